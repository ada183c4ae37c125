import Territory

@testable import Rounds

/// What a plan achieves, worked out from the problem's data: served stops by rank, the exact cost, the time away.
struct Weight: Comparable, CustomStringConvertible {
  /// Required stops first, then each priority from the highest.
  var served: [Int]
  var cost: Int
  var time: Int

  /// Less is better.
  static func < (a: Weight, b: Weight) -> Bool {
    a.served != b.served ? b.served.lexicographicallyPrecedes(a.served) : (a.cost, a.time) < (b.cost, b.time)
  }

  var description: String { "served \(served), cost \(cost), time \(time)" }
}

func weight(of plan: Plan, in problem: Problem) -> Weight {
  let out = Set(plan.routes.flatMap(\.stops))
  let inside = problem.stops.filter { out.contains($0.id) }
  let totals = Checker.totals(of: plan, in: problem)
  let ranks = Set(problem.stops.map(\.priority)).sorted(by: >)
  return Weight(
    served: [inside.filter(\.isRequired).count]
      + ranks.map { rank in inside.filter { !$0.isRequired && $0.priority == rank }.count },
    cost: totals.comparedCost, time: totals.milliseconds)
}

/// Every way to drive stops in one order: where to reload, where to take the break.
private func variants(_ stops: [String], on day: VehicleDay) -> [Plan.Route] {
  var cuts: [[Int]] = [[]]
  for place in stops.indices.dropFirst() { cuts += cuts.filter { $0.count + 1 < day.maxTrips }.map { $0 + [place] } }
  let breaks = day.lunch == nil ? [nil] : [nil] + (0...stops.count).map(Optional.some)
  return cuts.flatMap { cut in
    breaks.map { Plan.Route(vehicleDay: day.id, stops: stops, reloads: cut, breakAfter: $0) }
  }
}

/// The weight of the best plan among all that the checker accepts.
func bestByEnumeration(_ problem: Problem) -> Weight {
  var best = weight(of: Plan(routes: [], unserved: []), in: problem)
  let days = problem.vehicleDays.map(\.id)

  func judge(_ routes: [[String]]) {
    let used = Set(routes.joined())
    let unserved = problem.stops.map(\.id).filter { !used.contains($0) }
    func choose(_ index: Int, _ chosen: [Plan.Route]) {
      guard index < routes.count else {
        let plan = Plan(routes: chosen, unserved: unserved)
        guard Checker.accepts(plan, for: problem) else { return }
        let found = weight(of: plan, in: problem)
        if found < best { best = found }
        return
      }
      if routes[index].isEmpty { return choose(index + 1, chosen) }
      for route in variants(routes[index], on: problem.vehicleDays[index]) { choose(index + 1, chosen + [route]) }
    }
    choose(0, [])
  }

  /// Each stop stays out or goes to each place of each route built so far: every order of every share comes once.
  func place(_ index: Int, _ routes: [[String]]) {
    guard index < problem.stops.count else { return judge(routes) }
    place(index + 1, routes)
    for day in routes.indices {
      for position in 0...routes[day].count {
        var longer = routes
        longer[day].insert(problem.stops[index].id, at: position)
        place(index + 1, longer)
      }
    }
  }
  place(0, days.map { _ in [] })
  return best
}
