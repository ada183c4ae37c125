import Foundation
import Store
import Territory
import Testing

/// Works whose status and progress contradict each other are told and not hidden.
@Suite struct StatusDoubtTests {
  @Test("finished at 60 %, finished without a figure, and 100 % under way: a sentence each")
  func told() throws {
    let office = try MapOffice()
    try office.addEdition("segunda", from: nil)
    try office.addUnit("06-001", of: "segunda", west: -99.1)
    for (folio, status, physical) in [
      ("A", "terminado", 6000), ("B", "entregado", nil), ("C", "en_ejecucion", 10_000), ("D", "terminado", 10_000),
      ("E", "cancelado", 10_000), ("F", "en_ejecucion", 5000), ("G", "terminado", 10_000),
    ] as [(String, String, Int?)] {
      try office.addProject(folio, type: "cancha", status: status, unit: "06-001")
      try office.enter(
        .project, ["2024", folio], ["physical_progress": FieldValue(physical), "actual_end": "2024-12-01"])
      try office.addSite("\(folio)-1", of: folio, shape: nil)
    }
    // Measured before it ended, and nobody looked since.
    try office.addVisit("V1", at: "2024-11-10T16:00:00Z", unit: "06-001", site: "G-1", physical: 8000)
    let text = try office.run(["report", "quarter", "--period", "2024-T4"]).out
    #expect(
      text.contains(
        "> 2 proyectos figuran como terminados o entregados con avance físico menor de 100 %: A y G. En 1 la última medición es anterior al término: falta una visita de cierre."
      ))
    #expect(
      text.contains("> 1 proyecto figura como terminado o entregado sin avance físico medido ni reportado: B."))
    #expect(
      text.contains("> 1 proyecto con avance físico de 100 % sigue sin terminar según su estado (en ejecución): C."))
    let english = try office.run(["report", "quarter", "--period", "2024-T4", "--lang", "en"]).out
    #expect(english.contains("> 1 project at 100 % of physical progress is not finished by status (under way): C."))
  }

  @Test("the demo contradicts itself nowhere: each finished work was seen finished")
  func demo() throws {
    let office = try ScenarioOffice.iztacalco()
    let text = try office.run(["report", "quarter", "--period", "2024-T4"]).out
    #expect(!text.contains("menor de 100 %") && !text.contains("sigue sin terminar") && !text.contains("siguen sin"))
    let map = try office.did("map", "--layers", "projects", "--period", "2024-T4", "-o", "-").object()
    let works = try #require(map["features"] as? [[String: Any]]).compactMap { $0["properties"] as? [String: Any] }
    let finished = works.filter { $0["estado"] as? String == "terminado" }
    #expect(finished.count == 14 && finished.allSatisfy { $0["avance_fisico"] as? Double == 100 })
  }
}
