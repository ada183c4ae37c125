import Territory

/// Finds good plans.
public enum Solver {
  public static func plan(for problem: Problem, seed: UInt64, iterations: Int) -> Plan {
    plan(for: problem, seed: seed, effort: Effort(iterations: iterations))
  }

  public static func plan(for problem: Problem, seed: UInt64, effort: Effort) -> Plan {
    let layout = Layout(problem)
    var search = Annealing(layout, seed: seed)
    search.build()
    let began = effort.clock?() ?? 0
    var spent = 0.0
    while spent < 1, !problem.stops.isEmpty {
      search.step(spent: spent)
      if search.iterations % 32 == 0 {
        if let seconds = effort.seconds, let clock = effort.clock { spent = (clock() - began) / seconds }
        if effort.isInterrupted() { break }
      }
      if let iterations = effort.iterations { spent = max(spent, Double(search.iterations) / Double(iterations)) }
    }
    lastIterations = search.iterations
    return plan(search.best, layout)
  }

  private static func plan(_ candidate: Candidate, _ layout: Layout) -> Plan {
    let problem = layout.problem
    var tours = Tours(layout)
    tours.begin()
    for (slot, order) in candidate.orders.enumerated() {
      var node = tours.start(slot)
      for stop in order {
        tours.insert(stop, after: node)
        node = stop
      }
    }
    var routes: [Plan.Route] = []
    for (index, day) in problem.vehicleDays.enumerated() {
      let (order, reloads) = tours.itinerary(index)
      guard !order.isEmpty else { continue }
      let walk = problem.walk(order, reloads: reloads, on: index)
      routes.append(
        Plan.Route(
          vehicleDay: day.id, stops: order.map { problem.stops[$0].id }, reloads: reloads,
          breakAfter: walk?.breakAfter))
    }
    let served = Set(candidate.orders.joined())
    return Plan(
      routes: routes, unserved: problem.stops.indices.filter { !served.contains($0) }.map { problem.stops[$0].id })
  }
}

nonisolated(unsafe) public var lastIterations = 0
