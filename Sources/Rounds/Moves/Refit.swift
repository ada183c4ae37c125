import Territory

/// Whole rounds go to vehicles that drive them for less, idle ones or in exchange.
extension Tours {
  /// Tries the rounds that the iteration has changed.
  mutating func refit(_ chance: inout Chance) {
    for index in 0..<log.touched.count {
      let slot = Int(log.touched[index].slot)
      guard counts[slot] > 0, !moveToIdle(slot, &chance) else { continue }
      for _ in 0..<Self.exchanges {
        let other = Int(nodes[chance.below(layout.stopCount)].slot)
        if other >= 0, layout.kindOf[other] != layout.kindOf[slot], exchange(slot, other) { break }
      }
    }
  }

  /// What is left of ruined rounds goes to other vehicles that can carry it, whatever that costs, so that the stops put
  /// back find other room than they had.
  mutating func changeHands(_ chance: inout Chance) {
    for index in 0..<log.touched.count {
      let slot = Int(log.touched[index].slot)
      guard counts[slot] > 0, chance.below(2) == 0 else { continue }
      let kind = chance.below(layout.kindCount)
      if let idle = pool.byKind[kind].last.map(Int.init) {
        if kind != Int(layout.kindOf[slot]), fits(slot, idle), isInTime(slot, idle) {
          let order = order(slot)
          move(order, from: slot, to: idle)
          if !standsAfterRemoval(idle) { move(order, from: idle, to: slot) }
        }
        continue
      }
      let other = Int(nodes[chance.below(layout.stopCount)].slot)
      guard other >= 0, layout.kindOf[other] != layout.kindOf[slot] else { continue }
      _ = exchange(slot, other, atAnyCost: true)
    }
  }

  private static let exchanges = 2
  private static let mostKinds = 8

  private mutating func moveToIdle(_ slot: Int, _ chance: inout Chance) -> Bool {
    var best = cost(of: slot, drivenBy: slot)
    var chosen = -1
    let kinds = pool.byKind.count
    let first = kinds > Self.mostKinds ? chance.below(kinds) : 0
    for step in 0..<min(kinds, Self.mostKinds) {
      let kind = (first + step) % kinds
      guard kind != Int(layout.kindOf[slot]), let other = pool.byKind[kind].last.map(Int.init) else { continue }
      guard layout.fixedCost[other] < best, fits(slot, other) else { continue }
      let cost = cost(of: slot, drivenBy: other)
      if cost < best, isInTime(slot, other) { (best, chosen) = (cost, other) }
    }
    guard chosen >= 0 else { return false }
    let before = burden
    let order = order(slot)
    move(order, from: slot, to: chosen)
    if burden < before, standsAfterRemoval(chosen) { return true }
    move(order, from: chosen, to: slot)
    return false
  }

  private mutating func exchange(_ one: Int, _ other: Int, atAnyCost: Bool = false) -> Bool {
    guard fits(one, other), fits(other, one) else { return false }
    let now = atAnyCost ? .max : cost(of: one, drivenBy: one) + cost(of: other, drivenBy: other)
    guard cost(of: one, drivenBy: other) + cost(of: other, drivenBy: one) < now else { return false }
    guard isInTime(one, other), isInTime(other, one) else { return false }
    let before = burden
    let (mine, theirs) = (order(one), order(other))
    swap(mine, one, theirs, other)
    if burden < before || atAnyCost, standsAfterRemoval(one), standsAfterRemoval(other) { return true }
    swap(mine, other, theirs, one)
    return false
  }

  private mutating func swap(_ mine: [Int], _ one: Int, _ theirs: [Int], _ other: Int) {
    _ = remove(from: mine[0], count: mine.count)
    move(theirs, from: other, to: one)
    place(mine, behind: start(other))
  }

  private mutating func move(_ order: [Int], from slot: Int, to other: Int) {
    _ = remove(from: order[0], count: order.count)
    place(order, behind: start(other))
  }

  /// Fixed cost and legs of a slot's stops in their order, as the vehicle of another drives them.
  private func cost(of slot: Int, drivenBy other: Int) -> Int {
    var cost = layout.fixedCost[other]
    if layout.wayOf[slot] == layout.wayOf[other] {
      var node = start(slot)
      while node != end(slot) {
        cost &+= Int(nodes[node].leg)
        node = Int(nodes[node].next)
      }
      return cost
    }
    var here = Int(nodes[start(other)].location)
    var node = Int(nodes[start(slot)].next)
    while true {
      let place = Int(nodes[node < layout.stopCount ? node : end(other)].location)
      cost &+= Int(layout.out(other, here, to: place).cost)
      guard node < layout.stopCount else { return cost }
      here = place
      node = Int(nodes[node].next)
    }
  }

  /// Whether another's vehicle can carry what a slot's does, to stops that admit it.
  private func fits(_ slot: Int, _ other: Int) -> Bool {
    let width = layout.dimensions
    let day = Int(layout.dayOf[other])
    for dimension in 0..<width where loads[slot &* width &+ dimension] > layout.capacity[day &* width &+ dimension] {
      return false
    }
    guard layout.rules.hasExclusions else { return true }
    return order(slot).allSatisfy { layout.rules.isAllowed[$0 &* layout.firstSlot.count &+ day] }
  }

  private func isInTime(_ slot: Int, _ other: Int) -> Bool {
    if layout.wayOf[slot] == layout.wayOf[other] { return true }
    let idle = { (node: Int) in
      Stretch(duration: 0, earliest: self.nodes[node].departs, latest: self.nodes[node].latest)
    }
    // Those of the start and of the end never change.
    var stretch = idle(start(other))
    var here = Int(nodes[start(other)].location)
    var node = Int(nodes[start(slot)].next)
    while true {
      let isStop = node < layout.stopCount
      let place = Int(nodes[isStop ? node : end(other)].location)
      let way = Int(layout.out(other, here, to: place).time)
      let next = isStop ? own(node) : idle(end(other))
      guard let more = stretch.followed(by: next, way: way)?.released(isStop ? layout.releases[node] : 0) else {
        return false
      }
      stretch = more
      guard isStop else { break }
      here = place
      node = Int(nodes[node].next)
    }
    return Int(stretch.duration) <= layout.rules.longest[Int(layout.dayOf[other])]
  }
}
