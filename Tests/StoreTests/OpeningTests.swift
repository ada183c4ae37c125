import Foundation
import GRDB
import Territory
import Testing

@testable import Store

/// A file system of its own in memory, where the machine lets us mount one.
private final class Disk {
  let path = NSTemporaryDirectory() + "recorrido-disco-\(UUID().uuidString)"

  init?() {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard Self.run("mount", "-t", "tmpfs", "-o", "size=64m", "recorrido", path) else {
      try? FileManager.default.removeItem(atPath: path)
      return nil
    }
  }

  func setReadOnly() -> Bool { Self.run("mount", "-o", "remount,ro", path) }

  /// One file of the disk that nobody may write, in a folder that one may.
  func setReadOnly(file: String) -> Bool {
    guard Self.run("mount", "--bind", file, file) else { return false }
    bound.append(file)
    return Self.run("mount", "-o", "remount,ro,bind", file)
  }

  private var bound: [String] = []

  deinit {
    for file in bound { _ = Self.run("umount", "-l", file) }
    _ = Self.run("umount", "-l", path)
    try? FileManager.default.removeItem(atPath: path)
  }

  static let isPossible = Disk() != nil

  private static func run(_ words: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

@Suite struct OpeningTests {
  @Test("what is no office's file is refused with one sentence, and stays as it was")
  func notOurs() throws {
    let office = try Office()
    let path = office.folder + "/carta.sqlite"
    #expect(throws: StoreRefusal.noFile(path: path)) { try FieldStore(path: path) }
    #expect(throws: StoreRefusal.isDirectory(path: office.folder)) { try FieldStore(path: office.folder) }
    for text in ["", "Estimada alcaldesa:", String(repeating: "SQLite format 3\u{0}", count: 300)] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: StoreRefusal.notOurs(path: path)) { try FieldStore(path: path) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8))
    }
    let stranger = office.folder + "/ajena.sqlite"
    try DatabaseQueue(path: stranger).write { try $0.execute(sql: "CREATE TABLE journal (x)") }
    #expect(throws: StoreRefusal.notOurs(path: stranger)) { try FieldStore(path: stranger) }
  }

  @Test("a new file never takes the place of another, and a failed beginning leaves nothing")
  func creating() throws {
    struct Stumble: Error {}
    let office = try Office()
    #expect(throws: StoreRefusal.fileExists(path: office.path)) {
      try FieldStore.create(at: office.path, by: "C01", at: Office.dawn) { _ in }
    }
    let far = office.folder + "/no/hay.sqlite"
    #expect(throws: StoreRefusal.noFolder(path: far)) {
      try FieldStore.create(at: far, by: "C01", at: Office.dawn) { _ in }
    }
    let before = office.names
    #expect(throws: Stumble.self) {
      try FieldStore.create(at: office.folder + "/otra.sqlite", by: "C01", at: Office.dawn) { _ in throw Stumble() }
    }
    #expect(office.names == before)
    // Somebody makes the file while we write ours.
    let raced = office.folder + "/otra.sqlite"
    #expect(throws: StoreRefusal.fileExists(path: raced)) {
      try FieldStore.create(at: raced, by: "C01", at: Office.dawn) { door in
        try Data("mío".utf8).write(to: URL(fileURLWithPath: raced))
        try door.enter("init", facts: ["a": 1], [])
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: raced)) == Data("mío".utf8))
  }

  private static let later = Schema(
    steps: Schema.current.steps + [
      Schema.Step(
        name: "v5", tables: "CREATE TABLE parade (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, geom BLOB) STRICT;",
        spatial: [("parade", "geom", "POINT")])
    ])

  @Test("an older file is brought forward, and a copy of it stays beside")
  func migration() throws {
    let office = try Office()
    try office.addOffice("Módulo", at: Coordinate(longitude: -99, latitude: 19.4))
    let before = try office.state()
    try office.store.close()
    let store = try FieldStore(path: office.path, schema: Self.later)
    let tables = try store.withDatabase {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE name IN ('parade', 'idx_parade_geom')")
    }
    #expect(Set(tables) == ["parade", "idx_parade_geom"])
    #expect(try store.check(quick: false).isClean)
    _ = try store.write(by: "C01", at: Office.dawn) { try $0.undo() }
    try store.close()
    let copy = try FieldStore(path: office.path + ".antes-de-v5")
    let kept = try copy.withDatabase { db in
      try RecordKind.allCases.map { try StateHash(db: db).digest(of: $0).hexadecimal }
    }
    #expect(kept == Array(before.prefix(kept.count)))
    // And the program of before says that the file is newer, by name.
    let refusal = StoreRefusal.newerSchema(path: office.path, file: "v5", program: "v4")
    #expect(throws: refusal) { try FieldStore(path: office.path) }
    #expect(
      refusal.description
        == "\(office.path) tiene el esquema v5, más nuevo que el de este programa (v4): actualice recorrido.")
  }

  @Test("a file of the first schema opens: a copy stays beside, its journal folds, and it takes zones")
  func firstSchema() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/recorrido-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/oficina.sqlite"
    let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/schemas/v1.sqlite.gz")
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let unpacking = Process()
    unpacking.executableURL = URL(fileURLWithPath: "/bin/sh")
    unpacking.arguments = ["-c", "exec gzip -dc \"$1\"", "sh", kept.path]
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    unpacking.standardOutput = file
    try unpacking.run()
    unpacking.waitUntilExit()
    try file.close()
    let store = try FieldStore(path: path)
    defer { try? store.close() }
    #expect(FileManager.default.fileExists(atPath: path + ".antes-de-v2"))
    let report = try store.check(quick: false)
    #expect(report.isClean && report.entries == 7)
    #expect(try store.read { try ($0.count(.vehicle), $0.count(.roundStop), $0.avoidZones().count) } == (2, 2, 0))
    let corners = [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.0)].map {
      Coordinate(longitude: -103.4 + $0.0, latitude: 20.2 + $0.1).quantised
    }
    _ = try store.write(by: "C01", at: Office.dawn) { door in
      try door.enter(
        "zone.add",
        [
          Assignment(
            .avoidZone, RecordID(kind: "avoid_zone", key: ["sur"]),
            [
              "name": "Sur", "weekdays": 31, "time_from": "20:00", "time_to": "05:00", "severity": "prohibido",
              "geom": FieldValue(Shape.multiPolygon([Polygon(exterior: corners)])),
            ])
        ])
    }
    let zone = try #require(try store.read { try $0.avoidZones() }.first)
    #expect(zone.weekdays == Weekdays("lun-vie") && zone.to == TimeOfDay("05:00") && zone.severity == .forbidden)
    #expect(try store.check(quick: false).isClean)
  }

  @Test("a step that another process took meanwhile is not taken twice")
  func migrationRace() throws {
    let office = try Office()
    try office.store.close()
    let (one, other) = try (
      DatabaseQueue(path: office.path, configuration: Connection.configuration()),
      DatabaseQueue(path: office.path, configuration: Connection.configuration())
    )
    let first = Schema.current.steps.count
    try Self.later.advance(one, from: first)
    try Self.later.advance(other, from: first)
    #expect(try other.read { try Self.later.standing(in: $0) } == .current)
  }

  @Test("the same file on the same machine stays one device; a copy begins another, and says so")
  func devices() throws {
    let office = try Office()
    let device = try #require(try office.store.device())
    try office.store.close()
    let again = try FieldStore(path: office.path)
    let known = try again.write(by: "C01", at: Office.dawn) { try $0.enter("note", facts: ["a": 1], []) }
    #expect(known.newDevice == nil && known.entries[0].device == device.id && known.entries[0].sequence == 2)
    try again.close()

    let path = office.folder + "/copia.sqlite"
    try FileManager.default.copyItem(atPath: office.path, toPath: path)
    let copy = try FieldStore(path: path)
    #expect(try copy.device() == nil)
    // Nothing written, nothing begun.
    #expect(try copy.write(by: "C01", at: Office.dawn) { _ in }.newDevice == nil)
    let written = try copy.write(by: "C01", at: Office.dawn) { try $0.enter("note", facts: ["b": 1], []) }
    let new = try #require(written.newDevice)
    #expect(new.id != device.id && written.entries[0].sequence == 1 && written.entries[0].lamport == 3)
    #expect(try copy.write(by: "C01", at: Office.dawn) { try $0.enter("note", facts: ["c": 1], []) }.newDevice == nil)
    #expect(try copy.renameDevice(to: "Laptop 2", at: Office.dawn).name == "Laptop 2" && copy.devices().count == 2)
    #expect(try copy.check(quick: false).isClean)
  }

  @Test("of two that write at once the second waits, and both are kept")
  func twoWriters() throws {
    let office = try Office()
    let path = office.path
    try office.store.close()
    DispatchQueue.concurrentPerform(iterations: 2) { writer in
      do {
        let store = try FieldStore(path: path)
        for number in 0..<25 {
          _ = try store.write(by: "C0\(writer)", at: Office.dawn) { door in
            try door.enter(
              "office.add",
              [
                Assignment(
                  .office, RecordID(kind: "office", key: ["\(writer)-\(number)"]), ["name": "x", "kind": "oficina"])
              ])
            if number == 0 { Thread.sleep(forTimeInterval: 0.2) }
          }
        }
        try store.close()
      } catch { Issue.record(error) }
    }
    let store = try FieldStore(path: path)
    let report = try store.check(quick: false)
    #expect(report.isClean && report.entries == 51 && report.devices == 1)
  }

  @Test(
    "on a read-only disk the file is read, and writing is refused with what to do",
    .enabled(if: Disk.isPossible, "needs the right to mount a tmpfs"))
  func readOnlyDisk() throws {
    let disk = try #require(Disk())
    let office = try Office()
    let path = disk.path + "/oficina.sqlite"
    try office.store.close()
    try FileManager.default.copyItem(atPath: office.path, toPath: path)
    try #require(disk.setReadOnly())
    let store = try FieldStore(path: path)
    defer { try? store.close() }
    #expect(try store.check(quick: false).isClean)
    let refusal = StoreRefusal.readOnly(path: path)
    #expect(throws: refusal) {
      try store.write(by: "C01", at: Office.dawn) { try $0.enter("note", facts: ["a": 1], []) }
    }
    #expect(throws: refusal) { try store.rebuild() }
    #expect(throws: refusal) { try store.renameDevice(to: "x", at: Office.dawn) }
    #expect(throws: refusal) { try FieldStore(path: path, schema: Self.later) }
    let new = disk.path + "/nueva.sqlite"
    #expect(throws: StoreRefusal.readOnly(path: new)) {
      try FieldStore.create(at: new, by: "C01", at: Office.dawn) { _ in }
    }
    #expect(
      refusal.description
        == "\(path) está en un disco o carpeta de sólo lectura; cópielo a un lugar donde pueda escribir.")
  }

  @Test(
    "rows that lie in the log beside a file that one may not write are read, also while another writes",
    .enabled(if: Disk.isPossible, "needs the right to mount a tmpfs"))
  func readOnlyFile() throws {
    let disk = try #require(Disk())
    let office = try Office()
    let path = disk.path + "/oficina.sqlite"
    try office.store.close()
    try FileManager.default.copyItem(atPath: office.path, toPath: path)
    let writer = try FieldStore(path: path)
    defer { try? writer.close() }
    func note(_ number: Int) throws {
      _ = try writer.write(by: "C01", at: Office.dawn) { try $0.enter("note", facts: ["n": .integer(number)], []) }
    }
    try note(1)
    try #require(disk.setReadOnly(file: path) && access(path, W_OK) != 0 && access(disk.path, W_OK) == 0)
    let store = try FieldStore(path: path)
    defer { try? store.close() }
    #expect(try store.read { try $0.entryCount() } == 2)
    try note(2)
    #expect(try store.read { try $0.entryCount() } == 3)
    #expect(throws: StoreRefusal.readOnly(path: path)) {
      try store.write(by: "C01", at: Office.dawn) { try $0.enter("note", facts: ["a": 1], []) }
    }
  }

  @Test(
    "on a read-only disk a log with rows is not passed over in silence",
    .enabled(if: Disk.isPossible, "needs the right to mount a tmpfs"))
  func readOnlyLog() throws {
    let disk = try #require(Disk())
    let office = try Office()
    let path = disk.path + "/oficina.sqlite"
    try office.addOffice("Módulo")
    for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: office.path + end, toPath: path + end) }
    try #require(disk.setReadOnly())
    let refusal = StoreRefusal.unsettledLog(path: path)
    #expect(throws: refusal) { try FieldStore(path: path) }
    #expect(
      refusal.sentence(in: .spanish)
        == "\(path) está en un disco o carpeta de sólo lectura y \(path)-wal tiene cambios sin asentar; copie los dos "
        + "archivos a un disco donde pueda escribir.")
  }

  @Test(
    "disks that machines share are told apart from one's own",
    arguments: [
      (0x6969 as UInt32, "NFS"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB2"), (0x517B, "SMB"), (0x0102_1997, "9P"),
      (0xEF53, nil), (0x0102_1994, nil), (0x9123_683E, nil), (0x5846_5342, nil), (0x794C_7630, nil), (0x4D44, nil),
      (0x2011_BAB0, nil), (0, nil),
    ])
  func fileSystems(type: UInt32, name: String?) {
    #expect(FileSystemKind(statfsType: type) == (name.map(FileSystemKind.network) ?? .local))
  }
}
