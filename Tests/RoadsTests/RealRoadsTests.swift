import Foundation
import Testing

@testable import Roads

/// The folder of real files of OpenStreetMap's; nil where `RECORRIDO_REAL_DATA` does not name one.
private let realRoads: String? = ProcessInfo.processInfo.environment["RECORRIDO_REAL_DATA"].flatMap { folder in
  FileManager.default.fileExists(atPath: folder + "/osm") ? folder + "/osm" : nil
}

private let realFiles: [String] = (realRoads.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? [])
  .filter { $0.hasSuffix(".osm.pbf") }.sorted()

/// Of each file, profile and objective: the thousand of `scripts/trials`, elsewhere a twentieth of it.
private let pairCount = max(10, hierarchyTrials * 1000 / 1200)

@Suite("Real roads", .enabled(if: realRoads != nil, "RECORRIDO_REAL_DATA names no folder with osm/"))
struct RealRoadsTests {
  @Test("every profile and objective finds what a plain search finds, to the integer", arguments: realFiles)
  func equalsPlainSearch(file: String) async throws {
    let (streets, _) = try await readStreets(at: realRoads! + "/" + file)
    let network = await RoutableNetwork(RoadNetwork(streets))
    var dice = TestDice(state: 20_261_121)
    var joined = 0
    for profile in Profile.all {
      for objective in Objective.allCases {
        let weights = network.network.arcWeights(TravelTerms(profile, objective: objective))
        let comparison = SearchComparison(network, weights)
        joined += await comparison.compare(pairCount, &dice)
      }
    }
    // Random nodes lie apart, on a footpath or in another town; most of them do not.
    #expect(joined > pairCount)
  }
}

/// The hierarchy and a plain search on the same weights.
private struct SearchComparison {
  private let graph: RoadGraph
  private let weights: ArcWeights
  private let metric: Metric
  private let pruned: Metric
  /// Destinations of one origin.
  private let share = 10

  init(_ network: RoutableNetwork, _ weights: ArcWeights) {
    graph = network.network.graph
    self.weights = weights
    metric = Metric(network.hierarchy, weights)
    pruned = metric.pruned()
  }

  /// How many of the pairs a path joins.
  func compare(_ count: Int, _ dice: inout TestDice) async -> Int {
    var plain = PathSearch(nodes: graph.nodeCount)
    var (whole, light) = (PathQuery(metric.hierarchy), PathQuery(metric.hierarchy))
    var joined = 0
    for _ in 0..<count / share {
      let from = node(&dice)
      let goals = (0..<share).map { _ in node(&dice) }
      search(from, goals, &plain)
      let start: ContiguousArray = [Seed(node: from)]
      let row = await Destinations(SeedLists(goals.map { [Seed(node: $0)] }), on: pruned)
        .figures(from: SeedLists([[Seed(node: from)]]), workers: 1)
      for (column, goal) in goals.enumerated() {
        let end: ContiguousArray = [Seed(node: goal)]
        let cost = expected(plain, at: goal)
        if cost != nil { joined += 1 }
        #expect(row[0, column]?.optimised == cost, "matrix from \(from) to \(goal)")
        for isPruned in [false, true] {
          let found =
            isPruned
            ? light.best(from: start.span, to: end.span, on: pruned)
            : whole.best(from: start.span, to: end.span, on: metric)
          #expect(found?.figures.optimised == cost, "from \(from) to \(goal), pruned: \(isPruned)")
          guard let found else { continue }
          let arcs = isPruned ? light.arcs(of: found, on: pruned) : whole.arcs(of: found, on: metric)
          #expect(figures(along: arcs, from: from, to: goal) == found.figures, "along \(from) to \(goal)")
        }
      }
    }
    return joined
  }

  /// A node that an arc leaves: most that have none open are met all the same.
  private func node(_ dice: inout TestDice) -> UInt32 {
    for _ in 0..<20 {
      let node = dice.roll(graph.nodeCount)
      if graph.arcs(from: UInt32(node)).contains(where: { weights.optimised[$0] < ArcWeights.closed }) {
        return UInt32(node)
      }
    }
    return UInt32(dice.roll(graph.nodeCount))
  }

  private func search(_ from: UInt32, _ goals: [UInt32], _ plain: inout PathSearch) {
    var isWanted = ContiguousArray(repeating: false, count: graph.nodeCount)
    for goal in goals { isWanted[Int(goal)] = true }
    plain.run(on: graph, weights, from: from, isWanted: isWanted, wanted: Set(goals).count)
  }

  /// What is above the greatest sum counts as no path.
  private func expected(_ plain: PathSearch, at goal: UInt32) -> UInt32? {
    let cost = plain.costs[Int(goal)]
    return cost == PathSearch.unreached || cost >> 33 >= UInt64(ArcWeights.closed) ? nil : UInt32(cost >> 33)
  }

  /// The sums along the arcs, nil where they do not join the two.
  private func figures(along arcs: ContiguousArray<UInt32>, from: UInt32, to: UInt32) -> Figures? {
    var (node, sum) = (from, Figures.zero)
    for arc in arcs.map({ Int($0) }) {
      guard graph.arcs(from: node).contains(arc) else { return nil }
      node = graph.heads[arc]
      sum = Figures(
        optimised: sum.optimised &+ weights.optimised[arc], firstCarried: sum.firstCarried &+ weights.firstCarried[arc],
        secondCarried: sum.secondCarried &+ weights.secondCarried[arc])
    }
    return node == to ? sum : nil
  }
}
