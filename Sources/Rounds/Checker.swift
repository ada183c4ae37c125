import Territory

/// Re-costs plans from the data alone; shares no code with the solver or the schedule.
public enum Checker {
  /// What a plan takes, by the data.
  public struct Totals: Sendable, Hashable {
    public var served = 0
    public var millimetres = 0
    public var microlitres = 0
    /// Between leaving and coming back, of all rounds together.
    public var milliseconds = 0
    /// Fuel, fixed cost, length and time, in 10⁻¹⁰ pesos (microlitres × ten-thousandths of a peso).
    public var exactCost = 0
    /// What preferences and balance add to the cost that plans are compared by, and the prizes not collected.
    public var surcharges = 0
    public var balance = 0
    public var prizesMissed = 0

    public var fuel: Volume { Volume(millilitres: dividedHalfUp(microlitres, by: 1000)) }
    public var cost: Money { Money(centavos: dividedHalfUp(exactCost, by: 100_000_000)) }
    /// What plans that serve the same stops are compared by.
    public var comparedCost: Int { exactCost + surcharges + balance }
  }

  /// Everything in `plan` that breaks a constraint of `problem`, routes in their order, then the plan as a whole.
  ///
  /// A plan is accepted when nothing in here `isBroken`: a required stop that is left out is told, but breaks nothing.
  public static func violations(in plan: Plan, of problem: Problem) -> [Violation] {
    var audit = Audit(problem)
    for route in plan.routes { audit.follow(route) }
    audit.takeIn(plan.unserved)
    audit.judgeLocks()
    audit.judgeSpacings()
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
  private var sum = Checker.Totals()
  private var routes: [String: [String]] = [:]
  private var figures: [String: CheckedRound.Figures] = [:]
  private var dayOf: [String: VehicleDay] = [:]
  private var seen: Set<String> = []

  init(_ problem: Problem) { self.problem = problem }

  mutating func follow(_ route: Plan.Route) {
    guard let day = problem.vehicleDays.first(where: { $0.id == route.vehicleDay }) else {
      violations.append(.unknownVehicleDay(route.vehicleDay))
      for id in route.stops {
        if problem.stops.allSatisfy({ $0.id != id }) { violations.append(.unknownStop(id)) }
        if !seen.insert(id).inserted { violations.append(.stopTwice(id)) }
      }
      return
    }
    if routes.updateValue(route.stops, forKey: day.id) != nil { violations.append(.vehicleDayTwice(day.id)) }
    var stops: [Stop] = []
    for id in route.stops {
      guard let stop = problem.stops.first(where: { $0.id == id }) else {
        violations.append(.unknownStop(id))
        continue
      }
      if seen.insert(id).inserted { sum.served += 1 } else { violations.append(.stopTwice(id)) }
      dayOf[id] = day
      sum.surcharges += stop.surcharges[day.id] ?? 0
      admit(stop, on: day)
      stops.append(stop)
    }
    guard !stops.isEmpty else { return }
    var round = CheckedRound(problem, day, stops, reloads: route.reloads, breakAfter: route.breakAfter)
    round.drive()
    violations += round.violations
    figures[day.id, default: .init()].add(round.figures)
    sum.millimetres += round.figures.millimetres
    sum.microlitres += round.figures.microlitres
    sum.milliseconds += round.figures.milliseconds
    sum.exactCost += round.figures.exactCost
  }

  private mutating func admit(_ stop: Stop, on day: VehicleDay) {
    if let allowed = stop.vehicleDays, !allowed.contains(day.id) {
      violations.append(.vehicleNotAllowed(stop: stop.id, vehicleDay: day.id))
    }
    for skill in stop.skills.sorted() where !day.skills.contains(skill) {
      violations.append(.skillMissing(stop: stop.id, vehicleDay: day.id, skill: skill))
    }
  }

  mutating func takeIn(_ unserved: [String]) {
    var leftOut: Set<String> = []
    for id in unserved {
      if !problem.stops.contains(where: { $0.id == id }) { violations.append(.unknownStop(id)) }
      if seen.contains(id) || !leftOut.insert(id).inserted { violations.append(.stopTwice(id)) }
    }
    for stop in problem.stops where !seen.contains(stop.id) {
      if !leftOut.contains(stop.id) { violations.append(.stopForgotten(stop.id)) }
      if stop.isRequired { violations.append(.requiredStopLeftOut(stop.id)) }
    }
  }

  /// Of the locked stops that are served, each comes before all that are not locked, and in the order of their places.
  mutating func judgeLocks() {
    for day in problem.vehicleDays {
      var last = -1
      for id in routes[day.id] ?? [] {
        guard let stop = problem.stops.first(where: { $0.id == id }) else { continue }
        let place = stop.lockedPosition ?? .max
        if place < last, let locked = stop.lockedPosition {
          violations.append(.lockBroken(stop: id, vehicleDay: day.id, position: locked))
        }
        last = max(last, place)
      }
    }
  }

  mutating func judgeSpacings() {
    for spacing in problem.spacings {
      let served = spacing.stops.compactMap { id in
        dayOf[id].map { (id: id, day: LocalDate($0.day)?.dayNumber ?? 0) }
      }
      for (index, one) in served.enumerated() {
        for other in served[(index + 1)...] where one.id != other.id && abs(one.day - other.day) < spacing.days {
          violations.append(
            .tooClose(one.id, other.id, daysApart: abs(one.day - other.day), least: spacing.days))
        }
      }
    }
  }

  mutating func judgeBudgets() {
    for budget in problem.budgets {
      var total = Checker.Totals()
      for (day, figures) in figures where budget.vehicleDays?.contains(day) ?? true {
        total.microlitres += figures.microlitres
        total.exactCost += figures.exactCost
      }
      if let limit = budget.fuel, total.fuel > limit {
        violations.append(.fuelBudgetExceeded(name: budget.name, needed: total.fuel, budget: limit))
      }
      if let limit = budget.money, total.cost > limit {
        violations.append(.moneyBudgetExceeded(name: budget.name, needed: total.cost, budget: limit))
      }
    }
  }

  var totals: Checker.Totals {
    var totals = sum
    var work: [String: Int] = [:]
    for day in problem.vehicleDays {
      work[day.promoter.map { "p" + $0 } ?? "v" + day.vehicle, default: 0] += figures[day.id]?.work ?? 0
    }
    for minutes in work.values.map({ $0 / 60_000 }) { totals.balance += problem.balanceWeight * minutes * minutes }
    for stop in problem.stops where dayOf[stop.id] == nil { totals.prizesMissed += stop.prize }
    return totals
  }
}
