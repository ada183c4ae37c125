/// A place for unserved stops that follow each other.
private struct Place {
  var day: Int
  var position: Int
  var walk: Walk
  /// What the plan costs and lasts more.
  var cost: ExactCost
  var time: Int
}

extension Draft {
  /// Puts unserved stops back, level by level, each at its cheapest place, in the order given within a level.
  /// - Parameter skips: asked before each place; true = pass it over, so that repeated trials differ ("blinks").
  mutating func insertGreedily(_ stops: [Int], skips: () -> Bool) {
    for level in 0..<problem.levelCount {
      for stop in stops where problem.levels[stop] == level && dayOf[stop] < 0 {
        insertTogether([stop], skips: skips)
      }
    }
  }

  /// Puts stops in one after the other on one route, at the cheapest place, or none of them.
  mutating func insertTogether(_ stops: [Int], skips: () -> Bool = { false }) {
    var best: Place?
    for day in orders.indices {
      guard let place = cheapestPlace(for: stops, on: day, skips: skips) else { continue }
      if best.map({ place < $0 }) ?? true { best = place }
    }
    if let best { insert(stops, into: best.day, at: best.position, walk: best.walk) }
  }

  /// Puts unserved stops in, level by level, first the one that would lose most by waiting: whose second-best day costs
  /// most above its best.
  /// Source: Potvin, Rousseau, "A parallel route building algorithm" (1993).
  mutating func insertByRegret() {
    for level in 0..<problem.levelCount {
      var waiting = unserved.filter { problem.levels[$0] == level }
      var places = waiting.map { stop in orders.indices.map { cheapestPlace(for: [stop], on: $0, skips: { false }) } }
      while let chosen = mostRegretted(places) {
        let place = places[chosen].compactMap { $0 }.min(by: <)!
        // The budgets are common to all days, so a place that was found earlier may have become too dear.
        if walk(inserting: [waiting[chosen]], into: place.day, at: place.position) == nil {
          places[chosen][place.day] = nil
          continue
        }
        insert([waiting[chosen]], into: place.day, at: place.position, walk: place.walk)
        waiting.remove(at: chosen)
        places.remove(at: chosen)
        for index in waiting.indices {
          places[index][place.day] = cheapestPlace(for: [waiting[index]], on: place.day, skips: { false })
        }
      }
    }
  }

  private func cheapestPlace(for stops: [Int], on day: Int, skips: () -> Bool) -> Place? {
    guard stops.allSatisfy({ problem.isAllowed[$0][day] }) else { return nil }
    var best: Place?
    for position in 0...orders[day].count where !skips() {
      guard let cost = addedCost(inserting: stops, into: day, at: position) else { continue }
      if let best, cost > best.cost { continue }
      guard let walk = walk(inserting: stops, into: day, at: position) else { continue }
      let place = Place(day: day, position: position, walk: walk, cost: cost, time: walk.time - walks[day].time)
      if best.map({ place < $0 }) ?? true { best = place }
    }
    return best
  }

  private func mostRegretted(_ places: [[Place?]]) -> Int? {
    var chosen: (index: Int, regret: ExactCost, cost: ExactCost)?
    for (index, row) in places.enumerated() {
      let costs = row.compactMap { $0?.cost }.sorted()
      guard let least = costs.first else { continue }
      let regret = costs.count > 1 ? costs[1] - least : .max
      if let chosen, (regret, -least) <= (chosen.regret, -chosen.cost) { continue }
      chosen = (index, regret, least)
    }
    return chosen?.index
  }
}

extension Place {
  static func < (a: Place, b: Place) -> Bool { (a.cost, a.time, a.day) < (b.cost, b.time, b.day) }
}
