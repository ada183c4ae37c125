/// Which of many boxes touch a window of the plane, without asking each: a page of an atlas looks at a hundredth of them.
struct PlaneGrid: Sendable {
  private let boxes: [Rectangle]
  private let extent: Rectangle
  private let side: Int
  /// The boxes of each cell, row after row.
  private let cells: [[Int32]]
  /// Those that reach over so many cells that they are asked always.
  private let wide: [Int32]

  private static let mostCells = 64

  /// - Parameter boxes: those beyond `limit` metres from the middle lie nowhere.
  init(_ boxes: [Rectangle], limit: Double = 5e8) {
    self.boxes = boxes
    let present = boxes.indices.filter { abs(boxes[$0].left) < limit && abs(boxes[$0].top) < limit }
    let side = min(256, max(1, Int(Double(present.count).squareRoot())))
    let first = present.first.map { boxes[$0] } ?? Rectangle(left: 0, top: 0, width: 0, height: 0)
    let extent = present.dropFirst().reduce(first) { $0.joined(with: boxes[$1]) }
    var cells = [[Int32]](repeating: [], count: side * side)
    var wide: [Int32] = []
    for index in present {
      let (columns, rows) = Self.span(boxes[index], extent, side)
      guard columns.count * rows.count <= Self.mostCells else {
        wide.append(Int32(index))
        continue
      }
      for row in rows { for column in columns { cells[row * side + column].append(Int32(index)) } }
    }
    (self.extent, self.side, self.cells, self.wide) = (extent, side, cells, wide)
  }

  /// The numbers of the boxes that touch `window`, rising.
  func touching(_ window: Rectangle) -> [Int] {
    guard window.touches(extent) else { return [] }
    let (columns, rows) = Self.span(window, extent, side)
    var found = wide
    for row in rows { for column in columns { found += cells[row * side + column] } }
    found.sort()
    var numbers: [Int] = []
    numbers.reserveCapacity(found.count)
    for index in found where numbers.last != Int(index) && boxes[Int(index)].touches(window) {
      numbers.append(Int(index))
    }
    return numbers
  }

  private static func span(
    _ box: Rectangle, _ extent: Rectangle, _ side: Int
  ) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
    func cell(_ value: Double, _ length: Double) -> Int {
      length > 0 ? Int(min(Double(side - 1), max(0, value / length * Double(side)))) : 0
    }
    let columns = cell(box.left - extent.left, extent.width)...cell(box.right - extent.left, extent.width)
    return (columns, cell(box.top - extent.top, extent.height)...cell(box.bottom - extent.top, extent.height))
  }
}
