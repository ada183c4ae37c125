import Foundation
import Testing

/// What a municipality that nobody thought of brings along.
@Suite struct StrangerTests {
  /// An office of its own with files written by the test.
  private struct Place {
    let harness = try! Harness()

    init(_ key: String, _ name: String) throws {
      let made = try harness.run("init", "o.sqlite", "--municipality", key, "--name", name)
      #expect(made.code == 0)
    }

    func run(_ arguments: String...) throws -> Answer { try harness.run(["--database", "o.sqlite"] + arguments) }

    func file(_ name: String, _ text: String) throws -> String {
      try text.write(toFile: harness.path(name), atomically: true, encoding: .utf8)
      return name
    }
  }

  private static func square(_ key: String, _ west: Double, _ south: Double) -> String {
    let (east, north) = (west + 0.01, south + 0.01)
    return """
      {"type":"Feature","properties":{"key":"\(key)","name":"Colonia \(key)"},"geometry":{"type":"Polygon","coordinates":\
      [[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]}}
      """
  }

  private static func collection(_ features: String...) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  @Test("colonias whose keys look like states and municipalities are found by their keys")
  func shortKeys() throws {
    let place = try Place("14120", "Zapopan")
    let file = try place.file(
      "c.geojson", Self.collection(Self.square("12", -103.4, 20.7), Self.square("12345", -103.38, 20.7)))
    #expect(try place.run("import", "units", file, "--level", "colonia").code == 0)
    for key in ["12", "12345"] {
      let visit = try place.run("visit", "record", "--unit", key, "--at", "2025-01-03T10:00")
      #expect(visit.code == 0, "\(visit.err)")
    }
    let legs = try place.file("t.csv", "from,to,km\n12,12345,4.5\n")
    #expect(try place.run("import", "legs", legs).code == 0)
    let unknown = try place.run("visit", "record", "--unit", "77", "--at", "2025-01-03T10:00")
    #expect(unknown.code == 1 && unknown.err.contains("77"))
  }

  @Test("where only some units have a boundary, a position in none of them is not outside the municipality")
  func partlyDrawn() throws {
    let place = try Place("14050", "Jocotepec")
    let file = try place.file(
      "l.geojson",
      Self.collection(
        Self.square("140500001", -103.43, 20.28),
        """
        {"type":"Feature","properties":{"key":"140500004","name":"El Molino"},"geometry":\
        {"type":"Point","coordinates":[-103.53503,20.387842]}}
        """))
    #expect(try place.run("import", "localities", file).code == 0)
    let named = try place.run(
      "visit", "record", "--unit", "140500004", "--point", "-103.53503,20.387842", "--at", "2025-01-03T10:00")
    #expect(named.code == 0 && named.out.contains("140500004"), "\(named.err)")
    let bare = try place.run("visit", "record", "--point", "-103.53503,20.387842", "--at", "2025-01-03T10:00")
    #expect(bare.code == 1)
    #expect(bare.err.contains("El punto (-103.5350, 20.3878) no cae en ninguna unidad; indique --unit o --site."))
  }

  @Test("a list of visits without its day of capture, imported again on another day, says nothing new")
  func visitsAgain() throws {
    let place = try Place("14120", "Zapopan")
    let units = try place.file("c.geojson", Self.collection(Self.square("12", -103.4, 20.7)))
    #expect(try place.run("import", "units", units, "--level", "colonia").code == 0)
    let visits = try place.file("v.csv", "unit,visited_at\n12,2025-01-03T10:00\n")
    #expect(try place.run("import", "visits", visits).code == 0)
    let again = try place.harness.run(
      ["--database", "o.sqlite", "import", "visits", visits], environment: ["RECORRIDO_NOW": "2025-02-20T18:00:00Z"])
    #expect(again.code == 0 && again.out.contains("1 sin cambio"), "\(again.out)\(again.err)")
  }

  @Test("a line of several parts is one row of a road file")
  func roadRows() throws {
    let place = try Place("14120", "Zapopan")
    let roads = try place.file(
      "r.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Hidalgo"},"geometry":\
      {"type":"MultiLineString","coordinates":[[[-103.4,20.7],[-103.39,20.7]],[[-103.39,20.7],[-103.38,20.7]]]}}]}
      """)
    let answer = try place.run("import", "roads", roads)
    #expect(answer.code == 0 && answer.out.contains("1 leídos = 1 nuevos"), "\(answer.out)\(answer.err)")
  }

  @Test("an event without a key of its own is edited by its id; an official key stays as it is")
  func edits() throws {
    let office = try ScenarioOffice.iztacalco()
    let added = try office.did(
      "event", "add", "type=audiencia", "starts_at=2024-12-02T10:00", "unit=06-040", "--json")
    let id = try #require(try added.object()["id"] as? String)
    try office.did("event", "edit", id, "attendees=20")
    let shown = try office.did("event", "show", id, "--json")
    #expect(try shown.object()["attendees"] as? Int == 20)
    let changed = try office.run("project", "edit", "PP-2024-0640", "folio=PP-2024-9999")
    #expect(changed.code == 1 && changed.err.contains("«folio» es la clave y no se cambia"))
  }

  @Test("the site that stood for a project goes when its own comes, so that the map shows the work once")
  func approximateSite() throws {
    let office = try ScenarioOffice.iztacalco()
    try office.did("project", "add", "folio=K-1", "fiscal_year=2024", "unit=06-040", "name=Kiosco")
    let sites = try office.write("code,project,lon,lat\nS-77,K-1,-99.0765,19.4020\n", to: "s.csv")
    try office.did("import", "sites", sites)
    try office.did("map", "--layers", "projects", "--period", "2024-T4", "-o", "m.geojson")
    let map = try String(contentsOfFile: office.harness.path("m.geojson"), encoding: .utf8)
    #expect(map.components(separatedBy: "\"folio\":\"K-1\"").count == 2)
    let again = try office.did("import", "sites", sites)
    #expect(again.out.contains("1 sin cambio"))
    try office.isClean()
  }

  @Test("a second edition of a level must say since when it holds, or it would take the first one's place unseen")
  func secondEdition() throws {
    let place = try Place("14120", "Zapopan")
    let file = try place.file("c.geojson", Self.collection(Self.square("12", -103.4, 20.7)))
    #expect(try place.run("import", "units", file, "--level", "colonia", "--catalogue", "a-2020").code == 0)
    let second = try place.run("import", "units", file, "--level", "colonia", "--catalogue", "b-2024")
    #expect(second.code == 1)
    #expect(second.err.contains("diga desde cuándo rige b-2024 con --valid-from"))
  }

  @Test("a project's own place is judged though its unit is named")
  func projectsPlace() throws {
    let office = try ScenarioOffice.iztacalco()
    try office.refuses(
      "E-TER-03 El punto (-103.4000, 20.2800) queda fuera de 09006 Iztacalco.", "project", "add", "folio=A-1",
      "fiscal_year=2024", "unit=06-040", "lon=-103.4", "lat=20.28")
  }

  @Test("a folio twice in one file is refused by its line")
  func folioTwice() throws {
    let office = try ScenarioOffice.iztacalco()
    let file = try office.write("folio,fiscal_year,unit\nPP-9,2024,06-040\nPP-9,2024,06-041\n", to: "p.csv")
    let answer = try office.did("import", "projects", file)
    #expect(answer.err.contains("E-PRJ-01 «PP-9» se repite: ya está en la línea 2."))
  }

  @Test("a capture in the future names its own day, and the eighth day is late at whatever hour")
  func captureDays() throws {
    let office = try ScenarioOffice.iztacalco()
    let future = try office.write(
      "unit,visited_at,captured_at\n06-040,2024-12-20T10:00,2025-03-01T10:00\n", to: "f.csv")
    let answer = try office.run("import", "visits", future)
    #expect(answer.code == 1 && answer.err.contains("E-VIS-02 Fecha futura 2025-03-01."))
    let late = try office.run("visit", "record", "--unit", "06-040", "--at", "2024-12-28T13:00")
    #expect(late.code == 1 && late.err.contains("capturada 8 días después"))
  }
}
