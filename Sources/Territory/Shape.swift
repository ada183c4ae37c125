/// A polygon: one exterior ring and its holes, each closed (first position = last) with four positions or more.
public struct Polygon: Hashable, Sendable {
  public var exterior: [Coordinate]
  public var holes: [[Coordinate]]

  public init(exterior: [Coordinate], holes: [[Coordinate]] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  /// The exterior ring, then the holes.
  public var rings: [[Coordinate]] { [exterior] + holes }
}

/// A simple feature of the plane, on WGS 84, without third dimension.
public enum Shape: Hashable, Sendable {
  case point(Coordinate)
  case multiPoint([Coordinate])
  case line([Coordinate])
  case multiLine([[Coordinate]])
  case polygon(Polygon)
  case multiPolygon([Polygon])

  /// Calls `body` with each position, in order.
  public func forEachCoordinate(_ body: (Coordinate) throws -> Void) rethrows {
    switch self {
    case .point(let position): try body(position)
    case .multiPoint(let positions), .line(let positions): try positions.forEach(body)
    case .multiLine(let lines): for line in lines { try line.forEach(body) }
    case .polygon(let polygon): for ring in polygon.rings { try ring.forEach(body) }
    case .multiPolygon(let polygons):
      for polygon in polygons { for ring in polygon.rings { try ring.forEach(body) } }
    }
  }

  /// The same shape with each position passed through `change`.
  public func map(_ change: (Coordinate) throws -> Coordinate) rethrows -> Shape {
    func changed(_ polygon: Polygon) throws -> Polygon {
      Polygon(exterior: try polygon.exterior.map(change), holes: try polygon.holes.map { try $0.map(change) })
    }
    return switch self {
    case .point(let position): .point(try change(position))
    case .multiPoint(let positions): .multiPoint(try positions.map(change))
    case .line(let positions): .line(try positions.map(change))
    case .multiLine(let lines): .multiLine(try lines.map { try $0.map(change) })
    case .polygon(let polygon): .polygon(try changed(polygon))
    case .multiPolygon(let polygons): .multiPolygon(try polygons.map(changed))
    }
  }

  /// The smallest box that holds every position; nil for an empty shape.
  public var boundingBox: BoundingBox? {
    var box: BoundingBox?
    forEachCoordinate { position in
      if box == nil { box = BoundingBox(around: position) } else { box!.extend(to: position) }
    }
    return box
  }

  /// The same shape as the journal will keep it, in whole 1e-7 degrees.
  public var quantised: Shape { map(\.quantised) }

  /// The polygons of an area; empty for points and lines.
  public var polygons: [Polygon] {
    switch self {
    case .polygon(let polygon): [polygon]
    case .multiPolygon(let polygons): polygons
    default: []
    }
  }

  /// The OGC name of the shape's kind.
  public var kind: String {
    switch self {
    case .point: "Point"
    case .multiPoint: "MultiPoint"
    case .line: "LineString"
    case .multiLine: "MultiLineString"
    case .polygon: "Polygon"
    case .multiPolygon: "MultiPolygon"
    }
  }
}

/// West, south, east and north limits, in degrees.
public struct BoundingBox: Hashable, Sendable {
  public var west, south, east, north: Double

  public init(west: Double, south: Double, east: Double, north: Double) {
    (self.west, self.south, self.east, self.north) = (west, south, east, north)
  }

  public init(around position: Coordinate) {
    self.init(
      west: position.longitude, south: position.latitude, east: position.longitude, north: position.latitude)
  }

  public mutating func extend(to position: Coordinate) {
    west = min(west, position.longitude)
    east = max(east, position.longitude)
    south = min(south, position.latitude)
    north = max(north, position.latitude)
  }

  public func contains(_ position: Coordinate) -> Bool {
    (west...east).contains(position.longitude) && (south...north).contains(position.latitude)
  }

  /// The box of Mexico that every field position must fall in.
  /// Source: INEGI's national extremes rounded outward to a tenth of a degree.
  public static let mexico = BoundingBox(west: -118.6, south: 14.3, east: -86.5, north: 32.8)
}
