import Territory

@testable import Roads

/// Questions to a small network, which is ordered and weighed for each of them.
extension RoadNetwork {
  func weighed(_ profile: Profile, _ economy: FuelEconomy = tenPerLitre) async -> WeighedNetwork {
    await RoutableNetwork(self).weighed(TravelTerms(profile, fuel: .economy(economy)))
  }

  func path(
    from: Coordinate, to: Coordinate, profile: Profile, economy: FuelEconomy, reach: Double = defaultReach
  ) async throws -> RoadPath? {
    try await weighed(profile, economy).path(from: from, to: to, reach: reach)
  }

  func matrix(
    between positions: [Coordinate], profile: Profile, economy: FuelEconomy, reach: Double = defaultReach
  ) async throws -> TravelMatrix {
    try await weighed(profile, economy).matrix(between: positions, reach: reach)
  }

  func snapped(
    _ position: Coordinate, profile: Profile, reach: Double = defaultReach
  ) async throws -> SnappedPosition {
    try await weighed(profile).snapped(position, reach: reach)
  }
}
