import FoundationEssentials
import Territory
import Testing

@testable import Cartography

/// A report known by heart, as each renderer writes it.
struct ReportContentTests {
  static func report(_ sections: [ReportSection], annexes: [ReportSection] = []) -> ReportContent {
    var report = ReportContent(
      title: "Informe del cuarto trimestre de 2024", subtitle: "09006 Iztacalco", period: "2024-T4",
      cutOff: LocalDate("2024-12-31")!, recordedUntil: LocalDate("2025-01-05")!)
    (report.sections, report.annexes) = (sections, annexes)
    report.findings = ["Se visitaron 2 de las 3 unidades."]
    report.legend = ReportLegend("Este programa es público.", source: "Ley")
    report.sources = ["Registros de la oficina"]
    return report
  }

  static func table(rows: Int, name: String = "Nombre") -> ReportTable {
    ReportTable(
      title: "Obras", columns: [.keys("folio", "Folio"), .words("name", "Nombre"), .init("spent", "Ejercido (pesos)")],
      rows: (0..<rows).map { [.text("PP-\($0)"), .text(name), .money(Money(centavos: 10_050))] },
      total: [.text("Total"), .none, .money(Money(centavos: 10_050 * rows))])
  }

  @Test("values are written exactly, once for all formats")
  func values() {
    #expect(ReportValue.count(1814).text == "1,814" && ReportValue.money(Money(centavos: -5)).text == "-0.05")
    #expect(ReportValue.percent(tenths: 982).text == "98.2\u{A0}%" && ReportValue.percent(tenths: nil) == .none)
    #expect(ReportValue.measured(0.2365, decimals: 3).text == "0.237")
    #expect(ReportValue.measured(.infinity, decimals: 1) == .none && ReportValue.none.text == "—")
    #expect(LocalDate("2024-03-01")!.spelled(in: .spanish) == "1 de marzo de 2024")
    #expect(LocalDate("2024-03-01")!.spelled(in: .english) == "1 March 2024")
  }

  @Test("Markdown: sections are numbered as they stand, annexes lettered, a table has its total")
  func markdown() {
    let report = Self.report(
      [ReportSection(id: "works", title: "Obras", blocks: [.paragraph("Van 2."), .table(Self.table(rows: 2))])],
      annexes: [ReportSection(id: "a", title: "Lista")])
    #expect(
      report.markdown == """
        # Informe del cuarto trimestre de 2024

        **09006 Iztacalco**

        - Fecha de corte: 31 de diciembre de 2024
        - Registros capturados hasta: 5 de enero de 2025

        ## En resumen

        - Se visitaron 2 de las 3 unidades.

        ## 1. Obras

        Van 2.

        **Obras**

        | Folio | Nombre | Ejercido (pesos) |
        | --- | --- | ---: |
        | PP-0 | Nombre | 100.50 |
        | PP-1 | Nombre | 100.50 |
        | **Total** |  | **201.00** |

        ## Anexo A. Lista

        ## Fuentes

        - Registros de la oficina

        > Este programa es público.
        >
        > — Ley

        """)
  }

  @Test("in Markdown a name is a name: strokes, stars, tags and line breaks do not get out of their cell")
  func escapes() {
    let text = Self.report([
      ReportSection(
        id: "w", title: "Obras", blocks: [.table(Self.table(rows: 1, name: "a|b\n*c* <i> _d_ [x](y) &lt;"))])
    ]).markdown
    #expect(text.contains("| PP-0 | a\\|b \\*c\\* \\<i\\> \\_d\\_ \\[x\\](y) \\&lt; | 100.50 |"))
  }

  @Test("the page lets in its own style and nothing else, by the style's own hash")
  func policy() throws {
    let page = try Self.report([]).html()
    let start = try #require(page.firstRange(of: "<style>")).upperBound
    let end = try #require(page.firstRange(of: "</style>")).lowerBound
    let hash = Data(Digest(of: String(page[start..<end])).bytes).base64EncodedString()
    let escaped = hash.replacing("+", with: "&#43;").replacing("=", with: "&#61;").replacing("/", with: "&#47;")
    #expect(page.contains("sha256-\(hash)") || page.contains("sha256-\(escaped)"))
    #expect(!page.contains("unsafe") && !page.contains("style=") && !page.contains("<script"))
  }

  @Test("the page's tables say what is a heading, and texts stay texts")
  func page() throws {
    let report = Self.report([
      ReportSection(
        id: "works", title: "Obras <b>",
        blocks: [.table(Self.table(rows: 1, name: "\"><script>")), .caution("Ojo & más"), .paragraph("{{title}}")])
    ])
    let page = try report.html()
    #expect(
      page.contains("<section aria-labelledby=\"works\" class=\"section\"><h2 id=\"works\">1. Obras &lt;b&gt;</h2>"))
    #expect(page.contains("<th scope=\"row\" dir=\"auto\" class=\"k\">PP-0</th>"))
    #expect(page.contains("<td dir=\"auto\">&quot;&gt;&lt;script&gt;</td>"))
    #expect(page.contains("<td class=\"n\">100.50</td></tr></tfoot>"))
    #expect(page.contains("Ojo &amp; más") && page.contains("{{title}}"))
  }

  @Test("maps are drawn where somebody knows how, and left out with nothing said elsewhere")
  func maps() throws {
    let map = MapContent(title: "2 de 3 unidades visitadas", cutOff: LocalDate("2024-12-31")!)
    let report = Self.report([ReportSection(id: "c", title: "Cobertura", blocks: [.map(map)])])
    #expect(!(try report.html().contains("<figure>")))
    var boxes: [Rectangle] = []
    let drawing = ReportMapDrawing(proportion: 0.5) { content, canvas, box in
      #expect(content.title == map.title && canvas.sheet.contains(box))
      boxes.append(box)
    }
    #expect(try report.html(maps: drawing).contains("alt=\"2 de 3 unidades visitadas\""))
    _ = try report.pdf(moment: Instant(seconds: 0), maps: drawing)
    #expect(boxes.count == 2 && boxes.allSatisfy { abs($0.height - $0.width / 2) < 1e-9 })
  }
}
