import Foundation
import Testing

@testable import Roads

@Suite("Customisation on two cores")
struct HalvesTests {
  @Test("both halves and the top are all ranks, once; no half asks the other")
  func apart() async {
    for seed in 0..<UInt64(hierarchyTrials) {
      let world = HierarchyWorld(seed: seed)
      let hierarchy = Hierarchy(world.graph, await Order.dissecting(world.graph))
      let halves = Halves(hierarchy)
      let (upper, top) = (halves.upper.flatMap { $0 }, halves.top.flatMap { $0 })
      #expect((halves.lower + upper + top).sorted() == Array(0..<hierarchy.nodeCount))
      for rank in 0..<hierarchy.nodeCount where hierarchy.parents[rank] != .max {
        let parent = Int(hierarchy.parents[rank])
        #expect(
          top.contains(parent) || (upper.contains(rank) && upper.contains(parent)) || halves.lower.contains(parent))
      }
    }
  }

  @Test("a grid of streets is cut where the work is about halved, under a small top")
  func balanced() async {
    let world = HierarchyWorld(seed: 5, nodes: 12_000, farArcs: 2_000)
    let hierarchy = Hierarchy(world.graph, await Order.dissecting(world.graph))
    let halves = Halves(hierarchy)
    let upper = halves.upper.reduce(0) { $0 + $1.count }
    #expect(min(halves.lower.count, upper) > 12_000 / 4)
    #expect(halves.top.count < 12_000 / 20)
  }

  @Test("random graphs have the same figures on two cores as on one")
  func randomGraphs() async {
    for seed in 0..<UInt64(hierarchyTrials) {
      // Small weights tie often: then it shows in the origins who came first.
      let world = HierarchyWorld(seed: seed, largestWeight: seed % 2 == 0 ? 3 : 1 << 20)
      await compare(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights, "seed \(seed)")
    }
    let large = HierarchyWorld(seed: 5, nodes: 12_000, farArcs: 2_000, largestWeight: 50)
    await compare(Hierarchy(large.graph, await Order.dissecting(large.graph)), large.weights, "large")
  }

  @Test("drawn towns under every objective have the same figures on two cores as on one")
  func drawnTowns() async {
    for seed in 0..<UInt64(max(1, hierarchyTrials / 6)) {
      var dice = SeededDice(state: seed)
      await compare(await RoutableNetwork(Town(columns: 6, rows: 6, dice: &dice).network))
    }
  }

  @Test(
    "a real town under every objective has the same figures on two cores as on one",
    .enabled(if: realTown != nil, "RECORRIDO_REAL_DATA names no folder with a file of streets in osm/"))
  func realRoads() async throws {
    let (streets, _) = try await readStreets(at: realTown!)
    await compare(await RoutableNetwork(RoadNetwork(streets)))
  }

  private func compare(_ network: RoutableNetwork) async {
    for objective in Objective.allCases {
      let terms = TravelTerms(.pickup, objective: objective)
      for isForMany in [false, true] {
        let one = network.weighed(terms, forMany: isForMany)
        for workers in 1...3 {
          let two = await network.weighed(terms, forMany: isForMany, workers: workers)
          expectSame(one.metric, two.metric, "\(objective), \(workers) workers")
          #expect(one.open.directions.elementsEqual(two.open.directions))
        }
      }
    }
  }

  private func compare(_ hierarchy: Hierarchy, _ weights: ArcWeights, _ what: String) async {
    let halves = Halves(hierarchy)
    let one = Metric(hierarchy, weights)
    let two = await Metric(hierarchy, weights, halves)
    expectSame(one, two, what)
    expectSame(one.pruned(), await two.pruned(halves), what + ", pruned")
  }

  private func expectSame(_ one: Metric, _ other: Metric, _ what: String) {
    #expect(same(one.leaving, other.leaving), "leaving: \(what)")
    #expect(same(one.arriving, other.arriving), "arriving: \(what)")
    #expect(one.origins.elementsEqual(other.origins) { $0.lanes == $1.lanes }, "origins: \(what)")
  }

  private func same(_ one: Climb, _ other: Climb) -> Bool {
    one.firstArc.elementsEqual(other.firstArc) && one.heads.elementsEqual(other.heads)
      && one.costs.elementsEqual(other.costs)
      && one.carried.elementsEqual(other.carried) { $0.first == $1.first && $0.second == $1.second }
  }
}

/// The real file of streets of middling size; nil where `RECORRIDO_REAL_DATA` does not name a folder with one.
private let realTown: String? = {
  guard let folder = ProcessInfo.processInfo.environment["RECORRIDO_REAL_DATA"].map({ $0 + "/osm/" }) else {
    return nil
  }
  let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".osm.pbf") }
  func size(_ file: String) -> UInt64 {
    ((try? FileManager.default.attributesOfItem(atPath: folder + file))?[.size] as? NSNumber)?.uint64Value ?? .max
  }
  let bySize = files.sorted { (size($0), $0) < (size($1), $1) }
  return bySize.isEmpty ? nil : folder + bySize[bySize.count / 2]
}()
