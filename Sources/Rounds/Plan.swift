import Territory

/// Which stops on which vehicle-day, in which order, and what stays out.
public struct Plan: Sendable, Hashable {
  public struct Route: Sendable, Hashable {
    /// The id of the vehicle-day.
    public var vehicleDay: String
    /// The ids of the stops, in order.
    public var stops: [String]
    /// Places of `stops` before which the vehicle goes back to the office and begins another trip: rising, from 1.
    public var reloads: [Int]
    /// How many visits are done when the break is taken; nil = none is taken.
    public var breakAfter: Int?

    public init(vehicleDay: String, stops: [String], reloads: [Int] = [], breakAfter: Int? = nil) {
      self.vehicleDay = vehicleDay
      self.stops = stops
      self.reloads = reloads
      self.breakAfter = breakAfter
    }
  }

  /// Vehicle-days that go out.
  public var routes: [Route]
  /// The ids of the stops left out.
  public var unserved: [String]

  public init(routes: [Route], unserved: [String]) {
    self.routes = routes
    self.unserved = unserved
  }
}
