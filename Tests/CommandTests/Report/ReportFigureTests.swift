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
    // Summed up by another program (pandas and esda) from the demo's tables.
    #expect(
      figure("progress", "mean_physical_percent") == 45.96 && figure("progress", "mean_financial_percent") == 41.95)
    #expect(figure("progress", "mean_gap_points") == -4.02)
    #expect(figure("assemblies", "assemblies") == 12 && figure("assemblies", "attendees") == 661)
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
        Pago adelantado: puntos porcentuales en que lo pagado supera a lo construido, si son más de 20.

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
