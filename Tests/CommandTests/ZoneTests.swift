import Foundation
import Testing

/// Zones that rounds keep out of: kept, held to, and never shown outside.
struct ZoneTests {
  /// El Molino lies inside, and nothing else of the office's.
  private static let molino = "polygon=-103.56,20.37 -103.51,20.37 -103.51,20.41 -103.56,20.41"

  private static func office(_ fields: String...) throws -> ScenarioOffice {
    let office = try ScenarioOffice.jocotepec()
    try office.run(["zone", "add", "name=Poniente", molino] + fields).isDone()
    return office
  }

  private static func plan(_ arguments: String..., in office: ScenarioOffice) throws -> [String: Any] {
    let plan = ["round", "plan", "--from", "2024-05-13", "--vehicles", "PC-01", "--stops", "140500004", "--json"]
    let answer = try office.run(plan + arguments)
    try answer.isDone()
    return try answer.object()
  }

  private static func stops(_ plan: [String: Any]) -> [[String: Any]] {
    (plan["rounds"] as? [[String: Any]] ?? []).flatMap { $0["stops"] as? [[String: Any]] ?? [] }
  }

  @Test("a zone is added, listed, shown, changed and annulled, and the journal holds it")
  func record() throws {
    let office = try Self.office("weekdays=lun-vie", "time_from=20:00", "time_to=05:00", "source=Reporte vecinal")
    let listed = try office.did("zone", "list", "--json").objects()
    #expect(listed.count == 1 && listed[0]["weekdays"] as? Int == 31 && listed[0]["severity"] as? String == "prohibido")
    #expect(try office.did("zone", "list").out.contains("lun–vie"))
    #expect(try office.did("zone", "show", "Poniente").out.contains("20:00"))
    try office.did("zone", "edit", "Poniente", "severity=aviso")
    #expect(try office.did("zone", "show", "Poniente", "--json").object()["severity"] as? String == "aviso")
    try office.isClean()
    try office.did("zone", "annul", "Poniente", "--reason", "Ya es seguro")
    #expect(try office.did("zone", "list", "--json").objects().isEmpty)
    try office.isClean()
  }

  @Test(
    "what is no zone is refused in a sentence",
    arguments: [
      (["name=X"], "Falta «polygon»; indíquelo."),
      (
        ["name=X", molino, "time_from=25:00"], "«25:00» no es una hora para «time_from»; se espera HH:MM, hasta 24:00."
      ),
      (["name=X", molino, "weekdays=nunca"], "«nunca» no vale para «weekdays»; use lun-vie, mar,jue, todos."),
      (
        ["name=X", molino, "valid_from=2024-05-02", "valid_to=2024-05-01"],
        "Termina (2024-05-01) antes de empezar (2024-05-02); revise valid_from y valid_to."
      ),
    ])
  func refused(fields: [String], sentence: String) throws {
    let answer = try ScenarioOffice.jocotepec().run(["zone", "add"] + fields)
    #expect(answer.code == 1 && answer.err.contains(sentence))
  }

  @Test("zones are imported from GeoJSON; the demo's invented one holds every evening in the south")
  func imported() throws {
    let office = try ScenarioOffice.jocotepec()
    let file = ScenarioOffice.data("jocotepec/zonas.geojson")
    #expect(try office.did("import", "zones", file).out.hasPrefix("1 leídos = 1 nuevos"))
    #expect(try office.did("import", "zones", file).out.contains("1 sin cambio"))
    let zone = try office.did("zone", "show", "Sur", "--json").object()
    #expect(zone["weekdays"] as? Int == 127 && zone["time_from"] as? String == "20:00")
    try office.isClean()
  }

  @Test(
    "no file of a map or a report names a zone or has a corner of it",
    arguments: [
      "m.geojson", "m.geojsonl", "m.geojsons", "m.gpkg", "m.kml", "m.svg", "m.html", "i.md", "i.html", "i.json",
      "i.csv",
    ])
  func outputs(name: String) throws {
    let office = try Self.office("time_from=20:00", "time_to=05:00", "source=Reporte vecinal")
    _ = try Self.plan(in: office)
    let order =
      name.hasPrefix("i.")
      ? ["report", "quarter", "--period", "2024-T2"]
      : ["map", "--layers", "coverage,projects,visits,rounds", "--period", "2024-T2", "--level", "localidad"]
    try office.run(order + ["-o", name]).isDone()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: office.harness.path(name)))
    // Texts and corners as each format writes them: digits, or eight bytes of a number.
    func holds(_ text: String) -> Bool { bytes.range(of: Data(text.utf8)) != nil }
    for secret in ["Poniente", "Reporte vecinal", "avoid_zone", "-103.56,20.37", "-103.56, 20.37", "-103.56 20.37"] {
      #expect(!holds(secret), "\(secret)")
    }
    for (x, y) in [(-103.56, 20.37), (-103.51, 20.41)] {
      let corner = [x, y].reduce(into: Data()) { data, value in
        withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
      }
      #expect(bytes.range(of: corner) == nil)
    }
    #expect(bytes.count > 500)
  }

  @Test("no map shows a zone, and asking for one is refused as private")
  func maps() throws {
    let office = try Self.office("time_from=20:00", "time_to=05:00")
    _ = try Self.plan(in: office)
    for arguments in [["--public"], [], ["--internal", "--reason", "Revisión"]] {
      let layers = arguments == ["--public"] ? "coverage,projects" : "coverage,projects,visits,rounds"
      try office.run(
        ["map", "--layers", layers, "--period", "2024-T2", "--level", "localidad", "-o", "mapa.geojson"] + arguments
      ).isDone()
      let map = try String(contentsOfFile: office.harness.path("mapa.geojson"), encoding: .utf8)
      #expect(!map.contains("Poniente") && !map.contains("20.37") && !map.contains("avoid"))
    }
    let answer = try office.run(["map", "--layers", "zones", "--period", "2024-T2", "-o", "mapa.geojson"])
    #expect(answer.code == 1 && answer.err.contains("E-PRI-02"))
  }

  @Test("a visit is over before a forbidden zone's hours begin, or begins after they end")
  func hours() throws {
    let morning = try Self.office("time_from=00:00", "time_to=12:00")
    let stops = Self.stops(try Self.plan(in: morning))
    let after = try #require(stops.first?["arrival"] as? String)
    #expect(stops.count == 1 && after >= "12:00")
    // From eleven on it is forbidden: the visit of half an hour begins by half past ten.
    let late = try Self.office("time_from=11:00", "time_to=20:00")
    let early = Self.stops(try Self.plan(in: late))
    let before = try #require(early.first?["arrival"] as? String)
    #expect(early.count == 1 && before <= "10:30")
  }

  @Test("a zone that leaves no hour leaves the stop out, and says so")
  func wholeDay() throws {
    let plan = try Self.plan(in: Self.office("weekdays=lun"))
    let left = try #require(plan["unserved"] as? [[String: Any]])
    #expect(left.count == 1 && Self.stops(plan).isEmpty)
    #expect(
      left[0]["reason"] as? String
        == "«140500004» queda fuera: la zona evitada «Poniente» (lun) no deja horas para visitarla en esos días.")
    // On Tuesday nothing forbids it.
    let two = try Self.plan("--days", "2", in: Self.office("weekdays=lun"))
    let rounds = try #require(two["rounds"] as? [[String: Any]])
    #expect(rounds.map { $0["date"] as? String } == ["2024-05-14"])
  }

  @Test("a zone of warnings is told, and kept out of where it is named")
  func warning() throws {
    let office = try Self.office("severity=aviso", "time_from=08:00", "time_to=18:00", "weekdays=lun-vie")
    let warnings = try #require(try Self.plan("--dry-run", in: office)["warnings"] as? [[String: Any]])
    #expect(warnings.count == 1 && warnings[0]["code"] as? String == "W-RUT-02")
    let said = try #require(warnings[0]["message"] as? String)
    #expect(said.hasPrefix("El Molino 09:") && said.hasSuffix(" dentro de zona evitada (lun–vie 08:00–18:00)."))
    let avoiding = try Self.plan("--dry-run", "--avoid", "Poniente", in: office)
    #expect(Self.stops(avoiding).isEmpty)
  }
}

extension Answer {
  func isDone() throws { try #require(code == 0, "\(err)") }
}
