import Territory

/// Why a stop is not in a plan: what its cheapest insertion lacks.
public struct LeftOut: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// There is no vehicle-day, or none that the stop admits.
    case noVehicle
    /// No vehicle-day finds a path there and back.
    case unreachable
    /// All of these together would let it in.
    case short([Shortfall])
    /// It fits, and costs more than leaving it out: `Problem.Aim.cost`, in 10⁻¹⁰ pesos.
    case notWorth(cost: Int, prize: Int)
    /// Nothing: it can be put there as it is.
    case fits
  }

  /// What lacks, and how much of it.
  public enum Shortfall: Sendable, Hashable {
    /// Of the budget so called; nil = the whole plan's.
    case money(String?, Money)
    case fuel(String?, Volume)
    case tank(vehicleDay: String, Volume)
    case length(vehicleDay: String, millimetres: Int)
    case load(vehicleDay: String, Int)
    case shift(vehicleDay: String, milliseconds: Int)
    case duration(vehicleDay: String, milliseconds: Int)
    case lunch(vehicleDay: String, milliseconds: Int)
    /// The visit to `stop` would begin so much after its last window has closed.
    case window(stop: String, arrivalMilliseconds: Int, closesSeconds: Int)
    /// The day would be so many days too near to the visit to `other`.
    case spacing(other: String, days: Int)
    /// It is kept to other vehicle-days, none of which brings along what it asks for. This one brings `skills`: all of
    /// that, or nothing is told of it.
    case locked(vehicleDay: String, skills: [String])
    /// No vehicle-day that it admits brings along all that it asks for (`wanted`); this one lacks some.
    case skills(vehicleDay: String, missing: [String], wanted: [String])
  }

  /// The stop's id.
  public var stop: String
  public var reason: Reason
  /// Where it was tried: the vehicle-day's id and the place in its route; nil without one.
  public var vehicleDay: String?
  public var position: Int?
  /// The route as it was tried, with its reloads and break.
  public var route: Plan.Route?
}

extension LeftOut {
  /// Whether less is missing than for another stop.
  public func isNearer(than other: LeftOut) -> Bool { nearness.lexicographicallyPrecedes(other.nearness) }

  private var nearness: [Int] {
    switch reason {
    case .fits, .notWorth: [0]
    case .short(let shortfalls): [shortfalls.count] + shortfalls.flatMap { [$0.rank, $0.figure] }
    case .unreachable: [1000]
    case .noVehicle: [1001]
    }
  }

  /// The reason of each stop left out of `plan`, in the plan's order. Fewest shortfalls win, then what a treasury can
  /// mend before what a clock cannot, then the smallest figure.
  public static func reasons(in plan: Plan, of problem: Problem) -> [LeftOut] {
    let trials = Trials(plan, problem)
    return plan.unserved.compactMap { id in
      problem.stopIndexes[id].map { trials.reason(for: problem.stops[$0]) }
    }
  }
}

/// A stop tried at every place of a plan, each judged as the checker judges.
struct Trials {
  private let problem: Problem
  private let routes: [String: Plan.Route]
  /// Days on which stops are served.
  private let dayOf: [String: Int]
  private let figures: [String: CheckedRound.Figures]
  private let spent: [(microlitres: Int, cost: Int)]

  init(_ plan: Plan, _ problem: Problem) {
    self.problem = problem
    routes = Dictionary(plan.routes.map { ($0.vehicleDay, $0) }) { first, _ in first }
    var dayOf: [String: Int] = [:]
    var figures: [String: CheckedRound.Figures] = [:]
    for (id, route) in routes {
      guard let index = problem.vehicleDayIndexes[id] else { continue }
      for stop in route.stops { dayOf[stop] = problem.dayNumbers[index] }
      figures[id] = problem.driven(route, on: problem.vehicleDays[index]).figures
    }
    (self.dayOf, self.figures) = (dayOf, figures)
    spent = problem.budgets.map { budget in
      let of = figures.filter { budget.vehicleDays?.contains($0.key) ?? true }.values
      return (of.reduce(0) { $0 + $1.microlitres }, of.reduce(0) { $0 + $1.exactCost })
    }
  }

  func reason(for stop: Stop) -> LeftOut {
    let days = problem.vehicleDays.filter { stop.vehicleDays?.contains($0.id) ?? true }
    guard !days.isEmpty else { return LeftOut(stop: stop.id, reason: .noVehicle) }
    var able = days.filter { stop.skills.isSubset(of: $0.skills) }
    // Who might be sent, or made able; a locked place is of its one day alone.
    if able.isEmpty { able = stop.lockedPosition == nil ? problem.vehicleDays : days }
    var best: (trial: Trial, route: Plan.Route, position: Int)?
    for day in able {
      for (route, position) in insertions(of: stop, on: day) {
        guard let trial = trial(stop, route, day) else { continue }
        if best.map({ trial < $0.trial }) ?? true { best = (trial, route, position) }
      }
    }
    guard let best else { return LeftOut(stop: stop.id, reason: .unreachable) }
    return LeftOut(
      stop: stop.id, reason: said(best.trial, stop), vehicleDay: best.route.vehicleDay,
      position: best.position, route: best.route)
  }

  private func said(_ trial: Trial, _ stop: Stop) -> LeftOut.Reason {
    guard trial.shortfalls.isEmpty else { return .short(trial.shortfalls) }
    if problem.aim == .cost, !stop.isRequired, trial.cost >= stop.prize {
      return .notWorth(cost: trial.cost, prize: stop.prize)
    }
    return .fits
  }

  /// The route of `day` with the stop at each place that locks leave free, in each trip that borders there, and with the
  /// break at each place.
  private func insertions(of stop: Stop, on day: VehicleDay) -> [(route: Plan.Route, position: Int)] {
    let route = routes[day.id] ?? Plan.Route(vehicleDay: day.id, stops: [])
    var found: [(Plan.Route, Int)] = []
    for position in 0...route.stops.count where isFree(position, of: route, for: stop) {
      var longer = route
      longer.stops.insert(stop.id, at: position)
      // At the border of two trips the stop can end the one or begin the other.
      let borders = route.reloads.contains(position) ? [0, 1] : [1]
      for border in borders {
        longer.reloads = route.reloads.map { $0 > position || ($0 == position && border == 0) ? $0 + 1 : $0 }
        guard day.lunch != nil else {
          found.append((longer, position))
          continue
        }
        for place in [nil] + (0...longer.stops.count).map(Optional.some) {
          longer.breakAfter = place
          found.append((longer, position))
        }
      }
    }
    return found
  }

  private func isFree(_ position: Int, of route: Plan.Route, for stop: Stop) -> Bool {
    let locks = route.stops.map { id in problem.stopIndexes[id].flatMap { problem.stops[$0].lockedPosition } ?? .max }
    let mine = stop.lockedPosition ?? .max
    return locks[..<position].allSatisfy { $0 <= mine } && locks[position...].allSatisfy { $0 >= mine }
  }

  /// nil where a leg has no path.
  private func trial(_ stop: Stop, _ route: Plan.Route, _ day: VehicleDay) -> Trial? {
    let round = problem.driven(route, on: day)
    var trial = Trial()
    trial.shortfalls = admission(of: stop, to: day)
    for violation in round.violations {
      if case .unreachableLeg = violation { return nil }
      if let shortfall = LeftOut.Shortfall(violation) { trial.shortfalls.append(shortfall) }
    }
    let before = figures[day.id] ?? .init()
    let number = problem.dayNumbers[problem.vehicleDayIndexes[day.id]!]
    trial.shortfalls += spacings(of: stop, on: number)
    trial.shortfalls += budgets(of: day, round.figures, before)
    trial.cost = round.figures.exactCost - before.exactCost + (stop.surcharges[day.id] ?? 0)
    trial.shortfalls.sort { ($0.rank, $0.figure) < ($1.rank, $1.figure) }
    return trial
  }

  /// What keeps a stop from a vehicle-day before any way is driven.
  private func admission(of stop: Stop, to day: VehicleDay) -> [LeftOut.Shortfall] {
    let (wanted, missing) = (stop.skills.sorted(), stop.skills.subtracting(day.skills).sorted())
    var found: [LeftOut.Shortfall] = []
    if let admitted = stop.vehicleDays, !admitted.contains(day.id) {
      found.append(.locked(vehicleDay: day.id, skills: missing.isEmpty ? wanted : []))
    }
    if !missing.isEmpty { found.append(.skills(vehicleDay: day.id, missing: missing, wanted: wanted)) }
    return found
  }

  private func spacings(of stop: Stop, on number: Int) -> [LeftOut.Shortfall] {
    problem.spacings.lazy.filter { $0.stops.contains(stop.id) }.flatMap { spacing in
      spacing.stops.compactMap { other -> LeftOut.Shortfall? in
        guard other != stop.id, let day = dayOf[other], abs(day - number) < spacing.days else { return nil }
        return .spacing(other: other, days: spacing.days - abs(day - number))
      }
    }
  }

  private func budgets(
    of day: VehicleDay, _ now: CheckedRound.Figures, _ before: CheckedRound.Figures
  ) -> [LeftOut.Shortfall] {
    var found: [LeftOut.Shortfall] = []
    for (budget, spent) in zip(problem.budgets, spent) where budget.vehicleDays?.contains(day.id) ?? true {
      let fuel = volume(microlitres: spent.microlitres + now.microlitres - before.microlitres)
      if let limit = budget.fuel, fuel > limit {
        found.append(
          .fuel(
            budget.name, Volume(millilitres: fuel.millilitres - limit.millilitres + budget.overspentFuel.millilitres)))
      }
      let cost = money(spent.cost + now.exactCost - before.exactCost)
      if let limit = budget.money, cost > limit {
        found.append(
          .money(budget.name, Money(centavos: cost.centavos - limit.centavos + budget.overspentMoney.centavos)))
      }
    }
    return found
  }
}

extension Problem {
  /// A route as the checker drives it.
  fileprivate func driven(_ route: Plan.Route, on day: VehicleDay) -> CheckedRound {
    let stops = route.stops.compactMap { id in stopIndexes[id].map { self.stops[$0] } }
    var round = CheckedRound(self, day, stops, reloads: route.reloads, breakAfter: route.breakAfter)
    if !stops.isEmpty { round.drive() }
    return round
  }
}

/// What one place lacks.
private struct Trial {
  var shortfalls: [LeftOut.Shortfall] = []
  var cost = 0

  static func < (a: Trial, b: Trial) -> Bool {
    if a.shortfalls.count != b.shortfalls.count { return a.shortfalls.count < b.shortfalls.count }
    for (one, other) in zip(a.shortfalls, b.shortfalls) where (one.rank, one.figure) != (other.rank, other.figure) {
      return (one.rank, one.figure) < (other.rank, other.figure)
    }
    return a.cost < b.cost
  }
}
