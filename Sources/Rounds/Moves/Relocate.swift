/// One stop, or two or three that follow each other, to another place of the same route or of another.
@Sendable func relocate(_ draft: inout Draft) -> Bool {
  for from in draft.orders.indices {
    for to in draft.orders.indices where draft.isWorthTrying(from, to) {
      for length in 1...3 {
        for start in draft.orders[from].indices where start + length <= draft.orders[from].count {
          if relocate(&draft, from, start..<start + length, to) { return true }
        }
      }
    }
  }
  return false
}

private func relocate(_ draft: inout Draft, _ from: Int, _ range: Range<Int>, _ to: Int) -> Bool {
  var rest = draft.orders[from]
  let moved = Array(rest[range])
  rest.removeSubrange(range)
  guard from != to else {
    for place in 0...rest.count where place != range.lowerBound {
      var order = rest
      order.insert(contentsOf: moved, at: place)
      if draft.improve((from, order)) { return true }
    }
    return false
  }
  guard moved.allSatisfy({ draft.problem.isAllowed[$0][to] }) else { return false }
  let saved = draft.savedCost(removing: range, of: from)
  for place in 0...draft.orders[to].count {
    // What is saved on one route must not be spent on the other; nil = a leg without a path.
    guard let added = draft.addedCost(inserting: moved, into: to, at: place), added <= saved else { continue }
    var order = draft.orders[to]
    order.insert(contentsOf: moved, at: place)
    if draft.improve((from, rest), (to, order)) { return true }
  }
  return false
}

extension Draft {
  /// What the route of `day` costs less without the stops in `range`; -1 where nothing then joins the neighbours.
  fileprivate func savedCost(removing range: Range<Int>, of day: Int) -> ExactCost {
    var saved = 0
    for position in range.lowerBound...range.upperBound {
      saved += legCost(day, from: location(day, position - 1), to: location(day, position)) ?? 0
    }
    if range.count == orders[day].count { return saved }
    let bridge = legCost(day, from: location(day, range.lowerBound - 1), to: location(day, range.upperBound))
    return bridge.map { saved - $0 } ?? -1
  }
}
