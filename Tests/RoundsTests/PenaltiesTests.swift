import Territory
import Testing

@testable import Rounds

@Suite("Pooled budgets under search")
struct PenaltiesTests {
  /// Two stops 10 km east and west: a litre a leg; the budget is for one of them.
  private func twoSides(litres: Int = 2) throws -> Layout {
    let problem = try Problem(
      stops: stops(2), vehicleDays: [pickup()], matrices: [plane((0, 0), (10, 0), (-10, 0))],
      fuelBudget: Volume(millilitres: litres * 1000))
    return Layout(problem)
  }

  @Test(
    "a place that exceeds a budget is none at first; under a penalty it costs so much more, if the stop is worth it")
  func places() throws {
    let layout = try twoSides()
    var chance = Chance(seed: 1)
    var blinks = Blinks(rarity: 0)
    var tours = Tours(layout)
    tours.begin()
    tours.insert(0, after: tours.start(0))
    #expect(tours.keepsBudgets && tours.toll == 0)
    #expect(tours.cheapestPlace(for: 1, &blinks, &chance).node < 0)
    // Two litres too much, half a stop's worth each … and a whole one.
    let worth = tours.prize[1]
    tours.penalties = Penalties(budgets: 1, prize: worth, microlitres: 4_000_000, money: 1)
    let legs = Int(layout.out(0, 0, to: 2).cost) * 2
    let place = tours.cheapestPlace(for: 1, &blinks, &chance)
    // Half a millilitre is rounded away.
    #expect(place.node >= 0 && abs(place.cost - legs - worth / 2) <= worth / 1000)
    let before = tours.burden
    tours.insert(1, after: place.node)
    #expect(!tours.keepsBudgets && abs(tours.toll - worth / 2) <= worth / 1000)
    #expect(tours.burden == before - worth + place.cost)
    tours.undo()
    tours.begin()
    tours.insert(0, after: tours.start(0))
    tours.penalties = Penalties(budgets: 1, prize: worth, microlitres: 1_900_000, money: 1)
    #expect(tours.cheapestPlace(for: 1, &blinks, &chance).node < 0)
  }

  @Test("the penalty rises while a budget is exceeded, and falls while it is kept, not without end")
  func adaptation() {
    var penalties = Penalties(budgets: 1, prize: 1000, microlitres: 10, money: 20)
    #expect(penalties.fuel == [100] && penalties.money == [50])
    penalties.adapt(0, exceedsFuel: true, exceedsMoney: false)
    #expect(penalties.fuel[0] > 100 && penalties.money[0] < 50)
    for _ in 0..<10_000 { penalties.adapt(0, exceedsFuel: false, exceedsMoney: true) }
    #expect(penalties.fuel[0] > 1 && penalties.money[0] > 1_000_000 && penalties.money[0].isFinite)
  }

  @Test("the search goes beyond budgets and comes back, and what it keeps never exceeds them")
  func toAndFro() throws {
    var beyond = 0
    for trial in 0..<trials / 10 {
      var chance = Chance(seed: UInt64(80_000 + trial))
      let problem = try budgetProblem(&chance, greatest: 12)
      let layout = Layout(problem)
      var search = Annealing(layout, seed: UInt64(trial))
      search.build()
      var isBeyond = false
      for step in 0..<300 {
        guard search.hasWork else { break }
        search.step(spent: Double(step) / 300)
        if !search.tours.keepsBudgets { isBeyond = true }
        guard step % 50 == 49 else { continue }
        let broken = Checker.violations(in: layout.plan(search.best), of: problem).filter(\.isBroken)
        #expect(broken.isEmpty, "problem \(trial), step \(step): \(broken)")
      }
      if isBeyond { beyond += 1 }
    }
    #expect(beyond > trials / 40)
  }
}
