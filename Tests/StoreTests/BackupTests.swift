import Foundation
import Territory
import Testing

@testable import Store

@Suite struct BackupTests {
  private let photos: [[UInt8]] = [Array("poste".utf8), [], (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }]

  /// An office with a visit and three photos.
  private func office() throws -> Office {
    let office = try Office()
    let visit = try office.addVisit("1")
    for (number, bytes) in photos.enumerated() {
      let digest = Digest(of: bytes)
      try office.store.blobs.keep(bytes, as: digest)
      _ = try office.store.write(by: "P01", at: Office.dawn) { door in
        try door.enter(
          "photo.add",
          [
            Assignment(
              .photo, RecordID(kind: "photo", key: ["\(number)"]),
              [
                "visit_id": .text(visit.description), "sha256": .text(digest.hexadecimal), "privacy": "public",
                "file_ref": .text(BlobFolder.reference(digest)),
              ])
          ])
      }
    }
    return office
  }

  private func state(of path: String) throws -> [String] {
    let store = try FieldStore(path: path)
    defer { try? store.close() }
    return try store.withDatabase { db in
      try RecordKind.allCases.map { try StateHash(db: db).digest(of: $0).hexadecimal }
    }
  }

  @Test("a backup brings back rows, journal and photos, and any tar lists it")
  func roundTrip() throws {
    let office = try office()
    let archive = office.folder + "/respaldo.tar"
    #expect(try office.store.backup(archive: archive) == .init(entries: 5, photos: 3))
    let listing = Process()
    listing.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    listing.arguments = ["tar", "-tf", archive]
    let pipe = Pipe()
    listing.standardOutput = pipe
    try listing.run()
    let lines = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n")
    listing.waitUntilExit()
    #expect(listing.terminationStatus == 0)
    let references = photos.map { "blobs/" + BlobFolder.reference(Digest(of: $0)) }.sorted()
    #expect(lines.map(String.init) == ["recorrido.sqlite"] + references)

    let copy = office.folder + "/otra.sqlite"
    #expect(try FieldStore.restore(archive, to: copy) == .init(entries: 5, photos: 3))
    #expect(try state(of: copy) == state(of: office.path))
    let restored = try FieldStore(path: copy)
    let report = try restored.check(quick: false)
    #expect(report.isClean && report.missingBlobs.isEmpty && report.entries == 5)
    for bytes in photos {
      #expect(try Array(Data(contentsOf: URL(fileURLWithPath: restored.blobs.file(Digest(of: bytes))))) == bytes)
    }
    #expect(office.names.filter { $0.contains("nuevo") || $0.contains("antes") }.isEmpty)
  }

  @Test("what comes out of a backup goes on as a new device, even in the place of the old file")
  func newDevice() throws {
    let office = try office()
    let archive = office.folder + "/respaldo.tar"
    _ = try office.store.backup(archive: archive)
    let copy = office.folder + "/otra.sqlite"
    _ = try FieldStore.restore(archive, to: copy)
    let restored = try FieldStore(path: copy)
    // Whatever number the disk gave the file, no device of the archive answers to it.
    #expect(try restored.device() == nil)
    let written = try restored.write(by: "C01", at: Office.dawn) { door in
      try door.enter("office.add", [Assignment(.office, .random(), ["name": "x", "kind": "oficina"])])
    }
    #expect(written.newDevice != nil && written.entries[0].sequence == 1)
    #expect(try restored.check(quick: false).isClean)
  }

  @Test("an archive cut anywhere is refused, and nothing is left behind")
  func cut() throws {
    let office = try office()
    let archive = office.folder + "/respaldo.tar"
    _ = try office.store.backup(archive: archive)
    let whole = try Data(contentsOf: URL(fileURLWithPath: archive))
    let before = office.names
    var lengths = Array(stride(from: 0, to: whole.count, by: max(512, whole.count / 40 / 512 * 512)))
    lengths += [
      1, 511, 513, whole.count - 1, whole.count - 512, whole.count - 1024, whole.count - 1025, whole.count - 1536,
    ]
    for length in lengths {
      let short = office.folder + "/cortado.tar"
      try whole.prefix(length).write(to: URL(fileURLWithPath: short))
      let refusal = #expect(throws: StoreRefusal.self) {
        try FieldStore.restore(short, to: office.folder + "/otra.sqlite")
      }
      if case .badArchive = refusal {} else { Issue.record("\(length): \(String(describing: refusal))") }
      try FileManager.default.removeItem(atPath: short)
      #expect(office.names == before)
    }
  }

  /// Changes an archive's first member of that name, keeping its header's sum right.
  private func archive(_ members: [(String, [UInt8])], in folder: String) throws -> String {
    let path = folder + "/hecho.tar"
    try Data().write(to: URL(fileURLWithPath: path))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    for (name, bytes) in members {
      let file = folder + "/miembro"
      try Data(bytes).write(to: URL(fileURLWithPath: file))
      try Archive.append(file, as: name, to: handle)
      try FileManager.default.removeItem(atPath: file)
    }
    try Archive.close(handle)
    return path
  }

  @Test(
    "an archive whose members climb out, or are no part of a backup, is refused",
    arguments: [
      "../afuera", "/tmp/afuera", "blobs/../../afuera", "blobs/ab/../cdef", "recorrido.sqlite/x", "blobs/ab",
      "nota.txt", "",
      "blobs/AB/" + String(repeating: "C", count: 62),
    ])
  func climbing(name: String) throws {
    let office = try Office()
    let before = office.names
    let archive = try archive([(name, Array("x".utf8))], in: office.folder)
    let refusal = #expect(throws: StoreRefusal.self) {
      try FieldStore.restore(archive, to: office.folder + "/otra.sqlite")
    }
    #expect(refusal?.description.contains("«\(name)»") == true)
    try FileManager.default.removeItem(atPath: archive)
    #expect(office.names == before)
    #expect(!FileManager.default.fileExists(atPath: office.folder + "/../afuera"))
  }

  @Test("a photo that is not what its name says is named, and nothing is restored")
  func damagedInArchive() throws {
    let office = try Office()
    let name = "blobs/" + BlobFolder.reference(Digest(of: "poste"))
    let archive = try archive([("recorrido.sqlite", [1, 2, 3]), (name, Array("otro".utf8))], in: office.folder)
    let refusal = #expect(throws: StoreRefusal.self) {
      try FieldStore.restore(archive, to: office.folder + "/otra.sqlite")
    }
    #expect(refusal == .badArchive(path: archive, why: "la foto \(name) está dañada"))
    #expect(!office.names.contains { $0.hasPrefix("otra") })
  }

  @Test("an archive without our database, or with another program's, is refused")
  func strangersArchive() throws {
    let office = try Office()
    for members in [
      [], [("recorrido.sqlite", Array("no soy una base de datos, sino una carta larga".utf8))],
      [("recorrido.sqlite", [])],
    ] {
      let archive = try archive(members, in: office.folder)
      let refusal = #expect(throws: StoreRefusal.self) {
        try FieldStore.restore(archive, to: office.folder + "/otra.sqlite")
      }
      if case .badArchive(let path, _) = refusal {
        #expect(path == archive)
      } else {
        Issue.record("\(members) \(String(describing: refusal))")
      }
      try FileManager.default.removeItem(atPath: archive)
      #expect(!office.names.contains { $0.hasPrefix("otra") })
    }
  }

  @Test("neither a backup nor a restore takes the place of what is there")
  func existing() throws {
    let office = try office()
    #expect(throws: StoreRefusal.archiveExists(path: office.path)) { try office.store.backup(archive: office.path) }
    let archive = office.folder + "/respaldo.tar"
    _ = try office.store.backup(archive: archive)
    let refusal = StoreRefusal.fileExists(path: office.path)
    #expect(throws: refusal) { try FieldStore.restore(archive, to: office.path) }
    // Never an advice to remove what may be a living file.
    #expect(refusal.sentence(in: .spanish) == "\(office.path) ya existe; indique otro con --database.")
    #expect(refusal.sentence(in: .english) == "\(office.path) already exists; give another with --database.")
    #expect(try office.store.check(quick: false).isClean)
  }

  @Test("a missing photo is a state, a damaged one is told; a backup leaves it out and the good one mends it")
  func blobStates() throws {
    let office = try office()
    let (missing, damaged) = (Digest(of: photos[0]), Digest(of: photos[2]))
    let blobs = office.store.blobs
    try FileManager.default.removeItem(atPath: blobs.file(missing))
    try Data(photos[2].reversed()).write(to: URL(fileURLWithPath: blobs.file(damaged)))
    let report = try office.store.check(quick: false)
    #expect(
      report.missingBlobs == [missing.hexadecimal] && report.damagedBlobs == [damaged.hexadecimal] && !report.isClean)
    #expect(try office.store.read { try $0.count(.photo) } == 3)

    let archive = office.folder + "/respaldo.tar"
    #expect(try office.store.backup(archive: archive) == .init(entries: 5, photos: 1, damaged: [damaged.hexadecimal]))
    #expect(try FieldStore.restore(archive, to: office.folder + "/otra.sqlite").photos == 1)

    try blobs.keep(photos[2], as: damaged)
    try blobs.keep(photos[0], as: missing)
    #expect(try office.store.check(quick: false).isClean)
    let litter = try FileManager.default.subpathsOfDirectory(atPath: blobs.path).filter { $0.contains("nuevo") }
    #expect(litter.isEmpty)
  }
}
