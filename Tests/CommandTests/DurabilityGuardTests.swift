import Foundation
import Testing

/// Other programs that open the office's file, as QGIS does: they read it, and their writes are refused.
@Suite(.enabled(if: ForeignClient.isPresent, "Neither sqlite3 nor python3 is at hand as another SQLite program."))
struct DurabilityGuardTests {
  /// Jocotepec with a record of every kind.
  private static func full() throws -> ScenarioOffice {
    let office = try ScenarioOffice.jocotepec()
    try office.did("import", "legs", ScenarioOffice.data("jocotepec/tramos-s2.csv"))
    try office.did("import", "roads", ScenarioOffice.data("jocotepec/calles.geojson"))
    try office.did("event", "add", "key=E-1", "type=foro", "starts_at=2024-05-09T10:00", "unit=140500001")
    try ScenarioVisitTests.photo("f.jpg", -103.333441, 20.287352, at: "2024-05-10T16:00:00Z", in: office)
    try office.did("visit", "record", "--site", "JOC-2024-PAV-07-1", "--photo", "f.jpg")
    try office.did("round", "plan", "--from", "2024-05-13", "--stops", "140500002", "--vehicles", "PC-01")
    return office
  }

  /// Every working table and the command that its refusal names.
  private static let tables = [
    ("jurisdiction", "recorrido init"), ("catalogue_version", "recorrido import units"),
    ("territorial_unit", "recorrido import units"), ("office", "recorrido office"), ("promoter", "recorrido promoter"),
    ("vehicle", "recorrido vehicle"), ("fuel_price", "recorrido import prices"),
    ("travel_leg", "recorrido import legs"), ("project", "recorrido project"), ("works_site", "recorrido site"),
    ("event", "recorrido event"), ("visit_duty", "recorrido import sites"), ("visit", "recorrido visit"),
    ("photo", "recorrido visit record"), ("round", "recorrido round"), ("round_stop", "recorrido round"),
    ("road_source", "recorrido import roads"), ("content", "recorrido import"), ("device", "recorrido device"),
  ]

  @Test("a direct write to any table is refused, and the refusal names the command to use")
  func refused() throws {
    let office = try Self.full()
    let before = try office.state()
    for (table, command) in Self.tables {
      let sentence = "La tabla \(table) no se edita directamente: use «\(command)», que deja asiento en la bitácora."
      let column = table == "content" ? "part" : "id"
      for write in ["DELETE FROM \(table)", "UPDATE \(table) SET \(column) = \(column)"] {
        let said = try #require(try ForeignClient.sqlite(office.file, write + ";"))
        #expect(said.contains(sentence), "\(write): \(said)")
      }
    }
    for write in ["DELETE FROM journal", "UPDATE journal SET author = 'otra'"] {
      let said = try #require(try ForeignClient.sqlite(office.file, write + ";"))
      #expect(said.contains("La bitácora no se cambia ni se borra: corrija o anule con un asiento nuevo"), "\(said)")
    }
    #expect(try office.state() == before)
    try office.isClean()
  }

  @Test("new rows are refused too")
  func inserted() throws {
    let office = try ScenarioOffice.jocotepec()
    let before = try office.state()
    let fields = "id, created_at, created_by"
    let values = "'x', '2024-05-10T18:00:00Z', 'otra'"
    for (table, sql) in [
      ("project", "INSERT INTO project (\(fields), folio, name) VALUES (\(values), 'F', 'N')"),
      ("vehicle", "INSERT INTO vehicle (\(fields), econ_no) VALUES (\(values), '9')"),
      ("travel_leg", "INSERT INTO travel_leg (\(fields)) VALUES (\(values))"),
    ] {
      let said = try #require(try ForeignClient.sqlite(office.file, sql + ";"))
      #expect(said.contains("La tabla \(table) no se edita directamente"), "\(said)")
    }
    #expect(try office.state() == before)
  }

  @Test("whoever forces a write past the door is found by check, which says the table and mends it")
  func forced() throws {
    let office = try ScenarioOffice.iztacalco()
    let lists = try office.lists()
    _ = try ForeignClient.sqlite(
      office.file,
      "UPDATE door SET open = 1; UPDATE project SET name = 'Otra' WHERE folio = 'PP-2024-0640'; UPDATE door SET open = 0;"
    )
    let answer = try office.run("check")
    #expect(answer.code == 1 && answer.err.hasPrefix("Lo guardado no es lo que dice la bitácora (project)"))
    try office.did("check", "--rebuild")
    #expect(try office.lists() == lists)
    try office.isClean()
  }
}

/// Another program's hand on the file: the `sqlite3` of the system, else Python's module.
enum ForeignClient {
  private static let command: [String]? = {
    let python =
      "import sqlite3,sys\ntry: sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])\nexcept sqlite3.Error as e: print(e)"
    return [["sqlite3"], ["python3", "-c", python]].first { words in
      (try? run(words.count == 1 ? words + ["--version"] : ["python3", "-c", "import sqlite3"]))?.code == 0
    }
  }()

  static var isPresent: Bool { command != nil }

  /// Runs statements on a file.
  /// - Returns: what the client said, output and errors together; nil where there is no client.
  static func sqlite(_ file: String, _ statements: String) throws -> String? {
    guard let command else { return nil }
    return try run(command + [file, statements]).said
  }

  private static func run(_ words: [String]) throws -> (code: Int32, said: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }
}
