import Territory

/// Reads the content of one record of a .shp.
struct ShapefileRecord {
  enum Kind {
    case point, multiPoint, line, polygon

    /// The shape type, whatever its dimensions (1, 11, 21 …).
    init?(code: Int) {
      switch code % 10 {
      case 1 where code < 30: self = .point
      case 3 where code < 30: self = .line
      case 5 where code < 30: self = .polygon
      case 8 where code < 30: self = .multiPoint
      default: return nil
      }
    }
  }

  private var reader: ByteReader
  private let georeference: Georeference
  /// Whether the shape had a third dimension or measures.
  private(set) var hasThirdDimension = false

  init(_ bytes: [UInt8], _ content: Range<Int>, _ georeference: Georeference) {
    reader = ByteReader(bytes, content)
    self.georeference = georeference
  }

  /// The record's shape; nil where it is null or without positions.
  /// - Throws: a `Refusal` that names what is wrong with it.
  mutating func shape() throws -> Shape? {
    let code = Int(try reader.uint32())
    if code == 0 { return nil }
    guard let kind = Kind(code: code) else { throw ShapeFault.damaged }
    hasThirdDimension = code > 10
    switch kind {
    case .point: return .point(try position())
    case .multiPoint:
      try skipBox()
      let positions = try positions(reader.count(ofSize: 16))
      return positions.isEmpty ? nil : .multiPoint(positions)
    case .line:
      let lines = try parts().map { try ShapeRule.line($0) }
      return lines.count > 1 ? .multiLine(lines) : lines.first.map(Shape.line)
    case .polygon:
      let polygons = try ShapefileRings(try parts()).polygons
      return polygons.count > 1 ? .multiPolygon(polygons) : polygons.first.map(Shape.polygon)
    }
  }

  private mutating func skipBox() throws(ShapeFault) { try reader.skip(32) }

  private mutating func position() throws -> Coordinate {
    let (x, y) = (try reader.double(), try reader.double())
    return try georeference.coordinate(x: x, y: y)
  }

  private mutating func positions(_ count: Int) throws -> [Coordinate] {
    guard count <= reader.remaining / 16 else { throw ShapeFault.damaged }
    var positions: [Coordinate] = []
    positions.reserveCapacity(count)
    for _ in 0..<count { positions.append(try position()) }
    return positions
  }

  /// The parts of a line or the rings of a polygon.
  private mutating func parts() throws -> [[Coordinate]] {
    try skipBox()
    let partCount = try reader.count(ofSize: 4)
    let positionCount = Int(try reader.uint32())
    var starts: [Int] = []
    for _ in 0..<partCount { starts.append(Int(try reader.uint32())) }
    starts.append(positionCount)
    guard positionCount <= reader.remaining / 16, positionCount == 0 || starts.first == 0 else {
      throw ShapeFault.damaged
    }
    return try zip(starts, starts.dropFirst()).map { start, end in
      guard start <= end else { throw ShapeFault.damaged }
      return try positions(end - start)
    }
  }
}

/// Rings of a shapefile's polygon, put together: those that run clockwise are exteriors, the others holes of the
/// smallest exterior around them.
private struct ShapefileRings {
  private(set) var polygons: [Polygon]

  init(_ rings: [[Coordinate]]) throws(ShapeFault) {
    _ = try ShapeRule.polygon(rings)
    let areas = rings.map(Self.doubleArea)
    var exteriors = rings.indices.filter { areas[$0] < 0 }
    var holes: [(ring: Int, exterior: Int)] = []
    for ring in rings.indices where areas[ring] >= 0 {
      if let exterior = Self.exterior(around: rings[ring], among: exteriors, of: rings, areas) {
        holes.append((ring, exterior))
      } else {
        // A lone ring drawn the wrong way round is still an area.
        exteriors.append(ring)
      }
    }
    polygons = exteriors.sorted().map { Polygon(exterior: rings[$0]) }
    let places = Dictionary(uniqueKeysWithValues: exteriors.sorted().enumerated().map { ($1, $0) })
    for hole in holes { polygons[places[hole.exterior]!].holes.append(rings[hole.ring]) }
  }

  private static func exterior(
    around hole: [Coordinate], among exteriors: [Int], of rings: [[Coordinate]], _ areas: [Double]
  ) -> Int? {
    let clockwise = exteriors.filter { areas[$0] < 0 }
    return clockwise.filter { contains(rings[$0], hole) }.min { areas[$0].magnitude < areas[$1].magnitude }
  }

  /// Positive for a ring that runs counter-clockwise.
  private static func doubleArea(_ ring: [Coordinate]) -> Double {
    guard let origin = ring.first else { return 0 }
    var sum = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      sum +=
        (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
        - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
    return sum
  }

  /// Whether `hole` lies in `ring`: the first of its corners that is no corner of the ring decides.
  private static func contains(_ ring: [Coordinate], _ hole: [Coordinate]) -> Bool {
    guard let outer = Shape.line(ring).boundingBox, let inner = Shape.line(hole).boundingBox,
      inner.west >= outer.west, inner.east <= outer.east, inner.south >= outer.south, inner.north <= outer.north
    else { return false }
    let corners = Set(ring)
    guard let corner = hole.first(where: { !corners.contains($0) }) else { return true }
    return isInside(corner, ring)
  }

  /// By the parity of crossings to the east.
  private static func isInside(_ position: Coordinate, _ ring: [Coordinate]) -> Bool {
    var isInside = false
    for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude > position.latitude) != (b.latitude > position.latitude)
    {
      let share = (position.latitude - a.latitude) / (b.latitude - a.latitude)
      if position.longitude < a.longitude + share * (b.longitude - a.longitude) { isInside.toggle() }
    }
    return isInside
  }
}
