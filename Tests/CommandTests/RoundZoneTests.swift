import Foundation
import Testing

/// Rounds whose only way leads through a zone: never at its hours.
struct RoundZoneTests {
  private static let chante = "140500002"
  /// From the office to Chantepec there is one road.
  private static let road = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"highway":"secondary"},"geometry":{"type":"LineString","coordinates":
    [[-103.425277,20.284444],[-103.41,20.287],[-103.393611,20.290277]]}}]}
    """
  /// Across the road, with neither end inside.
  private static let between = "polygon=-103.412,20.28 -103.408,20.28 -103.408,20.295 -103.412,20.295"

  private let office: ScenarioOffice

  init() throws {
    office = try ScenarioOffice.jocotepec()
    try office.did("import", "roads", office.write(Self.road, to: "camino.geojson"))
  }

  private func plan(_ arguments: [String]) throws -> Answer {
    try office.run(
      ["round", "plan", "--from", "2024-05-13", "--stops", Self.chante, "--vehicles", "PC-01", "--dry-run", "--json"]
        + arguments)
  }

  private func reason(_ arguments: String...) throws -> String? {
    let answer = try plan(arguments)
    try answer.isDone()
    return (try answer.object()["unserved"] as? [[String: Any]])?.first?["reason"] as? String
  }

  private static func minutes(_ value: Any?) throws -> Int {
    let parts = try #require(value as? String).split(separator: ":").compactMap { Int($0) }
    return parts[0] * 60 + parts[1]
  }

  /// When the only round is on its way there and back, in minutes of the day.
  private func drives(_ arguments: String...) throws -> [ClosedRange<Int>] { try drives(arguments) }

  private func drives(_ arguments: [String]) throws -> [ClosedRange<Int>] {
    let answer = try plan(arguments)
    let round = try #require(try RoundPlanning.rounds(answer).first, "\(answer.out)")
    let (leaves, back) = (try Self.minutes(round["leaves"]), try Self.minutes(round["back"]))
    let arrives = try Self.minutes(RoundPlanning.stops(round).first?["arrival"])
    // The way back takes as long as the way there.
    return [leaves...arrives, back - (arrives - leaves)...back]
  }

  @Test(
    "nobody is on the only way while the zone holds",
    arguments: [
      ("08:00", "12:00", "09:00-17:00"), ("12:00", "15:00", "09:00-17:00"), ("12:00", "15:00", "11:45-17:00"),
      ("09:20", "16:00", "09:00-17:00"), ("16:00", "20:00", "09:00-17:00"), ("20:00", "09:30", "09:00-17:00"),
    ])
  func hours(from: String, to: String, shift: String) throws {
    let free = try drives("--shift", shift)
    try office.did("zone", "add", "name=Barrera", Self.between, "time_from=\(from)", "time_to=\(to)")
    let (opens, closes) = (try Self.minutes(from), try Self.minutes(to))
    for drive in try drives("--shift", shift) {
      let held = closes > opens ? [opens..<closes] : [0..<closes, opens..<1440]
      for hours in held {
        // Hours are told to the minute begun: who is back at twelve has left the zone before.
        #expect(drive.upperBound <= hours.lowerBound || drive.lowerBound + 1 >= hours.upperBound, "\(drive) \(hours)")
      }
    }
    // Nobody was kept from the way without need.
    try office.did("zone", "annul", "Barrera", "--reason", "Ya es seguro")
    #expect(try drives("--shift", shift) == free)
  }

  @Test(
    "where the zone leaves too little of the shift, the minutes that are told let the stop in, and the zone is named")
  func late() throws {
    try office.did("zone", "add", "name=Barrera", Self.between, "time_from=08:00", "time_to=16:30")
    let reason = try #require(try reason())
    #expect(reason.contains("El camino cruza la zona evitada «Barrera» (") && reason.contains("08:00–16:30)"))
    let missing = try #require(
      reason.firstRange(of: "faltan ").flatMap { Int(reason[$0.upperBound...].prefix { $0.isNumber }) })
    func shift(_ minutes: Int) -> String { "09:00-17:\(String(format: "%02d", minutes))" }
    #expect(try self.reason("--shift", shift(missing)) == nil)
    #expect(try self.reason("--shift", shift(missing - 1)) != nil)
  }

  @Test("a zone that takes the only way all through the shift is the reason, with its hours")
  func barred() throws {
    try office.did("zone", "add", "name=Lejana", "polygon=-103.5,20.2 -103.49,20.2 -103.49,20.21 -103.5,20.21")
    try office.did("zone", "add", "name=Barrera", Self.between, "time_from=08:00", "time_to=18:00", "weekdays=lun")
    let words = "la zona evitada «Barrera» (lun 08:00–18:00) cierra el paso toda la jornada"
    #expect(
      try reason() == "«\(Self.chante)» queda fuera: \(words); cambie el día o --shift, o revise la zona.")
    let must = try plan(["--must", Self.chante])
    #expect(must.code == 1 && must.err.contains("Ningún plan cumple --must") && must.err.contains(words))
    let ordered = try plan(["--in-order"])
    #expect(ordered.code == 1 && ordered.err.contains("A «\(Self.chante)» no se llega: \(words)"))
    #expect(try plan(["--lang", "en"]).out.contains("avoided zone “Barrera” (Mon 08:00–18:00) bars the way"))
    // What it says to change lets the stop in.
    #expect(try reason("--shift", "18:00-20:00") == nil)
    #expect(try reason("--days", "2") == nil)
  }

  @Test("who visits inside a zone is out again before its hours begin")
  func inside() throws {
    let around = "polygon=-103.396,20.288 -103.391,20.288 -103.391,20.293 -103.396,20.293"
    try office.did("zone", "add", "name=Chante", around, "time_from=13:00", "time_to=18:00")
    func back() throws -> Int? {
      try RoundPlanning.rounds(plan(["--shift", "12:00-17:00"])).first.map { try Self.minutes($0["back"]) }
    }
    func close(at minute: Int) throws {
      let hour = "\(minute / 60):" + (minute % 60 < 10 ? "0" : "") + "\(minute % 60)"
      try office.did("zone", "edit", "Chante", "time_from=\(hour)")
    }
    let usual = try #require(try back())
    #expect(usual < 13 * 60)
    // Legs close somewhat too early rather than too late.
    try close(at: usual + 15)
    #expect(try back() == usual)
    // The visit would be over before the zone's hours, and the way back not.
    try close(at: usual - 1)
    #expect(try back() == nil)
  }

  @Test("nobody comes into a zone before its hours to wait there until they end")
  func waiting() throws {
    let around = "polygon=-103.396,20.288 -103.391,20.288 -103.391,20.293 -103.396,20.293"
    try office.did("zone", "add", "name=Chante", around, "time_from=10:00", "time_to=13:00")
    for shift in ["09:00-17:00", "09:40-17:00"] {
      for window in [[], ["--window", "\(Self.chante)=13:00-16:00"]] {
        for drive in try drives(["--shift", shift] + window) {
          #expect(drive.upperBound <= 10 * 60 || drive.lowerBound >= 13 * 60, "\(shift) \(window)")
        }
        let round = try #require(try RoundPlanning.rounds(plan(["--shift", shift] + window)).first)
        let arrives = try Self.minutes(RoundPlanning.stops(round).first?["arrival"])
        let leaves = try Self.minutes(round["leaves"])
        #expect(arrives < 10 * 60 || leaves >= 13 * 60, "\(shift) \(window)")
      }
    }
  }
}
