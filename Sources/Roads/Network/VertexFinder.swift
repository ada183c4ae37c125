import Territory

/// Brings vertices within a tolerance to one place; the first of them founds it.
struct VertexFinder {
  /// The founder of each place.
  private(set) var positions: ContiguousArray<Coordinate> = []
  private let tolerance: Double
  private let cellWidth: Double
  private let cellHeight: Double
  /// The last place founded in a cell, and for each place the one founded before it there.
  private var last: [GridCell: Int32] = [:]
  private var previous: ContiguousArray<Int32> = []

  /// - Parameter greatestLatitude: of all vertices to come, without sign: where a degree of longitude is shortest.
  init(tolerance: Double, greatestLatitude: Double) {
    self.tolerance = tolerance
    let plane = LocalPlane(latitude: greatestLatitude)
    let reach = max(tolerance, 0.01) * 1.01
    // The degree of latitude is shortest at the equator, 110,574 m.
    cellHeight = reach / 110_574
    cellWidth = min(1, max(cellHeight, reach / plane.metresPerLongitude))
  }

  mutating func place(of position: Coordinate) -> Int {
    let plane = LocalPlane(latitude: position.latitude)
    let cell = GridCell(
      column: Int32(clamping: Int((position.longitude / cellWidth).rounded(.down))),
      row: Int32(clamping: Int((position.latitude / cellHeight).rounded(.down))))
    var nearest = -1
    var best = tolerance * tolerance
    for column in cell.column - 1...cell.column + 1 {
      for row in cell.row - 1...cell.row + 1 {
        var candidate = Int(last[GridCell(column: column, row: row)] ?? -1)
        while candidate >= 0 {
          let distance = plane.squaredMetres(position, positions[candidate])
          if distance < best || (distance == best && (nearest < 0 || candidate < nearest)) {
            (nearest, best) = (candidate, distance)
          }
          candidate = Int(previous[candidate])
        }
      }
    }
    if nearest >= 0 { return nearest }
    previous.append(last[cell] ?? -1)
    last[cell] = Int32(positions.count)
    positions.append(position)
    return positions.count - 1
  }
}
