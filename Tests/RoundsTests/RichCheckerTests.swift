import Territory
import Testing

@testable import Rounds

@Suite("The checker names what a plan breaks of trips, breaks, loads, days and shared budgets")
struct RichCheckerTests {
  /// A and B a kilometre and two east of the office; half an hour each.
  func problem(
    _ change: (inout [Stop], inout VehicleDay) -> Void = { _, _ in }, budgets: [Budget] = [], spacings: [Spacing] = [],
    balanceWeight: Int = 0
  ) throws -> Problem {
    var (two, day) = (stops(2, serviceSeconds: 1800), pickup())
    change(&two, &day)
    return try Problem(
      stops: two, vehicleDays: [day, pickup("T3", day: "2024-05-16")], matrices: [plane((0, 0), (1, 0), (2, 0))],
      budgets: budgets, spacings: spacings, balanceWeight: balanceWeight)
  }

  func broken(_ problem: Problem, _ stops: [String] = ["A", "B"], reloads: [Int] = [], breakAfter: Int? = nil)
    -> [Violation]
  {
    let route = Plan.Route(vehicleDay: "T2", stops: stops, reloads: reloads, breakAfter: breakAfter)
    return Checker.violations(in: Plan(routes: [route], unserved: []), of: problem)
  }

  @Test("a trip carries no more than fits, and a return to the office empties it")
  func loads() throws {
    func loaded(_ day: inout VehicleDay, _ stops: inout [Stop]) {
      for index in stops.indices { stops[index].demand = [3] }
      (day.capacity, day.maxTrips) = ([5], 2)
    }
    let problem = try problem { loaded(&$1, &$0) }
    #expect(broken(problem) == [.overloaded(vehicleDay: "T2", load: 6, capacity: 5)])
    #expect(broken(problem, reloads: [1]).isEmpty)
    #expect(broken(problem, reloads: [2]).first == .badReloads(vehicleDay: "T2"))
    let once = try self.problem {
      loaded(&$1, &$0)
      $1.maxTrips = 1
    }
    #expect(broken(once, reloads: [1]) == [.tooManyTrips(vehicleDay: "T2", trips: 2, most: 1)])
    let plan = Plan(routes: [.init(vehicleDay: "T2", stops: ["A", "B"], reloads: [1])], unserved: [])
    #expect(Checker.totals(of: plan, in: problem).millimetres == 6_000_000)
  }

  @Test("a break begins in its hours or not at all, and a round that is back early needs none")
  func breaks() throws {
    let problem = try problem { $1.lunch = .init(window: hours(9.5, 9.75), seconds: 1800) }
    // A from 9:01 to 9:31, B from 9:32 to 10:02, back at 10:04: 19 min after the last moment for a break.
    #expect(broken(problem) == [.breakMissed(vehicleDay: "T2", byMilliseconds: 19 * 60_000)])
    #expect(broken(problem, breakAfter: 1).isEmpty)
    #expect(broken(problem, breakAfter: 2) == [.breakMissed(vehicleDay: "T2", byMilliseconds: 17 * 60_000)])
    #expect(
      broken(problem, ["A"], breakAfter: nil).contains { if case .breakMissed = $0 { true } else { false } } == false)
    #expect(broken(try self.problem(), breakAfter: 1) == [.breakUnknown(vehicleDay: "T2")])
    let schedule = try #require(Schedule(of: .init(vehicleDay: "T2", stops: ["A", "B"], breakAfter: 1), in: problem))
    #expect(schedule.pause == (9 * 60 + 31) * 60_000)
    #expect(clock(milliseconds: schedule.end) == "10:34")
  }

  @Test("a trip waits for what it carries, and a round lasts no longer than allowed")
  func hoursOfTrips() throws {
    let late = try problem { stops, _ in stops[1].releaseSeconds = 12 * 3600 }
    let schedule = try #require(Schedule(of: .init(vehicleDay: "T2", stops: ["A", "B"]), in: late))
    #expect(clock(milliseconds: schedule.departure) == "12:00")
    #expect(broken(late).isEmpty)
    let short = try problem { $1.longestSeconds = 3600 }
    #expect(broken(short) == [.roundTooLong(vehicleDay: "T2", byMilliseconds: 4 * 60_000)])
  }

  @Test("skills and locked places")
  func crews() throws {
    let skilled = try problem { stops, _ in stops[0].skills = ["ladder"] }
    #expect(broken(skilled) == [.skillMissing(stop: "A", vehicleDay: "T2", skill: "ladder")])
    let locked = try problem { stops, _ in (stops[1].vehicleDays, stops[1].lockedPosition) = (["T2"], 0) }
    #expect(broken(locked, ["B", "A"]).isEmpty)
    #expect(broken(locked) == [.lockBroken(stop: "B", vehicleDay: "T2", position: 0)])
    #expect(Solver.plan(for: locked, seed: 1, iterations: 50).routes == [.init(vehicleDay: "T2", stops: ["B", "A"])])
  }

  @Test("visits that must lie days apart, and a budget of some days")
  func days() throws {
    let problem = try problem(
      budgets: [Budget(name: "mayo", vehicleDays: ["T3"], fuel: Volume(millilitres: 399))],
      spacings: [Spacing(stops: ["A", "B"], days: 3)])
    #expect(broken(problem) == [.tooClose("A", "B", daysApart: 0, least: 3)])
    let parted = Plan(
      routes: [.init(vehicleDay: "T2", stops: ["A"]), .init(vehicleDay: "T3", stops: ["B"])], unserved: [])
    let found = Checker.violations(in: parted, of: problem)
    #expect(
      found == [
        .tooClose("A", "B", daysApart: 2, least: 3),
        .fuelBudgetExceeded(name: "mayo", needed: Volume(millilitres: 400), budget: Volume(millilitres: 399)),
      ])
    #expect(found[1].sentence(in: .spanish).contains("El plan gasta 0.40 l y el presupuesto «mayo» es de 0.39 l"))
    #expect(found[0].sentence(in: .english).contains("2 days apart and must be 3"))
  }

  @Test("fixed cost, length, time, preference and balance are counted")
  func costs() throws {
    let peso = 10_000_000_000
    let problem = try problem(
      {
        $1.fixedCost = 100 * peso
        // 1.50 MXN a kilometre, 60 MXN an hour.
        $1.costPerMillimetre = 15_000
        $1.costPerMillisecond = 60 * peso / 3_600_000
        $0[0].surcharges = ["T2": 7 * peso]
      }, balanceWeight: peso)
    let plan = Plan(routes: [.init(vehicleDay: "T2", stops: ["A", "B"])], unserved: [])
    let totals = Checker.totals(of: plan, in: problem)
    // 4 km: 9.20 of fuel and 6.00; 64 min: 64.00 less what the rate per millisecond rounds away.
    #expect(totals.milliseconds == 64 * 60_000)
    #expect(totals.cost == Money(centavos: 17_920))
    #expect(totals.surcharges == 7 * peso)
    #expect(totals.balance == 64 * 64 * peso)
  }
}
