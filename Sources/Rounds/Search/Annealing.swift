import Territory

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Ruin and recreate under simulated annealing, cooled by how much of the effort is spent.
/// Source: Christiaens, Vanden Berghe, "Slack induction by string removals for vehicle routing problems" (2020).
struct Annealing: Sendable {
  private let layout: Layout
  private(set) var tours: Tours
  private(set) var best: Candidate
  private var recreate: Recreate
  private var ruin = Ruin()
  private var chance: Chance
  private var trial: ContiguousArray<Int32> = []
  /// Temperatures at the beginning and the end, in search cost.
  private var hot = 0.0
  private var cold = 0.0
  private(set) var iterations = 0
  private var beginnings: Beginnings

  /// Temperatures in mean legs.
  private static let hotLegs = 0.5
  private static let coldLegs = 0.01

  /// One iteration in so many swaps tails, and one sends out a vehicle that its first stop does not pay for.
  private static let swapRarity = 4
  private static let favourRarity = 4
  /// Where vehicles differ, the rounds of one ruin in so many change hands.
  private static let changeRarity = 2
  /// Of few stops, one iteration in so many does without some vehicle-days.
  private static let closeRarity = 4
  private static let mostBeginnings = 12
  /// Of stops that have been out for longer, those near are tried again, and so many at random.
  private static let otherTrials = 40

  init(_ layout: Layout, seed: UInt64) {
    self.layout = layout
    chance = Chance(seed: seed)
    tours = Tours(layout)
    recreate = Recreate(layout)
    beginnings = Beginnings(layout)
    best = Candidate(tours)
  }

  /// Builds the first plan.
  mutating func build() {
    guard layout.stopCount > 0 else { return }
    beginWithBestFleet()
    best = Candidate(tours)
    let served = layout.stopCount - tours.absent.count
    let legs = tours.energy - tours.absent.reduce(0) { $0 + layout.prize[Int($1)] } - tours.fixedCosts
    let leg = Double(max(1, legs)) / Double(max(1, served + tours.usedSlots))
    hot = leg * Self.hotLegs
    cold = leg * Self.coldLegs
    if layout.rules.hasBudgets { tours.penalties = penalties(served: served) }
    beginnings.penalties = tours.penalties
  }

  /// At first, by the plan that has been built.
  private func penalties(served: Int) -> Penalties {
    let sums = tours.sums.reduce(into: (fuel: 0.0, money: 0.0)) {
      $0.fuel += Double($1.microlitres)
      $0.money += Double($1.money)
    }
    let count = Double(max(1, served))
    return Penalties(
      budgets: layout.problem.budgets.count, prize: layout.prize.min() ?? 0, microlitres: sums.fuel / count,
      money: sums.money / count)
  }

  /// Where types of vehicles differ, the best beginning of those that send out one type before the others.
  private mutating func beginWithBestFleet() {
    let idle = tours
    var cheapest: Tours?
    for type in -1..<(layout.typeCount > 1 ? min(layout.typeCount, Self.mostBeginnings) : 0) {
      tours = idle
      tours.begin()
      tours.favour = Favour(type: type, isExclusive: true)
      recreate(&tours, ContiguousArray(tours.absent), &chance)
      tours.favour = Favour()
      if layout.mayRefit { tours.refit(&chance) }
      if tours.energy < cheapest?.energy ?? .max { cheapest = tours }
    }
    tours = cheapest ?? idle
  }

  /// - Parameter spent: how much of the effort is gone when the iteration begins, 0…1.
  mutating func step(spent: Double) {
    iterations += 1
    if beginnings.turn(spent) { beginAnew() }
    let temperature = hot * pow(cold / hot, beginnings.cooled(spent))
    tours.begin()
    let before = tours.burden
    if layout.maySwapTails, chance.below(Self.swapRarity) == 0 {
      swapTails(temperature)
      return
    }
    let seed = ruin(&tours, &chance)
    if layout.isSmall, chance.below(Self.closeRarity) == 0 { tours.close(&chance) }
    if layout.mayRefit, chance.below(Self.changeRarity) == 0 { tours.changeHands(&chance) }
    gatherTrial(around: seed)
    if layout.mayNeedBunches, trial.count > 1, chance.below(8) == 0 { insertBunch() }
    if layout.choosesVehicles, chance.below(Self.favourRarity) == 0, trial.count > 1 {
      tours.favour = Favour(type: chance.below(layout.typeCount), share: 1 + chance.below(trial.count))
    }
    recreate(&tours, trial, &chance)
    tours.favour = Favour()
    tours.closing = Closing()
    if layout.mayRefit { tours.refit(&chance) }
    let threshold = Double(before) - temperature * log(max(0x1p-60, chance.fraction()))
    keepIfBest()
    if Double(tours.burden) >= threshold { tours.undo() }
    if tours.penalties.areOn { tours.adaptPenalties() }
    if tours.missing > 0, layout.problem.aim == .cost { tours.raisePrizes() }
  }

  /// Builds another first plan, or goes on from the best one.
  private mutating func beginAnew() {
    if beginnings.isLong {
      let penalties = tours.penalties
      goOnFromBest()
      tours.penalties = penalties
      return
    }
    tours = Tours(layout)
    tours.penalties = beginnings.penalties
    if layout.isSmall {
      beginWithSomeKinds()
      keepIfBest()
    } else {
      beginWithBestFleet()
    }
  }

  /// Some vehicle-days stay in at first.
  private mutating func beginWithSomeKinds() {
    tours.begin()
    tours.closing = Closing(&chance)
    recreate(&tours, tours.absent, &chance)
    tours.closing = Closing()
  }

  mutating func goOnFromBest() {
    tours = Tours(layout)
    tours.begin()
    for slot in best.orders.indices { tours.place(best.orders[slot], behind: tours.start(slot)) }
  }

  private mutating func swapTails(_ temperature: Double) {
    let margin = -temperature * log(max(0x1p-60, chance.fraction()))
    let before = tours.energy
    tours.swapTails(behind: chance.below(layout.stopCount), margin: Int(min(margin, 0x1p60)), &chance)
    if tours.energy != before { keepIfBest() }
  }

  var hasWork: Bool { layout.stopCount > 0 && layout.slotCount > 0 }

  var progress: Progress {
    let cost = layout.problem.aim == .priorities ? best.objective.cost : best.energy << layout.shift
    return Progress(iterations: iterations, served: best.orders.reduce(0) { $0 + $1.count }, cost: cost)
  }

  /// Goes on from another search's tours.
  mutating func adopt(_ other: Annealing) {
    tours = other.tours
    best = other.best
  }

  private mutating func keepIfBest() {
    guard !tours.penalties.areOn || tours.keepsBudgets else { return }
    guard layout.problem.aim == .priorities else {
      let isFuller = tours.missing < best.missing
      if isFuller || (tours.missing == best.missing && tours.energy - tours.owed < best.energy) {
        best = Candidate(tours)
      }
      return
    }
    // Rounding and the weight of time blur the search cost by less than this.
    guard tours.energy <= best.energy + best.blur else { return }
    if let objective = tours.objective(betterThan: best.objective) {
      best = Candidate(tours, objective)
    }
  }

  /// Stops to put back: all that are out, or of many those just taken out and some others.
  private mutating func gatherTrial(around seed: Int) {
    trial.removeAll(keepingCapacity: true)
    let old = tours.log.absent.count
    if tours.absent.count <= max(32, 2 * (tours.absent.count - old)) {
      trial.append(contentsOf: tours.absent)
      return
    }
    trial.append(contentsOf: tours.absent[old...])
    for _ in 0..<Self.otherTrials where old > 0 { addTrial(Int(tours.absent[chance.below(old)])) }
    let reach = layout.near.reach
    if tours.absentAt[seed] >= 0 { addTrial(seed) }
    for index in 0..<reach where tours.absentAt[Int(layout.near.around[seed * reach + index])] >= 0 {
      addTrial(Int(layout.near.around[seed * reach + index]))
    }
  }

  private mutating func addTrial(_ stop: Int) {
    let stop = Int32(truncatingIfNeeded: stop)
    if !trial.contains(stop) { trial.append(stop) }
  }

  private mutating func insertBunch() {
    var bunch: [Int] = []
    for _ in 0..<min(trial.count, 2 + chance.below(3)) {
      bunch.append(Int(trial.remove(at: chance.below(trial.count))))
    }
    tours.insertTogether(bunch)
    for stop in bunch where tours.absentAt[stop] >= 0 { trial.append(Int32(stop)) }
  }
}

/// A whole plan as the search keeps it.
struct Candidate: Sendable {
  /// Search cost; under `Aim.cost` without the `missing` required stops.
  var energy: Int
  var missing: Int
  /// Stops of each slot, in order.
  var orders: [[Int]]
  var objective: Objective
  /// How far search cost may be from exact cost.
  var blur: Int

  init(_ tours: Tours, _ objective: Objective? = nil) {
    missing = tours.missing
    energy = tours.energy - (tours.layout.problem.aim == .cost ? tours.owed : 0)
    orders = (0..<tours.layout.slotCount).map { tours.counts[$0] > 0 ? tours.order($0) : [] }
    let isExact = tours.layout.problem.aim == .priorities
    self.objective =
      objective
      ?? (isExact ? Objective(missed: tours.missed, cost: tours.exactCost, time: tours.time) : .none)
    let legs = tours.energy - tours.absent.reduce(0) { $0 + tours.layout.prize[Int($1)] }
    blur = legs >> 8 + 2 * tours.layout.stopCount
  }
}
