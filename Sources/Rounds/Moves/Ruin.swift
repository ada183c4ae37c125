import Territory

/// Takes strings of stops out of tours that lie near each other.
/// Source: Christiaens, Vanden Berghe, "Slack induction by string removals for vehicle routing problems" (2020).
struct Ruin {
  /// Stops taken out on average.
  let meanRemoved = 10.0
  let longestString = 10
  /// Chance of a string with stops kept in its middle.
  let splitChance = 0.5

  /// - Returns: the stop around which the ruin lies.
  func callAsFunction(_ tours: inout Tours, _ chance: inout Chance) -> Int {
    let layout = tours.layout
    let seed = chance.below(layout.stopCount)
    let served = layout.stopCount - tours.absent.count
    guard served > 0 else { return seed }
    if layout.choosesVehicles, chance.below(Self.clearRarity) == 0 {
      clearRounds(&tours, seed, &chance)
      return seed
    }
    let used = max(1, tours.usedSlots)
    let longest = min(Double(longestString), max(1, Double(served) / Double(used)))
    let most = 4 * meanRemoved / (1 + longest) - 1
    let strings = 1 + Int(chance.fraction() * most)
    var left = strings
    ruin(&tours, seed, longest, &left, &chance)
    for index in 0..<layout.near.reach where left > 0 {
      ruin(&tours, Int(layout.near.around[seed &* layout.near.reach &+ index]), longest, &left, &chance)
    }
    return seed
  }

  /// Whole rounds near the stop, so that other vehicles can do with their stops.
  private func clearRounds(_ tours: inout Tours, _ seed: Int, _ chance: inout Chance) {
    let near = tours.layout.near
    var left = 1 + chance.below(3)
    var removed = 0
    for index in -1..<near.reach where left > 0 && removed < Self.mostCleared {
      let stop = index < 0 ? seed : Int(near.around[seed &* near.reach &+ index])
      let slot = Int(tours.nodes[stop].slot)
      guard slot >= 0, tours.log.touchedAt[slot] != tours.log.iteration else { continue }
      left &-= 1
      removed += Int(tours.counts[slot])
      tours.clear(slot)
    }
  }

  /// Where vehicles are a choice, one ruin in so many takes whole rounds, up to about so many stops.
  private static let clearRarity = 16
  private static let mostCleared = 60

  private func ruin(_ tours: inout Tours, _ stop: Int, _ longest: Double, _ left: inout Int, _ chance: inout Chance) {
    let slot = Int(tours.nodes[stop].slot)
    guard slot >= 0, tours.log.touchedAt[slot] != tours.log.iteration, !tours.isKept(stop) else { return }
    left &-= 1
    let count = Int(tours.counts[slot])
    let length = 1 + Int(chance.fraction() * min(Double(count), longest))
    var kept = 0
    if length > 1, length < count, chance.fraction() < splitChance {
      kept = 1
      while length + kept < count, chance.fraction() < 0.01 { kept += 1 }
    }
    removeString(&tours, around: stop, slot, length: min(length, count), keeping: kept, &chance)
    if !tours.standsAfterRemoval(slot) { tours.clear(slot) }
  }

  private func removeString(
    _ tours: inout Tours, around stop: Int, _ slot: Int, length: Int, keeping kept: Int, _ chance: inout Chance
  ) {
    let stopCount = tours.layout.stopCount
    let span = length + kept
    // Back from the stop as far as chance and the ends of the tour allow.
    var first = stop
    var back = chance.below(span)
    while back > 0, Int(tours.nodes[first].prev) < stopCount, !tours.isKept(Int(tours.nodes[first].prev)) {
      first = Int(tours.nodes[first].prev)
      back -= 1
    }
    var ahead = 1
    var node = first
    while ahead < span, Int(tours.nodes[node].next) < stopCount {
      node = Int(tours.nodes[node].next)
      ahead += 1
    }
    while ahead < span, Int(tours.nodes[first].prev) < stopCount, !tours.isKept(Int(tours.nodes[first].prev)) {
      first = Int(tours.nodes[first].prev)
      ahead += 1
    }
    let total = min(length, max(1, ahead - kept))
    let head = kept > 0 && total > 1 ? 1 + chance.below(total - 1) : total
    var rest = first
    for _ in 0..<head { rest = Int(tours.nodes[rest].next) }
    var keepsHours = tours.remove(from: first, count: head)
    if total > head {
      for _ in 0..<kept { rest = Int(tours.nodes[rest].next) }
      keepsHours = tours.remove(from: rest, count: total - head) && keepsHours
    }
    if !keepsHours { tours.clear(slot) }
  }
}

extension Tours {
  var usedSlots: Int { layout.slotCount - pool.count }

  func isLocked(_ stop: Int) -> Bool {
    layout.rules.hasLocks && layout.problem.stops[stop].lockedPosition != nil
  }

  /// Locked stops stay where they are, as long as all of them are served.
  func isKept(_ stop: Int) -> Bool { lockedAbsent == 0 && isLocked(stop) }

  /// Takes all stops out of a slot but the locked ones, and those too where they cannot stand alone.
  mutating func clear(_ slot: Int) {
    var first = Int(nodes[start(slot)].next)
    var locked: Int32 = 0
    while first < layout.stopCount, isKept(first) {
      first = Int(nodes[first].next)
      locked += 1
    }
    if counts[slot] > locked {
      let keepsHours = remove(from: first, count: Int(counts[slot] - locked))
      if keepsHours && standsAfterRemoval(slot) { return }
    }
    if locked > 0, counts[slot] > 0 { _ = remove(from: Int(nodes[start(slot)].next), count: Int(counts[slot])) }
  }
}
