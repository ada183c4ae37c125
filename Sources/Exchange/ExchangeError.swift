import Territory

/// Why a file cannot be read or written at all. What is wrong with one row is a `ShapeFault` (or another `Refusal`) on
/// that row.
public enum ExchangeError: Refusal, Equatable {
  case missing(path: String)
  case directory(path: String)
  case notAFile(path: String)
  case unreadable(path: String, reason: SystemReason)
  case empty(path: String)
  case unknownFormat(path: String)
  /// Another format known by its first bytes, with how to bring it in.
  case foreignFormat(path: String, format: String)

  case malformedJSON(path: String, line: Int, problem: JSONProblem)
  case notGeoJSON(path: String, line: Int, problem: GeoJSONProblem)
  /// One feature takes more memory than any real one would.
  case featureTooLarge(path: String, line: Int)

  case noShapefileInside(path: String)
  case severalShapefilesInside(path: String, names: [String])
  case noCoordinateSystem(path: String)
  case damagedShapefile(path: String, problem: ShapefileProblem)

  /// `reason` is SQLite's own word.
  case notGeoPackage(path: String, reason: String)
  case noFeatureTable(path: String)
  case severalFeatureTables(path: String, names: [String])

  case unwritable(path: String, reason: SystemReason)
  case diskFull(path: String)

  public func sentence(in language: Language) -> String {
    switch language {
    case .spanish: spanish
    case .english: english
    }
  }

  private var spanish: String {
    switch self {
    case .missing(let path): "No existe el archivo \(path)."
    case .directory(let path): "\(path) es una carpeta; indique el archivo."
    case .notAFile(let path): "\(path) no es un archivo que se pueda releer; guárdelo primero en el disco."
    case .unreadable(let path, let reason): "No se puede leer \(path): \(reason.spanish)."
    case .empty(let path): "\(path) está vacío."
    case .unknownFormat(let path):
      "\(path) no tiene un formato conocido; se leen GeoJSON, Shapefile, GeoPackage y CSV."
    case .foreignFormat(let path, let format):
      "\(path) es \(format), que no se lee; expórtelo como GeoJSON, Shapefile, GeoPackage o CSV."
    case .malformedJSON(let path, let line, let problem):
      "\(path) no es JSON legible en la línea \(line): \(problem.spanish)."
    case .notGeoJSON(let path, let line, let problem): "\(path), línea \(line): \(problem.spanish)."
    case .featureTooLarge(let path, let line):
      "\(path), línea \(line): un solo elemento pasa de 512 MiB; divida el archivo."
    case .noShapefileInside(let path): "\(path) no contiene ningún .shp."
    case .severalShapefilesInside(let path, let names):
      "\(path) contiene varios Shapefile (\(names.joined(separator: ", "))); deje uno solo."
    case .noCoordinateSystem(let path):
      "\(path) no dice su sistema de coordenadas (falta el .prj): indique --crs EPSG:…"
    case .damagedShapefile(let path, let problem): "\(path) no es un Shapefile legible: \(problem.spanish)."
    case .notGeoPackage(let path, let reason): "\(path) no es un GeoPackage legible: \(reason)."
    case .noFeatureTable(let path): "\(path) no contiene ninguna capa de elementos."
    case .severalFeatureTables(let path, let names):
      "\(path) contiene varias capas (\(names.joined(separator: ", "))); exporte a otro GeoPackage sólo la que quiere."
    case .unwritable(let path, let reason): "No se puede escribir \(path): \(reason.spanish)."
    case .diskFull(let path): "No queda espacio en el disco para \(path); no se escribió nada."
    }
  }

  private var english: String {
    switch self {
    case .missing(let path): "There is no file \(path)."
    case .directory(let path): "\(path) is a folder; name the file."
    case .notAFile(let path): "\(path) is not a file that can be read twice; save it to disk first."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason.english)."
    case .empty(let path): "\(path) is empty."
    case .unknownFormat(let path):
      "\(path) has no known format; GeoJSON, Shapefile, GeoPackage and CSV are read."
    case .foreignFormat(let path, let format):
      "\(path) is \(format), which is not read; export it as GeoJSON, Shapefile, GeoPackage or CSV."
    case .malformedJSON(let path, let line, let problem):
      "\(path) is not readable JSON at line \(line): \(problem.english)."
    case .notGeoJSON(let path, let line, let problem): "\(path), line \(line): \(problem.english)."
    case .featureTooLarge(let path, let line):
      "\(path), line \(line): a single feature exceeds 512 MiB; split the file."
    case .noShapefileInside(let path): "\(path) contains no .shp."
    case .severalShapefilesInside(let path, let names):
      "\(path) contains several shapefiles (\(names.joined(separator: ", "))); leave only one."
    case .noCoordinateSystem(let path):
      "\(path) does not say its coordinate system (the .prj is missing): give --crs EPSG:…"
    case .damagedShapefile(let path, let problem): "\(path) is not a readable shapefile: \(problem.english)."
    case .notGeoPackage(let path, let reason): "\(path) is not a readable GeoPackage: \(reason)."
    case .noFeatureTable(let path): "\(path) contains no feature layer."
    case .severalFeatureTables(let path, let names):
      "\(path) contains several layers (\(names.joined(separator: ", "))); export the one you want to its own GeoPackage."
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason.english)."
    case .diskFull(let path): "No space is left on the disk for \(path); nothing was written."
    }
  }
}

/// Why some JSON is no GeoJSON.
public enum GeoJSONProblem: Equatable, Sendable {
  /// The outermost value, or an element of `features`, is not an object.
  case notAnObject
  /// The `type` of an object, nil where it has none.
  case unknownType(String?)
  case featuresMissing
  case moreAfterTheEnd
  /// A `crs` member that names no system.
  case unreadableSystem
  case tooManyProperties
  case notUTF8

  var spanish: String {
    switch self {
    case .notAnObject: "no es GeoJSON; se esperaba un objeto «{…}»"
    case .unknownType("Topology"): "es TopoJSON, que no se lee; expórtelo como GeoJSON"
    case .unknownType(let type?): "no es GeoJSON; su «type» es «\(type)»"
    case .unknownType(nil): "no es GeoJSON; le falta «type»"
    case .featuresMissing: "el FeatureCollection no tiene su lista «features»"
    case .moreAfterTheEnd: "hay más texto después del final del FeatureCollection"
    case .unreadableSystem: "no se entiende su miembro «crs»; indique --crs EPSG:…"
    case .tooManyProperties: "los elementos tienen más de \(PropertyNames.limit) propiedades distintas"
    case .notUTF8: "el texto no es UTF-8, como pide GeoJSON; vuelva a guardarlo en UTF-8"
    }
  }

  var english: String {
    switch self {
    case .notAnObject: "this is not GeoJSON; an object “{…}” was expected"
    case .unknownType("Topology"): "this is TopoJSON, which is not read; export it as GeoJSON"
    case .unknownType(let type?): "this is not GeoJSON; its “type” is “\(type)”"
    case .unknownType(nil): "this is not GeoJSON; “type” is missing"
    case .featuresMissing: "the FeatureCollection has no “features” list"
    case .moreAfterTheEnd: "there is more text after the end of the FeatureCollection"
    case .unreadableSystem: "its “crs” member cannot be understood; give --crs EPSG:…"
    case .tooManyProperties: "the features have more than \(PropertyNames.limit) different properties"
    case .notUTF8: "the text is not UTF-8, as GeoJSON demands; save it again as UTF-8"
    }
  }
}

/// Why a shapefile cannot be read on.
public enum ShapefileProblem: Equatable, Sendable {
  case notAShapefile
  case truncated(record: Int)
  case badRecord(Int)
  /// Records in the .shp and in the .dbf.
  case countsDiffer(shapes: Int, rows: Int)
  case unsupportedType(Int)

  var spanish: String {
    switch self {
    case .notAShapefile: "su encabezado no es el de un .shp"
    case .truncated(let record): "está cortado en el registro \(record)"
    case .badRecord(let record): "el registro \(record) está dañado"
    case .countsDiffer(let shapes, let rows): "el .shp tiene \(shapes) figuras y el .dbf \(rows) renglones"
    case .unsupportedType(let type): "sus figuras son del tipo \(type), que no es de puntos, líneas ni polígonos"
    }
  }

  var english: String {
    switch self {
    case .notAShapefile: "its header is not that of a .shp"
    case .truncated(let record): "it is cut off at record \(record)"
    case .badRecord(let record): "record \(record) is damaged"
    case .countsDiffer(let shapes, let rows): "the .shp has \(shapes) shapes and the .dbf \(rows) rows"
    case .unsupportedType(let type): "its shapes are of type \(type), which is neither points, lines nor polygons"
    }
  }
}
