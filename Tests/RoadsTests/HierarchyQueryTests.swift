import Testing

@testable import Roads

@Suite struct HierarchyQueryTests {
  @Test("every pair costs what a plain search says, and the path adds up to what it claims")
  func allPairs() async {
    for seed in 0..<UInt64(hierarchyTrials) {
      let world = HierarchyWorld(seed: seed, largestWeight: seed % 3 == 0 ? 3 : 1 << 20)
      let metric = Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights)
      for metric in [metric, metric.pruned()] { #expect(wrongPairs(world, metric) == []) }
    }
  }

  /// The pairs whose answer is not that of a plain search, or whose path does not add up to it.
  private func wrongPairs(_ world: HierarchyWorld, _ metric: Metric) -> [String] {
    var query = PathQuery(metric.hierarchy)
    var wrong: [String] = []
    for origin in 0..<world.graph.nodeCount {
      let costs = world.dijkstra(from: [Seed(node: UInt32(origin))])
      for destination in 0..<world.graph.nodeCount {
        let from: ContiguousArray = [Seed(node: UInt32(origin))]
        let to: ContiguousArray = [Seed(node: UInt32(destination))]
        let found = query.best(from: from.span, to: to.span, on: metric)
        let walked = found.flatMap { world.walk(query.arcs(of: $0, on: metric), from: origin) }
        if found?.figures.optimised != costs[destination] || walked?.figures != found?.figures
          || found != nil && walked?.end != destination
        {
          wrong.append("\(origin) to \(destination)")
        }
      }
    }
    return wrong
  }

  @Test("with several seeds at both ends the best pair of them is found, their own figures included")
  func severalSeeds() async {
    var dice = TestDice(state: 3)
    for seed in 0..<UInt64(hierarchyTrials) {
      let world = HierarchyWorld(seed: seed)
      let metric = Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights).pruned()
      var query = PathQuery(metric.hierarchy)
      for _ in 0..<20 {
        let (from, to) = (world.seeds(&dice), world.seeds(&dice))
        let costs = world.dijkstra(from: Array(from))
        let least = to.compactMap { seed in costs[Int(seed.node)].map { $0 + seed.figures.optimised } }.min()
        let found = query.best(from: from.span, to: to.span, on: metric)
        #expect(found?.figures.optimised == least.flatMap { $0 < ArcWeights.closed ? $0 : nil })
        guard let found else { continue }
        let walked = world.walk(query.arcs(of: found, on: metric), from: Int(from[found.origin].node))
        let ends = from[found.origin].figures.plus(to[found.destination].figures)
        #expect(walked?.figures.plus(ends) == found.figures)
        #expect(walked?.end == Int(to[found.destination].node))
      }
    }
  }

  @Test("where everything is closed one gets nowhere but where one is")
  func everythingClosed() async {
    let world = HierarchyWorld(seed: 8, nodes: 30)
    let closed = ContiguousArray(repeating: ArcWeights.closed, count: world.graph.arcCount)
    let weights = ArcWeights(optimised: closed, firstCarried: closed, secondCarried: closed)
    let metric = Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), weights)
    for metric in [metric, metric.pruned()] {
      var query = PathQuery(metric.hierarchy)
      let (from, to): (ContiguousArray, ContiguousArray) = ([Seed(node: 0)], [Seed(node: 1)])
      let elsewhere = query.best(from: from.span, to: to.span, on: metric)
      let here = query.best(from: from.span, to: from.span, on: metric)
      #expect(elsewhere == nil && here?.figures == .zero)
    }
  }

  @Test("a sum that reaches the closed figure is no path")
  func sumsThatClose() async {
    let half = ArcWeights.closed / 2
    let graph = RoadGraph(
      firstArc: [0, 1, 2, 2], heads: [1, 2], longitudes: [0, 1000, 2000], latitudes: [0, 0, 0])
    let hierarchy = Hierarchy(graph, await Order.dissecting(graph))
    let (from, to): (ContiguousArray, ContiguousArray) = ([Seed(node: 0)], [Seed(node: 2)])
    for (second, expected) in [(half, nil), (half - 1, ArcWeights.closed - 1)] as [(UInt32, UInt32?)] {
      let weights = ArcWeights(optimised: [half, second], firstCarried: [1, 2], secondCarried: [3, 4])
      let metric = Metric(hierarchy, weights)
      for metric in [metric, metric.pruned()] {
        var query = PathQuery(hierarchy)
        let found = query.best(from: from.span, to: to.span, on: metric)
        #expect(found?.figures.optimised == expected)
      }
    }
  }
}

extension HierarchyWorld {
  /// Up to four seeds, now and then one that is closed.
  func seeds(_ dice: inout TestDice) -> ContiguousArray<Seed> {
    ContiguousArray(
      (0..<(dice.roll(4) + 1)).map { _ in
        Seed(
          node: UInt32(dice.roll(graph.nodeCount)),
          figures: Figures(
            optimised: dice.roll(9) == 0 ? ArcWeights.closed : UInt32(dice.roll(1 << 20)),
            firstCarried: UInt32(dice.roll(99)), secondCarried: UInt32(dice.roll(99))))
      })
  }

  /// Where the arcs lead and what they cost; nil if they do not hang together.
  func walk(_ arcs: ContiguousArray<UInt32>, from origin: Int) -> (end: Int, figures: Figures)? {
    var (at, sum) = (origin, Figures.zero)
    for arc in arcs.map({ Int($0) }) {
      if tails[arc] != at { return nil }
      at = Int(graph.heads[arc])
      sum = sum.plus(figures(of: arc))
    }
    return (at, sum)
  }

  func figures(of arc: Int) -> Figures {
    Figures(
      optimised: weights.optimised[arc], firstCarried: weights.firstCarried[arc],
      secondCarried: weights.secondCarried[arc])
  }
}

extension Figures {
  func plus(_ other: Figures) -> Figures {
    Figures(
      optimised: optimised + other.optimised, firstCarried: firstCarried + other.firstCarried,
      secondCarried: secondCarried + other.secondCarried)
  }
}
