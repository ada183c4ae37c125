import Territory

/// Re-costs plans from the data alone; shares no code with the solver or the schedule.
public enum Checker {
  /// What a plan takes, by the data.
  public struct Totals: Sendable, Hashable {
    public var served = 0
    public var millimetres = 0
    public var microlitres = 0
    /// Microlitres × ten-thousandths of a peso.
    public var exactCost = 0

    public var fuel: Volume { Volume(millilitres: dividedHalfUp(microlitres, by: 1000)) }
    public var cost: Money { Money(centavos: dividedHalfUp(exactCost, by: 100_000_000)) }
  }

  /// Everything in `plan` that breaks a constraint of `problem`, routes in their order, then the plan as a whole.
  ///
  /// A plan is accepted when nothing in here `isBroken`: a required stop that is left out is told, but breaks nothing.
  public static func violations(in plan: Plan, of problem: Problem) -> [Violation] {
    var audit = Audit(problem)
    for route in plan.routes { audit.follow(route) }
    audit.takeIn(plan.unserved)
    audit.judgeBudgets()
    return audit.violations
  }

  public static func accepts(_ plan: Plan, for problem: Problem) -> Bool {
    !violations(in: plan, of: problem).contains(where: \.isBroken)
  }

  /// Legs without a path and stops nobody knows count nothing.
  public static func totals(of plan: Plan, in problem: Problem) -> Totals {
    var audit = Audit(problem)
    for route in plan.routes { audit.follow(route) }
    return audit.totals
  }
}

private struct Audit {
  let problem: Problem
  var violations: [Violation] = []
  var totals = Checker.Totals()
  private var daysSeen: Set<String> = []
  private var stopsSeen: Set<String> = []

  init(_ problem: Problem) { self.problem = problem }

  mutating func follow(_ route: Plan.Route) {
    guard let day = problem.vehicleDays.first(where: { $0.id == route.vehicleDay }) else {
      violations.append(.unknownVehicleDay(route.vehicleDay))
      for id in route.stops { note(id, on: route.vehicleDay) }
      return
    }
    if !daysSeen.insert(day.id).inserted { violations.append(.vehicleDayTwice(day.id)) }
    let stops = route.stops.compactMap { note($0, on: day.id) }
    for stop in stops {
      if let allowed = stop.vehicleDays, !allowed.contains(day.id) {
        violations.append(.vehicleNotAllowed(stop: stop.id, vehicleDay: day.id))
      }
    }
    if !stops.isEmpty { drive(day, stops) }
  }

  /// The stop called `id`, seen for the first time or not.
  @discardableResult private mutating func note(_ id: String, on day: String) -> Stop? {
    guard let stop = problem.stops.first(where: { $0.id == id }) else {
      violations.append(.unknownStop(id))
      return nil
    }
    if stopsSeen.insert(id).inserted { totals.served += 1 } else { violations.append(.stopTwice(id)) }
    return stop
  }

  private mutating func drive(_ day: VehicleDay, _ stops: [Stop]) {
    let matrix = problem.matrices[day.matrix]
    var (now, fuel, length) = (day.shift.opens * 1000, 0, 0)
    var (place, from): (Int, String?) = (day.start, nil)
    for stop in stops.map(Optional.some) + [nil] {
      let cell = place * matrix.count + (stop?.location ?? day.end)
      if matrix.milliseconds[cell] == TravelMatrix.unreachable {
        violations.append(.unreachableLeg(vehicleDay: day.id, from: from, to: stop?.id))
      } else {
        now += Int(matrix.milliseconds[cell])
        length += Int(matrix.millimetres[cell])
        fuel += Int(matrix.microlitres[cell])
      }
      guard let stop else { break }
      now = begin(stop, arriving: now, on: day) + stop.serviceSeconds * 1000
      (place, from) = (stop.location, stop.id)
    }
    totals.millimetres += length
    totals.microlitres += fuel
    totals.exactCost += fuel * day.price.tenThousandths
    judge(day, back: now, fuel: fuel, length: length)
  }

  private mutating func begin(_ stop: Stop, arriving: Int, on day: VehicleDay) -> Int {
    let openings = stop.windows.filter { $0.closes * 1000 >= arriving }.map { max(arriving, $0.opens * 1000) }
    if let first = openings.min() { return first }
    if let last = stop.windows.map(\.closes).max() {
      violations.append(
        .windowMissed(stop: stop.id, vehicleDay: day.id, arrivalMilliseconds: arriving, closesSeconds: last))
    }
    return arriving
  }

  private mutating func judge(_ day: VehicleDay, back: Int, fuel: Int, length: Int) {
    if back > day.shift.closes * 1000 {
      violations.append(.shiftExceeded(vehicleDay: day.id, byMilliseconds: back - day.shift.closes * 1000))
    }
    let needed = Volume(millilitres: dividedHalfUp(fuel, by: 1000))
    if let tank = day.tank, needed > tank {
      violations.append(.tankExceeded(vehicleDay: day.id, needed: needed, tank: tank))
    }
    if let longest = day.longestMetres, length > longest * 1000 {
      violations.append(.tooLong(vehicleDay: day.id, millimetres: length, longestMetres: longest))
    }
  }

  mutating func takeIn(_ unserved: [String]) {
    var leftOut: Set<String> = []
    for id in unserved {
      if !problem.stops.contains(where: { $0.id == id }) { violations.append(.unknownStop(id)) }
      if stopsSeen.contains(id) || !leftOut.insert(id).inserted { violations.append(.stopTwice(id)) }
    }
    for stop in problem.stops where !stopsSeen.contains(stop.id) {
      if !leftOut.contains(stop.id) { violations.append(.stopForgotten(stop.id)) }
      if stop.isRequired { violations.append(.requiredStopLeftOut(stop.id)) }
    }
  }

  mutating func judgeBudgets() {
    if let budget = problem.fuelBudget, totals.fuel > budget {
      violations.append(.fuelBudgetExceeded(needed: totals.fuel, budget: budget))
    }
    if let budget = problem.moneyBudget, totals.cost > budget {
      violations.append(.moneyBudgetExceeded(needed: totals.cost, budget: budget))
    }
  }
}
