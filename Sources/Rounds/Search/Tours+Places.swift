import Territory

/// Where a stop can go.
struct Place {
  /// The node before it; -1 = nowhere.
  var node = -1
  var cost = Int.max
}

/// Now and then a place is passed over, so that repeated trials differ.
/// Source: Christiaens, Vanden Berghe, "Slack induction by string removals for vehicle routing problems" (2020).
struct Blinks {
  private var left = 1
  /// One place in so many is passed over; 0 = none.
  let rarity: Int

  init(rarity: Int) {
    self.rarity = rarity
    left = rarity > 0 ? rarity : .max
  }

  @inline(__always) mutating func passesOver(_ chance: inout Chance) -> Bool {
    left &-= 1
    guard left <= 0 else { return false }
    left = 1 &+ chance.below(2 &* rarity)
    return true
  }
}

extension Tours {
  /// The cheapest place for a left-out stop beside its neighbours or on an empty slot; where there is none, anywhere.
  ///
  /// A place costs at least what the way to the neighbour exceeds the leg it parts, by the triangle inequality twice as
  /// much: most places fall at that, before anything of them is read.
  func cheapestPlace(for stop: Int, _ blinks: inout Blinks, _ chance: inout Chance) -> Place {
    var best = Place()
    let visit = layout.visits[stop]
    let width = layout.near.width
    let near = layout.near.places.span
    let nearInto = layout.nearInto.span
    let nearOut = layout.nearOut.span
    let nodes = self.nodes.span
    let rooms = self.rooms.span
    let load = layout.dimensions > 0 ? layout.demand[stop &* layout.dimensions] : 0
    let isWide = layout.dimensions > 1
    let sureness = layout.sureness
    let row = Int(visit.location) &* layout.locationCount
    let classSize = layout.locationCount &* layout.locationCount
    let classOf = layout.classOf.span
    for index in stop &* width..<stop &* width &+ width {
      let other = Int(near[index])
      let node = nodes[other]
      let slot = Int(node.slot)
      guard slot >= 0, rooms[slot] >= load, !isWide || isRoomy(stop, slot) else { continue }
      let base = Int(classOf[slot]) &* classSize &+ row
      if sureness &* (Int(nearInto[index].cost) &- Int(node.leg)) < best.cost, !blinks.passesOver(&chance) {
        weigh(stop, visit, other, slot, base, &best)
      }
      if sureness &* (Int(nearOut[index].cost) &- Int(node.legBefore)) < best.cost, !blinks.passesOver(&chance) {
        weigh(stop, visit, Int(node.prev), slot, base, &best)
      }
    }
    weighEmptySlots(stop, visit, &best, &blinks, &chance)
    // Of stops that may stay out, many do.
    if best.node < 0,
      layout.stopCount <= Self.fewStops || layout.problem.levels[stop] == 0 || chance.below(Self.lookRarity) == 0
    {
      weighEverywhere(stop, visit, &best)
    }
    return best
  }

  private static let fewStops = 60
  /// A stop that may stay out, and has no place beside its neighbours, is tried everywhere one time in so many.
  private static let lookRarity = 8

  func isRoomy(_ stop: Int, _ slot: Int) -> Bool {
    let width = layout.dimensions
    let day = Int(layout.dayOf[slot])
    for dimension in 0..<width
    where Int(loads[slot &* width &+ dimension]) &+ Int(layout.demand[stop &* width &+ dimension])
      > Int(layout.capacity[day &* width &+ dimension])
    {
      return false
    }
    return true
  }

  /// Takes the place behind `node` if it is cheaper than the best so far and keeps every limit.
  @inline(__always)
  func weigh(_ stop: Int, _ visit: Layout.Visit, _ node: Int, _ slot: Int, _ base: Int, _ best: inout Place) {
    let nodes = self.nodes.span
    let next = Int(nodes[node].next)
    let before = layout.into[base &+ Int(nodes[node].location)]
    let after = layout.out[base &+ Int(nodes[next].location)]
    let cost = Int(before.cost) &+ Int(after.cost) &- Int(nodes[node].leg)
    guard cost < best.cost else { return }
    let arrival = Int(nodes[node].departs) &+ Int(before.time)
    var begins = max(arrival, Int(visit.opens))
    if visit.windowCount > 1 { begins = opening(visit, arrival, layout.windows.span) }
    guard begins <= Int(visit.closes),
      begins &+ Int(visit.service) &+ Int(after.time) <= Int(nodes[next].latest)
    else { return }
    if layout.rules.isPlain {
      best = Place(node: node, cost: cost)
    } else {
      weighRules(stop, node, next, slot, cost, &best)
    }
  }

  private func weighEmptySlots(
    _ stop: Int, _ visit: Layout.Visit, _ best: inout Place, _ blinks: inout Blinks, _ chance: inout Chance
  ) {
    if isLocked(stop) {
      let day = layout.problem.vehicleDayIndexes[layout.problem.stops[stop].vehicleDays!.first!]!
      let first = Int(layout.firstSlot[day])
      if counts[first] == 0 { weighEmpty(stop, visit, first, &best) }
      return
    }
    guard favour.type >= 0 else {
      for (kind, slots) in pool.byKind.enumerated() where !slots.isEmpty && !blinks.passesOver(&chance) {
        if closing.keepsOut(of: kind) { continue }
        weighEmpty(stop, visit, Int(slots[slots.count &- 1]), &best)
      }
      return
    }
    weighFavoured(stop, visit, &best)
  }

  private func weighFavoured(_ stop: Int, _ visit: Layout.Visit, _ best: inout Place) {
    var isIdle = false
    for (kind, slots) in pool.byKind.enumerated() where Int(layout.typeOf[kind]) == favour.type && !slots.isEmpty {
      isIdle = true
      weighEmpty(stop, visit, Int(slots[slots.count &- 1]), share: favour.share, &best)
    }
    if isIdle, favour.isExclusive { return }
    for (kind, slots) in pool.byKind.enumerated() where Int(layout.typeOf[kind]) != favour.type && !slots.isEmpty {
      weighEmpty(stop, visit, Int(slots[slots.count &- 1]), &best)
    }
  }

  @inline(__always)
  private func weighEmpty(
    _ stop: Int, _ visit: Layout.Visit, _ slot: Int, share: Int = 1, _ best: inout Place
  ) {
    let fixed = openingCost(slot)
    // The cost at which it is no better than what there is.
    let bound = share == 1 || best.cost == .max ? best.cost : best.cost &* share
    guard bound > fixed, isRoomy(stop, slot) else { return }
    let base = (Int(layout.classOf[slot]) &* layout.locationCount &+ Int(visit.location)) &* layout.locationCount
    guard fixed > 0 || share > 1 else {
      weigh(stop, visit, start(slot), slot, base, &best)
      return
    }
    var place = Place(node: -1, cost: bound &- fixed)
    weigh(stop, visit, start(slot), slot, base, &place)
    if place.node >= 0 { best = Place(node: place.node, cost: (place.cost &+ fixed) / share) }
  }

  private func weighEverywhere(_ stop: Int, _ visit: Layout.Visit, _ best: inout Place) {
    for slot in 0..<layout.slotCount where counts[slot] > 0 && isRoomy(stop, slot) {
      let base = (Int(layout.classOf[slot]) &* layout.locationCount &+ Int(visit.location)) &* layout.locationCount
      var node = start(slot)
      let end = end(slot)
      while node != end {
        weigh(stop, visit, node, slot, base, &best)
        node = Int(nodes[node].next)
      }
    }
  }
}
