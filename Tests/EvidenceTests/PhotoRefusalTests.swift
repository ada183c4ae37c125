import Evidence
import Foundation
import Territory
import Testing

@Suite("a file that is no photo")
struct PhotoRefusalTests {
  /// Runs `body` with a path that is free, in a folder of its own.
  private func withPath(_ name: String = "foto.jpg", _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("recorrido-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appendingPathComponent(name).path)
  }

  private func write(_ bytes: [UInt8], to path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

  @Test("is read from disk when it is a photo after all")
  func photo() throws {
    try withPath("poste de luz ñ.jpg") { path in
      try write(tinyJPEG, to: path)
      #expect(try readPhoto(at: path) == PhotoEvidence(bytes: tinyJPEG, path: path))
      #expect(try photoBytes(at: path) == tinyJPEG)
    }
  }

  @Test("is refused: nothing there, a folder, a pipe, no bytes")
  func noFile() throws {
    try withPath { path in
      #expect(throws: PhotoRefusal.missing(path: path)) { try readPhoto(at: path) }
      try write([], to: path)
      #expect(throws: PhotoRefusal.empty(path: path)) { try readPhoto(at: path) }
      let folder = (path as NSString).deletingLastPathComponent
      #expect(throws: PhotoRefusal.directory(path: folder)) { try readPhoto(at: folder) }
      #expect(throws: PhotoRefusal.unreadable(path: path + "/x")) { try readPhoto(at: path + "/x") }
      #expect(mkfifo(path + ".pipe", 0o600) == 0)
      #expect(throws: PhotoRefusal.notAFile(path: path + ".pipe")) { try readPhoto(at: path + ".pipe") }
    }
  }

  @Test("is refused unread when it has more than 64 MB")
  func tooLarge() throws {
    try withPath { path in
      try write(tinyJPEG, to: path)
      #expect(truncate(path, largestPhoto + 1) == 0)
      let refusal = PhotoRefusal.tooLarge(path: path, byteCount: largestPhoto + 1)
      #expect(throws: refusal) { try readPhoto(at: path) }
      #expect(refusal.sentence(in: .spanish) == "La foto «\(path)» mide 65 MB (máximo 64): guárdela más pequeña.")
      #expect(truncate(path, largestPhoto) == 0)
      #expect(try readPhoto(at: path).byteCount == largestPhoto)
    }
  }

  @Test(
    "is refused as no JPEG by its first bytes, whatever its name",
    arguments: [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], Array("foto".utf8), [0xFF], [0xFF, 0xD8]])
  func notJPEG(bytes: [UInt8]) {
    #expect(throws: PhotoRefusal.notJPEG(path: "a.jpg")) { try PhotoEvidence(bytes: bytes, path: "a.jpg") }
  }

  @Test("is refused as broken when it ends before it tells its size", arguments: [3, 10, 50, 90, 100])
  func broken(kept: Int) {
    #expect(throws: PhotoRefusal.broken(path: "a.jpg")) {
      try PhotoEvidence(bytes: Array(tinyJPEG.prefix(kept)), path: "a.jpg")
    }
  }

  @Test(
    "is told in one sentence of Spanish and one of English, with its path",
    arguments: [
      .missing(path: "obra.jpg"), .unreadable(path: "obra.jpg"), .directory(path: "obra.jpg"),
      .notAFile(path: "obra.jpg"), .empty(path: "obra.jpg"), .tooLarge(path: "obra.jpg", byteCount: 99 << 20),
      .notJPEG(path: "obra.jpg"), .broken(path: "obra.jpg"),
    ] as [PhotoRefusal])
  func sentences(refusal: PhotoRefusal) {
    for language in Language.allCases {
      let sentence = refusal.sentence(in: language)
      #expect(sentence.contains("obra.jpg"))
      #expect(sentence.hasSuffix(".") && !sentence.contains("\n") && !sentence.dropLast().contains(". "))
    }
    #expect(refusal.sentence(in: .spanish) != refusal.sentence(in: .english))
  }
}
