/// A table of totals, its first column words and the others numbers set to the right.
struct TableBlock: FlowingPiece {
  let table: MapTable
  /// Of the table's rows, the first that is still to be shown.
  private var first = 0
  /// Of the columns, alike wherever the table goes on.
  private var widths: [Double] = []
  private var widthOfColumns = 0.0
  /// Millimetres of it at most.
  var breadth = Double.infinity
  var part: SheetPart { .table }

  private static let gap = 2.0
  /// Of a cell at most.
  private static let lines = 4
  /// No column of numbers is narrower.
  private static let narrowest = 7.0

  init(table: MapTable) { self.table = table }

  func cut(_ setting: Setting, width: Double, limit: Double) -> Cut? {
    var whole = self
    let width = min(width, breadth)
    whole.measure(setting, width)
    return whole.part(setting, width, limit)
  }

  private mutating func measure(_ setting: Setting, _ width: Double) {
    guard widthOfColumns != width else { return }
    let columns = shownColumns(width)
    guard columns > 0, !table.rows.isEmpty else { return }
    let rows = table.rows.map { cells($0, columns) }
    (widths, widthOfColumns) = (columnWidths(cells(table.headings, columns), rows, setting, width), width)
  }

  private func part(_ setting: Setting, _ width: Double, _ limit: Double) -> Cut? {
    let canvas = setting.canvas
    guard !widths.isEmpty, first < table.rows.count else { return nil }
    let title = setting.heading(table.title.oneLine(), isContinued: first > 0)
    let titleHeight = title.isEmpty ? 0 : canvas.size(of: title, setting.heading, width: width, lines: 2).height + 1
    let headings = cells(table.headings, widths.count)
    let headingStyle = setting.theme.text(6.2, .bold)
    let hasHeadings = headings.contains { !$0.isEmpty }
    let headingHeight =
      hasHeadings
      ? zip(headings, widths).map { canvas.size(of: $0, headingStyle, width: $1, lines: 3).height }.max()! + 1.2 : 0.9
    let bold = setting.theme.text(7, .bold)
    let rows = table.rows.dropFirst(first).map { cells($0, widths.count) }
    let fit = RowFit(
      rows.count, under: titleHeight + headingHeight, limit: limit, first: min(2, rows.count), last: min(3, rows.count)
    ) { index in
      let style = table.isSummed && index == rows.count - 1 ? bold : setting.body
      return zip(rows[index], widths).map { canvas.size(of: $0, style, width: $1, lines: Self.lines).height }.max()!
        + 0.9
    }
    guard let fit else { return nil }
    var rest = self
    rest.first += fit.heights.count
    let sum = table.isSummed && fit.isWhole ? fit.heights.count - 1 : nil
    let block = Block(part: part, height: fit.height, rows: fit.heights.count) { [widths] canvas, box in
      var top = box.top
      if !title.isEmpty {
        canvas.text(title, at: Point(box.left, top), setting.heading, width: width, lines: 2)
        top += titleHeight
      }
      if hasHeadings { Self.draw(headings, widths, headingStyle, lines: 3, at: Point(box.left, top), on: canvas) }
      top += headingHeight
      let line = Rectangle(left: box.left, top: box.top, width: width, height: box.height)
      Self.rule(canvas, line, top - 0.7, 0.25)
      for (index, height) in fit.heights.enumerated() {
        if index == sum { Self.rule(canvas, line, top - 0.35, 0.15) }
        Self.draw(
          rows[index], widths, index == sum ? bold : setting.body, lines: Self.lines, at: Point(box.left, top),
          on: canvas)
        top += height
      }
    }
    return Cut(block: block, rest: fit.isWhole ? nil : rest)
  }

  private func shownColumns(_ width: Double) -> Int {
    let most = 1 + Int((width - 18) / (Self.narrowest + Self.gap))
    return min(max(table.headings.count, table.rows.map(\.count).max() ?? 0), max(1, most))
  }

  private func cells(_ row: [String], _ columns: Int) -> [String] {
    (0..<columns).map { $0 < row.count ? row[$0].oneLine() : "" }
  }

  /// Numbers as wide as they are; words take what is left, a third at least.
  private func columnWidths(
    _ headings: [String], _ rows: [[String]], _ setting: Setting, _ width: Double
  ) -> [Double] {
    let count = headings.count
    guard count > 1 else { return [width] }
    let bold = setting.theme.text(7, .bold)
    var numbers = (1..<count).map { column -> Double in
      let heading = setting.canvas.size(of: Self.longestWord(headings[column]), setting.theme.text(6.2, .bold)).width
      let cells = rows.map { setting.canvas.size(of: $0[column], bold).width }.max() ?? 0
      return max(Self.narrowest, max(heading, cells) + 0.4)
    }
    let room = width * 0.66 - Self.gap * Double(count - 1)
    let sum = numbers.reduce(0, +)
    if sum > room {
      let most = max(Self.narrowest, room / Double(count - 1))
      numbers = numbers.map { min($0, most) }
    }
    return [width - numbers.reduce(0, +) - Self.gap * Double(count - 1)] + numbers
  }

  private static func longestWord(_ text: String) -> String {
    text.split(separator: " ").map(String.init).max { $0.count < $1.count } ?? ""
  }

  private static func draw(
    _ cells: [String], _ widths: [Double], _ style: TextStyle, lines: Int, at place: Point, on canvas: Canvas
  ) {
    var left = place.x
    for (index, (cell, width)) in zip(cells, widths).enumerated() {
      var style = style
      style.alignment = index == 0 ? .left : .right
      canvas.text(cell, at: Point(left, place.y), style, width: width, lines: lines)
      left += width + gap
    }
  }

  private static func rule(_ canvas: Canvas, _ line: Rectangle, _ y: Double, _ width: Double) {
    canvas.line([Point(line.left, y), Point(line.right, y)], Stroke(Colour(0x555555), width: width))
  }
}
