import Rounds
import Store
import Territory

extension FieldOffice {
  /// Plans rounds, checks them, and keeps them as one entry; those that are kept already, just as they are, stay alone.
  /// - Throws: `RoundRefusal`, `FieldworkRefusal`, `MustLeftOut`; for an order that is given, what it breaks (`RoundRule`,
  ///   `Violation`, `BrokenRules` of several). Nothing is written then.
  public func planRounds(_ request: RoundRequest) throws -> FieldStore.Written<RoundPlan> {
    // A search may take long: nobody waits for it at the file's door.
    let plan = try store.read { reader in
      let planner = try RoundPlanner(request, office: self, reader: reader)
      return try request.isInOrder ? planner.inOrder() : planner.withMusts(moneyBudget: request.moneyBudget)
    }
    guard !plan.rounds.isEmpty else { return FieldStore.Written(result: plan) }
    if request.isDryRun {
      return FieldStore.Written(result: try store.read { try KeptRounds(plan, zone: zone, reader: $0).told })
    }
    return try store.write(by: author, at: now) { door in
      let keeping = try KeptRounds(plan, zone: zone, reader: door.reader)
      if !keeping.records.isEmpty { try door.enter("round.plan", keeping.records) }
      return try keeping.kept(door.reader)
    }
  }
}

extension RoundPlanner {
  /// The best plan that is found.
  /// - Parameter share: of the time asked for.
  func best(moneyBudget: Money?, share: Double = 1) throws -> RoundPlan {
    let problem = try problem(moneyBudget: moneyBudget)
    return said(try request.search.taking(share).plan(for: problem).plan, of: problem)
  }

  /// The best plan that serves what must be served.
  /// - Throws: `MustLeftOut`, with reasons from a plan of nothing else: what lacks then, no other visit takes.
  func withMusts(moneyBudget: Money?) throws -> RoundPlan {
    let mustsShare = visits.contains(where: \.isRequired) ? 0.1 : 0
    let plan = try best(moneyBudget: moneyBudget, share: 1 - mustsShare)
    guard plan.unserved.contains(where: \.isRequired) else { return plan }
    let musts = try problem(moneyBudget: moneyBudget, isOfMusts: true)
    let alone = try request.search.taking(mustsShare).plan(for: musts).plan
    let missing = said(alone, of: musts).unserved.filter(\.isRequired)
    guard missing.isEmpty else { throw MustLeftOut(visits: missing) }
    // The search had lost its way among all the visits; the plan of those that must be is one of the whole problem too,
    // and has room for others.
    let problem = try problem(moneyBudget: moneyBudget)
    let served = Set(alone.routes.flatMap(\.stops))
    let others = problem.stops.map(\.id).filter { !served.contains($0) }
    return said(Plan(routes: alone.routes, unserved: others).filled(for: problem), of: problem)
  }

  /// The visits in the order in which they were given, on the only vehicle and day.
  /// - Throws: `RoundRefusal.orderNeedsOne`; what the round breaks (`BrokenRules`).
  func inOrder() throws -> RoundPlan {
    if vehicleDays.isEmpty, let vehicle = request.vehicles?.first, request.vehicles?.count == 1 {
      let days = request.workingDays
      throw RoundRefusal.vehicleAway(vehicle, from: days[0], to: days.last!)
    }
    guard vehicleDays.count == 1 else { throw RoundRefusal.orderNeedsOne }
    let problem = try problem(moneyBudget: request.moneyBudget)
    guard stops.count == visits.count else { throw try zoneRule() }
    var best: (route: Plan.Route, schedule: Schedule)?
    var fewest: [Violation]?
    for route in ordered() {
      let broken = Checker.violations(in: Plan(routes: [route], unserved: []), of: problem).filter(\.isBroken)
      if !broken.isEmpty {
        if fewest.map({ broken.count < $0.count }) ?? true { fewest = broken }
      } else if let schedule = Schedule(of: route, in: problem) {
        let isSooner =
          best.map { ($0.schedule.end, -$0.schedule.departure) > (schedule.end, -schedule.departure) } ?? true
        if isSooner { best = (route, schedule) }
      }
    }
    if let best { return said(Plan(routes: [best.route], unserved: []), of: problem) }
    throw BrokenRules(fewest!.map(rule))
  }

  /// The order as routes: where lunch is taken, and where a second trip begins, is all there is to choose.
  private func ordered() -> [Plan.Route] {
    let day = vehicleDays[0]
    let breaks: [Int?] = [nil] + (day.lunch == nil ? [] : (0...stops.count).map { $0 })
    let reloads = [[]] + (day.maxTrips > 1 ? (1..<max(1, stops.count)).map { [$0] } : [])
    return reloads.flatMap { reloads in
      breaks.map { Plan.Route(vehicleDay: day.id, stops: stops.map(\.id), reloads: reloads, breakAfter: $0) }
    }
  }

  /// E-RUT-02 for the first visit that its zones leave no hour of the shift.
  private func zoneRule() throws -> any Refusal {
    for visit in visits where !stops.contains(where: { visitOfStop[$0.id].map { visits[$0].id } == visit.id }) {
      if visit.isLockedAway { throw RoundRefusal.contraryLocks(stop: visit.place.key) }
      let zone = visit.zones.first { binds($0) } ?? visit.zones[0]
      let begins = LocalDate(vehicleDays[0].day).flatMap { zone.hours(on: $0).first?.lowerBound } ?? 0
      let time = max((visit.hours.first ?? shift).opens, begins)
      return RoundRule.insideZone(
        stop: visit.place.name ?? visit.place.key, time: clock(milliseconds: time * 1000), zone: zone)
    }
    throw RoundRefusal.orderNeedsOne
  }

  /// What a violation means by the office's rules: E-RUT-02 for a visit inside a zone, E-RUT-03 for a round that is too
  /// long; of a budget that other rounds share, what is left; anything else as it stands.
  private func rule(behind violation: Violation) -> any Refusal {
    switch violation {
    case .windowMissed(let stop, let day, let arrival, _):
      guard let index = visitOfStop[stop], let date = carriers[day]?.day else { return violation }
      let (visit, second) = (visits[index], arrival / 1000)
      let zone = visit.zones.first { zone in
        zone.hours(on: date).contains { second + visit.serviceMinutes * 60 > $0.lowerBound && second < $0.upperBound }
      }
      guard let zone else { return violation }
      return RoundRule.insideZone(
        stop: visit.place.name ?? visit.place.key, time: clock(milliseconds: arrival), zone: zone)
    case .unreachableLeg(_, let from, let to):
      guard let stop = to ?? from, let index = visitOfStop[stop] else { return violation }
      let zones = zones(barring: visits[index].place)
      return zones.isEmpty ? violation : WayBarred(stop: visits[index].id, zones: zones)
    case .shiftExceeded(_, let by):
      return RoundRule.backLate(
        time: clockEnough(milliseconds: shift.closes * 1000 + by), end: clock(milliseconds: shift.closes * 1000))
    case .tankExceeded(let day, let needed, let tank):
      guard let economy = carriers[day]?.vehicle.economy else { return violation }
      return RoundRule.beyondRange(
        metres: needed.millilitres * economy.metresPerLitre / 1000,
        range: tank.millilitres * economy.metresPerLitre / 1000)
    case .fuelBudgetExceeded(let period, let needed, _):
      let use = periodBudgets.first { $0.budget.period.description == period && $0.budget.fuel != nil }
      let (whole, spent) = use.map { ($0.budget.fuel!, $0.keptFuel) } ?? (request.fuelBudget!, request.fuelSpent)
      guard spent.millilitres > 0 else { return violation }
      let left = Volume(millilitres: max(0, whole.millilitres - spent.millilitres))
      return RoundRefusal.overFuelBudget(needed, left: left, of: whole, period: period)
    case .moneyBudgetExceeded(let period, let needed, _):
      let use = periodBudgets.first { $0.budget.period.description == period && $0.budget.money != nil }
      let (whole, spent) = use.map { ($0.budget.money!, $0.keptMoney) } ?? (request.moneyBudget!, request.moneySpent)
      guard spent.centavos > 0 else { return violation }
      let left = Money(centavos: max(0, whole.centavos - spent.centavos))
      return RoundRefusal.overMoneyBudget(needed, left: left, of: whole, period: period)
    default: return violation
    }
  }
}
