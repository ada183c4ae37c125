import Territory

/// Puts left-out stops back one by one, each at its cheapest place.
/// Source: Christiaens, Vanden Berghe, "Slack induction by string removals for vehicle routing problems" (2020).
struct Recreate: Sendable {
  private var order: ContiguousArray<(key: Int, stop: Int32)> = []
  private var blinks: Blinks
  /// The longest distance first, the tightest window first …: the key of each stop in each order.
  private let keys: [ContiguousArray<Int>]
  private let shares: [Int]
  private let levels: ContiguousArray<Int>

  init(_ layout: Layout) {
    let problem = layout.problem
    levels = ContiguousArray(problem.levels)
    // In a small problem few places are all there are.
    blinks = Blinks(rarity: min(100, max(10, layout.stopCount)))
    let hasHours = problem.stops.contains { !$0.windows.isEmpty }
    var keys: [ContiguousArray<Int>] = []
    var shares: [Int] = [4]
    func add(_ share: Int, _ key: (Int) -> Int) {
      keys.append(ContiguousArray(problem.stops.indices.map(key)))
      shares.append(share)
    }
    let width = layout.dimensions
    if width > 0 { add(4) { -Int(layout.demand[$0 * width]) } }
    if layout.slotCount > 0 {
      let base = Int(problem.vehicleDays[0].start)
      add(2) { -Int(layout.into(0, Int(layout.visits[$0].location), from: base).cost) }
      add(1) { Int(layout.into(0, Int(layout.visits[$0].location), from: base).cost) }
    }
    if hasHours {
      add(2) { Int(layout.visits[$0].closes) - Int(layout.visits[$0].opens) }
      add(2) { Int(layout.visits[$0].opens) }
      add(2) { -Int(layout.visits[$0].closes) }
    }
    if problem.aim == .cost, problem.stops.contains(where: { $0.prize > 0 }) { add(4) { -problem.stops[$0].prize } }
    self.keys = keys
    self.shares = shares
  }

  /// - Parameter stops: those to be tried, left out all.
  mutating func callAsFunction(_ tours: inout Tours, _ stops: some Sequence<Int32>, _ chance: inout Chance) {
    sort(stops, mixesLevels: tours.closing.mixesLevels, &chance)
    for item in order {
      let stop = Int(item.stop)
      if tours.closing.isByStop { tours.closing.draw(&chance) }
      let place = tours.cheapestPlace(for: stop, &blinks, &chance)
      guard place.node >= 0, tours.layout.isPrizeWorth(stop, place.cost) else { continue }
      tours.insert(stop, after: place.node)
      if tours.favour.share > 1, tours.counts[Int(tours.nodes[stop].slot)] == 1 { tours.favour.share = 1 }
    }
  }

  private mutating func sort(_ stops: some Sequence<Int32>, mixesLevels: Bool, _ chance: inout Chance) {
    order.removeAll(keepingCapacity: true)
    var pick = chance.below(shares.reduce(0, +))
    var chosen = 0
    while pick >= shares[chosen] {
      pick -= shares[chosen]
      chosen += 1
    }
    for stop in stops {
      let key = chosen == 0 ? Int(truncatingIfNeeded: chance.next() >> 1) : keys[chosen - 1][Int(stop)]
      order.append((key, stop))
    }
    // Ties and the levels' order need no chance of their own: stops come in the order they were taken out.
    let levels = self.levels
    let isLevelled = !mixesLevels && levels.contains { $0 != levels[0] }
    order.sort { a, b in
      if isLevelled {
        let (one, other) = (levels[Int(a.stop)], levels[Int(b.stop)])
        if one != other { return one < other }
      }
      return (a.key, a.stop) < (b.key, b.stop)
    }
  }
}
