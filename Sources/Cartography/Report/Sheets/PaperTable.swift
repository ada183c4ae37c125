/// A table as it stands on paper: what each column and row takes of a sheet, and how a row is drawn.
struct PaperTable {
  let table: ReportTable
  /// Of each row's cells.
  let texts: [[String]]
  let totals: [String]?
  private(set) var widths: [Double] = []
  /// The columns whose cells are one line each and have room for it.
  private var single: [Bool] = []
  /// How many times the table stands side by side on a sheet: a long one of few columns more than once.
  private(set) var folds = 1
  private(set) var headHeight = 0.0
  private(set) var totalHeight = 0.0
  private let canvas: Canvas
  private let look: ReportLook

  static let gap = 6.0
  /// Lines that a cell may take: a name of ten thousand letters is cut and not a sheet of its own.
  private static let cellLines = 8
  private static let headLines = 4
  /// Longer tables are set closer, and side by side where they have few columns.
  private static let long = 40
  private static let folded = 60

  init(_ table: ReportTable, in width: Double, _ canvas: Canvas, _ look: ReportLook) {
    (self.table, self.canvas, self.look) = (table, canvas, look)
    texts = table.rows.map { $0.map(\.text) }
    totals = table.total.map { $0.map { $0 == .none ? "" : $0.text } }
    var wanted = table.columns.indices.map(wantedWidth)
    let headings = table.columns.map { canvas.size(of: $0.heading, head).width + 2 * padding + 0.3 }
    let whole = zip(wanted, headings).map { max($0, $1) }
    // Headings break where the table would be too broad with them whole.
    if whole.reduce(0, +) <= width { wanted = whole }
    let isWhole = wanted.indices.map { self.isWhole($0, wanted[$0]) }
    let least = wanted.indices.map { isWhole[$0] ? wanted[$0] : leastWidth(of: $0) }
    let usual = wanted.indices.map { min(wanted[$0], usualWidth(of: $0)) }
    if table.rows.count > Self.folded { folds = Self.folds(wanted, least, in: width) }
    let room = (width - Self.gap * Double(folds - 1)) / Double(folds)
    widths =
      folds > 1 ? Self.filling(room, wanted, least, usual) : Self.widths(wanted, least, usual, isWhole, in: width)
    single = wanted.indices.map { table.isWhole($0) && widths[$0] >= wanted[$0] - 1e-6 }
    headHeight = height(of: table.columns.map(\.heading), head, Self.headLines)
    totalHeight = totals.map { height(of: $0, head, Self.cellLines) } ?? 0
  }

  var width: Double { widths.reduce(0, +) }

  /// As often as its columns stand beside themselves with a quarter of their room given up, three times at most.
  private static func folds(_ wanted: [Double], _ least: [Double], in width: Double) -> Int {
    let (wanted, least) = (wanted.reduce(0, +), least.reduce(0, +))
    return [3, 2].first { folds in
      let room = (width - gap * Double(folds - 1)) / Double(folds)
      return wanted * 0.75 <= room && least <= room
    } ?? 1
  }

  /// Numbers and keys get what their longest takes; words share what is left, none less than its longest word.
  private static func widths(
    _ wanted: [Double], _ least: [Double], _ usual: [Double], _ isWhole: [Bool], in room: Double
  ) -> [Double] {
    let (total, needed) = (wanted.reduce(0, +), least.reduce(0, +))
    // Room to spare sets the columns apart, but not so far that a row is hard to follow.
    if total <= room { return wanted.map { $0 * min(1.25, room / total) } }
    if needed >= room {
      // More than the sheet's width takes: words break, down to half of their longest one; beyond that all give way alike.
      let fixed = zip(least, isWhole).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
      let share = max(0.5, (room - fixed) / max(1e-9, needed - fixed))
      let broken = zip(least, isWhole).map { $1 ? $0 : $0 * min(1, share) }
      return broken.map { $0 * min(1, room / broken.reduce(0, +)) }
    }
    return filling(room, wanted, least, usual)
  }

  /// All of the room: what must not break has what it wants, the others as much as their usual cells ask for.
  private static func filling(
    _ room: Double, _ wanted: [Double], _ least: [Double], _ usual: [Double]
  ) -> [Double] {
    let total = wanted.reduce(0, +)
    guard total > room else { return wanted.map { $0 * room / total } }
    func widths(_ share: Double) -> [Double] {
      wanted.indices.map { max(least[$0], min(wanted[$0], share * usual[$0])) }
    }
    var (narrow, wide) = (0.0, 20.0)
    for _ in 0..<30 {
      let middle = (narrow + wide) / 2
      if widths(middle).reduce(0, +) > room { wide = middle } else { narrow = middle }
    }
    return widths(narrow)
  }

  // MARK: Letters

  /// Many columns make do with smaller letters.
  private var size: Double { table.columns.count > 7 ? 6.4 : 7.5 }
  /// On each side of a cell's letters, in millimetres.
  private var padding: Double { table.columns.count > 7 ? 0.9 : 1.2 }
  private var cell: TextStyle { look.text(size) }
  private var head: TextStyle { look.text(size, .bold) }
  /// Above and below a row's letters together, in millimetres.
  private var leading: Double { (table.rows.count > Self.long ? 1.0 : 1.6) * padding }

  // MARK: What things take

  /// Whether the cells of a column stay on one line: numbers, keys, and words as short as they.
  private func isWhole(_ column: Int, _ wanted: Double) -> Bool { table.isWhole(column) || wanted <= 20 }

  /// What the cells of a column take on average.
  private func usualWidth(of column: Int) -> Double {
    guard !texts.isEmpty else { return 1 }
    let letters = texts.reduce(0) { $0 + min(80, $1[column].utf8.count) }
    return max(4, Double(letters) / Double(texts.count) * size * millimetresOfPoint * 0.56 + 2 * padding)
  }

  func height(row: Int) -> Double { height(of: texts[row], cell, Self.cellLines) }

  private func height(of cells: [String], _ style: TextStyle, _ lines: Int) -> Double {
    let one = canvas.size(of: "Ñg", style).height
    let heights = cells.indices.lazy.filter { style != cell || !single[$0] }.map { index in
      canvas.size(of: cells[index], style, width: widths[index] - 2 * padding, lines: lines).height
    }
    return max(one, heights.max() ?? 0) + leading
  }

  /// What the longest word takes, within reason.
  private func leastWidth(of column: Int) -> Double {
    let words = texts.flatMap { $0[column].split(separator: " ") }.sorted { $0.utf8.count > $1.utf8.count }.prefix(3)
    let cells = words.map { min(32, canvas.size(of: String($0), cell).width) }
    return max(headingWidth(of: column), cells.max() ?? 0) + 2 * padding + 0.3
  }

  /// A heading may break between words, and no farther.
  private func headingWidth(of column: Int) -> Double {
    let parts = table.columns[column].heading.split(separator: " ")
    return parts.map { canvas.size(of: String($0), head).width }.max() ?? 0
  }

  private func wantedWidth(of column: Int) -> Double {
    var widest = headingWidth(of: column)
    let cells = texts.map { $0[column] }.sorted { $0.utf8.count > $1.utf8.count }
    for text in cells.prefix(5) {
      widest = max(widest, min(90, canvas.size(of: String(text.prefix(200)), cell).width))
    }
    if let total = totals?[column], !total.isEmpty { widest = max(widest, canvas.size(of: total, head).width) }
    return widest + 2 * padding + 0.3
  }

  // MARK: Drawing

  func drawHead(on canvas: Canvas, at place: Point) {
    draw(
      table.columns.map(\.heading), head, Self.headLines, headHeight, rule: (look.accent, 0.4), fill: ReportLook.tint,
      on: canvas, at: place)
  }

  func draw(row: Int, height: Double, on canvas: Canvas, at place: Point) {
    draw(texts[row], cell, Self.cellLines, height, rule: (ReportLook.rule, 0.1), on: canvas, at: place)
  }

  func drawTotal(on canvas: Canvas, at place: Point) {
    guard let totals else { return }
    draw(totals, head, Self.cellLines, totalHeight, rule: (look.accent, 0.3), on: canvas, at: place)
  }

  private func draw(
    _ cells: [String], _ style: TextStyle, _ lines: Int, _ height: Double, rule: (colour: Colour, width: Double),
    fill: Colour? = nil, on canvas: Canvas, at place: Point
  ) {
    let box = Rectangle(left: place.x, top: place.y, width: width, height: height)
    if let fill { canvas.rectangle(box, fill: Fill(fill)) }
    var left = box.left
    for (index, text) in cells.enumerated() {
      if !text.isEmpty {
        var style = style
        style.alignment = table.columns[index].isNumber ? .right : .left
        canvas.text(
          text, at: Point(left + padding, box.top + leading * 0.44), style,
          width: widths[index] - 2 * padding, lines: lines)
      }
      left += widths[index]
    }
    canvas.line([Point(box.left, box.bottom), Point(box.right, box.bottom)], Stroke(rule.colour, width: rule.width))
  }
}
