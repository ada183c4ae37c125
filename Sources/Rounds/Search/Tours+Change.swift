extension Tours {
  /// Puts a left-out stop behind `node`.
  mutating func insert(_ stop: Int, after node: Int) {
    let slot = Int(nodes[node].slot)
    touch(slot)
    if counts[slot] == 0 {
      pool.take(slot)
      energy &+= openingCost(slot)
    }
    let next = Int(nodes[node].next)
    addSums(of: stop, between: node, next, slot, sign: 1)
    let row = Int(nodes[stop].location)
    let into = layout.into(slot, row, from: Int(nodes[node].location)).cost
    let out = layout.out(slot, row, to: Int(nodes[next].location)).cost
    energy &+= Int(into) &+ Int(out) &- Int(nodes[node].leg) &- prize[stop]
    counts[slot] &+= 1
    addLoad(stop, slot, sign: 1)
    link(node, stop, leg: into)
    link(stop, next, leg: out)
    nodes[stop].slot = Int32(truncatingIfNeeded: slot)
    _ = pushForward(from: stop)
    pullBackward(from: stop)
    stretch(from: stop, to: stop)
    leaveAbsent(stop)
    if layout.problem.levels[stop] == 0 {
      missing &-= 1
      owed &-= prize[stop]
    }
    if !layout.rules.isPlain { chargeTime(slot) }
  }

  /// Takes `count` stops out, from `first` on, all of one slot.
  /// - Returns: false where the rest no longer keeps its hours, as can be where a detour is quicker than the way.
  mutating func remove(from first: Int, count: Int) -> Bool {
    let slot = Int(nodes[first].slot)
    touch(slot)
    let before = Int(nodes[first].prev)
    var node = first
    for _ in 0..<count {
      let next = Int(nodes[node].next)
      let gap = counts[slot] == 1 ? 0 : leg(slot, before, next)
      addSums(of: node, between: before, next, slot, sign: -1)
      energy &+= Int(gap) &- Int(nodes[before].leg) &- Int(nodes[node].leg) &+ prize[node]
      counts[slot] &-= 1
      addLoad(node, slot, sign: -1)
      link(before, next, leg: gap)
      nodes[node].slot = -1
      absentAt[node] = Int32(truncatingIfNeeded: absent.count)
      absent.append(Int32(truncatingIfNeeded: node))
      if layout.problem.levels[node] == 0 {
        missing &+= 1
        owed &+= prize[node]
      }
      node = next
    }
    if counts[slot] == 0 {
      pool.add(slot)
      energy &-= openingCost(slot)
    }
    pullBackward(from: before)
    let keepsHours = pushForward(from: node)
    stretch(from: before, to: node)
    if !layout.rules.isPlain { chargeTime(slot) }
    return keepsHours || counts[slot] == 0
  }

  /// Makes it dearer to leave out the required stops that are.
  mutating func raisePrizes() {
    for stop in absent.map(Int.init) where layout.problem.levels[stop] == 0 {
      let more = prize[stop] >> 8 + 1
      prize[stop] += more
      owed += more
      energy += more
      if prize[stop] > layout.prize[stop] << 10 { resetPrizes() }
    }
  }

  private mutating func resetPrizes() {
    prize = layout.prize
    energy -= owed
    owed = absent.reduce(0) { layout.problem.levels[Int($1)] == 0 ? $0 + layout.prize[Int($1)] : $0 }
    energy += owed
  }

  /// What the first trip of a vehicle-day costs for going out.
  func openingCost(_ slot: Int) -> Int {
    let fixed = layout.fixedCost[slot]
    guard fixed > 0 else { return 0 }
    return pool.isAlone(slot) ? fixed : 0
  }

  private func leg(_ slot: Int, _ from: Int, _ to: Int) -> Int32 {
    layout.out(slot, Int(nodes[from].location), to: Int(nodes[to].location)).cost
  }

  private mutating func link(_ from: Int, _ to: Int, leg: Int32) {
    nodes[from].next = Int32(truncatingIfNeeded: to)
    nodes[from].leg = leg
    nodes[to].prev = Int32(truncatingIfNeeded: from)
    nodes[to].legBefore = leg
  }

  private mutating func leaveAbsent(_ stop: Int) {
    let place = Int(absentAt[stop])
    let last = absent.removeLast()
    if Int(last) != stop {
      absent[place] = last
      absentAt[Int(last)] = Int32(truncatingIfNeeded: place)
    }
    absentAt[stop] = -1
  }

  private mutating func addLoad(_ stop: Int, _ slot: Int, sign: Int32) {
    let width = layout.dimensions
    if width > 0 { rooms[slot] &-= sign &* layout.demand[stop &* width] }
    for dimension in 0..<width {
      loads[slot &* width &+ dimension] &+= sign &* layout.demand[stop &* width &+ dimension]
    }
  }

  private mutating func pushForward(from first: Int) -> Bool { Rounds.pushForward(&nodes, layout, from: first) }
  private mutating func pullBackward(from first: Int) { Rounds.pullBackward(&nodes, layout, from: first) }
}

/// Earliest hours from `first` on, until they are as they were.
private func pushForward(_ list: inout ContiguousArray<Tours.Node>, _ layout: borrowing Layout, from first: Int) -> Bool
{
  let stopCount = layout.stopCount
  let slot = Int(list[first].slot)
  let base = Int(layout.classOf[slot]) &* layout.locationCount
  let visits = layout.visits.span
  let arcs = layout.out.span
  let locations = layout.locationCount
  var keepsHours = true
  var node = first
  var before = Int(list[first].prev)
  let windows = layout.windows.span
  let hasWindows = layout.rules.hasWindows
  var nodes = list.mutableSpan
  while true {
    let time = Int(arcs[(base &+ Int(nodes[before].location)) &* locations &+ Int(nodes[node].location)].time)
    let arrival = Int(nodes[before].departs) &+ time
    guard node < stopCount else {
      if arrival > Int(nodes[node].latest) { keepsHours = false }
      return keepsHours
    }
    let visit = visits[node]
    var begins = max(arrival, Int(visit.opens))
    if hasWindows, visit.windowCount > 1 { begins = opening(visit, arrival, windows) }
    if begins > Int(visit.closes) {
      keepsHours = false
      begins = Int(visit.closes)
    }
    let departs = Int32(truncatingIfNeeded: min(Int(Layout.never), begins &+ Int(visit.service)))
    if node != first, departs == nodes[node].departs { return keepsHours }
    nodes[node].departs = departs
    before = node
    node = Int(nodes[node].next)
  }
}

/// Latest hours from `first` back, until they are as they were.
private func pullBackward(_ list: inout ContiguousArray<Tours.Node>, _ layout: borrowing Layout, from first: Int) {
  let stopCount = layout.stopCount
  let slot = Int(list[first].slot)
  let base = Int(layout.classOf[slot]) &* layout.locationCount
  let visits = layout.visits.span
  let arcs = layout.out.span
  let windows = layout.windows.span
  let hasWindows = layout.rules.hasWindows
  let locations = layout.locationCount
  var nodes = list.mutableSpan
  var node = first
  while node < stopCount {
    let next = Int(nodes[node].next)
    let time = Int(arcs[(base &+ Int(nodes[node].location)) &* locations &+ Int(nodes[next].location)].time)
    let visit = visits[node]
    let bound = Int(nodes[next].latest) &- time &- Int(visit.service)
    var latest = min(bound, Int(visit.closes))
    if hasWindows, visit.windowCount > 1 { latest = lastOpening(visit, bound, windows) }
    let new = Int32(clamping: latest)
    if node != first, new == nodes[node].latest { return }
    nodes[node].latest = new
    node = Int(nodes[node].prev)
  }
}

/// The first moment from `arrival` on at which a window is open; after the last one, too late a moment.
func opening(_ visit: Layout.Visit, _ arrival: Int, _ windows: Span<(opens: Int32, closes: Int32)>) -> Int {
  let first = Int(visit.firstWindow)
  for index in first..<first &+ Int(visit.windowCount) where Int(windows[index].closes) >= arrival {
    return max(arrival, Int(windows[index].opens))
  }
  return Int(Layout.never)
}

/// The last moment up to `bound` at which a window is open; before the first one, a moment before all.
func lastOpening(_ visit: Layout.Visit, _ bound: Int, _ windows: Span<(opens: Int32, closes: Int32)>) -> Int {
  let first = Int(visit.firstWindow)
  var last = Int(Int32.min)
  for index in first..<first &+ Int(visit.windowCount) where Int(windows[index].opens) <= bound {
    last = max(last, min(bound, Int(windows[index].closes)))
  }
  return last
}
