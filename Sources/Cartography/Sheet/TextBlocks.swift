/// Headings with their texts, a row each: what is known of an atlas page's area.
struct FactsBlock {
  let facts: [MapFact]

  func block(_ setting: Setting, width: Double, limit: Double) -> Block? {
    let canvas = setting.canvas
    let head = setting.theme.text(6.4, .regular, setting.theme.quietInk)
    let left = width * 0.4
    let rows = facts.map { fact -> (heading: String, text: String, height: Double) in
      let (heading, text) = (fact.heading.oneLine(), fact.text.oneLine(400))
      let size = canvas.size(of: text, setting.body, width: width - left - 1.5, lines: 4)
      return (heading, text, max(size.height, canvas.size(of: heading, head, width: left, lines: 2).height) + 1.2)
    }
    let title = canvas.size(of: setting.words.facts, setting.heading).height + 1
    var (height, shown) = (title, 0)
    let more = setting.lineHeight(setting.small)
    while shown < rows.count, height + rows[shown].height + (shown < rows.count - 1 ? more : 0) <= limit {
      height += rows[shown].height
      shown += 1
    }
    guard shown > 0 else { return nil }
    let hidden = rows.count - shown
    return Block(part: .facts, height: height + (hidden > 0 ? more : 0)) { canvas, box in
      canvas.text(setting.words.facts, at: Point(box.left, box.top), setting.heading)
      var top = box.top + title
      for row in rows.prefix(shown) {
        canvas.text(row.heading, at: Point(box.left, top), head, width: left, lines: 2)
        canvas.text(
          row.text, at: Point(box.left + left + 1.5, top), setting.body, width: width - left - 1.5, lines: 4)
        top += row.height
        canvas.line([Point(box.left, top - 0.6), Point(box.right, top - 0.6)], Stroke(Colour(0xC8C8C8), width: 0.1))
      }
      if hidden > 0 { canvas.text(setting.words.more(hidden), at: Point(box.left, top), setting.small) }
    }
  }
}

/// Notes, one after another.
struct NotesBlock {
  let notes: [String]

  func block(_ setting: Setting, width: Double, limit: Double) -> Block? {
    let texts = notes.map { $0.oneLine(600) }.filter { !$0.isEmpty }
    var (height, shown) = (0.0, 0)
    let heights = texts.map { setting.canvas.size(of: $0, setting.small, width: width, lines: 8).height + 0.8 }
    while shown < texts.count, height + heights[shown] <= limit {
      height += heights[shown]
      shown += 1
    }
    guard shown > 0 else { return nil }
    return Block(part: .notes, height: height) { canvas, box in
      var top = box.top
      for (text, height) in zip(texts, heights).prefix(shown) {
        canvas.text(text, at: Point(box.left, top), setting.small, width: width, lines: 8)
        top += height
      }
    }
  }
}

/// The names that stand as numbers on the map; goes on from column to column.
struct ListBlock {
  let rows: [LabelPlan.Listed]
  /// How many are neither named nor numbered; said in the last row where it is above nought.
  let unnamed: Int
  let isFirst: Bool

  /// Millimetres of a row.
  static func rowHeight(_ setting: Setting) -> Double { setting.lineHeight(setting.theme.text(5.8)) + 0.15 }
  static func titleHeight(_ setting: Setting) -> Double { setting.lineHeight(setting.heading) + 0.9 }

  /// How many rows `height` millimetres hold.
  static func capacity(_ height: Double, isFirst: Bool, _ setting: Setting) -> Int {
    max(0, Int(((height - (isFirst ? titleHeight(setting) : 0)) / rowHeight(setting) + 1e-6).rounded(.down)))
  }

  func block(_ setting: Setting, width: Double) -> Block {
    let rowHeight = Self.rowHeight(setting)
    let title = isFirst ? Self.titleHeight(setting) : 0
    let count = rows.count + (unnamed > 0 ? 1 : 0)
    return Block(part: .list, height: title + Double(count) * rowHeight) { canvas, box in
      if isFirst {
        canvas.text(setting.words.numbered, at: Point(box.left, box.top), setting.heading, width: width, lines: 1)
      }
      var number = setting.theme.text(5.8, .bold)
      number.alignment = .right
      let name = setting.theme.text(5.8)
      var top = box.top + title
      for row in rows {
        canvas.text(String(row.number), at: Point(box.left + 5, top), number)
        canvas.text(row.name, at: Point(box.left + 6.2, top), name, width: width - 6.2, lines: 1)
        top += rowHeight
      }
      if unnamed > 0 {
        let text = rows.isEmpty && isFirst ? setting.words.unnamed(unnamed) : setting.words.more(unnamed)
        canvas.text(text, at: Point(box.left + (rows.isEmpty ? 0 : 6.2), top), name, width: width - 6.2, lines: 1)
      }
    }
  }
}
