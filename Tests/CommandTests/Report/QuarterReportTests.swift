import Foundation
import Testing

/// The report of Iztacalco's fourth quarter of 2024, which the council of that borough was told.
@Suite struct QuarterReportTests {
  private static let quarter = ["report", "quarter", "--period", "2024-T4"]

  @Test("it says what was said to the council: 57 units, 57 projects, 23 of cameras and alarms, 12 assemblies")
  func told() throws {
    let answer = try ScenarioOffice.iztacalco().run(Self.quarter)
    #expect(answer.code == 0 && answer.err.isEmpty)
    let text = """
      # Informe del cuarto trimestre de 2024

      **09006 Iztacalco**

      - Fecha de corte: 31 de diciembre de 2024
      - Registros capturados hasta: 5 de enero de 2025

      ## En resumen

      - Se visitaron las 57 unidades territoriales (100.0 %), con 61 visitas.
      - Se da seguimiento a 57 proyectos, de los cuales 23 son de videovigilancia y alarmas (40.4 %). Tienen asignados \
      $88,081,659.00 y se han ejercido $38,412,470.34 (43.6 %).
      - El avance físico medio es de 45.96 % y el financiero de 41.95 %.
      - Se realizaron 12 asambleas (8 de obra y 4 de seguridad), con 661 asistentes.
      - 12 obras rebasaron su fecha prevista de término sin concluirse (anexo A).

      ## 1. Cobertura

      """
    #expect(answer.out.hasPrefix(text))
    // The money is that of 2023's decree, shared out among the demo's projects to the centavo.
    #expect(answer.out.contains("De los 57 proyectos, 42 están en ejecución, 1 suspendido y 14 terminados."))
    #expect(answer.out.contains("En las unidades visitadas viven los 404,643 habitantes registrados."))
    // No finding is said twice.
    for finding in ["Se visitaron las 57", "Se da seguimiento", "Se realizaron 12"] {
      #expect(answer.out.components(separatedBy: finding).count == 2, "\(finding)")
    }
    #expect(answer.out.contains("> Este programa es público, ajeno a cualquier partido político."))
    #expect(answer.out.contains("> — Ley General de Desarrollo Social, artículo 28\n"))
  }

  @Test("without its only visit unit 06-064 is missing: 56 of 57, 98.2 %, named in the text and in annex A")
  func missing() throws {
    let office = try ScenarioOffice.iztacalco()
    let visits = try office.did("visit", "list", "--json").objects()
    let last = try #require(visits.first { $0["unit"] as? String == "06-064" }?["key"] as? String)
    try office.did("visit", "annul", last, "--reason", "Se registró dos veces")
    let text = try office.run(Self.quarter).out
    #expect(text.contains("Se visitaron 56 de las 57 unidades territoriales (98.2 %), con 60 visitas."))
    #expect(text.contains("Quedó sin visita 06-064 INFONAVIT IZTACALCO (U HAB) ZONA DEL LAGO."))
    #expect(text.contains("## Anexo A. Unidades sin visita"))
    #expect(text.contains("| 06-064 | INFONAVIT IZTACALCO (U HAB) ZONA DEL LAGO | 2,334 | — | — |"))
    // The works past their day move on to the next letter, and the first lines follow.
    #expect(text.contains("sin concluirse (anexo B)") && text.contains("## Anexo B. Obras pasadas de su fecha"))
    let coverage = try #require(try Self.section("coverage", office))
    let figures = try #require(coverage["figures"] as? [String: Any])
    #expect(figures["visited"] as? Int == 56 && figures["coverage_percent"] as? Double == 98.2)
    // 402,309 of 404,643.
    #expect(figures["population_visited_percent"] as? Double == 99.4)
  }

  @Test("every table adds up: each column of counts and of money is the sum of its rows")
  func sums() throws {
    let report = try ScenarioOffice.iztacalco().run(Self.quarter + ["--json"]).object()
    let parts = try #require(report["sections"] as? [[String: Any]]) + (report["annexes"] as? [[String: Any]] ?? [])
    let added: Set = [
      "units", "projects", "assigned", "spent", "visits", "visited", "attendees", "population", "events",
    ]
    var checked = 0
    for table in parts.flatMap({ $0["tables"] as? [[String: Any]] ?? [] }) {
      guard let total = table["total"] as? [String: Any], let rows = table["rows"] as? [[String: Any]] else { continue }
      for (key, value) in total where added.contains(key) {
        guard let value = value as? NSNumber else { continue }
        let centavos = rows.reduce(0) { $0 + Int((($1[key] as? NSNumber)?.doubleValue ?? 0) * 100 + 0.5) }
        #expect(centavos == Int(value.doubleValue * 100 + 0.5), "\(table["title"] ?? ""): \(key)")
        checked += 1
      }
    }
    #expect(checked == 13)
  }

  @Test(
    "nothing personal is in it: no promoter, no name of one, no note of a visit", arguments: ["md", "html", "json"])
  func impersonal(format: String) throws {
    let office = try ScenarioOffice.iztacalco()
    try office.did("report", "quarter", "--period", "2024-T4", "-o", "informe.\(format)")
    // Drawings are letters and digits in no order, in which any short code may stand.
    let text = try String(contentsOfFile: office.harness.path("informe.\(format)"), encoding: .utf8)
      .replacing(/src="data:[^"]*/, with: "")
    let promoters = try office.did("promoter", "list", "--json").objects()
    let names = promoters.compactMap { $0["name"] as? String } + promoters.compactMap { $0["code"] as? String }
    #expect(names.count == 16)
    for name in names { #expect(!text.contains(name), "\(name)") }
    for visit in try office.did("visit", "list", "--json").objects() {
      if let note = visit["summary"] as? String { #expect(!text.contains(note), "\(note)") }
    }
  }

  @Test("in English it says the same")
  func english() throws {
    let text = try ScenarioOffice.iztacalco().run(Self.quarter + ["--lang", "en"]).out
    #expect(text.hasPrefix("# Report for the fourth quarter of 2024\n"))
    #expect(text.contains("- All 57 territorial units were visited (100.0 %), with 61 visits."))
    #expect(
      text.contains(
        "- 57 projects are followed, 23 of them of cameras and alarms (40.4 %). $88,081,659.00 are assigned"))
    #expect(text.contains("- 12 assemblies were held (8 on works and 4 on safety), with 661 attendees."))
  }

  @Test(
    "the page opens from disk under a strict policy, the sheets are a PDF with its letters; both are the same again")
  func files() throws {
    let office = try ScenarioOffice.iztacalco()
    for format in ["html", "pdf"] {
      let made = try (0..<2).map { number in
        try office.did("report", "quarter", "--period", "2024-T4", "-o", "\(number).\(format)")
        return try Data(contentsOf: URL(fileURLWithPath: office.harness.path("\(number).\(format)")))
      }
      #expect(made[0] == made[1], "\(format)")
    }
    let page = try String(contentsOfFile: office.harness.path("0.html"), encoding: .utf8)
    #expect(
      page.contains("content=\"default-src &#39;none&#39;; style-src") || page.contains("default-src 'none'; style-src")
    )
    #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
    #expect(page.contains("<html lang=\"es\">") && page.contains("<th scope=\"col\""))
    // Two maps and two charts, each with its words.
    #expect(page.components(separatedBy: "src=\"data:image/svg+xml,").count == 5)
    #expect(
      page.contains("alt=\"En ejecución: 42 (73.7\u{A0}%); Suspendido: 1 (1.8\u{A0}%); Terminado: 14 (24.6\u{A0}%).\""))
    let sheets = try Data(contentsOf: URL(fileURLWithPath: office.harness.path("0.pdf")))
    #expect(sheets.starts(with: Data("%PDF-".utf8)))
    #expect(sheets.range(of: Data("/FontFile".utf8)) != nil)
  }

  @Test("as of a day it counts what had been recorded by then, what was undone later too")
  func asOf() throws {
    let office = try ScenarioOffice.iztacalco()
    func visited(_ arguments: String...) throws -> Int? {
      let answer = try office.run(
        Self.quarter + ["--json"] + arguments, environment: ["RECORRIDO_NOW": "2025-01-10T18:00:00Z"])
      #expect(answer.code == 0)
      let coverage = (try answer.object()["sections"] as? [[String: Any]])?.first
      return (coverage?["figures"] as? [String: Any])?["visited"] as? Int
    }
    let visits = try office.did("visit", "list", "--json").objects()
    let last = try #require(visits.first { $0["unit"] as? String == "06-064" }?["key"] as? String)
    let annulled = try office.run(
      ["visit", "annul", last, "--reason", "Se registró dos veces"],
      environment: ["RECORRIDO_NOW": "2025-01-07T18:00:00Z"])
    #expect(annulled.code == 0)
    #expect(try visited() == 56 && visited("--as-of", "2025-01-06") == 57 && visited("--as-of", "2025-01-07") == 56)
    #expect(try office.run(["undo"], environment: ["RECORRIDO_NOW": "2025-01-09T18:00:00Z"]).code == 0)
    #expect(try visited() == 57 && visited("--as-of", "2025-01-08") == 56 && visited("--as-of", "2025-01-09") == 57)
    try office.refuses(
      "--as-of 2025-02-01 es una fecha futura; pida una que ya pasó o quite --as-of.", "report", "quarter", "--period",
      "2024-T4", "--as-of", "2025-02-01")
  }

  @Test("as of a day before anything was entered it says when the units came, and does not ask to import them")
  func asOfBefore() throws {
    let office = try ScenarioOffice.iztacalco()
    let sentence =
      "El 2024-11-15 el archivo aún no tenía unidades territoriales: las primeras se capturaron el 2025-01-05; "
      + "pida --as-of desde ese día o quítelo."
    try office.refuses(sentence, "report", "quarter", "--period", "2024-T4", "--as-of", "2024-11-15")
    try office.refuses(
      sentence, "map", "--layers", "coverage", "--period", "2024-T4", "--as-of", "2024-11-15", "-o", "m.pdf")
    let empty = try MapOffice().run(["report", "quarter", "--period", "2024-T4", "--as-of", "2024-11-15"])
    #expect(
      empty.err == "El archivo no tiene unidades territoriales; impórtelas con «recorrido import units».\n")
  }

  @Test("a legend of one's own, or none")
  func legend() throws {
    let office = try ScenarioOffice.iztacalco()
    let own = try office.run(Self.quarter + ["--legend", "Programa de carácter público."]).out
    #expect(own.hasSuffix("\n> Programa de carácter público.\n"))
    #expect(!(try office.run(Self.quarter + ["--legend", ""]).out.contains("programa es público")))
  }

  private static func section(_ id: String, _ office: ScenarioOffice) throws -> [String: Any]? {
    (try office.run(quarter + ["--json"]).object()["sections"] as? [[String: Any]])?.first { $0["id"] as? String == id }
  }
}
