import CPangoCairo
import Territory
import Testing

@testable import Cartography

struct SheetTests {
  /// What one page is, laid out but not yet a file.
  private static func layout(_ content: MapContent, _ sheet: MapSheet = MapSheet(), area: Int? = nil) throws -> Laid {
    let map = PreparedMap(content)
    let size = sheet.paper.size(isLandscape: sheet.isLandscape ?? sheet.isBroad(map.extent))
    var laid: Laid?
    _ = try sheet.drawing(of: content, .pdf, size).file { canvas, _ in
      let subject = area.map { PageSubject(map, area: $0) } ?? PageSubject(map)
      let layout = sheet.layout(subject, page: 1, of: 57, size, canvas)
      laid = Laid(layout: layout, inks: layout.placed.map { Self.ink($0, size) })
    }
    return laid!
  }

  private struct Laid {
    var layout: SheetLayout
    /// Where each piece really leaves ink; nil: nowhere.
    var inks: [Rectangle?]
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
    #expect(numbers.sorted() == labels.listed.map(\.number), "numbers and list differ, \(what)")
    #expect(labels.listed.map(\.number) == Array(1..<(labels.listed.count + 1)), what)
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

  @Test("1,851 units fit a sheet; those without room for a name are counted")
  func many() throws {
    let laid = try Self.layout(DrawnMap.grid(1851, columns: 48))
    Self.judge(laid, "1,851")
    let labels = laid.layout.labels
    #expect(labels.listed.count > 10 && labels.unnamed > 1000)
    let named = labels.placed.count { if case .area = $0.kind { true } else { false } }
    #expect(named + labels.listed.count + labels.unnamed == 1851)
  }

  @Test("each unit is named on the map or stands in the list with its number")
  func everyUnit() throws {
    let labels = try Self.layout(DrawnMap.grid(57)).layout.labels
    let named = labels.placed.count { if case .area = $0.kind { true } else { false } }
    #expect(named + labels.listed.count == 57 && labels.unnamed == 0)
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

  @Test("a figure holds map, legend and scale, none on another, whatever its shape")
  func figure() throws {
    for size in [Size(165, 100), Size(80, 160), Size(60, 60)] {
      let content = DrawnMap.full(30, marks: 20)
      _ = try MapSheet().drawing(of: content, .svg, size).file { canvas, _ in
        let pieces = MapFigure().pieces(PreparedMap(content), canvas, in: canvas.sheet)
        #expect(Set(pieces.map(\.part)).isSuperset(of: [.frame, .scaleBar, .areaLegend, .footer]))
        for (place, piece) in pieces.enumerated() {
          #expect(canvas.sheet.contains(piece.box))
          for other in pieces[..<place] {
            #expect(!other.box.meets(piece.box.inset(by: 0.01)), "\(piece.part) on \(other.part)")
          }
        }
      }
    }
  }

  @Test("two figures share a page: all inner names differ")
  func prefixes() throws {
    let svgs = try ["uno", "dos"].map { name in
      String(decoding: try MapFigure().file(of: DrawnMap.full(), size: Size(120, 80), name: name), as: UTF8.self)
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
