import Territory
import Testing

@Suite struct ClockTests {
  static let mexico = Zone("America/Mexico_City")!

  @Test(
    "an instant reads with Z or with an offset, and writes itself in UTC",
    arguments: [
      ("2024-11-08T16:00:00Z", "2024-11-08T16:00:00Z"), ("2024-11-08T10:00:00-06:00", "2024-11-08T16:00:00Z"),
      ("2024-11-08T10:00:00-0600", "2024-11-08T16:00:00Z"), ("2024-11-08 10:00-06", "2024-11-08T16:00:00Z"),
      ("2024-11-08T16:00:59.999Z", "2024-11-08T16:00:59Z"), ("2024-12-31T20:30:00-06:00", "2025-01-01T02:30:00Z"),
      ("2024-11-08T05:45:00+05:45", "2024-11-08T00:00:00Z"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
      ("1960-02-29T00:00:00Z", "1960-02-29T00:00:00Z"),
    ])
  func reads(text: String, utc: String) throws {
    let instant = try #require(Instant(text))
    #expect(instant.description == utc && Instant(utc) == instant)
  }

  @Test(
    "what is no instant is not taken for one",
    arguments: [
      "2024-11-08T16:00:00", "2024-11-08", "2024-11-08T24:00:00Z", "2024-11-08T16:60:00Z", "2024-11-08T16:00:60Z",
      "2024-11-08T16Z", "2024-11-08T16:00:00-15:00", "2024-11-08T16:00:00-06:60", "2024-11-08T16:00:00-0:600",
      "2024-11-08T16:00:00--06:00", "2024-11-08T16:00:00.Z", "2024-11-08T16:00:00.xyzZ", "2024-11-08T16:00.5Z",
      "2024-02-30T16:00:00Z", "2024-11-08X16:00:00Z", "2024-11-08T1:00:00Z", "", "2024-11-08T", "2024-11-08TZ",
      "2024-11-08T-06:00",
    ])
  func noInstant(text: String) { #expect(Instant(text) == nil) }

  @Test(
    "Mexico City had summer time until October 2022, and has none since",
    arguments: [
      ("2022-07-01 12:00", "2022-07-01T17:00:00Z"), ("2022-01-15 12:00", "2022-01-15T18:00:00Z"),
      ("2023-07-01 12:00", "2023-07-01T18:00:00Z"), ("2024-10-01", "2024-10-01T06:00:00Z"),
      ("2021-07-01", "2021-07-01T05:00:00Z"),
    ])
  func summerTime(local: String, utc: String) throws {
    let instant = try #require(Self.mexico.instant(local))
    #expect(instant.description == utc)
    #expect(Self.mexico.clock(of: instant).hasPrefix(local))
  }

  @Test("an offset written in the text wins over the office's zone")
  func writtenOffset() {
    #expect(Self.mexico.instant("2024-11-08T10:00:00+00:00")?.description == "2024-11-08T10:00:00Z")
    #expect(Self.mexico.instant("2024-11-08T10:00:00Z")?.description == "2024-11-08T10:00:00Z")
  }

  @Test(
    "where clocks go back, the first of the two hours is meant; where they leap, the day goes on",
    arguments: [
      ("America/Mexico_City", "2021-10-31 01:30", "2021-10-31T06:30:00Z"),
      ("Europe/Madrid", "2021-10-31 02:30", "2021-10-31T00:30:00Z"),
      ("America/Mexico_City", "2021-04-04 02:30", "2021-04-04T08:30:00Z"),
      ("Europe/Madrid", "2021-03-28 02:30", "2021-03-28T01:30:00Z"),
    ])
  func changes(zone: String, local: String, utc: String) throws {
    #expect(try #require(Zone(zone)).instant(local)?.description == utc)
  }

  @Test(
    "every day begins in itself, the day the clocks leap at midnight too",
    arguments: [
      "America/Mexico_City", "America/Sao_Paulo", "America/Tijuana", "Europe/Madrid", "UTC", "Asia/Kathmandu",
    ])
  func dayBegins(name: String) throws {
    let zone = try #require(Zone(name))
    let first = try #require(LocalDate("2018-01-01"))
    for offset in 0..<5 * 366 {
      let day = first.adding(days: offset)
      let start = zone.instant(on: day)
      #expect(zone.date(of: start) == day)
      #expect(zone.date(of: Instant(seconds: start.seconds - 1)) == day.adding(days: -1))
    }
  }

  @Test("the last second of a local day is that day's, though UTC is a day ahead")
  func localMidnight() throws {
    let last = try #require(Instant("2025-01-01T05:59:59Z"))
    #expect(Self.mexico.date(of: last).description == "2024-12-31" && Self.mexico.secondOfDay(of: last) == 86_399)
    #expect(Self.mexico.clock(of: last) == "2024-12-31 23:59")
    let next = Instant(seconds: last.seconds + 1)
    #expect(Self.mexico.date(of: next).description == "2025-01-01" && Self.mexico.secondOfDay(of: next) == 0)
  }

  @Test("a zone nobody knows is none") func unknownZone() { #expect(Zone("America/Iztacalco") == nil) }
}
