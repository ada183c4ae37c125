import Territory

/// How something travels: which streets it may use, how fast, and what holds it up.
///
/// A profile is read from text that people can read and change (`Profile(text:)`); four come with the program.
public struct Profile: Sendable, Hashable {
  /// km/h on one category of street, in good conditions.
  public struct Speed: Sendable, Hashable {
    /// Where no sign tells a limit.
    public var unsigned: Int
    /// The most where a sign tells one; never above the sign itself.
    public var signed: Int

    public init(unsigned: Int, signed: Int? = nil) {
      self.unsigned = unsigned
      self.signed = max(unsigned, signed ?? unsigned)
    }
  }

  /// What holds a traveller up for a time of its own.
  public enum Delay: String, Sendable, Hashable, CaseIterable {
    /// Slowing down and speeding up again, with the engine pulling.
    case tope, ford, yield
    /// Standing: the mean of those who meet green and those who meet red …
    case signal
    /// … and the look to both sides.
    case stop
  }

  public var name: String
  /// Whose rules of access and turning bind.
  public var mode: TravelMode
  /// The vehicle's kind, for its fuel; nil where nothing is burnt.
  public var vehicle: VehicleClass?
  /// By `highway` word, `ferry` for ferries; a category that is absent is barred.
  public var speeds: [String: Speed] = [:]
  /// Hundredths of the paved speed that are left on a surface; 100 where absent, 0 = barred.
  public var surfacePercents: [Surface: Int] = [:]
  /// The same by OpenStreetMap's smoothness, 1 `excellent` … 8 `impassable`. The lower of both counts.
  public var smoothnessPercents: [Int: Int] = [:]
  /// Hundredths of an unpaved street's speed that are left when it rains.
  public var rainPercent = 100
  /// Whether nobody passes a ford when it rains.
  public var rainClosesFords = false
  /// Seconds for each; 0 where absent.
  public var delays: [Delay: Int] = [:]
  /// km/h between a position and the nearest street, in a straight line.
  public var offRoadSpeed: Int
  /// Hours at which traffic is slower; the first that holds counts.
  public var periods: [TrafficPeriod] = []

  public init(name: String, mode: TravelMode, vehicle: VehicleClass? = nil, offRoadSpeed: Int) {
    self.name = name
    self.mode = mode
    self.vehicle = vehicle
    self.offRoadSpeed = offRoadSpeed
  }

  public var obeysOneWays: Bool { mode != .foot }

  /// SHA-256 of what the profile says, however its file is laid out: what stored weights are known by.
  public var digest: Digest { Digest(of: facts) }

  /// The period in force at `departure`; nil where traffic flows as ever.
  public func period(at departure: Departure) -> TrafficPeriod? {
    periods.first { $0.hours.contains(departure) }
  }
}

/// Hours at which traffic is slower.
public struct TrafficPeriod: Sendable, Hashable {
  public var name: String
  public var hours: DayHours
  /// Hundredths of the speed that are left, by category; 100 where absent.
  public var percents: [String: Int] = [:]

  public init(name: String, hours: DayHours) {
    self.name = name
    self.hours = hours
  }
}
