import Territory

/// A geometry laid flat in memory that the next one uses again: what writers take instead of objects.
public struct FlatGeometry: Sendable {
  /// With the codes of OGC's simple features.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case point = 1
    case line, polygon, multiPoint, multiLine, multiPolygon

    /// Its name in GeoJSON.
    public var name: String {
      switch self {
      case .point: "Point"
      case .line: "LineString"
      case .polygon: "Polygon"
      case .multiPoint: "MultiPoint"
      case .multiLine: "MultiLineString"
      case .multiPolygon: "MultiPolygon"
      }
    }
  }

  /// nil where there is none.
  public internal(set) var kind: Kind?
  /// Longitude and latitude of each position in turn, degrees.
  var numbers: ContiguousArray<Double> = []
  /// One past the last position of each line or ring.
  var ends: ContiguousArray<Int> = []
  /// One past the last ring of each polygon.
  var parts: ContiguousArray<Int> = []

  public init() {}

  var positionCount: Int { numbers.count / 2 }

  mutating func clear() {
    kind = nil
    numbers.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
  }

  /// Takes the positions of `shape`; nil and shapes without positions are no geometry.
  /// - Throws: `ShapeFault.notFinite` for a position that is none.
  public mutating func take(_ shape: Shape?) throws {
    clear()
    switch shape {
    case nil: return
    case .point(let position): try append([position], as: .point)
    case .multiPoint(let positions): try append(positions, as: .multiPoint)
    case .line(let line): try append(line, as: .line)
    case .multiLine(let lines): for line in lines { try append(line, as: .multiLine) }
    case .polygon(let polygon): try append(polygon, as: .polygon)
    case .multiPolygon(let polygons): for polygon in polygons { try append(polygon, as: .multiPolygon) }
    }
    if numbers.isEmpty { clear() }
  }

  private mutating func append(_ polygon: Polygon, as kind: Kind) throws {
    for ring in polygon.rings { try append(ring, as: kind) }
    parts.append(ends.count)
  }

  private mutating func append(_ positions: [Coordinate], as kind: Kind) throws {
    self.kind = kind
    for position in positions {
      guard Self.isUsable(position.longitude), Self.isUsable(position.latitude) else { throw ShapeFault.notFinite }
      numbers.append(position.longitude)
      numbers.append(position.latitude)
    }
    ends.append(positionCount)
  }

  /// Whether a number can be written with fixed decimals; no degrees are larger.
  @inline(__always)
  static func isUsable(_ number: Double) -> Bool { number.magnitude < 1e9 }

  /// The smallest box that holds every position; nil without any.
  var box: BoundingBox? {
    guard numbers.count >= 2 else { return nil }
    let source = numbers.span
    var box = BoundingBox(west: source[0], south: source[1], east: source[0], north: source[1])
    var index = 2
    while index &+ 1 < source.count {
      let (x, y) = (source[index], source[index &+ 1])
      if x < box.west { box.west = x }
      if x > box.east { box.east = x }
      if y < box.south { box.south = y }
      if y > box.north { box.north = y }
      index &+= 2
    }
    return box
  }

  /// The geometry as a value; nil where there is none.
  public var shape: Shape? {
    func positions(_ from: Int, _ to: Int) -> [Coordinate] {
      (from..<to).map { Coordinate(longitude: numbers[2 * $0], latitude: numbers[2 * $0 + 1]) }
    }
    let lines = ends.indices.map { positions($0 == 0 ? 0 : ends[$0 - 1], ends[$0]) }
    let polygons = parts.indices.map { index in
      let rings = lines[(index == 0 ? 0 : parts[index - 1])..<parts[index]]
      return Polygon(exterior: rings.first ?? [], holes: Array(rings.dropFirst()))
    }
    return switch kind {
    case nil: nil
    case .point: .point(lines[0][0])
    case .multiPoint: .multiPoint(lines[0])
    case .line: .line(lines[0])
    case .multiLine: .multiLine(lines)
    case .polygon: .polygon(polygons[0])
    case .multiPolygon: .multiPolygon(polygons)
    }
  }
}
