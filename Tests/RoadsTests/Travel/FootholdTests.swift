import Territory
import Testing

@testable import Roads

/// What is different today moves nobody: who stands where a closure leaves no way is told so.
@Suite("Where one stands while streets are closed")
struct FootholdTests {
  /// Hidalgo, and a round of one-ways above it: up at the west, east along Alta, down again by Bajada.
  private let town = RoadNetwork(lines: [
    street(at(0, 0), at(1, 0), name: "Hidalgo"), street(at(1, 0), at(2, 0), name: "Hidalgo"),
    street(at(0, 0), at(0, 1), name: "Subida", direction: .forward),
    street(at(0, 1), at(1, 1), name: "Alta", direction: .forward),
    street(at(1, 1), at(1, 0), name: "Bajada", direction: .forward),
  ])
  private let site = at(0.5, 1.1)
  private let market = at(2, 0)
  private let closure = Conditions(closed: [.along([at(1, 1), at(1, 0)])])

  private func name(_ position: Coordinate, _ weighed: WeighedNetwork) throws -> String? {
    weighed.network.name(of: try weighed.snapped(position).segment)
  }

  @Test("a street that a closure leaves without way on is no longer left, but still come to")
  func cutOff() async throws {
    let network = await RoutableNetwork(town)
    let (plain, today) = (
      network.weighed(TravelTerms(.car)), network.weighed(TravelTerms(.car, conditions: closure))
    )
    #expect(try plain.path(from: site, to: market)?.streets.map(\.name) == ["Alta", "Bajada", "Hidalgo"])
    #expect(try plain.snapped(site) == today.snapped(site))
    #expect(try name(site, today) == "Alta")
    #expect(try today.path(from: site, to: market) == nil)
    #expect(try today.path(from: market, to: site)?.streets.map(\.name) == ["Hidalgo", "Subida", "Alta"])
    let matrix = try await today.matrix(between: [site, market])
    #expect(!matrix.isReachable(from: 0, to: 1) && matrix.isReachable(from: 1, to: 0))
  }

  @Test("who stands on the closed street itself has no way, and is not put on another; its corners stay open")
  func onTheClosedStreet() async throws {
    let today = await RoutableNetwork(town).weighed(TravelTerms(.car, conditions: closure))
    let door = at(1.05, 0.5)
    #expect(try name(door, today) == "Bajada")
    #expect(try today.path(from: door, to: market) == nil)
    #expect(try today.path(from: market, to: door) == nil)
    #expect(try today.reached(from: door, within: 600_000).shape == nil)
    #expect(try today.path(from: at(1, 0), to: market)?.streets.map(\.name) == ["Hidalgo"])
    #expect(try today.path(from: market, to: at(1, 1))?.streets.map(\.name) == ["Hidalgo", "Subida", "Alta"])
  }

  @Test("an area that is avoided at night cuts off at night; by day one goes as ever")
  func byHours() async throws {
    let (west, east, south, north) = (
      at(0.9, 0).longitude, at(1.1, 0).longitude, at(0, 0.4).latitude, at(0, 0.6).latitude
    )
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    let area = AvoidedArea(
      Polygon(exterior: corners.map { Coordinate(longitude: $0.0, latitude: $0.1) }),
      hours: [DayHours(weekdays: 1...7, seconds: 0..<6 * 3600)])
    let network = await RoutableNetwork(town)
    for (hour, isOpen) in [(3, false), (12, true)] {
      let conditions = Conditions(avoided: [area], departure: Departure(weekday: 2, secondOfDay: hour * 3600))
      let today = network.weighed(TravelTerms(.car, conditions: conditions))
      #expect(try name(site, today) == "Alta")
      #expect(try (today.path(from: site, to: market) != nil) == isOpen)
    }
  }

  @Test("a turn forbidden in the morning makes no pocket of the street before it, at any hour")
  func turnByHours() async throws {
    var town = DrawnTown(["a": (0, 0), "b": (1, 0), "c": (2, 0), "d": (0, 1), "e": (1, 1)])
    town.way("abc", "Hidalgo")
    town.way("ad", "Subida", ["oneway": "yes"])
    let high = town.way("de", "Alta", ["oneway": "yes"])
    let down = town.way("eb", "Bajada", ["oneway": "yes"])
    town.restrict(high, at: "e", down, ["restriction:conditional": "no_right_turn @ (Mo-Fr 07:00-09:00)"])
    let network = await RoutableNetwork(town.network)
    for (hour, isOpen) in [(8, false), (12, true)] {
      let conditions = Conditions(departure: Departure(weekday: 2, secondOfDay: hour * 3600))
      let today = network.weighed(TravelTerms(.car, conditions: conditions))
      #expect(try name(site, today) == "Alta")
      #expect(try (today.path(from: site, to: market) != nil) == isOpen)
    }
  }
}
