import Territory
import Testing

@testable import Cartography

/// A list with too little room beside the map goes on below it, where the map has height to spare.
struct SheetStripTests {
  /// Land about twice as broad as high: its columns stand beside it on paper that lies on its side.
  private static func broad(_ count: Int, isNamed: Bool = true) -> MapContent {
    var content = DrawnMap.full(1, marks: 30)
    content.areas = DrawnMap.grid(count, columns: Int((2 * Double(count)).squareRoot())).areas
    (content.tracks, content.namesMarks) = ([], false)
    if !isNamed { for index in content.areas.indices { content.areas[index].name = "\(index)" } }
    return content
  }

  /// Whether a piece stands in the strip.
  private static func isBelowMap(_ piece: SheetLayout.Placed, _ layout: SheetLayout) -> Bool {
    piece.box.top > layout.viewport.frame.bottom && piece.box.left < layout.viewport.frame.right
  }

  @Test("the demo's 57 units with their works are one page, at the scale that the map has with the shortest names")
  func headline() throws {
    var content = try WebDemoOffice.content()
    (content.tracks, content.namesMarks) = ([], false)
    let laid = LaidSheet(content)
    laid.judge("the demo")
    #expect(laid.more.isEmpty && laid.rows(.list) == laid.layout.labels.listed.count && laid.rows(.list) > 20)
    #expect(laid.pieces(.list).contains { Self.isBelowMap($0, laid.layout) })
    for index in content.areas.indices { content.areas[index].name = "\(index)" }
    #expect(LaidSheet(content).layout.viewport.denominator == laid.layout.viewport.denominator)
  }

  @Test("a strip takes no scale from the map, and no more height than its list needs")
  func scale() {
    var striped = 0
    for count in stride(from: 18, through: 120, by: 6) {
      for paper in Paper.allCases {
        let sheet = MapSheet(paper: paper, isLandscape: true)
        let laid = LaidSheet(Self.broad(count), sheet)
        laid.judge("\(paper), \(count) units")
        #expect(laid.rows(.list) == laid.layout.labels.listed.count)
        let bare = LaidSheet(Self.broad(count, isNamed: false), sheet)
        #expect(laid.layout.viewport.denominator == bare.layout.viewport.denominator)
        let below = laid.layout.placed.filter { Self.isBelowMap($0, laid.layout) && $0.part == .list }
        guard let lowest = below.map(\.box.bottom).max() else { continue }
        striped += 1
        #expect(laid.more.isEmpty && !laid.layout.placed.contains { $0.part == .continuation })
        #expect(laid.layout.placed.filter { $0.part == .footer }.allSatisfy { $0.box.top - lowest < 12 })
      }
    }
    #expect(striped > 1)
  }

  @Test("a picture has its strip as a page has, and is no longer than its paper")
  func picture() throws {
    var content = try WebDemoOffice.content()
    (content.tracks, content.namesMarks) = ([], false)
    let png = try MapSheet().file(of: content, as: .png(density: 40))
    let sides = [png[16..<20], png[20..<24]].map { $0.reduce(0) { $0 << 8 | Int($1) } }
    #expect(sides == [440, 340])
  }

  @Test("the table of a unit's page goes on below its map before it takes another page")
  func unitPage() {
    var content = DrawnMap.grid(9, columns: 3)
    content.markLegend = MapLegend(title: "Obras", entries: [.init("a", count: 1, symbol: .kind(0))])
    // A unit three times as broad as high leaves its page some height.
    content.areas[4].shape = .polygon(
      Polygon(
        exterior: [(1.0, 1.0), (1.0, 2.0), (4.0, 2.0), (4.0, 1.0), (1.0, 1.0)].map { DrawnMap.corner($0.0, $0.1) }))
    var lengths: [(pages: Int, below: Int)] = []
    for count in [2, 10, 20, 30, 40, 80] {
      content.marks = (0..<count).map { index in
        MapMark(
          id: "\(index)", name: "Obra \(index)",
          place: DrawnMap.corner(1.1 + Double(index % 11) * 0.07, 1.1 + Double(index / 11) * 0.07), entry: 0)
      }
      let laid = LaidSheet(content, MapSheet(isLandscape: true), area: 4)
      laid.judge("\(count) works")
      #expect(laid.rows(.table) == count)
      lengths.append((1 + laid.more.count, laid.pieces(.table).count { Self.isBelowMap($0, laid.layout) }))
    }
    #expect(lengths.first! == (1, 0) && lengths.last!.pages == 2)
    #expect(lengths.contains { $0.pages == 1 && $0.below > 0 })
  }

  @Test("what goes on says so above its rows, on the sheet, in a strip and on the next page")
  func headings() {
    let setting = MapSheet().setting(Self.broad(3), Size(280, 216))
    let rows = (1...9).map { LabelPlan.Listed(subject: .area($0), number: $0, name: "Unidad \($0)") }
    let list = NumberedList.lists(LabelPlan(listed: rows), Self.broad(3))[0]
    // A title of one line takes two with «(continúa)».
    let wide = setting.canvas.size(of: list.title, setting.heading).width + 0.5
    let whole = list.cut(setting, width: wide, limit: 100)!.block
    let first = list.cut(setting, width: wide, limit: whole.height - 1)!
    let rest = first.rest!.cut(setting, width: wide, limit: 100)!
    // No row is left alone.
    #expect(first.block.rows == 6 && rest.rest == nil && rest.block.rows == 3)
    let titles = [list.title, setting.words.continued(list.title)].map {
      setting.canvas.size(of: $0, setting.heading, width: wide, lines: 2).height
    }
    #expect(titles[1] > titles[0] + 2)
    #expect(abs(first.block.height + rest.block.height - whole.height - titles[1] - 0.9) < 1e-6)
    // Right beside the first part its heading holds for both: at one height the rows are level.
    let level = first.rest!.goingOnBeside(isLevel: true).cut(setting, width: wide, limit: 100)!.block
    let bare = first.rest!.goingOnBeside(isLevel: false).cut(setting, width: wide, limit: 100)!.block
    #expect(level.rows == 3 && bare.rows == 3 && abs(level.height - bare.height - titles[0] - 0.9) < 1e-6)
  }
}
