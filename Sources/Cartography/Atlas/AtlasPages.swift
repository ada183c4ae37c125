/// The pages of an atlas in their order: the whole map, the index, and each unit or work with what follows it.
struct AtlasPages {
  private enum Page {
    case overview
    case overviewRest(Int)
    /// Counted from 0.
    case index(Int)
    case subject(AtlasSubject)
    case subjectRest(AtlasSubject, Int)
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
    // A subject's page is laid out once to learn whether it goes on, and again when it is drawn: kept, thousands of pages
    // would take more memory than time.
    let rows = AtlasSubject.rows(of: map)
    let subjects = rows.compactMap(\.subject)
    var onePage: Set<PageKey> = []
    let lengths = subjects.map { subject -> Int in
      let subject = subject.page(of: map, common)
      let key = PageKey(subject, size: size, setting)
      if let key, onePage.contains(key) { return 1 }
      let sheet = SheetLayout(subject, page: 1, size: size, setting: setting, isNamed: subject.focus == nil)
      if sheet.rest.isEmpty, let key { onePage.insert(key) }
      return 1 + ContinuationPage.pages(sheet.rest, of: subject, after: 1, size: size, setting: setting).count
    }
    guard withOverview else {
      (overview, overviewRest, index) = (nil, [], nil)
      pages = Self.pages(of: subjects, lengths)
      setting.pages.count = pages.count
      return
    }
    var whole = PageSubject(map)
    // A unit's page has them where it has room.
    whole.notes += map.content.factNotes
    let sheet = SheetLayout(whole, page: 1, size: size, setting: setting)
    overview = sheet
    overviewRest = ContinuationPage.pages(sheet.rest, of: whole, after: 1, size: size, setting: setting)
    let index = AtlasIndex(rows, map.content, size, setting)
    let before = 1 + overviewRest.count + index.pages
    var first = before
    var numbers: [AtlasSubject: Int] = [:]
    for (subject, length) in zip(subjects, lengths) {
      numbers[subject] = first + 1
      first += length
    }
    self.index = index.placed(after: 1 + overviewRest.count, numbers)
    pages =
      [.overview] + overviewRest.indices.map { .overviewRest($0) } + (0..<index.pages).map { .index($0) }
      + Self.pages(of: subjects, lengths)
    setting.pages.count = pages.count
  }

  /// What decides how much of a unit's page its texts take: those with as high a title and the same texts are as long.
  private struct PageKey: Hashable {
    private let title: Double
    private let facts: [MapFact]
    private let rows: [[String]]
    private let marks: [String]

    /// nil where the map's own shape counts too.
    init?(_ subject: PageSubject, size: Size, _ setting: Setting) {
      guard subject.focus != nil, size.width >= size.height else { return nil }
      let width = size.width - 2 * SheetLayout.margin
      title = TitleBlock(title: subject.title, subtitle: subject.subtitle).block(setting, width: width).height
      facts = subject.facts
      rows = subject.table?.rows ?? []
      marks = subject.markRows.map(\.label)
    }
  }

  private static func pages(of subjects: [AtlasSubject], _ lengths: [Int]) -> [Page] {
    zip(subjects, lengths).flatMap { subject, length -> [Page] in
      [.subject(subject)] + (1..<max(1, length)).map { .subjectRest(subject, $0 - 1) }
    }
  }

  var count: Int { pages.count }

  /// - Parameter page: counted from 0.
  func draw(_ page: Int, on canvas: Canvas) {
    switch pages[page] {
    case .overview: overview?.draw(on: canvas)
    case .overviewRest(let number): overviewRest[number].draw(on: canvas)
    case .index(let number): index?.draw(number, setting, on: canvas)
    case .subject(let subject):
      SheetLayout(subject.page(of: map, common), page: page + 1, size: size, setting: setting).draw(on: canvas)
    case .subjectRest(let subject, let number):
      let subject = subject.page(of: map, common)
      let sheet = SheetLayout(
        subject, page: page - number, size: size, setting: setting, isNamed: subject.focus == nil)
      ContinuationPage.pages(sheet.rest, of: subject, after: page - number, size: size, setting: setting)[number]
        .draw(on: canvas)
    }
  }
}
