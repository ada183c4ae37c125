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

  /// Whether `box` lies in the frame and meets nothing taken.
  func isFree(_ box: Rectangle) -> Bool {
    frame.contains(box) && !cells(of: box).contains { cells[$0].contains { $0.meets(box) } }
  }

  mutating func take(_ box: Rectangle) {
    for cell in cells(of: box) { cells[cell].append(box) }
  }

  private func cells(of box: Rectangle) -> [Int] {
    func place(_ value: Double, _ count: Int) -> Int { Int(min(Double(count - 1), max(0, value / Self.side))) }
    let across = place(box.left - frame.left, columns)...place(box.right - frame.left, columns)
    let down = place(box.top - frame.top, rows)...place(box.bottom - frame.top, rows)
    return down.flatMap { row in across.map { row * columns + $0 } }
  }
}
