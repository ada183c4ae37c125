import Territory
import Testing

@testable import Evidence

@Suite("a photo made for the test")
struct PhotoEvidenceTests {
  let pole = Coordinate(longitude: -99.07653, latitude: 19.40272)

  private func read(_ tags: MadeExif) throws -> PhotoEvidence {
    try PhotoEvidence(bytes: jpeg(tinyJPEG, with: tags.segment), path: "poste.jpg")
  }

  @Test("tells its bytes, its size, where and when it was taken")
  func everything() throws {
    let bytes = jpegWithPosition(base: tinyJPEG, position: pole, takenAtUTC: 1_731_434_400)
    let photo = try PhotoEvidence(bytes: bytes, path: "poste.jpg")
    #expect(photo.digest == Digest(of: bytes))
    #expect(photo.byteCount == bytes.count)
    #expect((photo.width, photo.height, photo.orientation) == (8, 6, 1))
    #expect(photo.position?.quantised == pole)
    #expect(photo.takenAt == .instant(secondsSince1970: 1_731_434_400))
  }

  @Test("without EXIF has a digest and a size and nothing else")
  func bare() throws {
    let photo = try PhotoEvidence(bytes: tinyJPEG, path: "a.jpg")
    #expect((photo.width, photo.height, photo.orientation) == (8, 6, 1))
    #expect(photo.position == nil)
    #expect(photo.takenAt == nil)
  }

  @Test(
    "lies in the hemispheres that it names",
    arguments: [(19.5, -99.25), (-33.5, -70.75), (-1.25, 36.5), (43.5, 11.875), (0, 6.5), (89.5, 180)])
  func hemispheres(latitude: Double, longitude: Double) throws {
    let position = Coordinate(longitude: longitude, latitude: latitude)
    let photo = try PhotoEvidence(
      bytes: jpegWithPosition(base: tinyJPEG, position: position, takenAtUTC: nil), path: "a.jpg")
    #expect(photo.position?.quantised == position)
  }

  @Test("on its side swaps width and height", arguments: UInt16(1)...8)
  func orientation(value: UInt16) throws {
    var tags = MadeExif()
    tags.picture = [.short(0x0112, value)]
    let photo = try read(tags)
    #expect(photo.orientation == Int(value))
    #expect((photo.width, photo.height) == (value < 5 ? (8, 6) : (6, 8)))
  }

  @Test("with an orientation that does not exist stays upright", arguments: [0, 9, 65_535] as [UInt16])
  func impossibleOrientation(value: UInt16) throws {
    var tags = MadeExif()
    tags.picture = [.short(0x0112, value)]
    #expect(try read(tags).orientation == 1)
  }

  @Test("keeps its position behind a comment and an XMP segment")
  func laterSegment() throws {
    var tags = MadeExif()
    tags.gps = gpsEntries(for: pole)
    let comment: [UInt8] = [0xFF, 0xFE, 0, 6] + Array("obra".utf8)
    let name = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
    let xmp: [UInt8] = [0xFF, 0xE1, 0, UInt8(name.count + 2)] + name
    let photo = try PhotoEvidence(bytes: jpeg(tinyJPEG, with: comment + xmp + tags.segment), path: "a.jpg")
    #expect(photo.position?.quantised == pole)
  }

  @Test("is placed by degrees with decimals or minutes with decimals as well")
  func fewerParts() throws {
    var tags = MadeExif()
    tags.gps = [
      .text(1, "N"), .rationals(2, [1_940_272, 100_000]),
      .text(3, "W"), .rationals(4, [99, 1, 45_918, 10_000]),
    ]
    #expect(try read(tags).position?.quantised == pole)
  }

  @Test("has no position when part of it is missing", arguments: 0..<4)
  func missingPart(index: Int) throws {
    var tags = MadeExif()
    tags.gps = gpsEntries(for: pole)
    tags.gps.remove(at: index)
    #expect(try read(tags).position == nil)
  }

  @Test(
    "has no position when the numbers cannot be one",
    arguments: [
      ("0/0", [0, 0, 0, 0, 0, 0]), ("seconds over zero", [19, 1, 24, 1, 9, 0]), ("91°", [91, 1, 0, 1, 0, 1]),
      ("90° 1′", [90, 1, 1, 1, 0, 1]), ("no parts", []), ("four parts", [19, 1, 24, 1, 9, 1, 0, 1]),
    ] as [(String, [UInt32])])
  func impossiblePosition(name: String, latitude: [UInt32]) throws {
    var tags = MadeExif()
    tags.gps = gpsEntries(for: pole)
    tags.gps[1] = .rationals(2, latitude)
    #expect(try read(tags).position == nil, "\(name)")
  }

  @Test("at exactly zero, zero has no position: the device had no fix")
  func nullIsland() throws {
    var tags = MadeExif()
    tags.gps = gpsEntries(for: Coordinate(longitude: 0, latitude: 0))
    #expect(try read(tags).position == nil)
  }

  @Test("has no position when its numbers are of another type or its hemisphere is another letter")
  func wrongType() throws {
    var tags = MadeExif()
    tags.gps = gpsEntries(for: pole)
    tags.gps[1].type = 10
    #expect(try read(tags).position == nil)
    tags.gps[1].type = 5
    tags.gps[2] = .text(3, "O")
    #expect(try read(tags).position == nil)
  }

  @Test("cut off or garbled anywhere within its EXIF never brings the reader down")
  func garbled() throws {
    var tags = MadeExif()
    tags.picture = [.short(0x0112, 6)]
    tags.exif = [.text(0x9003, "2024:11:12 12:00:00"), .text(0x9011, "-06:00")]
    tags.gps = gpsEntries(for: pole) + gpsEntries(forUTC: 1_731_434_400)
    let whole = jpeg(tinyJPEG, with: tags.segment)
    for index in 2..<(2 + tags.segment.count) {
      _ = try? PhotoEvidence(bytes: Array(whole.prefix(index)), path: "a.jpg")
      for value: UInt8 in [0, 0x7F, 0xFF] {
        var bytes = whole
        bytes[index] = value
        let position = (try? PhotoEvidence(bytes: bytes, path: "a.jpg"))?.position
        #expect(position.map { abs($0.latitude) <= 90 && abs($0.longitude) <= 180 } ?? true)
      }
    }
  }
}
