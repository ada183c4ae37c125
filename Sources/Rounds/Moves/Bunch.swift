extension Tours {
  /// Puts left-out stops that find room only together, one being the way to the next, behind each other at their cheapest
  /// place, or leaves them out.
  mutating func insertTogether(_ bunch: [Int]) {
    var best: (node: Int, burden: Int)?
    for node in bunchPlaces(bunch) {
      put(bunch, after: node)
      if isSound(Int(nodes[node].slot)), best.map({ burden < $0.burden }) ?? true { best = (node, burden) }
      _ = remove(from: bunch[0], count: bunch.count)
    }
    if let best { put(bunch, after: best.node) }
  }

  private mutating func put(_ bunch: [Int], after node: Int) {
    var node = node
    for stop in bunch {
      insert(stop, after: node)
      node = stop
    }
  }

  /// Nodes behind which no rule forbids the stops one by one.
  private func bunchPlaces(_ bunch: [Int]) -> [Int] {
    var places: [Int] = []
    let empty = Set(pool.byKind.compactMap(\.last))
    for slot in 0..<layout.slotCount where counts[slot] > 0 || empty.contains(Int32(slot)) {
      let day = Int(layout.dayOf[slot])
      guard bunch.allSatisfy({ layout.problem.isAllowed[$0][day] && isSpaced($0, day) }) else { continue }
      guard bunch.allSatisfy({ layout.problem.stops[$0].lockedPosition == nil }) else { continue }
      var node = start(slot)
      while node != end(slot) {
        let next = Int(nodes[node].next)
        if next >= layout.stopCount || !isLocked(next) { places.append(node) }
        node = next
      }
    }
    return places
  }

  private func isSound(_ slot: Int) -> Bool {
    let stops = order(slot)
    let day = Int(layout.dayOf[slot])
    return stops.allSatisfy { isSpaced($0, day) } && standsAfterRemoval(slot) && walk(day) != nil
  }
}
