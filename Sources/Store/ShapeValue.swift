import Territory

/// Shapes as the journal keeps them: the OGC kind, and flat runs of whole 1e-7 degrees (x, y, x, y …).
extension FieldValue {
  /// A shape's tree, or null where there is none.
  public init(_ shape: Shape?) {
    guard let shape else {
      self = .null
      return
    }
    let coordinates: FieldValue =
      switch shape {
      case .point(let position): Self.run([position])
      case .multiPoint(let positions), .line(let positions): Self.run(positions)
      case .multiLine(let lines): .array(lines.map(Self.run))
      case .polygon(let polygon): .array(polygon.rings.map(Self.run))
      case .multiPolygon(let polygons): .array(polygons.map { .array($0.rings.map(Self.run)) })
      }
    self = .object(["type": .text(shape.kind), "coordinates": coordinates])
  }

  private static func run(_ positions: [Coordinate]) -> FieldValue {
    var numbers: [FieldValue] = []
    numbers.reserveCapacity(positions.count * 2)
    for position in positions {
      numbers.append(.integer(position.longitudeE7))
      numbers.append(.integer(position.latitudeE7))
    }
    return .array(numbers)
  }

  /// The shape that the tree holds; nil for anything else.
  public var shape: Shape? {
    guard let object, let kind = object["type"]?.text, let coordinates = object["coordinates"] else { return nil }
    switch kind {
    case "Point":
      guard let positions = coordinates.positions, positions.count == 1 else { return nil }
      return .point(positions[0])
    case "MultiPoint": return coordinates.positions.map(Shape.multiPoint)
    case "LineString": return coordinates.positions.map(Shape.line)
    case "MultiLineString": return coordinates.runs.map(Shape.multiLine)
    case "Polygon": return coordinates.polygon.map(Shape.polygon)
    case "MultiPolygon":
      guard let polygons = coordinates.array?.compactMap(\.polygon), polygons.count == coordinates.array?.count else {
        return nil
      }
      return .multiPolygon(polygons)
    default: return nil
    }
  }

  private var positions: [Coordinate]? {
    guard let array, array.count.isMultiple(of: 2) else { return nil }
    var positions: [Coordinate] = []
    positions.reserveCapacity(array.count / 2)
    for index in stride(from: 0, to: array.count, by: 2) {
      guard let longitude = array[index].integer, let latitude = array[index + 1].integer else { return nil }
      positions.append(Coordinate(longitudeE7: longitude, latitudeE7: latitude))
    }
    return positions
  }

  private var runs: [[Coordinate]]? {
    guard let array else { return nil }
    let runs = array.compactMap(\.positions)
    return runs.count == array.count ? runs : nil
  }

  private var polygon: Polygon? {
    guard let runs, let exterior = runs.first else { return nil }
    return Polygon(exterior: exterior, holes: Array(runs.dropFirst()))
  }
}
