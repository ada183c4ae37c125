import Territory

/// Where the straight pieces of the segments lie: cells of a quarter of a hundredth of a degree (about 270 m).
struct PieceGrid: Sendable {
  static let cellSize = 0.0025
  /// The range in `pieces` of each cell.
  private var cells: [GridCell: Range<Int32>] = [:]
  /// A piece is named by its first point.
  private var pieces: ContiguousArray<UInt32> = []

  init() {}

  init(points: ContiguousArray<Coordinate>, owners: ContiguousArray<UInt32>) {
    var entries: ContiguousArray<(cell: GridCell, piece: UInt32)> = []
    for point in points.indices.dropLast() where owners[point] == owners[point + 1] {
      for cell in Self.cells(from: points[point], to: points[point + 1]) { entries.append((cell, UInt32(point))) }
    }
    entries.sort {
      ($0.cell.row, $0.cell.column, $0.piece) < ($1.cell.row, $1.cell.column, $1.piece)
    }
    var start = 0
    for (index, entry) in entries.enumerated() {
      pieces.append(entry.piece)
      if index + 1 == entries.count || entries[index + 1].cell != entry.cell {
        cells[entry.cell] = Int32(start)..<Int32(index + 1)
        start = index + 1
      }
    }
  }

  /// The cells that a straight piece may touch: it is cut into stretches no longer than a cell, so that a long
  /// diagonal takes cells along itself and not its whole box.
  private static func cells(from a: Coordinate, to b: Coordinate) -> Set<GridCell> {
    let dx = b.longitude - a.longitude
    let dy = b.latitude - a.latitude
    let count = max(1, Int((max(abs(dx), abs(dy)) / cellSize).rounded(.up)))
    var found: Set<GridCell> = []
    var before = cell(of: a)
    for step in 1...count {
      let share = Double(step) / Double(count)
      let next = cell(of: Coordinate(longitude: a.longitude + dx * share, latitude: a.latitude + dy * share))
      for column in min(before.column, next.column)...max(before.column, next.column) {
        for row in min(before.row, next.row)...max(before.row, next.row) {
          found.insert(GridCell(column: column, row: row))
        }
      }
      before = next
    }
    return found
  }

  static func cell(of position: Coordinate) -> GridCell {
    GridCell(
      column: Int32((position.longitude / cellSize).rounded(.down)),
      row: Int32((position.latitude / cellSize).rounded(.down)))
  }

  /// Calls `body` with each piece in the cells exactly `ring` cells away from `centre`; a piece may come twice.
  func forEachPiece(around centre: GridCell, ring: Int32, _ body: (Int) -> Void) {
    func visit(_ column: Int32, _ row: Int32) {
      guard let range = cells[GridCell(column: column, row: row)] else { return }
      for index in range { body(Int(pieces[Int(index)])) }
    }
    for column in centre.column - ring...centre.column + ring {
      visit(column, centre.row - ring)
      if ring > 0 { visit(column, centre.row + ring) }
    }
    guard ring > 0 else { return }
    for row in centre.row - ring + 1..<centre.row + ring {
      visit(centre.column - ring, row)
      visit(centre.column + ring, row)
    }
  }
}
