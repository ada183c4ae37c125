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
    guard other >= 0, other != slot, layout.wayOf[slot] == layout.wayOf[other] else { return false }
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
    let energy = energy
    let (slot, other) = (Int(nodes[stop].slot), Int(nodes[head].slot))
    let (next, before) = (Int(nodes[stop].next), Int(nodes[head].prev))
    exchangeTails(behind: stop, next, behind: before, head)
    if layout.rules.isPlain || (standsAfterRemoval(slot) && standsAfterRemoval(other)), self.energy < energy + margin {
      return true
    }
    exchangeTails(behind: stop, Int(nodes[stop].next), behind: before, Int(nodes[before].next))
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
