import Foundation
import Testing

/// The list of an import's refused rows.
struct RefusalListTests {
  private static let rows = "econ_no,fuel,km_per_l,seats\nA-1,magna,10,3\nA-2,magna,10,-4\n"
  private static let header = "lugar,clave,asunto,regla,mensaje"

  let office: ScenarioOffice

  init() throws {
    office = try ScenarioOffice.iztacalco()
    try office.write(Self.rows, to: "v.csv")
  }

  private func lines(_ name: String) throws -> [String] {
    try String(contentsOfFile: office.harness.path(name), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: office.harness.path(name)) }

  @Test(
    "a list that cannot be written refuses the import before anything is kept",
    arguments: [("vehicles", "no-hay/lista.csv"), ("vehicles", "."), ("roads", "no-hay/lista.csv")])
  func unwritable(kind: String, list: String) throws {
    let road =
      #"{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[-99.1,19.4],[-99.11,19.4]]}}"#
    let file = kind == "roads" ? try office.write(road, to: "calle.geojson") : office.harness.path("v.csv")
    let before = try office.state()
    let answer = try office.run("import", kind, file, "--refusals", list)
    #expect(answer.code == 1 && answer.out.isEmpty)
    #expect(answer.err.contains(list) && answer.err.split(separator: "\n").count == 1)
    #expect(try office.state() == before)
  }

  @Test("a list asked for is written, with its header alone after a clean import, and nothing else is left behind")
  func asked() throws {
    try office.did("import", "vehicles", "v.csv", "--refusals", "lista.csv")
    #expect(try lines("lista.csv").first == Self.header && lines("lista.csv").count == 2)
    try office.write("econ_no,fuel,km_per_l\nA-7,magna,10\n", to: "buenos.csv")
    try office.did("import", "vehicles", "buenos.csv", "--refusals", "lista.csv")
    #expect(try lines("lista.csv") == [Self.header])
    let hidden = try FileManager.default.contentsOfDirectory(atPath: office.harness.folder)
      .filter { $0.hasPrefix(".recorrido") }
    #expect(hidden.isEmpty)
  }

  @Test("the list of its own accord replaces an older one of ours, and goes away after a clean import")
  func stale() throws {
    try office.did("import", "vehicles", "v.csv")
    #expect(try lines("v.csv.rechazos.csv").count == 2)
    try office.did("import", "vehicles", "v.csv")
    #expect(try lines("v.csv.rechazos.csv").count == 2 && !exists("v.csv.rechazos-2.csv"))
    try office.write(Self.rows.replacing("-4", with: "4"), to: "v.csv")
    try office.did("import", "vehicles", "v.csv")
    #expect(!exists("v.csv.rechazos.csv"))
  }

  @Test("a file of somebody else's under that name stays as it is, and the list takes a number")
  func foreign() throws {
    try office.write("mis notas\n", to: "v.csv.rechazos.csv")
    let answer = try office.did("import", "vehicles", "v.csv")
    #expect(answer.err.contains("v.csv.rechazos-2.csv"))
    #expect(try lines("v.csv.rechazos.csv") == ["mis notas"])
    #expect(try lines("v.csv.rechazos-2.csv").first == Self.header)
    try office.write(Self.rows.replacing("-4", with: "4"), to: "v.csv")
    try office.did("import", "vehicles", "v.csv")
    #expect(try lines("v.csv.rechazos.csv") == ["mis notas"])
    #expect(!exists("v.csv.rechazos-2.csv"))
  }

  @Test("neither the office's file nor the file imported gives way to a list, nor a database to an export")
  func nothingReplaced() throws {
    let taken = "ya existe y no es una lista de rechazos; dé otro nombre con --refusals."
    for name in [office.file, office.harness.path("v.csv")] {
      try office.refuses("\(name) \(taken)", "import", "vehicles", "v.csv", "--refusals", name)
    }
    try office.refuses(
      "\(office.file) es una base de datos y no se reemplaza; dé otro nombre de salida.", "journal", "export", "-o",
      office.file)
    #expect(try lines("v.csv").count == 3)
  }
}
