import Geometry
import Roads
import Store
import Territory

/// What can be reached from a place.
public struct FoundReach: Sendable {
  /// Within what: the one that is limited.
  public enum Limit: Sendable {
    case milliseconds(Int)
    case millimetres(Int)
    case microlitres(Int)

    var objective: Objective {
      switch self {
      case .milliseconds: .time
      case .millimetres: .distance
      case .microlitres: .fuel
      }
    }

    var amount: Int {
      switch self {
      case .milliseconds(let amount), .millimetres(let amount), .microlitres(let amount): amount
      }
    }
  }

  public var from: FieldPlace
  /// A polygon, or several; WGS 84.
  public var shape: Shape
  /// Of the streets reached, each once and as far as it is reached.
  public var streetMetres: Double
  public var squareMetres: Double
  /// Notices that whoever shows the area must show.
  public var attributions: [String]
}

extension FieldOffice {
  /// The area around the streets that can be reached from a place within a limit, going by what is limited: in so many
  /// litres along the ways that take least; nil from a street that is closed.
  /// - Throws: `TravelRefusal.noRoads`, `.reachesNothing`; `.noFuel` for litres of who burns none;
  ///   `FieldworkRefusal` for a place that is none; `RoadsError` for one far from every road.
  public func reach(from text: String, within limit: FoundReach.Limit, _ request: TravelRequest) throws -> FoundReach? {
    try store.read { reader in
      let locator = try UnitLocator(reader, jurisdiction: jurisdiction)
      let place = try reader.place(named: text, on: today, locator: locator)
      var request = request
      request.objective = limit.objective
      let terms = try terms(request, reader)
      guard let roads = try roads(reader) else { throw TravelRefusal.noRoads }
      let reached = try roads.network.weighed(terms, forMany: false).reached(from: place.point, within: limit.amount)
      if reached.isShut { return nil }
      guard let shape = reached.shape else { throw TravelRefusal.reachesNothing(place.key) }
      return FoundReach(
        from: place, shape: shape, streetMetres: reached.metres, squareMetres: geodesicArea(shape),
        attributions: roads.attributions)
    }
  }
}
