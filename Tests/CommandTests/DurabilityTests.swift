import Foundation
import Testing

/// What the office's file must outlive: two who write at once, a killed import, another program, a change of mind.
struct DurabilityTests {
  @Test("many visits recorded at once all come in, in a sequence without gaps")
  func atOnce() async throws {
    let office = try ScenarioOffice.iztacalco()
    let before = try office.journal().count
    let codes = try await withThrowingTaskGroup(of: Int32.self) { group in
      for number in 0..<12 {
        group.addTask {
          try office.run("visit", "record", "--unit", "06-040", "--at", "2025-01-04T\(10 + number % 8):00").code
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(codes == Array(repeating: 0, count: 12))
    let journal = try office.journal()
    #expect(journal.count == before + 12)
    for (_, entries) in Dictionary(grouping: journal, by: { $0["device"] as? String ?? "" }) {
      #expect(entries.compactMap { $0["seq"] as? Int } == Array(1...entries.count))
    }
    // The copy is one device more, begun by whichever of them wrote first.
    #expect(try office.did("device", "show", "--json").code == 0)
    #expect(Set(journal.compactMap { $0["device"] as? String }).count == 2)
    try office.isClean()
  }

  @Test("an import that is killed or stopped leaves all of it or nothing", arguments: [SIGKILL, SIGINT])
  func killed(signal: Int32) throws {
    let office = try ScenarioOffice(now: Harness.now, municipality: "09006", name: "Iztacalco")
    let count = 20_000
    var rows = "key,name,lon,lat\n"
    for number in 0..<count { rows += "C\(number),Colonia \(number),-99.1\(1000 + number % 9000),19.38\n" }
    try office.write(rows, to: "colonias.csv")
    let before = try office.journal().count
    // From before its first write to about its end; on a quick machine the last may find it done.
    for seconds in [0.05, 0.2, 0.5, 1, 2, 4] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: try Harness.program())
      process.arguments = [
        "import", "units", office.harness.path("colonias.csv"), "--level", "colonia", "--catalogue", "c", "--database",
        office.file,
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: seconds)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      let (units, entries) = (try office.did("unit", "list", "--json"), try office.journal().count)
      let listed = units.out.split(separator: "\n").filter { $0.hasPrefix("  {") }.count
      #expect((listed == 0 && entries == before) || (listed == count && entries == before + 1), "\(listed) units")
      try office.isClean()
      if listed == count { break }
    }
    // And it can be done after all.
    let answer = try office.did("import", "units", "colonias.csv", "--level", "colonia", "--catalogue", "c")
    #expect(answer.out.hasPrefix("\(count) leídos = ") && answer.out.hasSuffix(" + 0 rechazados\n"))
    try office.isClean()
  }

  @Test("the import of units and of roads is undone, and what was undone can be imported again")
  func undone() throws {
    let office = try ScenarioOffice.jocotepec()
    try office.did("device", "rename", "laptop")
    let before = (lists: try office.lists(), entries: try office.journal().count)
    let units = try office.write(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"key":"140500001","name":"Otro nombre"},"#
        + #""geometry":{"type":"Point","coordinates":[-103.42,20.28]}}]}"#, to: "uno.geojson")
    try office.did("import", "localities", units)
    #expect(try office.lists() != before.lists)
    #expect(try office.did("undo").out.hasPrefix("Deshecho: "))
    #expect(try office.lists() == before.lists)
    #expect(try office.journal().count == before.entries + 2)
    let again = try office.did("import", "localities", units)
    #expect(again.out == "1 leídos = 0 nuevos + 1 cambiados + 0 sin cambio + 0 rechazados\n")
    try office.did("undo", "--reason", "era la edición equivocada")

    try office.did("import", "roads", ScenarioOffice.data("jocotepec/calles.geojson"))
    try office.did("undo")
    let route = try office.did("route", "--from", "140500001", "--to", "140500002", "--json").object()
    #expect(route["basis"] as? String == "geodesico")
    #expect(try office.lists() == before.lists)
    try office.isClean()
  }

  @Test("undo takes back visits one after another, down to the import that brought the others")
  func undoneVisits() throws {
    let office = try ScenarioOffice.iztacalco()
    let before = try office.lists()
    try office.did("visit", "record", "--unit", "06-040")
    try office.did("visit", "record", "--unit", "06-041")
    try office.did("undo")
    try office.did("undo")
    #expect(try office.lists() == before)
    try office.did("undo")
    #expect(try office.did("visit", "list", "--json").objects().isEmpty)
    try office.isClean()
  }

  @Test("a backup brings back the same journal, tables and photos")
  func backup() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try ScenarioVisitTests.photoA(in: office)
    try office.did("visit", "record", "--site", ScenarioVisitTests.site, "--photo", "a.jpg")
    let before = (lists: try office.lists(), check: try office.did("check").out, photos: office.photos)
    let journal = try office.did("journal", "export", "-o", "-").out
    try office.did("backup", "respaldo.tar")
    let restored = office.harness.path("recuperada.sqlite")
    func run(_ arguments: String...) throws -> Answer {
      try office.harness.run(arguments + ["--database", restored], environment: ["RECORRIDO_NOW": office.now])
    }
    #expect(try run("restore", "respaldo.tar").code == 0)
    #expect(try run("check").out == before.check)
    #expect(try run("journal", "export", "-o", "-").out == journal)
    let kinds = ["unit", "office", "site", "project", "event", "vehicle", "promoter", "visit", "round"]
    #expect(try kinds.map { try run($0, "list", "--all", "--json").out } == before.lists)
    for photo in before.photos {
      #expect(
        FileManager.default.contentsEqual(
          atPath: office.harness.path("recuperada.blobs/\(photo)"),
          andPath: office.harness.path("oficina.blobs/\(photo)")))
    }
    #expect(before.photos.count == 1)
    let twice = try run("restore", "respaldo.tar")
    #expect(twice.code == 1 && twice.err == "\(restored) ya existe; indique otro con --database.\n")
  }

  @Test("a cut backup is refused and leaves nothing behind")
  func cutBackup() throws {
    let office = try ScenarioOffice.iztacalco()
    try office.did("backup", "respaldo.tar")
    let whole = try Data(contentsOf: URL(fileURLWithPath: office.harness.path("respaldo.tar")))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: office.harness.path("cortado.tar")))
    let answer = try office.harness.run("restore", "cortado.tar", "--database", "nueva.sqlite")
    #expect(answer.code == 1 && answer.err.hasPrefix("cortado.tar no es un respaldo entero de Recorrido: "))
    #expect(answer.err.filter { $0 == "\n" }.count == 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: office.harness.folder)
    #expect(!left.contains { $0.hasPrefix("nueva") })
  }
}
