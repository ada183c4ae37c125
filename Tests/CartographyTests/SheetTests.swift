import CPangoCairo
import Territory
import Testing

@testable import Cartography

struct SheetTests {
  /// What one page is, laid out but not yet a file.
  private static func layout(_ content: MapContent, _ sheet: MapSheet = MapSheet(), area: Int? = nil) throws -> Laid {
    let map = PreparedMap(content)
    let size = sheet.paper.size(isLandscape: sheet.isLandscape ?? sheet.isBroad(map.extent))
    let subject = area.map { PageSubject(map, area: $0, .init(content)) } ?? PageSubject(map)
    let setting = sheet.setting(content, size)
    setting.pages.count = 57
    let layout = SheetLayout(subject, page: 1, size: size, setting: setting)
    let more = ContinuationPage.pages(layout.rest, of: subject, after: 1, size: size, setting: setting)
    return Laid(layout: layout, inks: layout.placed.map { Self.ink($0, size) }, more: more)
  }

  private struct Laid {
    var layout: SheetLayout
    /// Where each piece really leaves ink; nil: nowhere.
    var inks: [Rectangle?]
    /// The pages that follow it.
    var more: [ContinuationPage]

    /// The rows of one kind of piece on all pages.
    func rows(_ part: SheetPart) -> Int {
      (layout.placed + more.flatMap(\.placed)).reduce(0) { $0 + ($1.part == part ? $1.rows : 0) }
    }
  }

  /// Draws one piece alone and measures its ink.
  private static func ink(_ piece: SheetLayout.Placed, _ size: Size) -> Rectangle? {
    var paper = cairo_rectangle_t(x: -500, y: -500, width: 3000, height: 3000)
    let surface: OpaquePointer = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &paper)
    defer { cairo_surface_destroy(surface) }
    piece.draw(Canvas(surface: surface, size: size), piece.box)
    var (left, top, width, height) = (0.0, 0.0, 0.0, 0.0)
    cairo_recording_surface_ink_extents(surface, &left, &top, &width, &height)
    guard width > 0, height > 0 else { return nil }
    return Rectangle(
      left: left / Canvas.scale, top: top / Canvas.scale, width: width / Canvas.scale, height: height / Canvas.scale)
  }

  private static func judge(_ laid: Laid, _ what: Comment) {
    let layout = laid.layout
    let pieces = layout.placed
    for (place, piece) in pieces.enumerated() {
      #expect(layout.bounds.inset(by: -0.01).contains(piece.box), "\(piece.part) beyond the margins, \(what)")
      for other in pieces[..<place] {
        let box = piece.box.inset(by: 0.01)
        #expect(!other.box.meets(box), "\(piece.part) on \(other.part), \(what)")
      }
      // The two strips of ticks are drawn as one, beyond the frame's left and lower side.
      guard let ink = laid.inks[place], piece.part != .ticks else { continue }
      #expect(
        piece.box.inset(by: -0.6).contains(ink), "\(piece.part) drawn beyond its box: \(ink) \(piece.box), \(what)")
    }
    #expect(pieces.contains { $0.part == .frame && $0.box.width > 50 && $0.box.height > 50 }, what)
    judgeLabels(layout, what)
  }

  private static func judgeLabels(_ layout: SheetLayout, _ what: Comment) {
    let labels = layout.labels
    for (place, label) in labels.placed.enumerated() {
      #expect(layout.viewport.frame.contains(label.box), what)
      #expect(!labels.placed[..<place].contains { $0.box.meets(label.box) }, "labels meet: \(label.lines), \(what)")
      #expect(!layout.taken.contains { $0.meets(label.box) }, "a label on a mark: \(label.lines), \(what)")
    }
    let numbers = labels.placed.compactMap { label -> Int? in
      switch label.kind {
      case .areaNumber, .markNumber: Int(label.lines[0])
      default: nil
      }
    }
    let listed = labels.listed.compactMap(\.number)
    #expect(numbers.sorted() == listed, "numbers and list differ, \(what)")
    // An area's own page has the numbers of its table.
    let isTable = listed.count < numbers.count || layout.placed.contains { $0.part == .facts }
    #expect(isTable || listed == Array(1..<(listed.count + 1)), what)
    judgeOrder(labels, what)
  }

  /// Areas before marks, and of each those with a number first.
  private static func judgeOrder(_ labels: LabelPlan, _ what: Comment) {
    let order = labels.listed.map { row in
      if case .area = row.subject { row.number == nil ? 1 : 0 } else { row.number == nil ? 3 : 2 }
    }
    #expect(order == order.sorted(), "units and works are mixed, \(what)")
  }

  @Test("nothing on a sheet meets anything else, and all of it lies within the margins", arguments: Paper.allCases)
  func nothingMeets(paper: Paper) throws {
    for isLandscape in [true, false] {
      var sheet = MapSheet(paper: paper, isLandscape: isLandscape, theme: DrawnMap.theme("Alcaldía Iztacalco"))
      for count in [1, 12, 57, 300] {
        Self.judge(try Self.layout(DrawnMap.grid(count), sheet), "\(paper) \(isLandscape) \(count) units")
      }
      for marks in [0, 10, 40, 200] {
        Self.judge(try Self.layout(DrawnMap.full(57, marks: marks), sheet), "\(paper) \(isLandscape) \(marks) works")
      }
      sheet.theme = Theme()
      Self.judge(try Self.layout(DrawnMap.full(), sheet, area: 20), "\(paper) \(isLandscape) one area")
    }
  }

  @Test("no text a person or machine writes breaks a sheet", arguments: DrawnMap.hostileNames.indices)
  func hostile(index: Int) throws {
    let name = DrawnMap.hostileNames[index]
    let content = DrawnMap.hostile(name)
    for isLandscape in [true, false] {
      let sheet = MapSheet(isLandscape: isLandscape, theme: DrawnMap.theme(name))
      Self.judge(try Self.layout(content, sheet), "name \(index)")
      Self.judge(try Self.layout(content, sheet, area: 5), "area's page, name \(index)")
    }
    let svg = String(decoding: try MapSheet().file(of: content, as: .svg), as: UTF8.self)
    #expect(!svg.contains("<script"))
  }

  @Test("a map of nothing, of a point, of shapes without area and of places nowhere is still a map")
  func poor() throws {
    var contents: [MapContent] = [MapContent(title: "Sin unidades", cutOff: LocalDate("2024-12-31")!)]
    var point = contents[0]
    point.marks = [MapMark(id: "1", name: "Única obra", place: DrawnMap.middle, entry: 7)]
    contents.append(point)
    point.marks.append(
      MapMark(id: "2", name: "Sin lugar", place: Coordinate(longitude: .nan, latitude: .infinity), entry: -3))
    contents.append(point)
    var empty = DrawnMap.grid(3)
    empty.areas[0].shape = .multiPolygon([])
    empty.areas[1].shape = .point(DrawnMap.middle)
    empty.areas[2].shape = .polygon(Polygon(exterior: Array(repeating: DrawnMap.middle, count: 4)))
    empty.areas[2].entry = 99
    contents.append(empty)
    var legend = DrawnMap.grid(2)
    legend.areaLegend = MapLegend(title: "", entries: [])
    legend.markLegend = MapLegend(title: "", entries: [])
    legend.table = MapTable(title: "", headings: [], rows: [[]], isSummed: true)
    contents.append(legend)
    var nation = DrawnMap.grid(1)
    let box = BoundingBox.mexico
    nation.areas[0].shape = .polygon(
      Polygon(exterior: [
        Coordinate(longitude: box.west, latitude: box.south), Coordinate(longitude: box.east, latitude: box.south),
        Coordinate(longitude: box.east, latitude: box.north), Coordinate(longitude: box.west, latitude: box.south),
      ]))
    contents.append(nation)
    for (index, content) in contents.enumerated() {
      Self.judge(try Self.layout(content), "poor \(index)")
      #expect(try MapSheet().file(of: content, as: .pdf).count > 1000)
    }
  }

  @Test("of 1,851 units and 300 works each is named on the map or listed, on as many pages as it takes")
  func many() throws {
    var content = DrawnMap.full(1851, marks: 300)
    content.areas = DrawnMap.grid(1851, columns: 48).areas
    let laid = try Self.layout(content)
    // Under rounds the units are quiet and nobody's list has them.
    #expect(laid.layout.labels.listed.count == 300 && laid.rows(.list) == 300)
    content.tracks = []
    let whole = try Self.layout(content)
    Self.judge(whole, "1,851 listed")
    let labels = whole.layout.labels
    let named = labels.placed.count { if case .area = $0.kind { true } else { false } }
    #expect(named + labels.listed.count == 1851 + 300)
    #expect(whole.rows(.list) == labels.listed.count && whole.more.count > 2)
    #expect(Set(labels.listed.map(\.subject)).count == labels.listed.count)
    for page in whole.more {
      for (place, piece) in page.placed.enumerated() {
        #expect(whole.layout.bounds.inset(by: -0.01).contains(piece.box))
        #expect(!page.placed[..<place].contains { $0.box.meets(piece.box.inset(by: 0.01)) })
      }
    }
  }

  @Test("a picture is one sheet, as much longer as its list takes; a PDF has pages of its paper")
  func longer() throws {
    var content = DrawnMap.grid(900, columns: 36)
    let png = try MapSheet(isLandscape: true).file(of: content, as: .png(density: 40))
    func sides(_ png: [UInt8]) -> [Int] { [png[16..<20], png[20..<24]].map { $0.reduce(0) { $0 << 8 | Int($1) } } }
    #expect(sides(png)[0] == 440 && sides(png)[1] > 500)
    content.areas.removeLast(890)
    #expect(sides(try MapSheet(isLandscape: true).file(of: content, as: .png(density: 40))) == [440, 340])
    #expect(AtlasTests.pages(try MapSheet().file(of: content, as: .pdf)) == 1)
    #expect(AtlasTests.pages(try MapSheet().file(of: DrawnMap.grid(900, columns: 36), as: .pdf)) > 1)
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
        let laid = try Self.layout(content, MapSheet(isLandscape: isLandscape))
        Self.judge(laid, "\(count) rows")
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
    let laid = try Self.layout(content, area: 4)
    Self.judge(laid, "many works")
    #expect(laid.rows(.table) == 120 && !laid.more.isEmpty && laid.rows(.list) == 0)
    let numbers = laid.layout.labels.placed.filter { $0.kind == .markNumber }.map { Int($0.lines[0])! }
    #expect(numbers.count > 20 && Set(numbers).count == numbers.count && numbers.allSatisfy { 1...120 ~= $0 })
    let atlas = try MapSheet().atlas(of: content)
    // The map, its index, nine units, and what the fifth has no room for.
    #expect(AtlasTests.pages(atlas) == 1 + 1 + 9 + laid.more.count)
  }

  @Test("each unit is named on the map or stands in the list with its number")
  func everyUnit() throws {
    let labels = try Self.layout(DrawnMap.grid(57)).layout.labels
    let named = labels.placed.count { if case .area = $0.kind { true } else { false } }
    #expect(named + labels.listed.count == 57 && labels.listed.allSatisfy { $0.number != nil })
  }

  @Test("a name stands within its own unit")
  func namesInside() throws {
    let content = DrawnMap.grid(20)
    let laid = try Self.layout(content).layout
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

  @Test("the same map is the same file, in each format", arguments: [Drawing.Format.svg, .pdf, .png(density: 100)])
  func same(format: Drawing.Format) throws {
    let content = DrawnMap.full()
    let first = try MapSheet().file(of: content, as: format)
    #expect(try MapSheet().file(of: content, as: format) == first)
    #expect(first.count > 10_000)
  }

  @Test("a PDF carries its letters, and a picture its density")
  func embedded() throws {
    let pdf = String(decoding: try MapSheet().file(of: DrawnMap.full(), as: .pdf), as: Unicode.ASCII.self)
    #expect(pdf.contains("/FontFile2") && pdf.contains("CreationDate (20241231000000Z)"))
    let png = try MapSheet().file(of: DrawnMap.grid(3), as: .png(density: 300))
    // 300 dots of an inch are 11,811 of a metre; a sheet of 279.4 × 215.9 mm.
    #expect(Array(png[37..<41]) == Array("pHYs".utf8) && Array(png[41..<45]) == [0, 0, 0x2E, 0x23])
    let sides = [png[16..<20], png[20..<24]].map { $0.reduce(0) { $0 << 8 | Int($1) } }
    #expect(sides.sorted() == [2550, 3300])
  }

  @Test("the paper lies the way that shows the territory larger")
  func orientation() {
    let sheet = MapSheet()
    #expect(sheet.isBroad(Rectangle(left: 0, top: 0, width: 3000, height: 1500)))
    #expect(!sheet.isBroad(Rectangle(left: 0, top: 0, width: 1500, height: 3000)))
  }

  @Test("a figure is as high as its map, legend and list take, none on another", arguments: [60.0, 90, 165, 185])
  func figure(width: Double) throws {
    for count in [1, 12, 57, 500] {
      var content = DrawnMap.full(count, marks: 20)
      content.tracks = []
      let figure = MapFigure().laid(content, width: width)
      let pieces = figure.placed
      let sheet = Rectangle(left: 0, top: 0, width: width, height: figure.size.height)
      #expect(Set(pieces.map(\.part)).isSuperset(of: [.frame, .scaleBar, .areaLegend, .markLegend, .footer]))
      for (place, piece) in pieces.enumerated() {
        #expect(sheet.contains(piece.box), "\(piece.part) of \(count)")
        for other in pieces[..<place] {
          #expect(!other.box.meets(piece.box.inset(by: 0.01)), "\(piece.part) on \(other.part)")
        }
      }
      let rows = pieces.reduce(0) { $0 + ($1.part == .list ? $1.rows : 0) }
      #expect(rows == figure.labels.listed.count)
      // Some dozens may fit a broad figure and not a narrow one.
      #expect(count == 500 ? figure.isNameless : count == 57 || !figure.isNameless)
      #expect(figure.isNameless == pieces.contains { $0.part == .notes })
    }
  }

  @Test("a figure is as broad and high as its land")
  func proportion() {
    func shape(_ columns: Int, _ rows: Int) -> Double {
      let figure = MapFigure().laid(DrawnMap.grid(columns * rows, columns: columns), width: 165)
      let frame = figure.placed.first { $0.part == .frame }!.box
      return frame.height / frame.width
    }
    #expect(abs(shape(6, 4) / (4.0 / 6) - 1) < 0.1 && abs(shape(4, 4) - 1) < 0.15 && shape(3, 6) > 1.5)
    #expect(shape(10, 1) >= 0.39)
  }

  @Test("two figures share a page: all inner names differ")
  func prefixes() throws {
    let svgs = try ["uno", "dos"].map { name in
      String(decoding: try MapFigure().file(of: DrawnMap.full(), width: 120, name: name), as: UTF8.self)
    }
    let names = svgs.map { svg in Set(svg.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }) }
    #expect(!names[0].isEmpty && names[0].isDisjoint(with: names[1]))
    for (svg, names) in zip(svgs, names) {
      let used =
        svg.split(separator: "href=\"#").dropFirst().map { $0.prefix { $0 != "\"" } }
        + svg.split(separator: "url(#").dropFirst().map { $0.prefix { $0 != ")" } }
      #expect(!used.isEmpty && used.allSatisfy { names.contains($0) })
    }
  }
}

extension Rectangle {
  fileprivate var corners: [Point] { [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)] }
}
