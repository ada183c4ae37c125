import Territory
import Testing

@testable import Rounds

@Suite("Hours of rounds")
struct HoursTests {
  @Test("a round with one more stop takes as long by its stretches as when it is driven")
  func stretches() throws {
    var judged = (kept: 0, broken: 0)
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(40_000 + trial))
      let problem = try timedProblem(&chance)
      let layout = Layout(problem)
      var search = Annealing(layout, seed: UInt64(trial))
      search.build()
      for _ in 0..<20 { search.step(spent: 0) }
      var tours = search.tours
      for day in problem.vehicleDays.indices {
        #expect(layout.rules.isIntricate[day] && !layout.rules.isDriven[day])
        #expect(tours.roundTime(day) == tours.walk(day)?.time, "problem \(trial)")
      }
      // Each stop beside what there is without it.
      for stop in problem.stops.indices {
        tours.begin()
        if tours.nodes[stop].slot >= 0 { _ = tours.remove(from: stop, count: 1) }
        for slot in 0..<layout.slotCount {
          for node in [tours.start(slot)] + tours.order(slot) {
            let day = Int(layout.dayOf[slot])
            let driven = tours.walk(day, putting: stop, after: node)?.time
            #expect(tours.roundTime(day, putting: stop, after: node) == driven, "problem \(trial)")
            if driven == nil { judged.broken += 1 } else { judged.kept += 1 }
          }
        }
        tours.undo()
      }
    }
    #expect(judged.kept > trials && judged.broken > trials)
  }

  /// Stops with windows and releases, for rounds of several trips that may not last long.
  private func timedProblem(_ chance: inout Chance) throws -> Problem {
    let count = 2 + chance.below(10)
    let places = (0...count).map { _ in (Double(chance.below(300)) / 10, Double(chance.below(300)) / 10) }
    let stops = (1...count).map { location in
      let opens = 8 * 3600 + chance.below(6 * 3600)
      let windows = chance.below(2) == 0 ? [] : [TimeWindow(opens: opens, closes: opens + chance.below(4 * 3600))]
      return Stop(
        id: String(location), location: location, serviceSeconds: chance.below(1800), windows: windows,
        releaseSeconds: chance.below(3) == 0 ? 8 * 3600 + chance.below(4 * 3600) : 0)
    }
    let days = (0..<1 + chance.below(2)).map { index in
      VehicleDay(
        id: "V\(index)", vehicle: "V\(index)", day: "2024-05-14", start: 0, end: 0, shift: hours(8, 14),
        longestSeconds: 1800 + chance.below(5 * 3600), maxTrips: 1 + chance.below(4), price: magna,
        costPerMillisecond: chance.below(2) * 1000)
    }
    return try Problem(stops: stops, vehicleDays: days, matrices: [plane(places)])
  }
}
