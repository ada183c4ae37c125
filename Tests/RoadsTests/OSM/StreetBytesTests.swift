import Testing

@testable import Roads

@Suite("Street data as bytes")
struct StreetBytesTests {
  @Test("what is written is read again, and writes the same bytes")
  func roundTrip() async throws {
    let (streets, _) = try await readStreets(in: DrawnPBF.file([SmallTown.objects]), name: "pueblo")
    let bytes = streets.bytes()
    let again = try StreetData(bytes: bytes)
    #expect(again == streets && again.bytes() == bytes)
    #expect(try StreetData(bytes: StreetData().bytes()) == StreetData())
  }

  @Test("no byte can change or be missing without notice")
  func damaged() async throws {
    let (streets, _) = try await readStreets(in: DrawnPBF.file([SmallTown.objects]), name: "pueblo")
    let bytes = streets.bytes()
    for index in bytes.indices {
      #expect(throws: StreetBytesError.self) { try StreetData(bytes: ContiguousArray(bytes[..<index])) }
      for mask in [0x01, 0x80, 0xFF] as [UInt8] {
        var broken = bytes
        broken[index] ^= mask
        #expect(throws: StreetBytesError.self) { try StreetData(bytes: broken) }
      }
    }
    var later = bytes
    later[7] = 9
    #expect(throws: StreetBytesError.otherVersion(9)) { try StreetData(bytes: later) }
  }

  @Test("bytes that somebody has forged, checksum and all, never lead beyond what is there")
  func forged() async throws {
    let (streets, _) = try await readStreets(in: DrawnPBF.file([SmallTown.objects]), name: "pueblo")
    let bytes = streets.bytes()
    for index in 8..<(bytes.count - 4) {
      for byte in UInt8.min...UInt8.max {
        var forged = bytes
        forged[index] = byte
        var reader = StreetReader(bytes: forged, at: 8, end: bytes.count - 4)
        guard let read = try? reader.streets() else { continue }
        #expect(read.wayNodes.allSatisfy { $0 < read.nodeCount })
        #expect((read.tags + read.nodeTags).allSatisfy { max($0.key, $0.value) < read.words.count })
        #expect(read.restrictions.allSatisfy { ($0.from + $0.to).allSatisfy { $0 < read.wayCount } })
      }
    }
  }
}
