import Territory
import Testing

@testable import Cartography

/// The sheet that a council sees first: the demo's units with their works, and where they lie.
struct HeadlineSheetTests {
  private static func square(_ column: Double, _ row: Double, _ side: Double) -> Shape {
    let corners = [(0.0, 0.0), (0, side), (side, side), (side, 0), (0, 0)].map {
      DrawnMap.corner(column + $0.0, row + $0.1)
    }
    return .polygon(Polygon(exterior: corners))
  }

  private static func demo() throws -> MapContent {
    var content = try WebDemoOffice.content()
    (content.tracks, content.namesMarks) = ([], false)
    content.marks.removeAll { $0.id.hasPrefix("visita") }
    content.table = MapTable(
      title: "Obras", headings: ["Estado", "Número"], rows: [["En ejecución", "57"], ["Total", "57"]], isSummed: true)
    content.wider = [square(-40, -40, 90)]
    return content
  }

  @Test("it is one page, its map is half of it or more, and nothing meets anything", arguments: Paper.allCases)
  func onePage(paper: Paper) throws {
    let laid = LaidSheet(try Self.demo(), MapSheet(paper: paper))
    laid.judge("\(paper)")
    let (page, frame) = (paper.size(isLandscape: true), laid.layout.viewport.frame)
    #expect(laid.more.isEmpty && laid.layout.rest.isEmpty)
    #expect(frame.height >= page.height / 2 && frame.width * frame.height >= page.width * page.height * 0.4)
    // With logo, names and lines to be signed too, all has its place.
    LaidSheet(try Self.demo(), MapSheet(paper: paper, theme: DrawnMap.theme("Alcaldía Iztacalco"))).judge(
      "\(paper), theme")
    let pdf = try MapSheet(paper: paper).file(of: try Self.demo(), as: .pdf)
    #expect(AtlasTests.pages(pdf) == 1)
  }

  @Test("a column gives way where that gains the map a scale")
  func breadth() throws {
    let laid = LaidSheet(try Self.demo())
    #expect(laid.layout.viewport.denominator == 45_000)
    let legend = try #require(laid.pieces(.areaLegend).first)
    #expect(legend.box.width < 58 && legend.box.width >= 48)
  }

  @Test("the locator stands in the frame's empty corner, on no unit, mark or name")
  func inset() throws {
    let layout = LaidSheet(try Self.demo()).layout
    let inset = try #require(layout.inset)
    #expect(layout.viewport.frame.contains(inset) && !layout.placed.contains { $0.part == .locator })
    #expect(layout.taken.contains(inset) && layout.taken.count { $0.touches(inset) } == 1)
    #expect(!layout.labels.placed.contains { $0.box.touches(inset) })
    let map = PreparedMap(try Self.demo())
    let corners = [Point(inset.left, inset.top), Point(inset.right, inset.bottom)].map(layout.viewport.ground)
    let window = Rectangle(around: corners)!
    #expect(!map.areas.contains { $0.polygons.contains { $0.clipped(to: window) != nil } })
  }

  @Test("where the frame has no empty corner the locator stands in a column")
  func noCorner() {
    let laid = (4...14).map { columns in
      var content = DrawnMap.grid(columns * 8, columns: columns)
      content.wider = [Self.square(-40, -40, 90)]
      return LaidSheet(content, MapSheet(isLandscape: false))
    }
    for sheet in laid { sheet.judge("full frame") }
    #expect(laid.allSatisfy { ($0.layout.inset == nil) == ($0.pieces(.locator).count == 1) })
    #expect(laid.contains { $0.layout.inset == nil } && laid.contains { $0.layout.inset != nil })
  }

  @Test("counts of legends and numbers of the table end at one line, on any paper", arguments: Paper.allCases)
  func oneGrid(paper: Paper) throws {
    for content in [try Self.demo(), DrawnMap.full(12, marks: 10)] {
      for isLandscape in [true, false] {
        let laid = LaidSheet(content, MapSheet(paper: paper, isLandscape: isLandscape))
        laid.judge("\(paper) \(isLandscape)")
        let ends = [SheetPart.areaLegend, .markLegend, .table].flatMap(laid.ends)
        #expect(ends.count >= 3 && ends.max()! - ends.min()! < 0.5, "\(ends)")
      }
    }
  }

  @Test("names that nearly fit their column are written somewhat smaller, not elsewhere")
  func smaller() throws {
    let setting = MapSheet().setting(MapContent(title: "", cutOff: LocalDate("2024-12-31")!), Size(280, 216))
    let rows = (1...20).map { LabelPlan.Listed(subject: .area($0), number: $0, name: "Unidad \($0)") }
    let list = NumberedList.lists(LabelPlan(listed: rows), DrawnMap.grid(3))[0]
    let usual = list.cut(setting, width: 50, limit: 200)!.block.height
    let small = list.sized(NumberedList.leastSize).cut(setting, width: 50, limit: 200)!.block.height
    #expect(small < usual - 2)
  }

  @Test("a legend of marks of two kinds has a heading for each, on the sheet and where it goes on")
  func twoHeadings() throws {
    var content = DrawnMap.grid(0)
    (content.areaLegend, content.table) = (nil, nil)
    content.marks = [MapMark(id: "1", name: "Pueblo", place: DrawnMap.middle, entry: 0)]
    content.markLegend = MapLegend(
      title: "Cobertura",
      entries: [
        .init("Visitada", count: 1, symbol: .visited), .init("Sin visita", count: 0, symbol: .unvisited),
        .init("Terminado", count: 3, symbol: .status(.finished), heading: "Obras"),
      ])
    #expect((0..<3).map { content.markLegend!.title(of: $0) } == ["Cobertura", "Cobertura", "Obras"])
    let subject = PageSubject(PreparedMap(content))
    #expect(subject.markTitle == "Cobertura" && subject.markRows.map(\.heading) == [nil, nil, "Obras"])
    let setting = MapSheet().setting(content, Size(280, 216))
    let block = LegendBlock(title: subject.markTitle, rows: subject.markRows, part: .markLegend)
    let whole = try #require(block.cut(setting, width: 60, limit: 200)).block
    // The last row takes its heading with it.
    let cut = try #require(block.cut(setting, width: 60, limit: whole.height - 1))
    #expect(cut.block.rows == 2 && (cut.rest as? LegendBlock)?.title == "Obras")
    let rest = try #require(cut.rest?.cut(setting, width: 60, limit: 200))
    #expect(rest.rest == nil && rest.block.rows == 1)
    let page = WebMap(content, leaflet: nil).page
    #expect(
      page.contains("<legend><bdi>Cobertura</bdi></legend>") && page.contains("<legend><bdi>Obras</bdi></legend>"))
  }

  @Test("the columns below a map are no higher than their pieces need")
  func lowPanel() throws {
    var content = DrawnMap.grid(4, columns: 4)
    content.notes = []
    let laid = LaidSheet(content, MapSheet(isLandscape: true))
    laid.judge("four units in a row")
    let frame = laid.layout.viewport.frame
    let below = laid.layout.placed.filter { $0.part == .areaLegend || $0.part == .table }
    try #require(below.allSatisfy { $0.box.top > frame.bottom })
    // Side by side, not one under the other.
    #expect(Set(below.map(\.box.top)).count == 1 && Set(below.map(\.box.left)).count == 2)
  }

  @Test("a picture in SVG has a white ground of its own, under everything else")
  func whiteGround() throws {
    let svg = String(decoding: try MapSheet().file(of: DrawnMap.grid(3), as: .svg), as: UTF8.self)
    let first = try #require(svg.split(separator: "</defs>").last?.split(separator: "<path").dropFirst().first)
    #expect(first.contains("fill:rgb(100%,100%,100%)") && first.contains("M 0 0 L 792 0 L 792 612 L 0 612"), "\(first)")
  }

  @Test("a page groups the digits of its numbers and keeps them in one piece")
  func grouped() throws {
    var content = DrawnMap.grid(3)
    content.areaLegend!.entries[0].count = 1814
    let page = WebMap(content, leaflet: nil).page
    #expect(page.contains("<b>1,814</b>") && !page.contains("<b>1814</b>"))
    #expect(page.contains(".web-map fieldset b { font-variant-numeric: tabular-nums; white-space: nowrap; }"))
  }
}
