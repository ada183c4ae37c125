/// Where everything of one page lies, found before anything is drawn.
struct SheetLayout {
  struct Placed {
    var part: SheetPart
    var box: Rectangle
    var draw: (Canvas, Rectangle) -> Void
  }

  /// None meets another; all lie within `bounds`.
  private(set) var placed: [Placed] = []
  /// The paper without its margins.
  let bounds: Rectangle
  private(set) var labels = LabelPlan()
  /// What labels may not cover.
  private(set) var taken: [Rectangle] = []
  private(set) var viewport: Viewport
  private var columns: Columns

  static let margin = 12.0

  init(_ subject: PageSubject, page: Int, of pages: Int, size: Size, setting: Setting) {
    self.init(subject, page: page, of: pages, size: size, setting: setting, panel: nil)
    // What the columns below the map leave empty is the map's.
    if let used = columns.usedBelow, used < columns.height - 4 {
      self.init(subject, page: page, of: pages, size: size, setting: setting, panel: max(30, used + 0.1))
    }
  }

  /// - Parameter panel: millimetres of the columns below the map; nil: as many as the map leaves them.
  private init(_ subject: PageSubject, page: Int, of pages: Int, size: Size, setting: Setting, panel: Double?) {
    bounds = Rectangle(left: 0, top: 0, width: size.width, height: size.height).inset(by: Self.margin)
    var rest = bounds
    var placed: [Placed] = []
    func place(_ block: Block, _ box: Rectangle) { placed.append(Placed(part: block.part, box: box, draw: block.draw)) }

    let width = bounds.width
    let header = Header(theme: setting.theme).block(setting, width: width)
    place(header, rest.takeTop(header.height))
    _ = rest.takeTop(2.4)
    let title = TitleBlock(title: subject.title, subtitle: subject.subtitle).block(setting, width: width)
    place(title, rest.takeTop(title.height))
    _ = rest.takeTop(2.6)
    let footer = Footer(content: subject.map.content, page: page, pages: pages).block(setting, width: width)
    place(footer, rest.takeBottom(footer.height))
    _ = rest.takeBottom(2)
    if let signatures = Signatures(names: setting.theme.signatures).block(setting, width: width) {
      place(signatures, rest.takeBottom(signatures.height))
      _ = rest.takeBottom(2)
    }
    // Pages of an atlas are alike.
    let isBeside = subject.focus != nil ? size.width >= size.height : Columns.areBeside(subject.extent, size)
    columns = isBeside ? Columns(besideOf: &rest) : Columns(below: &rest, mapOf: subject.extent, panel: panel)
    viewport = Self.placeMap(subject, rest, setting, place)
    self.placed = placed
    flow(subject, setting)
    nameMap(subject, setting)
  }

  func draw(on canvas: Canvas) {
    for piece in placed { piece.draw(canvas, piece.box) }
  }

  /// The frame with its ticks, and the strip below it: scale, datum, north.
  private static func placeMap(
    _ subject: PageSubject, _ room: Rectangle, _ setting: Setting, _ place: (Block, Rectangle) -> Void
  ) -> Viewport {
    var room = room
    var strip = room.takeBottom(NorthArrow.size.height)
    _ = room.takeBottom(0.8)
    let below = room.takeBottom(3.6)
    let beside = room.takeLeft(3.8)
    let viewport = Viewport(subject.extent, in: room)
    let ground = subject.map.ground
    let graticule = Graticule(viewport, ground)
    place(
      Block(part: .ticks, height: below.height) { canvas, _ in graticule.draw(setting, viewport.frame, on: canvas) },
      Rectangle(left: room.left, top: below.top, width: room.width, height: below.height))
    place(Block(part: .ticks, height: beside.height) { _, _ in }, beside)
    let north = strip.takeRight(NorthArrow.size.width)
    let lean = ground.lean(at: viewport.centre)
    place(
      Block(part: .north, height: north.height) { NorthArrow.draw(setting, lean: lean, in: $1, on: $0) }, north)
    _ = strip.takeLeft(3.8)
    let bar = ScaleBar(viewport, most: min(60, strip.width * 0.4))
    place(
      Block(part: .scaleBar, height: ScaleBar.height) { bar.draw(setting, in: $1, on: $0) },
      strip.takeLeft(bar.length + 10))
    _ = strip.takeRight(3)
    _ = strip.takeLeft(3)
    let datum = setting.words.datum(ground)
    place(
      Block(part: .datum, height: strip.height) { canvas, box in
        canvas.text(
          datum, at: Point(box.left, box.top), setting.theme.text(5.6, .regular, setting.theme.quietInk),
          width: box.width, lines: 4)
      }, strip)
    return viewport
  }

  /// Legends, tables, locator and notes into the columns, in order of what a reader needs first.
  private mutating func flow(_ subject: PageSubject, _ setting: Setting) {
    let width = columns.width
    let (map, shown) = (subject.map, viewport.shown)
    add {
      LegendBlock(title: map.content.areaLegend?.title ?? "", rows: subject.areaRows, isOfMarks: false)
        .block(setting, part: .areaLegend, width: width, limit: $0)
    }
    add {
      LegendBlock(title: subject.markTitle, rows: subject.markRows, isOfMarks: true)
        .block(setting, part: .markLegend, width: width, limit: $0)
    }
    add { TrackLegendBlock(names: map.content.tracks.map(\.name)).block(setting, width: width, limit: $0) }
    add { FactsBlock(facts: subject.facts).block(setting, width: width, limit: $0) }
    add { LocatorBlock(map: map, shown: shown, focus: subject.focus).block(setting, width: width, limit: $0) }
    if let table = subject.table {
      add(share: 0.6) { TableBlock(table: table).block(setting, width: width, limit: $0) }
    }
    add(share: 0.5) { NotesBlock(notes: subject.notes).block(setting, width: width, limit: $0) }
  }

  /// - Parameter share: of a column's height that the piece may take at most.
  private mutating func add(share: Double = 1, _ build: (Double) -> Block?) {
    guard let whole = build(.infinity) else { return }
    let limit = columns.height * share
    var block = whole
    var column = whole.height <= limit ? columns.first(with: whole.height) : nil
    if column == nil {
      let roomiest = columns.roomiest
      guard let shorter = build(min(columns.room(roomiest), limit)) else { return }
      (block, column) = (shorter, roomiest)
    }
    let box = columns.take(block.height, from: column!)
    placed.append(Placed(part: block.part, box: box, draw: block.draw))
  }

  /// Names on the map, and the list of the ones left out in what the columns have left.
  private mutating func nameMap(_ subject: PageSubject, _ setting: Setting) {
    let map = subject.map
    let picture = MapPicture(
      map: map, viewport: viewport, theme: setting.theme, focus: subject.focus, namedMarks: Set(subject.namedMarks))
    taken = picture.taken
    let pieces = listPieces(setting)
    var labelling = Labelling(
      map, viewport, focus: subject.focus, namedMarks: subject.namedMarks,
      capacity: pieces.reduce(0) { $0 + $1.rows }, taken: taken, ruler: WordRuler(setting.canvas, setting.theme))
    labels = labelling.run()
    let (names, graticule) = (labels.placed, Graticule(viewport, map.ground))
    placed.append(
      Placed(part: .frame, box: viewport.frame) { canvas, _ in picture.draw(names, graticule, on: canvas) })
    placeList(pieces, setting)
  }

  /// Which columns go on with the list, and with how many rows.
  private func listPieces(_ setting: Setting) -> [(column: Int, rows: Int)] {
    var pieces: [(column: Int, rows: Int)] = []
    for column in columns.indices {
      let rows = ListBlock.capacity(columns.room(column), isFirst: pieces.isEmpty, setting)
      if rows >= 3 { pieces.append((column, rows)) }
    }
    return pieces
  }

  private mutating func placeList(_ pieces: [(column: Int, rows: Int)], _ setting: Setting) {
    var rows = labels.listed[...]
    var isFirst = true
    for piece in pieces where !rows.isEmpty || labels.unnamed > 0 && isFirst {
      let part = Array(rows.prefix(piece.rows))
      rows = rows.dropFirst(part.count)
      let isLast = rows.isEmpty && (labels.unnamed == 0 || part.count < piece.rows)
      let block = ListBlock(rows: part, unnamed: isLast ? labels.unnamed : 0, isFirst: isFirst)
        .block(setting, width: columns.width)
      let box = columns.take(block.height, from: piece.column)
      placed.append(Placed(part: .list, box: box, draw: block.draw))
      isFirst = false
      if isLast { return }
    }
  }
}

/// The columns beside or below a map, filled from the top.
struct Columns {
  private var free: [Rectangle]
  private var used = 0.0
  let height: Double
  private static let gap = 4.5

  var width: Double { free[0].width }
  var indices: Range<Int> { free.indices }

  /// One on the right.
  init(besideOf room: inout Rectangle) {
    let column = room.takeRight(min(84, max(58, room.width * 0.24)))
    _ = room.takeRight(5)
    (free, height) = ([column], column.height)
  }

  /// Three below, as high as the map leaves them.
  init(below room: inout Rectangle, mapOf extent: Rectangle, panel: Double?) {
    // Ticks and the strip with the scale take some of the map's room.
    let shape = max(Viewport.height(of: extent, width: room.width - 3.8), room.width * 0.45)
    let map = shape + NorthArrow.size.height + 5 + 4
    let panel = room.takeBottom(panel ?? min(room.height * 0.6, max(room.height * 0.3, room.height - map)))
    _ = room.takeBottom(4)
    let width = (panel.width - 2 * 6) / 3
    free = (0..<3).map {
      Rectangle(left: panel.left + Double($0) * (width + 6), top: panel.top, width: width, height: panel.height)
    }
    height = panel.height
  }

  /// Metres of a millimetre, about, with the columns beside the map and below it: titles, ticks and scale take their
  /// part of the paper too.
  static func coarseness(of extent: Rectangle, _ size: Size) -> (beside: Double, below: Double) {
    let (wide, high) = (size.width - 2 * SheetLayout.margin, size.height - 2 * SheetLayout.margin - 60)
    func metres(_ wide: Double, _ high: Double) -> Double { max(extent.width / wide, extent.height / high) }
    return (metres(wide - min(84, max(58, wide * 0.24)) - 9, high), metres(wide - 4, (high + 15) * 0.7 - 15))
  }

  static func areBeside(_ extent: Rectangle, _ size: Size) -> Bool {
    let coarseness = coarseness(of: extent, size)
    return coarseness.beside <= coarseness.below
  }

  /// Millimetres that the longest of several columns has filled; nil for one beside the map, which cannot be shorter.
  var usedBelow: Double? { free.count > 1 ? used : nil }

  func room(_ column: Int) -> Double { free[column].height }

  func first(with height: Double) -> Int? { free.firstIndex { $0.height >= height } }

  /// The first of the emptiest.
  var roomiest: Int { free.indices.max { (free[$0].height, $1) < (free[$1].height, $0) }! }

  mutating func take(_ height: Double, from column: Int) -> Rectangle {
    let box = free[column].takeTop(height)
    used = max(used, self.height - free[column].height)
    _ = free[column].takeTop(Self.gap)
    return box
  }
}
