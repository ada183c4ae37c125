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
    /// Nothing: it can be put there as it is.
    case fits
  }

  /// What lacks, and how much of it.
  public enum Shortfall: Sendable, Hashable {
    case money(Money)
    case fuel(Volume)
    case tank(vehicleDay: String, Volume)
    case length(vehicleDay: String, millimetres: Int)
    case shift(vehicleDay: String, milliseconds: Int)
    /// The visit to `stop` would begin so much after its last window has closed.
    case window(stop: String, arrivalMilliseconds: Int, closesSeconds: Int)
  }

  /// The stop's id.
  public var stop: String
  public var reason: Reason
  /// Where it was tried: the vehicle-day's id and the place in its route; nil without one.
  public var vehicleDay: String?
  public var position: Int?
}

extension LeftOut {
  /// The reason of each stop left out of `plan`, in the plan's order. Fewest shortfalls win, then what a treasury can
  /// mend before what a clock cannot, then the smallest figure.
  public static func reasons(in plan: Plan, of problem: Problem) -> [LeftOut] {
    let totals = Checker.totals(of: plan, in: problem)
    let orders = Dictionary(plan.routes.map { ($0.vehicleDay, $0.stops) }) { first, _ in first }
    return plan.unserved.compactMap { id in
      guard let stop = problem.stopIndexes[id].map({ problem.stops[$0] }) else { return nil }
      return reason(for: stop, orders, totals, problem)
    }
  }

  private static func reason(
    for stop: Stop, _ orders: [String: [String]], _ totals: Checker.Totals, _ problem: Problem
  ) -> LeftOut {
    let days = problem.vehicleDays.filter { stop.vehicleDays?.contains($0.id) ?? true }
    guard !days.isEmpty else { return LeftOut(stop: stop.id, reason: .noVehicle) }
    var best: Trial?
    for day in days {
      let order = (orders[day.id] ?? []).compactMap { problem.stopIndexes[$0].map { problem.stops[$0] } }
      guard let before = Trial(order, on: day, problem) else { continue }
      for position in 0...order.count {
        var longer = order
        longer.insert(stop, at: position)
        guard var trial = Trial(longer, on: day, problem) else { continue }
        trial.position = position
        trial.chargeBudgets(beyond: before, totals, problem)
        if best.map({ trial < $0 }) ?? true { best = trial }
      }
    }
    guard let best else { return LeftOut(stop: stop.id, reason: .unreachable) }
    return LeftOut(
      stop: stop.id, reason: best.shortfalls.isEmpty ? .fits : .short(best.shortfalls), vehicleDay: best.day.id,
      position: best.position)
  }
}

/// A route driven with every limit let go, and what it lacks.
private struct Trial {
  let day: VehicleDay
  var position = 0
  var shortfalls: [LeftOut.Shortfall] = []
  private var microlitres = 0

  /// nil where a leg has no path.
  init?(_ order: [Stop], on day: VehicleDay, _ problem: Problem) {
    self.day = day
    guard !order.isEmpty else { return }
    let matrix = problem.matrices[day.matrix]
    var (time, length, here) = (day.shift.opens * 1000, 0, day.start)
    for place in order.map(\.location) + [day.end] {
      guard matrix.isReachable(from: here, to: place) else { return nil }
      here = place
    }
    here = day.start
    func go(to place: Int) -> Int {
      let cell = matrix.index(from: here, to: place)
      length += Int(matrix.millimetres[cell])
      microlitres += Int(matrix.microlitres[cell])
      here = place
      return time + Int(matrix.milliseconds[cell])
    }
    for stop in order {
      let arrival = go(to: stop.location)
      let start = stop.start(arriving: arrival)
      if start == nil, let closes = stop.windows.map(\.closes).max() {
        shortfalls.append(.window(stop: stop.id, arrivalMilliseconds: arrival, closesSeconds: closes))
      }
      time = (start ?? arrival) + stop.serviceSeconds * 1000
    }
    time = go(to: day.end)
    weigh(end: time, length: length)
  }

  private mutating func weigh(end: Int, length: Int) {
    let late = end - day.shift.closes * 1000
    if late > 0 { shortfalls.append(.shift(vehicleDay: day.id, milliseconds: late)) }
    if let longest = day.longestMetres, length > longest * 1000 {
      shortfalls.append(.length(vehicleDay: day.id, millimetres: length - longest * 1000))
    }
    let needed = volume(microlitres: microlitres)
    if let tank = day.tank, needed > tank {
      shortfalls.append(
        .tank(vehicleDay: day.id, Volume(millilitres: needed.millilitres - tank.millilitres)))
    }
  }

  mutating func chargeBudgets(beyond before: Trial, _ totals: Checker.Totals, _ problem: Problem) {
    let more = microlitres - before.microlitres
    let fuel = volume(microlitres: totals.microlitres + more)
    if let budget = problem.fuelBudget, fuel > budget {
      shortfalls.append(.fuel(Volume(millilitres: fuel.millilitres - budget.millilitres)))
    }
    let cost = money(totals.exactCost + more * day.price.tenThousandths)
    if let budget = problem.moneyBudget, cost > budget {
      shortfalls.append(.money(Money(centavos: cost.centavos - budget.centavos)))
    }
    shortfalls.sort { ($0.rank, $0.figure) < ($1.rank, $1.figure) }
  }

  static func < (a: Trial, b: Trial) -> Bool {
    if a.shortfalls.count != b.shortfalls.count { return a.shortfalls.count < b.shortfalls.count }
    for (one, other) in zip(a.shortfalls, b.shortfalls) where (one.rank, one.figure) != (other.rank, other.figure) {
      return (one.rank, one.figure) < (other.rank, other.figure)
    }
    return false
  }
}

extension LeftOut.Shortfall {
  fileprivate var rank: Int {
    switch self {
    case .money: 0
    case .fuel: 1
    case .tank: 2
    case .length: 3
    case .shift: 4
    case .window: 5
    }
  }

  fileprivate var figure: Int {
    switch self {
    case .money(let money): money.centavos
    case .fuel(let volume), .tank(_, let volume): volume.millilitres
    case .length(_, let figure), .shift(_, let figure): figure
    case .window(_, let arrival, let closes): arrival - closes * 1000
    }
  }
}
