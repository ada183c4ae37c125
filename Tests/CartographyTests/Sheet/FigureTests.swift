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
