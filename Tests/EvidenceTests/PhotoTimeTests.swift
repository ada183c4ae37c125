import Territory
import Testing

@testable import Evidence

@Suite("the time of a photo")
struct PhotoTimeTests {
  /// Reads a photo with these texts for the camera's clock and its offset, and these GPS entries.
  private func time(clock: String?, offset: String? = nil, gps: [MadeEntry] = []) throws -> PhotoTime? {
    var tags = MadeExif()
    if let clock { tags.exif.append(.text(0x9003, clock)) }
    if let offset { tags.exif.append(.text(0x9011, offset)) }
    tags.gps = gps
    return try PhotoEvidence(bytes: jpeg(tinyJPEG, with: tags.segment), path: "a.jpg").takenAt
  }

  @Test("is the camera's own where nothing tells its zone")
  func local() throws {
    let time = try time(clock: "2024:11:12 12:05:09")
    #expect(time == .local(year: 2024, month: 11, day: 12, hour: 12, minute: 5, second: 9))
  }

  @Test(
    "is an instant where the camera tells its offset",
    arguments: [("-06:00", 1_731_434_400), ("Z", 1_731_412_800), ("+05:30", 1_731_393_000), ("+00:00", 1_731_412_800)])
  func offset(text: String, seconds: Int) throws {
    #expect(try time(clock: "2024:11:12 12:00:00", offset: text) == .instant(secondsSince1970: seconds))
  }

  @Test("is the camera's own where the offset is no offset", arguments: ["06:00", "-25:00", "-06", "   :  ", "-06:60"])
  func noOffset(text: String) throws {
    let time = try time(clock: "2024:11:12 12:00:00", offset: text)
    #expect(time == .local(year: 2024, month: 11, day: 12, hour: 12, minute: 0, second: 0))
  }

  @Test("is the satellites' before the camera's", arguments: [0, 951_782_399, 1_709_251_199, 1_731_434_400])
  func satellites(seconds: Int) throws {
    let time = try time(clock: "1999:01:01 00:00:00", offset: "-06:00", gps: gpsEntries(forUTC: seconds))
    #expect(time == .instant(secondsSince1970: seconds))
  }

  @Test("loses the satellites' fraction of a second")
  func fraction() throws {
    let gps: [MadeEntry] = [.rationals(7, [18, 1, 0, 1, 5999, 100]), .text(0x1D, "2024:11:12")]
    #expect(try time(clock: nil, gps: gps) == .instant(secondsSince1970: 1_731_434_459))
  }

  @Test("is the camera's where the satellites' lacks its date, or is none")
  func halfSatellites() throws {
    let clock = "2024:11:12 12:00:00"
    let expected = PhotoTime.local(year: 2024, month: 11, day: 12, hour: 12, minute: 0, second: 0)
    let hour = MadeEntry.rationals(7, [18, 1, 0, 1, 0, 1])
    #expect(try time(clock: clock, gps: [hour]) == expected)
    #expect(try time(clock: clock, gps: [hour, .text(0x1D, "2024:02:30")]) == expected)
    #expect(try time(clock: clock, gps: [.rationals(7, [18, 1, 0, 0, 0, 1]), .text(0x1D, "2024:11:12")]) == expected)
    #expect(try time(clock: clock, gps: [.rationals(7, [25, 1, 0, 1, 0, 1]), .text(0x1D, "2024:11:12")]) == expected)
  }

  @Test(
    "is unknown where the camera's clock was never set",
    arguments: ["0000:00:00 00:00:00", "    :  :     :  :  ", "2023:02:29 10:00:00", "2024:13:01 10:00:00", "ayer"])
  func unset(text: String) throws {
    #expect(try time(clock: text) == nil)
  }
}
