import Territory

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Ruin and recreate under simulated annealing, cooled by how much of the effort is spent.
struct Annealing {
  private let layout: Layout
  private(set) var tours: Tours
  private(set) var best: Candidate
  private var recreate: Recreate
  private var ruin = Ruin()
  private var dice: Dice
  private var trial: ContiguousArray<Int32> = []
  private var hot = 0.0
  private var cold = 0.0
  private(set) var iterations = 0

  init(_ layout: Layout, seed: UInt64) {
    self.layout = layout
    dice = Dice(seed: seed)
    tours = Tours(layout)
    recreate = Recreate(layout)
    best = Candidate(tours)
  }

  /// Builds the first plan.
  mutating func build() {
    tours.begin()
    let all = ContiguousArray(tours.absent)
    recreate(&tours, all, &dice)
    best = Candidate(tours)
    setTemperatures()
  }

  private mutating func setTemperatures() {
    let served = layout.stopCount - tours.absent.count
    let legs = tours.energy - tours.absent.reduce(0) { $0 + layout.prize[Int($1)] }
    let leg = Double(max(1, legs)) / Double(max(1, served + tours.usedSlots))
    hot = leg * tuning.hot
    cold = leg * tuning.cold
  }

  /// - Parameter spent: how much of the effort is gone when the iteration begins, 0…1.
  mutating func step(spent: Double) {
    iterations += 1
    let temperature = hot * pow(cold / hot, spent)
    tours.begin()
    let before = tours.energy
    let seed = ruin(&tours, &dice)
    gatherTrial(around: seed)
    recreate(&tours, trial, &dice)
    let threshold = Double(before) - temperature * log(max(0x1p-60, dice.unit()))
    if Double(tours.energy) >= threshold {
      tours.undo()
    } else if tours.energy < best.energy {
      best = Candidate(tours)
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
    for _ in 0..<16 { addTrial(Int(tours.absent[dice.below(old)])) }
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
}

/// A whole plan as the search keeps it.
struct Candidate: Sendable {
  var energy: Int
  /// Stops of each slot, in order.
  var orders: [[Int]]

  init(_ tours: Tours) {
    energy = tours.energy
    orders = (0..<tours.layout.slotCount).map { tours.counts[$0] > 0 ? tours.order($0) : [] }
  }
}

nonisolated(unsafe) public var tuning = (hot: 0.1, cold: 0.001)
