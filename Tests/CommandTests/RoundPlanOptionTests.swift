import Foundation
import Testing

/// What a coordinator asks of a plan besides its stops, and plans changed by hand.
struct RoundPlanOptionTests {
  private static func office() throws -> ScenarioOffice {
    let office = try ScenarioOffice.jocotepec()
    try office.did("import", "legs", ScenarioOffice.data("jocotepec/tramos-s2.csv"))
    return office
  }

  private static let east = "140500002,140500011"

  private static func rounds(_ answer: Answer) throws -> [[String: Any]] {
    try #require(answer.code == 0, "\(answer.err)")
    return try #require(try answer.object()["rounds"] as? [[String: Any]])
  }

  private static func keys(_ round: [String: Any]) -> [String] {
    (round["stops"] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String }
  }

  private static func plan(_ stops: String, _ arguments: String..., in office: ScenarioOffice) throws -> Answer {
    try office.run(["round", "plan", "--from", "2024-05-13", "--stops", stops, "--json"] + arguments)
  }

  @Test("an order that is given is kept, though another is shorter")
  func inOrder() throws {
    let office = try Self.office()
    let zigzag = ["140500002", "140500004", "140500011"]
    let (stops, vehicle) = (zigzag.joined(separator: ","), "PC-01")
    let given = try Self.rounds(Self.plan(stops, "--vehicles", vehicle, "--in-order", "--dry-run", in: office))
    let free = try Self.rounds(Self.plan(stops, "--vehicles", vehicle, "--dry-run", in: office))
    try #require(given.count == 1 && free.count == 1)
    #expect(Self.keys(given[0]) == zigzag && Self.keys(free[0]) != zigzag)
    // El Molino lies west of the office, the two others east: past it twice more.
    let (long, short) = (try #require(given[0]["km"] as? Double), try #require(free[0]["km"] as? Double))
    #expect(long > short + 5, "\(long) and \(short)")
    let both = try Self.plan(Self.east, "--in-order", in: office)
    #expect(both.code == 1 && both.err.contains("un solo vehículo con --vehicles"))
  }

  @Test("a vehicle goes out on its days of the week only")
  func calendar() throws {
    let office = try Self.office()
    let rounds = try Self.rounds(
      Self.plan(Self.east, "--vehicles", "PC-01", "--days", "5", "--available", "PC-01=mar,jue", in: office))
    #expect(!rounds.isEmpty)
    #expect(rounds.allSatisfy { ["2024-05-14", "2024-05-16"].contains($0["date"] as? String) })
    let never = try Self.plan(Self.east, "--vehicles", "PC-01", "--available", "PC-01=sáb", in: office)
    let left = try #require(try never.object()["unserved"] as? [[String: Any]])
    #expect(never.code == 0 && left.count == 2)
    #expect(
      left.allSatisfy { ($0["reason"] as? String)?.contains("queda fuera: sin vehículo el 2024-05-13.") ?? false })
  }

  @Test("a stop locked to a vehicle, a day or a promoter is served there")
  func locks() throws {
    let office = try Self.office()
    let rounds = try Self.rounds(
      Self.plan(
        Self.east, "--vehicles", "PC-01,PC-02", "--promoters", "P01,P02", "--days", "2", "--lock", "140500002=PC-02",
        "--lock", "140500002=2024-05-14", "--lock", "140500011=P01", in: office))
    #expect(rounds.count == 2)
    for round in rounds {
      let isFirst = Self.keys(round) == ["140500002"]
      #expect(round["vehicle"] as? String == (isFirst ? "PC-02" : "PC-01"))
      if isFirst { #expect(round["date"] as? String == "2024-05-14") }
    }
    let bad = try Self.plan(Self.east, "--lock", "140500002=PC-09", in: office)
    #expect(bad.code == 1 && bad.err.contains("que no es vehículo, promotor ni día de este plan"))
    let unknown = try Self.plan(Self.east, "--lock", "140500004=PC-01", in: office)
    #expect(unknown.code == 1 && unknown.err.contains("«140500004» no está en este plan"))
  }

  @Test("a stop that needs a skill goes to who has it")
  func skills() throws {
    let office = try Self.office()
    let rounds = try Self.rounds(
      Self.plan(
        Self.east, "--vehicles", "PC-01,PC-02", "--promoters", "P01,P02", "--skill", "P02=topografía", "--need",
        "140500011=Topografia", in: office))
    let round = try #require(rounds.first { Self.keys($0).contains("140500011") })
    #expect(round["vehicle"] as? String == "PC-02")
  }

  @Test("lunch is taken within its hours")
  func lunch() throws {
    let office = try Self.office()
    let rounds = try Self.rounds(
      Self.plan(
        "140500002,140500011,140500004,140509910", "--vehicles", "PC-01", "--lunch",
        "11:00-12:00/60",
        in: office))
    let pause = try #require(rounds.first?["lunch"] as? String)
    #expect(pause >= "11:00" && pause <= "12:00")
    let bad = try Self.plan(Self.east, "--lunch", "a mediodía", in: office)
    #expect(bad.code == 1 && bad.err.contains("«a mediodía» no es una comida; se espera HH:MM-HH:MM/MINUTOS"))
  }

  @Test("a round is no longer than --max-km, and what is left out says by how much")
  func longest() throws {
    let office = try Self.office()
    let answer = try Self.plan(Self.east, "--vehicles", "PC-01", "--max-km", "12", in: office)
    let rounds = try Self.rounds(answer)
    #expect(rounds.count == 1 && Self.keys(rounds[0]) == ["140500002"])
    let left = try #require(try answer.object()["unserved"] as? [[String: Any]])
    #expect((left.first?["reason"] as? String)?.contains("10.0 km") == true)
  }

  @Test("with one stop a trip and a second trip the vehicle comes back between them")
  func secondTrip() throws {
    let office = try Self.office()
    let once = try Self.rounds(
      Self.plan(Self.east, "--vehicles", "PC-01", "--stops-per-trip", "1", "--dry-run", in: office))
    #expect(once.count == 1 && Self.keys(once[0]).count == 1)
    let twice = try Self.rounds(
      Self.plan(Self.east, "--vehicles", "PC-01", "--stops-per-trip", "1", "--second-trips", in: office))
    #expect(twice.count == 1 && Self.keys(twice[0]).count == 2 && (twice[0]["returns"] as? [Any])?.count == 1)
    // There and back twice: 2 × 5.0 and 2 × 11.0 km.
    #expect(twice[0]["km"] as? Double == 32)
  }

  @Test("a larger budget never buys less")
  func frontier() throws {
    let office = try Self.office()
    let arguments = [
      "round", "plan", "--from", "2024-05-13", "--vehicles", "PC-01", "--stops",
      "140500002,140500011,140500017,140500003", "--frontier", "120,30,60",
    ]
    let points = try #require(try office.run(arguments + ["--json"]).json() as? [[String: Any]])
    #expect(points.map { $0["budget"] as? Double } == [30, 60, 120])
    let visits = points.compactMap { $0["visits"] as? Int }
    #expect(visits.count == 3 && visits == visits.sorted() && visits[0] < visits[2])
    for point in points {
      let (cost, budget) = (point["cost"] as? Double, point["budget"] as? Double)
      #expect(try #require(cost) <= #require(budget))
    }
    let text = try office.run(arguments)
    let rows = text.lines.filter { $0.contains("/4") }
    #expect(rows.map { row in row.count { $0 == "█" } } == visits.map { $0 * 5 }, "Twenty for all four.")
    #expect(rows.allSatisfy { row in row.count { $0 == "█" || $0 == "·" } == 20 })
    #expect(text.lines.first?.contains("presupuesto") == true)
    #expect(try office.did("round", "list", "--json").objects().isEmpty, "Nothing is kept.")
  }

  @Test("what falls due every few days is visited several times, the interval apart")
  func repeated() throws {
    let office = try Self.office()
    try office.did("unit", "edit", "140500002", "first_due=2024-05-13", "every_days=7", "priority=3")
    let answer = try office.run([
      "round", "plan", "--from", "2024-05-13", "--days", "15", "--vehicles", "PC-01", "--json",
    ])
    let days = try Self.rounds(answer).flatMap { round in
      Self.keys(round).filter { $0 == "140500002" }.map { _ in round["date"] as? String ?? "" }
    }.sorted()
    #expect(days.count == 3)
    for (day, next) in zip(days, days.dropFirst()) {
      #expect(Self.dayNumber(next) - Self.dayNumber(day) >= 7, "\(day) and \(next)")
    }
  }

  /// Days in May and June of 2024, from 1 May.
  private static func dayNumber(_ day: String) -> Int {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    return (parts[1] - 5) * 31 + parts[2]
  }

  @Test("a plan is changed by hand; figures are counted anew and the file stays whole")
  func edited() throws {
    let office = try Self.office()
    let rounds = try Self.rounds(Self.plan(Self.east, "--vehicles", "PC-01", "--in-order", in: office))
    let key = try #require(rounds[0]["key"] as? String)
    let turned = try Self.rounds(office.run(["round", "edit", key, "--move", "140500011=1", "--json"]))
    #expect(Self.keys(turned[0]) == ["140500011", "140500002"] && turned[0]["km"] as? Double == 22)
    let longer = try Self.rounds(office.run(["round", "edit", key, "--add", "140500004=1", "--json"]))
    #expect(Self.keys(longer[0]) == ["140500004", "140500011", "140500002"])
    let shorter = try Self.rounds(
      office.run(["round", "edit", key, "--remove", "2", "--remove", "El Molino", "--json"]))
    #expect(Self.keys(shorter[0]) == ["140500002"] && shorter[0]["km"] as? Double == 10)
    let shown = try office.did("round", "show", key, "--json").object()
    #expect((shown["stops"] as? [Any])?.count == 1 && shown["est_km"] as? Double == 10)
    let again = try Self.rounds(office.run(["round", "edit", key, "--add", "140500011", "--json"]))
    #expect(Self.keys(again[0]) == ["140500002", "140500011"])
    #expect((try office.did("round", "show", key, "--json").object()["stops"] as? [Any])?.count == 2)
    try office.isClean()
  }

  @Test("a change that cannot be is refused by the rule it breaks, and nothing is written")
  func refusedEdit() throws {
    let office = try Self.office()
    let rounds = try Self.rounds(Self.plan(Self.east, "--vehicles", "PC-01", "--in-order", in: office))
    let key = try #require(rounds[0]["key"] as? String)
    func refused(_ arguments: String..., by sentence: String) throws {
      let answer = try office.run(["round", "edit", key] + arguments)
      #expect(answer.code == 1 && answer.err.contains(sentence), "\(answer.err)")
    }
    try refused("--add", "140500002", by: "La parada 140500002 se pide dos veces.")
    try refused("--remove", "140500004", by: "no tiene la parada «140500004»")
    try refused("--remove", "7", by: "No hay lugar 7 en la ronda; van de 1 a 2.")
    try refused("--shift", "09:00-09:10", by: "E-RUT-03")
    #expect(try !office.did("round", "show", key).out.contains("trayecto"))
    try refused("--move", "140500002=5", by: "No hay lugar 5 en la ronda; van de 1 a 2.")
    try refused("--move", "140500011=1", "--shift", "09:00-10:00", by: "E-RUT-03 La ronda vuelve a las 10:")
    try office.did(
      "zone", "add", "name=Poniente", "polygon=-103.56,20.37 -103.51,20.37 -103.51,20.41 -103.56,20.41",
      "weekdays=lun-vie", "time_from=09:00", "time_to=18:00")
    try refused("--add", "140500004", by: "E-RUT-02 El Molino")
    #expect((try office.did("round", "show", key, "--json").object()["stops"] as? [Any])?.count == 2)
    try office.isClean()
  }
}
