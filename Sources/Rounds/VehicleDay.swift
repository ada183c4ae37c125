import Territory

/// One vehicle on one day: at most one round, of one trip or of several with reloads between them.
public struct VehicleDay: Sendable, Hashable {
  /// A pause that must begin within `window`, where a visit has ended or before leaving the office. A round that is back
  /// by the end of the window needs none.
  public struct Break: Sendable, Hashable {
    public var window: TimeWindow
    public var seconds: Int

    public init(window: TimeWindow, seconds: Int) {
      self.window = window
      self.seconds = seconds
    }
  }

  /// Legs that leave at `opens` or later take the times of another matrix. A vehicle may wait for a quicker hour, so
  /// that who leaves later never arrives earlier. Length and fuel stay those of the vehicle-day's own matrix.
  ///
  /// A leg without a path in a period is closed then: the vehicle waits for a later period that has one. The last period
  /// has a path wherever the vehicle-day's own matrix has one.
  public struct TravelPeriod: Sendable, Hashable {
    /// Seconds since local midnight.
    public var opens: Int
    /// Place among the problem's matrices.
    public var matrix: Int

    public init(opens: Int, matrix: Int) {
      self.opens = opens
      self.matrix = matrix
    }
  }

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
  /// By rising hour; before the first one `matrix` holds.
  public var travelPeriods: [TravelPeriod]
  /// What the round may burn without filling up; nil = no limit.
  public var tank: Volume?
  /// What the round may measure; nil = no limit.
  public var longestMetres: Int?
  /// How long the round may last from leaving to coming back; nil = as long as the shift.
  public var longestSeconds: Int?
  public var lunch: Break?
  /// What a trip can carry in each dimension (seats, boxes …); missing dimensions are boundless.
  public var capacity: [Int]
  public var skills: Set<String>
  /// How many trips the round may have; each begins at `start` and ends at `end`, which must then be the same place.
  public var maxTrips: Int
  public var price: FuelPrice
  /// What going out costs, in 10⁻¹⁰ pesos.
  public var fixedCost: Int
  /// 10⁻¹⁰ pesos a millimetre: a hundred times the centavos a kilometre.
  public var costPerMillimetre: Int
  /// 10⁻¹⁰ pesos a millisecond between leaving and coming back.
  public var costPerMillisecond: Int

  public init(
    id: String, vehicle: String, promoter: String? = nil, day: String, start: Int, end: Int, shift: TimeWindow,
    matrix: Int = 0, travelPeriods: [TravelPeriod] = [], tank: Volume? = nil, longestMetres: Int? = nil,
    longestSeconds: Int? = nil, lunch: Break? = nil, capacity: [Int] = [], skills: Set<String> = [], maxTrips: Int = 1,
    price: FuelPrice, fixedCost: Int = 0, costPerMillimetre: Int = 0, costPerMillisecond: Int = 0
  ) {
    self.id = id
    self.vehicle = vehicle
    self.promoter = promoter
    self.day = day
    self.start = start
    self.end = end
    self.shift = shift
    self.matrix = matrix
    self.travelPeriods = travelPeriods
    self.tank = tank
    self.longestMetres = longestMetres
    self.longestSeconds = longestSeconds
    self.lunch = lunch
    self.capacity = capacity
    self.skills = skills
    self.maxTrips = maxTrips
    self.price = price
    self.fixedCost = fixedCost
    self.costPerMillimetre = costPerMillimetre
    self.costPerMillisecond = costPerMillisecond
  }
}
