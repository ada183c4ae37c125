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
  let ranks = Set(problem.stops.map(\.priority)).sorted(by: >)
  return Weight(
    served: [inside.filter(\.isRequired).count]
      + ranks.map { rank in inside.filter { !$0.isRequired && $0.priority == rank }.count },
    cost: Checker.totals(of: plan, in: problem).exactCost,
    time: plan.routes.reduce(0) { $0 + leastTime(of: $1, in: problem) })
}

/// The least time away for a route that comes back as early as it can: the latest departure is found by halving.
private func leastTime(of route: Plan.Route, in problem: Problem) -> Int {
  let day = problem.vehicleDays.first { $0.id == route.vehicleDay }!
  let stops = route.stops.map { id in problem.stops.first { $0.id == id }! }
  let matrix = problem.matrices[day.matrix]
  func end(leaving: Int) -> Int? {
    var (time, here) = (leaving, day.start)
    for stop in stops {
      time += Int(matrix.milliseconds[matrix.index(from: here, to: stop.location)])
      if !stop.windows.isEmpty {
        let open = stop.windows.filter { $0.closes * 1000 >= time }.map { max(time, $0.opens * 1000) }
        guard let start = open.min() else { return nil }
        time = start
      }
      time += stop.serviceSeconds * 1000
      here = stop.location
    }
    return time + Int(matrix.milliseconds[matrix.index(from: here, to: day.end)])
  }
  let opens = day.shift.opens * 1000
  guard !stops.isEmpty, let earliest = end(leaving: opens) else { return 0 }
  var (good, bad) = (opens, earliest + 1)
  while bad - good > 1 {
    let middle = (good + bad) / 2
    if end(leaving: middle) == earliest { good = middle } else { bad = middle }
  }
  return earliest - good
}

/// The weight of the best plan among all that the checker accepts.
func bestByEnumeration(_ problem: Problem) -> Weight {
  var best = weight(of: Plan(routes: [], unserved: []), in: problem)
  let days = problem.vehicleDays.map(\.id)

  func judge(_ routes: [[String]]) {
    let used = Set(routes.joined())
    let plan = Plan(
      routes: zip(days, routes).filter { !$1.isEmpty }.map { Plan.Route(vehicleDay: $0, stops: $1) },
      unserved: problem.stops.map(\.id).filter { !used.contains($0) })
    guard Checker.accepts(plan, for: problem) else { return }
    let found = weight(of: plan, in: problem)
    if found < best { best = found }
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
