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
  public var streets: [RoadPath.Street] = []
  /// What a driver is told; empty where the way is not over roads.
  public var legs: [RouteLeg] = []
  /// Notices that whoever shows the way must show.
  public var attributions: [String] = []
}

extension FieldOffice {
  /// The best way between two places (`LON,LAT`, or the key of a unit, site or office).
  ///
  /// - Throws: `FieldworkRefusal`, `TravelRefusal`; `RoundRefusal.noWay` where no path joins the two; `RoadsError` for a
  ///   position far from every road where roads are loaded.
  public func route(from: String, to: String, _ request: TravelRequest) throws -> FoundRoute {
    try store.read { reader in
      let locator = try UnitLocator(reader, jurisdiction: jurisdiction)
      let ends = try [from, to].map { try reader.place(named: $0, on: today, locator: locator) }
      let terms = try terms(request, reader)
      guard let roads = try roads(reader) else {
        if request.needsRoads { throw TravelRefusal.noRoads }
        return try guessedRoute(ends, TravelFigures(reader, office: self, terms: terms))
      }
      let weighed = roads.network.weighed(terms, forMany: false)
      guard let path = try weighed.path(from: ends[0].point, to: ends[1].point) else {
        throw RoundRefusal.noWay(from: ends[0].key, to: ends[1].key, profile: terms.profile.name)
      }
      return FoundRoute(
        from: ends[0], to: ends[1], basis: .road, coordinates: path.coordinates, millimetres: path.millimetres,
        milliseconds: path.milliseconds, fuel: path.fuel, streets: path.streets, legs: path.legs,
        attributions: roads.attributions)
    }
  }

  private func guessedRoute(_ ends: [FieldPlace], _ figures: TravelFigures) throws -> FoundRoute {
    let matrix = try figures.matrix(between: ends)
    let cell = matrix.index(from: 0, to: 1)
    return FoundRoute(
      from: ends[0], to: ends[1], basis: matrix.basis[cell], coordinates: ends.map(\.point),
      millimetres: Int(matrix.millimetres[cell]), milliseconds: Int(matrix.milliseconds[cell]),
      fuel: Volume(millilitres: dividedHalfUp(Int(matrix.microlitres[cell]), by: 1000)))
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
