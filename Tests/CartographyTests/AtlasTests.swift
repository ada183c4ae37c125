import Territory
import Testing

@testable import Cartography

struct AtlasTests {
  @Test("an atlas has the map, its index and a page for each unit, and is the same file each time")
  func pages() throws {
    var content = DrawnMap.full(12)
    // All of its legends and totals have room beside the map.
    (content.namesMarks, content.surroundings) = (false, [])
    let atlas = try MapSheet().atlas(of: content)
    #expect(try MapSheet().atlas(of: content) == atlas)
    #expect(Self.pages(atlas) == 14)
    #expect(Self.pages(try MapSheet().atlas(of: content, withOverview: false)) == 12)
  }

  @Test("a map that colours no units has a page for each work, and its index names those without a place")
  func pagesOfWorks() throws {
    var content = DrawnMap.grid(16, columns: 4)
    content.areaLegend = nil
    content.marks = (0..<5).map { index in
      MapMark(
        id: "obra/PP-\(index)-1", name: "Obra \(index)",
        place: index == 4 ? Coordinate(longitude: .nan, latitude: .nan) : DrawnMap.corner(Double(index) + 0.5, 0.5),
        entry: 0)
    }
    content.markLegend = MapLegend(title: "Obras", entries: [.init("a", count: 5, symbol: .kind(0))])
    content.marks[0].facts = [MapFact("Estado", "terminado")]
    let map = PreparedMap(content)
    let rows = AtlasSubject.rows(of: map)
    #expect(rows.map(\.subject) == [.mark(0), .mark(1), .mark(2), .mark(3), nil])
    #expect(rows[4].key == "PP-4-1" && rows[4].name == "Obra 4 (sin geometría)")
    let page = rows[0].subject!.page(of: map, .init(content))
    #expect(page.title == "Obra 0" && page.subtitle?.hasPrefix("PP-0-1 · ") == true && page.namedMarks == [0])
    #expect(page.focus == 0 && page.extent.contains(map.marks[0]))
    #expect(page.facts == [MapFact("Obras", "a"), MapFact("Estado", "terminado")])
    #expect(Self.pages(try MapSheet().atlas(of: content, withOverview: false)) == 4)
    // What the legend calls it is not said twice.
    content.marks[0].facts = [MapFact("Estado", "a")]
    let once = PageSubject(PreparedMap(content), mark: 0, .init(content))
    #expect(once.facts == [MapFact("Estado", "a")])
    // Where units are coloured they have the pages, and one that cannot be drawn a line of the index.
    content.areaLegend = DrawnMap.grid(4).areaLegend
    content.areas[2].shape = .multiPolygon([])
    let units = AtlasSubject.rows(of: PreparedMap(content))
    #expect(units.count == 16 && units[2].subject == nil && units[2].name.hasSuffix("(sin geometría)"))
    #expect(units[3].subject == .area(2))
  }

  @Test("localities without borders have pages of their own")
  func pagesOfPoints() throws {
    var content = MapContent(title: "Localidades", cutOff: LocalDate("2024-12-31")!)
    content.marks = (0..<3).map {
      MapMark(id: "unidad/\($0)", name: "Pueblo \($0)", place: DrawnMap.corner(Double($0) * 4, 0), entry: 0)
    }
    content.markLegend = MapLegend(title: "Cobertura", entries: [.init("visitada", count: 3, symbol: .visited)])
    #expect(Self.pages(try MapSheet().atlas(of: content, withOverview: false)) == 3)
  }

  @Test("the page of a locality has the works recorded in it, wherever they lie, with their counts")
  func worksOfPoint() throws {
    var content = MapContent(title: "Localidades", cutOff: LocalDate("2024-12-31")!)
    content.marks = (0..<2).map {
      var mark = MapMark(id: "unidad/\($0)", name: "Pueblo \($0)", place: DrawnMap.corner(Double($0) * 8, 0), entry: 0)
      (mark.unit, mark.isUnit) = ("\($0)", true)
      return mark
    }
    // Nearer to the second one, and recorded in the first.
    for (name, column) in [("Techado", 5.0), ("Visita a Techado", 5), ("Visita a Techado", 5.1), ("Ajena", 0.2)] {
      var mark = MapMark(id: name, name: name, place: DrawnMap.corner(column, 0), entry: name == "Techado" ? 1 : 2)
      mark.unit = name == "Ajena" ? "1" : "0"
      content.marks.append(mark)
    }
    content.markLegend = MapLegend(
      title: "Cobertura",
      entries: [
        .init("visitada", count: 2, symbol: .visited), .init("terminado", count: 1, symbol: .status(.finished)),
        .init("visita", count: 3, symbol: .kind(0)),
      ])
    let map = PreparedMap(content)
    let page = PageSubject(map, mark: 0, .init(content))
    #expect(page.table?.rows == [["1. Techado", "terminado"], ["2–3. Visita a Techado", "visita (2)"]])
    #expect(page.namedMarks == [2, 3, 4, 0] && page.markRows.map(\.count) == [nil, 1, 2])
    #expect(page.extent.contains(map.marks[2]) && !page.isWhole)
    let (size, setting) = (Paper.letter.size(isLandscape: true), MapSheet().setting(content, Size(280, 216)))
    let layout = SheetLayout(page, page: 1, size: size, setting: setting)
    #expect(layout.placed.filter { $0.part == .table }.map(\.rows) == [2] && layout.rest.isEmpty)
    #expect(!layout.placed.contains { $0.part == .list })
    #expect(PageSubject(map, mark: 1, .init(content)).table?.rows == [["1. Ajena", "visita"]])
  }

  @Test("works are of the area that their records name; those of no known unit, of the one that holds their place")
  func worksOfArea() {
    var content = DrawnMap.grid(16, columns: 4)
    let works: [(unit: String?, column: Double)] = [("06-105", 0.5), ("06-100", 1.5), (nil, 1.4), ("99-999", 1.6)]
    content.marks = works.enumerated().map { index, work in
      var mark = MapMark(id: "\(index)", name: "Obra \(index)", place: DrawnMap.corner(work.column, 1.5), entry: 0)
      mark.unit = work.unit
      return mark
    }
    let map = PreparedMap(content)
    #expect(PageSubject(map, area: 5, .init(content)).namedMarks == [0, 2, 3])
    #expect(PageSubject(map, area: 0, .init(content)).namedMarks == [1])
  }

  @Test("long notes take no page of their own from a unit's works")
  func notesLast() {
    var content = DrawnMap.grid(9, columns: 3)
    content.marks = (0..<5).map {
      MapMark(id: "\($0)", name: "Obra \($0)", place: DrawnMap.corner(1.2 + Double($0) * 0.1, 1.5), entry: 0)
    }
    content.markLegend = MapLegend(title: "Obras", entries: [.init("a", count: 5, symbol: .kind(0))])
    content.notes = (0..<12).map { "Nota \($0) " + String(repeating: "que dice cómo se cuenta ", count: 12) }
    let laid = LaidSheet(content, MapSheet(isLandscape: true), area: 4)
    laid.judge("long notes")
    #expect(laid.more.isEmpty && laid.rows(.table) == 5 && laid.rows(.notes) < 12)
  }

  @Test("an index fills its pages, and has two columns for names that three would cut")
  func index() {
    let content = DrawnMap.grid(4)
    let (size, setting) = (Paper.letter.size(isLandscape: true), MapSheet().setting(content, Size(280, 216)))
    func index(_ count: Int, _ name: String) -> AtlasIndex {
      AtlasIndex((0..<count).map { .init(key: "06-\($0)", name: name, subject: .area($0)) }, content, size, setting)
    }
    // Rows of 3.5 mm in three columns of more than 150.
    #expect(index(130, "Pueblo").pages == 1 && index(131, "Pueblo").columns == 3)
    let long = "Pavimentación con concreto hidráulico, primera etapa, entre la plaza y el panteón municipal de San Juan"
    #expect(index(20, long).columns == 2 && index(20, "Pueblo").columns == 3 && index(400, long).columns == 3)
  }

  @Test("the locator shows what lies around the map with all of the map's frame, or is left out")
  func locator() {
    func locator(_ content: MapContent) -> Bool {
      let map = PreparedMap(content)
      let (sheet, size) = (MapSheet(), Paper.letter.size(isLandscape: true))
      let layout = SheetLayout(PageSubject(map), page: 1, size: size, setting: sheet.setting(content, size))
      return layout.inset != nil || layout.placed.contains { $0.part == .locator }
    }
    var content = DrawnMap.grid(16, columns: 4)
    #expect(!locator(content))
    func square(_ west: Double, _ south: Double, _ side: Double) -> Shape {
      let corners = [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)].map {
        DrawnMap.corner(west + $0.0, south + $0.1)
      }
      return .polygon(Polygon(exterior: corners))
    }
    // The same land once more tells nothing; its neighbours do.
    content.surroundings = [square(0.2, 0.2, 3)]
    #expect(!locator(content))
    content.surroundings.append(square(4, 0, 12))
    #expect(locator(content))
    // A frame around nearly all of what there is shows nobody where he is; what lies around that does.
    content.surroundings = [square(-1, -1, 6)]
    #expect(!locator(content))
    content.wider = [square(-40, -40, 90)]
    #expect(locator(content))
  }

  @Test("the locator of each unit's page has all of that page's frame, and all are of one size")
  func locatorsOfPages() {
    let map = PreparedMap(DrawnMap.grid(16, columns: 4))
    let size = Paper.letter.size(isLandscape: true)
    let setting = MapSheet().setting(map.content, size)
    var heights = Set<Double>()
    for area in map.areas.indices {
      let subject = PageSubject(map, area: area, .init(map.content))
      let layout = SheetLayout(subject, page: 1, size: size, setting: setting)
      let locator = LocatorBlock(map, shown: layout.viewport.shown, focus: area)
      #expect(locator.extent?.inset(by: -0.01).contains(layout.viewport.shown) == true, "unit \(area)")
      heights.formUnion(layout.placed.filter { $0.part == .locator }.map(\.box.height))
    }
    #expect(heights.count == 1)
  }

  @Test("around a page's unit no other looks like a class in grey, and in colour a note says why they are lighter")
  func neighbours() {
    let content = DrawnMap.grid(16, columns: 4)
    let map = PreparedMap(content)
    let viewport = Viewport(map.extent, in: Rectangle(left: 0, top: 0, width: 150, height: 150))
    for isGrey in [true, false] {
      var theme = Theme()
      theme.isGrey = isGrey
      let fills = { (focus: Int?) -> [Fill?] in
        let picture = MapPicture(map: map, viewport: viewport, theme: theme.drawn, focus: focus, namedMarks: [])
        return map.areas.indices.map { picture.fill(of: $0) }
      }
      let (whole, page) = (fills(nil), fills(5))
      #expect(page[5] == whole[5])
      for area in map.areas.indices where area != 5 {
        #expect(!whole.contains(page[area]))
        if isGrey { #expect(page[area] == Fill(theme.surroundings)) }
      }
    }
    let sheet = MapSheet(isLandscape: true)
    #expect(content.notes.count == 1 && LaidSheet(content, sheet).rows(.notes) == 1)
    #expect(LaidSheet(content, sheet, area: 5).rows(.notes) == 2)
    #expect(LaidSheet(DrawnMap.grid(1), sheet, area: 0).rows(.notes) == 1)
    let words = SheetWords(language: .spanish)
    #expect(words.quietNeighbours(isGrey: false) == "Las unidades vecinas van en tono más claro.")
    #expect(words.quietNeighbours(isGrey: true).contains("sin su clase"))
  }

  /// Counts the page objects of a PDF; the tree of pages is `/Type /Pages`.
  static func pages(_ pdf: [UInt8]) -> Int {
    let text = String(decoding: pdf, as: Unicode.ASCII.self)
    func count(_ word: String) -> Int { text.split(separator: word, omittingEmptySubsequences: false).count - 1 }
    return count("/Type /Page") - count("/Type /Pages")
  }

  @Test("an atlas without units is refused in a sentence")
  func refused() {
    let content = MapContent(title: "", cutOff: LocalDate("2024-12-31")!)
    #expect(throws: MapRefusal.withoutAreas) { try MapSheet().atlas(of: content) }
  }

  @Test("a unit's page holds its own marks, counts them and shows the unit whole")
  func page() {
    var content = DrawnMap.grid(16, columns: 4)
    func mark(_ column: Double, _ row: Double, _ entry: Int) -> MapMark {
      MapMark(id: "", name: "Obra \(column) \(row)", place: DrawnMap.corner(column, row), entry: entry)
    }
    content.marks = [mark(1.5, 1.5, 0), mark(1.2, 1.8, 1), mark(1.3, 1.3, 0), mark(2.5, 1.5, 0)]
    content.markLegend = MapLegend(
      title: "Obras",
      entries: [
        .init("a", count: 3, symbol: .kind(0)), .init("b", count: 1, symbol: .kind(1)),
        .init("c", count: 0, symbol: .kind(2)),
      ])
    content.areas[5].facts = [MapFact("Población", "1,593")]
    let map = PreparedMap(content)
    let subject = PageSubject(map, area: 5, .init(content))
    #expect(subject.namedMarks == [0, 1, 2])
    #expect(subject.markRows.map(\.count) == [2, 1] && subject.markRows.map(\.label) == ["a", "b"])
    #expect(subject.title == content.areas[5].name && subject.facts.contains(MapFact("Población", "1,593")))
    #expect(subject.table?.rows.count == 3)
    #expect(subject.extent.contains(map.areas[5].box))
  }

  @Test("the legend says how many units are without data, so that it adds up")
  func sums() {
    let content = DrawnMap.grid(57)
    let rows = PageSubject(PreparedMap(content)).areaRows
    #expect(rows.last?.symbol == .withoutData)
    #expect(rows.compactMap(\.count).reduce(0, +) == 57)
  }

  @Test("units without geometry are counted in a note")
  func withoutShape() {
    var content = DrawnMap.grid(5)
    content.areas[1].shape = .multiPolygon([])
    content.areas[2].shape = .multiPolygon([])
    #expect(PageSubject(PreparedMap(content)).notes.last == "2 unidades sin geometría no se dibujan.")
  }

  @Test("what only the facts need is said on the pages of units and of browsers, not under the whole map")
  func factNotes() {
    var content = DrawnMap.grid(4)
    (content.notes, content.factNotes, content.wholeNotes) = (["Del mapa."], ["De los datos."], ["De todo."])
    let map = PreparedMap(content)
    #expect(PageSubject(map).notes == ["Del mapa.", "De todo."])
    #expect(PageSubject(map, area: 2, .init(content)).notes == ["Del mapa.", "De los datos."])
    let page = WebMap(content, leaflet: nil).page
    #expect(["Del mapa.", "De los datos.", "De todo."].allSatisfy { page.contains("<bdi>\($0)</bdi>") })
  }
}
