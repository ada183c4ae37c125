import Foundation
import Testing

/// Plans over drawn roads: around the zones of the day, edited by what they were planned by, on several threads.
struct RoundRoadTests {
  /// From the office (-103.425277, 20.284444) to Chantepec (-103.393611, 20.290277): straight, or around by the north.
  private static let roads = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"highway":"secondary"},"geometry":{"type":"LineString","coordinates":
    [[-103.425277,20.284444],[-103.41,20.287],[-103.393611,20.290277]]}},
    {"type":"Feature","properties":{"highway":"secondary"},"geometry":{"type":"LineString","coordinates":
    [[-103.425277,20.284444],[-103.425,20.31],[-103.394,20.31],[-103.393611,20.290277]]}}]}
    """
  /// Across the straight road, with neither end inside.
  private static let between = "polygon=-103.412,20.28 -103.408,20.28 -103.408,20.295 -103.412,20.295"

  private static func office() throws -> ScenarioOffice {
    let office = try ScenarioOffice.jocotepec()
    try office.did("import", "roads", office.write(roads, to: "caminos.geojson"))
    return office
  }

  private static func round(_ arguments: String..., in office: ScenarioOffice) throws -> [String: Any] {
    let answer = try office.run(
      ["round", "plan", "--from", "2024-05-13", "--stops", "140500002", "--vehicles", "PC-01", "--json"] + arguments)
    return try #require(rounds(answer).first)
  }

  private static func rounds(_ answer: Answer) throws -> [[String: Any]] {
    try answer.isDone()
    return try #require(try answer.object()["rounds"] as? [[String: Any]])
  }

  private static func kilometres(_ round: [String: Any]) throws -> Double { try #require(round["km"] as? Double) }

  @Test("a round goes around a forbidden zone on the days whose shift meets its hours, and straight on the others")
  func around() throws {
    let office = try Self.office()
    let straight = try Self.kilometres(Self.round("--dry-run", in: office))
    try #require(straight > 6.6 && straight < 7)
    try office.did("zone", "add", "name=Puente", Self.between, "weekdays=lun", "time_from=08:00", "time_to=12:00")
    let around = try Self.kilometres(Self.round("--dry-run", in: office))
    #expect(around > 16 && around < 17)
    // The stop is due on Monday the 13th; on Tuesday the bridge is free.
    let tuesday = try Self.round("--dry-run", "--days", "2", "--lock", "140500002=2024-05-14", in: office)
    #expect(try Self.kilometres(tuesday) == straight)
    let afternoon = try Self.round("--dry-run", "--shift", "12:00-17:00", in: office)
    #expect(try Self.kilometres(afternoon) == straight)
  }

  @Test("a zone that only warns is driven through unless it is named")
  func warned() throws {
    let office = try Self.office()
    try office.did("zone", "add", "name=Puente", Self.between, "severity=aviso")
    #expect(try Self.kilometres(Self.round("--dry-run", in: office)) < 7)
    #expect(try Self.kilometres(Self.round("--dry-run", "--avoid", "Puente", in: office)) > 16)
  }

  @Test("a stop inside a zone is driven to at an hour that the zone leaves free")
  func inside() throws {
    let office = try Self.office()
    let chante = "polygon=-103.396,20.288 -103.391,20.288 -103.391,20.293 -103.396,20.293"
    try office.did("zone", "add", "name=Chante", chante, "time_from=13:00", "time_to=18:00")
    let round = try Self.round("--dry-run", in: office)
    #expect(try Self.kilometres(round) < 7)
    let stops = try #require(round["stops"] as? [[String: Any]])
    #expect(try #require(stops.first?["arrival"] as? String) <= "12:30")
  }

  @Test("an edited round keeps the shift, the lunch and the profile that it was planned by")
  func remembered() throws {
    let office = try Self.office()
    let planned = try Self.round(
      "--shift", "06:00-08:30", "--lunch", "06:00-07:30/30", "--profile", "motorcycle", in: office)
    let key = try #require(planned["key"] as? String)
    let shown = try office.did("round", "show", key, "--json").object()
    #expect(shown["profile"] as? String == "motorcycle" && shown["shift"] as? String == "06:00-08:30")
    #expect(shown["lunch"] as? String == "06:00-07:30/30")
    #expect(try office.did("round", "show", key).out.contains("jornada: 06:00-08:30"))
    func edited(_ arguments: String...) throws -> [String: Any] {
      let answer = try office.run(["round", "edit", key, "--json"] + arguments)
      try answer.isDone()
      return try #require((try answer.object()["rounds"] as? [[String: Any]])?.first)
    }
    // San Juan Cosalá lies on no drawn road, so that the way there is guessed.
    let longer = try edited("--add", "140500011")
    let times = try #require(longer["stops"] as? [[String: Any]]).compactMap { $0["arrival"] as? String }
    #expect(times.count == 2 && times.allSatisfy { $0 < "08:30" } && longer["lunch"] as? String != nil)
    let again = try edited("--remove", "140500011")
    #expect(try Self.kilometres(again) == Self.kilometres(planned))
    let slower = try edited("--move", "140500002=1", "--profile", "foot", "--shift", "06:00-12:00")
    #expect(slower["lunch"] as? String != nil)
    #expect(try office.did("round", "show", key, "--json").object()["profile"] as? String == "foot")
    try office.isClean()
  }

  @Test("with --balance the work is shared by both promoters; without, the nearest way takes all")
  func balance() throws {
    let office = try Self.office()
    try office.did("import", "legs", ScenarioOffice.data("jocotepec/tramos-s2.csv"))
    // Both burn the same, so that sharing costs a way or two more.
    try office.did("vehicle", "edit", "PC-02", "km_per_l=10")
    func crews(_ arguments: String...) throws -> Set<String> {
      let answer = try office.run(
        [
          "round", "plan", "--from", "2024-05-13", "--stops", "140500002,140500011,140500017,140500003", "--vehicles",
          "PC-01,PC-02", "--promoters", "P01,P02", "--dry-run", "--json",
        ] + arguments)
      return Set(try Self.rounds(answer).compactMap { $0["promoter"] as? String })
    }
    #expect(try crews().count == 1)
    #expect(try crews("--balance") == ["P01", "P02"])
  }

  @Test("a stop behind a zone that holds all day is left out, whatever road leads through it")
  func behind() throws {
    let office = try Self.office()
    // Across both roads.
    let wall = "polygon=-103.412,20.28 -103.408,20.28 -103.408,20.32 -103.412,20.32"
    try office.did("zone", "add", "name=Barrera", wall)
    let answer = try office.run(
      "round", "plan", "--from", "2024-05-13", "--stops", "140500002", "--vehicles", "PC-01", "--dry-run", "--json")
    #expect(try Self.rounds(answer).isEmpty)
    let left = try #require(try answer.object()["unserved"] as? [[String: Any]])
    #expect((left.first?["reason"] as? String)?.contains("la zona evitada «Barrera»") ?? false)
  }

  @Test("an edited round shows its works and localities at their new numbers, and keeps its trips and limits")
  func editedStops() throws {
    let office = try Self.office()
    let answer = try office.run(
      "round", "plan", "--from", "2024-05-13", "--stops", "140500002,JOC-2024-PAV-07-1,140500011", "--vehicles",
      "PC-01",
      "--stops-per-trip", "2", "--second-trips", "--max-km", "60", "--json")
    let key = try #require(try Self.rounds(answer).first?["key"] as? String)
    let order = try #require(try Self.rounds(answer).first?["stops"] as? [[String: Any]]).compactMap {
      $0["key"] as? String
    }
    let edited = try office.run("round", "edit", key, "--move", "\(order[2])=1", "--json")
    let round = try #require(try Self.rounds(edited).first)
    #expect((round["returns"] as? [Any])?.count == 1)
    let shown = try office.did("round", "show", key, "--json").object()
    let stops = try #require(shown["stops"] as? [[String: Any]])
    #expect(stops.count == 3)
    for (stop, name) in zip(stops, [order[2], order[0], order[1]]) {
      // A works site has its unit besides; a locality no site.
      #expect((stop["site"] as? String ?? stop["unit"] as? String) == name, "\(stop)")
    }
    let far = try office.run("round", "edit", key, "--add", "140500004")
    #expect(far.code == 1)
    try office.isClean()
  }

  @Test("in a given order lunch is taken where the round is back soonest")
  func lunchInOrder() throws {
    let office = try Self.office()
    let round = try Self.round("--in-order", "--lunch", "09:00-13:00/60", "--dry-run", in: office)
    let plain = try Self.round("--lunch", "09:00-13:00/60", "--dry-run", in: office)
    #expect(round["back"] as? String == plain["back"] as? String)
    let early = try Self.round("--in-order", "--lunch", "12:00-13:00/60", "--dry-run", in: office)
    #expect(early["leaves"] as? String == "09:00" && early["lunch"] is NSNull)
  }

  @Test("a tank is too small by what a larger one must hold more")
  func tank() throws {
    let office = try Self.office()
    func left(_ litres: String) throws -> String? {
      try office.did("vehicle", "edit", "PC-01", "tank_l=\(litres)")
      let answer = try office.run(
        "round", "plan", "--from", "2024-05-13", "--stops", "140500002", "--vehicles", "PC-01", "--dry-run", "--json")
      let left = try #require(try answer.object()["unserved"] as? [[String: Any]])
      return left.first?["reason"] as? String
    }
    let reason = try #require(try left("0.5"))
    let figure = try #require(reason.split(separator: " ").compactMap { Double($0) }.first)
    #expect(reason.contains("l de tanque"))
    #expect(try left("\(((0.5 + figure) * 100).rounded() / 100)") == nil)
    #expect(try left("\(((0.5 + figure - 0.02) * 100).rounded() / 100)") != nil)
  }

  @Test("a stop goes to the day that is preferred where that costs little")
  func preferred() throws {
    let office = try Self.office()
    let round = try Self.round("--days", "3", "--prefer", "140500002=2024-05-15", "--dry-run", in: office)
    #expect(round["date"] as? String == "2024-05-15")
    let answer = try office.run(
      "round", "plan", "--from", "2024-05-13", "--stops", "140500002", "--vehicles", "PC-01", "--prefer",
      "140500002=2024-05-16")
    #expect(answer.code == 1 && answer.err.contains("ni día de este plan; corrija --prefer."))
  }

  @Test("two threads with one seed and number of iterations give one plan, again and again")
  func threads() throws {
    let office = try Self.office()
    func plan() throws -> [String] {
      let answer = try office.run([
        "round", "plan", "--from", "2024-05-13", "--days", "2", "--due", "30", "--threads", "2", "--iterations", "500",
        "--seed", "7", "--dry-run", "--json",
      ])
      let rounds = try Self.rounds(answer)
      return rounds.map { round in
        let keys = (round["stops"] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String }
        return "\(round["date"]!) \(round["vehicle"]!) \(round["km"]!) \(keys)"
      }
    }
    let first = try plan()
    #expect(try plan() == first && !first.isEmpty)
  }
}

/// Rush hours, over the demo's streets: the car's profile leaves six tenths of an avenue's speed in the morning.
extension RoundRoadTests {
  @Test("with --traffic a round takes as long as the way at that hour, and an edited one still does")
  func traffic() throws {
    let office = try ScenarioOffice.jocotepec()
    try office.did("import", "roads", ScenarioOffice.data("jocotepec/calles.geojson"))
    func minutes(_ round: [String: Any]) throws -> Int {
      let stops = try #require(round["stops"] as? [[String: Any]])
      let (leaves, arrives) = (try #require(round["leaves"]), try #require(stops.first?["arrival"]))
      return try Self.minutes(arrives) - Self.minutes(leaves)
    }
    func way(_ arguments: String...) throws -> Double {
      let route = try office.run(
        ["route", "--from", "140500001", "--to", "140500002", "--vehicle", "PC-01", "--json"] + arguments)
      return try #require(try route.object()["seconds"] as? Double) / 60
    }
    let early = ["--shift", "07:00-09:20"]
    let plain = try Self.round("--dry-run", early[0], early[1], in: office)
    let slow = try Self.round("--traffic", early[0], early[1], in: office)
    let (free, rush) = (try way(), try way("--at", "2024-05-13T07:30"))
    try #require(rush > free * 1.2)
    let (plainMinutes, slowMinutes) = (try minutes(plain), try minutes(slow))
    #expect(abs(Double(plainMinutes) - free) <= 1 && abs(Double(slowMinutes) - rush) <= 1)
    #expect(try Self.kilometres(slow) == Self.kilometres(plain))
    let key = try #require(slow["key"] as? String)
    #expect(try office.did("round", "show", key).out.contains("horas pico: sí"))
    let edited = try office.run("round", "edit", key, "--move", "1=1", "--json")
    let kept = try #require(try Self.rounds(edited).first)
    #expect(try minutes(kept) == slowMinutes)
    // Between the peaks it is as without.
    let calm = try Self.round("--dry-run", "--traffic", "--shift", "10:00-13:00", in: office)
    let calmWithout = try minutes(Self.round("--dry-run", "--shift", "10:00-13:00", in: office))
    #expect(try minutes(calm) == calmWithout)
    try office.isClean()
  }

  /// Of the day.
  private static func minutes(_ clock: Any) throws -> Int {
    let parts = try #require(clock as? String).split(separator: ":").compactMap { Int($0) }
    return parts[0] * 60 + parts[1]
  }

  @Test("without roads nobody knows rush hours")
  func trafficNeedsRoads() throws {
    let answer = try ScenarioOffice.jocotepec().run(
      "round", "plan", "--from", "2024-05-13", "--stops", "140500002", "--vehicles", "PC-01", "--traffic")
    #expect(answer.code == 1 && answer.err.contains("No hay vialidad cargada"))
  }
}
