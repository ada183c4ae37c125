/// The pages of an atlas in their order: the whole map, the index, and each area with what follows it.
struct AtlasPages {
  private enum Page {
    case overview
    case overviewRest(Int)
    /// Counted from 0.
    case index(Int)
    case area(Int)
    case areaRest(Int, Int)
  }

  private let map: PreparedMap
  private let size: Size
  private let setting: Setting
  private let common: PageSubject.Common
  private let overview: SheetLayout?
  private let overviewRest: [ContinuationPage]
  private let index: AtlasIndex?
  private let pages: [Page]

  init(_ map: PreparedMap, size: Size, setting: Setting, withOverview: Bool) {
    (self.map, self.size, self.setting) = (map, size, setting)
    let common = PageSubject.Common(map.content)
    self.common = common
    // An area's page is laid out once to learn whether it goes on, and again when it is drawn: kept, thousands of pages
    // would take more memory than time.
    let lengths = map.areas.indices.map { area -> Int in
      let subject = PageSubject(map, area: area, common)
      let sheet = SheetLayout(subject, page: 1, size: size, setting: setting, isNamed: false)
      return 1 + ContinuationPage.pages(sheet.rest, of: subject, after: 1, size: size, setting: setting).count
    }
    guard withOverview else {
      (overview, overviewRest, index) = (nil, [], nil)
      pages = Self.areaPages(lengths)
      setting.pages.count = pages.count
      return
    }
    let whole = PageSubject(map)
    let sheet = SheetLayout(whole, page: 1, size: size, setting: setting)
    overview = sheet
    overviewRest = ContinuationPage.pages(sheet.rest, of: whole, after: 1, size: size, setting: setting)
    let index = AtlasIndex(map, size, setting)
    let before = 1 + overviewRest.count + index.pages
    var first = before
    self.index = index.placed(
      after: 1 + overviewRest.count,
      lengths.map { length in
        first += length
        return first - length + 1
      })
    pages =
      [.overview] + overviewRest.indices.map { .overviewRest($0) } + (0..<index.pages).map { .index($0) }
      + Self.areaPages(lengths)
    setting.pages.count = pages.count
  }

  private static func areaPages(_ lengths: [Int]) -> [Page] {
    lengths.enumerated().flatMap { area, length -> [Page] in
      [.area(area)] + (1..<max(1, length)).map { .areaRest(area, $0 - 1) }
    }
  }

  var count: Int { pages.count }

  /// - Parameter page: counted from 0.
  func draw(_ page: Int, on canvas: Canvas) {
    switch pages[page] {
    case .overview: overview?.draw(on: canvas)
    case .overviewRest(let number): overviewRest[number].draw(on: canvas)
    case .index(let number): index?.draw(number, setting, on: canvas)
    case .area(let area):
      SheetLayout(PageSubject(map, area: area, common), page: page + 1, size: size, setting: setting).draw(on: canvas)
    case .areaRest(let area, let number):
      let subject = PageSubject(map, area: area, common)
      let sheet = SheetLayout(subject, page: page - number, size: size, setting: setting, isNamed: false)
      ContinuationPage.pages(sheet.rest, of: subject, after: page - number, size: size, setting: setting)[number]
        .draw(on: canvas)
    }
  }
}
