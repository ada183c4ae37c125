/// Two stops change places, on one route or between two.
@Sendable func swap(_ draft: inout Draft) -> Bool {
  for a in draft.orders.indices {
    for b in a..<draft.orders.count where draft.isWorthTrying(a, b) {
      for i in draft.orders[a].indices {
        for j in draft.orders[b].indices where a != b || i < j {
          if swap(&draft, (a, i), (b, j)) { return true }
        }
      }
    }
  }
  return false
}

private func swap(_ draft: inout Draft, _ first: (day: Int, at: Int), _ second: (day: Int, at: Int)) -> Bool {
  var (one, other) = (draft.orders[first.day], draft.orders[second.day])
  guard first.day != second.day else {
    one.swapAt(first.at, second.at)
    return draft.improve((first.day, one))
  }
  let (a, b) = (one[first.at], other[second.at])
  guard draft.problem.isAllowed[a][second.day], draft.problem.isAllowed[b][first.day] else { return false }
  guard let change = draft.costChange(putting: b, for: first), let more = draft.costChange(putting: a, for: second),
    change + more <= 0
  else { return false }
  one[first.at] = b
  other[second.at] = a
  return draft.improve((first.day, one), (second.day, other))
}

extension Draft {
  /// What the route costs more with `stop` in the place of another; nil where a leg has no path.
  fileprivate func costChange(putting stop: Int, for place: (day: Int, at: Int)) -> ExactCost? {
    let (before, after) = (location(place.day, place.at - 1), location(place.day, place.at + 1))
    func through(_ location: Int) -> ExactCost? {
      guard let there = legCost(place.day, from: before, to: location),
        let away = legCost(place.day, from: location, to: after)
      else { return nil }
      return there + away
    }
    guard let new = through(problem.stops[stop].location) else { return nil }
    return new - (through(location(place.day, place.at)) ?? 0)
  }
}
