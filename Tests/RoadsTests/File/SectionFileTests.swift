import FoundationEssentials
import Territory
import Testing

@testable import Roads

/// A network file that is whole opens where it lies; any other is refused with its reason.
struct SectionFileTests {
  private static let source = Digest(of: "calles de Jocotepec")

  private static func bytes(version: UInt32 = 3) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = try SectionWriter(version: version, source: source) { span in
      bytes += span.byteOffsets.map { span.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
    }
    try Column(ContiguousArray<UInt32>([7, 0, .max])).visit("a.lengths") { try writer.add($0, count: $1, $2) }
    try Column(ContiguousArray<UInt64>()).visit("a.nothing") { try writer.add($0, count: $1, $2) }
    try Column(ContiguousArray("Avenida Hidalgo".utf8)).visit("b.words") { try writer.add($0, count: $1, $2) }
    try writer.finish()
    return bytes
  }

  private static func withFile<T>(_ bytes: [UInt8], _ body: (String) throws -> T) throws -> T {
    let path = "\(FileManager.default.temporaryDirectory.path)/red-\(UInt64.random(in: 0 ... .max)).roads"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  private static func refusal(_ bytes: [UInt8], version: UInt32 = 3) throws -> SectionFileError? {
    try withFile(bytes) { path in
      do throws(SectionFileError) {
        try SectionFile(path: path, version: version).verify()
        return nil
      } catch { return error }
    }
  }

  @Test("what was written is read where it lies")
  func whole() throws {
    try Self.withFile(Self.bytes()) { path in
      let file = try SectionFile(path: path, version: 3)
      #expect(file.source == Self.source)
      let (a, b) = (file.stored("a."), file.stored("b."))
      #expect(try a.column("lengths", of: UInt32.self).copied() == [7, 0, .max])
      #expect(try a.column("nothing", of: UInt64.self).count == 0)
      #expect(try b.column("words", of: UInt8.self).copied().elementsEqual("Avenida Hidalgo".utf8))
      try file.verify()
      // Another size of element, another group, no such section.
      #expect(throws: StoredColumns.Fault(column: "lengths")) { try a.column("lengths", of: UInt64.self) }
      #expect(throws: StoredColumns.Fault(column: "lengths")) { try b.column("lengths", of: UInt32.self) }
      #expect(throws: StoredColumns.Fault(column: "heads")) { try a.column("heads", of: UInt32.self) }
    }
  }

  @Test("a file cut anywhere is refused")
  func cut() throws {
    let bytes = try Self.bytes()
    for length in bytes.indices {
      let refusal = try #require(try Self.refusal(Array(bytes[..<length])))
      #expect(refusal == (length < 64 ? .foreign : .cutShort), "\(length)")
    }
  }

  @Test("a single changed byte is found, wherever it lies, unless nothing is written there")
  func changed() throws {
    let bytes = try Self.bytes()
    // Between sections there are zeros that no checksum holds.
    let gaps = Set(76..<128).union(143..<192)
    for place in bytes.indices where !gaps.contains(place) {
      var other = bytes
      other[place] ^= 0x20
      #expect(try Self.refusal(other) != nil, "byte \(place)")
    }
  }

  @Test("other files, other versions and files that are not there say so")
  func others() throws {
    #expect(try Self.refusal(Array("SQLite format 3\0".utf8)) == .foreign)
    #expect(try Self.refusal([]) == .foreign)
    #expect(try Self.refusal(try Self.bytes(version: 2)) == .otherVersion(found: 2, wanted: 3))
    #expect(throws: SectionFileError.absent) { try SectionFile(path: "/no/existe.roads", version: 3) }
    let damaged = SectionFileError.damaged(section: "heads")
    #expect(damaged.sentence(in: .spanish) == "El archivo de red está dañado en «heads».")
  }
}
