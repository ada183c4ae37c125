import Foundation
import Testing

/// Due dates in plans, visits that fall due several times, and what rounds that are kept make already.
struct RoundDueTests {
  private static let (chante, cosala, molino) = ("140500002", "140500011", "140500004")

  private static func stops(_ plan: [String: Any]) -> [[String: Any]] {
    (plan["rounds"] as? [[String: Any]] ?? []).flatMap { round in
      RoundPlanning.stops(round).map { stop in stop.merging(["date": round["date"] ?? ""]) { own, _ in own } }
    }
  }

  private static func plan(_ office: ScenarioOffice, _ arguments: String...) throws -> [String: Any] {
    let answer = try office.run(["round", "plan", "--json", "--dry-run"] + arguments)
    try answer.isDone()
    return try answer.object()
  }

  private static func warnings(_ plan: [String: Any]) -> [String] {
    (plan["warnings"] as? [[String: Any]] ?? []).compactMap { $0["message"] as? String }
  }

  @Test("what is due on the first day goes that day, though another day would do as well")
  func punctual() throws {
    let planning = try RoundPlanning()
    let plan = try Self.plan(
      planning.office, "--from", "2024-05-13", "--days", "5", "--vehicles", "PC-01,PC-02", "--promoters", "P01,P02",
      "--available", "PC-01=mar,jue")
    let stops = Self.stops(plan)
    let monday = stops.filter { $0["due"] as? String == "2024-05-13" }
    #expect(monday.count == 5 && stops.count > 5)
    #expect(monday.allSatisfy { $0["date"] as? String == "2024-05-13" && $0["days_late"] as? Int == 0 })
    #expect(stops.allSatisfy { $0["days_late"] as? Int == 0 })
    #expect((plan["total"] as? [String: Any])?["late"] as? Int == 0)
  }

  @Test("what comes after its due date says by how many days, also where it was overdue before")
  func late() throws {
    let planning = try RoundPlanning()
    try planning.office.did("unit", "edit", Self.molino, "first_due=2024-05-06")
    let arguments = [
      "--days", "3", "--vehicles", "PC-02", "--available", "PC-02=mié", "--from", "2024-05-13", "--stops",
      "\(Self.chante),\(Self.molino)",
    ]
    let answer = try planning.office.run(["round", "plan", "--json", "--dry-run"] + arguments)
    let late = Dictionary(
      uniqueKeysWithValues: Self.stops(try answer.object()).map {
        ($0["key"] as? String ?? "", $0["days_late"] as? Int ?? -1)
      })
    #expect(late == [Self.chante: 2, Self.molino: 9])
    let text = try planning.office.run(["round", "plan", "--dry-run"] + arguments).out
    #expect(text.contains("140500002 Chantepec (El Chante)") && text.contains(", 2 días después de su fecha"))
    #expect(text.contains(", 9 días después de su fecha"))
  }

  @Test("an edited round still says what is late")
  func lateAfterEdit() throws {
    let planning = try RoundPlanning()
    try planning.office.did("unit", "edit", Self.molino, "first_due=2024-05-06")
    let key = try RoundPlanning.key(planning.round("\(Self.chante),\(Self.molino)"))
    for change in [["--shift", "09:30-17:00"], ["--remove", Self.molino], ["--add", Self.molino]] {
      let stops = RoundPlanning.stops(try planning.edited(key, change[0], change[1]))
      let late = stops.filter { $0["key"] as? String == Self.molino }.map { $0["days_late"] as? Int }
      #expect(late == (change[0] == "--remove" ? [] : [7]))
      #expect(stops.filter { $0["key"] as? String == Self.chante }.map { $0["days_late"] as? Int } == [0])
    }
  }

  @Test("of two that cannot both be in time, the higher priority is")
  func priority() throws {
    let planning = try RoundPlanning()
    for (first, second) in [(Self.chante, Self.cosala), (Self.cosala, Self.chante)] {
      try planning.office.did("unit", "edit", first, "first_due=2024-05-13", "priority=3")
      try planning.office.did("unit", "edit", second, "first_due=2024-05-13", "priority=1")
      let plan = try Self.plan(
        planning.office, "--from", "2024-05-13", "--days", "2", "--vehicles", "PC-01", "--stops",
        "\(Self.chante),\(Self.cosala)", "--stops-per-trip", "1")
      let days = Self.stops(plan).map { "\($0["key"] ?? "") \($0["date"] ?? "")" }
      #expect(Set(days) == ["\(first) 2024-05-13", "\(second) 2024-05-14"])
    }
  }

  @Test("days after due dates weigh between plans and are no part of what they cost")
  func unpaid() throws {
    let planning = try RoundPlanning()
    let plan = try Self.plan(
      planning.office, "--from", "2024-05-14", "--vehicles", "PC-01", "--stops", "\(Self.chante),\(Self.cosala)",
      "--budget", "50.60")
    #expect(Self.stops(plan).map { $0["days_late"] as? Int } == [1, 1])
    #expect((plan["total"] as? [String: Any])?["cost"] as? Double == 50.60)
  }

  @Test("a visit early in the plan does not make its place due once more; all that fall due are planned")
  func everyFortnight() throws {
    let planning = try RoundPlanning()
    try planning.office.did("unit", "edit", Self.cosala, "first_due=2024-05-13", "every_days=14")
    let plan = try Self.plan(planning.office, "--from", "2024-05-02", "--days", "22", "--vehicles", "PC-01")
    let visits = Self.stops(plan).filter { $0["key"] as? String == Self.cosala }
    #expect(visits.map { $0["number"] as? Int } == [1, 2] && visits.allSatisfy { $0["count"] as? Int == 2 })
    let days = visits.compactMap { ($0["date"] as? String).flatMap { Int($0.suffix(2)) } }
    try #require(days.count == 2)
    #expect(days[1] >= days[0] + 14 && days[1] + 14 > 31, "\(days)")
    #expect(!(plan["unserved"] as? [[String: Any]] ?? []).contains { $0["place"] as? String == Self.cosala })
  }

  @Test("which of a place's visits is made and which is left out is told by number and due date")
  func leftOver() throws {
    let planning = try RoundPlanning()
    try planning.office.did("unit", "edit", Self.chante, "first_due=2024-05-13", "every_days=2")
    let plan = try Self.plan(
      planning.office, "--from", "2024-05-13", "--days", "5", "--vehicles", "PC-02", "--available", "PC-02=mar,mié")
    let made = Self.stops(plan).filter { $0["key"] as? String == Self.chante }
    try #require(made.count == 1)
    #expect(made[0]["date"] as? String == "2024-05-14" && made[0]["days_late"] as? Int == 1)
    #expect(made[0]["number"] as? Int == 1 && made[0]["count"] as? Int == 2)
    // Two days after the 14th; the next would be due on the 18th.
    let left = (plan["unserved"] as? [[String: Any]] ?? []).filter { $0["place"] as? String == Self.chante }
    #expect(left.map { $0["key"] as? String } == ["140500002 (2/2)"])
    #expect(left.first?["due"] as? String == "2024-05-16")
    #expect((left.first?["reason"] as? String)?.contains("1 día demasiado cerca de «140500002 (1/2)»") == true)
    let missing = try #require((left.first?["missing"] as? [[String: Any]])?.first)
    #expect(missing["kind"] as? String == "spacing" && missing["figure"] as? Int == 1)
  }

  // MARK: Rounds that are kept

  @Test("what is due and stands in a kept round is left to it, with one notice; annulled, it is planned again")
  func standing() throws {
    let planning = try RoundPlanning()
    let kept = try planning.office.run("round", "plan", "--from", "2024-05-13", "--vehicles", "PC-01", "--json")
    let round = try #require(try RoundPlanning.rounds(kept).first)
    let key = try RoundPlanning.key(round)
    let keys = Set(RoundPlanning.keys(round))
    #expect(keys.count == 5)
    let arguments = ["--from", "2024-05-14", "--vehicles", "PC-02", "--days", "2"]
    let plan = try Self.plan(planning.office, arguments[0], arguments[1], arguments[2], arguments[3])
    #expect(Set(Self.stops(plan).compactMap { $0["key"] as? String }).isDisjoint(with: keys))
    let notices = Self.warnings(plan)
    #expect(notices.count == 1 && notices[0].contains("ya van en la ronda \(key) del 2024-05-13"), "\(notices)")
    #expect(keys.allSatisfy { notices[0].contains($0) })
    try planning.office.did("round", "annul", key, "--reason", "No hubo vehículo")
    let again = try Self.plan(planning.office, arguments[0], arguments[1], arguments[2], arguments[3])
    #expect(keys.isSubset(of: Set(Self.stops(again).compactMap { $0["key"] as? String })))
    #expect(Self.warnings(again).isEmpty)
  }

  @Test("a kept round of weeks later takes no visit that falls due before")
  func laterRound() throws {
    let planning = try RoundPlanning()
    try planning.office.did("unit", "edit", Self.molino, "first_due=2024-05-14")
    try planning.office.did("round", "plan", "--from", "2024-06-10", "--stops", Self.molino, "--vehicles", "PC-01")
    let plan = try Self.plan(planning.office, "--from", "2024-05-14", "--days", "2", "--vehicles", "PC-02")
    #expect(Self.stops(plan).contains { $0["key"] as? String == Self.molino })
    #expect(!Self.warnings(plan).contains { $0.contains("2024-06-10") })
  }

  @Test("a stop that is named is planned though a kept round has it, and so is its vehicle: both are told")
  func named() throws {
    let planning = try RoundPlanning()
    let key = try RoundPlanning.key(planning.round(Self.chante))
    let plan = try Self.plan(
      planning.office, "--from", "2024-05-13", "--vehicles", "PC-01", "--stops", "\(Self.chante),\(Self.molino)")
    #expect(Self.stops(plan).count == 2)
    let notices = Self.warnings(plan)
    #expect(notices.contains("140500002 ya va en la ronda \(key) del 2024-05-13; quede en una sola."))
    #expect(notices.contains { $0.contains("PC-01 ya tiene la ronda \(key) el 2024-05-13") }, "\(notices)")
    // The very same plan once more says only that it is kept.
    let same = try planning.plan(Self.chante, [])
    #expect(Self.warnings(try same.object()).map { $0.contains("ya estaba guardada tal cual") } == [true])
  }

  @Test("a place that a kept round visits falls due again an interval after it")
  func afterKept() throws {
    let planning = try RoundPlanning()
    try planning.office.did("unit", "edit", Self.chante, "first_due=2024-05-13", "every_days=3")
    _ = try planning.round(Self.chante)
    let plan = try Self.plan(planning.office, "--from", "2024-05-14", "--days", "4", "--vehicles", "PC-02")
    let visits = Self.stops(plan).filter { $0["key"] as? String == Self.chante }
    #expect(visits.map { $0["due"] as? String } == ["2024-05-16"])
  }
}
