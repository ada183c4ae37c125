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
  private var dice: Dice
  private var trial: ContiguousArray<Int32> = []
  /// Temperatures at the beginning and the end, in search cost.
  private var hot = 0.0
  private var cold = 0.0
  private(set) var iterations = 0

  /// Temperatures in mean legs.
  private static let hotLegs = 0.5
  private static let coldLegs = 0.01

  init(_ layout: Layout, seed: UInt64) {
    self.layout = layout
    dice = Dice(seed: seed)
    tours = Tours(layout)
    recreate = Recreate(layout)
    best = Candidate(tours)
  }

  /// Builds the first plan.
  mutating func build() {
    guard layout.stopCount > 0 else { return }
    tours.begin()
    recreate(&tours, ContiguousArray(tours.absent), &dice)
    best = Candidate(tours)
    let served = layout.stopCount - tours.absent.count
    let legs = tours.energy - tours.absent.reduce(0) { $0 + layout.prize[Int($1)] }
    let leg = Double(max(1, legs)) / Double(max(1, served + tours.usedSlots))
    hot = leg * Self.hotLegs
    cold = leg * Self.coldLegs
  }

  /// - Parameter spent: how much of the effort is gone when the iteration begins, 0…1.
  mutating func step(spent: Double) {
    iterations += 1
    let temperature = hot * pow(cold / hot, spent)
    tours.begin()
    let before = tours.energy
    let seed = ruin(&tours, &dice)
    gatherTrial(around: seed)
    if layout.mayNeedBunches, trial.count > 1, dice.below(8) == 0 { insertBunch() }
    recreate(&tours, trial, &dice)
    let threshold = Double(before) - temperature * log(max(0x1p-60, dice.unit()))
    keepIfBest()
    if Double(tours.energy) >= threshold { tours.undo() }
    if tours.missing > 0, layout.problem.aim == .cost { tours.raisePrizes() }
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
    for _ in 0..<16 where old > 0 { addTrial(Int(tours.absent[dice.below(old)])) }
    let reach = layout.near.reach
    if tours.absentAt[seed] >= 0 { addTrial(seed) }
    for index in 0..<min(reach, 30) where tours.absentAt[Int(layout.near.around[seed * reach + index])] >= 0 {
      addTrial(Int(layout.near.around[seed * reach + index]))
    }
  }

  private mutating func addTrial(_ stop: Int) {
    let stop = Int32(truncatingIfNeeded: stop)
    if !trial.contains(stop) { trial.append(stop) }
  }

  private mutating func insertBunch() {
    var bunch: [Int] = []
    for _ in 0..<min(trial.count, 2 + dice.below(3)) {
      bunch.append(Int(trial.remove(at: dice.below(trial.count))))
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
