import Foundation
import Testing

/// Budgets of plans and of periods, what is left of them, and how their amounts are read.
struct RoundBudgetTests {
  private static let (chante, cosala, molino) = ("140500002", "140500011", "140500004")

  private static func total(_ answer: Answer) throws -> [String: Any] {
    try answer.isDone()
    return try #require(try answer.object()["total"] as? [String: Any])
  }

  @Test("the plan's total is the sum of its rounds, and says what is left of its budget")
  func total() throws {
    let planning = try RoundPlanning()
    let stops = "\(Self.chante),\(Self.cosala),\(Self.molino)"
    let locks = ["--days", "2", "--lock", "\(Self.molino)=2024-05-14", "--lock", "\(Self.chante)=2024-05-13"]
    let budgets = ["--budget", "5,833.33", "--litres", "40"]
    let answer = try planning.plan(stops, locks + budgets + ["--dry-run"])
    let (rounds, total) = (try RoundPlanning.rounds(answer), try Self.total(answer))
    try #require(rounds.count == 2)
    for figure in ["km", "litres", "cost"] {
      let sum = rounds.reduce(0) { $0 + ($1[figure] as? Double ?? .nan) }
      #expect(abs(try #require(total[figure] as? Double) - sum) < 1e-6, "\(figure)")
    }
    #expect(total["visits"] as? Int == 3 && total["wanted"] as? Int == 3 && total["rounds"] as? Int == 2)
    let minutes = try rounds.reduce(0.0) { sum, round in
      let ends = try ["leaves", "back"].map { name in
        try #require(round[name] as? String).split(separator: ":").compactMap { Double($0) }
      }
      return sum + (ends[1][0] - ends[0][0]) * 60 + ends[1][1] - ends[0][1]
    }
    #expect(abs(try #require(total["hours"] as? Double) * 60 - minutes) <= 2.6)
    let use = try #require((total["budgets"] as? [[String: Any]])?.first)
    let (cost, litres) = (try #require(total["cost"] as? Double), try #require(total["litres"] as? Double))
    #expect(abs(try #require(use["money_left"] as? Double) - (5833.33 - cost)) < 1e-6)
    #expect(abs(try #require(use["litres_left"] as? Double) - (40 - litres)) < 1e-6)
    let text = try planning.office.run(
      ["round", "plan", "--from", "2024-05-13", "--stops", stops, "--vehicles", "PC-01", "--dry-run"] + locks + budgets)
    #expect(text.lines.contains { $0.hasPrefix("Plan: 2 rondas, 3 de 3 visitas") })
    #expect(text.lines.contains { $0.hasPrefix("  Presupuesto de 5,833.33 MXN: quedan 5,7") })
    #expect(text.lines.contains { $0.hasPrefix("  Presupuesto de 40.00 l: quedan 3") })
  }

  @Test("what a period lacks counts what kept rounds spent beyond it; with so much more the stop is served")
  func overspent() throws {
    let planning = try RoundPlanning()
    try planning.plan(Self.cosala, []).isDone()
    func reason(_ pesos: Double) throws -> String? {
      let budget = "2024-05=\((pesos * 100).rounded() / 100)"
      let answer = try planning.plan(Self.molino, ["--budget", budget, "--dry-run"])
      try answer.isDone()
      return (try answer.object()["unserved"] as? [[String: Any]])?.first?["reason"] as? String
    }
    let told = try #require(try reason(1))
    let lacks = try #require(told.split(separator: " ").compactMap { Double($0) }.first, "\(told)")
    #expect(told.contains("MXN") && lacks > 20)
    #expect(try reason(1 + lacks) == nil)
    #expect(try reason(1 + lacks - 0.02) != nil)
  }

  @Test("a budget beyond what 64 bits count is no limit")
  func boundless() throws {
    let planning = try RoundPlanning()
    for budget in [["--budget", "1000000000"], ["--litres", "9999999999999"], ["--budget", "2024-05=1000000000"]] {
      let answer = try planning.plan(Self.chante, budget + ["--dry-run"])
      #expect(try RoundPlanning.rounds(answer).count == 1)
    }
  }

  @Test("a period's budget binds the days of the period, and rounds that are kept count")
  func periods() throws {
    let planning = try RoundPlanning()
    // 23.00 pesos on Friday 31 May; June has other days.
    let stops = "\(Self.chante),\(Self.molino)"
    func plan(_ arguments: String...) throws -> Answer {
      try planning.office.run(
        ["round", "plan", "--from", "2024-05-31", "--days", "2", "--stops", stops, "--vehicles", "PC-01", "--json"]
          + arguments)
    }
    let free = try RoundPlanning.rounds(plan("--dry-run"))
    #expect(free.count == 1 && free[0]["date"] as? String == "2024-05-31")
    let may = try plan("--budget", "2024-05=0", "--dry-run")
    #expect(try RoundPlanning.rounds(may).map { $0["date"] as? String } == ["2024-06-03"])
    let june = try plan("--budget", "2024-06=0", "--dry-run")
    #expect(try RoundPlanning.rounds(june).map { $0["date"] as? String } == ["2024-05-31"])
    let none = try plan("--litres", "2024-T2=0.5", "--dry-run").object()
    let reasons = (none["unserved"] as? [[String: Any]] ?? []).compactMap { $0["reason"] as? String }
    #expect(reasons.count == 2 && reasons.allSatisfy { $0.contains("de gasolina del presupuesto «2024-T2»") })
    // 11.50 pesos go to the round that is kept.
    let kept = try planning.round(Self.chante)
    let cost = try #require(kept["cost"] as? Double)
    let limit = cost + 10
    let answer = try planning.office.run(
      "round", "plan", "--from", "2024-05-14", "--stops", Self.molino, "--vehicles", "PC-01", "--json", "--dry-run",
      "--budget", "2024-05=\(limit)")
    let use = try #require((try Self.total(answer)["budgets"] as? [[String: Any]])?.first)
    #expect(use["period"] as? String == "2024-05" && use["money_kept"] as? Double == cost)
    #expect(try use["money_left"] as? Double == 10 && RoundPlanning.rounds(answer).isEmpty)
    let twice = try plan("--budget", "2024-05=1", "--budget", "2024-05=2", "--dry-run")
    #expect(twice.code == 1 && twice.err.contains("--budget va dos veces para 2024-05"))
    #expect(try plan("--budget", "mayo=1", "--dry-run").code == 1)
  }

  @Test("a plan asked for twice counts once against its period's budget")
  func planAgain() throws {
    let planning = try RoundPlanning()
    let cost = try #require(try planning.round(Self.chante)["cost"] as? Double)
    for budget in [cost, cost + 1] {
      let again = try planning.plan(Self.chante, ["--budget", "2024-05=\(budget)"])
      let use = try #require((try Self.total(again)["budgets"] as? [[String: Any]])?.first)
      #expect(use["money_kept"] as? Double == 0 && use["money_left"] as? Double == budget - cost)
      #expect(try RoundPlanning.rounds(again).count == 1)
    }
    #expect(try planning.office.did("round", "list", "--json").objects().count == 1)
    // A round of the day that goes elsewhere too is another one.
    let other = try planning.plan(Self.molino, ["--budget", "2024-05=100", "--dry-run"])
    let use = try #require((try Self.total(other)["budgets"] as? [[String: Any]])?.first)
    #expect(use["money_kept"] as? Double == cost)
  }

  @Test("commas that may stand between thousands are refused; semicolons take them; a budget counts once")
  func amounts() throws {
    let planning = try RoundPlanning()
    func budgets(_ text: String) throws -> [Double] {
      let answer = try planning.plan(Self.chante, ["--frontier", text])
      try answer.isDone()
      return try #require(try answer.json() as? [[String: Any]]).compactMap { $0["budget"] as? Double }
    }
    for text in ["5,833.33", "2,000,4,000", "1,500,2,500", "200,400", "5,833,7000"] {
      let answer = try planning.plan(Self.chante, ["--frontier", text])
      #expect(answer.code == 1 && answer.err.contains("separe los presupuestos con punto y coma"), "\(text)")
    }
    #expect(try budgets("2,000; 5,833.33") == [2000, 5833.33])
    #expect(try budgets("4000,2000") == [2000, 4000])
    #expect(try budgets("200,400,600") == [200, 400, 600])
    #expect(try budgets("60,30,60") == [30, 60])
  }

  @Test(
    "after Ctrl-C budgets that were not looked at have no row, and the table says so",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/timeout")))
  func brokenOff() throws {
    let planning = try RoundPlanning()
    let answer = try planning.office.harness.run(
      [
        "round", "plan", "--from", "2024-05-13", "--stops", Self.chante, "--vehicles", "PC-01", "--frontier",
        "30,60,120", "--seconds", "600", "--database", planning.office.file,
      ], environment: ["RECORRIDO_NOW": planning.office.now],
      prefix: ["/usr/bin/timeout", "--foreground", "--preserve-status", "-s", "INT", "3"])
    let rows = answer.lines.filter { $0.contains("1/1") }
    #expect(answer.code == 0 && rows.count == 1, "\(answer.out)")
    #expect(answer.lines.contains("Interrumpido: sin buscar con 60.00; 120.00 MXN."))
  }
}
