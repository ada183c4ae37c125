import Territory
import Testing

@testable import Rounds

@Suite("Fleets")
struct FleetTests {
  /// Vehicles that carry so many and cost so many pesos to send out.
  private func vehicle(_ id: String, carries capacity: Int, pesos: Int, start: Int = 0) -> VehicleDay {
    VehicleDay(
      id: id, vehicle: id, day: "2024-05-14", start: start, end: start, shift: hours(8, 18), capacity: [capacity],
      price: magna, fixedCost: pesos * 10_000_000_000)
  }

  @Test("one van goes out for what three motorcycles would carry, though for the first stop a motorcycle costs less")
  func van() throws {
    let fleet =
      (1...3).map { vehicle("moto \($0)", carries: 4, pesos: 100) } + [vehicle("van", carries: 12, pesos: 150)]
    let stops = (1...12).map { Stop(id: String($0), location: $0, isRequired: true, demand: [1]) }
    let places = [(0.0, 0.0)] + (1...12).map { (Double($0), Double($0 % 3)) }
    let problem = try Problem(stops: stops, vehicleDays: fleet, matrices: [plane(places)], aim: .cost)
    for seed in UInt64(1)...5 {
      let plan = Solver.plan(for: problem, seed: seed, iterations: 20)
      #expect(plan.routes.map(\.vehicleDay) == ["van"], "seed \(seed)")
    }
  }

  @Test("rounds go to other vehicles only where that costs less, and the sums stay those of the plan")
  func refit() throws {
    var moved = 0
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(50_000 + trial))
      let problem = try mixedFleet(&chance)
      let layout = Layout(problem)
      #expect(layout.mayRefit)
      var tours = laden(layout)
      let before = tours.energy
      tours.refit(&chance)
      #expect(tours.energy <= before)
      if tours.energy < before { moved += 1 }
      let anew = legsAndFixedCosts(tours) + tours.absent.reduce(0) { $0 + layout.prize[Int($1)] }
      #expect(tours.energy == anew, "problem \(trial)")
      tours.undo()
      #expect(tours.absent.count == layout.stopCount && tours.energy == Tours(layout).energy)
    }
    #expect(moved > trials / 2)
  }

  @Test("what changes hands is carried by whoever takes it, and the sums stay those of the plan")
  func changedHands() throws {
    var changed = 0
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(50_000 + trial))
      let layout = Layout(try mixedFleet(&chance))
      var tours = laden(layout)
      let before = (0..<layout.slotCount).map { tours.order($0) }
      tours.changeHands(&chance)
      if before != (0..<layout.slotCount).map({ tours.order($0) }) { changed += 1 }
      #expect(Set(before) == Set((0..<layout.slotCount).map { tours.order($0) }))
      check(tours, trial)
      tours.undo()
      #expect(tours.absent.count == layout.stopCount && tours.energy == Tours(layout).energy)
    }
    #expect(changed > trials / 3)
  }

  @Test("tails go to vehicles of another price or office too, where that costs less than the margin")
  func crossSwap() throws {
    var changed = 0
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(50_000 + trial))
      let layout = Layout(try mixedFleet(&chance))
      var tours = laden(layout)
      let margin = trial % 2 == 0 ? 0 : layout.fixedCost.max()!
      for stop in 0..<layout.stopCount {
        let before = tours
        tours.swapTails(behind: stop, margin: margin, &chance)
        if tours.energy == before.energy { continue }
        #expect(tours.energy < before.energy + margin)
        let slots = (0..<layout.slotCount).filter { tours.order($0) != before.order($0) }
        if layout.wayOf[slots[0]] != layout.wayOf[slots[1]] { changed += 1 }
      }
      check(tours, trial)
      tours.undo()
      #expect(tours.absent.count == layout.stopCount && tours.energy == Tours(layout).energy)
    }
    #expect(changed > trials / 4)
  }

  /// Each stop on whatever vehicle comes first.
  private func laden(_ layout: Layout) -> Tours {
    var tours = Tours(layout)
    tours.begin()
    for stop in 0..<layout.stopCount {
      for slot in 0..<layout.slotCount where tours.absentAt[stop] >= 0 && tours.isRoomy(stop, slot) {
        tours.insert(stop, after: tours.start(slot))
      }
    }
    return tours
  }

  private func check(_ tours: Tours, _ trial: Int) {
    let layout = tours.layout
    let anew = legsAndFixedCosts(tours) + tours.absent.reduce(0) { $0 + tours.prize[Int($1)] }
    #expect(tours.energy == anew, "problem \(trial)")
    for slot in 0..<layout.slotCount where tours.counts[slot] > 0 {
      let load = tours.order(slot).reduce(0) { $0 + Int(layout.demand[$1]) }
      #expect(load <= Int(layout.capacity[Int(layout.dayOf[slot])]), "problem \(trial)")
    }
  }

  private func legsAndFixedCosts(_ tours: Tours) -> Int {
    let layout = tours.layout
    return (0..<layout.slotCount).reduce(0) { sum, slot in
      let order = tours.order(slot)
      guard !order.isEmpty else { return sum }
      let day = layout.problem.vehicleDays[Int(layout.dayOf[slot])]
      let places = [day.start] + order.map { layout.problem.stops[$0].location } + [day.end]
      let legs = zip(places, places.dropFirst()).reduce(0) { $0 + Int(layout.out(slot, $1.0, to: $1.1).cost) }
      return sum + legs + layout.fixedCost[slot]
    }
  }

  private func mixedFleet(_ chance: inout Chance, least: Int = 4) throws -> Problem {
    let count = least + chance.below(12)
    let places = (0...count).map { _ in (Double(chance.below(300)) / 10, Double(chance.below(300)) / 10) }
    let stops = (2...count).map {
      Stop(id: String($0), location: $0, isRequired: true, demand: [1 + chance.below(3)])
    }
    let fleet = (0..<4 + chance.below(3)).map { index in
      var day = vehicle(
        "V\(index)", carries: 4 + chance.below(8), pesos: chance.below(200), start: chance.below(2))
      day.costPerMillimetre = chance.below(3) * 100_000
      return day
    }
    return try Problem(stops: stops, vehicleDays: fleet, matrices: [plane(places)], aim: .cost)
  }

  @Test("a mixed fleet's search begins several times and cools each time, then goes on warm; a fleet of equals' once")
  func beginnings() throws {
    var chance = Chance(seed: 1)
    var beginnings = Beginnings(Layout(try mixedFleet(&chance, least: 20)))
    #expect(beginnings.count == 4)
    var turns: [Int] = []
    var cooled = beginnings.cooled(0)
    #expect(cooled == 0)
    for percent in 1...100 {
      let spent = Double(percent) / 100 + 1e-9
      if beginnings.turn(spent) {
        turns.append(percent)
        #expect(cooled > 0.7)
        #expect(abs(beginnings.cooled(spent) - (beginnings.isLong ? 0.1 : 0)) < 0.001)
      } else {
        #expect(beginnings.cooled(spent) > cooled)
      }
      cooled = beginnings.cooled(spent)
    }
    #expect(turns == [5, 10, 15, 20] && cooled > 0.999 && cooled < 1.001)

    var hasty = Beginnings(Layout(try mixedFleet(&chance, least: 20)))
    #expect(hasty.turn(0.12) && hasty.current == 2 && !hasty.isLong)
    #expect(hasty.turn(0.9) && hasty.isLong && !hasty.turn(1))

    let equals = (1...8).map { vehicle(String($0), carries: 9, pesos: 5) }
    var alike = Beginnings(Layout(try problem(of: 20, on: equals)))
    #expect(!alike.turn(0.5) && alike.cooled(0.5) == 0.5)
  }

  @Test("a search for few stops begins eight times, as hot each time, whatever drives")
  func beginningsOfFewStops() throws {
    for fleet in [["A"], ["A", "B"]] {
      let days = fleet.enumerated().map { vehicle($1, carries: 9, pesos: 5 * (1 + $0)) }
      var beginnings = Beginnings(Layout(try problem(of: 3, on: days)))
      var turns: [Int] = []
      for percent in 0..<100 where beginnings.turn(Double(percent) / 100 + 1e-9) {
        turns.append(percent)
        #expect(beginnings.cooled(Double(percent) / 100) < 0.1)
      }
      #expect(turns == [13, 25, 38, 50, 63, 75, 88] && !beginnings.isLong && beginnings.cooled(1) == 1)
    }
  }

  @Test("a search that begins again keeps the best plan, and goes on from it")
  func goingOn() throws {
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(60_000 + trial))
      let layout = Layout(try mixedFleet(&chance, least: 20))
      var search = Annealing(layout, seed: UInt64(trial))
      search.build()
      var least = (search.best.missing, search.best.energy)
      for step in 0..<200 {
        search.step(spent: Double(step) / 200)
        let now = (search.best.missing, search.best.energy)
        #expect(now <= least, "problem \(trial)")
        least = now
        check(search.tours, trial)
      }
      search.goOnFromBest()
      #expect((0..<layout.slotCount).map { search.tours.order($0) } == search.best.orders, "problem \(trial)")
      #expect(search.tours.energy - search.tours.owed == search.best.energy, "problem \(trial)")
      check(search.tours, trial)
    }
  }

  private func problem(of count: Int, on fleet: [VehicleDay]) throws -> Problem {
    let stops = (1...count).map { Stop(id: String($0), location: $0, isRequired: true, demand: [1]) }
    return try Problem(
      stops: stops, vehicleDays: fleet, matrices: [plane((0...count).map { (Double($0), 0) })], aim: .cost)
  }

  @Test("all iterations of all threads are told")
  func iterations() async throws {
    var chance = Chance(seed: 1)
    let problem = try mixedFleet(&chance)
    let two = await Solver.solution(of: problem, seed: 1, effort: Effort(iterations: 200), threads: 2)
    #expect(two.iterations == 400)
    #expect(Solver.solution(of: problem, seed: 1, effort: Effort(iterations: 200)).iterations == 200)
  }
}
