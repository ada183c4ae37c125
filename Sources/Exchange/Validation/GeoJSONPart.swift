/// The parts of a GeoJSON file in which a value of one kind must stand.
public enum GeoJSONPart: Hashable, Sendable {
  /// The file itself, or one of several in a sequence.
  case root
  case features, feature, geometry
  /// The list of a GeometryCollection, and one of its geometries.
  case geometries, member
  case coordinates, position, number
  case properties, type, id

  func spanishDemand(found word: GeoJSONWord) -> String {
    let found = word.spanish
    return switch self {
    case .root: "El archivo debe ser un objeto de GeoJSON, { \"type\": … }, y aquí hay \(found): revise quién lo hizo."
    case .features: "«features» debe ser una lista de elementos, [ … ], y aquí hay \(found): corríjalo."
    case .feature: "Cada elemento debe ser un objeto, { \"type\": \"Feature\", … }, y aquí hay \(found): corríjalo."
    case .geometry:
      "«geometry» debe ser una geometría, { \"type\": … }, y aquí hay \(found): escriba null si no hay lugar."
    case .geometries: "«geometries» debe ser una lista de geometrías, [ … ], y aquí hay \(found): corríjalo."
    case .member: "Cada geometría debe ser un objeto, { \"type\": … }, y aquí hay \(found): corríjalo o quítelo."
    case .coordinates: "«coordinates» debe ser una lista, [ … ], y aquí hay \(found): corríjalo."
    case .position: "Aquí va una posición, [longitud, latitud], y hay \(found): corríjalo o quítelo."
    case .number: "Una posición es de números, [longitud, latitud], y aquí hay \(found): corríjalo, sin comillas."
    case .properties: "«properties» debe ser un objeto, { … }, y aquí hay \(found): escriba null si no hay datos."
    case .type: "«type» debe ser un texto, como \"Feature\", y aquí hay \(found): corríjalo."
    case .id: "«id» debe ser un texto o un número y aquí hay \(found): quítelo donde no lo haya."
    }
  }

  func englishDemand(found word: GeoJSONWord) -> String {
    let found = word.english
    return switch self {
    case .root: "The file must be an object of GeoJSON, { \"type\": … }, and here is \(found): check what made it."
    case .features: "“features” must be a list of features, [ … ], and here is \(found): correct it."
    case .feature: "Each feature must be an object, { \"type\": \"Feature\", … }, and here is \(found): correct it."
    case .geometry:
      "“geometry” must be a geometry, { \"type\": … }, and here is \(found): write null where it has no place."
    case .geometries: "“geometries” must be a list of geometries, [ … ], and here is \(found): correct it."
    case .member: "Each geometry must be an object, { \"type\": … }, and here is \(found): correct or remove it."
    case .coordinates: "“coordinates” must be a list, [ … ], and here is \(found): correct it."
    case .position: "Here goes a position, [longitude, latitude], and there is \(found): correct or remove it."
    case .number: "A position is of numbers, [longitude, latitude], and here is \(found): correct it, without quotes."
    case .properties: "“properties” must be an object, { … }, and here is \(found): write null where it has no data."
    case .type: "“type” must be a string such as \"Feature\", and here is \(found): correct it."
    case .id: "“id” must be a string or a number, and here is \(found): leave it out where there is none."
    }
  }

  /// What may stand in `type` here, after «no es».
  var spanishTypes: String {
    switch self {
    case .root: "un tipo de GeoJSON: escriba \"FeatureCollection\", \"Feature\" o el de una geometría"
    case .feature: "lo que va en «features»: cada uno debe ser de tipo \"Feature\", con su geometría dentro"
    default: "un tipo de geometría: escriba Point, LineString, Polygon, uno de sus Multi… o GeometryCollection"
    }
  }

  var englishTypes: String {
    switch self {
    case .root: "a type of GeoJSON: write \"FeatureCollection\", \"Feature\" or that of a geometry"
    case .feature: "what goes into “features”: each must be of type \"Feature\", with its geometry inside"
    default: "a type of geometry: write Point, LineString, Polygon, one of their Multi… or GeometryCollection"
    }
  }
}

/// What a value of JSON is, by its first byte.
public enum GeoJSONWord: Hashable, Sendable {
  case object, list, text, number, null, boolean
  /// None of JSON's.
  case other

  init(_ byte: UInt8) {
    self =
      switch byte {
      case UInt8(ascii: "{"): .object
      case UInt8(ascii: "["): .list
      case UInt8(ascii: "\""): .text
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "N"), UInt8(ascii: "I"): .number
      case UInt8(ascii: "n"): .null
      case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
      default: .other
      }
  }

  var spanish: String {
    switch self {
    case .object: "un objeto, { … }"
    case .list: "una lista, [ … ]"
    case .text: "un texto"
    case .number: "un número"
    case .null: "null"
    case .boolean: "true o false"
    case .other: "otra cosa"
    }
  }

  var english: String {
    switch self {
    case .object: "an object, { … }"
    case .list: "a list, [ … ]"
    case .text: "a string"
    case .number: "a number"
    case .null: "null"
    case .boolean: "true or false"
    case .other: "something else"
    }
  }
}
