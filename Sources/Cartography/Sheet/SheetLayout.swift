/// Where everything of one page lies, found before anything is drawn.
struct SheetLayout {
  struct Placed {
    var part: SheetPart
    var box: Rectangle
    var rows = 1
    var draw: (Canvas, Rectangle) -> Void

    init(part: SheetPart, box: Rectangle, draw: @escaping (Canvas, Rectangle) -> Void) {
      (self.part, self.box, self.draw) = (part, box, draw)
    }

    init(_ block: Block, in box: Rectangle) {
      (part, self.box, rows, draw) = (block.part, box, block.rows, block.draw)
    }
  }

  /// None meets another; all lie within `bounds`.
  private(set) var placed: [Placed] = []
  /// What goes on on the next page, or below the sheet.
  private(set) var rest: [any FlowingPiece] = []
  /// The paper without its margins.
  private(set) var bounds: Rectangle
  private(set) var labels = LabelPlan()
  /// What labels may not cover.
  private(set) var taken: [Rectangle] = []
  private(set) var viewport: Viewport
  /// Of the locator in the frame; nil: it stands in a column, or nowhere.
  private(set) var inset: Rectangle?
  /// Between title and footer.
  private var room: Rectangle
  private var columns: Columns
  /// Millimetres of the locator at most, where it stands in a column.
  private var mostLocator: Double

  static let margin = 12.0
  /// A frame's height of its width, where it gives some of it to columns.
  private static let flattest = 0.35
  /// Millimetres of columns below a map, at least.
  private static let leastPanel = 20.0
  /// Millimetres that a heading takes, about.
  private static let heading = 8.0
  /// Millimetres of the locator of a unit's page that has little room.
  private static let smallLocator = 24.0
  /// Rows that are not worth a page of their own.
  private static let fewRows = 4

  /// - Parameter isNamed: without its names it only tells how many pages it takes; names matter to the list of the whole.
  init(_ subject: PageSubject, page: Int, size: Size, setting: Setting, onNextPage: Bool = true, isNamed: Bool = true) {
    func viewport(_ subject: PageSubject) -> Viewport {
      SheetLayout(
        subject, page: page, size: size, setting: setting, panel: nil, strip: 0, locator: .infinity, note: nil,
        isNamed: false
      ).viewport
    }
    var subject = subject
    if let whole = subject.withSurroundings, viewport(whole).isNearlyAsLarge(as: viewport(subject)) { subject = whole }
    var locator = Double.infinity
    func laid(panel: Double? = nil, strip: Double = 0, goesOn: Bool = false) -> SheetLayout {
      let note = !goesOn ? nil : onNextPage ? setting.words.goesOn(page: page + 1) : setting.words.goesOnBelow
      return SheetLayout(
        subject, page: page, size: size, setting: setting, panel: panel, strip: strip, locator: locator, note: note,
        isNamed: isNamed)
    }
    self = laid()
    var panel: Double?
    // What the columns below the map leave empty is the map's.
    if rest.isEmpty, let least = leastPanel(subject, setting), least < columns.height - 4 {
      let larger = laid(panel: least)
      // Other names may have found room on a larger map, and the list be longer.
      if larger.rest.isEmpty { (panel, self) = (least, larger) }
    }
    for strip in strips(subject, setting) where !rest.isEmpty {
      let tried = laid(strip: strip)
      if tried.rest.isEmpty { self = tried }
    }
    // The locator is the first to give way on a unit's page, and all of it for a row or two.
    for limit in subject.isWhole ? [] : [Self.smallLocator, 0] where !rest.isEmpty {
      guard limit > 0 || rows(rest, setting) < Self.fewRows else { break }
      locator = limit
      let tried = laid()
      if tried.rest.isEmpty { self = tried } else { locator = .infinity }
    }
    if !rest.isEmpty {
      self = laid(panel: panel, goesOn: true)
      if rest.isEmpty { placed.removeAll { $0.part == .continuation } }
    }
  }

  /// - Parameters:
  ///   - panel: millimetres of the columns below the map; nil: as many as the map leaves them.
  ///   - strip: millimetres of columns below a map that has others beside it; 0: none.
  ///   - locator: millimetres that it is high at most.
  ///   - note: says where the page goes on.
  private init(
    _ subject: PageSubject, page: Int, size: Size, setting: Setting, panel: Double?, strip: Double, locator: Double,
    note: String?, isNamed: Bool
  ) {
    mostLocator = locator
    bounds = Rectangle(left: 0, top: 0, width: size.width, height: size.height).inset(by: Self.margin)
    let frame = PageFrame(
      title: subject.title, subtitle: subject.subtitle, content: subject.map.content, page: page, size: size,
      setting: setting)
    var (rest, placed) = (frame.room, frame.placed)
    func place(_ block: Block, _ box: Rectangle) { placed.append(Placed(block, in: box)) }
    if let signatures = Signatures(names: setting.theme.signatures).block(setting, width: bounds.width) {
      place(signatures, rest.takeBottom(signatures.height))
      _ = rest.takeBottom(2)
    }
    room = rest
    let foot = note == nil ? 0 : setting.lineHeight(setting.small) + 0.4
    // Pages of an atlas are alike.
    let isBeside = !subject.isWhole ? size.width >= size.height : Columns.areBeside(subject.extent, size)
    columns =
      isBeside
      ? Columns(besideOf: &rest, breadth: Self.breadth(subject, rest, setting), foot: foot, strip: strip)
      : Columns(below: &rest, mapOf: subject.extent, panel: panel, foot: foot)
    if let note {
      place(
        Block(part: .continuation, height: foot) { canvas, box in
          var style = setting.theme.text(6, .bold, setting.theme.quietInk)
          style.alignment = .right
          canvas.text(note, at: Point(box.left, box.top), style, width: box.width, lines: 1)
        }, columns.foot)
    }
    viewport = Self.placeMap(subject, rest, setting, place)
    self.placed = placed
    if isNamed { nameMap(subject, setting) }
    fill(subject, setting)
  }

  func draw(on canvas: Canvas) {
    for piece in placed { piece.draw(canvas, piece.box) }
  }

  /// Millimetres of the strips below the map that hold what the columns beside it do not, the best first: none where
  /// the map would lose some of its scale.
  private func strips(_ subject: PageSubject, _ setting: Setting) -> [Double] {
    guard columns.usedBelow == nil, !rest.isEmpty else { return [] }
    let frame = viewport.frame
    let spare = frame.height - max(viewport.height(of: subject.extent), frame.width * Self.flattest)
    // nil: it does not hold all.
    func pieces(_ strip: Double) -> Int? {
      var (trial, room) = (self, room)
      trial.columns = Columns(besideOf: &room, breadth: columns.breadth, foot: 0, strip: strip)
      (trial.placed, trial.rest) = ([], [])
      trial.fill(subject, setting)
      return trial.rest.isEmpty ? trial.placed.count : nil
    }
    guard spare > 0, pieces(spare) != nil else { return [] }
    var (short, least) = (0.0, spare)
    while least - short > 0.5 {
      let middle = (short + least) / 2
      if pieces(middle) != nil { least = middle } else { short = middle }
    }
    // A list cut for want of a row's height has one more heading.
    let heights = stride(from: least, through: min(spare, least + 12), by: 1).compactMap { height in
      pieces(height).map { (height, cost: height + Self.heading * Double($0)) }
    }
    // A name near the edge may have no place in a lower frame, and so a row in the list.
    return [heights.min { $0.cost < $1.cost }!.0, spare]
  }

  /// Millimetres that the columns below the map need where legends, tables and notes stay whole and lists go on from one
  /// column to the next; nil where they stand beside the map.
  private func leastPanel(_ subject: PageSubject, _ setting: Setting) -> Double? {
    guard let used = columns.usedBelow else { return nil }
    // How many pieces but lists have room; nil where not all has.
    func pieces(_ height: Double) -> Int? {
      var (trial, room) = (self, room)
      trial.columns = Columns(below: &room, mapOf: subject.extent, panel: height, foot: 0)
      (trial.placed, trial.rest) = ([], [])
      trial.fill(subject, setting)
      return trial.rest.isEmpty ? trial.placed.count { $0.part != .list } : nil
    }
    let whole = pieces(used + 0.1)
    var (low, least) = (Self.leastPanel, max(Self.leastPanel, used + 0.1))
    while least - low > 0.5 {
      let middle = (low + least) / 2
      if pieces(middle) == whole { least = middle } else { low = middle }
    }
    return least
  }

  private mutating func fill(_ subject: PageSubject, _ setting: Setting) {
    flow(subject, setting)
    // The page of a unit has its marks in its table.
    guard subject.focus == nil else { return }
    list(NumberedList.lists(subject.mark == nil ? labels : labels.withoutMarks, subject.map.content), setting)
  }

  private func rows(_ pieces: [any FlowingPiece], _ setting: Setting) -> Int {
    pieces.reduce(0) { $0 + ($1.cut(setting, width: columns.width, limit: .infinity)?.block.rows ?? 0) }
  }

  /// Legends, tables, locator and notes into the columns, in order of what a reader needs first.
  private mutating func flow(_ subject: PageSubject, _ setting: Setting) {
    let pieces = Self.pieces(subject)
    for legend in pieces.prefix(2) { add(legend, setting) }
    add(TrackLegendBlock(names: subject.map.content.tracks.map(\.name)), setting)
    add(FactsBlock(facts: subject.facts), setting)
    if inset == nil {
      let locator = LocatorBlock(subject.map, shown: viewport.shown, focus: subject.focus)
      if let block = locator.block(setting, width: columns.width, limit: min(mostLocator, columns.mostRoom)) {
        _ = columns.place(block, into: &placed)
      }
    }
    let nameless = setting.words.nameless(labels, marks: subject.map.content.marksCalled)
    let notes = NotesBlock(notes: subject.notes + nameless + neighbours(subject, setting))
    guard subject.isWhole else {
      for table in pieces.dropFirst(2) { add(table, setting) }
      addLast(notes, setting)
      return
    }
    let whole = notes.cut(setting, width: columns.width, limit: columns.height * 0.4)
    let kept = whole.map { $0.rest == nil ? $0.block.height + 4.5 : 0 } ?? 0
    for table in pieces.dropFirst(2) { add(table, setting, keeping: kept) }
    add(notes, setting)
  }

  /// Why the units around a page's own are not in the legend's colours; empty where they are, or nobody asks.
  private func neighbours(_ subject: PageSubject, _ setting: Setting) -> [String] {
    guard subject.focus != nil, !subject.areaRows.isEmpty, subject.map.areas.count > 1 else { return [] }
    return [setting.words.quietNeighbours(isGrey: setting.theme.isGrey)]
  }

  private mutating func add(_ piece: any FlowingPiece, _ setting: Setting, keeping kept: Double = 0) {
    // Nothing to show is nothing to go on with.
    guard piece.cut(setting, width: columns.width, limit: .infinity) != nil else { return }
    if let open = columns.place(piece, setting, keeping: kept, into: &placed) { rest.append(open) }
  }

  /// What the whole map's sheet says too is not worth a page of its own.
  private mutating func addLast(_ notes: NotesBlock, _ setting: Setting) {
    let before = rest.count
    add(notes, setting)
    if before == 0 { rest.removeAll() }
  }

  /// The map with its names.
  private mutating func nameMap(_ subject: PageSubject, _ setting: Setting) {
    let map = subject.map
    let picture = MapPicture(
      map: map, viewport: viewport, theme: setting.theme, focus: subject.focus, namedMarks: Set(subject.namedMarks))
    let locator = LocatorBlock(map, shown: viewport.shown, focus: subject.focus)
    inset = locator.inset(viewport, taken: picture.taken)
    taken = picture.taken + (inset.map { [$0] } ?? [])
    var labelling = Labelling(
      of: picture, namedMarks: subject.namedMarks, listsMarks: subject.table != nil, about: subject.mark, taken: taken,
      ruler: setting.ruler)
    labels = labelling.run()
    let (names, graticule) = (labels.placed, Graticule(viewport, map.ground))
    placed.append(
      Placed(part: .frame, box: viewport.frame) { [inset] canvas, _ in
        picture.draw(names, graticule, on: canvas)
        if let inset { locator.drawInset(setting, in: inset, on: canvas) }
      })
  }

  /// The names left out: where they do not fit, in somewhat smaller type or in two narrow columns rather than elsewhere.
  private mutating func list(_ lists: [NumberedList], _ setting: Setting) {
    let (columnsBefore, placedBefore) = (columns, placed)
    let open = lists.compactMap { columns.place($0, setting, into: &placed) }
    guard rest.isEmpty, !open.isEmpty else {
      rest += open
      return
    }
    let (columnsOpen, placedOpen) = (columns, placed)
    let sizes = stride(from: NumberedList.usualSize - 0.2, through: NumberedList.leastSize - 0.01, by: -0.2)
    for size in sizes {
      (columns, placed) = (columnsBefore, placedBefore)
      let smaller = lists.map { $0.sized(size) }
      if smaller.allSatisfy({ columns.place($0, setting, into: &placed) == nil }) { return }
    }
    (columns, placed) = (columnsBefore, placedBefore)
    if columns.placeInTwo(lists, setting, into: &placed) { return }
    (columns, placed) = (columnsOpen, placedOpen)
    rest += open
  }
}
