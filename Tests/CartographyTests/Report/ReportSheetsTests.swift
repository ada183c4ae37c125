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
        // Too broad to stand beside itself.
        flow.table(ReportContentTests.table(rows: rows, name: String(repeating: "Obra ", count: 14)))
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
      flow.text(String(repeating: "palabra ", count: 5000), flow.look.text(9.5))
      return flow.sheets.count
    }
    #expect(sheets == 4)
  }

  @Test(
    "a long table of few columns stands beside itself: every row once, in order, none below its sheet, its total last")
  func folded() throws {
    for rows in [1, 2, 61, 90, 150, 231, 400, 700] {
      for first in [246.0, 101, 40, 12] {
        let heights = (0..<rows).map { 3.5 + Double($0 * 7 % 3) * 2 }
        let folding = TableFolding(heights, head: 6, end: 5, folds: 3, first: first, others: 246)
        #expect(folding.sheets.flatMap { $0.flatMap(Array.init) } == Array(0..<rows))
        for (sheet, columns) in folding.sheets.enumerated() {
          #expect((1...3).contains(columns.count) && columns.allSatisfy { !$0.isEmpty })
          #expect(folding.height(of: columns) <= (sheet == 0 ? max(first, 18.5) : 246) + 1e-6, "\(rows) after \(first)")
        }
        // Full sheets but the first and the last.
        #expect(folding.sheets.count <= 3 + rows / 120)
      }
    }
    let count = try Self.laid { flow in
      var table = ReportContentTests.table(rows: 400)
      table.rows = (0..<400).map { [.text("PP-\($0)"), .text("Obra"), .count($0)] }
      #expect(PaperTable(table, in: 185, flow.canvas, flow.look).folds == 3)
      flow.table(table)
      return flow.sheets.count
    }
    #expect(count == 3)
  }

  @Test("words share a table's breadth by what they usually say; short words and numbers are never broken")
  func widths() throws {
    let table = ReportTable(
      title: "",
      columns: [
        .keys("folio", "Folio"), .words("name", "Nombre"), .words("unit", "Unidad"), .words("status", "Estado"),
        .init("spent", "Ejercido (pesos)"),
      ],
      rows: (0..<20).map {
        [
          .text("PP-2024-0\($0)"), .text(String(repeating: "Rehabilitación de banquetas ", count: 5)),
          .text("06-0\($0) AGRICOLA ORIENTAL, SECCIÓN NORTE"), .text("en ejecución"),
          .money(Money(centavos: 123_456_789)),
        ]
      })
    try Self.laid { flow in
      let paper = PaperTable(table, in: 185, flow.canvas, flow.look)
      #expect(abs(paper.width - 185) < 0.5 && paper.folds == 1)
      #expect(paper.widths[1] > 1.5 * paper.widths[2])
      let style = flow.look.text(7.5)
      for (column, text) in [(0, "PP-2024-019"), (3, "en ejecución"), (4, "1,234,567.89")] {
        #expect(paper.widths[column] >= flow.canvas.size(of: text, style).width + 2)
      }
    }
  }

  @Test("a table broader than its sheet breaks its words first, and every row is as high as its highest cell")
  func narrow() throws {
    let keys = (0..<4).map { ReportTable.Column.keys("folio\($0)", "Folio") }
    let long = (
      "Impermeabilización " + String(repeating: "e", count: 38), "Unidad " + String(repeating: "o", count: 36)
    )
    for (count, words, breaksNumbers) in [(1, long, false), (4, long, true), (4, ("Luz", "06"), true)] {
      let table = ReportTable(
        title: "",
        columns: keys.prefix(count) + [.words("name", "Nombre"), .words("unit", "Unidad")]
          + (0..<3 + count).map { .init("amount\($0)", "Monto") },
        rows: [
          keys.prefix(count).map { _ in .text("PP-2024-0614-REHABILITAC") }
            + [.text(words.0), .text(words.1)] + (0..<3 + count).map { _ in .money(Money(centavos: 173_521_587_000)) }
        ])
      try Self.laid { flow in
        let paper = PaperTable(table, in: 185, flow.canvas, flow.look)
        #expect(abs(paper.width - 185) < 0.5)
        let isMany = table.columns.count > 7
        let style = flow.look.text(isMany ? 6.4 : 7.5)
        let heights = zip(paper.texts[0], paper.widths).map { text, width in
          flow.canvas.size(of: text, style, width: width - (isMany ? 1.8 : 2.4), lines: 8).height
        }
        let one = flow.canvas.size(of: "Ñg", style).height
        #expect(paper.height(row: 0) >= heights.max()! && heights.max()! > 1.5 * one)
        #expect((heights.last! > 1.5 * one) == breaksNumbers)
        // Where words are short the numbers' cells alone make the row as high as it is.
        if words != long { #expect(heights[count...count + 1].max()! < heights.max()! - 0.5 * one) }
      }
    }
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
