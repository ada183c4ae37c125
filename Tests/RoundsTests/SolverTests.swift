import Synchronization
import Territory
import Testing

@testable import Rounds

@Suite("Plans")
struct SolverTests {
  @Test("the corners of a unit square are driven round, 4 km and not across")
  func unitSquare() throws {
    let problem = try Problem(
      stops: stops(3), vehicleDays: [pickup()], matrices: [plane((0, 0), (1, 1), (1, 0), (0, 1))])
    let plan = Solver.plan(for: problem, seed: 1, iterations: 100)
    #expect(plan.unserved.isEmpty)
    #expect(Checker.totals(of: plan, in: problem).millimetres == 4_000_000)
    let schedule = try #require(Schedule(of: plan.routes[0], in: problem))
    #expect(schedule.fuel == Volume(millilitres: 400))
    #expect(schedule.cost == Money(centavos: 920))
    #expect(schedule.visits.map(\.arrival) == [1, 2, 3].map { (9 * 60 + $0) * 60_000 })
    #expect(schedule.end == (9 * 60 + 4) * 60_000)
  }

  @Test("who would wait at a closed door leaves later, and comes back at the same hour")
  func lateDeparture() throws {
    let door = Stop(id: "A", location: 1, serviceSeconds: 600, windows: [hours(11, 12)])
    let problem = try Problem(stops: [door], vehicleDays: [pickup()], matrices: [plane((0, 0), (30, 0))])
    let schedule = try #require(Schedule(of: .init(vehicleDay: "T2", stops: ["A"]), in: problem))
    #expect(clock(milliseconds: schedule.departure) == "10:30")
    #expect(schedule.visits[0].waiting == 0)
    #expect(clock(milliseconds: schedule.end) == "11:40")
  }

  @Test("one stop of a higher priority outweighs two of a lower, and a required one outweighs all")
  func priorities() throws {
    var three = stops(3)
    // A lies 40 km west; B and C a kilometre east. 8.1 l pay for A alone.
    let matrix = plane((0, 0), (-40, 0), (1, 0), (1, 1))
    three[0].priority = 1
    func served(_ stops: [Stop]) throws -> [String] {
      let problem = try Problem(
        stops: stops, vehicleDays: [pickup()], matrices: [matrix], fuelBudget: Volume(millilitres: 8_100))
      return Solver.plan(for: problem, seed: 1, iterations: 500).routes.flatMap(\.stops)
    }
    #expect(try served(three) == ["A"])
    three[0].priority = 0
    #expect(Set(try served(three)) == ["B", "C"])
    three[0].isRequired = true
    #expect(try served(three) == ["A"])
  }

  @Test("small problems come out as the best of all plans there are")
  func equalsEnumeration() throws {
    for trial in Array(0..<trials / 3) + [1615] {
      var chance = Chance(seed: UInt64(trial))
      let problem = try randomProblem(&chance, greatest: trial % 25 == 0 ? 6 : 4)
      let plan = Solver.plan(for: problem, seed: UInt64(trial), iterations: 12_000)
      let best = bestByEnumeration(problem)
      let found = weight(of: plan, in: problem)
      #expect(found == best, "problem \(trial)")
    }
  }

  @Test("up to eight stops of two vehicles, two days and three budgets come out as the best of all plans there are")
  func equalsSubsets() throws {
    for trial in Array(0..<trials / 3) + [117, 217] {
      var chance = Chance(seed: UInt64(60_000 + trial))
      let problem = try budgetProblem(&chance, greatest: 8)
      let plan = Solver.plan(for: problem, seed: UInt64(trial), iterations: 20_000)
      let best = bestBySubsets(problem)
      #expect(Checker.accepts(plan, for: problem) && weight(of: plan, in: problem) == best, "problem \(trial)")
    }
  }

  @Test("both ways to look at all plans find the same best one")
  func enumerationsAgree() throws {
    for trial in 0..<trials / 3 {
      var chance = Chance(seed: UInt64(70_000 + trial))
      let problem = try trial % 2 == 0 ? randomProblem(&chance, greatest: 4) : budgetProblem(&chance, greatest: 3)
      #expect(bestBySubsets(problem) == bestByEnumeration(problem), "problem \(trial)")
    }
  }

  @Test("small problems with everything in them come out as the best of all plans there are")
  func equalsRichEnumeration() throws {
    for trial in Array(0..<trials / 3) + [1390, 1461] {
      var chance = Chance(seed: UInt64(20_000 + trial))
      let problem = try richProblem(&chance, greatest: 4)
      let plan = Solver.plan(for: problem, seed: UInt64(trial), iterations: 12_000)
      let best = bestByEnumeration(problem)
      let found = weight(of: plan, in: problem)
      #expect(found == best, "problem \(trial)")
    }
  }

  @Test("no plan breaks a limit, though problems have everything in them")
  func neverBrokenThoughRich() throws {
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(30_000 + trial))
      let problem = try richProblem(&chance, greatest: 14)
      let plan = Solver.plan(for: problem, seed: UInt64(trial), iterations: 200)
      let broken = Checker.violations(in: plan, of: problem).filter(\.isBroken)
      #expect(broken.isEmpty, "problem \(trial): \(broken)")
      var (cost, time) = (0, 0)
      for route in plan.routes {
        let schedule = try #require(Schedule(of: route, in: problem))
        cost += schedule.exactCost
        time += schedule.end - schedule.departure
      }
      let checked = Checker.totals(of: plan, in: problem)
      #expect(
        (cost, time) == (checked.exactCost, checked.milliseconds), "problem \(trial)")
    }
  }

  @Test("no plan breaks a limit, whatever the problem")
  func neverBroken() throws {
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(10_000 + trial))
      let problem = try randomProblem(&chance, greatest: 14)
      let plan = Solver.plan(for: problem, seed: UInt64(trial), iterations: 300)
      let broken = Checker.violations(in: plan, of: problem).filter(\.isBroken)
      #expect(broken.isEmpty, "problem \(trial): \(broken)")
      var totals = (cost: 0, fuel: 0, length: 0)
      for route in plan.routes {
        let schedule = try #require(Schedule(of: route, in: problem))
        totals.cost += schedule.exactCost
        totals.fuel += schedule.microlitres
        totals.length += schedule.millimetres
      }
      let checked = Checker.totals(of: plan, in: problem)
      #expect(totals == (checked.exactCost, checked.microlitres, checked.millimetres))
    }
  }

  @Test("a month of four promoters is planned within the budget, the same for the same seed")
  func deterministic() throws {
    var chance = Chance(seed: 3)
    let places = (0...57).map { _ in (Double(chance.below(80)) / 10, Double(chance.below(80)) / 10) }
    let all = (1...57).map { Stop(id: "UT\($0)", location: $0, serviceSeconds: 2400, priority: $0 % 2) }
    let days = (0..<8).map { index in
      VehicleDay(
        id: "D\(index)", vehicle: "v\(index % 2)", promoter: "P\(index % 2)", day: "2024-05-\(10 + index / 2)",
        start: 0,
        end: 0, shift: hours(9, 15), price: magna)
    }
    let problem = try Problem(
      stops: all, vehicleDays: days, matrices: [plane(places)], moneyBudget: Money(centavos: 20_000))
    let plan = Solver.plan(for: problem, seed: 7, iterations: 2_000)
    #expect(Checker.accepts(plan, for: problem))
    #expect(Solver.plan(for: problem, seed: 7, iterations: 2_000) == plan)
    let first = Solver.plan(for: problem, seed: 7, iterations: 0)
    #expect(weight(of: plan, in: problem) <= weight(of: first, in: problem))
  }

  /// Forty stops on two vehicles, with a budget for some of them.
  private func office() throws -> Problem {
    var chance = Chance(seed: 5)
    let places = (0...40).map { _ in (Double(chance.below(300)) / 10, Double(chance.below(300)) / 10) }
    let all = (1...40).map { Stop(id: "S\($0)", location: $0, serviceSeconds: 1200, priority: $0 % 3) }
    let days = (0..<4).map { pickup("D\($0)", day: "2024-05-1\($0)") }
    return try Problem(
      stops: all, vehicleDays: days, matrices: [plane(places)], moneyBudget: Money(centavos: 40_000))
  }

  @Test("two threads give one plan for one seed, and no worse a one than the first of them alone would build")
  func threads() async throws {
    let problem = try office()
    let plan = await Solver.plan(for: problem, seed: 3, effort: Effort(iterations: 600), threads: 2)
    #expect(Checker.accepts(plan, for: problem))
    #expect(await Solver.plan(for: problem, seed: 3, effort: Effort(iterations: 600), threads: 2) == plan)
    let built = Solver.plan(for: problem, seed: 3, iterations: 0)
    #expect(weight(of: plan, in: problem) < weight(of: built, in: problem))
  }

  @Test("whoever interrupts gets the best plan so far, and is told of each better one")
  func interrupted() throws {
    let problem = try office()
    let told = Told()
    let effort = Effort(seconds: 1e9, clock: { 0 }, isInterrupted: { told.asked(atMost: 20) })
    let plan = Solver.plan(for: problem, seed: 3, effort: effort) { told.note($0) }
    #expect(Checker.accepts(plan, for: problem))
    let steps = told.steps
    #expect(steps.count > 1)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.iterations <= $1.iterations })
    #expect(plan.routes.reduce(0) { $0 + $1.stops.count } >= steps.last!.served)
    #expect(weight(of: plan, in: problem) < weight(of: Solver.plan(for: problem, seed: 3, iterations: 0), in: problem))
  }

  @Test("the clock ends the search")
  func timed() throws {
    let told = Told()
    let effort = Effort(seconds: 5, clock: { told.tick() })
    let plan = Solver.plan(for: try office(), seed: 1, effort: effort)
    #expect(!plan.routes.isEmpty)
    #expect(told.ticks == 6)
  }

  @Test("a stop whose prize is below what it costs stays out, and says so; a required one does not")
  func prizes() throws {
    // There and back 20 km, 2 l, 46 MXN.
    var one = stops(1)
    one[0].prize = 45 * 10_000_000_000
    func plan() throws -> (Plan, Problem) {
      let problem = try Problem(
        stops: one, vehicleDays: [pickup()], matrices: [plane((0, 0), (10, 0))], aim: .cost)
      return (Solver.plan(for: problem, seed: 1, iterations: 100), problem)
    }
    var (found, problem) = try plan()
    #expect(found.unserved == ["A"])
    let reason = LeftOut.reasons(in: found, of: problem)[0]
    #expect(reason.reason == .notWorth(cost: 46 * 10_000_000_000, prize: 45 * 10_000_000_000))
    #expect(reason.sentence(in: .spanish).contains("cuesta 46.00 MXN y vale 45.00"))
    one[0].prize = 47 * 10_000_000_000
    (found, problem) = try plan()
    #expect(found.unserved.isEmpty)
    one[0].prize = 0
    one[0].isRequired = true
    (found, problem) = try plan()
    #expect(found.unserved.isEmpty)
  }

  @Test("a sensible plan of twenty-five stops is no longer than the square root law allows")
  func quality() throws {
    var chance = Chance(seed: 11)
    let places = (0...25).map { _ in (Double(chance.below(1000)) / 100, Double(chance.below(1000)) / 100) }
    let all = (1...25).map { Stop(id: "S\($0)", location: $0) }
    let problem = try Problem(stops: all, vehicleDays: [pickup()], matrices: [plane(places)])
    let plan = Solver.plan(for: problem, seed: 1, iterations: 2_000)
    // Beardwood, Halton, Hammersley (1959): about 0.7124 √(n A), and boundary effects for so few; a tenth above.
    let expected = 0.7124 * (26.0 * 100).squareRoot() * (1 + 0.33 / 26) * 1.25
    #expect(Double(Checker.totals(of: plan, in: problem).millimetres) / 1e6 < expected)
  }
}

/// What a search has told, and how often it has asked.
private final class Told: Sendable {
  private struct State {
    var steps: [Progress] = []
    var asked = 0
    var ticks = 0
  }

  private let state = Mutex(State())

  var steps: [Progress] { state.withLock { $0.steps } }
  var ticks: Int { state.withLock { $0.ticks } }

  func note(_ progress: Progress) { state.withLock { $0.steps.append(progress) } }

  func asked(atMost most: Int) -> Bool {
    state.withLock {
      $0.asked += 1
      return $0.asked > most
    }
  }

  /// A second for each look at the clock.
  func tick() -> Double {
    state.withLock {
      $0.ticks += 1
      return Double($0.ticks)
    }
  }
}
