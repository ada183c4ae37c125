import Territory

/// Two rounds swap what comes after a place of each.
/// Source: Potvin, Rousseau, "An exchange heuristic for routeing problems with time windows" (1995).
extension Tours {
  /// Looks for a round near `stop` whose tail it can lead on to.
  /// - Parameter margin: the swap must leave less than this above the cost there is; search cost.
  mutating func swapTails(behind stop: Int, margin: Int, _ chance: inout Chance) {
    let width = layout.near.width
    guard nodes[stop].slot >= 0, width > 0 else { return }
    let first = chance.below(width)
    for step in 0..<min(width, Self.mostTried) {
      let index = first + step < width ? first + step : first + step - width
      let head = Int(layout.near.places[stop &* width &+ index])
      if isSwapWorth(stop, head, margin), carryTails(stop, head), swapTails(stop, head, margin) { return }
    }
  }

  private static let mostTried = 10

  /// By legs and hours alone.
  private func isSwapWorth(_ stop: Int, _ head: Int, _ margin: Int) -> Bool {
    let (slot, other) = (Int(nodes[stop].slot), Int(nodes[head].slot))
    guard other >= 0, other != slot else { return false }
    if layout.wayOf[slot] != layout.wayOf[other] { return isCrossSwapWorth(stop, head, margin) }
    let (next, before) = (Int(nodes[stop].next), Int(nodes[head].prev))
    let lead = layout.out(slot, Int(nodes[stop].location), to: Int(nodes[head].location))
    var cost = Int(lead.cost) &- Int(nodes[stop].leg) &- Int(nodes[before].leg)
    guard cost < margin, Int(nodes[stop].departs) &+ Int(lead.time) <= Int(nodes[head].latest) else { return false }
    let isMerger = before >= layout.stopCount && next >= layout.stopCount
    if isMerger { return true }
    let back = layout.out(slot, Int(nodes[before].location), to: Int(nodes[next].location))
    cost &+= Int(back.cost)
    return cost < margin && Int(nodes[before].departs) &+ Int(back.time) <= Int(nodes[next].latest)
  }

  /// The same where the vehicles are at home elsewhere or a way costs one more than the other: both tails are driven.
  private func isCrossSwapWorth(_ stop: Int, _ head: Int, _ margin: Int) -> Bool {
    guard layout.mayRefit else { return false }
    let (slot, other) = (Int(nodes[stop].slot), Int(nodes[head].slot))
    let (next, before) = (Int(nodes[stop].next), Int(nodes[head].prev))
    let isMerger = before >= layout.stopCount && next >= layout.stopCount
    let lead = layout.out(slot, Int(nodes[stop].location), to: Int(nodes[head].location))
    guard Int(nodes[stop].departs) &+ Int(lead.time) <= Int(layout.visits[head].closes) else { return false }
    var cost = -legs(behind: stop) - legs(behind: before)
    guard let mine = legs(behind: stop, leadingTo: head, slot) else { return false }
    cost += mine
    if isMerger { return cost - openingCost(other) < margin }
    guard cost < margin, let theirs = legs(behind: before, leadingTo: next, other) else { return false }
    return cost + theirs < margin
  }

  /// Search cost of the legs from a node to the end.
  private func legs(behind first: Int) -> Int {
    var (node, cost) = (first, 0)
    while nodes[node].next >= 0 {
      cost &+= Int(nodes[node].leg)
      node = Int(nodes[node].next)
    }
    return cost
  }

  /// The same if a node led on to another tail, driven by its own vehicle; nil where that is too late.
  private func legs(behind first: Int, leadingTo head: Int, _ slot: Int) -> Int? {
    var (cost, node) = (0, head)
    var (time, here) = (Int(nodes[first].departs), Int(nodes[first].location))
    while true {
      let isStop = node < layout.stopCount
      let place = Int(nodes[isStop ? node : end(slot)].location)
      let leg = layout.out(slot, here, to: place)
      cost &+= Int(leg.cost)
      time &+= Int(leg.time)
      guard isStop else { return time <= Int(nodes[end(slot)].latest) ? cost : nil }
      time = max(time, Int(layout.visits[node].opens))
      guard time <= Int(layout.visits[node].closes) else { return nil }
      time &+= Int(layout.visits[node].service)
      here = place
      node = Int(nodes[node].next)
    }
  }

  /// Whether each of the two vehicles carries the other's tail, to stops that admit it.
  private func carryTails(_ stop: Int, _ head: Int) -> Bool {
    let (slot, other) = (Int(nodes[stop].slot), Int(nodes[head].slot))
    let (mine, theirs) = (Int(layout.dayOf[slot]), Int(layout.dayOf[other]))
    let next = Int(nodes[stop].next)
    let width = layout.dimensions
    for dimension in 0..<width {
      let more = tailLoad(from: head, dimension) &- tailLoad(from: next, dimension)
      guard Int(loads[slot &* width &+ dimension]) &+ more <= Int(layout.capacity[mine &* width &+ dimension]),
        Int(loads[other &* width &+ dimension]) &- more <= Int(layout.capacity[theirs &* width &+ dimension])
      else { return false }
    }
    return !layout.rules.hasExclusions || (admitsTail(from: head, mine) && admitsTail(from: next, theirs))
  }

  private func tailLoad(from first: Int, _ dimension: Int) -> Int {
    var load = 0
    var node = first
    while node < layout.stopCount {
      load &+= Int(layout.demand[node &* layout.dimensions &+ dimension])
      node = Int(nodes[node].next)
    }
    return load
  }

  private func admitsTail(from first: Int, _ day: Int) -> Bool {
    var node = first
    while node < layout.stopCount {
      if !layout.rules.isAllowed[node &* layout.firstSlot.count &+ day] { return false }
      node = Int(nodes[node].next)
    }
    return true
  }

  /// - Returns: false where that breaks a limit or costs too much, and everything is as before.
  private mutating func swapTails(_ stop: Int, _ head: Int, _ margin: Int) -> Bool {
    let before = burden
    let (slot, other) = (Int(nodes[stop].slot), Int(nodes[head].slot))
    let (next, last) = (Int(nodes[stop].next), Int(nodes[head].prev))
    exchangeTails(behind: stop, next, behind: last, head)
    if layout.rules.isPlain || (standsAfterRemoval(slot) && standsAfterRemoval(other)), burden < before + margin {
      return true
    }
    exchangeTails(behind: stop, Int(nodes[stop].next), behind: last, Int(nodes[last].next))
    return false
  }

  private mutating func exchangeTails(behind one: Int, _ next: Int, behind other: Int, _ head: Int) {
    let (mine, theirs) = (takeTail(from: next), takeTail(from: head))
    place(theirs, behind: one)
    place(mine, behind: other)
  }

  private mutating func takeTail(from first: Int) -> [Int] {
    var tail: [Int] = []
    var node = first
    while node < layout.stopCount {
      tail.append(node)
      node = Int(nodes[node].next)
    }
    if !tail.isEmpty { _ = remove(from: first, count: tail.count) }
    return tail
  }

  mutating func place(_ stops: [Int], behind node: Int) {
    var node = node
    for stop in stops {
      insert(stop, after: node)
      node = stop
    }
  }
}
