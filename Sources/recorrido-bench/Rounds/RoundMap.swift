import Foundation
import Roads
import Rounds
import Territory

/// A plan as GeoJSON: each round a line along its streets, each stop a point, those left out without a round.
struct RoundMap {
  private let scenario: RoundScenario
  private let plan: Plan
  private let roads: WeighedNetwork

  init(_ scenario: RoundScenario, _ plan: Plan, on roads: WeighedNetwork) {
    (self.scenario, self.plan, self.roads) = (scenario, plan, roads)
  }

  func geoJSON() throws -> Data {
    var features: [[String: Any]] = []
    for route in plan.routes {
      guard let schedule = Schedule(of: route, in: scenario.problem) else { continue }
      features.append(
        feature(
          "LineString", try line(route),
          [
            "round": route.vehicleDay, "stops": route.stops.count, "kilometres": schedule.metres / 1000,
            "hours": Double(schedule.end - schedule.departure) / 3_600_000,
          ]))
    }
    for (stops, round) in plan.routes.map({ ($0.stops, Optional($0.vehicleDay)) }) + [(plan.unserved, nil)] {
      for stop in stops {
        let place = scenario.positions[Int(stop)!]
        features.append(
          feature("Point", [place.longitude, place.latitude], ["stop": stop, "round": round as Any? ?? NSNull()]))
      }
    }
    return try JSONSerialization.data(withJSONObject: ["type": "FeatureCollection", "features": features])
  }

  private func line(_ route: Plan.Route) throws -> [[Double]] {
    let places = ([0] + route.stops.map { Int($0)! } + [0]).map { scenario.positions[$0] }
    return try zip(places, places.dropFirst()).flatMap { from, to in
      (try roads.path(from: from, to: to)?.coordinates ?? [from, to]).map { [$0.longitude, $0.latitude] }
    }
  }

  private func feature(_ kind: String, _ coordinates: Any, _ properties: [String: Any]) -> [String: Any] {
    ["type": "Feature", "geometry": ["type": kind, "coordinates": coordinates], "properties": properties]
  }
}
