import Territory

/// A span of a day, in seconds since local midnight; both ends belong to it. Past 86,400 it runs into the next day.
public struct TimeWindow: Sendable, Hashable {
  public var opens: Int
  public var closes: Int

  public init(opens: Int, closes: Int) {
    self.opens = opens
    self.closes = closes
  }
}

/// A place to be visited once. A place that is visited again within the problem is several stops, held apart by a
/// `Spacing`.
public struct Stop: Sendable, Hashable {
  public var id: String
  /// Row and column in the matrices.
  public var location: Int
  public var serviceSeconds: Int
  /// When the visit may begin, on whatever day; none = at any time. Forbidden hours are gaps between windows.
  public var windows: [TimeWindow]
  /// Higher first: one stop of a higher priority outweighs any number of lower ones (`Problem.Aim.priorities`).
  public var priority: Int
  /// Goes before every priority and prize; left out only when it cannot be served.
  public var isRequired: Bool
  /// What leaving it out costs under `Problem.Aim.cost`, in 10⁻¹⁰ pesos.
  public var prize: Int
  /// The ids of the vehicle-days that may serve it; nil = any.
  public var vehicleDays: Set<String>?
  /// What a vehicle-day must bring along.
  public var skills: Set<String>
  /// What it takes of each dimension of capacity; missing dimensions count as 0.
  public var demand: [Int]
  /// The trip that serves it leaves the office no earlier: seconds since local midnight.
  public var releaseSeconds: Int
  /// What serving it on a vehicle-day (by id) costs beside fuel, in 10⁻¹⁰ pesos: a preferred promoter, day or vehicle is
  /// one without a surcharge. Budgets do not pay it.
  public var surcharges: [String: Int]
  /// Its place on the one vehicle-day in `vehicleDays`, from 0; the first places of a route can be given, without gaps.
  public var lockedPosition: Int?

  public init(
    id: String, location: Int, serviceSeconds: Int = 0, windows: [TimeWindow] = [], priority: Int = 0,
    isRequired: Bool = false, prize: Int = 0, vehicleDays: Set<String>? = nil, skills: Set<String> = [],
    demand: [Int] = [], releaseSeconds: Int = 0, surcharges: [String: Int] = [:], lockedPosition: Int? = nil
  ) {
    self.id = id
    self.location = location
    self.serviceSeconds = serviceSeconds
    self.windows = windows
    self.priority = priority
    self.isRequired = isRequired
    self.prize = prize
    self.vehicleDays = vehicleDays
    self.skills = skills
    self.demand = demand
    self.releaseSeconds = releaseSeconds
    self.surcharges = surcharges
    self.lockedPosition = lockedPosition
  }
}
