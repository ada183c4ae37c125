import Rounds
import Store
import Territory

extension RoundPlanner {
  /// A plan in places and hours.
  func said(_ solved: Plan, of problem: Problem) -> RoundPlan {
    let numbers = self.numbers(of: solved)
    var rounds = solved.routes.filter { !$0.stops.isEmpty }.compactMap { route -> PlannedRound? in
      guard let schedule = Schedule(of: route, in: problem), let carrier = carriers[route.vehicleDay] else {
        return nil
      }
      return planned(schedule, carrier, numbers)
    }
    if rounds.count > 1, request.fuelBudget != nil || request.moneyBudget != nil {
      let plan = RecordID.random()
      for index in rounds.indices { rounds[index].limits.plan = plan }
    }
    return RoundPlan(
      rounds: rounds, unserved: leftOut(of: solved, problem, numbers),
      warnings: ownNotices() + notices + warnings(about: rounds),
      attributions: ways.attributions, totals: Checker.totals(of: solved, in: problem),
      budgets: budgetUses(of: solved, problem))
  }

  /// Which of its place's visits each is, by the days of those that are made.
  private func numbers(of solved: Plan) -> VisitNumbers {
    var days: [Int: LocalDate] = [:]
    for route in solved.routes {
      for stop in route.stops { days[visitOfStop[stop]!] = carriers[route.vehicleDay]?.day }
    }
    return VisitNumbers(visits, made: days, until: request.workingDays.last!)
  }

  /// The visits of which no stop is served, each with its reason.
  private func leftOut(of solved: Plan, _ problem: Problem, _ numbers: VisitNumbers) -> [RoundPlan.Unserved] {
    let served = Set(solved.routes.flatMap(\.stops).compactMap { visitOfStop[$0] })
    let reasons = LeftOut.reasons(in: solved, of: problem)
    return visits.indices.filter { !served.contains($0) && !numbers.notDue.contains($0) }.map { index in
      let visit = visits[index]
      let own = reasons.filter { visitOfStop[$0.stop] == index }.min { $0.isNearer(than: $1) }
      let binding = visit.zones.filter(binds)
      return RoundPlan.Unserved(
        place: visit.place, visit: numbers[index].name(visit.place.key), number: numbers[index].number,
        count: numbers[index].count, due: numbers[index].due, priority: visit.priority, isRequired: visit.isRequired,
        reason: reason(for: visit, own, binding, numbers),
        zones: own == nil || vehicleDays.isEmpty ? [] : binding, crossed: own.map { zones(delaying: $0) } ?? [],
        idle: own.map { idle($0, visit) } ?? [])
    }
  }

  /// - Parameters:
  ///   - own: of the stop that is nearest to being served; nil where its zones leave it no hour.
  ///   - binding: the zones that take hours from it.
  private func reason(
    for visit: WantedVisit, _ own: LeftOut?, _ binding: [AvoidZone], _ numbers: VisitNumbers
  ) -> RoundPlan.Unserved.Reason {
    let (first, last) = (request.workingDays[0], request.workingDays.last!)
    if vehicleDays.isEmpty { return .noVehicle(first, last) }
    if visit.isLockedAway { return .lockedAway(first, last) }
    guard let own else { return .zones(binding.isEmpty ? visit.zones : binding, hours: visit.hours) }
    let barring = own.reason == .unreachable ? zones(barring: visit.place) : []
    return barring.isEmpty ? .leftOut(named(own.ofWholeTank, numbers)) : .barred(barring)
  }

  /// The zones that take every way to a place, or back, all through the shift.
  func zones(barring place: FieldPlace) -> [AvoidZone] {
    let ends = end.id == base.id ? [base] : [base, end]
    return ways.zones(barring: place, from: ends, on: Set(carriers.values.map(\.ways)))
  }

  /// The zones whose hours the way to a stop waits for, or back, where it is left out for want of time.
  private func zones(delaying left: LeftOut) -> [AvoidZone] {
    guard case .short(let shortfalls) = left.reason, shortfalls.contains(where: \.isOfTime), let closings,
      let stop = stops.first(where: { $0.id == left.stop }), let carrier = left.vehicleDay.flatMap({ carriers[$0] })
    else { return [] }
    let zones = closings.zones(from: 0, to: stop.location, ways: carrier.ways)
    return zones + closings.zones(from: stop.location, to: 0, ways: carrier.ways).filter { !zones.contains($0) }
  }

  /// Promoters who can do what a stop asks for, where nobody else can, and who do not go out.
  private func idle(_ left: LeftOut, _ visit: WantedVisit) -> [String] {
    guard case .short(let shortfalls) = left.reason,
      shortfalls.contains(where: { if case .skills = $0 { true } else { false } })
    else { return [] }
    let out = Set(carriers.values.flatMap(\.crew))
    let able = Dictionary(grouping: request.skills, by: \.promoter).filter { promoter, skills in
      !out.contains(promoter) && visit.needs.isSubset(of: skills.map(\.skill))
    }
    return able.keys.sorted()
  }

  /// A reason that calls visits as people do: a visit whose hours differ by day is several stops.
  private func named(_ reason: LeftOut, _ numbers: VisitNumbers) -> LeftOut {
    func name(_ stop: String) -> String { visitOfStop[stop].map { numbers[$0].name(visits[$0].place.key) } ?? stop }
    var reason = reason
    reason.stop = name(reason.stop)
    guard case .short(let shortfalls) = reason.reason else { return reason }
    reason.reason = .short(
      shortfalls.map { shortfall in
        switch shortfall {
        case .window(let stop, let arrival, let closes):
          .window(stop: name(stop), arrivalMilliseconds: arrival, closesSeconds: closes)
        case .spacing(let other, let days): .spacing(other: name(other), days: days)
        default: shortfall
        }
      })
    return reason
  }

  /// Whether a zone takes hours of the plan's shifts.
  func binds(_ zone: AvoidZone) -> Bool {
    vehicleDays.contains { day in LocalDate(day.day).map { zone.holds(on: $0, within: shift) } ?? false }
  }

  /// What whoever plans may have overlooked.
  private func ownNotices() -> [any Refusal] {
    let days = request.workingDays
    let past = request.from < office.today ? [RoundNotice.past(request.from)] : []
    guard request.vehicles != nil else { return past }
    return past
      + idle.map { vehicle, isAvailable in
        isAvailable
          ? RoundNotice.vehicleUndriven(vehicle.economicNumber)
          : RoundNotice.vehicleStays(vehicle.economicNumber, from: days[0], to: days.last!)
      }
  }

  /// W-RUT-02 for each visit that a zone of warnings holds at its hour; E-RUT-02 for a lunch that nobody can take
  /// anywhere else than in a forbidden one.
  private func warnings(about rounds: [PlannedRound]) -> [any Refusal] {
    guard let all = try? reader.avoidZones(), !all.isEmpty else { return [] }
    let zones = all.filter { $0.severity == .warning }
    let visits = rounds.flatMap { round in
      round.visits.flatMap { visit in
        zones.filter { zone in
          zone.area.holds(visit.place.point)
            && zone.hours(on: round.day).contains { $0.overlaps(visit.arrival / 1000..<visit.departure / 1000 + 1) }
        }.map {
          RoundRule.insideZone(
            stop: visit.place.name ?? visit.place.key, time: clock(milliseconds: visit.arrival), zone: $0)
        }
      }
    }
    return rounds.flatMap(lunchWarnings) + visits
  }

  private func lunchWarnings(about round: PlannedRound) -> [RoundRule] {
    guard let lunch = round.lunch, let text = round.lunchHours.flatMap({ VehicleDay.Break($0) }),
      let visit = round.visits.last(where: { $0.departure <= lunch })
    else { return [] }
    let zones = visits.first { $0.place.key == visit.place.key }?.zones ?? []
    return zones.filter { zone in
      zone.hours(on: round.day).contains { $0.overlaps(lunch / 1000..<lunch / 1000 + text.seconds) }
    }.map {
      RoundRule.insideZone(stop: visit.place.name ?? visit.place.key, time: clock(milliseconds: lunch), zone: $0)
    }
  }

  private func planned(_ schedule: Schedule, _ carrier: RoundCarrier, _ numbers: VisitNumbers) -> PlannedRound {
    var here = base
    var paths: [[Coordinate]] = []
    func path(to place: FieldPlace, _ basis: LegBasis) -> [Coordinate] {
      ways.figures[carrier.ways].path(from: here, to: place, basis: basis)
    }
    let made = schedule.visits.enumerated().map { index, visit in
      if let reload = schedule.reloads.first(where: { $0.before == index }) {
        paths.append(path(to: base, reload.leg.basis))
        here = base
      }
      let wanted = visits[visitOfStop[visit.stop]!]
      let number = numbers[visitOfStop[visit.stop]!]
      paths.append(path(to: wanted.place, visit.leg.basis))
      here = wanted.place
      return PlannedRound.Visit(
        place: wanted.place, arrival: visit.start, departure: visit.departure, leg: visit.leg,
        serviceMinutes: wanted.serviceMinutes, priority: wanted.priority, isRequired: wanted.isRequired,
        hours: wanted.hours, due: number.due,
        daysLate: number.due.map { max(0, carrier.day.dayNumber - $0.dayNumber) } ?? 0, number: number.number,
        count: number.count)
    }
    paths.append(path(to: end, schedule.lastLeg.basis))
    let skills = vehicleDays.first { $0.id == schedule.vehicleDay }?.skills ?? []
    return PlannedRound(
      id: .random(), key: "", day: carrier.day, vehicle: carrier.vehicle, promoters: carrier.promoters,
      crew: carrier.crew, base: base, endBase: end,
      departure: schedule.departure, end: schedule.end, visits: made, reloads: schedule.reloads,
      lunch: schedule.pause, lastLeg: schedule.lastLeg, profile: request.profile.name,
      hasTraffic: request.hasTraffic, shift: shift.words,
      lunchHours: request.lunch, longestMetres: request.longestMetres, stopsPerTrip: request.stopsPerTrip,
      maxTrips: request.hasSecondTrips ? 2 : 1,
      limits: PlanLimits(request, visits: visits, skills: skills, avoided: avoided), millimetres: schedule.millimetres,
      fuel: schedule.fuel,
      price: carrier.price,
      cost: carrier.price == nil ? nil : schedule.cost, path: .multiLine(paths.filter { $0.count > 1 }))
  }
}

extension LeftOut {
  /// A round may burn four fifths of the tank: what lacks of it, as the tank that has it.
  fileprivate var ofWholeTank: LeftOut {
    guard case .short(let shortfalls) = reason else { return self }
    var reason = self
    reason.reason = .short(
      shortfalls.map { shortfall in
        guard case .tank(let day, let volume) = shortfall else { return shortfall }
        return .tank(vehicleDay: day, Volume(millilitres: (volume.millilitres * 5 + 3) / 4))
      })
    return reason
  }
}
