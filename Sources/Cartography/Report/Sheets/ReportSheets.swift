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
      margins: (left: 15, top: 15, right: 15, bottom: 18), name: name, words: words)
    return try sheets.file { laid(in: $0, on: $1, maps) }
  }

  private func laid(in frame: Rectangle, on canvas: Canvas, _ maps: ReportMapDrawing?) -> [[SheetFlow.Piece]] {
    var flow = SheetFlow(frame: frame, measuringOn: canvas)
    opening(&flow)
    for (number, section) in sections.enumerated() { part(section, heading(section: number), &flow, maps) }
    for (number, annex) in annexes.enumerated() {
      if number == 0, !flow.isAtTop { flow.beginSheet() }
      part(annex, heading(annex: number), &flow, maps)
    }
    closing(&flow)
    return flow.sheets
  }

  private func opening(_ flow: inout SheetFlow) {
    if let theme {
      let setting = Setting(
        theme.drawn, SheetWords(language: language), size: Size(flow.frame.width, flow.frame.height))
      let header = Header(theme: theme.drawn).block(setting, width: flow.frame.width)
      flow.place(header.height) { header.draw($0, $1) }
      flow.gap(3)
    }
    flow.text(title, ReportLook.text(18, .bold, ReportLook.accent), lines: 3)
    flow.text(subtitle, ReportLook.text(13, .bold), lines: 3)
    flow.gap(1.5)
    flow.text(
      dates.map { "\($0.label): \($0.date)" }.joined(separator: "   ·   "),
      ReportLook.text(8.5, .regular, ReportLook.quiet))
    flow.gap(2)
    flow.place(1) { canvas, box in
      canvas.line([Point(box.left, box.top), Point(box.right, box.top)], Stroke(ReportLook.accent, width: 0.9))
    }
    guard !findings.isEmpty else { return }
    flow.gap(2)
    flow.text(words.summary, ReportLook.text(10.5, .bold, ReportLook.accent))
    flow.gap(0.5)
    for finding in findings { flow.bullet(finding) }
  }

  func part(
    _ section: ReportSection, _ heading: String, _ flow: inout SheetFlow, _ maps: ReportMapDrawing?
  ) {
    let blocks = section.blocks.filter { if case .map = $0 { maps != nil } else { true } }
    let style = ReportLook.text(13, .bold, ReportLook.accent)
    flow.gap(5.5)
    // A heading stands on the sheet of what it heads.
    let least = blocks.isEmpty ? 0 : leastHeight(of: blocks[...], flow, maps) + 2.5
    flow.keep(flow.height(of: heading, style, lines: 3) + least)
    flow.text(heading, style, lines: 3)
    for (number, block) in blocks.enumerated() {
      flow.gap(2.5)
      flow.keep(leastHeight(of: blocks[number...], flow, maps))
      self.block(block, &flow, maps)
    }
  }

  /// Millimetres of a first block and of what goes with it: a few lines stay with the table or drawing that they lead to.
  private func leastHeight(
    of blocks: ArraySlice<ReportBlock>, _ flow: SheetFlow, _ maps: ReportMapDrawing?
  ) -> Double {
    guard let first = blocks.first else { return 0 }
    let own = leastHeight(of: first, flow, maps)
    guard case .paragraph = first, own < 16, let next = blocks.dropFirst().first else { return own }
    switch next {
    case .table, .chart, .figures: return own + 2.5 + leastHeight(of: next, flow, maps)
    case .paragraph, .caution, .map: return own
    }
  }

  /// Millimetres of what a block cannot be parted from, beginning with its first line.
  private func leastHeight(of block: ReportBlock, _ flow: SheetFlow, _ maps: ReportMapDrawing?) -> Double {
    switch block {
    case .paragraph(let text): flow.height(of: text, SheetFlow.body)
    case .caution(let text): flow.height(of: text, ReportLook.text(8.5, isItalic: true), indent: 4)
    case .figures(let figures): flow.leastHeight(of: figures)
    case .table(let table): flow.leastHeight(of: table)
    case .chart(let chart):
      Self.heightOfPicture(chart.title, chart.size(in: chart.isBars ? 130 : 90), flow)
    case .map(let map):
      maps.map { Self.heightOfPicture(map.title, Self.size(of: map, $0, flow), flow) } ?? 0
    }
  }

  private func block(_ block: ReportBlock, _ flow: inout SheetFlow, _ maps: ReportMapDrawing?) {
    switch block {
    case .paragraph(let text): flow.text(text, SheetFlow.body)
    case .caution(let text):
      flow.text(text, ReportLook.text(8.5, .regular, ReportLook.warning, isItalic: true), indent: 4)
    case .figures(let figures): flow.figures(figures)
    case .table(let table): flow.table(table)
    case .chart(let chart):
      let size = chart.size(in: chart.isBars ? 130 : 90)
      Self.picture(chart.title, size, &flow) { chart.draw(on: $0, in: $1) }
    case .map(let map):
      guard let maps else { return }
      Self.picture(map.title, Self.size(of: map, maps, flow), &flow) { try maps.draw(map, $0, $1) }
    }
  }

  /// A map a little too high for what is left of its sheet is drawn lower: the rest of the sheet would stay empty.
  private static func size(of map: MapContent, _ maps: ReportMapDrawing, _ flow: SheetFlow) -> Size {
    let whole = maps.size(of: map, in: flow.frame.width)
    let left = flow.left - heightOfPicture(map.title, Size(0, 0), flow)
    guard whole.height > left else { return whole }
    let lower = maps.size(of: map, in: flow.frame.width, within: left)
    return lower.height <= left ? lower : whole
  }

  private static func picture(
    _ title: String, _ size: Size, _ flow: inout SheetFlow, _ draw: @escaping (Canvas, Rectangle) throws -> Void
  ) {
    flow.keep(heightOfPicture(title, size, flow))
    flow.text(title, ReportLook.text(9, .bold))
    flow.gap(1)
    flow.place(size.height) { canvas, box in
      try draw(canvas, Rectangle(left: box.left, top: box.top, width: size.width, height: size.height))
    }
  }

  private static func heightOfPicture(_ title: String, _ size: Size, _ flow: SheetFlow) -> Double {
    flow.height(of: title, ReportLook.text(9, .bold)) + 1 + size.height
  }

  /// Sources and legend on one sheet: a legend alone would take one of its own.
  private func closing(_ flow: inout SheetFlow) {
    let height = (sources.isEmpty ? 0 : heightOfSources(flow)) + heightOfLegend(flow)
    flow.keep(min(height, flow.frame.height / 2))
    if !sources.isEmpty {
      flow.gap(4)
      flow.text(words.sources, Self.sourcesStyle)
      for source in sources { flow.bullet(source) }
    }
    if let line = theme?.footer?.oneLine(200) {
      flow.gap(3)
      flow.text(line, Self.legendSourceStyle)
    }
    guard let legend else { return }
    flow.gap(3)
    flow.keep(heightOfLegend(flow) - 3)
    flow.text(legend.text, Self.legendStyle)
    if let source = legend.source { flow.text(source, Self.legendSourceStyle) }
  }

  private static let sourcesStyle = ReportLook.text(10.5, .bold, ReportLook.accent)
  private static let legendStyle = ReportLook.text(9, .bold)
  private static let legendSourceStyle = ReportLook.text(7.5, .regular, ReportLook.quiet)

  private func heightOfSources(_ flow: SheetFlow) -> Double {
    sources.reduce(4 + flow.height(of: words.sources, Self.sourcesStyle)) { $0 + flow.heightOfBullet($1) }
  }

  private func heightOfLegend(_ flow: SheetFlow) -> Double {
    guard let legend else { return 0 }
    let source = legend.source.map { flow.height(of: $0, Self.legendSourceStyle) } ?? 0
    return 3 + flow.height(of: legend.text, Self.legendStyle) + source
  }
}
