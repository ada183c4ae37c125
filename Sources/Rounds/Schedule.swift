import Territory

/// The hours and figures of one route. It leaves as late as it can without coming back later, so that nobody waits at
/// a closed door.
public struct Schedule: Sendable, Hashable {
  /// The way to a stop, or back to the office.
  public struct Leg: Sendable, Hashable {
    public var milliseconds: Int
    public var millimetres: Int
    public var microlitres: Int
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

  /// The id of the vehicle-day.
  public var vehicleDay: String
  /// Milliseconds since local midnight.
  public var departure: Int
  public var visits: [Visit]
  public var lastLeg: Leg
  /// Milliseconds since local midnight.
  public var end: Int
  public var millimetres: Int
  public var microlitres: Int
  /// Microlitres × ten-thousandths of a peso.
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
    departure = problem.walk(order, on: dayIndex)?.departure ?? day.shift.opens * 1000
    visits = []
    (millimetres, microlitres) = (0, 0)
    let matrix = problem.matrices[day.matrix]
    var (time, here) = (departure, day.start)
    for stop in order.map({ problem.stops[$0] }) {
      guard let leg = Leg(from: here, to: stop.location, in: matrix) else { return nil }
      let arrival = time + leg.milliseconds
      let start = stop.start(arriving: arrival) ?? arrival
      time = start + stop.serviceSeconds * 1000
      here = stop.location
      visits.append(Visit(stop: stop.id, leg: leg, arrival: arrival, start: start, departure: time))
    }
    // A vehicle without stops stays where it is.
    let last = order.isEmpty ? Leg.none : Leg(from: here, to: day.end, in: matrix)
    guard let last else { return nil }
    lastLeg = last
    end = time + last.milliseconds
    for leg in visits.map(\.leg) + [last] {
      millimetres += leg.millimetres
      microlitres += leg.microlitres
    }
    exactCost = microlitres * day.price.tenThousandths
  }
}

extension Schedule.Leg {
  fileprivate static var none: Self { Self(milliseconds: 0, millimetres: 0, microlitres: 0, basis: .road) }

  fileprivate init?(from: Int, to: Int, in matrix: TravelMatrix) {
    guard matrix.isReachable(from: from, to: to) else { return nil }
    let cell = matrix.index(from: from, to: to)
    milliseconds = Int(matrix.milliseconds[cell])
    millimetres = Int(matrix.millimetres[cell])
    microlitres = Int(matrix.microlitres[cell])
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
