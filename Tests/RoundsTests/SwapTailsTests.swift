import Territory
import Testing

@testable import Rounds

@Suite("Swapped tails")
struct SwapTailsTests {
  /// Two rows of four, 5 km apart, the office between them.
  private func rows(capacity: Int = 5, closes: Double = 17) throws -> Problem {
    let places = [(0.0, 2.5)] + (1...4).map { (Double($0), 0.0) } + (1...4).map { (Double($0), 5.0) }
    let demands = [2, 1, 1, 1, 1, 1, 1, 0]
    let stops = (1...8).map {
      Stop(
        id: String($0), location: $0, serviceSeconds: $0 == 5 || $0 == 6 ? 600 : 0,
        windows: $0 == 8 ? [hours(9, closes)] : [], isRequired: true, demand: [demands[$0 - 1]])
    }
    let days = ["T1", "T2"].map { id in
      var day = pickup(id)
      (day.vehicle, day.promoter, day.capacity) = (id, nil, [capacity])
      return day
    }
    return try Problem(stops: stops, vehicleDays: days, matrices: [plane(places)], aim: .cost)
  }

  /// The rounds that change rows half-way.
  private func crossed(_ problem: Problem) -> Tours {
    var tours = Tours(Layout(problem))
    tours.begin()
    tours.place([0, 1, 6, 7], behind: tours.start(0))
    tours.place([4, 5, 2, 3], behind: tours.start(1))
    tours.begin()
    return tours
  }

  @Test("rounds that change rows half-way each keep to their own")
  func uncrossed() throws {
    let problem = try rows()
    var tours = crossed(problem)
    let before = tours
    var chance = Chance(seed: 1)
    tours.swapTails(behind: 1, margin: 0, &chance)
    #expect(tours.order(0) == [0, 1, 2, 3] && tours.order(1) == [4, 5, 6, 7])
    var anew = Tours(Layout(problem))
    anew.place([0, 1, 2, 3], behind: anew.start(0))
    anew.place([4, 5, 6, 7], behind: anew.start(1))
    #expect(tours.energy == anew.energy && tours.energy < before.energy)
    #expect(tours.loads == [5, 3] && tours.rooms == [0, 2])
    tours.undo()
    #expect(tours.order(0) == before.order(0) && tours.order(1) == before.order(1))
    #expect(tours.energy == before.energy && tours.loads == before.loads)
  }

  @Test("they stay as they are where a vehicle lacks room, or a stop would be reached too late")
  func refused() throws {
    // One row has five units; and along the other, two visits of ten minutes come before a door that closes at 9:12.
    for problem in [try rows(capacity: 4), try rows(closes: 9.2)] {
      var tours = crossed(problem)
      let before = tours.energy
      var chance = Chance(seed: 1)
      tours.swapTails(behind: 1, margin: 0, &chance)
      #expect(tours.energy == before && tours.order(0) == [0, 1, 6, 7])
    }
  }
}
