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

  /// One map on one sheet.
  /// - Throws: `DrawingError`.
  public func file(of content: MapContent, as format: Drawing.Format) throws -> [UInt8] {
    let map = PreparedMap(content)
    let size = paper.size(isLandscape: isLandscape ?? isBroad(map.extent))
    return try drawing(of: content, format, size).file { canvas, _ in
      layout(PageSubject(map), page: 1, of: 1, size, canvas).draw(on: canvas)
    }
  }

  /// A PDF with a page for each area: where it is, what surrounds it, its marks and its facts.
  /// - Parameter withOverview: the whole map and an index of the pages come first.
  /// - Throws: `DrawingError`; `MapRefusal.withoutAreas`.
  public func atlas(of content: MapContent, withOverview: Bool = true) throws -> [UInt8] {
    let map = PreparedMap(content)
    guard !map.areas.isEmpty else { throw MapRefusal.withoutAreas }
    let size = paper.size(isLandscape: isLandscape ?? true)
    let index = withOverview ? AtlasIndex(map, size) : nil
    let before = index.map { 1 + $0.pages } ?? 0
    let pages = before + map.areas.count
    let locators = LocatorGrounds()
    return try drawing(of: content, .pdf, size).file(sheets: pages) { canvas, page in
      if page >= before {
        layout(PageSubject(map, area: page - before), page: page + 1, of: pages, size, canvas, locators)
          .draw(on: canvas)
      } else if page == 0 {
        layout(PageSubject(map), page: 1, of: pages, size, canvas).draw(on: canvas)
      } else {
        index!.draw(page - 1, of: pages, setting(content, canvas), on: canvas)
      }
    }
  }

  func setting(_ content: MapContent, _ canvas: Canvas, _ locators: LocatorGrounds = LocatorGrounds()) -> Setting {
    Setting(
      canvas: canvas, theme: theme.drawn, words: SheetWords(language: content.language), locators: locators)
  }

  func layout(
    _ subject: PageSubject, page: Int, of pages: Int, _ size: Size, _ canvas: Canvas,
    _ locators: LocatorGrounds = LocatorGrounds()
  ) -> SheetLayout {
    SheetLayout(
      subject, page: page, of: pages, size: size, setting: setting(subject.map.content, canvas, locators))
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
    "El atlas lleva una página por unidad y no hay ninguna con geometría; importe el territorio."
  }
  public var english: String { "An atlas has a page for each unit and none has a geometry; import the territory." }
}
