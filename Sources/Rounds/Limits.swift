import Territory

/// What several vehicle-days may burn and cost together.
public struct Budget: Sendable, Hashable {
  /// As people call it: «mayo de 2024»; nil = the whole plan's.
  public var name: String?
  /// The ids of the vehicle-days that share it; nil = all.
  public var vehicleDays: Set<String>?
  /// nil = no limit.
  public var fuel: Volume?
  /// nil = no limit. Fuel, fixed cost, length and time count; surcharges and balance do not.
  public var money: Money?
  /// What was spent beyond the whole of it before the plan, where nothing is left: what lacks is so much more.
  public var overspentFuel = Volume(millilitres: 0)
  public var overspentMoney = Money(centavos: 0)

  public init(name: String? = nil, vehicleDays: Set<String>? = nil, fuel: Volume? = nil, money: Money? = nil) {
    self.name = name
    self.vehicleDays = vehicleDays
    self.fuel = fuel
    self.money = money
  }
}

/// Stops of which any two that are served lie at least so many days apart: repeated visits of one place.
/// With 1 they only have different days.
public struct Spacing: Sendable, Hashable {
  public var stops: [String]
  public var days: Int

  public init(stops: [String], days: Int) {
    self.stops = stops
    self.days = days
  }
}
