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

/// Why a GeoPackage cannot be read on.
public enum GeoPackageProblem: Equatable, Sendable {
  case damaged
  case notSQLite
  case noContents
  /// SQLite's own word for something else.
  case other(String)

  var spanish: String {
    switch self {
    case .damaged: "está cortado o dañado; vuelva a descargarlo"
    case .notSQLite: "no es una base SQLite"
    case .noContents: "es una base SQLite sin la tabla gpkg_contents"
    case .other(let word): "SQLite dice «\(word)»"
    }
  }

  var english: String {
    switch self {
    case .damaged: "it is cut off or damaged; download it again"
    case .notSQLite: "it is not an SQLite database"
    case .noContents: "it is an SQLite database without the table gpkg_contents"
    case .other(let word): "SQLite says “\(word)”"
    }
  }
}
