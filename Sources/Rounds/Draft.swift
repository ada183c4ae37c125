import Territory

/// A plan under work: stops and vehicle-days by index, with the figures of each route at hand. Never breaks a limit.
struct Draft {
  let problem: Problem
  private(set) var orders: [[Int]]
  private(set) var walks: [Walk]
  /// The day of each stop; -1 = left out.
  private(set) var dayOf: [Int]
  private(set) var microlitres = 0
  private(set) var objective: Objective
  /// Days whose route changed since the last search of its surroundings.
  var isFresh: [Bool]

  init(_ problem: Problem) {
    self.problem = problem
    orders = Array(repeating: [], count: problem.vehicleDays.count)
    walks = problem.vehicleDays.indices.map { problem.walk([], on: $0)! }
    dayOf = Array(repeating: -1, count: problem.stops.count)
    objective = Objective(served: Array(repeating: 0, count: problem.levelCount), cost: 0, time: 0)
    isFresh = Array(repeating: true, count: problem.vehicleDays.count)
  }

  var unserved: [Int] { dayOf.indices.filter { dayOf[$0] < 0 } }

  /// The cost of a leg for the vehicle of `day`; nil without a path.
  func legCost(_ day: Int, from: Int, to: Int) -> ExactCost? {
    let vehicleDay = problem.vehicleDays[day]
    let matrix = problem.matrices[vehicleDay.matrix]
    let cell = matrix.index(from: from, to: to)
    guard matrix.milliseconds[cell] != TravelMatrix.unreachable else { return nil }
    return Int(matrix.microlitres[cell]) * vehicleDay.price.tenThousandths
  }

  /// What the route of `day` costs more with `stops` at `position`; nil where a leg has no path.
  func addedCost(inserting stops: [Int], into day: Int, at position: Int) -> ExactCost? {
    var here = location(day, position - 1)
    var added = 0
    for stop in stops {
      guard let leg = legCost(day, from: here, to: problem.stops[stop].location) else { return nil }
      added += leg
      here = problem.stops[stop].location
    }
    guard let leg = legCost(day, from: here, to: location(day, position)) else { return nil }
    if orders[day].isEmpty { return added + leg }
    return added + leg - (legCost(day, from: location(day, position - 1), to: location(day, position)) ?? 0)
  }

  /// The location before or after place `position` of the route of `day`: its ends are the office.
  func location(_ day: Int, _ position: Int) -> Int {
    if position < 0 { return problem.vehicleDays[day].start }
    if position >= orders[day].count { return problem.vehicleDays[day].end }
    return problem.stops[orders[day][position]].location
  }

  /// Replaces one route, or two at once, where the new ones keep every limit and make the plan better without taking
  /// a stop out of it.
  mutating func improve(_ changes: (day: Int, order: [Int])...) -> Bool {
    guard isNotDearer(changes), let walks = walked(changes) else { return false }
    let (cost, time) = totals(changes, walks)
    guard (cost, time) < (objective.cost, objective.time) else { return false }
    guard isAffordable(changes, walks, cost: cost) else { return false }
    put(changes, walks)
    return true
  }

  /// The walk of `day`'s route with `stops` from `position` on; nil where a limit is broken.
  func walk(inserting stops: [Int], into day: Int, at position: Int) -> Walk? {
    var order = orders[day]
    order.insert(contentsOf: stops, at: position)
    guard let walk = problem.walk(order, on: day) else { return nil }
    let total = objective.cost - walks[day].cost + walk.cost
    let volume = microlitres - walks[day].microlitres + walk.microlitres
    return problem.isWithinBudgets(microlitres: volume, cost: total) ? walk : nil
  }

  /// Puts unserved stops where `walk(inserting:into:at:)` found room.
  mutating func insert(_ stops: [Int], into day: Int, at position: Int, walk: Walk) {
    var order = orders[day]
    order.insert(contentsOf: stops, at: position)
    put([(day, order)], [walk])
  }

  /// Takes stops out. A shorter round can still cost more or arrive too late where legs are not the shortest ones;
  /// such a round loses further stops until it stands.
  mutating func remove(_ stops: Set<Int>) {
    for day in orders.indices where orders[day].contains(where: stops.contains) {
      var order = orders[day].filter { !stops.contains($0) }
      while true {
        if let walk = problem.walk(order, on: day) {
          let cost = objective.cost - walks[day].cost + walk.cost
          let volume = microlitres - walks[day].microlitres + walk.microlitres
          if order.isEmpty || problem.isWithinBudgets(microlitres: volume, cost: cost) {
            put([(day, order)], [walk])
            break
          }
        }
        order.removeLast()
      }
    }
  }

  /// Most changes fail on fuel alone, which is quicker to add up than the hours.
  private func isNotDearer(_ changes: [(day: Int, order: [Int])]) -> Bool {
    var change = 0
    for (day, order) in changes {
      guard let microlitres = problem.microlitres(of: order, on: day) else { return false }
      change += microlitres * problem.vehicleDays[day].price.tenThousandths - walks[day].cost
    }
    return change <= 0
  }

  private func walked(_ changes: [(day: Int, order: [Int])]) -> [Walk]? {
    var walks: [Walk] = []
    for (day, order) in changes {
      for stop in order where dayOf[stop] != day && !problem.isAllowed[stop][day] { return nil }
      guard let walk = problem.walk(order, on: day) else { return nil }
      walks.append(walk)
    }
    return walks
  }

  private func totals(_ changes: [(day: Int, order: [Int])], _ new: [Walk]) -> (ExactCost, Int) {
    var (cost, time) = (objective.cost, objective.time)
    for (change, walk) in zip(changes, new) {
      cost += walk.cost - walks[change.day].cost
      time += walk.time - walks[change.day].time
    }
    return (cost, time)
  }

  private func isAffordable(_ changes: [(day: Int, order: [Int])], _ new: [Walk], cost: ExactCost) -> Bool {
    var volume = microlitres
    for (change, walk) in zip(changes, new) { volume += walk.microlitres - walks[change.day].microlitres }
    return problem.isWithinBudgets(microlitres: volume, cost: cost)
  }

  private mutating func put(_ changes: [(day: Int, order: [Int])], _ new: [Walk]) {
    (objective.cost, objective.time) = totals(changes, new)
    for (change, walk) in zip(changes, new) {
      let day = change.day
      microlitres += walk.microlitres - walks[day].microlitres
      for stop in orders[day] where dayOf[stop] == day { leave(stop) }
      orders[day] = change.order
      walks[day] = walk
      isFresh[day] = true
    }
    for (day, order) in changes {
      for stop in order { join(stop, day) }
    }
  }

  private mutating func leave(_ stop: Int) {
    dayOf[stop] = -1
    objective.served[problem.levels[stop]] -= 1
  }

  private mutating func join(_ stop: Int, _ day: Int) {
    dayOf[stop] = day
    objective.served[problem.levels[stop]] += 1
  }

  var plan: Plan {
    let routes = orders.indices.filter { !orders[$0].isEmpty }.map { day in
      Plan.Route(vehicleDay: problem.vehicleDays[day].id, stops: orders[day].map { problem.stops[$0].id })
    }
    return Plan(routes: routes, unserved: unserved.map { problem.stops[$0].id })
  }
}
