import Territory
import Testing

@testable import Cartography

/// Where the names of works stand, and when they have numbers instead.
struct MarkNamesTests {
  /// Four units of two kilometres, with works of `names` in the first one, side by side.
  private static func roomy(_ names: [String]) -> MapContent {
    var content = DrawnMap.grid(4, columns: 2)
    for index in content.areas.indices {
      content.areas[index].shape = DrawnMap.square(index % 2 * 4, index / 2 * 4, size: 4)
      content.areas[index].name = "\(index + 1)"
    }
    content.areaLegend = nil
    content.table = nil
    content.marks = names.enumerated().map { index, name in
      MapMark(
        id: "\(index)", name: name, place: DrawnMap.corner(0.6 + Double(index), 1 + Double(index) * 0.6), entry: 0)
    }
    content.markLegend = MapLegend(title: "Obras", entries: [.init("a", count: names.count, symbol: .kind(0))])
    return content
  }

  private static func names(_ labels: LabelPlan) -> [Int: String] {
    var names: [Int: String] = [:]
    for label in labels.placed {
      if case .mark(let mark) = label.kind { names[mark] = label.lines.joined(separator: " ") }
    }
    return names
  }

  @Test("a work's name stands whole within its unit; a longer one has a number, and its whole name in the list")
  func whole() {
    let long =
      "Rehabilitación de la red secundaria de drenaje y agua potable, con reposición de banquetas y guarniciones"
    let laid = LaidSheet(Self.roomy(["Techado de la cancha", long, "Sendero seguro"]))
    laid.judge("roomy")
    #expect(Self.names(laid.layout.labels) == [0: "Techado de la cancha", 2: "Sendero seguro"])
    #expect(laid.layout.labels.listed.map(\.name) == [long] && laid.layout.labels.listed[0].number == 1)
  }

  @Test("in units too small for it a work's name is a number, and takes no name from its unit")
  func small() {
    var content = DrawnMap.grid(48)
    content.markLegend = MapLegend(title: "Obras", entries: [.init("a", count: 12, symbol: .kind(0))])
    let without = LaidSheet(content).layout.labels
    content.marks = (0..<12).map { index in
      MapMark(
        id: "\(index)", name: "Rehabilitación de la cancha de básquetbol \(index)",
        place: DrawnMap.corner(Double(index % 8) + 0.5, Double(index / 8 * 2) + 0.15), entry: 0)
    }
    let laid = LaidSheet(content)
    laid.judge("small units")
    let labels = laid.layout.labels
    #expect(Self.names(labels).isEmpty)
    #expect(labels.listed.count { if case .mark = $0.subject { $0.number != nil } else { false } } == 12)
    func units(_ plan: LabelPlan) -> Int { plan.placed.count { if case .area = $0.kind { true } else { false } } }
    #expect(units(labels) >= units(without) - 2 && units(without) > 30)
  }

  @Test("a work in no unit has its name where no unit lies under it; without units it stands freely")
  func open() {
    var content = Self.roomy(["Techado de la cancha"])
    // Beside the units' left side.
    content.marks[0].place = DrawnMap.corner(-0.15, 3)
    let beside = LaidSheet(content, MapSheet(isLandscape: true))
    beside.judge("beside the units")
    #expect(Self.names(beside.layout.labels) == [0: "Techado de la cancha"])
    #expect(beside.layout.labels.placed.first { $0.kind == .mark(0) }!.alignment == .right)
    content.areas = []
    content.marks.append(MapMark(id: "1", name: "Otra", place: DrawnMap.corner(5, 5), entry: 0))
    let alone = LaidSheet(content)
    alone.judge("no units")
    #expect(Self.names(alone.layout.labels) == [0: "Techado de la cancha", 1: "Otra"])
  }

  @Test("on its unit's page a work's name stands within the unit in more lines, or has its number of the table there")
  func page() throws {
    for (breadth, isNamed) in [(0.34, true), (0.1, false)] {
      var content = DrawnMap.grid(9, columns: 3)
      let (left, right) = (1.5 - breadth / 2, 1.5 + breadth / 2)
      content.areas[4].shape = .polygon(
        Polygon(
          exterior: [(left, 1.0), (left, 2.0), (right, 2.0), (right, 1.0), (left, 1.0)].map {
            DrawnMap.corner($0.0, $0.1)
          }))
      content.marks = [
        MapMark(
          id: "1", name: "Tu colonia vigilada: cámaras y botones de alarma", place: DrawnMap.corner(1.5, 1.3), entry: 0)
      ]
      content.markLegend = MapLegend(title: "Obras", entries: [.init("a", count: 1, symbol: .kind(0))])
      let laid = LaidSheet(content, MapSheet(isLandscape: true), area: 4)
      laid.judge("a unit \(breadth) broad")
      let label = try #require(laid.layout.labels.placed.first { $0.kind.mark == 0 })
      #expect((label.kind == .mark(0)) == isNamed && (isNamed ? label.lines.count > 2 : label.lines == ["1"]))
    }
  }

  @Test("a work and a visit to it, of one name in one place, bear it once")
  func twins() {
    var content = Self.roomy(["Techado de la cancha", "Sendero seguro"])
    content.marks[0].place = DrawnMap.corner(2, 1)
    content.marks.append(content.marks[0])
    content.marks[2].id = "visita"
    let laid = LaidSheet(content)
    laid.judge("a visit")
    #expect(Self.names(laid.layout.labels) == [0: "Techado de la cancha", 1: "Sendero seguro"])
    #expect(laid.layout.labels.listed.isEmpty)
  }

  @Test("the name of a region of which the frame shows a corner keeps off the frame, or is left out")
  func offFrame() {
    var named = 0
    for step in 0..<24 {
      var content = DrawnMap.grid(1000, columns: 40)
      let right = Double(step) * 0.25
      content.surroundings = [
        .polygon(
          Polygon(
            exterior: [(-32.0, -6.0), (-32.0, 24.0), (right, 24.0), (right, -6.0), (-32.0, -6.0)].map {
              DrawnMap.corner($0.0, $0.1)
            }))
      ]
      content.surroundingNames = ["Milpa Alta"]
      let layout = LaidSheet(content, MapSheet(isLandscape: true)).layout
      for label in layout.labels.placed {
        #expect(layout.viewport.frame.inset(by: 1.49).contains(label.box), "\(label.lines), step \(step)")
        named += 1
      }
    }
    #expect(named > 4)
  }

  @Test("of more units than a list can hold none is numbered: a note says where their names are, and regions are named")
  func dense() {
    var content = DrawnMap.grid(1851, columns: 48)
    content.surroundings = [DrawnMap.square(0, 0, size: 20), DrawnMap.square(20, 0, size: 38)]
    content.surroundingNames = ["Azcapotzalco", "Gustavo A. Madero"]
    let laid = LaidSheet(content)
    laid.judge("1,851 units")
    let labels = laid.layout.labels
    #expect(labels.listed.isEmpty && labels.nameless == 1851 && laid.more.isEmpty)
    #expect(labels.placed.map { $0.lines.joined(separator: " ") } == content.surroundingNames)
    let words = SheetWords(language: .spanish)
    #expect(words.nameless(labels).first?.contains("1,851 unidades") == true && words.nameless(LabelPlan()).isEmpty)
    let notes = LaidSheet(DrawnMap.grid(57)).pieces(.notes)[0].box.height
    #expect(laid.pieces(.notes)[0].box.height > notes + 3)
    // A picture in a report has no list, and the same names.
    let figure = MapFigure().laid(content, width: 180)
    #expect(figure.labels.placed.count == 2 && figure.note?.contains("1,851") == true)
  }

  @Test("up to a list's length every unit is named or numbered", arguments: [57, 100, 150])
  func ordinary(count: Int) {
    let labels = LaidSheet(DrawnMap.grid(count, columns: 12)).layout.labels
    let named = labels.placed.count { if case .area = $0.kind { true } else { false } }
    #expect(labels.nameless == 0 && named + labels.listed.count == count)
  }
}
