import Foundation
import Testing

/// An office made from the project's demo data with the commands that a person would type, copied for each test.
///
/// A copy begins to write as a device of its own and says so once on standard error; `Answer.said` leaves that out.
final class ScenarioOffice: Sendable {
  let harness: Harness
  let file: String
  let now: String

  /// A file of its own, equal to `master` at the moment.
  init(copyOf master: ScenarioOffice) throws {
    harness = try Harness()
    (file, now) = (harness.path("oficina.sqlite"), master.now)
    try FileManager.default.copyItem(atPath: master.file, toPath: file)
  }

  /// A new office.
  init(now: String, municipality: String, name: String, scope: String = "municipality") throws {
    harness = try Harness()
    (file, self.now) = (harness.path("oficina.sqlite"), now)
    try did("init", file, "--municipality", municipality, "--name", name, "--scope", scope)
  }

  // MARK: Offices known by heart

  /// Iztacalco when the fourth quarter of 2024 is over: 57 units, works, sites, 61 visits, 12 assemblies.
  static func iztacalco() throws -> ScenarioOffice { try ScenarioOffice(copyOf: iztacalcoMaster.get()) }

  /// Iztacalco on 12 November 2024, with the visits captured by then.
  static func iztacalcoInNovember() throws -> ScenarioOffice { try ScenarioOffice(copyOf: novemberMaster.get()) }

  /// Jocotepec on 10 May 2024: localities, works, vehicles, prices and due visits; no legs and no roads.
  static func jocotepec() throws -> ScenarioOffice { try ScenarioOffice(copyOf: jocotepecMaster.get()) }

  private static let iztacalcoMaster = Result {
    let office = try iztacalco(on: "2025-01-05T18:00:00Z")
    try office.did("import", "visits", data("iztacalco/visitas.csv"))
    return office
  }

  private static let novemberMaster = Result {
    let office = try iztacalco(on: "2024-11-12T18:00:00Z")
    let lines = try String(contentsOfFile: data("iztacalco/visitas.csv"), encoding: .utf8).split(separator: "\n")
    let captured = lines.filter { $0.hasPrefix("key") || $0.split(separator: ",")[4] < "2024-11-12T12:00" }
    try office.write(captured.joined(separator: "\n") + "\n", to: "visitas.csv")
    try office.did("import", "visits", "visitas.csv")
    return office
  }

  private static func iztacalco(on now: String) throws -> ScenarioOffice {
    let office = try ScenarioOffice(now: now, municipality: "09006", name: "Iztacalco")
    try office.did(
      "import", "units", data("iztacalco/unidades.geojson"), "--catalogue", "iecm-2022", "--valid-from", "2022-01-01")
    for (kind, name) in tables + [("events", "asambleas")] {
      try office.did("import", kind, data("iztacalco/\(name).csv"))
    }
    return office
  }

  private static let jocotepecMaster = Result {
    let office = try ScenarioOffice(now: "2024-05-10T18:00:00Z", municipality: "14050", name: "Jocotepec")
    try office.did("import", "units", data("jocotepec/municipio.geojson"))
    try office.did("import", "localities", data("jocotepec/localidades.csv"))
    for (kind, name) in tables { try office.did("import", kind, data("jocotepec/\(name).csv")) }
    return office
  }

  private static let tables = [
    ("offices", "oficinas"), ("promoters", "promotores"), ("vehicles", "vehiculos"), ("prices", "precios"),
    ("projects", "proyectos"), ("sites", "sitios"),
  ]

  /// A file of the project's demo data.
  static func data(_ path: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../data/\(path)")
      .standardized.path
  }

  // MARK: Running

  /// Runs a command on this office.
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Answer {
    try harness.run(
      arguments + ["--database", file], environment: ["RECORRIDO_NOW": now].merging(environment) { $1 })
  }

  func run(_ arguments: String...) throws -> Answer { try run(arguments) }

  /// Runs a command that must succeed.
  @discardableResult
  func did(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> Answer {
    let answer = try run(arguments)
    try #require(answer.code == 0, "\(arguments): \(answer.err)", sourceLocation: sourceLocation)
    return answer
  }

  /// Runs a command that must be refused with exactly this line, and leave everything as it was.
  func refuses(
    _ sentence: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try state()
    let answer = try run(arguments)
    #expect(answer.code == 1, sourceLocation: sourceLocation)
    #expect(answer.err == sentence + "\n", sourceLocation: sourceLocation)
    #expect(answer.out.isEmpty, sourceLocation: sourceLocation)
    #expect(try state() == before, "The file changed.", sourceLocation: sourceLocation)
  }

  /// Expects `check` to find nothing.
  func isClean(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let answer = try run("check", "--json")
    #expect(answer.code == 0, sourceLocation: sourceLocation)
    #expect(try answer.object()["clean"] as? Bool == true, sourceLocation: sourceLocation)
  }

  // MARK: What the file holds

  /// The office's file byte by byte and the names of its photos: a write of any kind shows.
  func state() throws -> [String: Data] {
    var state = ["": try Data(contentsOf: URL(fileURLWithPath: file))]
    // A log left behind would hold what the file does not show yet.
    state["wal"] = FileManager.default.contents(atPath: file + "-wal").flatMap { $0.isEmpty ? nil : $0 }
    for photo in photos { state[photo] = Data() }
    return state
  }

  /// The files of the folder of photos.
  var photos: [String] {
    (FileManager.default.enumerator(atPath: file.replacing(".sqlite", with: ".blobs"))?.allObjects as? [String] ?? [])
      .filter { $0.count > 2 }.sorted()
  }

  /// The journal, an object an entry.
  func journal() throws -> [[String: Any]] {
    try did("journal", "export", "-o", "-").out.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  /// The records that stand and those annulled, of every kind that is listed, as printed.
  func lists() throws -> [String] {
    try ["unit", "office", "site", "project", "event", "vehicle", "promoter", "visit", "round"].map {
      try did($0, "list", "--all", "--json").out
    }
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try text.write(toFile: harness.path(name), atomically: true, encoding: .utf8)
    return harness.path(name)
  }
}

extension Answer {
  /// The lines of standard error that are warnings or refusals of rows.
  var warnings: [String] {
    err.split(separator: "\n").map(String.init).filter { $0.hasPrefix("Aviso") || $0.hasPrefix("Rechazado") }
  }
}
