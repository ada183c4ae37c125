/// A table of totals, its first column words and the others numbers set to the right.
struct TableBlock {
  let table: MapTable

  private static let gap = 2.0
  /// No column of numbers is narrower.
  private static let narrowest = 7.0

  /// As many rows as `limit` millimetres hold, the sum among them; nil where none does.
  func block(_ setting: Setting, width: Double, limit: Double) -> Block? {
    let canvas = setting.canvas
    let title = table.title.oneLine()
    let titleHeight = title.isEmpty ? 0 : canvas.size(of: title, setting.heading, width: width, lines: 2).height + 1
    let columns = shownColumns(width)
    guard columns > 0, !table.rows.isEmpty else { return nil }
    let headings = cells(table.headings, columns)
    let rows = table.rows.map { cells($0, columns) }
    let widths = columnWidths(headings, rows, setting, width)
    let headingStyle = setting.theme.text(6.2, .bold)
    let hasHeadings = headings.contains { !$0.isEmpty }
    let headingHeight =
      hasHeadings
      ? zip(headings, widths).map { canvas.size(of: $0, headingStyle, width: $1, lines: 3).height }.max()! + 1.2 : 0.9
    let bold = setting.theme.text(7, .bold)
    let heights = rows.map { row in
      zip(row, widths).map { canvas.size(of: $0, bold, width: $1, lines: 3).height }.max()! + 0.9
    }
    let fixed = titleHeight + headingHeight
    guard let fit = fitted(heights, limit - fixed, more: setting.lineHeight(setting.small) + 0.9) else { return nil }
    let isSummed = table.isSummed
    return Block(part: .table, height: fixed + fit.height) { canvas, box in
      var top = box.top
      if !title.isEmpty {
        canvas.text(title, at: Point(box.left, top), setting.heading, width: width, lines: 2)
        top += titleHeight
      }
      if hasHeadings { Self.draw(headings, widths, headingStyle, at: Point(box.left, top), on: canvas) }
      top += headingHeight
      Self.rule(canvas, box, top - 0.7, 0.25)
      for (place, index) in fit.rows.enumerated() {
        let isSum = isSummed && index == rows.count - 1
        if fit.hidden > 0, place == fit.rows.count - (isSummed ? 1 : 0) {
          canvas.text(setting.words.more(fit.hidden), at: Point(box.left, top), setting.small)
          top += setting.lineHeight(setting.small) + 0.9
        }
        if isSum { Self.rule(canvas, box, top - 0.35, 0.15) }
        let style = isSum ? bold : setting.body
        Self.draw(rows[index], widths, style, at: Point(box.left, top), on: canvas)
        top += heights[index]
      }
      if fit.hidden > 0, !isSummed {
        canvas.text(setting.words.more(fit.hidden), at: Point(box.left, top), setting.small)
      }
    }
  }

  private func shownColumns(_ width: Double) -> Int {
    let most = 1 + Int((width - 18) / (Self.narrowest + Self.gap))
    return min(max(table.headings.count, table.rows.map(\.count).max() ?? 0), max(1, most))
  }

  private func cells(_ row: [String], _ columns: Int) -> [String] {
    (0..<columns).map { $0 < row.count ? row[$0].oneLine() : "" }
  }

  /// Numbers as wide as they are; words take what is left, two fifths at least.
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
    let room = width * 0.6 - Self.gap * Double(count - 1)
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

  private func fitted(
    _ heights: [Double], _ limit: Double, more: Double
  ) -> (rows: [Int], height: Double, hidden: Int)? {
    let whole = heights.reduce(0, +)
    if whole <= limit { return (Array(heights.indices), whole, 0) }
    let sum = table.isSummed ? heights.last! : 0
    var (height, shown) = (sum + more, 0)
    let candidates = heights.count - (table.isSummed ? 1 : 0)
    while shown < candidates, height + heights[shown] <= limit {
      height += heights[shown]
      shown += 1
    }
    guard shown > 0 else { return nil }
    return (
      Array(0..<shown) + (table.isSummed ? [heights.count - 1] : []), height, candidates - shown
    )
  }

  private static func draw(
    _ cells: [String], _ widths: [Double], _ style: TextStyle, at place: Point, on canvas: Canvas
  ) {
    var left = place.x
    for (index, (cell, width)) in zip(cells, widths).enumerated() {
      var style = style
      style.alignment = index == 0 ? .left : .right
      canvas.text(cell, at: Point(left, place.y), style, width: width, lines: 3)
      left += width + gap
    }
  }

  private static func rule(_ canvas: Canvas, _ box: Rectangle, _ y: Double, _ width: Double) {
    canvas.line([Point(box.left, y), Point(box.right, y)], Stroke(Colour(0x555555), width: width))
  }
}
