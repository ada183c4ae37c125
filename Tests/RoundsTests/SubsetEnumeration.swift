import Territory

@testable import Rounds

/// What serving some stops takes: microlitres and exact cost of three budgets in turn, then the cost and the time of all.
private typealias Takings = SIMD8<Int>

/// The weight of the best plan of all, found without the solver, the walk and the checker: each vehicle-day is driven in
/// every order of every set of stops, and the sets are shared out among the vehicle-days in every way. Of the ways to
/// serve one set only those stay that no other beats in every figure.
///
/// Knows windows, shifts, loads, tanks, lengths, longest times, all costs and up to three budgets: no trips, breaks,
/// hours of the day, spacings, surcharges, balance or locks.
func bestBySubsets(_ problem: Problem) -> Weight {
  var shared: [[Takings]] = Array(repeating: [], count: 1 << problem.stops.count)
  shared[0] = [.zero]
  for day in problem.vehicleDays {
    var orders = EveryOrder(problem, day)
    orders.drive()
    var more = shared
    for (mask, ways) in shared.enumerated() where !ways.isEmpty {
      // All sets of the stops that are left.
      let rest = ~mask & (shared.count - 1)
      var set = rest
      while set > 0 {
        for way in ways {
          for round in orders.found[set] where problem.allows(way &+ round) { more[mask | set].keep(way &+ round) }
        }
        set = (set - 1) & rest
      }
    }
    shared = more
  }
  let ranks = Set(problem.stops.map(\.priority)).sorted(by: >)
  let plans = shared.enumerated().flatMap { mask, ways in
    let inside = problem.stops.indices.filter { mask >> $0 & 1 == 1 }.map { problem.stops[$0] }
    let served =
      [inside.filter(\.isRequired).count]
      + ranks.map { rank in inside.filter { !$0.isRequired && $0.priority == rank }.count }
    return ways.map { Weight(served: served, cost: $0[6], time: $0[7]) }
  }
  return plans.min()!
}

extension [SIMD8<Int>] {
  /// Adds a way unless another is nowhere dearer; those that it beats go.
  fileprivate mutating func keep(_ way: SIMD8<Int>) {
    if contains(where: { all($0 .<= way) }) { return }
    removeAll { all(way .<= $0) }
    append(way)
  }
}

extension Problem {
  /// Whether budgets are kept, to the millilitre and the centavo.
  fileprivate func allows(_ way: Takings) -> Bool {
    budgets.indices.allSatisfy { index in
      (budgets[index].fuel.map { (way[2 * index] + 500) / 1000 <= $0.millilitres } ?? true)
        && (budgets[index].money.map { (way[2 * index + 1] + 50_000_000) / 100_000_000 <= $0.centavos } ?? true)
    }
  }
}

/// One vehicle-day in every order of every set of stops.
private struct EveryOrder {
  let problem: Problem
  let day: VehicleDay
  let matrix: TravelMatrix
  /// By set of stops.
  private(set) var found: [[Takings]]
  private var order: [Int] = []
  private var load: [Int]

  init(_ problem: Problem, _ day: VehicleDay) {
    (self.problem, self.day, matrix) = (problem, day, problem.matrices[day.matrix])
    found = Array(repeating: [], count: 1 << problem.stops.count)
    load = Array(repeating: 0, count: day.capacity.count)
  }

  mutating func drive() { extend(0, day.start, at: day.shift.opens * 1000, 0, 0) }

  private func leg(_ from: Int, _ to: Int) -> (time: Int, fuel: Int, length: Int)? {
    let cell = from * matrix.count + to
    guard matrix.milliseconds[cell] != TravelMatrix.unreachable else { return nil }
    return (Int(matrix.milliseconds[cell]), Int(matrix.microlitres[cell]), Int(matrix.millimetres[cell]))
  }

  /// Who comes later is never done earlier, burns no less and carries no less: what is too much now stays so.
  private mutating func extend(_ set: Int, _ here: Int, at now: Int, _ fuel: Int, _ length: Int) {
    if set > 0 { close(set, here, at: now, fuel, length) }
    for (index, stop) in problem.stops.enumerated() where set >> index & 1 == 0 {
      guard stop.vehicleDays?.contains(day.id) ?? true, stop.skills.isSubset(of: day.skills),
        let leg = leg(here, stop.location), let begin = begin(stop, from: now + leg.time),
        begin <= day.shift.closes * 1000
      else { continue }
      guard carry(stop, 1) else { continue }
      order.append(index)
      extend(
        set | 1 << index, stop.location, at: begin + stop.serviceSeconds * 1000, fuel + leg.fuel, length + leg.length)
      order.removeLast()
      _ = carry(stop, -1)
    }
  }

  /// Loads or unloads a stop; false where it does not fit, and nothing is loaded.
  private mutating func carry(_ stop: Stop, _ sign: Int) -> Bool {
    for (dimension, amount) in stop.demand.enumerated() where dimension < load.count {
      load[dimension] += sign * amount
    }
    if zip(load, day.capacity).allSatisfy({ $0 <= $1 }) { return true }
    _ = carry(stop, -sign)
    return false
  }

  private func begin(_ stop: Stop, from time: Int) -> Int? {
    if stop.windows.isEmpty { return time }
    return stop.windows.filter { $0.closes * 1000 >= time }.map { max(time, $0.opens * 1000) }.min()
  }

  private mutating func close(_ set: Int, _ here: Int, at now: Int, _ fuel: Int, _ length: Int) {
    guard let leg = leg(here, day.end), now + leg.time <= day.shift.closes * 1000 else { return }
    let (fuel, length) = (fuel + leg.fuel, length + leg.length)
    if let tank = day.tank, (fuel + 500) / 1000 > tank.millilitres { return }
    if let longest = day.longestMetres, length > longest * 1000 { return }
    let time = now + leg.time - latestDeparture(arriving: now + leg.time)
    if let longest = day.longestSeconds, time > longest * 1000 { return }
    let cost =
      fuel * day.price.tenThousandths + length * day.costPerMillimetre + day.fixedCost + time * day.costPerMillisecond
    var takings = Takings.zero
    for (index, budget) in problem.budgets.enumerated() where budget.vehicleDays?.contains(day.id) ?? true {
      if budget.fuel != nil { takings[2 * index] = fuel }
      if budget.money != nil { takings[2 * index + 1] = cost }
    }
    (takings[6], takings[7]) = (cost, time)
    if problem.allows(takings) { found[set].keep(takings) }
  }

  /// Back from the return, each visit as late as a window allows.
  private func latestDeparture(arriving end: Int) -> Int {
    var (bound, next) = (end, day.end)
    for index in order.reversed() {
      let stop = problem.stops[index]
      bound -= leg(stop.location, next)!.time + stop.serviceSeconds * 1000
      let openings = stop.windows.filter { $0.opens * 1000 <= bound }
      bound = openings.map { min(bound, $0.closes * 1000) }.max() ?? bound
      next = stop.location
    }
    return bound - leg(day.start, next)!.time
  }
}
