import Foundation
import Roads
import Territory

/// `roads build PBF`: all that is done once for a network, as one process whose time and memory can be taken.
/// `roads answer PBF GRAPH [--without-turns]`: see `RoadAnswers`.
struct RoadBench {
  static let usage = "roads build PBF FILE | roads answer PBF GRAPH [--without-turns]"

  static func run(_ arguments: [String]) async throws -> Bool {
    if arguments.count == 3, arguments[0] == "build" {
      try await build(arguments[1], savedAt: arguments[2])
    } else if arguments.count > 2, arguments[0] == "answer" {
      var answers = try await RoadAnswers(
        pbf: arguments[1], graph: arguments[2], turns: arguments.last != "--without-turns")
      await answers.answerAll()
    } else {
      return false
    }
    return true
  }

  /// From the file of streets to a network ordered, weighed for time, distance and fuel.
  private static func build(_ pbf: String, savedAt path: String) async throws {
    var clock = Stopwatch()
    func lap(_ name: String) {
      print(name, String(format: "%.0f ms, %.0f of CPU", clock.wall, clock.cpu))
      clock = Stopwatch()
    }
    let (streets, _) = try await readStreets(at: pbf)
    lap("read")
    let network = RoadNetwork(streets)
    lap("network")
    let routable = await RoutableNetwork(network)
    lap("order and hierarchy")
    for objective in Objective.allCases {
      _ = routable.weighed(TravelTerms(.pickup, objective: objective), forMany: false)
      lap("\(objective)")
    }
  }
}
