import Foundation
import Testing

/// Heights of the ground, from files made here of a hill known by heart.
struct RoadElevationTests {
  /// 2,226 m due north.
  private static let slope = RoadOffice.osm([("Cuesta", [(-103.43, 20.3), (-103.43, 20.32)], [:])])
  private static let (foot, top) = ("-103.43,20.3", "-103.43,20.32")

  /// Level up to 20.30°, from there 120 m up to 20.32°, then level again.
  private static func height(_ latitude: Double) -> Int16 {
    Int16(1500 + (min(max((latitude - 20.3) / 0.02, 0), 1) * 120).rounded())
  }

  /// SRTM's tile of three seconds around the hill.
  private static let tile: [UInt8] = (0...1200).flatMap { row in
    let metres = UInt16(bitPattern: height(21 - Double(row) / 1200))
    return (0...1200).flatMap { _ in [UInt8(metres >> 8), UInt8(metres & 255)] }
  }

  /// Cells of a thousandth of a degree from 20.325° down, so many of them.
  private static func geoTIFF(rows: Int) -> [UInt8] {
    let heights = (0..<rows).map { height(20.325 - (Double($0) + 0.5) / 1000) }
    return HandTIFF(columns: 20, rows: heights, west: -103.44, north: 20.325, step: 0.001).bytes
  }

  private static func office(_ name: String, _ bytes: [UInt8]) throws -> (office: RoadOffice, said: Answer) {
    let office = try RoadOffice(("cuesta.osm", slope))
    try Data(bytes).write(to: URL(fileURLWithPath: office.path(name)))
    return (office, try office.did("import", "elevation", office.path(name)))
  }

  @Test(
    "a tile, plain or zipped, and a GeoTIFF each make the way up cost more than the way down",
    arguments: ["N20W104.hgt", "N20W104.hgt.zip", "cerro.tif"])
  func uphill(name: String) throws {
    let bytes =
      switch name {
      case "N20W104.hgt": Self.tile
      case "cerro.tif": Self.geoTIFF(rows: 30)
      default: storedZip(of: Self.tile, as: "srtm/N20W104.hgt")
      }
    let (office, said) = try Self.office(name, bytes)
    #expect(said.out.contains("Con alturas: 1 de 1 tramos (100.0 %), 2.2 de 2.2 km (100.0 %).\n"))
    let level = try RoadOffice(("cuesta.osm", Self.slope)).litres(Self.foot, Self.top)
    let (up, down) = try (office.litres(Self.foot, Self.top), office.litres(Self.top, Self.foot))
    #expect(up > 1.5 * level && down < 0.75 * level && down >= 0, "\(up), \(level), \(down)")
    // By km/l alone a hill costs nothing.
    let litres = try office.litres(Self.foot, Self.top, "--km-per-litre", "10")
    #expect(try litres == office.litres(Self.top, Self.foot, "--km-per-litre", "10"))
    let again = try office.did("import", "elevation", office.path(name))
    #expect(again.out.contains("(ya estaba)"))
    try office.office.isClean()
  }

  @Test("how much of the roads has heights is told, for the eye and for a program; without roads that is told")
  func coverage() throws {
    let office = try RoadOffice(
      (
        "dos.osm",
        RoadOffice.osm([
          ("Cuesta", [(-103.43, 20.3), (-103.43, 20.32)], [:]), ("Lejos", [(-103.3, 20.3), (-103.3, 20.32)], [:]),
        ])
      ))
    try Data(Self.geoTIFF(rows: 30)).write(to: URL(fileURLWithPath: office.path("cerro.tif")))
    let said = try office.did("import", "elevation", "cerro.tif").lines
    #expect(said[0] == "Alturas: 20 × 30 celdas, 0 sin dato, (-103.4400, 20.2950) – (-103.4200, 20.3250)")
    #expect(said[1] == "Con alturas: 1 de 2 tramos (50.0 %), 2.2 de 4.4 km (50.0 %).")
    let read = try office.did("import", "elevation", "cerro.tif", "--json").object()
    let coverage = try #require(read["coverage"] as? [String: Any])
    #expect(read["known"] as? Bool == true)
    #expect(coverage["segments"] as? Int == 2 && coverage["covered_segments"] as? Int == 1)
    let bare = try RoadOffice()
    try Data(Self.geoTIFF(rows: 30)).write(to: URL(fileURLWithPath: bare.path("cerro.tif")))
    #expect(try bare.did("import", "elevation", "cerro.tif").lines.last == "Aún no hay vialidad cargada.")
  }

  @Test("a file that gives no heights is refused in one sentence, and nothing is written")
  func refused() throws {
    let office = try RoadOffice(("cuesta.osm", Self.slope)).office
    for (name, bytes) in [
      ("N20W104.hgt", Array(Self.tile.dropLast(2))), ("cerro.hgt", Self.tile),
      ("cortado.tif", Array(Self.geoTIFF(rows: 30).prefix(300))), ("texto.tif", Array("no es un mapa".utf8)),
      ("N20W104.hgt.zip", Array(storedZip(of: Self.tile, as: "N20W104.hgt").dropLast(30))),
    ] {
      try Data(bytes).write(to: URL(fileURLWithPath: office.harness.path(name)))
      let before = try office.state()
      let answer = try office.run("import", "elevation", name)
      #expect(answer.code == 1 && answer.out.isEmpty && answer.err.contains("«\(name)»"), "\(name): \(answer.err)")
      #expect(answer.err.split(separator: "\n").count == 1)
      #expect(try office.state() == before)
    }
  }
}

/// A GeoTIFF in EPSG:4326 whose rows each have one height: little-endian, one strip, not compressed.
private struct HandTIFF {
  var columns: Int
  var rows: [Int16]
  var west: Double
  var north: Double
  var step: Double

  var bytes: [UInt8] {
    let pixels = rows.flatMap { row in (0..<columns).flatMap { _ in little(UInt64(UInt16(bitPattern: row)), 2) } }
    let keys: [UInt16] = [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326]
    let entries: [(tag: Int, type: Int, count: Int, data: [UInt8])] = [
      (256, 4, 1, little(UInt64(columns), 4)), (257, 4, 1, little(UInt64(rows.count), 4)), (258, 3, 1, little(16, 4)),
      (259, 3, 1, little(1, 4)), (262, 3, 1, little(1, 4)), (273, 4, 1, little(8, 4)), (277, 3, 1, little(1, 4)),
      (278, 4, 1, little(UInt64(rows.count), 4)), (279, 4, 1, little(UInt64(pixels.count), 4)),
      (339, 3, 1, little(2, 4)), (33_550, 12, 3, [step, step, 0].flatMap { little($0.bitPattern, 8) }),
      (33_922, 12, 6, [0, 0, 0, west, north, 0].flatMap { little($0.bitPattern, 8) }),
      (34_735, 3, keys.count, keys.flatMap { little(UInt64($0), 2) }),
    ]
    var place = 8 + pixels.count + 2 + entries.count * 12 + 4
    var (directory, extra): ([UInt8], [UInt8]) = (little(UInt64(entries.count), 2), [])
    for entry in entries {
      directory += little(UInt64(entry.tag), 2) + little(UInt64(entry.type), 2) + little(UInt64(entry.count), 4)
      if entry.data.count > 4 {
        directory += little(UInt64(place), 4)
        extra += entry.data
        place += entry.data.count
      } else {
        directory += entry.data
      }
    }
    let head: [UInt8] = [0x49, 0x49, 42, 0] + little(UInt64(8 + pixels.count), 4)
    return head + pixels + directory + [0, 0, 0, 0] + extra
  }
}

/// A zip of one file that is not packed.
private func storedZip(of bytes: [UInt8], as name: String) -> [UInt8] {
  let (size, checksum) = (little(UInt64(bytes.count), 4), little(UInt64(crc32(bytes)), 4))
  let length = little(UInt64(name.utf8.count), 2)
  // Version 2.0, no flags, stored, without a time.
  let start: [UInt8] = [20, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  let facts = start + checksum + size + size + length + [0, 0]
  let path = Array(name.utf8)
  let member: [UInt8] = [0x50, 0x4B, 3, 4] + facts + path + bytes
  let entry: [UInt8] = [0x50, 0x4B, 1, 2, 20, 0] + facts + [UInt8](repeating: 0, count: 14) + path
  var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0]
  end += little(UInt64(entry.count), 4)
  end += little(UInt64(member.count), 4)
  end += [0, 0]
  return member + entry + end
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
  var table: [UInt32] = []
  for byte in UInt32(0)..<256 {
    var value = byte
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    table.append(value)
  }
  var sum = UInt32.max
  for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 255)] ^ (sum >> 8) }
  return ~sum
}

private func little(_ number: UInt64, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
}
