/// A vehicle, with the economy that plans count on.
public struct Vehicle: Sendable, Hashable {
  public var id: RecordID
  public var economicNumber: String
  public var model: String?
  /// magna, premium, diesel.
  public var fuel: String
  public var economy: FuelEconomy
  public var tank: Volume?
  public var seats: Int?

  public init(
    id: RecordID, economicNumber: String, model: String? = nil, fuel: String, economy: FuelEconomy,
    tank: Volume? = nil, seats: Int? = nil
  ) {
    self.id = id
    self.economicNumber = economicNumber
    self.model = model
    self.fuel = fuel
    self.economy = economy
    self.tank = tank
    self.seats = seats
  }
}

/// A leg between two places that somebody declared or measured.
public struct TravelLeg: Sendable, Hashable {
  public var from: RecordID
  public var to: RecordID
  public var metres: Int
  public var minutes: Int?

  public init(from: RecordID, to: RecordID, metres: Int, minutes: Int? = nil) {
    self.from = from
    self.to = to
    self.metres = metres
    self.minutes = minutes
  }
}

/// The price of a fuel from a day on.
public struct DatedFuelPrice: Sendable, Hashable {
  public var fuel: String
  public var place: String?
  public var validFrom: LocalDate
  public var price: FuelPrice

  public init(fuel: String, place: String? = nil, validFrom: LocalDate, price: FuelPrice) {
    self.fuel = fuel
    self.place = place
    self.validFrom = validFrom
    self.price = price
  }
}
