/// Boxes taken on a sheet, found by place: two never meet.
struct BoxShelf {
  private let frame: Rectangle
  private let columns, rows: Int
  private var cells: [[Rectangle]]
  private static let side = 6.0

  init(_ frame: Rectangle) {
    self.frame = frame
    columns = max(1, Int((frame.width / Self.side).rounded(.up)))
    rows = max(1, Int((frame.height / Self.side).rounded(.up)))
    cells = [[Rectangle]](repeating: [], count: columns * rows)
  }

  /// Whether `box` lies in the frame and meets nothing taken, but for `own`.
  func isFree(_ box: Rectangle, but own: [Rectangle] = []) -> Bool {
    guard frame.contains(box) else { return false }
    let (across, down) = span(box)
    for row in down {
      for column in across {
        for taken in cells[row * columns + column] where taken.meets(box) && !own.contains(taken) { return false }
      }
    }
    return true
  }

  mutating func take(_ box: Rectangle) {
    let (across, down) = span(box)
    for row in down { for column in across { cells[row * columns + column].append(box) } }
  }

  private func span(_ box: Rectangle) -> (across: ClosedRange<Int>, down: ClosedRange<Int>) {
    func place(_ value: Double, _ count: Int) -> Int { Int(min(Double(count - 1), max(0, value / Self.side))) }
    let across = place(box.left - frame.left, columns)...place(box.right - frame.left, columns)
    return (across, place(box.top - frame.top, rows)...place(box.bottom - frame.top, rows))
  }
}
