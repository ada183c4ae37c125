import Territory

extension ReportContent {
  /// The report as a PDF of numbered sheets, its letters inside it; the same report is the same file.
  /// - Parameters:
  ///   - moment: the date that the file bears.
  ///   - maps: nil leaves maps out.
  /// - Throws: `DrawingError`; what `maps` throws.
  public func pdf(on paper: Paper = .letter, moment: Instant, maps: ReportMapDrawing? = nil) throws -> [UInt8] {
    let name = "\(title) · \(subtitle)"
    let sheets = NumberedSheets(
      drawing: Drawing(format: .pdf, size: paper.size, title: name, author: subtitle, moment: moment),
      margins: (left: 15, top: 15, right: 15, bottom: 18), name: name, words: words, look: look,
      footer: theme?.drawn.footer)
    return try sheets.file { laid(in: $0, on: $1, maps) }
  }

  var look: ReportLook { ReportLook(theme) }

  private func laid(in frame: Rectangle, on canvas: Canvas, _ maps: ReportMapDrawing?) -> [[SheetFlow.Piece]] {
    var flow = SheetFlow(frame: frame, measuringOn: canvas, look: look)
    opening(&flow)
    for (number, section) in sections.enumerated() { part(section, heading(section: number), &flow, maps) }
    for (number, annex) in annexes.enumerated() {
      // Annexes begin a sheet of their own where that leaves little of the one before empty.
      if number == 0, !flow.isAtTop, flow.left < flow.frame.height * Self.mostEmpty { flow.beginSheet() }
      if number == 0 { flow.gap(4) }
      part(annex, heading(annex: number), &flow, maps)
    }
    closing(&flow)
    return flow.sheets
  }

  /// The share of a sheet that may stay empty.
  private static let mostEmpty = 0.3

  private func opening(_ flow: inout SheetFlow) {
    if let theme {
      let setting = Setting(
        theme.drawn, SheetWords(language: language), size: Size(flow.frame.width, flow.frame.height))
      let header = Header(theme: theme.drawn).block(setting, width: flow.frame.width)
      flow.place(header.height) { header.draw($0, $1) }
      flow.gap(3)
    }
    flow.text(title, look.title(18), lines: 3)
    flow.text(subtitle, look.text(13, .bold), lines: 3)
    flow.gap(1.5)
    flow.text(
      dates.map { "\($0.label): \($0.date)" }.joined(separator: "   ·   "),
      look.text(8.5, .regular, ReportLook.quiet))
    flow.gap(2)
    flow.place(1) { [look] canvas, box in
      canvas.line([Point(box.left, box.top), Point(box.right, box.top)], Stroke(look.accent, width: 0.9))
    }
    guard !findings.isEmpty else { return }
    flow.gap(2)
    flow.text(words.summary, look.title(10.5))
    flow.gap(0.5)
    for finding in findings { flow.bullet(finding) }
  }

  func part(
    _ section: ReportSection, _ heading: String, _ flow: inout SheetFlow, _ maps: ReportMapDrawing?
  ) {
    var blocks = section.blocks.filter { if case .map = $0 { maps != nil } else { true } }.map { block in
      if case .table(let table) = block { ReportBlock.table(table.shown(words)) } else { block }
    }[...]
    let style = look.title(13)
    flow.gap(5.5)
    // A heading stands on the sheet of what it heads.
    let least = blocks.isEmpty ? 0 : leastHeight(of: blocks, flow, maps) + 2.5
    flow.keep(flow.height(of: heading, style, lines: 3) + least)
    flow.text(heading, style, lines: 3)
    while let block = blocks.first {
      flow.gap(2.5)
      flow.keep(leastHeight(of: blocks, flow, maps))
      let beside = pair(blocks, flow)
      if let beside { lay(beside, &flow) } else { self.block(block, &flow, maps) }
      blocks = blocks.dropFirst(beside == nil ? 1 : 2)
    }
  }

  /// Millimetres of a first block and of what goes with it: a few lines stay with the table or drawing that they lead to.
  private func leastHeight(
    of blocks: ArraySlice<ReportBlock>, _ flow: SheetFlow, _ maps: ReportMapDrawing?
  ) -> Double {
    guard let first = blocks.first else { return 0 }
    if let pair = pair(blocks, flow) { return height(of: pair, flow) }
    let own = leastHeight(of: first, flow, maps)
    guard case .paragraph = first, own < 16, let next = blocks.dropFirst().first else { return own }
    switch next {
    case .table, .chart, .figures: return own + 2.5 + leastHeight(of: blocks.dropFirst(), flow, maps)
    case .paragraph, .caution, .map: return own
    }
  }

  /// Millimetres of what a block cannot be parted from, beginning with its first line.
  private func leastHeight(of block: ReportBlock, _ flow: SheetFlow, _ maps: ReportMapDrawing?) -> Double {
    switch block {
    case .paragraph(let text): flow.height(of: text, look.body)
    case .caution(let text): flow.heightOfCaution(text)
    case .figures(let figures): flow.leastHeight(of: figures)
    case .table(let table): flow.leastHeight(of: table)
    case .chart(let chart): heightOfPicture(chart.title, chart.size(in: chart.isBars ? 130 : 90), flow)
    case .map(let map): maps.map { heightOfPicture(map.title, size(of: map, $0, flow), flow) } ?? 0
    }
  }

  private func block(_ block: ReportBlock, _ flow: inout SheetFlow, _ maps: ReportMapDrawing?) {
    switch block {
    case .paragraph(let text): flow.text(text, look.body)
    case .caution(let text): flow.caution(text)
    case .figures(let figures): flow.figures(figures)
    case .table(let table): flow.table(table)
    case .chart(let chart):
      picture(chart.title, chart.size(in: chart.isBars ? 130 : 90), &flow) { [look] in
        chart.draw(on: $0, in: $1, look)
      }
    case .map(let map):
      guard let maps else { return }
      picture(map.title, size(of: map, maps, flow), &flow) { try maps.draw(map, $0, $1) }
    }
  }

  // MARK: A chart beside its table

  private typealias Half = (width: Double, lay: (inout SheetFlow) -> Void)

  private static let curve = 84.0
  private static let leastOfBars = 64.0
  private static let pairGap = 6.0
  private static let mostBeside = 14

  /// A curve takes half of a sheet's breadth, and bars what a narrow table leaves: the two stand side by side.
  private func pair(_ blocks: ArraySlice<ReportBlock>, _ flow: SheetFlow) -> [Half]? {
    guard let first = blocks.first, let second = blocks.dropFirst().first else { return nil }
    switch (first, second) {
    case (.chart(let chart), .table(let table)):
      guard !chart.isBars, table.rows.count <= Self.mostBeside else { return nil }
      let rest = flow.frame.width - Self.curve - Self.pairGap
      return [half(chart, Self.curve), (rest, { $0.table(table) })]
    case (.table(let table), .chart(let chart)):
      guard chart.isBars, table.rows.count <= Self.mostBeside else { return nil }
      let (width, gap) = (flow.width(of: table), Self.pairGap)
      guard width + gap + Self.leastOfBars <= flow.frame.width else { return nil }
      return [(width + 0.1, { $0.table(table) }), half(chart, flow.frame.width - width - 0.1 - gap)]
    default: return nil
    }
  }

  private func half(_ chart: ReportChart, _ width: Double) -> Half {
    (
      width,
      { flow in
        picture(chart.title, chart.size(in: width), &flow) { [look] in chart.draw(on: $0, in: $1, look) }
      }
    )
  }

  private func height(of pair: [Half], _ flow: SheetFlow) -> Double {
    pair.map { flow.inset(width: $0.width, $0.lay).height }.max() ?? 0
  }

  private func lay(_ pair: [Half], _ flow: inout SheetFlow) {
    let pieces = pair.map { flow.inset(width: $0.width, $0.lay) }
    let second = pair[0].width + Self.pairGap
    flow.place(pieces.map(\.height).max() ?? 0) { canvas, box in
      try pieces[0].draw(canvas, Point(box.left, box.top))
      try pieces[1].draw(canvas, Point(box.left + second, box.top))
    }
  }

  // MARK: Pictures

  /// A map a little too high for what is left of its sheet is drawn lower where the rest of the sheet would stay empty.
  private func size(of map: MapContent, _ maps: ReportMapDrawing, _ flow: SheetFlow) -> Size {
    let whole = maps.size(of: map, in: flow.frame.width)
    let left = flow.left - heightOfPicture(map.title, Size(0, 0), flow)
    guard whole.height > left else { return whole }
    let lower = maps.size(of: map, in: flow.frame.width, within: left)
    return lower.height <= left ? lower : whole
  }

  private func picture(
    _ title: String, _ size: Size, _ flow: inout SheetFlow, _ draw: @escaping (Canvas, Rectangle) throws -> Void
  ) {
    flow.keep(heightOfPicture(title, size, flow))
    flow.text(title, look.text(9, .bold))
    flow.gap(1)
    flow.place(size.height) { canvas, box in
      try draw(canvas, Rectangle(left: box.left, top: box.top, width: size.width, height: size.height))
    }
  }

  private func heightOfPicture(_ title: String, _ size: Size, _ flow: SheetFlow) -> Double {
    flow.height(of: title, look.text(9, .bold)) + 1 + size.height
  }

  /// Sources and legend on one sheet: a legend alone would take one of its own.
  private func closing(_ flow: inout SheetFlow) {
    let height = (sources.isEmpty ? 0 : heightOfSources(flow)) + heightOfLegend(flow)
    flow.keep(min(height, flow.frame.height / 2))
    if !sources.isEmpty {
      flow.gap(4)
      flow.text(words.sources, sourcesStyle)
      for source in sources { flow.bullet(source) }
    }
    if let theme, !theme.signatures.isEmpty {
      let setting = Setting(
        theme.drawn, SheetWords(language: language), size: Size(flow.frame.width, flow.frame.height))
      if let signatures = Signatures(names: theme.signatures).block(setting, width: flow.frame.width) {
        flow.gap(6)
        flow.place(signatures.height) { signatures.draw($0, $1) }
      }
    }
    guard let legend else { return }
    flow.gap(3)
    flow.keep(heightOfLegend(flow) - 3)
    flow.text(legend.text, legendStyle)
    if let source = legend.source { flow.text(source, legendSourceStyle) }
  }

  private var sourcesStyle: TextStyle { look.title(10.5) }
  private var legendStyle: TextStyle { look.text(9, .bold) }
  private var legendSourceStyle: TextStyle { look.text(7.5, .regular, ReportLook.quiet) }

  private func heightOfSources(_ flow: SheetFlow) -> Double {
    sources.reduce(4 + flow.height(of: words.sources, sourcesStyle)) { $0 + flow.heightOfBullet($1) }
  }

  private func heightOfLegend(_ flow: SheetFlow) -> Double {
    guard let legend else { return 0 }
    let source = legend.source.map { flow.height(of: $0, legendSourceStyle) } ?? 0
    return 3 + flow.height(of: legend.text, legendStyle) + source
  }
}
