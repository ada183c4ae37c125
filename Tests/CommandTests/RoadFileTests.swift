import Foundation
import Testing

/// The ordered network beside the office's file: made when it is needed, remade when it cannot be used.
struct RoadFileTests {
  private static let (start, end) = ("-103.43,20.285", "-103.42,20.285")

  private static func office() throws -> RoadOffice {
    try RoadOffice(
      (
        "calles.osm",
        RoadOffice.osm([
          ("Primera", [(-103.43, 20.285), (-103.425, 20.286), (-103.42, 20.285)], [:]),
          ("Segunda", [(-103.425, 20.286), (-103.425, 20.29)], [:]),
        ])
      ))
  }

  private static func ask(_ office: RoadOffice) throws -> Answer {
    try office.did("route", "--from", start, "--to", end)
  }

  private static func file(_ office: RoadOffice) -> String { office.office.file + ".roads" }

  private static func bytes(_ office: RoadOffice) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: file(office)))
  }

  @Test("it is made once, without a word where nobody looks on, and leaves no other file")
  func made() throws {
    let office = try Self.office()
    #expect(!FileManager.default.fileExists(atPath: Self.file(office)))
    let first = try Self.ask(office)
    #expect(first.err.isEmpty)
    let bytes = try Self.bytes(office)
    let second = try Self.ask(office)
    #expect(second.out == first.out)
    #expect(try Self.bytes(office) == bytes, "It was read, not made again.")
    let left = try FileManager.default.contentsOfDirectory(atPath: office.office.harness.folder)
    #expect(left.allSatisfy { !$0.hasPrefix(".recorrido-") })
  }

  private enum Damage: String, CaseIterable {
    case mark, version, section, tail, halved, emptied, foreign
  }

  @Test("damaged or foreign it is told, made again, and the answer is the same", arguments: Damage.allCases)
  private func damaged(_ damage: Damage) throws {
    let office = try Self.office()
    let sound = try Self.ask(office)
    let whole = try Self.bytes(office)
    var bytes = whole
    switch damage {
    case .mark: bytes[0] ^= 1
    case .version: bytes[12] ^= 0x40
    // What lies between sections is zero and nobody's.
    case .section: bytes[try #require(bytes.indices.first { $0 > 100 && bytes[$0] != 0 })] ^= 0x10
    case .tail: bytes[bytes.count - 1] ^= 1
    case .halved: bytes = bytes.prefix(bytes.count / 2)
    case .emptied: bytes = Data()
    case .foreign: bytes = Data("una lista de compras".utf8)
    }
    try bytes.write(to: URL(fileURLWithPath: Self.file(office)))
    let answer = try Self.ask(office)
    #expect(answer.out == sound.out)
    #expect(answer.err.hasPrefix("Aviso: El archivo de red "), "\(answer.err)")
    #expect(answer.err.hasSuffix(" Se hace de nuevo: \(Self.file(office)).\n"))
    #expect(try Self.bytes(office).count == whole.count)
    let healed = try Self.ask(office)
    #expect(healed.err.isEmpty && healed.out == sound.out)
  }

  @Test("where it cannot be written the roads serve, and that is told")
  func unwritable() throws {
    let office = try Self.office()
    let sound = try Self.ask(office)
    try FileManager.default.removeItem(atPath: Self.file(office))
    try FileManager.default.createDirectory(atPath: Self.file(office), withIntermediateDirectories: false)
    let answer = try Self.ask(office)
    #expect(answer.out == sound.out)
    #expect(answer.err.contains("hay una carpeta") && answer.err.contains("se preparará otra vez."), "\(answer.err)")
  }

  @Test("another profile, heights and more roads are answered from new weights, never from old ones")
  func outdated() throws {
    let office = try Self.office()
    let before = try office.route(Self.start, Self.end)
    let shortcut = RoadOffice.osm([("Atajo", [(-103.43, 20.285), (-103.42, 20.285)], [:])])
    try office.did("import", "roads", office.office.write(shortcut, to: "atajo.osm"))
    let after = try office.did("route", "--from", Self.start, "--to", Self.end, "--json")
    #expect(RoadOffice.names(before) == ["Primera"])
    #expect(RoadOffice.names(try after.object()) == ["Atajo"])
    #expect(after.err.isEmpty, "Being out of date is no fault of the file's.")
  }

  @Test(
    "somebody at a terminal sees it being made, once",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "no `script` here to play a terminal")
  )
  func seen() throws {
    let office = try Self.office()
    func shown() throws -> String {
      let command =
        try Harness.program() + " route --from=\(Self.start) --to=\(Self.end) --database '\(office.office.file)'"
      let answer = try office.office.harness.run(
        [], environment: ["RECORRIDO_NOW": office.office.now, "ORDER": command],
        prefix: ["/bin/sh", "-c", "exec /usr/bin/script -qec \"$ORDER\" /dev/null", "sh"])
      try #require(answer.code == 0, "\(answer.out)\(answer.err)")
      return answer.out
    }
    let first = try shown()
    #expect(first.contains("Vialidad: ordenando los cruces, sólo esta vez…") && first.contains("Primera"))
    let second = try shown()
    #expect(!second.contains("Vialidad:") && second.contains("Primera"))
  }
}
