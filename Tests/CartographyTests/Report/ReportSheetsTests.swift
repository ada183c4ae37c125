import Territory
import Testing

@testable import Cartography

/// How a report fills its sheets.
struct ReportSheetsTests {
  private static let moment = Instant("2025-01-05T06:00:00Z")!

  /// Lays something out on carta paper; what `body` looks at is never drawn.
  private static func laid<T>(_ body: (inout SheetFlow) throws -> T) throws -> T {
    var result: Result<T, any Error>?
    let drawing = Drawing(format: .pdf, size: Paper.letter.size, title: "", moment: moment)
    _ = try drawing.file { canvas, _ in
      var flow = SheetFlow(
        frame: Rectangle(left: 15, top: 15, width: 185, height: 246), measuringOn: canvas)
      result = Result { try body(&flow) }
    }
    return try result!.get()
  }

  @Test("a long table goes on over the sheets, begins each with its headings, and its total never stands alone")
  func longTable() throws {
    // How many rows a sheet takes is found by trying; at every length the last sheet has a heading and a row at least.
    for rows in [1, 30, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 200] {
      let sheets = try Self.laid { flow in
        flow.table(ReportContentTests.table(rows: rows))
        return flow.sheets.map(\.count)
      }
      // A title besides, on the first sheet, and headings on each; the total is one more row.
      #expect(sheets.reduce(0, +) == 1 + sheets.count + rows + 1)
      #expect(sheets.allSatisfy { $0 >= 3 }, "\(rows) rows: \(sheets)")
      if rows == 200 { #expect(sheets.count > 3) }
    }
  }

  @Test("a name of ten thousand letters takes eight lines of its cell, a paragraph longer than a sheet is cut")
  func endless() throws {
    let sheets = try Self.laid { flow in
      flow.table(ReportContentTests.table(rows: 20, name: String(repeating: "Ñandú ", count: 2000)))
      flow.text(String(repeating: "palabra ", count: 5000), ReportLook.text(9.5))
      return flow.sheets.count
    }
    #expect(sheets == 4)
  }

  @Test("every piece lies inside the frame of its sheet")
  func inside() throws {
    let boxes = try Self.laid { flow in
      var boxes: [Rectangle] = []
      let frame = flow.frame
      for height in stride(from: 3.0, to: 120, by: 7) { flow.place(height) { _, box in boxes.append(box) } }
      flow.gap(500)
      flow.place(10) { _, box in boxes.append(box) }
      for sheet in flow.sheets { for piece in sheet { try piece(flow.canvas) } }
      #expect(boxes.allSatisfy { frame.contains($0) })
      return boxes
    }
    #expect(boxes.count == 18)
  }

  @Test("the same report is the same file; another date is another")
  func same() throws {
    let chart = ReportChart(
      title: "Por estado", description: "", kind: .bars([.init("Terminado", value: 3, text: "3")]))
    let curve = ReportChart(
      title: "Lorenz", description: "",
      kind: .shares([.init(0, 0), .init(0.5, 0.25), .init(1, 1)], across: "habitantes", up: "inversión"))
    let figures = (0..<7).map { ReportFigure("f\($0)", "Cifra \($0)", .count($0 * 1000)) }
    let report = ReportContentTests.report([
      ReportSection(
        id: "a", title: "Cobertura", blocks: [.figures(figures), .chart(chart), .chart(curve), .caution("Ojo")])
    ])
    let file = try report.pdf(moment: Self.moment)
    #expect(try report.pdf(moment: Self.moment) == file)
    #expect(try report.pdf(moment: Instant(seconds: 0)) != file)
    #expect(file.starts(with: Array("%PDF-".utf8)))
  }
}
