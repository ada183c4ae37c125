import Foundation
import Store
import Territory
import Testing

@testable import Fieldwork

@Suite struct ReportTests {
  @Test("57 of 57 units are 100.0 %, 56 are 98.2 %, and 23 of 57 projects are 40.4 %")
  func figures() {
    func report(visited: Int) -> CoverageReport {
      CoverageReport(
        period: Period("2024-T4")!, place: "09006 Iztacalco", catalogue: "iecm-2022", level: .territorialUnit,
        units: (1...57).map { .init(key: "06-\(100 + $0)", name: "C", visits: $0 <= visited ? 1 : 0) }, allVisits: 61,
        projectsByType: [.init(type: "videovigilancia_alarmas", count: 23), .init(type: "otro", count: 34)])
    }
    #expect(report(visited: 57).json.contains(#""coverage_percent":100.0,"#))
    #expect(report(visited: 57).text(in: .spanish).contains("23 = 40.4 %"))
    let less = report(visited: 56)
    #expect(less.visited == 56 && less.coverage == 982 && less.missing.map(\.key) == ["06-157"])
  }

  @Test("the denominator is the edition of the period's last day; visits of a retired unit are told apart from its own")
  func editions() throws {
    let office = try MapOffice.drawn()
    let report = try office.office.coverageReport(CoverageRequest(period: Period("2024-T4")!))
    #expect(
      report.json == """
        {"period":"2024-T4","catalogue":"segunda","units":4,"visited":2,"coverage_percent":50.0,"visits":3,\
        "other_visits":1,"projects":3,"projects_by_type":{"luminarias":2,"videovigilancia_alarmas":1},\
        "missing":["06-002","06-004"],"cautions":[]}
        """)
    let before = try office.office.coverageReport(CoverageRequest(period: Period("2024-10")!))
    #expect(before.catalogue == "primera" && before.units == 3 && before.missing.map(\.key) == ["06-002"])
    #expect(before.coverage == 667 && before.visits == 2)
    let oldest = try office.office.coverageReport(CoverageRequest(period: Period("2018")!))
    #expect(oldest.catalogue == "primera" && oldest.visits == 0 && oldest.coverage == 0 && oldest.missing.count == 3)
    let doubt =
      "Ningún catálogo cargado estaba vigente el 31 de diciembre de 2018: el más antiguo, primera, rige desde el 1 de enero de 2020."
    #expect(
      oldest.json.hasSuffix(
        #""projects":0,"projects_by_type":{},"missing":["06-001","06-002","06-009"],"cautions":["\#(doubt)"]}"#))
    #expect(oldest.text(in: .spanish).contains("Catálogo primera, nivel ut\n\(doubt)\n\nUnidades "))
  }

  @Test("it counts the visits that the quarter's report and the map count, and those outside them beside")
  func oneCount() throws {
    let office = try MapOffice.drawn()
    let period = Period("2024-T4")!
    let report = try office.office.coverageReport(CoverageRequest(period: period))
    #expect(report.visits == 3 && report.otherVisits == 1)
    let quarter = try office.run(["report", "quarter", "--period", "2024-T4", "--json"]).object()
    let coverage = (quarter["sections"] as? [[String: Any]])?.first { $0["id"] as? String == "coverage" }
    let figures = try #require(coverage?["figures"] as? [String: Any])
    #expect(figures["visits"] as? Int == 3 && figures["other_visits"] as? Int == 1)
    var request = MapRequest(layers: [.coverage], period: period)
    request.figure = .visits
    #expect(try office.office.mapContent(request, in: .spanish).title.hasPrefix("3 visitas en 4 unidades"))
  }

  @Test("a period that has not begun is refused, one that goes on is told, and --as-of counts what was known by a day")
  func days() throws {
    let office = try MapOffice.drawn()
    let early = try office.run(["report", "coverage", "--period", "2030"])
    #expect(early.code == 1 && early.out.isEmpty)
    #expect(early.err.hasPrefix("El periodo 2030 empieza después del 2025-01-05"))
    let running = try office.run(["report", "coverage", "--period", "2025-T1"])
    #expect(running.code == 0)
    #expect(running.out.contains("\nEl periodo aún no termina: las cifras llegan al 5 de enero de 2025.\n"))
    // Everything was recorded on 5 January 2025.
    let before = try office.run(["report", "coverage", "--period", "2024-T4", "--as-of", "2025-01-04"])
    #expect(before.code == 1 && before.err.contains("aún no tenía unidades territoriales"))
    let same = try office.run(["report", "coverage", "--period", "2024-T4", "--as-of", "2025-01-05"])
    #expect(same.code == 0)
    #expect(try same.out == office.run(["report", "coverage", "--period", "2024-T4"]).out)
    let later = try office.run(["report", "coverage", "--period", "2024-T4", "--as-of", "2025-02-01"])
    #expect(later.code == 1 && later.err.hasPrefix("--as-of 2025-02-01 es una fecha futura"))
  }

  @Test("with --list and no visit no heading stands over nothing; names steer no terminal")
  func listOfNothing() throws {
    let office = try MapOffice()
    try office.addEdition("única", from: nil)
    try office.addUnit("06-001", of: "única", west: -99.1)
    try office.enter(.territorialUnit, ["única", "06-001"], ["name": "Colonia\u{1}\nde\u{202E} prueba"])
    let text = try office.run(["report", "coverage", "--period", "2024-T4", "--list"]).out
    #expect(text.hasSuffix("\nSin visita (1):\n  06-001  Colonia de prueba\n"))
  }

  @Test("the text says each figure, the missing units, and with --list the records behind them")
  func text() throws {
    let office = try MapOffice.drawn()
    var request = CoverageRequest(period: Period("2024-T4")!)
    let plain = """
      Cobertura 2024-T4 · 09006 Iztacalco
      Catálogo segunda, nivel ut

      Unidades                        4
      Visitadas                       2
      Cobertura                       50.0 %
      Visitas                         3
      Visitas fuera de esas unidades  1
      Proyectos                       3

      Proyectos por tipo
        luminarias                 2 = 66.7 %
        videovigilancia y alarmas  1 = 33.3 %

      Sin visita (2):
        06-002  Colonia 06-002
        06-004  Colonia 06-004
      """
    #expect(try office.office.coverageReport(request).text(in: .spanish) == plain)
    request.isListed = true
    let listed = """

      Unidades visitadas y sus visitas
        06-001  Colonia 06-001: 2024-10-10 V1, 2024-12-20 V2
        06-003  Colonia 06-003: 2024-12-31 V5

      Visitas fuera de esas unidades
        2024-10-11 V3

      Folios por tipo
        luminarias: PP-2, VIEJO
        videovigilancia y alarmas: PP-1
      """
    #expect(try office.office.coverageReport(request).text(in: .spanish) == plain + "\n" + listed)
  }

  @Test("a state's file counts one of its municipalities by key or name, and none outside it")
  func municipalities() throws {
    let office = try MapOffice(key: "09", name: "Ciudad de México", scope: "state")
    try office.addEdition("segunda", from: nil)
    try office.addEdition("alcaldías", from: nil, level: "municipio")
    try office.addUnit("09012", of: "alcaldías", level: "municipio", west: -99.2)
    try office.addUnit("09006", of: "alcaldías", level: "municipio", west: -99.1)
    for key in ["06-001", "12-001", "12-002"] { try office.addUnit(key, of: "segunda", west: -99.1) }
    try office.addProject("A", type: "cancha", unit: "06-001")
    try office.addProject("B", type: "rampas", unit: "12-001")
    try office.addVisit("V1", at: "2024-10-10T16:00:00Z", unit: "12-002")
    try office.addVisit("V2", at: "2024-10-10T16:00:00Z", unit: "06-001")
    try office.addVisit("V3", at: "2024-10-10T16:00:00Z", unit: "09006", of: "alcaldías")
    let period = Period("2024-T4")!
    func report(_ municipality: String?) throws -> CoverageReport {
      try office.office.coverageReport(CoverageRequest(period: period, municipality: municipality))
    }
    let tlalpan = try report("09012")
    #expect(tlalpan.units == 2 && tlalpan.visits == 1 && tlalpan.missing.map(\.key) == ["12-001"])
    #expect(tlalpan.projectsByType == [.init(type: "rampas", count: 1)])
    #expect(try report("colonia 09012").units == 2)
    #expect(try report(nil).units == 3 && report("09").visits == 2)
    #expect(try report("09").otherVisits == 1)
    #expect(throws: TerritoryRule.foreignKey("14050", name: "09 Ciudad de México")) { try report("14050") }
    #expect(throws: CoverageMapRefusal.noUnitsIn("09007 Iztapalapa")) { try report("09007") }
    #expect {
      try report("Tepito")
    } throws: {
      if case CoverageMapRefusal.unknownMunicipality("Tepito", let known) = $0 { !known.isEmpty } else { false }
    }
    #expect(throws: TerritoryRule.malformedKey("9-12", level: .municipality)) { try report("9-12") }
  }

  @Test("the command prints the report, writes it to a file, and refuses an office without units")
  func command() throws {
    let office = try MapOffice.drawn()
    let arguments = ["report", "coverage", "--municipality", "09006", "--period", "2024-t4"]
    let json = try office.run(arguments + ["--json"])
    #expect(json.code == 0 && json.err.isEmpty)
    #expect(
      json.out.hasPrefix(
        #"{"period":"2024-T4","catalogue":"segunda","units":4,"visited":2,"coverage_percent":50.0,"visits":3,"#))
    #expect(try office.run(arguments + ["-o", "c.json"]).out.isEmpty)
    #expect(try String(contentsOfFile: office.file("c.json"), encoding: .utf8) == json.out)
    #expect(try office.run(arguments).out.hasPrefix("Cobertura 2024-T4 · 09006 Iztacalco\n"))
    #expect(try office.run(arguments + ["-o", "c.xlsx"]).code == 1)
    let empty = try MapOffice().run(arguments)
    #expect(empty.code == 1 && empty.out.isEmpty)
    #expect(empty.err == "El archivo no tiene unidades territoriales; impórtelas con «recorrido import units».\n")
  }
}
