/// Names that stand as numbers on the map, or do not stand there at all.
struct NumberedList: FlowingPiece {
  let title: String
  var rows: ArraySlice<LabelPlan.Listed>
  private var isContinued = false
  private var heading = Heading.said
  /// The heading of the part before this one.
  private var headingBefore = ""
  /// Of its type, in points.
  var size = NumberedList.usualSize
  static let usualSize = 5.8
  /// As small as it may be where that spares it another column.
  static let leastSize = 5.4
  var part: SheetPart { .list }
  /// A name in half a column takes more of them.
  private static let lines = 5
  /// A column has no fewer rows of a list that stands in others too.
  private static let fewest = 3

  private enum Heading {
    case said
    /// It stands beside, at the same height.
    case keptFree
    case none
  }

  private init(title: String, rows: [LabelPlan.Listed]) { (self.title, self.rows) = (title, rows[...]) }

  /// Areas first, then marks, each under its own heading; those without even a number come after the others.
  static func lists(_ plan: LabelPlan, _ content: MapContent) -> [NumberedList] {
    let words = SheetWords(language: content.language)
    // One heading holds for marks of one kind only.
    let isOfOne = content.markLegend.map { $0.entries.allSatisfy { $0.heading == nil } } ?? false
    let marks = isOfOne ? content.markLegend!.title.oneLine() : ""
    func isArea(_ listed: LabelPlan.Listed) -> Bool { if case .area = listed.subject { true } else { false } }
    return [(words.units, true), (marks.isEmpty ? words.places : marks, false)].flatMap { name, isOfAreas in
      [true, false].compactMap { isNumbered in
        let rows = plan.listed.filter { isArea($0) == isOfAreas && ($0.number != nil) == isNumbered }
        guard !rows.isEmpty else { return nil }
        return NumberedList(title: isNumbered ? words.numbered(name) : words.unnumbered(name), rows: rows)
      }
    }
  }

  func sized(_ size: Double) -> NumberedList {
    var list = self
    list.size = size
    return list
  }

  func cut(_ setting: Setting, width: Double, limit: Double) -> Cut? {
    let canvas = setting.canvas
    let title = heading == .said ? setting.heading(self.title, isContinued: isContinued) : headingBefore
    let titleHeight =
      heading == .none ? 0 : canvas.size(of: title, setting.heading, width: width, lines: 2).height + 0.9
    let name = setting.theme.text(size)
    var bold = setting.theme.text(size, .bold)
    bold.alignment = .right
    let digits = rows.last?.number.map { max(2, String($0).count) } ?? 0
    let left = digits == 0 ? 0 : Double(digits) * 1.5 + 1.6
    let texts = rows.lazy.map { $0.key.isEmpty ? $0.name : $0.key + " " + $0.name }
    let fewest = min(Self.fewest, rows.count)
    let fit = RowFit(rows.count, under: titleHeight, limit: limit, first: fewest, last: fewest) {
      canvas.size(of: texts[rows.startIndex + $0], name, width: width - left, lines: Self.lines).height + 0.15
    }
    guard let fit else { return nil }
    var rest = self
    rest.rows = rows.dropFirst(fit.heights.count)
    (rest.isContinued, rest.heading, rest.headingBefore) = (true, .said, title)
    let isHeaded = heading == .said
    let shown = zip(rows.map(\.number), texts).prefix(fit.heights.count).map { ($0, $1) }
    let block = Block(part: part, height: fit.height, rows: fit.heights.count) { canvas, box in
      if isHeaded { canvas.text(title, at: Point(box.left, box.top), setting.heading, width: width, lines: 2) }
      var top = box.top + titleHeight
      for ((number, text), height) in zip(shown, fit.heights) {
        if let number { canvas.text(String(number), at: Point(box.left + left - 1.2, top), bold) }
        canvas.text(text, at: Point(box.left + left, top), name, width: width - left, lines: Self.lines)
        top += height
      }
    }
    return Cut(block: block, rest: fit.isWhole ? nil : rest)
  }

  /// One heading stands over columns beside each other.
  func goingOnBeside(isLevel: Bool) -> any FlowingPiece {
    var list = self
    list.heading = isLevel ? .keptFree : .none
    return list
  }
}
