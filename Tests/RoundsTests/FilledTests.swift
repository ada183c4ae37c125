import Territory
import Testing

@testable import Rounds

@Suite("What still fits into a plan is put in")
struct FilledTests {
  @Test("of two that compete for the litres left the one of higher priority goes in; what is served stays")
  func priority() throws {
    var stops = stops(3)
    (stops[1].priority, stops[2].priority) = (1, 2)
    // 4 km to A and back; B or C 6 km more, where 8 km are left.
    let problem = try Problem(
      stops: stops, vehicleDays: [pickup()], matrices: [plane((0, 0), (2, 0), (0, 3), (0, -3))],
      fuelBudget: Volume(millilitres: 1_250))
    let plan = Plan(routes: [.init(vehicleDay: "T2", stops: ["A"])], unserved: ["B", "C"]).filled(for: problem)
    #expect(plan.unserved == ["B"] && Set(plan.routes[0].stops) == ["A", "C"])
    #expect(Checker.accepts(plan, for: problem))
    // 12 km for the two of higher priority.
    #expect(Plan(routes: [], unserved: ["A", "B", "C"]).filled(for: problem).unserved == ["A"])
  }

  @Test("however thin a plan is, afterwards nothing is left of which is said that it fits, and no limit is broken")
  func thin() throws {
    var added = 0
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(92_000 + trial))
      let problem = try trial % 2 == 0 ? budgetProblem(&chance, greatest: 8) : richProblem(&chance, greatest: 8)
      var plan = Solver.plan(for: problem, seed: UInt64(trial), iterations: 50)
      plan.routes.removeAll { _ in chance.below(2) == 0 }
      let kept = plan.routes
      let served = Set(kept.flatMap(\.stops))
      plan.unserved = problem.stops.map(\.id).filter { !served.contains($0) }
      guard Checker.accepts(plan, for: problem) else { continue }
      let filled = plan.filled(for: problem)
      #expect(Checker.accepts(filled, for: problem))
      #expect(!LeftOut.reasons(in: filled, of: problem).contains { $0.reason == .fits })
      for route in kept {
        let now = try #require(filled.routes.first { $0.vehicleDay == route.vehicleDay })
        #expect(now.stops.filter(route.stops.contains) == route.stops)
      }
      added += plan.unserved.count - filled.unserved.count
    }
    #expect(added > trials / 2)
  }
}
