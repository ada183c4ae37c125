import Foundation
import Testing

/// S1: an analyst tells the council in how many units somebody looked at the works.
struct ScenarioCoverageTests {
  private static let report = ["report", "coverage", "--municipality", "09006", "--period", "2024-T4"]

  @Test("the fourth quarter of 2024: 57 of 57 units, 61 visits, 23 of 57 works are of cameras and alarms")
  func wholeQuarter() throws {
    let office = try ScenarioOffice.iztacalco()
    let answer = try office.run(Self.report + ["--json"])
    #expect(answer.code == 0 && answer.err.isEmpty)
    let report = try answer.object()
    #expect(
      Set(report.keys) == [
        "period", "catalogue", "units", "visited", "coverage_percent", "visits", "other_visits", "projects",
        "projects_by_type", "missing", "cautions",
      ])
    #expect(
      answer.out.hasPrefix(
        #"{"period":"2024-T4","catalogue":"iecm-2022","units":57,"visited":57,"coverage_percent":100.0,"visits":61,"other_visits":0,"projects":57,"projects_by_type":{"#
      ))
    #expect(answer.out.hasSuffix("},\"missing\":[],\"cautions\":[]}\n"))
    let types = try #require(report["projects_by_type"] as? [String: Int])
    #expect(types["videovigilancia_alarmas"] == 23)
    #expect(types.values.reduce(0, +) == 57 && types.count > 2)
    // Units by their count of visits in the map: 53 once, 4 twice.
    let visits = try office.did("visit", "list", "--json").objects()
    let perUnit = Dictionary(grouping: visits) { $0["unit_id"] as? String ?? "" }.mapValues(\.count)
    #expect(perUnit.values.filter { $0 == 1 }.count == 53 && perUnit.values.filter { $0 == 2 }.count == 4)
    try office.isClean()
  }

  @Test("the report in words")
  func words() throws {
    let text = try ScenarioOffice.iztacalco().run(Self.report).out
    #expect(
      text.hasPrefix(
        """
        Cobertura 2024-T4 · 09006 Iztacalco
        Catálogo iecm-2022, nivel ut

        Unidades   57
        Visitadas  57
        Cobertura  100.0 %
        Visitas    61
        Proyectos  57

        Proyectos por tipo
          videovigilancia y alarmas                      23 = 40.4 %

        """))
    #expect(text.hasSuffix("\nSin visita: ninguna.\n"))
  }

  @Test(
    "when the only visit to 06-064 is annulled, 56 of 57 is 98.2 % and 06-064 is missing; a visit of January does not mend it"
  )
  func annulled() throws {
    let office = try ScenarioOffice.iztacalco()
    let only = try office.did("visit", "list", "--json").objects().filter { $0["unit"] as? String == "06-064" }
    try #require(only.count == 1)
    let key = try #require(only[0]["key"] as? String)
    try office.did("visit", "annul", key, "--reason", "Se capturó en la unidad equivocada")
    try office.isClean()
    func misses() throws {
      let answer = try office.run(Self.report + ["--json"])
      #expect(
        answer.out.hasPrefix(
          #"{"period":"2024-T4","catalogue":"iecm-2022","units":57,"visited":56,"coverage_percent":98.2,"visits":60,"other_visits":0,"projects":57,"#
        ))
      #expect(answer.out.hasSuffix(#""missing":["06-064"],"cautions":[]}"# + "\n"))
    }
    try misses()
    #expect(try office.run(Self.report).out.contains("\nCobertura  98.2 %\n"))
    #expect(
      try office.run(Self.report).out.hasSuffix(
        "\nSin visita (1):\n  06-064  INFONAVIT IZTACALCO (U HAB) ZONA DEL LAGO\n"))

    try office.did("visit", "record", "--unit", "06-064", "--at", "2025-01-02T11:00")
    try misses()
    let next = try office.run("report", "coverage", "--period", "2025-T1", "--json").object()
    #expect(next["visited"] as? Int == 1 && next["visits"] as? Int == 1)
    try office.isClean()
  }

  @Test("a visit to the retired unit 06-001 is refused, by hand and as an import's only row, and nothing is written")
  func retiredUnit() throws {
    let office = try ScenarioOffice.iztacalco()
    let sentence = "E-TER-02 La UT 06-001 no está vigente en iecm-2022."
    try office.refuses(sentence, "visit", "record", "--unit", "06-001", "--at", "2024-12-30T11:00")
    let csv = try office.write("unit,visited_at,captured_at\n06-001,2024-12-30T11:00,2024-12-30T12:00\n", to: "una.csv")
    let before = try office.state()
    let answer = try office.run("import", "visits", csv)
    #expect(answer.code == 1 && answer.err == sentence + "\n")
    #expect(try office.state() == before)
    try office.isClean()
  }

  @Test("visits imported again change nothing and make no entry")
  func again() throws {
    let office = try ScenarioOffice.iztacalco()
    let before = try office.state()
    let answer = try office.did("import", "visits", ScenarioOffice.data("iztacalco/visitas.csv"))
    #expect(answer.out == "61 leídos = 0 nuevos + 0 cambiados + 61 sin cambio + 0 rechazados\n")
    #expect(try office.state() == before)
  }
}
