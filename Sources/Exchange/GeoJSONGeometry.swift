import Territory

/// Reads the geometry objects of GeoJSON.
struct GeoJSONGeometry {
  let georeference: Georeference
  /// Whether a position of the last geometry had a third number.
  private(set) var hasThirdDimension = false

  init(georeference: Georeference) { self.georeference = georeference }

  static func isKind(_ type: String) -> Bool {
    switch type {
    case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection": true
    default: false
    }
  }

  /// Takes the geometry that comes next; nil for null and for empty coordinates.
  /// - Throws: a `Refusal` that names what is wrong with the shape (the scanner then stands anywhere), or `JSONFault`.
  mutating func shape(_ scanner: inout JSONScanner) throws -> Shape? {
    hasThirdDimension = false
    if scanner.peek() == UInt8(ascii: "n") {
      try scanner.skipWord("null")
      return nil
    }
    guard scanner.take(UInt8(ascii: "{")) else { throw ShapeFault.unknownKind(nil) }
    var kind: String?
    var start: Int?
    var shape: Shape?
    if scanner.take(UInt8(ascii: "}")) { throw ShapeFault.unknownKind(nil) }
    repeat {
      let name = try scanner.string()
      try scanner.expect(UInt8(ascii: ":"))
      if name == "type", scanner.peek() == UInt8(ascii: "\"") {
        kind = try scanner.string()
      } else if name == "coordinates" {
        // Its kind may come after it.
        start = scanner.position
        if let kind { shape = try self.shape(of: kind, &scanner) } else { try scanner.skipValue() }
      } else {
        try scanner.skipValue()
      }
    } while try scanner.another(until: UInt8(ascii: "}"))
    if let shape { return shape }
    return try late(kind, start, &scanner)
  }

  /// A geometry whose coordinates came before its type, or that has none.
  private mutating func late(_ kind: String?, _ start: Int?, _ scanner: inout JSONScanner) throws -> Shape? {
    if kind == "GeometryCollection" { throw ShapeFault.collection }
    guard let kind, Self.isKind(kind) else { throw ShapeFault.unknownKind(kind) }
    guard let start else { throw ShapeFault.wronglyNested(kind: kind) }
    let end = scanner.position
    scanner.position = start
    defer { scanner.position = end }
    return try shape(of: kind, &scanner)
  }

  private mutating func shape(of kind: String, _ scanner: inout JSONScanner) throws -> Shape? {
    if scanner.peek() == UInt8(ascii: "n") {
      try scanner.skipWord("null")
      return nil
    }
    do {
      switch kind {
      case "Point": return try point(&scanner).map(Shape.point)
      case "MultiPoint": return try positions(&scanner).map(Shape.multiPoint)
      case "LineString": return try positions(&scanner).map { .line(try ShapeRule.line($0)) }
      case "MultiLineString":
        return try lists(&scanner).map { .multiLine(try $0.map { try ShapeRule.line($0) }) }
      case "Polygon": return try lists(&scanner).flatMap { try ShapeRule.polygon($0) }.map(Shape.polygon)
      case "MultiPolygon": return try multiPolygon(&scanner)
      case "GeometryCollection": throw ShapeFault.collection
      default: throw ShapeFault.unknownKind(kind)
      }
    } catch is WrongNesting {
      throw ShapeFault.wronglyNested(kind: kind)
    }
  }

  private struct WrongNesting: Error {}

  private mutating func point(_ scanner: inout JSONScanner) throws -> Coordinate? {
    let start = scanner.position
    guard scanner.take(UInt8(ascii: "[")) else { throw WrongNesting() }
    if scanner.take(UInt8(ascii: "]")) { return nil }
    scanner.position = start
    return try position(&scanner)
  }

  private mutating func position(_ scanner: inout JSONScanner) throws -> Coordinate {
    guard scanner.take(UInt8(ascii: "[")) else { throw WrongNesting() }
    let x = try number(&scanner)
    guard try scanner.another(until: UInt8(ascii: "]")) else { throw WrongNesting() }
    let y = try number(&scanner)
    while try scanner.another(until: UInt8(ascii: "]")) {
      _ = try number(&scanner)
      hasThirdDimension = true
    }
    return try georeference.coordinate(x: x, y: y)
  }

  private func number(_ scanner: inout JSONScanner) throws -> Double {
    switch scanner.peek() {
    case UInt8(ascii: "n"), UInt8(ascii: "\""): throw ShapeFault.notFinite
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"): throw WrongNesting()
    default: return try scanner.number()
    }
  }

  /// `[[x, y], …]`; nil where it is empty.
  private mutating func positions(_ scanner: inout JSONScanner) throws -> [Coordinate]? {
    guard scanner.take(UInt8(ascii: "[")) else { throw WrongNesting() }
    if scanner.take(UInt8(ascii: "]")) { return nil }
    var positions: [Coordinate] = []
    repeat { positions.append(try position(&scanner)) } while try scanner.another(until: UInt8(ascii: "]"))
    return positions
  }

  /// Lists of positions; nil where there are none. An empty list stays: it is a ring or a line too short.
  private mutating func lists(_ scanner: inout JSONScanner) throws -> [[Coordinate]]? {
    guard scanner.take(UInt8(ascii: "[")) else { throw WrongNesting() }
    if scanner.take(UInt8(ascii: "]")) { return nil }
    var lists: [[Coordinate]] = []
    repeat { lists.append(try positions(&scanner) ?? []) } while try scanner.another(until: UInt8(ascii: "]"))
    return lists
  }

  private mutating func multiPolygon(_ scanner: inout JSONScanner) throws -> Shape? {
    guard scanner.take(UInt8(ascii: "[")) else { throw WrongNesting() }
    if scanner.take(UInt8(ascii: "]")) { return nil }
    var polygons: [Polygon] = []
    repeat {
      if let rings = try lists(&scanner), let polygon = try ShapeRule.polygon(rings) { polygons.append(polygon) }
    } while try scanner.another(until: UInt8(ascii: "]"))
    return polygons.isEmpty ? nil : .multiPolygon(polygons)
  }
}
