import Foundation
import Roads
import Rounds
import Territory

/// `rounds month|week PBF FOLDER`: plans a drawn scenario on a network, from the file to the plan, says what it took, and
/// writes the rounds with their ways as GeoJSON.
struct RoundBench {
  static let usage = "rounds month|week PBF FOLDER"

  /// Whether the arguments ask for something.
  static func run(_ arguments: [String]) async throws -> Bool {
    guard arguments.count == 3, let size = RoundScenario.Size(rawValue: arguments[0]) else { return false }
    let (streets, _) = try await readStreets(at: arguments[1])
    let weighed = await RoutableNetwork(RoadNetwork(streets)).weighed(TravelTerms(.pickup))
    let built = peakMegabytes()
    let clock = Stopwatch()
    let scenario = try await drawn(size, on: weighed)
    let drawing = clock.wall / 1000
    let effort = Effort(seconds: scenario.seconds, clock: { clock.wall / 1000 })
    let solution = await Solver.solution(of: scenario.problem, seed: 1, effort: effort, threads: 2)
    let seconds = clock.wall / 1000
    let isAccepted = Checker.accepts(solution.plan, for: scenario.problem)
    say(size, scenario, solution, isAccepted, drawing, seconds, built)
    let file = URL(fileURLWithPath: arguments[2]).appendingPathComponent("rounds-\(size).geojson")
    try RoundMap(scenario, solution.plan, on: weighed).geoJSON().write(to: file)
    if !isAccepted || seconds > scenario.mostSeconds || peakMegabytes() > mostMegabytes { exit(1) }
    return true
  }

  private static let mostMegabytes = 500.0

  private static func say(
    _ size: RoundScenario.Size, _ scenario: RoundScenario, _ solution: Solution, _ isAccepted: Bool, _ drawing: Double,
    _ seconds: Double, _ built: Double
  ) {
    let totals = Checker.totals(of: solution.plan, in: scenario.problem)
    let figures = String(
      format:
        "%.1f l, %.1f km; %.1f s to draw and weigh, %.1f s in all (at most %.0f); peak %.0f MB, %.0f by the network",
      Double(totals.microlitres) / 1e6, Double(totals.millimetres) / 1e6, drawing, seconds, scenario.mostSeconds,
      peakMegabytes(), built)
    print(
      "rounds, \(size): \(totals.served) of \(scenario.problem.stops.count) stops on \(solution.plan.routes.count) of",
      "\(scenario.problem.vehicleDays.count) vehicle-days, \(solution.iterations) iterations,", figures + ",",
      isAccepted ? "accepted" : "REFUSED by the checker")
  }

  /// Stops at random places of random streets, each with a way from the office and back.
  static func drawn(_ size: RoundScenario.Size, on weighed: WeighedNetwork) async throws -> RoundScenario {
    var chance = Chance(seed: 20)
    let wanted = RoundScenario.stopCount(size) + 1
    let candidates = (0..<wanted * 5 / 4).map { _ in
      weighed.network.segment(at: chance.below(weighed.network.counts.segments)).path[0]
    }
    let all = try await weighed.matrix(between: candidates)
    func reached(from office: Int) -> [Int] {
      candidates.indices.filter { all.isReachable(from: office, to: $0) && all.isReachable(from: $0, to: office) }
    }
    let office = (0..<20).max { reached(from: $0).count < reached(from: $1).count }!
    let kept = [office] + reached(from: office).filter { $0 != office }.prefix(wanted - 1)
    let positions = kept.map { candidates[$0] }
    return try RoundScenario(
      size, positions: positions, matrix: try await weighed.matrix(between: positions), chance: chance)
  }

  static func peakMegabytes() -> Double {
    var usage = rusage()
    // 0 is RUSAGE_SELF, which Linux has under another type.
    getrusage(0, &usage)
    #if canImport(Darwin)
      return Double(usage.ru_maxrss) / 1e6
    #else
      return Double(usage.ru_maxrss) / 1024
    #endif
  }
}
