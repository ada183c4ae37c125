import Foundation
import Testing

@testable import Exchange

@Suite("Files that appear whole or not at all")
struct OutputFileTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  @Test("before commit the old file stands; after it the new one, and nothing else in the folder")
  func commits() throws {
    let path = try folder.file("mapa.geojson", "antes")
    let output = try OutputFile(path: path)
    try output.write(String(repeating: "ñ", count: 300_000))
    try output.write([0x21])
    #expect(try text(path) == "antes")
    #expect(folder.names.count <= 2)
    try output.commit()
    #expect(try text(path) == String(repeating: "ñ", count: 300_000) + "!")
    #expect(folder.names == ["mapa.geojson"])
  }

  @Test("a program that is killed while it writes leaves nothing behind, on a disk that knows nameless files")
  func nameless() throws {
    let probe = open(folder.path, O_DIRECTORY | 0o20_000_000 | O_WRONLY, 0o600)
    defer { if probe >= 0 { close(probe) } }
    let output = try OutputFile(path: folder.path + "/nuevo.geojson")
    try output.write(String(repeating: "x", count: 600_000))
    if probe >= 0 { #expect(folder.names.isEmpty, "What has a name now would stay when the program is killed.") }
    try output.commit()
    #expect(folder.names == ["nuevo.geojson"])
    #expect(try text(folder.path + "/nuevo.geojson").utf8.count == 600_000)
  }

  @Test("whoever could read the old file can read the new one")
  func permissions() throws {
    let path = try folder.file("mapa.geojson", "antes")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let output = try OutputFile(path: path)
    try output.write("nuevo")
    try output.commit()
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
  }

  @Test("an output given up leaves nothing behind")
  func givesUp() throws {
    do {
      let output = try OutputFile(path: folder.path + "/mapa.geojson")
      try output.write(String(repeating: "x", count: 600_000))
    }
    #expect(folder.names.isEmpty)
  }

  @Test("a folder, a missing folder and a full disk are each one sentence")
  func refusals() throws {
    #expect(throws: ExchangeError.directory(path: folder.path)) { try OutputFile(path: folder.path) }
    let missing = folder.path + "/no/mapa.geojson"
    #expect(throws: ExchangeError.unwritable(path: missing, reason: SystemReason(ENOENT))) {
      try OutputFile(path: missing)
    }
    #expect(
      ExchangeError.unwritable(path: "no/mapa.geojson", reason: SystemReason(ENOENT)).sentence(in: .spanish)
        == "No se puede escribir no/mapa.geojson: la carpeta no existe.")
  }

  @Test(
    "a full disk is said so", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"))
  func fullDisk() throws {
    let output = try OutputFile(path: "/dev/full")
    #expect(throws: ExchangeError.diskFull(path: "/dev/full")) {
      try output.write("x")
      try output.commit()
    }
  }

  @Test("what is no ordinary file is written to, never replaced; a link stays a link")
  func specials() throws {
    let sink = try OutputFile(path: "/dev/null")
    try sink.write("x")
    try sink.commit()
    #expect(!isFile("/dev/null"))
    let target = try folder.file("real.txt", "antes")
    let link = folder.path + "/link.txt"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    let output = try OutputFile(path: link)
    try output.write("nuevo")
    try output.commit()
    #expect(try text(target) == "nuevo")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
  }
}
