import Territory

/// Reads geometries of a GeoPackage: its header, then well-known binary (ISO 13249-3, or with PostGIS's flags).
///
/// Source: OGC 12-128r18, GeoPackage 1.3.1, §2.1.3.
struct WellKnownBinary {
  private var reader: ByteReader
  private let georeference: Georeference
  /// Whether the geometry had a third dimension or measures.
  private(set) var hasThirdDimension = false

  /// - Parameter blob: the cell's bytes.
  init(geoPackage blob: [UInt8], _ georeference: Georeference) {
    reader = ByteReader(blob, 0..<blob.count)
    self.georeference = georeference
  }

  /// The shape; nil where it is empty.
  /// - Throws: a `Refusal` that names what is wrong with it.
  mutating func shape() throws -> Shape? {
    guard try reader.byte() == UInt8(ascii: "G"), try reader.byte() == UInt8(ascii: "P") else {
      throw ShapeFault.damaged
    }
    try reader.skip(1)
    let flags = try reader.byte()
    let envelopeSizes = [0, 32, 48, 48, 64]
    let envelope = Int(flags >> 1 & 7)
    guard envelope < envelopeSizes.count, flags & 0x20 == 0 else { throw ShapeFault.damaged }
    try reader.skip(4 + envelopeSizes[envelope])
    if flags & 0x10 != 0 { return nil }
    return try body()
  }

  private struct Head {
    var kind: Int
    /// Numbers a position has.
    var dimensions: Int
  }

  private mutating func head() throws -> Head {
    let order = try reader.byte()
    guard order < 2 else { throw ShapeFault.damaged }
    reader.isLittleEndian = order == 1
    let code = try reader.uint32()
    if code & 0x2000_0000 != 0 { try reader.skip(4) }
    let iso = Int(code & 0x1FFF_FFFF)
    let hasZ = code & 0x8000_0000 != 0 || iso / 1000 == 1 || iso / 1000 == 3
    let hasM = code & 0x4000_0000 != 0 || iso / 1000 == 2 || iso / 1000 == 3
    guard iso < 4000 else { throw ShapeFault.damaged }
    if hasZ || hasM { hasThirdDimension = true }
    return Head(kind: iso % 1000, dimensions: 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0))
  }

  private mutating func body() throws -> Shape? {
    let head = try head()
    switch head.kind {
    case 1: return try position(head.dimensions).map(Shape.point)
    case 2:
      let line = try positions(head.dimensions)
      return line.isEmpty ? nil : .line(try ShapeRule.line(line))
    case 3: return try polygon(head.dimensions).map(Shape.polygon)
    case 4:
      let points = try parts(1) { reader, head in try reader.position(head.dimensions) }
      return points.isEmpty ? nil : .multiPoint(points)
    case 5:
      let lines = try parts(2) { reader, head in try ShapeRule.line(try reader.positions(head.dimensions)) }
      return lines.isEmpty ? nil : .multiLine(lines)
    case 6:
      let polygons = try parts(3) { reader, head in try reader.polygon(head.dimensions) }
      return polygons.isEmpty ? nil : .multiPolygon(polygons)
    case 7: throw ShapeFault.collection
    default: throw ShapeFault.unknownKind(Self.kindName(head.kind))
    }
  }

  private static func kindName(_ kind: Int) -> String {
    let names = [
      8: "CircularString", 9: "CompoundCurve", 10: "CurvePolygon", 11: "MultiCurve", 12: "MultiSurface",
      15: "PolyhedralSurface", 16: "TIN", 17: "Triangle",
    ]
    return names[kind] ?? "WKB \(kind)"
  }

  /// The parts of a multiple geometry, each with its own head; empty ones are left out.
  private mutating func parts<Part>(
    _ kind: Int, _ part: (inout WellKnownBinary, Head) throws -> Part?
  ) throws -> [Part] {
    var parts: [Part] = []
    for _ in 0..<(try reader.count(ofSize: 9)) {
      let head = try head()
      guard head.kind == kind else { throw ShapeFault.damaged }
      if let part = try part(&self, head) { parts.append(part) }
    }
    return parts
  }

  /// nil for the empty point, whose numbers are NaN.
  private mutating func position(_ dimensions: Int) throws -> Coordinate? {
    let (x, y) = (try reader.double(), try reader.double())
    try reader.skip(8 * (dimensions - 2))
    return x.isNaN && y.isNaN ? nil : try georeference.coordinate(x: x, y: y)
  }

  private mutating func positions(_ dimensions: Int) throws -> [Coordinate] {
    let count = try reader.count(ofSize: 8 * dimensions)
    var positions: [Coordinate] = []
    positions.reserveCapacity(count)
    for _ in 0..<count {
      guard let position = try position(dimensions) else { throw ShapeFault.notFinite }
      positions.append(position)
    }
    return positions
  }

  private mutating func polygon(_ dimensions: Int) throws -> Polygon? {
    var rings: [[Coordinate]] = []
    for _ in 0..<(try reader.count(ofSize: 4)) { rings.append(try positions(dimensions)) }
    return try ShapeRule.polygon(rings)
  }
}
