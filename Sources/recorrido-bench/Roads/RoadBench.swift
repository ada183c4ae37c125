import Foundation
import Roads
import Territory

/// `roads build PBF FILE`: all that is done once for a network, as one process whose time and memory can be taken.
/// `roads open FILE`: from a file to the first path.
/// `roads answer PBF GRAPH [--without-turns]`: see `RoadAnswers`.
struct RoadBench {
  static let usage = "roads build PBF FILE | roads open FILE | roads answer PBF GRAPH [--without-turns]"

  /// Whether the arguments ask for something.
  static func run(_ arguments: [String]) async throws -> Bool {
    if arguments.count == 3, arguments[0] == "build" {
      try await build(arguments[1], savedAt: arguments[2])
    } else if arguments.count == 2, arguments[0] == "open" {
      try open(arguments[1])
    } else if arguments.count > 2, arguments[0] == "answer" {
      var answers = try await RoadAnswers(
        pbf: arguments[1], graph: arguments[2], turns: arguments.last != "--without-turns")
      await answers.answerAll()
    } else {
      return false
    }
    return true
  }

  /// From the file of streets to a network ordered, weighed for time, distance and fuel, and saved.
  private static func build(_ pbf: String, savedAt path: String) async throws {
    var clock = Stopwatch()
    func lap(_ name: String) {
      print(name, String(format: "%.0f ms, %.0f of CPU", clock.wall, clock.cpu))
      clock = Stopwatch()
    }
    var (streets, _) = try await readStreets(at: pbf)
    lap("read")
    let network = RoadNetwork(streets)
    streets = StreetData()
    lap("network")
    let routable = await RoutableNetwork(network)
    lap("order and hierarchy")
    for objective in Objective.allCases {
      _ = routable.weighed(TravelTerms(.pickup, objective: objective), forMany: false)
      lap("\(objective)")
    }
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try routable.save(source: Digest(of: pbf)) { bytes in
      try bytes.withUnsafeBytes { try file.write(contentsOf: Data($0)) }
    }
    try file.close()
    lap("saved")
  }

  /// Milliseconds from the file to a path between two of its junctions, and whether there is one.
  private static func open(_ path: String) throws {
    let clock = Stopwatch()
    let network = try RoutableNetwork(opening: path)
    let weighed = network.weighed(TravelTerms(.car))
    let opened = clock.wall
    let count = network.network.counts.segments
    let ends = [count / 3, count / 3 * 2].map { network.network.segment(at: $0).path[0] }
    let found = try weighed.path(from: ends[0], to: ends[1])
    print(clock.wall, opened, found == nil ? 0 : 1)
  }
}
