import Territory

/// Which stops on which vehicle-day, in which order, and what stays out.
public struct Plan: Sendable, Hashable {
  public struct Route: Sendable, Hashable {
    /// The id of the vehicle-day.
    public var vehicleDay: String
    /// The ids of the stops, in order.
    public var stops: [String]

    public init(vehicleDay: String, stops: [String]) {
      self.vehicleDay = vehicleDay
      self.stops = stops
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
