import Foundation
import Testing

/// Places where an office's file cannot be used as it should.
struct BadInputPlaceTests {
  @Test(
    "a file with a newer schema is left alone, with the word to update",
    .enabled(if: ForeignClient.isPresent, "No SQLite client is at hand to make such a file."))
  func newerSchema() throws {
    let office = try ScenarioOffice.iztacalco()
    let said = try ForeignClient.sqlite(office.file, "PRAGMA user_version = 99;")
    #expect(said == "")
    let sentence = "\(office.file) tiene el esquema v99, más nuevo que el de este programa (v4): actualice recorrido."
    try office.refuses(sentence, "visit", "record", "--unit", "06-040")
    try office.refuses(sentence, "report", "coverage", "--period", "2024-T4")
    try office.refuses(sentence, "check")
  }

  @Test(
    "on a read-only disk the file is read, and every write is refused in a sentence",
    .enabled(if: ReadOnlyDisk.isPermitted, "Mounting a disk is not permitted here."))
  func readOnlyDisk() throws {
    let office = try ScenarioOffice.iztacalco()
    let disk = try ReadOnlyDisk(at: office.harness.path("disco"), holding: office.file)
    defer { disk.unmount() }
    func run(_ arguments: String...) throws -> Answer {
      try office.harness.run(arguments + ["--database", disk.file], environment: ["RECORRIDO_NOW": office.now])
    }
    let refusal = "\(disk.file) está en un disco o carpeta de sólo lectura; cópielo a un lugar donde pueda escribir.\n"
    let units = ScenarioOffice.data("iztacalco/unidades.geojson")
    for answer in [
      try run("visit", "record", "--unit", "06-040"), try run("import", "units", units, "--catalogue", "otra"),
      try run("undo"),
    ] {
      #expect(answer.code == 1 && answer.err == refusal && answer.out.isEmpty)
    }
    #expect(try run("report", "coverage", "--period", "2024-T4", "--json").object()["units"] as? Int == 57)
    #expect(try run("check").code == 0)
    let fresh = disk.folder + "/nuevo.sqlite"
    let made = try office.harness.run("init", fresh, "--municipality", "09006", "--name", "Iztacalco")
    #expect(made.code == 1 && made.err == refusal.replacing(disk.file, with: fresh))
    let map = try run("map", "--layers", "coverage", "--period", "2024-T4", "-o", disk.folder + "/m.geojson")
    #expect(map.code == 1 && map.err == "No se puede escribir \(disk.folder)/m.geojson: el disco es de sólo lectura.\n")
    let backup = try run("backup", disk.folder + "/b.tar")
    #expect(backup.code == 1 && backup.err == refusal.replacing(disk.file, with: disk.folder + "/b.tar"))
  }

  @Test("a database that is not there, is a folder, or is no file of ours")
  func notOurs() throws {
    let harness = try Harness()
    try Data("no soy una base".utf8).write(to: URL(fileURLWithPath: harness.path("otra.sqlite")))
    func sentence(_ path: String) throws -> String {
      let answer = try harness.run("check", "--database", path)
      #expect(answer.code == 1 && answer.out.isEmpty)
      return answer.err
    }
    #expect(
      try sentence("nada.sqlite")
        == "No existe nada.sqlite: créelo con «recorrido init nada.sqlite --municipality CLAVE --name NOMBRE» o indique --database.\n"
    )
    #expect(try sentence(".") == ". es una carpeta; indique un archivo .sqlite.\n")
    #expect(try sentence("otra.sqlite") == "otra.sqlite no es un archivo de Recorrido; créelo con «recorrido init».\n")
  }
}

/// A small disk in memory, mounted read-only over a copy of an office's file.
struct ReadOnlyDisk {
  let folder: String
  let file: String

  /// Whether this machine lets the tests mount one.
  static let isPermitted: Bool = {
    let folder = FileManager.default.temporaryDirectory.path + "/recorrido-mount-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    guard geteuid() == 0, command("mount", "-t", "tmpfs", "tmpfs", folder) else { return false }
    return command("umount", folder)
  }()

  init(at folder: String, holding original: String) throws {
    (self.folder, file) = (folder, folder + "/oficina.sqlite")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try #require(Self.command("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder))
    try FileManager.default.copyItem(atPath: original, toPath: file)
    try #require(Self.command("mount", "-o", "remount,ro", folder))
  }

  func unmount() { _ = Self.command("umount", folder) }

  private static func command(_ words: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
