import Territory

/// How maps are put on paper: the sheet's size, and the office's theme.
public struct MapSheet: Sendable {
  public var paper: Paper
  /// nil: whichever way shows the territory larger.
  public var isLandscape: Bool?
  public var theme: Theme

  public init(paper: Paper = .letter, isLandscape: Bool? = nil, theme: Theme = Theme()) {
    (self.paper, self.isLandscape, self.theme) = (paper, isLandscape, theme)
  }

  /// One map on one sheet. Names and tables that find no room beside the map follow it: on further pages of a PDF, and
  /// below the sheet of a picture, which is as much longer than its paper.
  /// - Throws: `DrawingError`.
  public func file(of content: MapContent, as format: Drawing.Format) throws -> [UInt8] {
    let map = PreparedMap(content)
    let size = paper.size(isLandscape: isLandscape ?? isBroad(map.extent))
    let setting = setting(content, size)
    let subject = PageSubject(map)
    guard format == .pdf else {
      let sheet = SheetLayout(subject, page: 1, size: size, setting: setting, onNextPage: false)
      return try picture(of: sheet, content, format, size, setting)
    }
    let sheet = SheetLayout(subject, page: 1, size: size, setting: setting)
    let more = ContinuationPage.pages(sheet.rest, of: subject, after: 1, size: size, setting: setting)
    setting.pages.count = 1 + more.count
    return try drawing(of: content, format, size).file(sheets: setting.pages.count) { canvas, page in
      if page == 0 { sheet.draw(on: canvas) } else { more[page - 1].draw(on: canvas) }
    }
  }

  /// The sheet, and below it what it has no room for.
  private func picture(
    of sheet: SheetLayout, _ content: MapContent, _ format: Drawing.Format, _ size: Size, _ setting: Setting
  ) throws -> [UInt8] {
    let room = Rectangle(
      left: sheet.bounds.left, top: sheet.bounds.bottom + 5, width: sheet.bounds.width, height: .infinity)
    let below = Spread(sheet.rest, in: room, setting)
    let whole = Size(size.width, sheet.rest.isEmpty ? size.height : room.top + below.height + SheetLayout.margin)
    return try drawing(of: content, format, whole).file { canvas, _ in
      // Paper is white; a viewer's window may be dark.
      canvas.rectangle(canvas.sheet, fill: Fill(.white))
      sheet.draw(on: canvas)
      for piece in below.placed { piece.draw(canvas, piece.box) }
    }
  }

  /// A PDF with a page for each unit, or for each work or place of a map that colours no units: where it is, what
  /// surrounds it and its facts. What a page has no room for is on the one that follows it.
  /// - Parameter withOverview: the whole map and an index of the pages come first.
  /// - Throws: `DrawingError`; `MapRefusal.withoutAreas`.
  public func atlas(of content: MapContent, withOverview: Bool = true) throws -> [UInt8] {
    let map = PreparedMap(content)
    guard !map.areas.isEmpty || map.drawnMarks > 0 else { throw MapRefusal.withoutAreas }
    let size = paper.size(isLandscape: isLandscape ?? true)
    let setting = setting(content, size, isIntricate: max(map.areas.count, map.drawnMarks) > 100)
    let atlas = AtlasPages(map, size: size, setting: setting, withOverview: withOverview)
    return try drawing(of: content, .pdf, size).file(sheets: atlas.count) { canvas, page in
      atlas.draw(page, on: canvas)
    }
  }

  func setting(_ content: MapContent, _ size: Size, isIntricate: Bool = false) -> Setting {
    Setting(theme.drawn, SheetWords(language: content.language), size: size, isIntricate: isIntricate)
  }

  func drawing(of content: MapContent, _ format: Drawing.Format, _ size: Size) -> Drawing {
    Drawing(
      format: format, size: size, title: content.title.oneLine(300), author: content.author?.oneLine(300),
      moment: Instant(seconds: content.cutOff.dayNumber * 86_400))
  }

  /// Whether the paper lying on its side shows `extent` larger, or nearly as large where the land is broad.
  func isBroad(_ extent: Rectangle) -> Bool {
    let (lying, upright) = (true, false)
    func metres(_ isLandscape: Bool) -> Double {
      let coarseness = Columns.coarseness(of: extent, paper.size(isLandscape: isLandscape))
      return min(coarseness.beside, coarseness.below)
    }
    return metres(lying) <= metres(upright) * (extent.width >= extent.height ? 1.06 : 1 / 1.06)
  }
}

/// Why a map is not drawn.
public enum MapRefusal: BilingualRefusal, Equatable {
  case withoutAreas

  public var spanish: String {
    "El atlas lleva una página por unidad u obra y ninguna tiene geometría; importe el territorio."
  }
  public var english: String {
    "An atlas has a page for each unit or work and none has a geometry; import the territory."
  }
}
