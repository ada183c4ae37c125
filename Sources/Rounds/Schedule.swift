import Territory

/// The hours and figures of one route. It leaves as late as it can without coming back later, so that nobody waits at
/// a closed door.
public struct Schedule: Sendable, Hashable {
  /// The way to a stop, or back to the office.
  public struct Leg: Sendable, Hashable {
    public var milliseconds: Int
    public var millimetres: Int
    public var microlitres: Int
    /// In whole millilitres that add up to the round's: what the round has burnt after the leg less what it had before.
    public var fuel: Volume
    public var basis: LegBasis
  }

  /// Times in milliseconds since local midnight.
  public struct Visit: Sendable, Hashable {
    /// The stop's id.
    public var stop: String
    public var leg: Leg
    public var arrival: Int
    /// When the visit begins; later than the arrival where the door is still closed.
    public var start: Int
    public var departure: Int
    public var waiting: Int { start - arrival }
  }

  /// A return to the office between two trips.
  public struct Reload: Sendable, Hashable {
    /// How many visits are done by then.
    public var before: Int
    public var leg: Leg
    public var arrival: Int
    public var departure: Int
  }

  /// The id of the vehicle-day.
  public var vehicleDay: String
  /// Milliseconds since local midnight.
  public var departure: Int
  public var visits: [Visit]
  public var reloads: [Reload]
  /// When the break begins; nil = none is taken.
  public var pause: Int?
  public var lastLeg: Leg
  /// Milliseconds since local midnight.
  public var end: Int
  public var millimetres: Int
  public var microlitres: Int
  /// Fuel, fixed cost, length and time, in 10⁻¹⁰ pesos.
  public var exactCost: Int

  public var metres: Double { Double(millimetres) / 1000 }
  public var fuel: Volume { volume(microlitres: microlitres) }
  public var cost: Money { money(exactCost) }

  /// nil where the route names a stop or vehicle-day that the problem does not know, or takes a leg without a path.
  /// A visit that begins after its last window has closed is scheduled all the same; `Checker` names it.
  public init?(of route: Plan.Route, in problem: Problem) {
    guard let dayIndex = problem.vehicleDayIndexes[route.vehicleDay] else { return nil }
    var order: [Int] = []
    for id in route.stops {
      guard let stop = problem.stopIndexes[id] else { return nil }
      order.append(stop)
    }
    let day = problem.vehicleDays[dayIndex]
    vehicleDay = day.id
    let walk = problem.walk(order, reloads: route.reloads, on: dayIndex, lunch: .after(route.breakAfter))
    departure = walk?.departure ?? day.shift.opens * 1000
    visits = []
    pause = nil
    var reloads: [Reload] = []
    let matrix = problem.matrices[day.matrix]
    var (time, here, burnt) = (departure, day.start, 0)
    func leg(to place: Int) -> Leg? {
      guard var leg = Leg(from: here, to: place, in: matrix),
        let arrival = problem.arrival(leaving: time, from: here, to: place, on: day)
      else { return nil }
      leg.milliseconds = arrival - time
      let before = volume(microlitres: burnt)
      burnt += leg.microlitres
      leg.fuel.millilitres = volume(microlitres: burnt).millilitres - before.millilitres
      return leg
    }
    for (place, stop) in order.lazy.map({ problem.stops[$0] }).enumerated() {
      if route.reloads.contains(place) {
        guard let back = leg(to: day.end) else { return nil }
        let trip = order[place..<(route.reloads.first { $0 > place } ?? order.count)]
        let ready = trip.map { problem.stops[$0].releaseSeconds * 1000 }.max() ?? 0
        reloads.append(
          Reload(
            before: place, leg: back, arrival: time + back.milliseconds, departure: max(ready, time + back.milliseconds)
          ))
        (time, here) = (reloads.last!.departure, day.start)
      }
      guard let leg = leg(to: stop.location) else { return nil }
      let arrival = time + leg.milliseconds
      let start = stop.start(arriving: arrival) ?? arrival
      time = start + stop.serviceSeconds * 1000
      here = stop.location
      visits.append(Visit(stop: stop.id, leg: leg, arrival: arrival, start: start, departure: time))
      if let lunch = day.lunch, route.breakAfter == place + 1 {
        pause = max(time, lunch.window.opens * 1000)
        time = pause! + lunch.seconds * 1000
      }
    }
    if let lunch = day.lunch, route.breakAfter == 0 { pause = max(day.shift.opens, lunch.window.opens) * 1000 }
    // A vehicle without stops stays where it is.
    let last = order.isEmpty ? Leg.none : leg(to: day.end)
    guard let last else { return nil }
    lastLeg = last
    self.reloads = reloads
    end = time + last.milliseconds
    let legs = visits.map(\.leg) + reloads.map(\.leg) + [last]
    millimetres = legs.reduce(0) { $0 + $1.millimetres }
    microlitres = legs.reduce(0) { $0 + $1.microlitres }
    exactCost = microlitres * day.price.tenThousandths + millimetres * day.costPerMillimetre
    if !order.isEmpty { exactCost += day.fixedCost + (end - departure) * day.costPerMillisecond }
  }
}

extension Schedule.Leg {
  fileprivate static var none: Self {
    Self(milliseconds: 0, millimetres: 0, microlitres: 0, fuel: Volume(millilitres: 0), basis: .road)
  }

  fileprivate init?(from: Int, to: Int, in matrix: TravelMatrix) {
    guard matrix.isReachable(from: from, to: to) else { return nil }
    let cell = matrix.index(from: from, to: to)
    milliseconds = Int(matrix.milliseconds[cell])
    millimetres = Int(matrix.millimetres[cell])
    microlitres = Int(matrix.microlitres[cell])
    fuel = volume(microlitres: microlitres)
    basis = matrix.basis[cell]
  }
}

extension Stop {
  /// The first moment not before `arrival` (milliseconds) at which a window is open; nil when all have closed.
  func start(arriving arrival: Int) -> Int? {
    if windows.isEmpty { return arrival }
    for window in windows where window.closes * 1000 >= arrival { return max(arrival, window.opens * 1000) }
    return nil
  }

  /// The last moment not after `bound` (milliseconds) at which a window is open; nil when none was yet.
  func latestStart(by bound: Int) -> Int? {
    if windows.isEmpty { return bound }
    return windows.lazy.filter { $0.opens * 1000 <= bound }.map { min(bound, $0.closes * 1000) }.max()
  }
}
