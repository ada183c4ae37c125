import Territory
import Testing

@testable import Cartography

/// What every sheet keeps, whatever it shows.
struct SheetTests {
  @Test("nothing on a sheet meets anything else, and all of it lies within the margins", arguments: Paper.allCases)
  func nothingMeets(paper: Paper) throws {
    for isLandscape in [true, false] {
      var sheet = MapSheet(paper: paper, isLandscape: isLandscape, theme: DrawnMap.theme("Alcaldía Iztacalco"))
      for count in [1, 12, 57, 300] {
        LaidSheet(DrawnMap.grid(count), sheet).judge("\(paper) \(isLandscape) \(count) units")
      }
      for marks in [0, 10, 40, 200] {
        LaidSheet(DrawnMap.full(57, marks: marks), sheet).judge("\(paper) \(isLandscape) \(marks) works")
      }
      sheet.theme = Theme()
      LaidSheet(DrawnMap.full(), sheet, area: 20).judge("\(paper) \(isLandscape) one area")
    }
  }

  @Test("no text a person or machine writes breaks a sheet", arguments: DrawnMap.hostileNames.indices)
  func hostile(index: Int) throws {
    let name = DrawnMap.hostileNames[index]
    let content = DrawnMap.hostile(name)
    for isLandscape in [true, false] {
      let sheet = MapSheet(isLandscape: isLandscape, theme: DrawnMap.theme(name))
      LaidSheet(content, sheet).judge("name \(index)")
      LaidSheet(content, sheet, area: 5).judge("area's page, name \(index)")
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
      LaidSheet(content).judge("poor \(index)")
      #expect(try MapSheet().file(of: content, as: .pdf).count > 1000)
    }
  }

  @Test("what lies around is whole in the frame where that takes no scale, and else cut by it")
  func wholeSurroundings() {
    let sheet = MapSheet(isLandscape: true)
    var content = DrawnMap.grid(64)
    let plain = LaidSheet(content, sheet).layout.viewport
    var (moved, cut) = (0, 0)
    for reach in stride(from: 0.25, through: 6, by: 0.25) {
      content.surroundings = [
        .polygon(
          Polygon(
            exterior: [(-reach, 0.0), (-reach, 8.0), (8.0, 8.0), (8.0, 0.0), (-reach, 0.0)].map {
              DrawnMap.corner($0.0, $0.1)
            }))
      ]
      let laid = LaidSheet(content, sheet)
      laid.judge("\(reach) units around")
      let (around, viewport) = (PreparedMap(content).surroundings[0].box, laid.layout.viewport)
      #expect(viewport.denominator == plain.denominator)
      if viewport.shown.contains(around) {
        if !plain.shown.contains(around) { moved += 1 }
        #expect(cut == 0, "what reaches farther is whole")
      } else {
        cut += 1
      }
    }
    #expect(moved > 1 && cut > 1)
  }

  @Test("a picture is one sheet, as much longer as its list takes; a PDF has pages of its paper")
  func longer() throws {
    var content = DrawnMap.grid(10)
    let table = content.table
    content.table!.rows = (1...90).map { ["Mes \($0)", "1", "1"] } + [["Total", "90", "90"]]
    #expect(AtlasTests.pages(try MapSheet().file(of: content, as: .pdf)) > 1)
    let png = try MapSheet(isLandscape: true).file(of: content, as: .png(density: 40))
    func sides(_ png: [UInt8]) -> [Int] { [png[16..<20], png[20..<24]].map { $0.reduce(0) { $0 << 8 | Int($1) } } }
    #expect(sides(png)[0] == 440 && sides(png)[1] > 340)
    content.table = table
    #expect(sides(try MapSheet(isLandscape: true).file(of: content, as: .png(density: 40))) == [440, 340])
    #expect(AtlasTests.pages(try MapSheet().file(of: content, as: .pdf)) == 1)
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
}
