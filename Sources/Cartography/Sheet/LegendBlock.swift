import Territory

/// A legend's row as it stands: a count of nil is not shown.
struct LegendRow {
  var label: String
  var count: Int?
  var symbol: LegendSymbol
}

/// A legend: its title, and a row a sign with its meaning and count.
struct LegendBlock {
  let title: String
  let rows: [LegendRow]
  /// Marks with their shape instead of swatches of an area.
  let isOfMarks: Bool

  private static let swatch = Size(6.5, 3.8)
  private static let gap = 1.1

  /// As many rows as `limit` millimetres hold; nil where not even one does.
  func block(_ setting: Setting, part: SheetPart, width: Double, limit: Double) -> Block? {
    // A count far from its label is read on the wrong line.
    let width = min(width, 62)
    let canvas = setting.canvas
    let title = self.title.oneLine()
    let titleHeight = title.isEmpty ? 0 : canvas.size(of: title, setting.heading, width: width, lines: 2).height + 1.2
    let counts = rows.map { $0.count.map { grouped($0, decimals: 0) } ?? "" }
    let countWidth = counts.map { $0.isEmpty ? 0 : canvas.size(of: $0, setting.body).width + 1.5 }.max() ?? 0
    let labelWidth = width - Self.swatch.width - 2 - countWidth
    let labels = rows.map { $0.label.oneLine() }
    let heights = labels.map {
      max(Self.swatch.height, canvas.size(of: $0, setting.body, width: labelWidth, lines: 2).height)
    }
    let (shown, height, hidden) = fitted(heights, titleHeight, limit, more: setting.lineHeight(setting.small))
    guard shown > 0 else { return nil }
    let rows = Array(rows.prefix(shown))
    let isOfMarks = isOfMarks
    return Block(part: part, height: height) { canvas, box in
      var top = box.top
      if !title.isEmpty {
        canvas.text(title, at: Point(box.left, top), setting.heading, width: width, lines: 2)
        top += titleHeight
      }
      for (index, row) in rows.enumerated() {
        let look = setting.theme.look(of: row.symbol)
        let swatch = Rectangle(
          left: box.left, top: top + (heights[index] - Self.swatch.height) / 2, width: Self.swatch.width,
          height: Self.swatch.height)
        if isOfMarks {
          canvas.mark(look, at: swatch.centre, radius: 1.5)
        } else {
          canvas.rectangle(swatch, fill: look.fill, stroke: Stroke(Colour(0x666666), width: 0.15))
        }
        let size = canvas.size(of: labels[index], setting.body, width: labelWidth, lines: 2)
        let line = top + (heights[index] - size.height) / 2
        canvas.text(
          labels[index], at: Point(swatch.right + 2, line), setting.body, width: labelWidth, lines: 2)
        var style = setting.body
        style.alignment = .right
        canvas.text(counts[index], at: Point(box.left + width, line), style)
        top += heights[index] + Self.gap
      }
      if hidden > 0 { canvas.text(setting.words.more(hidden), at: Point(box.left, top), setting.small) }
    }
  }

  private func fitted(
    _ heights: [Double], _ title: Double, _ limit: Double, more: Double
  ) -> (shown: Int, height: Double, hidden: Int) {
    let whole = title + heights.reduce(0) { $0 + $1 + Self.gap } - Self.gap
    if whole <= limit { return (heights.count, whole, 0) }
    var (height, shown) = (title + more, 0)
    while shown < heights.count, height + heights[shown] + Self.gap <= limit {
      height += heights[shown] + Self.gap
      shown += 1
    }
    return (shown, height, heights.count - shown)
  }
}
