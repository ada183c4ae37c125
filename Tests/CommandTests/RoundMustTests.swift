import Foundation
import Testing

/// Stops that must be served, and budgets that buy fewer but weightier visits.
struct RoundMustTests {
  private static let (chante, molino) = ("140500002", "140500004")

  @Test("what must be served goes before what has a higher priority")
  func first() throws {
    let planning = try RoundPlanning()
    // 14 km there and back, or 10 km to the place of higher priority; not both.
    let both = "\(Self.chante),\(Self.molino)"
    #expect(try RoundPlanning.keys(planning.round(both, "--litres", "1.5", "--dry-run")) == [Self.chante])
    let round = try planning.round(both, "--litres", "1.5", "--must", Self.molino, "--dry-run")
    #expect(RoundPlanning.keys(round) == [Self.molino])
    #expect(RoundPlanning.stops(round).first?["must"] as? Bool == true)
  }

  @Test("what must be served is planned though it is not among the stops")
  func added() throws {
    let planning = try RoundPlanning()
    let round = try planning.round(Self.chante, "--must", "El Molino,\(Self.chante)", "--dry-run")
    #expect(Set(RoundPlanning.keys(round)) == [Self.chante, Self.molino])
    let due = try planning.office.run(
      "round", "plan", "--from", "2024-05-10", "--must", Self.molino, "--dry-run", "--json")
    #expect(try RoundPlanning.rounds(due).map(RoundPlanning.keys) == [[Self.molino]], "Nothing is due that day.")
  }

  @Test("where what must be served cannot be, nothing is kept; what is said to lack lets it in")
  func lacking() throws {
    let planning = try RoundPlanning()
    let both = "\(Self.chante),\(Self.molino)"
    func answer(_ litres: String) throws -> Answer {
      try planning.plan(both, ["--must", Self.molino, "--litres", litres])
    }
    let refused = try answer("1.2")
    #expect(refused.code == 1 && refused.out.isEmpty)
    // 1.4 l without the other stop, whatever the other takes.
    #expect(
      refused.err.contains(
        "Ningún plan cumple --must, y nada se guardó. «140500004» queda fuera: faltan 0.20 l de gasolina"))
    #expect(try planning.office.did("round", "list", "--json").objects().isEmpty)
    #expect(try answer("1.39").code == 1)
    #expect(try RoundPlanning.rounds(answer("1.4")).map(RoundPlanning.keys) == [[Self.molino]])
    let english = try planning.plan(both, ["--must", Self.molino, "--litres", "1.2", "--lang", "en"])
    #expect(english.err.contains("No plan serves --must, and nothing was kept. “140500004” is left out: 0.20 l"))
  }

  @Test("what must be served and is no place, or has no vehicle, is refused by name")
  func unknown() throws {
    let planning = try RoundPlanning()
    try planning.refuses("«Atlantis»", Self.chante, "--must", "Atlantis")
    try planning.refuses(
      "«140500004» queda fuera: sin vehículo el 2024-05-13.", Self.chante, "--must", Self.molino, "--available",
      "PC-01=dom")
  }

  @Test("another first day leaves a place its priority")
  func duty() throws {
    let office = try RoundPlanning().office
    try office.did("unit", "edit", Self.chante, "first_due=2024-05-10", "priority=3", "every_days=30")
    #expect(try office.run("unit", "edit", Self.chante, "first_due=2024-05-13").out.contains("Cambio"))
    let due = try office.run("list", "due", "--days", "60", "--json").objects()
    let place = try #require(due.first { $0["key"] as? String == Self.chante })
    #expect(place["priority"] as? Int == 3 && place["due"] as? String == "2024-05-13")
  }

  @Test("more money may buy fewer visits, of higher priority, and one line says so; priority never falls")
  func frontier() throws {
    let planning = try RoundPlanning()
    try planning.office.did("unit", "edit", Self.chante, "first_due=2024-05-13", "priority=1")
    // Two of priority 1 for 43.80, or 64.40 for the one of priority 2 alone.
    let arguments = ["--frontier", "45,65,150"]
    let points = try #require(
      try planning.plan("140500002,140509905,140500008", arguments).json() as? [[String: Any]])
    #expect(points.compactMap { $0["visits"] as? Int } == [2, 1, 3])
    var before: [Int: Int] = [:]
    for point in points {
      var now: [Int: Int] = [:]
      for level in try #require(point["visits_by_priority"] as? [[String: Any]]) {
        now[try #require(level["priority"] as? Int)] = level["visits"] as? Int
      }
      let decisive = [2, 1].first { now[$0] ?? 0 != before[$0] ?? 0 }
      if let decisive { #expect(now[decisive] ?? 0 > before[decisive] ?? 0) }
      before = now
    }
    let text = try planning.office.did(
      "round", "plan", "--from", "2024-05-13", "--stops", "140500002,140509905,140500008", "--vehicles", "PC-01",
      "--frontier", "45,65,150")
    let notes = text.lines.filter { $0.hasPrefix("De ") }
    #expect(
      notes == [
        "De 45.00 a 65.00 MXN bajan las visitas o su suma: una de prioridad mayor va antes que todas las menores "
          + "(1 de prioridad 2, antes 2 de prioridad 1)."
      ])
  }

  @Test("budgets that do not pay for what must be served say so")
  func poorFrontier() throws {
    let planning = try RoundPlanning()
    let points = try #require(
      try planning.plan(Self.chante, ["--must", Self.molino, "--frontier", "30;100"]).json() as? [[String: Any]])
    #expect(points.map { $0["musts_left_out"] as? [String] } == [[Self.molino], []])
    let text = try planning.office.did(
      "round", "plan", "--from", "2024-05-13", "--stops", Self.chante, "--must", Self.molino, "--vehicles", "PC-01",
      "--frontier", "30;100")
    #expect(text.out.contains("Con 30.00 MXN no cabe lo que pide --must: 140500004."))
  }
}
