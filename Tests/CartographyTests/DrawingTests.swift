import FoundationEssentials
import Territory
import Testing

@testable import Cartography

/// A sheet drawn once, in three formats.
struct DrawingTests {
  private static func drawing(_ format: Drawing.Format) -> Drawing {
    Drawing(
      format: format, size: Paper.letter.size(isLandscape: true), title: "53 de 57 unidades visitadas",
      moment: Instant("2024-12-31T18:00:00Z")!)
  }

  private static func draw(_ canvas: Canvas, _ sheet: Int) {
    let square = [Point(20, 20), Point(60, 20), Point(60, 60), Point(20, 60)]
    let hole = [Point(30, 30), Point(50, 30), Point(50, 50), Point(30, 50)]
    canvas.area([square, hole], fill: Fill(Colour(0xE7E7E6), hatch: Hatch(.black)), stroke: Stroke(.black, width: 0.4))
    canvas.text("Peñón de los Baños — sección \(sheet + 1)", at: Point(100, 20), TextStyle(size: 12, halo: .white))
  }

  @Test("the same sheet is the same file, in each format", arguments: [Drawing.Format.svg, .pdf, .png(density: 96)])
  func same(format: Drawing.Format) throws {
    let first = try Self.drawing(format).file(Self.draw)
    #expect(try Self.drawing(format).file(Self.draw) == first)
    let beginnings: [Drawing.Format: [UInt8]] = [
      .svg: Array("<?xml".utf8), .pdf: Array("%PDF-".utf8), .png(density: 96): [0x89, 0x50, 0x4E, 0x47],
    ]
    #expect(first.starts(with: beginnings[format]!))
  }

  @Test("a PDF takes many sheets, a picture one")
  func sheets() throws {
    let one = try Self.drawing(.pdf).file(Self.draw)
    let three = try Self.drawing(.pdf).file(sheets: 3, Self.draw)
    #expect(three.count > one.count)
    #expect(throws: DrawingError.severalSheets(3)) { try Self.drawing(.svg).file(sheets: 3, Self.draw) }
  }

  @Test("long text breaks at the width given, and ends in dots after the lines given")
  func breaking() throws {
    _ = try Self.drawing(.pdf).file { canvas, _ in
      let style = TextStyle(size: 10)
      let text = "Rehabilitación de la red de drenaje y repavimentación de la calle Hidalgo"
      let whole = canvas.size(of: text, style)
      let broken = canvas.size(of: text, style, width: 40)
      let cut = canvas.size(of: text, style, width: 40, lines: 2)
      #expect(whole.width > 100 && broken.width <= 40)
      #expect(broken.height > whole.height * 2.5 && abs(cut.height - whole.height * 2) < 0.5)
    }
  }
}
