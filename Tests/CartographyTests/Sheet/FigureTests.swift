import Territory
import Testing

@testable import Cartography

/// A map in a report, without the sheet around it.
struct FigureTests {
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
        let isLegend = [.areaLegend, .markLegend, .trackLegend].contains(piece.part)
        for other in pieces[..<place] {
          // A legend may stand in a corner of the map.
          if isLegend, other.part == .frame, other.box.contains(piece.box) { continue }
          #expect(!other.box.meets(piece.box.inset(by: 0.01)), "\(piece.part) on \(other.part)")
        }
      }
      let rows = pieces.reduce(0) { $0 + ($1.part == .list ? $1.rows : 0) }
      #expect(rows == figure.labels.listed.count)
      // Some dozens may fit a broad figure and not a narrow one.
      #expect(count == 500 ? figure.note != nil : count == 57 || figure.note == nil)
      #expect((figure.note != nil) == pieces.contains { $0.part == .notes })
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

  /// Eight by seven squares without those of one corner.
  private static func cornered(_ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>) -> MapContent {
    var content = DrawnMap.grid(56)
    content.areas = content.areas.enumerated().filter { index, _ in
      !columns.contains(index % 8) || !rows.contains(index / 8)
    }.map(\.element)
    return content
  }

  @Test(
    "a broad land has all of the figure's breadth, its legend in the corner that it leaves free, on no unit and no name",
    arguments: [(0...4, 0...3), (3...7, 0...3), (0...4, 3...6), (3...7, 3...6)])
  func corner(columns: ClosedRange<Int>, rows: ClosedRange<Int>) throws {
    let content = Self.cornered(columns, rows)
    let figure = MapFigure().laid(content, width: 185)
    let frame = try #require(figure.placed.first { $0.part == .frame }).box
    let legend = try #require(figure.placed.first { $0.part == .areaLegend }).box
    #expect(frame.width > 0.98 * 185 && frame.contains(legend))
    let viewport = Viewport(figure.map.extent, in: frame, isRound: false)
    for area in figure.map.areas {
      #expect(area.polygons.allSatisfy { viewport.paper($0).clipped(to: legend) == nil }, "\(area.index)")
    }
    #expect(!figure.labels.placed.isEmpty && figure.labels.placed.allSatisfy { !$0.box.meets(legend) })
    // Without a free corner it stands below the map; beside a land too high for the breadth.
    let full = MapFigure().laid(DrawnMap.grid(56), width: 185).placed
    let tall = MapFigure().laid(DrawnMap.grid(24, columns: 3), width: 185).placed
    for (pieces, isBeside) in [(full, false), (tall, true)] {
      let frame = try #require(pieces.first { $0.part == .frame }).box
      let legend = try #require(pieces.first { $0.part == .areaLegend }).box
      #expect(isBeside ? legend.left > frame.right : legend.top > frame.bottom)
      #expect(isBeside || frame.width > 0.98 * 185)
    }
  }

  @Test("under marks units have their names or none: no numbers, and no list of what the annex names")
  func underMarks() {
    var content = DrawnMap.full(57, marks: 40)
    (content.tracks, content.namesMarks) = ([], false)
    let figure = MapFigure().laid(content, width: 120)
    #expect(figure.labels.listed.isEmpty && !figure.labels.placed.isEmpty)
    for label in figure.labels.placed { if case .areaNumber = label.kind { Issue.record("\(label.lines)") } }
    content.marks = []
    #expect(!MapFigure().laid(content, width: 70).labels.listed.isEmpty)
  }

  @Test(
    "a figure lower than asked for says every name, and is as low as asked where it can be",
    arguments: [150.0, 130, 120])
  func lower(limit: Double) {
    let content = DrawnMap.grid(56)
    let figure = MapFigure().laid(content, width: 185, within: limit)
    #expect(figure.size.height <= limit + 0.01 && figure.mapHeight >= 62)
    let named = figure.labels.placed.count { if case .area = $0.kind { true } else { false } }
    #expect(named + figure.labels.listed.count == 56)
  }

  /// Two units on either side of a border of many small steps.
  private static func wiggly() -> MapContent {
    let steps = (0...3000).map { step in
      Coordinate(longitude: -99.1 + 0.000_01 * Double(step % 2), latitude: 19.4 - 0.000_02 * Double(step))
    }
    func unit(_ side: Double) -> Shape {
      let far = [steps[3000], steps[0]].map { Coordinate(longitude: -99.1 + side, latitude: $0.latitude) }
      return .polygon(Polygon(exterior: steps + far + [steps[0]], holes: []))
    }
    var content = MapContent(title: "Dos", cutOff: LocalDate("2024-12-31")!)
    content.areas = [
      MapArea(id: "1", name: "Poniente", shape: unit(-0.05)), MapArea(id: "2", name: "Oriente", shape: unit(0.05)),
    ]
    return content
  }

  @Test("borders are as fine as the figure shows them and still one border for both units")
  func fineness() throws {
    let map = MapFigure().prepared(Self.wiggly(), width: 150)
    let rings = map.areas.map { Set($0.largest.rings[0].map { "\($0.x) \($0.y)" }) }
    // Steps of a metre where a tenth of a millimetre is four.
    #expect(rings.allSatisfy { $0.count < 30 } && rings[0].intersection(rings[1]).count >= 2)
    #expect(map.areas.allSatisfy { abs($0.box.height / PreparedMap(Self.wiggly()).areas[0].box.height - 1) < 1e-3 })
    // What is coarse already stays as it is.
    let grid = DrawnMap.grid(12)
    #expect(MapFigure().prepared(grid, width: 150).areas.map(\.polygons) == PreparedMap(grid).areas.map(\.polygons))
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
