/// The values that `type` may have.
enum GeoJSONType: String, Hashable {
  case featureCollection = "FeatureCollection"
  case feature = "Feature"
  case point = "Point"
  case multiPoint = "MultiPoint"
  case line = "LineString"
  case multiLine = "MultiLineString"
  case polygon = "Polygon"
  case multiPolygon = "MultiPolygon"
  case collection = "GeometryCollection"

  var isGeometry: Bool { self != .featureCollection && self != .feature }

  /// How deep its positions lie in `coordinates`; nil for what has none.
  var nesting: Int? {
    switch self {
    case .point: 0
    case .multiPoint, .line: 1
    case .multiLine, .polygon: 2
    case .multiPolygon: 3
    default: nil
    }
  }

  /// Points, lines or areas: what programs draw as one layer.
  var family: GeoJSONType {
    switch self {
    case .multiPoint: .point
    case .multiLine: .line
    case .multiPolygon: .polygon
    default: self
    }
  }
}

/// The members that RFC 7946 defines.
struct GeoJSONMembers: OptionSet, Hashable {
  let rawValue: Int

  static let type = Self(rawValue: 1)
  static let features = Self(rawValue: 2)
  static let geometry = Self(rawValue: 4)
  static let properties = Self(rawValue: 8)
  static let coordinates = Self(rawValue: 16)
  static let geometries = Self(rawValue: 32)
  static let bbox = Self(rawValue: 64)
  static let id = Self(rawValue: 128)
  static let crs = Self(rawValue: 256)

  init(rawValue: Int) { self.rawValue = rawValue }

  /// Empty for any other name.
  init(word: borrowing ContiguousArray<UInt8>) {
    var found = 0
    // None of them is longer.
    if word.count <= 11 {
      for (name, member) in Self.names where word.elementsEqual(name) { found = member.rawValue }
    }
    rawValue = found
  }

  private static let names: [([UInt8], GeoJSONMembers)] = all.map { (Array($0.0.utf8), $0.1) }
  private static let all: [(String, GeoJSONMembers)] = [
    ("type", .type), ("features", .features), ("geometry", .geometry), ("properties", .properties),
    ("coordinates", .coordinates), ("geometries", .geometries), ("bbox", .bbox), ("id", .id), ("crs", .crs),
  ]

  /// Of a single member.
  var name: StaticString {
    switch self {
    case .type: "type"
    case .features: "features"
    case .geometry: "geometry"
    case .properties: "properties"
    case .coordinates: "coordinates"
    case .geometries: "geometries"
    case .bbox: "bbox"
    case .id: "id"
    default: "crs"
    }
  }
}
