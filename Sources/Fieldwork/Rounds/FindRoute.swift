import Roads
import Rounds
import Store
import Territory

/// The way from one place to another.
public struct FoundRoute: Sendable {
  public var from: FieldPlace
  public var to: FieldPlace
  public var basis: LegBasis
  public var coordinates: [Coordinate]
  public var millimetres: Int
  public var milliseconds: Int
  public var fuel: Volume
  /// The streets in order, with the metres on each; empty where the way is not over roads.
  public var streets: [RoadPath.Street]
  /// Notices that whoever shows the way must show.
  public var attributions: [String]
}

extension FieldOffice {
  /// The quickest way between two places (`LON,LAT`, or the key of a unit, site or office).
  ///
  /// - Parameter economy: what its litres are counted at.
  /// - Throws: `FieldworkRefusal`; `RoadsError` for a position far from every road where roads are loaded.
  public func route(
    from: String, to: String, profile: Profile, economy: FuelEconomy
  ) throws -> FoundRoute {
    try store.read { reader in
      let locator = try UnitLocator(reader, jurisdiction: jurisdiction)
      let ends = try [from, to].map { try reader.place(named: $0, on: today, locator: locator) }
      let figures = try TravelFigures(reader)
      if let network = figures.network {
        guard let path = try network.path(from: ends[0].point, to: ends[1].point, profile: profile, economy: economy)
        else { throw RoundRefusal.noWay(from: ends[0].key, to: ends[1].key, profile: profile.name) }
        return FoundRoute(
          from: ends[0], to: ends[1], basis: .road, coordinates: path.coordinates, millimetres: path.millimetres,
          milliseconds: path.milliseconds, fuel: path.fuel, streets: path.streets, attributions: figures.attributions)
      }
      let matrix = try figures.matrix(between: ends, profile: profile, economy: economy)
      let cell = matrix.index(from: 0, to: 1)
      return FoundRoute(
        from: ends[0], to: ends[1], basis: matrix.basis[cell], coordinates: ends.map(\.point),
        millimetres: Int(matrix.millimetres[cell]), milliseconds: Int(matrix.milliseconds[cell]),
        fuel: Volume(millilitres: dividedHalfUp(Int(matrix.microlitres[cell]), by: 1000)), streets: [],
        attributions: [])
    }
  }

  /// The economy that a vehicle plans with.
  public func economy(ofVehicle text: String) throws -> FuelEconomy {
    try store.read { reader in
      let id = try reader.record(.vehicle, named: text)
      guard let vehicle = try reader.vehicle(id) else { throw FieldworkRefusal.unknown(kind: .vehicle, text: text) }
      return vehicle.economy
    }
  }
}
