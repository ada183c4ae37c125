import Territory
import Testing

@testable import Cartography

/// Who is named on a map, who stands in its list, and where the list goes on.
struct SheetNamesTests {
  @Test("of 1,851 units and 150 works each work is named on the map or listed, and no unit: a note says where they are")
  func many() throws {
    var content = DrawnMap.full(1851, marks: 150)
    content.areas = DrawnMap.grid(1851, columns: 48).areas
    let laid = LaidSheet(content)
    // Under rounds the units are quiet and nobody's list has them.
    #expect(laid.layout.labels.listed.count == 150 && laid.rows(.list) == 150)
    content.tracks = []
    let whole = LaidSheet(content)
    whole.judge("1,851 listed")
    let labels = whole.layout.labels
    #expect(!labels.placed.contains { if case .area = $0.kind { true } else { false } })
    #expect(labels.nameless == 1851 && labels.namelessMarks == 0 && labels.listed.count == 150)
    #expect(whole.rows(.list) == labels.listed.count)
    #expect(Set(labels.listed.map(\.subject)).count == labels.listed.count)
  }

  @Test("of more works than a list can hold none is numbered: a note says how many there are and where their names are")
  func manyWorks() throws {
    var content = DrawnMap.full(12, marks: 151)
    content.marksCalled = "obras"
    let laid = LaidSheet(content)
    laid.judge("151 works")
    let labels = laid.layout.labels
    #expect(labels.namelessMarks == 151 && laid.rows(.list) == labels.listed.count)
    #expect(!labels.listed.contains { if case .mark = $0.subject { true } else { false } })
    let notes = SheetWords(language: .spanish).nameless(labels, marks: content.marksCalled)
    #expect(notes == ["Los nombres de 151 obras no caben a esta escala: los dan el atlas y la página web."])
    #expect(laid.rows(.notes) == content.notes.count + 1)
  }

  @Test("a long table is whole over column and pages, its sum with the last of its rows")
  func longTable() throws {
    for count in [3, 20, 40, 60, 250] {
      var content = DrawnMap.full(12, marks: 5)
      content.table = MapTable(
        title: "Paradas", headings: ["Parada", "km"],
        rows: (1...count).map { ["Parada \($0)", "\($0)"] } + [["Total", "9"]],
        isSummed: true)
      for isLandscape in [true, false] {
        let laid = LaidSheet(content, MapSheet(isLandscape: isLandscape))
        laid.judge("\(count) rows")
        #expect(laid.rows(.table) == count + 1 && laid.rows(.notes) == 1)
        let tables = (laid.layout.placed + laid.more.flatMap(\.placed)).filter { $0.part == .table }
        #expect(tables.last!.rows >= 2)
        #expect(laid.layout.placed.contains { $0.part == .continuation } == !laid.more.isEmpty)
      }
    }
  }

  @Test("the page of a unit with very many works has all of them in its table, and goes on on the next")
  func manyMarks() throws {
    var content = DrawnMap.grid(9, columns: 3)
    content.marks = (0..<120).map { index in
      MapMark(
        id: "\(index)", name: "Obra \(index)",
        place: DrawnMap.corner(1.1 + Double(index % 11) * 0.07, 1.1 + Double(index / 11) * 0.07),
        entry: 0)
    }
    content.markLegend = MapLegend(title: "Obras", entries: [.init("a", count: 120, symbol: .kind(0))])
    // On the map of all; a unit's own page has its works.
    content.namesMarks = false
    let laid = LaidSheet(content, area: 4)
    laid.judge("many works")
    #expect(laid.rows(.table) == 120 && !laid.more.isEmpty && laid.rows(.list) == 0)
    let numbers = laid.layout.labels.placed.filter { if case .markNumber = $0.kind { true } else { false } }.map {
      Int($0.lines[0])!
    }
    #expect(numbers.count > 20 && Set(numbers).count == numbers.count && numbers.allSatisfy { 1...120 ~= $0 })
    let atlas = try MapSheet().atlas(of: content)
    // The map, its index, nine units, and what the fifth has no room for.
    #expect(AtlasTests.pages(atlas) == 1 + 1 + 9 + laid.more.count)
  }

  @Test("each unit is named on the map or stands in the list with its number")
  func everyUnit() throws {
    let labels = LaidSheet(DrawnMap.grid(57)).layout.labels
    let named = labels.placed.count { if case .area = $0.kind { true } else { false } }
    #expect(named + labels.listed.count == 57 && labels.listed.allSatisfy { $0.number != nil })
  }

  @Test("a name stands within its own unit")
  func namesInside() throws {
    let content = DrawnMap.grid(20)
    let laid = LaidSheet(content).layout
    let map = PreparedMap(content)
    var seen = 0
    for label in laid.labels.placed {
      guard case .area(let area) = label.kind else { continue }
      seen += 1
      #expect(label.lines.joined(separator: " ") == content.areas[area].name)
      let room = Rectangle(around: laid.viewport.paper(map.areas[area].box.corners))!
      #expect(room.inset(by: -1).contains(label.box))
    }
    #expect(seen == 20)
  }
}

extension Rectangle {
  fileprivate var corners: [Point] { [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)] }
}
