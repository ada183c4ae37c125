import Territory

/// What a path is to be least of.
public enum Objective: String, Sendable, Hashable, CaseIterable {
  case time, distance, fuel
}

/// All that a network's weights depend on besides the network.
public struct TravelTerms: Sendable, Hashable {
  public var profile: Profile
  public var objective: Objective
  /// The vehicle's own; without one nothing is burnt.
  public var fuel: FuelModel?
  /// Driver, passengers and cargo.
  public var loadKilograms: Double
  public var conditions: Conditions

  /// - Parameter fuel: nil = as the profile's kind of vehicle.
  public init(
    _ profile: Profile, objective: Objective = .time, fuel: FuelModel? = nil, loadKilograms: Double = 75,
    conditions: Conditions = Conditions()
  ) {
    self.profile = profile
    self.objective = objective
    self.fuel = fuel ?? profile.vehicle.map { .engine($0) }
    self.loadKilograms = loadKilograms
    self.conditions = conditions
  }
}

/// What is different today from what the network says. Nothing, unless told.
public struct Conditions: Sendable, Hashable {
  public var closed: [RoadPlace] = []
  public var slowed: [SlowedPlace] = []
  public var avoided: [AvoidedArea] = []
  public var isRaining = false
  /// nil = at an unknown hour: traffic flows as ever, and rules and areas with hours bind at all of them.
  public var departure: Departure?

  public init(
    closed: [RoadPlace] = [], slowed: [SlowedPlace] = [], avoided: [AvoidedArea] = [], isRaining: Bool = false,
    departure: Departure? = nil
  ) {
    self.closed = closed
    self.slowed = slowed
    self.avoided = avoided
    self.isRaining = isRaining
    self.departure = departure
  }
}

/// Which stretches of street somebody means.
public enum RoadPlace: Sendable, Hashable {
  /// All that touch the area, its border included.
  case area(Polygon)
  /// All that lie along the line, no point of theirs farther than 15 m from it.
  case along([Coordinate])
  /// The one nearest to the position, within 100 m, of those that the profile may use.
  case nearest(Coordinate)
}

/// Stretches that are slower than they should be.
public struct SlowedPlace: Sendable, Hashable {
  public var place: RoadPlace
  /// Hundredths of the speed that are left, 1…100. Where two places overlap the lower counts.
  public var percent: Int

  public init(_ place: RoadPlace, percent: Int) {
    self.place = place
    self.percent = min(100, max(1, percent))
  }
}

/// An area that is not to be driven through.
public struct AvoidedArea: Sendable, Hashable {
  public enum Manner: Sendable, Hashable {
    /// Not at all: a stop inside cannot be reached.
    case closed
    /// Only where nothing else leads to the stop.
    case lastResort
  }

  public var area: Polygon
  public var manner: Manner
  /// When; always where empty.
  public var hours: [DayHours]

  public init(_ area: Polygon, manner: Manner = .closed, hours: [DayHours] = []) {
    self.area = area
    self.manner = manner
    self.hours = hours
  }

  func holds(at departure: Departure?) -> Bool {
    guard let departure, !hours.isEmpty else { return true }
    return hours.contains { $0.contains(departure) }
  }
}
