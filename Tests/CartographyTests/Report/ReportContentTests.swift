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
        blocks: [.table(Self.table(rows: 2, name: "\"><script>")), .caution("Ojo & más"), .paragraph("{{title}}")])
    ])
    let page = try report.html()
    #expect(
      page.contains("<section aria-labelledby=\"works\" class=\"section\"><h2 id=\"works\">1. Obras &lt;b&gt;</h2>"))
    #expect(page.contains("<th scope=\"row\" dir=\"auto\" class=\"k\">PP-0</th>"))
    #expect(page.contains("<td dir=\"auto\">&quot;&gt;&lt;script&gt;</td>"))
    #expect(page.contains("<td class=\"n\">201.00</td></tr></tfoot>"))
    #expect(page.contains("Ojo &amp; más") && page.contains("{{title}}"))
  }

  @Test("paper and page leave out columns without a value and name them, and decimals that are zero throughout")
  func shown() {
    let table = ReportTable(
      title: "Obras",
      columns: [
        .keys("folio", "Folio"), .init("built", "Físico"), .init("paid", "Financiero"), .keys("seen", "Visita"),
      ],
      rows: [
        [.text("A"), .percent(2500, decimals: 2), .percent(1250, decimals: 2), .none],
        [.text("B"), .percent(10_000, decimals: 2), .none, .none],
        [.text("C"), .percent(0, decimals: 2), .none, .none],
      ], total: [.text("Total"), .none, .none, .none], note: "Nota.")
    let shown = table.shown(ReportWords(.spanish))
    #expect(shown.columns.map(\.key) == ["folio", "built", "paid"] && shown.total?.count == 3)
    #expect(shown.rows.map { $0[1].text } == ["25\u{A0}%", "100\u{A0}%", "0\u{A0}%"])
    #expect(shown.rows[0][2].text == "12.5\u{A0}%" && shown.note == "Nota. Sin registro en ninguna fila: Visita.")
    var one = table
    one.rows = [table.rows[0]]
    #expect(one.shown(ReportWords(.spanish)).total == nil && one.shown(ReportWords(.spanish)).columns.count == 4)
  }

  @Test("a picture in the page is its drawing: rounded numbers, each look once, nothing that ends its attribute")
  func inline() throws {
    let svg = try ReportChart(
      title: "Por estado", description: "",
      kind: .bars([.init("Término & más", value: 3, text: "3"), .init("<b>", value: 1, text: "1")])
    ).picture(width: 150, ReportLook())
    let address = InlinePicture(svg: svg).address
    #expect(address.hasPrefix("data:image/svg+xml,%3C?xml") && address.hasSuffix("%3C/svg%3E "))
    for sign in ["\"", "<", ">", "&", "#", "\n"] { #expect(!address.contains(sign), "\(sign)") }
    #expect(address.utf8.count < svg.count && address.contains("%3Cstyle%3E.k0{"))
    let body = String(
      decoding: InlinePicture.classed(
        Array("<svg a=\"1\"><g style=\"fill:red\"/><b style=\"x\"/><i style=\"fill:red\"/></svg>".utf8)), as: UTF8.self)
    #expect(
      body == "<svg a=\"1\"><style>.k0{fill:red}.k1{x}</style><g class=\"k0\"/><b class=\"k1\"/><i class=\"k0\"/></svg>"
    )
    let numbers = InlinePicture.rounded(
      Array("<p d=\"M 1.234567 2.000000 L -0.105 3\" m=\"1.234567\" x=\"4.50\"/>".utf8))
    #expect(String(decoding: numbers, as: UTF8.self) == "<p d=\"M 1.23 2 L -0.1 3\" m=\"1.234567\" x=\"4.5\"/>")
  }

  @Test("a theme's accent is the titles', dark enough to be read; its names stand above the Markdown too")
  func themed() throws {
    var theme = Theme()
    (theme.accent, theme.institution, theme.footer) = (Colour(0xF0E442), "Alcaldía *Iztacalco*", "Av. Río Churubusco")
    var report = Self.report([])
    report.theme = theme
    let look = ReportLook(theme)
    #expect(look.accent.contrast(with: .white) >= 4.5 && look.accent != ReportLook().accent)
    #expect(try report.html().contains("--accent:\(look.accent.hexadecimal)}"))
    theme.accent = Colour(0x621132)
    #expect(ReportLook(theme).accent == Colour(0x621132) && ReportLook(nil) == ReportLook())
    #expect(
      report.markdown.hasPrefix("Alcaldía \\*Iztacalco\\*\n\n# Informe")
        && report.markdown.contains("\nAv. Río Churubusco\n"))
    #expect(try report.pdf(moment: Instant(seconds: 0)) != Self.report([]).pdf(moment: Instant(seconds: 0)))
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
