import Territory

/// A legend's row as it stands: a count of nil is not shown.
struct LegendRow {
  var label: String
  var count: Int?
  var symbol: LegendSymbol
  /// Stands over the row; nil: it goes on under the one before.
  var heading: String?
}

/// A legend: its title, and a row a sign with its meaning and count.
struct LegendBlock: FlowingPiece {
  let title: String
  var rows: ArraySlice<LegendRow>
  let part: SheetPart
  /// Millimetres at most from its left side to its counts: one far from its label is read on the wrong line.
  var breadth = 62.0
  private var isContinued = false

  private static let swatch = Size(6.5, 3.8)
  private static let gap = 1.1

  /// - Parameter part: of areas, or of marks, which have their shapes instead of swatches.
  init(title: String, rows: [LegendRow], part: SheetPart) {
    (self.title, self.rows, self.part) = (title, rows[...], part)
  }

  func cut(_ setting: Setting, width: Double, limit: Double) -> Cut? {
    let width = min(width, breadth)
    let canvas = setting.canvas
    let title = setting.heading(self.title.oneLine(), isContinued: isContinued)
    let titleHeight = title.isEmpty ? 0 : canvas.size(of: title, setting.heading, width: width, lines: 2).height + 1.2
    let counts = rows.map { $0.count.map { grouped($0, decimals: 0) } ?? "" }
    let countWidth = counts.map { $0.isEmpty ? 0 : canvas.size(of: $0, setting.body).width + 1.5 }.max() ?? 0
    let labelWidth = width - Self.swatch.width - 2 - countWidth
    let labels = rows.map { $0.label.oneLine() }
    let sizes = labels.map { canvas.size(of: $0, setting.body, width: labelWidth, lines: 2).height }
    let headings = rows.enumerated().map { $0.offset == 0 ? nil : $0.element.heading?.oneLine() }
    let above = headings.map { heading in
      heading.map { canvas.size(of: $0, setting.heading, width: width, lines: 2).height + 3.2 } ?? 0
    }
    let fit = RowFit(rows.count, under: titleHeight - Self.gap, limit: limit) {
      above[$0] + max(Self.swatch.height, sizes[$0]) + Self.gap
    }
    guard let fit else { return nil }
    let rest = rest(after: fit.heights.count)
    let shown = Array(rows.prefix(fit.heights.count))
    let block = Block(part: part, height: fit.height, rows: fit.heights.count) { [part] canvas, box in
      var top = box.top
      if !title.isEmpty {
        canvas.text(title, at: Point(box.left, top), setting.heading, width: width, lines: 2)
        top += titleHeight
      }
      for (index, row) in shown.enumerated() {
        if let heading = headings[index] {
          canvas.text(heading, at: Point(box.left, top + 2), setting.heading, width: width, lines: 2)
        }
        top += above[index]
        let height = fit.heights[index] - above[index] - Self.gap
        let look = setting.theme.look(of: row.symbol)
        let swatch = Rectangle(
          left: box.left, top: top + (height - Self.swatch.height) / 2, width: Self.swatch.width,
          height: Self.swatch.height)
        if part == .markLegend {
          canvas.mark(look, at: swatch.centre, radius: 1.5)
        } else {
          canvas.rectangle(swatch, fill: look.fill, stroke: Stroke(Colour(0x666666), width: 0.15))
        }
        let line = top + (height - sizes[index]) / 2
        canvas.text(
          labels[index], at: Point(swatch.right + 2, line), setting.body, width: labelWidth, lines: 2)
        var style = setting.body
        style.alignment = .right
        canvas.text(counts[index], at: Point(box.left + width, line), style)
        top += height + Self.gap
      }
    }
    return Cut(block: block, rest: fit.isWhole ? nil : rest)
  }

  /// The rows after so many, under the heading that holds there.
  private func rest(after count: Int) -> LegendBlock {
    let left = rows.dropFirst(count)
    let begun = rows.prefix(count).compactMap(\.heading).last ?? title
    var rest = LegendBlock(title: left.first?.heading ?? begun, rows: Array(left), part: part)
    rest.breadth = breadth
    rest.isContinued = left.first?.heading == nil
    return rest
  }
}
