/// The hours of whole rounds where their length counts or several trips follow each other: each change of a trip is
/// judged from the stretches on both of its sides, without driving it.
extension Tours {
  static func flanks(_ layout: Layout) -> ContiguousArray<Flanks> {
    guard layout.rules.hasStretches else { return [] }
    var flanks = ContiguousArray(
      repeating: Flanks(before: .broken, after: .broken), count: layout.stopCount + 2 * layout.slotCount)
    for slot in 0..<layout.slotCount {
      let shift = layout.problem.vehicleDays[Int(layout.dayOf[slot])].shift
      let idle = Stretch(duration: 0, earliest: Int32(shift.opens * 1000), latest: Int32(shift.closes * 1000))
      for node in [layout.stopCount + 2 * slot, layout.stopCount + 2 * slot + 1] {
        flanks[node] = Flanks(before: idle, after: idle)
      }
    }
    return flanks
  }

  /// Keeps the stretches after the links between `first` and `last` have changed.
  mutating func stretch(from first: Int, to last: Int) {
    guard layout.rules.hasStretches else { return }
    stretchAhead(from: last)
    stretchBack(from: first)
  }

  private mutating func stretchAhead(from first: Int) {
    let slot = Int(nodes[first].slot)
    var node = first
    while true {
      let before = Int(nodes[node].prev)
      let way = way(slot, before, node)
      var new = flanks[before].before.followed(by: own(node), way: way)
      if node < layout.stopCount { new = new?.released(layout.releases[node]) }
      let stretch = new ?? .broken
      if node != first, stretch == flanks[node].before { return }
      flanks[node].before = stretch
      guard node < layout.stopCount else { return }
      node = Int(nodes[node].next)
    }
  }

  private mutating func stretchBack(from first: Int) {
    let slot = Int(nodes[first].slot)
    var node = first
    while node < layout.stopCount {
      let next = Int(nodes[node].next)
      let stretch = own(node).followed(by: flanks[next].after, way: way(slot, node, next)) ?? .broken
      let release = max(layout.releases[node], flanks[next].release)
      if node != first, stretch == flanks[node].after, release == flanks[node].release { return }
      flanks[node].after = stretch
      flanks[node].release = release
      node = Int(nodes[node].prev)
    }
  }

  /// The visit alone.
  func own(_ node: Int) -> Stretch {
    guard node < layout.stopCount else { return flanks[node].after }
    let visit = layout.visits[node]
    return Stretch(duration: visit.service, earliest: visit.opens, latest: visit.closes)
  }

  private func way(_ slot: Int, _ from: Int, _ to: Int) -> Int {
    Int(layout.out(slot, Int(nodes[from].location), to: Int(nodes[to].location)).time)
  }

  /// What a slot's trip becomes with `stop` behind `node`; nil where that is too late.
  private func trip(_ slot: Int, putting stop: Int, after node: Int) -> Stretch? {
    let next = Int(nodes[node].next)
    let here = Int(nodes[stop].location)
    let to = layout.into(slot, here, from: Int(nodes[node].location)).time
    let from = layout.out(slot, here, to: Int(nodes[next].location)).time
    let head = flanks[node].before.followed(by: own(stop), way: Int(to))
    let whole = head?.followed(by: flanks[next].after, way: Int(from))
    return whole?.released(max(layout.releases[stop], flanks[next].release))
  }

  /// How long the round of a vehicle-day takes, with one more stop if so asked; nil where it breaks a limit of its own.
  func roundTime(_ day: Int, putting stop: Int? = nil, after node: Int = -1) -> Int? {
    if layout.rules.isDriven[day] { return walk(day, putting: stop, after: node)?.time }
    var slot = -1
    var changed: Stretch?
    if let stop {
      slot = Int(nodes[node].slot)
      changed = trip(slot, putting: stop, after: node)
      if changed == nil { return nil }
    }
    guard let round = round(day, slot, changed, first: node == start(max(0, slot)) ? stop : nil) else { return nil }
    let time = Int(round.duration)
    return time <= layout.rules.longest[day] ? time : nil
  }

  /// The trips of a vehicle-day one after the other, in the order of `drive`.
  /// - Parameters:
  ///   - slot: the one whose trip is `changed`; -1 = none.
  ///   - first: the changed trip's first stop, where that is new.
  private func round(_ day: Int, _ slot: Int, _ changed: Stretch?, first: Int?) -> Stretch? {
    if layout.slots(of: day).count == 1 {
      let only = Int(layout.firstSlot[day])
      if let changed { return changed }
      return counts[only] > 0 ? flanks[end(only)].before.sound : Stretch(duration: 0, earliest: 0, latest: 0)
    }
    let isNew = slot >= 0 && counts[slot] == 0
    let count = pool.out[day].count + (isNew ? 1 : 0)
    func trip(_ index: Int) -> Trip {
      let at = isNew && index == count - 1 ? slot : Int(pool.out[day][index])
      let head = at == slot ? first ?? Int(nodes[start(at)].next) : Int(nodes[start(at)].next)
      let stretch = at == slot ? changed ?? flanks[end(at)].before : flanks[end(at)].before
      return Trip(stretch: stretch, head: head, isLocked: isLocked(head))
    }
    guard count > 0 else { return Stretch(duration: 0, earliest: 0, latest: 0) }
    if count == 1 { return trip(0).stretch.sound }
    if count == 2 {
      let pair = trip(1) < trip(0) ? (trip(1), trip(0)) : (trip(0), trip(1))
      let inOrder = pair.0.stretch.followed(by: pair.1.stretch, way: 0)
      if pair.0.isLocked { return inOrder }
      let reversed = pair.1.stretch.followed(by: pair.0.stretch, way: 0)
      guard let inOrder, let reversed else { return inOrder ?? reversed }
      return reversed.duration < inOrder.duration ? reversed : inOrder
    }
    var last: Trip?
    var round: Stretch?
    for _ in 0..<count {
      var next: Trip?
      for index in 0..<count {
        let one = trip(index)
        if last.map({ $0 < one }) ?? true, next.map({ one < $0 }) ?? true { next = one }
      }
      guard let next else { return nil }
      round = last == nil ? next.stretch : round?.followed(by: next.stretch, way: 0)
      last = next
    }
    return round
  }

  /// A trip among others of its vehicle-day: a locked one goes first, then whoever must leave first.
  private struct Trip {
    var stretch: Stretch
    var head: Int
    var isLocked: Bool

    static func < (one: Trip, other: Trip) -> Bool {
      if one.isLocked != other.isLocked { return one.isLocked }
      if one.isLocked || one.stretch.latest == other.stretch.latest { return one.head < other.head }
      return one.stretch.latest < other.stretch.latest
    }
  }
}
