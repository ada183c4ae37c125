/// Headings with their texts, a row each: what is known of an atlas page's area.
struct FactsBlock: FlowingPiece {
  var facts: ArraySlice<MapFact>
  private var isContinued = false
  var part: SheetPart { .facts }

  init(facts: [MapFact]) { self.facts = facts[...] }

  func cut(_ setting: Setting, width: Double, limit: Double) -> Cut? {
    let canvas = setting.canvas
    let head = setting.theme.text(6.4, .regular, setting.theme.quietInk)
    let left = width * 0.4
    let rows = facts.map { (heading: $0.heading.oneLine(), text: $0.text.oneLine(400)) }
    let title = setting.heading(setting.words.facts, isContinued: isContinued)
    let titleHeight = canvas.size(of: title, setting.heading).height + 1
    let fit = RowFit(rows.count, under: titleHeight, limit: limit) { index in
      let size = canvas.size(of: rows[index].text, setting.body, width: width - left - 1.5, lines: 4)
      return max(size.height, canvas.size(of: rows[index].heading, head, width: left, lines: 2).height) + 1.2
    }
    guard let fit else { return nil }
    var rest = self
    rest.facts = facts.dropFirst(fit.heights.count)
    rest.isContinued = true
    let block = Block(part: part, height: fit.height, rows: fit.heights.count) { canvas, box in
      canvas.text(title, at: Point(box.left, box.top), setting.heading)
      var top = box.top + titleHeight
      for (row, height) in zip(rows, fit.heights) {
        canvas.text(row.heading, at: Point(box.left, top), head, width: left, lines: 2)
        canvas.text(
          row.text, at: Point(box.left + left + 1.5, top), setting.body, width: width - left - 1.5, lines: 4)
        top += height
        canvas.line([Point(box.left, top - 0.6), Point(box.right, top - 0.6)], Stroke(Colour(0xC8C8C8), width: 0.1))
      }
    }
    return Cut(block: block, rest: fit.isWhole ? nil : rest)
  }
}

/// Notes, one after another.
struct NotesBlock: FlowingPiece {
  var notes: [String]
  var part: SheetPart { .notes }

  init(notes: [String]) { self.notes = notes.map { $0.oneLine(600) }.filter { !$0.isEmpty } }

  func cut(_ setting: Setting, width: Double, limit: Double) -> Cut? {
    let fit = RowFit(notes.count, under: 0, limit: limit) {
      setting.canvas.size(of: notes[$0], setting.small, width: width, lines: 8).height + 0.8
    }
    guard let fit else { return nil }
    var rest = self
    rest.notes = Array(notes.dropFirst(fit.heights.count))
    let block = Block(part: part, height: fit.height, rows: fit.heights.count) { [notes] canvas, box in
      var top = box.top
      for (text, height) in zip(notes, fit.heights) {
        canvas.text(text, at: Point(box.left, top), setting.small, width: width, lines: 8)
        top += height
      }
    }
    return Cut(block: block, rest: fit.isWhole ? nil : rest)
  }
}
