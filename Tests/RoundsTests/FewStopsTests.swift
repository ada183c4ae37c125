import Territory
import Testing

@testable import Rounds

@Suite("Few stops")
struct FewStopsTests {
  @Test("two stops are served rather than one, though for its sake the other goes to the farther office")
  func dearServed() throws {
    // A lies a kilometre from office 1; B, for vehicle 1 alone, 40 km from both at the same hour. Both take 158 km, A 2.
    let places = [(0.0, 0.0), (40.0, 0.0), (39.0, 0.0), (20.0, 34.64)]
    let stops = [
      Stop(id: "A", location: 2, windows: [hours(10, 10.01)]),
      Stop(id: "B", location: 3, windows: [hours(10, 10.01)], vehicleDays: ["V1"]),
    ]
    let days = [0, 1].map { office in
      var day = pickup("V\(office)")
      (day.vehicle, day.promoter, day.start, day.end) = (day.id, nil, office, office)
      return day
    }
    let problem = try Problem(stops: stops, vehicleDays: days, matrices: [plane(places)])
    for seed in UInt64(1)...5 {
      #expect(Solver.plan(for: problem, seed: seed, iterations: 300).unserved.isEmpty, "seed \(seed)")
    }
  }

  @Test("a stop weighs more than a round to it alone with its time and surcharge", arguments: [3, 20])
  func prizes(count: Int) throws {
    let stops = (1...count).map {
      Stop(id: String($0), location: $0, serviceSeconds: 3600, surcharges: ["T2": 900_000_000_000])
    }
    var day = pickup()
    day.costPerMillisecond = 1_000_000
    let places = (0...count).map { (Double($0 % 5), Double($0 / 5)) }
    let problem = try Problem(stops: stops, vehicleDays: [day], matrices: [plane(places)])
    let layout = Layout(problem)
    for stop in stops.indices {
      let schedule = try #require(Schedule(of: .init(vehicleDay: "T2", stops: [stops[stop].id]), in: problem))
      #expect(layout.prize[stop] > (schedule.exactCost + 900_000_000_000) >> layout.shift)
    }
  }

  @Test("what is put back goes to none of the vehicle-days that are closed")
  func closed() throws {
    var (kept, served) = (0, 0)
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(80_000 + trial))
      let layout = Layout(try richProblem(&chance, greatest: 8))
      var tours = Tours(layout)
      tours.begin()
      tours.closing = Closing(&chance)
      guard !tours.closing.isByStop else { continue }
      let closing = tours.closing
      var recreate = Recreate(layout)
      recreate(&tours, tours.absent, &chance)
      for slot in 0..<layout.slotCount where closing.keepsOut(of: Int(layout.kindOf[slot])) {
        kept += 1
        #expect(tours.counts[slot] == 0, "problem \(trial)")
      }
      served += tours.counts.reduce(0) { $0 + Int($1) }
    }
    #expect(kept > trials / 4 && served > trials / 4)
  }

  @Test("two threads give one plan for one seed, with few stops too")
  func threads() async throws {
    for trial in 0..<10 {
      var chance = Chance(seed: UInt64(60_000 + trial))
      let problem = try budgetProblem(&chance, greatest: 8)
      let plan = await Solver.plan(for: problem, seed: 3, effort: Effort(iterations: 600), threads: 2)
      #expect(await Solver.plan(for: problem, seed: 3, effort: Effort(iterations: 600), threads: 2) == plan)
    }
  }
}
