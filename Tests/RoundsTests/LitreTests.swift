import Territory
import Testing

@testable import Rounds

@Suite("Litres are added up exactly and rounded once")
struct LitreTests {
  @Test("three legs of 0.4 ml are 1 ml and not 0; what is told of each adds up to that")
  func tiny() throws {
    let problem = try Problem(
      stops: stops(2), vehicleDays: [pickup()], matrices: [plane((0, 0), (0.004, 0), (0.002, 0.003_464))])
    let schedule = try #require(Schedule(of: .init(vehicleDay: "T2", stops: ["A", "B"]), in: problem))
    #expect(schedule.microlitres == 1_200 && schedule.fuel == Volume(millilitres: 1))
    let legs = schedule.visits.map(\.leg.fuel.millilitres) + [schedule.lastLeg.fuel.millilitres]
    #expect(legs == [0, 1, 0])
  }

  @Test("legs, returns to the office too, add up to the round, and rounds to what the checker counts")
  func sums() {
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(91_000 + trial))
      guard let problem = try? richProblem(&chance, greatest: 8) else { continue }
      let plan = Solver.plan(for: problem, seed: UInt64(trial), iterations: 100)
      var microlitres = 0
      for route in plan.routes {
        guard let schedule = Schedule(of: route, in: problem) else { continue }
        let legs = schedule.visits.map(\.leg) + schedule.reloads.map(\.leg) + [schedule.lastLeg]
        #expect(legs.reduce(0) { $0 + $1.fuel.millilitres } == schedule.fuel.millilitres)
        #expect(legs.allSatisfy { abs($0.fuel.millilitres * 1000 - $0.microlitres) < 1000 })
        microlitres += schedule.microlitres
      }
      let total = Checker.totals(of: plan, in: problem)
      #expect(total.microlitres == microlitres && total.fuel.millilitres == dividedHalfUp(microlitres, by: 1000))
    }
  }
}
