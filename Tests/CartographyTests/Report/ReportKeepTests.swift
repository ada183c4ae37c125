import Territory
import Testing

@testable import Cartography

/// What stays together on a report's sheets.
struct ReportKeepTests {
  /// How many pieces each sheet has, where so many millimetres of the first are taken.
  private static func sheets(_ blocks: [ReportBlock], after space: Double) throws -> [Int] {
    var counts: [Int] = []
    let drawing = Drawing(format: .pdf, size: Paper.letter.size, title: "", moment: Instant(seconds: 0))
    let report = ReportContentTests.report([])
    _ = try drawing.file { canvas, _ in
      var flow = SheetFlow(frame: Rectangle(left: 15, top: 15, width: 185, height: 246), measuringOn: canvas)
      flow.place(space) { _, _ in }
      report.part(ReportSection(id: "a", title: "Obras", blocks: blocks), "1. Obras", &flow, nil)
      counts = flow.sheets.map(\.count)
    }
    return counts
  }

  @Test("a heading is never the last of its sheet, whatever follows it, nor a table's heading without two rows")
  func headings() throws {
    let long = String(repeating: "Rehabilitación de banquetas ", count: 12)
    let blocks: [[ReportBlock]] = [
      [.table(ReportContentTests.table(rows: 30))], [.table(ReportContentTests.table(rows: 5, name: long))],
      [.paragraph("Las obras que siguen."), .table(ReportContentTests.table(rows: 30, name: long))],
      [.paragraph(String(repeating: long, count: 5))],
      [.figures((0..<4).map { ReportFigure("f", "Cifra \($0)", .count($0)) })],
      [
        .chart(
          ReportChart(
            title: "Curva", description: "", kind: .shares([.init(0, 0), .init(1, 1)], across: "a", up: "b")))
      ],
    ]
    for (number, blocks) in blocks.enumerated() {
      let isTable = if case .table = blocks.last { true } else { false }
      for space in stride(from: 20.0, through: 244, by: 4) {
        let counts = try Self.sheets(blocks, after: space)
        // The space itself, the heading, and what goes with it: of a table its title, its headings and two rows.
        let least = 2 + (isTable ? blocks.count + 3 : 1)
        #expect(counts[0] == 1 || counts[0] >= least, "\(number) after \(space) mm: \(counts)")
        #expect(counts.dropFirst().allSatisfy { $0 >= 2 } || counts.count < 2 || !isTable, "\(number): \(counts)")
      }
    }
  }
}
