/// Text in aligned columns, without lines or frames that a screen reader would spell out.
struct Table {
  struct Column {
    var title: String
    /// Numbers stand to the right and are never cut.
    var isNumber = false
    /// Keys and dates are never cut either: they are there to be copied.
    var isWhole = false
  }

  private static let gap = 2
  /// No text column is cut shorter than this.
  private static let shortest = 6
  /// Where nothing is cut, the cells of a column are filled up to this: one name without an end widens no other row.
  private static let widest = 80

  var columns: [Column]
  var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// The lines, a title and one for each row; where there is a `width` in characters, texts that make a line longer end
  /// in «…».
  func text(width: Int? = Console.tableWidth) -> String {
    let lines = [columns.map(\.title)] + rows.map { $0.map(\.onOneLine) }
    let widths = fitted(lines, to: width)
    return lines.map { line in
      var text = ""
      for (index, cell) in line.enumerated() {
        let cell = width == nil ? cell : cell.cut(to: widths[index])
        let room = String(repeating: " ", count: max(0, widths[index] - cell.count))
        text += columns[index].isNumber ? room + cell : cell + room
        text += String(repeating: " ", count: Self.gap)
      }
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  /// The width of each column: what its cells take, or less where all together would not fit.
  private func fitted(_ lines: [[String]], to width: Int?) -> [Int] {
    var widths = columns.indices.map { index in lines.map { $0[index].count }.max() ?? 0 }
    guard let width else { return widths.map { min($0, Self.widest) } }
    let room = width - Self.gap * (columns.count - 1)
    let cuttable = columns.indices.filter { !columns[$0].isNumber && !columns[$0].isWhole }
    while widths.reduce(0, +) > room, let widest = cuttable.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > Self.shortest
    {
      widths[widest] -= 1
    }
    return widths
  }
}

extension String {
  fileprivate func cut(to width: Int) -> String { count <= width ? self : prefix(max(0, width - 1)) + "…" }
}
