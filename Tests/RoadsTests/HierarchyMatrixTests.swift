import Testing

@testable import Roads

@Suite struct HierarchyMatrixTests {
  @Test("every cell costs what the query says between the same positions, whatever the number of workers")
  func equalsQueries() async {
    var dice = TestDice(state: 17)
    for seed in 0..<UInt64(hierarchyTrials) {
      let world = HierarchyWorld(seed: seed)
      let whole = Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights)
      let origins = (0..<(dice.roll(30) + 1)).map { _ in world.seeds(&dice) }
      let targets = (0..<(dice.roll(12) + 1)).map { _ in world.seeds(&dice) }
      for metric in [whole, whole.pruned()] {
        let destinations = Destinations(SeedLists(targets), on: metric)
        let matrix = await destinations.figures(from: SeedLists(origins), workers: 1)
        #expect(await destinations.figures(from: SeedLists(origins), workers: 2) == matrix)
        #expect(await destinations.figures(from: SeedLists(origins), workers: 7) == matrix)
        compare(matrix, origins, targets, metric)
      }
    }
  }

  private func compare(
    _ matrix: FigureMatrix, _ origins: [ContiguousArray<Seed>], _ targets: [ContiguousArray<Seed>], _ metric: Metric
  ) {
    var query = PathQuery(metric.hierarchy)
    for (row, from) in origins.enumerated() {
      for (column, to) in targets.enumerated() {
        let found = query.best(from: from.span, to: to.span, on: metric)
        #expect(matrix[row, column]?.optimised == found?.figures.optimised)
      }
    }
  }

  @Test("the carried figures are those of the best path")
  func carried() async {
    for seed in 0..<UInt64(hierarchyTrials) {
      let world = HierarchyWorld(seed: seed, largestWeight: 1 << 22, leastWeight: 1 << 10).withCarriedFromOptimised()
      let metric = Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights).pruned()
      let places = SeedLists((0..<world.graph.nodeCount).map { [Seed(node: UInt32($0))] })
      let matrix = await Destinations(places, on: metric).figures(from: places)
      for (cell, optimised) in matrix.optimised.enumerated() where optimised != FigureMatrix.unreachable {
        #expect(matrix.firstCarried[cell] == 3 * optimised && matrix.secondCarried[cell] == optimised * 2)
      }
    }
  }

  @Test("on a large map every cell is proven: no arc undercuts it, and a path attains it")
  func largeMap() async {
    let world = HierarchyWorld(seed: 31, nodes: 9_000, farArcs: 2_000, leastWeight: 1)
    let metric = Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights).pruned()
    let everywhere = SeedLists((0..<9_000).map { [Seed(node: UInt32($0))] })
    let origins: [UInt32] = [11, 4_444, 8_888]
    let matrix = await Destinations(everywhere, on: metric).figures(from: SeedLists(origins.map { [Seed(node: $0)] }))
    var query = PathQuery(metric.hierarchy)
    for (row, origin) in origins.enumerated() {
      let costs = matrix.optimised[(row * 9_000)..<((row + 1) * 9_000)].map { $0 == .max ? Int.max : Int($0) }
      #expect(costs[Int(origin)] == 0)
      #expect(costs.filter { $0 != .max }.count > 8_000)
      let undercuts = world.tails.indices.filter { arc in
        let (tail, head) = (costs[world.tails[arc]], costs[Int(world.graph.heads[arc])])
        let weight = world.weights.optimised[arc]
        return tail != .max && weight < ArcWeights.closed && tail + Int(weight) < head
      }
      #expect(undercuts.isEmpty)
      for destination in stride(from: 7, to: 9_000, by: 91) where costs[destination] != .max {
        let (from, to): (ContiguousArray, ContiguousArray) = ([Seed(node: origin)], [Seed(node: UInt32(destination))])
        let found = query.best(from: from.span, to: to.span, on: metric)
        let arcs = found.map { query.arcs(of: $0, on: metric) } ?? []
        #expect(arcs.reduce(0) { $0 + Int(world.weights.optimised[Int($1)]) } == costs[destination])
        #expect(zip(arcs, arcs.dropFirst()).allSatisfy { world.graph.heads[Int($0)] == UInt32(world.tails[Int($1)]) })
      }
    }
  }

  @Test("no origins or no destinations give an empty matrix")
  func empty() async {
    let world = HierarchyWorld(seed: 4)
    let metric = Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights)
    let place = SeedLists([[Seed(node: 0)]])
    #expect(await Destinations(SeedLists(), on: metric).figures(from: place).optimised.isEmpty)
    #expect(await Destinations(place, on: metric).figures(from: SeedLists()).optimised.isEmpty)
    let nowhere = await Destinations(SeedLists([[Seed]()]), on: metric).figures(from: place)
    #expect(nowhere.optimised == [FigureMatrix.unreachable])
  }

  @Test("what is within reach is what a plain search finds within the limit, with the figures of a query")
  func reachable() async {
    var dice = TestDice(state: 23)
    for seed in 0..<UInt64(hierarchyTrials) {
      let world = HierarchyWorld(seed: seed)
      let whole = Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights)
      for metric in [whole, whole.pruned()] {
        var search = ReachableNodes(metric.hierarchy)
        for _ in 0..<8 {
          let seeds = world.seeds(&dice)
          let limit = dice.roll(5) == 0 ? UInt32.max : UInt32(dice.roll(1 << 22))
          let costs = world.dijkstra(from: Array(seeds))
          let reached = search.nodes(from: seeds.span, within: limit, on: metric)
          let expected = costs.indices.filter { costs[$0].map { $0 <= limit } ?? false }
          #expect(reached.map { Int($0.node) }.sorted() == expected)
          #expect(reached.allSatisfy { $0.figures.optimised == costs[Int($0.node)] })
        }
      }
    }
  }
}

extension HierarchyWorld {
  /// Carried figures that follow from the optimised one, so that every best path carries the same.
  fileprivate func withCarriedFromOptimised() -> HierarchyWorld {
    var weights = weights
    for arc in weights.optimised.indices where weights.optimised[arc] < ArcWeights.closed {
      weights.firstCarried[arc] = 3 * weights.optimised[arc]
      weights.secondCarried[arc] = 2 * weights.optimised[arc]
    }
    return HierarchyWorld(graph: graph, weights: weights, tails: tails)
  }
}
