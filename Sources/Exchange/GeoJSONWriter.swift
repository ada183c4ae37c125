import Territory

/// Writes a FeatureCollection of RFC 7946, one feature a line, in constant memory; the same features give the same bytes.
///
/// Positions have a fixed number of decimals, exterior rings run counter-clockwise and holes clockwise, and positions
/// that become equal to the one before are left out as long as the ring or line stays one. `bbox` holds the positions as
/// written and follows the features.
public final class GeoJSONWriter {
  private let output: OutputFile
  private let decimals: Int
  private let scale: Double
  private var text = JSONOutput()
  private var box: (west: Int, south: Int, east: Int, north: Int)?
  /// Positions of the ring or line being written; kept for its memory.
  private var positions: ContiguousArray<GridPosition> = []
  /// Features written so far.
  public private(set) var count = 0

  /// - Parameter decimals: of a degree, 0 to 9; 6 is about 11 cm.
  public init(to output: OutputFile, decimals: Int = 6) {
    precondition((0...9).contains(decimals))
    (self.output, self.decimals) = (output, decimals)
    scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
  }

  /// Opens the collection.
  public func begin() throws {
    text.append("{\"type\":\"FeatureCollection\",\"features\":[")
  }

  /// Writes a feature; its properties in the order given.
  /// - Throws: `ShapeFault.notFinite` for a position that is none (nothing of the feature is written then), or
  ///   `ExchangeError` of the output.
  public func write(properties: [(String, JSONScalar)], id: String? = nil, shape: Shape?) throws {
    try shape?.forEachCoordinate { position in
      guard position.longitude.magnitude < 1e9, position.latitude.magnitude < 1e9 else { throw ShapeFault.notFinite }
    }
    text.append(count > 0 ? ",\n{\"type\":\"Feature\"" : "\n{\"type\":\"Feature\"")
    if let id {
      text.append(",\"id\":")
      text.append(string: id)
    }
    text.append(",\"properties\":")
    text.append(properties)
    text.append(",\"geometry\":")
    if let shape { append(shape) } else { text.append("null") }
    text.append("}")
    count += 1
    if text.bytes.count >= 64 * 1024 { try flush() }
  }

  /// Closes the collection; `members` (an attribution) follow the box. The output still has to be committed.
  public func end(members: [(String, JSONScalar)] = []) throws {
    text.append("\n]")
    if let box {
      text.append(",\"bbox\":[")
      for (index, side) in [box.west, box.south, box.east, box.north].enumerated() {
        if index > 0 { text.append(",") }
        text.append(side, decimals: decimals)
      }
      text.append("]")
    }
    for (name, value) in members {
      text.append(",")
      text.append(string: name)
      text.append(":")
      text.append(value)
    }
    text.append("}\n")
    try flush()
  }

  private func flush() throws {
    try output.write(text.bytes)
    text.removeAll()
  }

  private func append(_ shape: Shape) {
    switch shape {
    case .point(let position):
      text.append("{\"type\":\"Point\",\"coordinates\":")
      take([position], isCollapsed: false)
      emit(isReversed: false)
    case .multiPoint(let positions):
      text.append("{\"type\":\"MultiPoint\",\"coordinates\":[")
      take(positions, isCollapsed: false)
      emit(isReversed: false)
      text.append("]")
    case .line(let line):
      text.append("{\"type\":\"LineString\",\"coordinates\":")
      append(line: line)
    case .multiLine(let lines):
      text.append("{\"type\":\"MultiLineString\",\"coordinates\":")
      appendList(lines, append(line:))
    case .polygon(let polygon):
      text.append("{\"type\":\"Polygon\",\"coordinates\":")
      append(polygon)
    case .multiPolygon(let polygons):
      text.append("{\"type\":\"MultiPolygon\",\"coordinates\":")
      appendList(polygons, append(_:))
    }
    text.append("}")
  }

  private func appendList<Part>(_ parts: [Part], _ append: (Part) -> Void) {
    text.append("[")
    for (index, part) in parts.enumerated() {
      if index > 0 { text.append(",") }
      append(part)
    }
    text.append("]")
  }

  private func append(line: [Coordinate]) {
    take(line, isCollapsed: true)
    if positions.count < 2 { take(line, isCollapsed: false) }
    text.append("[")
    emit(isReversed: false)
    text.append("]")
  }

  private func append(_ polygon: Polygon) {
    text.append("[")
    append(ring: polygon.exterior, isHole: false)
    for hole in polygon.holes {
      text.append(",")
      append(ring: hole, isHole: true)
    }
    text.append("]")
  }

  private func append(ring: [Coordinate], isHole: Bool) {
    take(ring, isCollapsed: true)
    if positions.count < 4 { take(ring, isCollapsed: false) }
    text.append("[")
    let area = doubleArea
    emit(isReversed: isHole ? area > 0 : area < 0)
    text.append("]")
  }

  /// Twice the signed area of the ring at hand; positive runs counter-clockwise. Judged as written: rounding may turn a
  /// sliver over.
  private var doubleArea: Double {
    guard let origin = positions.first else { return 0 }
    var (sum, before) = (0.0, (x: 0.0, y: 0.0))
    for position in positions {
      let (x, y) = (Double(position.x - origin.x), Double(position.y - origin.y))
      sum += before.x * y - x * before.y
      before = (x, y)
    }
    return sum
  }

  /// Rounds positions into `positions` and widens the box.
  private func take(_ coordinates: [Coordinate], isCollapsed: Bool) {
    var positions = ContiguousArray<GridPosition>()
    swap(&positions, &self.positions)
    positions.removeAll(keepingCapacity: true)
    for coordinate in coordinates {
      let position = GridPosition(
        x: Int((coordinate.longitude * scale).rounded()), y: Int((coordinate.latitude * scale).rounded()))
      if isCollapsed, position == positions.last { continue }
      positions.append(position)
    }
    widen(around: positions)
    swap(&positions, &self.positions)
  }

  private func widen(around positions: ContiguousArray<GridPosition>) {
    guard let first = positions.first else { return }
    var box = self.box ?? (first.x, first.y, first.x, first.y)
    for position in positions {
      box.west = min(box.west, position.x)
      box.east = max(box.east, position.x)
      box.south = min(box.south, position.y)
      box.north = max(box.north, position.y)
    }
    self.box = box
  }

  private func emit(isReversed: Bool) {
    text.append(positions: positions, decimals: decimals, isReversed: isReversed)
  }
}
