import Territory
import Testing

/// Zones that rounds keep out of, and the days and hours at which they do.
@Suite struct AvoidZoneTests {
  private func day(_ text: String) -> LocalDate { LocalDate(text)! }

  private func zone(_ days: String, _ from: String, _ to: String, since: String? = nil, until: String? = nil)
    -> AvoidZone
  {
    AvoidZone(
      id: RecordID(kind: "avoid_zone", key: ["x"]), name: "x", area: .point(Coordinate(longitude: 0, latitude: 0)),
      validFrom: since.map(day), validTo: until.map(day), weekdays: Weekdays(days)!, from: TimeOfDay(from)!,
      to: TimeOfDay(to)!)
  }

  @Test("hours that cross midnight belong to the day on which they begin")
  func midnight() {
    let zone = zone("lun-vie", "20:00", "05:00")
    // 2024-05-13 is a Monday.
    #expect(zone.hours(on: day("2024-05-13")) == [72_000..<104_400])
    #expect(zone.hours(on: day("2024-05-14")) == [0..<18_000, 72_000..<104_400])
    #expect(zone.hours(on: day("2024-05-18")) == [0..<18_000])
    #expect(zone.hours(on: day("2024-05-19")).isEmpty)
  }

  @Test("hours within a day, and days of validity")
  func validity() {
    let zone = zone("todos", "09:00", "11:30", since: "2024-05-13", until: "2024-05-14")
    #expect(zone.hours(on: day("2024-05-12")).isEmpty && zone.hours(on: day("2024-05-15")).isEmpty)
    #expect(zone.hours(on: day("2024-05-14")) == [32_400..<41_400])
  }

  @Test(
    "days of the week as people write them",
    arguments: [
      ("lun-vie", 31, "lun–vie"), ("Martes y jueves", 10, "mar, jue"), ("sáb-mar", 99, "lun, mar, sáb, dom"),
      ("mon–fri", 31, "lun–vie"), ("1000001", 65, "lun, dom"), ("todos", 127, "todos los días"), ("mié", 4, "mié"),
    ])
  func weekdays(text: String, mask: Int, words: String) {
    #expect(Weekdays(text)?.rawValue == mask)
    #expect(Weekdays(rawValue: mask).words(in: .spanish) == words)
  }

  @Test("what is no day is refused", arguments: ["", "lu", "lun-", "lunes a veces", "0000000", "8"])
  func noWeekdays(text: String) { #expect(Weekdays(text) == nil) }

  @Test("a stop inside a zone is told with place, hour and the zone's hours")
  func sentence() {
    var zone = zone("lun-vie", "20:00", "05:00")
    let rule = RoundRule.insideZone(stop: "El Molino", time: "20:10", zone: zone)
    #expect(rule.code == "E-RUT-02")
    #expect(rule.spanish == "El Molino 20:10 dentro de zona evitada (lun–vie 20:00–05:00).")
    zone.severity = .warning
    #expect(RoundRule.insideZone(stop: "El Molino", time: "20:10", zone: zone).code == "W-RUT-02")
    let range = RoundRule.beyondRange(metres: 410_000, range: 400_000)
    #expect(range.code == "E-RUT-03" && range.spanish == "Ronda de 410 km supera la autonomía 400 km.")
  }
}
