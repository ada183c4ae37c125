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
    (content.notes, content.factNotes) = (["Del mapa."], ["De los datos."])
    let map = PreparedMap(content)
    #expect(PageSubject(map).notes == ["Del mapa."])
    #expect(PageSubject(map, area: 2, .init(content)).notes == ["Del mapa.", "De los datos."])
    let page = WebMap(content, leaflet: nil).page
    #expect(page.contains("<bdi>Del mapa.</bdi>") && page.contains("<bdi>De los datos.</bdi>"))
  }
}
