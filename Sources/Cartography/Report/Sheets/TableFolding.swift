/// Which rows of a table that stands beside itself are in which column of which sheet.
struct TableFolding {
  /// The rows of each column of each sheet, none empty.
  private(set) var sheets: [[Range<Int>]] = []
  private let heights: [Double]
  private let head, end: Double
  private let folds: Int

  /// - Parameters:
  ///   - heights: millimetres of each row.
  ///   - head: of the headings, above every column.
  ///   - end: of the total, which ends the last column.
  ///   - folds: columns of a sheet at most.
  ///   - first: what is left of the first sheet; `others`: of those that follow.
  init(_ heights: [Double], head: Double, end: Double, folds: Int, first: Double, others: Double) {
    (self.heights, self.head, self.end, self.folds) = (heights, head, end, folds)
    var (start, room) = (0, first)
    while start < heights.count {
      let columns = columns(from: start, within: room)
      sheets.append(columns)
      (start, room) = (columns.last!.upperBound, others)
    }
  }

  /// Of the longest column, in millimetres.
  func height(of columns: [Range<Int>]) -> Double {
    columns.map { head + heights[$0].reduce(0, +) + ($0.upperBound == heights.count ? end : 0) }.max() ?? 0
  }

  private func columns(from start: Int, within room: Double) -> [Range<Int>] {
    var full = cut(from: start, within: room)
    guard full.last?.upperBound == heights.count else { return full }
    // The last sheet: as low as holds the rest and the total.
    let share = head + heights[start...].reduce(end, +) / Double(folds)
    for height in stride(from: share, through: room, by: 2) {
      let low = cut(from: start, within: height)
      if low.last?.upperBound == heights.count, self.height(of: low) <= room { return low }
    }
    // Without room for the total its last row goes over with it.
    if height(of: full) > room, let last = full.popLast() {
      if last.count > 1 { full.append(last.dropLast()) } else if full.isEmpty { full.append(last) }
    }
    return full
  }

  private func cut(from start: Int, within room: Double) -> [Range<Int>] {
    var (columns, next) = ([Range<Int>](), start)
    while columns.count < folds, next < heights.count {
      let first = next
      var used = head
      while next < heights.count, next == first || used + heights[next] <= room {
        used += heights[next]
        next += 1
      }
      columns.append(first..<next)
    }
    return columns
  }
}
