import Territory

/// Why a file cannot be read or written at all. What is wrong with one row is a `ShapeFault` (or another `Refusal`) on
/// that row.
public enum ExchangeError: BilingualRefusal, Equatable {
  case missing(path: String)
  case directory(path: String)
  case notAFile(path: String)
  case unreadable(path: String, reason: SystemReason)
  case empty(path: String)
  case unknownFormat(path: String)
  /// Another format known by its first bytes, with how to bring it in.
  case foreignFormat(path: String, format: ForeignFormat)

  case malformedJSON(path: String, line: Int, problem: JSONProblem)
  case notGeoJSON(path: String, line: Int, problem: GeoJSONProblem)
  /// One feature takes more memory than any real one would.
  case featureTooLarge(path: String, line: Int)

  case noShapefileInside(path: String)
  case severalShapefilesInside(path: String, names: [String])
  /// A shapefile without .prj.
  case noPRJ(path: String)
  /// A layer that says its system is undefined.
  case undefinedSystem(path: String)
  /// The .dbf, .shx or .prj of a shapefile, given in place of its .shp.
  case partOfShapefile(path: String)
  case damagedShapefile(path: String, problem: ShapefileProblem)

  case notGeoPackage(path: String, problem: GeoPackageProblem)
  /// What another program has not yet written into the file lies beside it, in `journal`.
  case pendingChanges(path: String, journal: String)
  case noFeatureTable(path: String)
  case severalFeatureTables(path: String, names: [String])

  case unwritable(path: String, reason: SystemReason)
  case diskFull(path: String)
  case wouldReplaceDatabase(path: String)

  public var spanish: String {
    switch self {
    case .missing(let path): "No existe el archivo \(path)."
    case .directory(let path): "\(path) es una carpeta; indique el archivo."
    case .notAFile(let path): "\(path) no es un archivo que se pueda releer; guárdelo primero en el disco."
    case .unreadable(let path, let reason): "No se puede leer \(path): \(reason.spanish)."
    case .empty(let path): "\(path) está vacío."
    case .unknownFormat(let path):
      "\(path) no tiene un formato conocido; se leen GeoJSON, Shapefile, GeoPackage y CSV."
    case .foreignFormat(let path, let format):
      "\(path) es \(format.spanish), que no se lee; expórtelo como GeoJSON, Shapefile, GeoPackage o CSV."
    case .malformedJSON(let path, let line, let problem):
      "\(path) no es JSON legible en la línea \(line): \(problem.spanish)."
    case .notGeoJSON(let path, let line, let problem): "\(path), línea \(line): \(problem.spanish)."
    case .featureTooLarge(let path, let line):
      "\(path), línea \(line): un solo elemento pasa de 512 MiB; divida el archivo."
    case .noShapefileInside(let path): "\(path) no contiene ningún .shp."
    case .severalShapefilesInside(let path, let names):
      "\(path) contiene varios Shapefile (\(names.joined(separator: ", "))); deje uno solo."
    case .noPRJ(let path):
      "\(path) no dice su sistema de coordenadas (falta el .prj): indique --crs EPSG:…"
    case .undefinedSystem(let path): "\(path) no dice su sistema de coordenadas: indique --crs EPSG:…"
    case .partOfShapefile(let path): "\(path) es sólo una parte de un Shapefile; indique el .shp o el .zip con todas."
    case .damagedShapefile(let path, let problem): "\(path) no es un Shapefile legible: \(problem.spanish)."
    case .notGeoPackage(let path, let problem): "\(path) no es un GeoPackage legible: \(problem.spanish)."
    case .pendingChanges(let path, let journal):
      "\(path) tiene cambios sin terminar de guardar en \(journal): ciérrelo en el otro programa y repita."
    case .noFeatureTable(let path): "\(path) no contiene ninguna capa de elementos."
    case .severalFeatureTables(let path, let names):
      "\(path) contiene varias capas (\(names.joined(separator: ", "))); exporte a otro GeoPackage sólo la que quiere."
    case .wouldReplaceDatabase(let path): "\(path) es una base de datos y no se reemplaza; dé otro nombre de salida."
    case .unwritable("-", let reason): "La salida estándar no tomó todo lo que se le escribió: \(reason.spanish)."
    case .unwritable(let path, let reason): "No se puede escribir \(path): \(reason.spanish)."
    case .diskFull("-"): "La salida estándar no tomó todo lo que se le escribió: no queda espacio en el disco."
    case .diskFull(let path): "No queda espacio en el disco para \(path); no se escribió nada."
    }
  }

  public var english: String {
    switch self {
    case .missing(let path): "There is no file \(path)."
    case .directory(let path): "\(path) is a folder; name the file."
    case .notAFile(let path): "\(path) is not a file that can be read twice; save it to disk first."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason.english)."
    case .empty(let path): "\(path) is empty."
    case .unknownFormat(let path):
      "\(path) has no known format; GeoJSON, Shapefile, GeoPackage and CSV are read."
    case .foreignFormat(let path, let format):
      "\(path) is \(format.english), which is not read; export it as GeoJSON, Shapefile, GeoPackage or CSV."
    case .malformedJSON(let path, let line, let problem):
      "\(path) is not readable JSON at line \(line): \(problem.english)."
    case .notGeoJSON(let path, let line, let problem): "\(path), line \(line): \(problem.english)."
    case .featureTooLarge(let path, let line):
      "\(path), line \(line): a single feature exceeds 512 MiB; split the file."
    case .noShapefileInside(let path): "\(path) contains no .shp."
    case .severalShapefilesInside(let path, let names):
      "\(path) contains several shapefiles (\(names.joined(separator: ", "))); leave only one."
    case .noPRJ(let path):
      "\(path) does not say its coordinate system (the .prj is missing): give --crs EPSG:…"
    case .undefinedSystem(let path): "\(path) does not say its coordinate system: give --crs EPSG:…"
    case .partOfShapefile(let path): "\(path) is only a part of a shapefile; name the .shp or the .zip of all."
    case .damagedShapefile(let path, let problem): "\(path) is not a readable shapefile: \(problem.english)."
    case .notGeoPackage(let path, let problem): "\(path) is not a readable GeoPackage: \(problem.english)."
    case .pendingChanges(let path, let journal):
      "\(path) has changes not yet saved, in \(journal): close it in the other program and repeat."
    case .noFeatureTable(let path): "\(path) contains no feature layer."
    case .severalFeatureTables(let path, let names):
      "\(path) contains several layers (\(names.joined(separator: ", "))); export the one you want to its own GeoPackage."
    case .wouldReplaceDatabase(let path): "\(path) is a database and is not replaced; give another name to write to."
    case .unwritable("-", let reason): "Standard output did not take all that was written to it: \(reason.english)."
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason.english)."
    case .diskFull("-"): "Standard output did not take all that was written to it: no space is left on the disk."
    case .diskFull(let path): "No space is left on the disk for \(path); nothing was written."
    }
  }

  /// Whether what was written to is a pipe that nobody reads any more.
  public var isReaderGone: Bool { if case .unwritable(_, let reason) = self { reason.isBrokenPipe } else { false } }
}
