import Foundation
import Testing

/// The quarter of Iztacalco as an office would keep it, from the demo data and through the commands alone.
private struct Iztacalco {
  let harness: Harness

  init() throws {
    harness = try Harness()
    let data = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../data/iztacalco/").path
    #expect(try harness.run("init", "recorrido.sqlite", "--municipality", "09006", "--name", "Iztacalco").code == 0)
    let edition = ["--catalogue", "iecm-2022", "--valid-from", "2022-01-01"]
    #expect(try harness.run(["import", "units", data + "/unidades.geojson"] + edition).code == 0)
    for (kind, file) in [
      ("offices", "oficinas"), ("promoters", "promotores"), ("projects", "proyectos"), ("sites", "sitios"),
      ("visits", "visitas"), ("events", "asambleas"),
    ] {
      let answer = try harness.run("import", kind, data + "/\(file).csv")
      #expect(answer.code == 0, "\(answer.err)")
    }
  }

  func report() throws -> [String: Any] {
    try harness.run("report", "coverage", "--municipality", "09006", "--period", "2024-T4", "--json").object()
  }
}

@Suite struct MapScenarioTests {
  @Test("in how many territorial units did we look at the participatory-budget works")
  func quarterlyCoverage() throws {
    let office = try Iztacalco()
    let whole = try office.report()
    #expect(whole["units"] as? Int == 57 && whole["visited"] as? Int == 57)
    #expect(whole["coverage_percent"] as? Double == 100 && whole["missing"] as? [String] == [])
    #expect(whole["visits"] as? Int == 61 && whole["projects"] as? Int == 57)
    let types = try #require(whole["projects_by_type"] as? [String: Int])
    #expect(types["videovigilancia_alarmas"] == 23 && types.values.reduce(0, +) == 57)
    #expect(
      Set(whole.keys) == [
        "period", "units", "visited", "coverage_percent", "visits", "projects", "projects_by_type", "missing",
      ])
    let text = try office.harness.run("report", "coverage", "--municipality", "09006", "--period", "2024-T4").out
    #expect(text.contains("100.0 %") && text.contains("23 = 40.4 %"))

    let visits = try office.harness.run("map", "--layers", "visits", "--period", "2024-T4", "-o", "-").lines
    let last = try #require(visits.first { $0.contains(#""cveut":"06-064""#) })
    let key = try #require(last.firstMatch(of: /"id":"visita\/([^"]+)"/)).1
    #expect(try office.harness.run("visit", "annul", String(key), "--reason", "sitio equivocado").code == 0)
    for _ in 1...2 {
      let less = try office.report()
      #expect(less["visited"] as? Int == 56 && less["coverage_percent"] as? Double == 98.2)
      #expect(less["missing"] as? [String] == ["06-064"] && less["visits"] as? Int == 60)
      // The second time with a visit of the next quarter.
      #expect(try office.harness.run("visit", "record", "--unit", "06-064", "--at", "2025-01-02T10:00").code == 0)
    }
    let retired = try office.harness.run("visit", "record", "--unit", "06-001", "--at", "2025-01-03T10:00")
    #expect(retired.code == 1 && retired.err == "E-TER-02 La UT 06-001 no está vigente en iecm-2022.\n")
    #expect(try office.harness.run("check").code == 0)
  }

  @Test("one file for the session, nothing personal in it")
  func sessionMap() throws {
    let office = try Iztacalco()
    func map(_ file: String) throws -> Answer {
      try office.harness.run(
        "map", "--layers", "coverage,projects,assemblies", "--period", "2024-T4", "--public", "-o", file)
    }
    let answer = try map("sesion.geojson")
    #expect(answer.err == "126 elementos en sesion.geojson: 57 unidades, 57 obras, 12 asambleas\n")
    _ = try map("otra.geojson")
    let bytes = try Data(contentsOf: URL(filePath: office.harness.path("sesion.geojson")))
    #expect(try bytes == Data(contentsOf: URL(filePath: office.harness.path("otra.geojson"))))
    let collection = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    #expect(collection["crs"] == nil && collection["bbox"] as? [Double] == [-99.1371, 19.3757, -99.0560, 19.4221])
    let features = try #require(collection["features"] as? [[String: Any]])
    #expect(features.count == 126)
    let names = features.map { Set(($0["properties"] as? [String: Any] ?? [:]).keys) }
    #expect(
      names[0] == ["cveut", "nombre", "visitas", "cobertura", "proyectos", "avance_promedio"] && names[0] == names[56])
    #expect(
      names[57] == [
        "folio", "nombre", "tipo", "estado", "avance_fisico", "avance_financiero", "monto_asignado", "monto_ejercido",
        "ultima_visita", "cveut",
      ] && names[57] == names[113])
    #expect(names[114] == ["tipo", "fecha", "lugar", "asistentes", "acuerdos", "cveut"] && names[114] == names[125])
    let asked = try office.harness.run(
      "map", "--layers", "projects", "--period", "2024-T4", "--fields", "integrantes", "-o", "no.geojson")
    #expect(asked.code == 1)
    #expect(asked.err == "E-PRI-02 Los nombres de integrantes no se exportan en mapas públicos.\n")
  }
}
