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

/// A place to be visited once.
public struct Stop: Sendable, Hashable {
  public var id: String
  /// Row and column in the matrices.
  public var location: Int
  public var serviceSeconds: Int
  /// When the visit may begin, on whatever day; none = at any time.
  public var windows: [TimeWindow]
  /// Higher first: one stop of a higher priority outweighs any number of lower ones.
  public var priority: Int
  /// Goes before every priority; left out only when it cannot be served.
  public var isRequired: Bool
  /// The ids of the vehicle-days that may serve it; nil = any.
  public var vehicleDays: Set<String>?

  public init(
    id: String, location: Int, serviceSeconds: Int = 0, windows: [TimeWindow] = [], priority: Int = 0,
    isRequired: Bool = false, vehicleDays: Set<String>? = nil
  ) {
    self.id = id
    self.location = location
    self.serviceSeconds = serviceSeconds
    self.windows = windows
    self.priority = priority
    self.isRequired = isRequired
    self.vehicleDays = vehicleDays
  }
}

/// One vehicle on one day: at most one round.
public struct VehicleDay: Sendable, Hashable {
  public var id: String
  public var vehicle: String
  public var promoter: String?
  /// The local date, as `2024-05-14`.
  public var day: String
  /// Where the round begins and ends: rows of the matrices.
  public var start: Int
  public var end: Int
  /// It leaves no earlier and is back no later.
  public var shift: TimeWindow
  /// Place among the problem's matrices.
  public var matrix: Int
  /// What the round may burn without filling up; nil = no limit.
  public var tank: Volume?
  /// What the round may measure; nil = no limit.
  public var longestMetres: Int?
  public var price: FuelPrice

  public init(
    id: String, vehicle: String, promoter: String? = nil, day: String, start: Int, end: Int, shift: TimeWindow,
    matrix: Int = 0, tank: Volume? = nil, longestMetres: Int? = nil, price: FuelPrice
  ) {
    self.id = id
    self.vehicle = vehicle
    self.promoter = promoter
    self.day = day
    self.start = start
    self.end = end
    self.shift = shift
    self.matrix = matrix
    self.tank = tank
    self.longestMetres = longestMetres
    self.price = price
  }
}

/// What is to be planned: validated once, then constant.
public struct Problem: Sendable {
  public let stops: [Stop]
  public let vehicleDays: [VehicleDay]
  /// One per class of vehicle, all over the same positions.
  public let matrices: [TravelMatrix]
  /// Of all vehicle-days together; nil = no limit.
  public let fuelBudget: Volume?
  /// Of all vehicle-days together; nil = no limit.
  public let moneyBudget: Money?

  /// For each stop, 0 = required, then 1, 2 … by falling priority.
  let levels: [Int]
  let levelCount: Int
  /// Whether vehicle-day `d` may serve stop `s`: `isAllowed[s][d]`.
  let isAllowed: [[Bool]]
  let stopIndexes: [String: Int]
  let vehicleDayIndexes: [String: Int]

  /// - Throws: `ProblemError` for the first thing that is wrong.
  public init(
    stops: [Stop], vehicleDays: [VehicleDay], matrices: [TravelMatrix], fuelBudget: Volume? = nil,
    moneyBudget: Money? = nil
  ) throws(ProblemError) {
    try validate(matrices)
    let positions = matrices.first?.count ?? 0
    try validate(vehicleDays, matrices: matrices.count, positions: positions)
    try validate(stops, vehicleDays: vehicleDays, positions: positions)
    if let fuelBudget, fuelBudget.millilitres < 0 { throw .negativeFuelBudget(fuelBudget) }
    if let moneyBudget, moneyBudget.centavos < 0 { throw .negativeMoneyBudget(moneyBudget) }
    try validateSize(stops, vehicleDays, matrices)

    self.stops = stops.map { stop in
      var stop = stop
      stop.windows.sort { ($0.opens, $0.closes) < ($1.opens, $1.closes) }
      return stop
    }
    self.vehicleDays = vehicleDays
    self.matrices = matrices
    self.fuelBudget = fuelBudget
    self.moneyBudget = moneyBudget
    let priorities = Set(stops.filter { !$0.isRequired }.map(\.priority)).sorted(by: >)
    let rank = Dictionary(uniqueKeysWithValues: zip(priorities, 1...))
    levels = stops.map { $0.isRequired ? 0 : rank[$0.priority]! }
    levelCount = priorities.count + 1
    isAllowed = stops.map { stop in vehicleDays.map { stop.vehicleDays?.contains($0.id) ?? true } }
    stopIndexes = Dictionary(uniqueKeysWithValues: stops.indices.map { (stops[$0].id, $0) })
    vehicleDayIndexes = Dictionary(uniqueKeysWithValues: vehicleDays.indices.map { (vehicleDays[$0].id, $0) })
  }
}
