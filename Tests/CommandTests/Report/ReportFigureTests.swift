import Fieldwork
import Foundation
import Store
import Territory
import Testing

/// What a report's sentences tell is there for a program too.
@Suite struct ReportFigureTests {
  private static func sections(_ report: [String: Any]) -> [String: [String: Any]] {
    let sections = report["sections"] as? [[String: Any]] ?? []
    return Dictionary(uniqueKeysWithValues: sections.compactMap { one in (one["id"] as? String).map { ($0, one) } })
  }

  @Test("JSON and CSV have the figures of progress, clusters, assemblies, evidence and bias, not sentences alone")
  func told() throws {
    let office = try ScenarioOffice.iztacalco()
    let report = try office.run("report", "quarter", "--period", "2024-T4", "--json").object()
    let sections = Self.sections(report)
    for (id, section) in sections { #expect(!(section["figures"] as? [String: Any] ?? [:]).isEmpty, "\(id)") }
    func figure(_ section: String, _ key: String) -> Double? {
      (sections[section]?["figures"] as? [String: Any])?[key] as? Double
    }
    try Self.expectProgress { figure("progress", $0) }
    let held = try DemoTable("iztacalco/asambleas.csv").rows.filter {
      $0["type"]!.hasPrefix("asamblea_") && $0["status"] == "realizado"
    }
    #expect(figure("assemblies", "assemblies") == Double(held.count))
    #expect(figure("assemblies", "attendees") == held.reduce(0) { $0 + (Double($1["attendees"]!) ?? 0) })
    #expect(figure("coverage", "attainable_coverage_percent") == 100 && figure("coverage", "attainable_units") == 57)
    #expect(figure("coverage", "other_visits") == 0 && figure("coverage", "population_visited") == 404_643)
    let days = try #require(figure("coverage", "longest_gap_days"))
    let text = try office.run("report", "quarter", "--period", "2024-T4").out
    #expect(text.contains("El lapso más largo sin ninguna visita fue de \(Int(days)) días, del "))
    let moran = try #require(figure("clusters", "moran"))
    #expect(text.contains(String(format: "%.3f", moran)) && figure("clusters", "moran_p") != nil)
    let lower = try #require(figure("investment", "lower_half_percent"))
    #expect(text.contains("recibe \(String(format: "%.1f", lower)) % del total"))
    #expect(figure("evidence", "visits") == 61 && figure("evidence", "complete_percent") != nil)
    #expect(figure("reach", "weekend_visits") != nil && figure("reach", "slope_per_km") != nil)
    // Each unit's own statistics, and the curve.
    let clusters = try #require(
      (sections["clusters"]?["tables"] as? [[String: Any]])?.last?["rows"] as? [[String: Any]])
    #expect(clusters.count == Int(try #require(figure("clusters", "compared_units"))))
    #expect(clusters.allSatisfy { $0["score"] is Double && $0["local_moran"] is Double })
    let curve = try #require((sections["investment"]?["tables"] as? [[String: Any]])?.last?["rows"] as? [[String: Any]])
    #expect(curve.first?["people_percent"] as? Double == 0 && curve.last?["assigned_percent"] as? Double == 100)
    try office.did("report", "quarter", "--period", "2024-T4", "-o", "q.csv")
    let csv = try String(contentsOfFile: office.harness.path("q.csv"), encoding: .utf8)
    for label in ["I de Moran", "Avance físico medio", "Cobertura alcanzable", "Asambleas realizadas"] {
      #expect(csv.contains(",\(label),"), "\(label)")
    }
  }

  /// Summed up here from the demo's tables: of each work what its last visit measured, since each was visited.
  private static func expectProgress(_ figure: (String) -> Double?) throws {
    let sites = try DemoTable("iztacalco/sitios.csv").rows
    let projects = Dictionary(uniqueKeysWithValues: sites.map { ($0["code"]!, $0["project"]!) })
    var last: [String: (physical: Int, financial: Int)] = [:]
    for visit in try DemoTable("iztacalco/visitas.csv").rows.sorted(by: { $0["visited_at"]! < $1["visited_at"]! }) {
      let measured = try ["physical_progress", "financial_progress"].map { column in
        Int((try #require(Double(visit[column]!)) * 100).rounded())
      }
      last[try #require(projects[visit["site"]!])] = (measured[0], measured[1])
    }
    let folios = try DemoTable("iztacalco/proyectos.csv").rows.map { $0["folio"]! }
    #expect(Set(folios) == Set(last.keys))
    func mean(_ hundredths: [Int]) -> Double {
      (Double(hundredths.reduce(0, +)) / Double(hundredths.count)).rounded() / 100
    }
    #expect(figure("compared_projects") == Double(last.count))
    #expect(figure("mean_physical_percent") == mean(last.values.map(\.physical)))
    #expect(figure("mean_financial_percent") == mean(last.values.map(\.financial)))
    #expect(figure("mean_gap_points") == mean(last.values.map { $0.financial - $0.physical }))
  }

  @Test("what the sentences on works tell are figures too, summed up from the demo's tables")
  func works() throws {
    let office = try ScenarioOffice.iztacalco()
    let report = try office.run("report", "quarter", "--period", "2024-T4", "--json").object()
    let works = try #require(Self.sections(report)["works"]?["figures"] as? [String: Double])
    let rows = try DemoTable("iztacalco/proyectos.csv").rows
    func centavos(_ column: String) -> Int { rows.reduce(0) { $0 + Int((Double($1[column]!)! * 100).rounded()) } }
    let share = Double(centavos("budget_spent")) / Double(centavos("budget_assigned"))
    #expect(works["spent_percent"] == (share * 1000).rounded() / 10)
    #expect(works["projects_with_both_amounts"] == Double(rows.count) && works["projects_without_amount"] == 0)
    #expect(works["cancelled_projects"] == 0 && works["earlier_projects"] == 0 && works["unplaced_projects"] == 0)
    #expect(works["sites_on_map"] == Double(try DemoTable("iztacalco/sitios.csv").rows.count))
    try office.did("report", "quarter", "--period", "2024-T4", "-o", "q.csv")
    let csv = try String(contentsOfFile: office.harness.path("q.csv"), encoding: .utf8)
    #expect(csv.contains(",\"Ejercido, de lo asignado\",\(works["spent_percent"]!),%\r\n"))
    #expect(csv.contains(",Proyectos con ambos montos,\(rows.count),proyectos\r\n"))
  }

  @Test("cancelled works, those of earlier years, without an amount, without a unit or a place are counted as told")
  func oddWorks() throws {
    let office = try Self.lateAndPaid()
    try office.addProject("VIEJA", year: 2023, type: "cancha", unit: "06-001")
    try office.enter(.project, ["2023", "VIEJA"], ["budget_assigned": .null, "status": "suspendido"])
    try office.addProject("NO", type: "cancha", status: "cancelado", unit: "06-002")
    try office.enter(.project, ["2024", "PAGADA"], ["budget_spent": 77_264_600])
    try office.addProject("SUELTA", type: "cancha", status: "terminado", unit: nil)
    try office.addSite("SUELTA-1", of: "SUELTA", shape: nil)
    let report = try office.run(["report", "quarter", "--period", "2024-T4"])
    for sentence in [
      "(50.0 % en el único con ambos montos)", "Incluye 1 cancelado por $1,545,292.00.",
      "Incluye 1 proyecto de ejercicios anteriores", "> 1 proyecto no tiene monto asignado registrado",
      "> 1 proyecto no está en ninguna unidad del catálogo", "sin avance físico medido ni reportado: SUELTA.",
    ] { #expect(report.out.contains(sentence), "\(sentence)") }
    let json = try office.run(["report", "quarter", "--period", "2024-T4", "--json"]).object()
    let works = try #require(Self.sections(json)["works"]?["figures"] as? [String: Double])
    #expect(works["spent_percent"] == 50 && works["projects_with_both_amounts"] == 1)
    #expect(works["cancelled_projects"] == 1 && works["cancelled_assigned"] == 1_545_292)
    #expect(works["earlier_projects"] == 1 && works["projects_without_amount"] == 1)
    #expect(works["unplaced_projects"] == 1 && works["finished_without_progress"] == 1)
    #expect(works["sites_without_place"] == 1 && works["sites_on_map"] == 0)
    let progress = try #require(Self.sections(json)["progress"]?["figures"] as? [String: Double])
    #expect(progress["cancelled_projects"] == 1 && progress["overspent_projects"] == 0)
    let money = try #require(Self.sections(json)["investment"]?["figures"] as? [String: Double])
    #expect(money["assigned_elsewhere"] == 1_545_292 && money["assigned_in_all"] == 4 * 1_545_292)
    #expect(money["cancelled_projects"] == 1 && money["cancelled_assigned"] == 1_545_292)
    #expect(money["units_without_investment"] == 1 && money["units_without_population"] == 0)
  }

  @Test("where nobody ever visited any of more than a hundred units, the annex names each of them")
  func neverVisited() throws {
    let office = try MapOffice()
    try office.addEdition("única", from: nil)
    for number in 1...101 { try office.addUnit("06-\(100 + number)", of: "única") }
    let text = try office.run(["report", "quarter", "--period", "2024-T4"]).out
    #expect(text.contains("No hay visitas registradas en ninguna de las 101 unidades territoriales."))
    let annex = try #require(text.range(of: "## Anexo A. Unidades sin visita\n"))
    let rows = text[annex.upperBound...].split(separator: "\n").filter { $0.hasPrefix("| 06-") }
    #expect(rows.count == 101 && rows.allSatisfy { $0.hasSuffix("| 1,200 | — | — |") })
    // With one visit somewhere the text points to the annex, which names the others.
    try office.addVisit("V1", at: "2024-10-10T16:00:00Z", unit: "06-101", of: "única")
    let seen = try office.run(["report", "quarter", "--period", "2024-T4"]).out
    #expect(seen.contains("Quedaron sin visita 100, que el anexo «Unidades sin visita» nombra una por una."))
    #expect(seen.contains("## Anexo A. Unidades sin visita\n") && seen.contains("| 06-201 | Colonia 06-201 |"))
    let json = try office.run(["report", "quarter", "--period", "2024-T4", "--json"]).object()
    let coverage = try #require(Self.sections(json)["coverage"]?["figures"] as? [String: Any])
    #expect(coverage["unvisited_units"] as? Int == 100 && coverage["undrawn_units"] as? Int == 101)
  }

  @Test("attainable coverage is told where nobody was visited too")
  func attainable() throws {
    let office = try MapOffice()
    try office.addEdition("única", from: nil)
    try office.addUnit("06-001", of: "única", west: -99.1)
    let text = try office.run(["report", "quarter", "--period", "2024-T4"]).out
    #expect(text.contains("la cobertura alcanzable es la misma."))
  }

  @Test(
    "visits overdue at the cut-off are those of the list on that day, in a sentence and a figure; a unit has its own")
  func overdue() throws {
    let office = try ScenarioOffice.jocotepec()
    let day = ["RECORRIDO_NOW": "2024-06-30T18:00:00Z"]
    let list = try office.run(["list", "overdue", "--json"], environment: day).objects()
    #expect(list.count > 1)
    let report = try office.run(["report", "quarter", "--period", "2024-T2", "--json"], environment: day).object()
    let coverage = try #require(Self.sections(report)["coverage"])
    let figures = try #require(coverage["figures"] as? [String: Any])
    #expect(figures["overdue_visits"] as? Int == list.count)
    #expect(figures["most_overdue_days"] as? Int == list.first?["days_overdue"] as? Int)
    let text = try #require(coverage["paragraphs"] as? [String]).joined(separator: "\n")
    #expect(text.contains("Al 30 de junio de 2024, \(list.count) visitas estaban atrasadas; la que más, la de "))
    // Later the quarter still says what was owed when it ended.
    let later = try office.run(
      ["report", "quarter", "--period", "2024-T2", "--json"], environment: ["RECORRIDO_NOW": "2024-09-01T18:00:00Z"]
    ).object()
    let then = Self.sections(later)["coverage"]?["figures"] as? [String: Any]
    #expect(then?["overdue_visits"] as? Int == list.count)
    // On 10 May none was.
    let early = try office.run(["report", "quarter", "--period", "2024-T2"]).out
    #expect(early.contains("Al 10 de mayo de 2024, no había visitas atrasadas."))
    // Where nothing is owed by a day nothing is said of it.
    let none = try ScenarioOffice.iztacalco().run("report", "quarter", "--period", "2024-T4", "--json").object()
    let silent = Self.sections(none)["coverage"]?["figures"] as? [String: Any]
    #expect(silent?["overdue_visits"] == nil)
  }

  @Test("a work only paid ahead is in the list and not among the late ones, which report and map count alike")
  func delayed() throws {
    let office = try Self.lateAndPaid()
    let list = try office.run(["list", "delayed"])
    #expect(list.out.split(separator: "\n").count == 3)
    #expect(
      list.err == """
        1 obra atrasada al 2025-01-05; 1 más sin atraso, con pago adelantado.
        Pago adelantado: puntos porcentuales en que lo pagado supera lo construido, si son más de 20.

        """)
    let report = try office.run(["report", "quarter", "--period", "2024-T4", "--json"]).object()
    let works = try #require(Self.sections(report)["works"]?["figures"] as? [String: Any])
    #expect(works["overdue"] as? Int == 1)
    var request = MapRequest(layers: [.coverage], period: Period("2024-T4")!)
    request.figure = .delayed
    #expect(try office.office.mapContent(request, in: .spanish).title.hasPrefix("1 obra pasada de su fecha en 1 de "))
    let english = try office.run(["list", "delayed", "--lang", "en"]).err
    #expect(english.hasPrefix("1 work is delayed as of 2025-01-05; 1 more not late, paid ahead.\n"))
  }

  @Test("a work in no unit of the catalogue is named, since no map or figure by unit counts it")
  func unplaced() throws {
    let office = try Self.lateAndPaid()
    let sentence =
      "> 1 proyecto no está en ninguna unidad del catálogo, y los mapas y las cifras por unidad no lo cuentan: SUELTO."
    #expect(!(try office.run(["report", "quarter", "--period", "2024-T4"]).out.contains("SUELTO")))
    try office.addProject("SUELTO", type: "cancha", unit: nil)
    #expect(try office.run(["report", "quarter", "--period", "2024-T4"]).out.contains(sentence))
  }

  @Test("a map's title counts units with projects, and writes one amount and not a range of one")
  func titles() throws {
    let office = try Self.lateAndPaid()
    var request = MapRequest(layers: [.coverage], period: Period("2024-T4")!)
    request.figure = .projects
    #expect(try office.office.mapContent(request, in: .spanish).title.hasPrefix("2 proyectos en 2 de 3 unidades"))
    request.figure = .investment
    #expect(
      try office.office.mapContent(request, in: .spanish).title.hasPrefix(
        "$1,287.74 asignados por habitante en 2 de 3 unidades"))
  }

  @Test("the farthest of five visits is no «nine in ten»: all of them are within it; of one nothing is halved")
  func distances() throws {
    let office = try MapOffice()
    try office.addEdition("segunda", from: nil)
    try office.addUnit("06-001", of: "segunda", west: -99.1)
    try office.addProject("A", type: "cancha", unit: "06-001")
    // Visits are logged at −99.0951234, 19.4051; hundredths of a degree north of it are 1.1 km each.
    for (number, north) in [0.001, 0.002, 0.003, 0.004, 0.01].enumerated() {
      try office.addSite(
        "A-\(number)", of: "A", shape: .point(Coordinate(longitude: -99.0951234, latitude: 19.4051 + north)))
      try office.addVisit("V\(number)", at: "2024-10-1\(number)T16:00:00Z", unit: "06-001", site: "A-\(number)")
    }
    func text(_ period: String) throws -> String { try office.run(["report", "quarter", "--period", period]).out }
    #expect(
      try text("2024-T4").contains(
        "La mitad de las 5 visitas con posición y obra ubicada se registró a 333 m o menos de la obra; todas, a 1,107 m o menos."
      ))
    #expect(
      try text("2024-10-10..2024-10-10").contains(
        "La única visita con posición y obra ubicada se registró a 111 m o menos de la obra."))
  }

  /// Three units: a work two months late, one paid 25 points beyond what is built and due in June, none.
  private static func lateAndPaid() throws -> MapOffice {
    let office = try MapOffice()
    try office.addEdition("segunda", from: nil)
    for (number, key) in ["06-001", "06-002", "06-003"].enumerated() {
      try office.addUnit(key, of: "segunda", west: -99.1 + 0.01 * Double(number))
    }
    try office.addProject("TARDE", type: "cancha", unit: "06-001")
    try office.enter(.project, ["2024", "TARDE"], ["planned_end": "2024-11-05"])
    try office.addProject("PAGADA", type: "cancha", unit: "06-002")
    try office.enter(
      .project, ["2024", "PAGADA"],
      ["planned_end": "2025-06-10", "physical_progress": 3000, "financial_progress": 5500])
    return office
  }
}
