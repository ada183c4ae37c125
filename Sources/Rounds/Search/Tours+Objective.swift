extension Tours {
  var missed: [Int] {
    var missed = Array(repeating: 0, count: layout.problem.levelCount)
    for stop in absent { missed[layout.problem.levels[Int(stop)]] += 1 }
    return missed
  }

  /// Money, surcharges and balance, exactly.
  var exactCost: ExactCost {
    let problem = layout.problem
    var cost = sums.reduce(0) { $0 + $1.money } + timeCosts.reduce(0, +)
    if layout.rules.hasBalance { cost += workOf.reduce(0) { $0 + problem.balance($1) } }
    if layout.rules.hasSurcharges {
      for stop in problem.stops.indices where nodes[stop].slot >= 0 {
        let day = Int(layout.dayOf[Int(nodes[stop].slot)])
        cost += layout.rules.surcharges[stop &* layout.firstSlot.count &+ day]
      }
    }
    return cost
  }

  var time: Int { layout.problem.vehicleDays.indices.reduce(0) { $0 + (walk($1, lunch: .shortest)?.time ?? 0) } }

  /// Search cost of sending the vehicles out.
  var fixedCosts: Int {
    layout.problem.vehicleDays.indices.reduce(0) { sum, day in
      sum + (pool.out[day].isEmpty ? 0 : layout.fixedCost[Int(layout.firstSlot[day])])
    }
  }

  /// Whether these tours are better than what `best` stands for; the hours are looked at only where they decide.
  func objective(betterThan best: Objective) -> Objective? {
    let missed = missed
    if missed != best.missed {
      guard missed.lexicographicallyPrecedes(best.missed) else { return nil }
      return Objective(missed: missed, cost: exactCost, time: time)
    }
    let cost = exactCost
    guard cost <= best.cost else { return nil }
    let time = time
    guard cost < best.cost || time < best.time else { return nil }
    return Objective(missed: missed, cost: cost, time: time)
  }
}
