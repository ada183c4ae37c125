import Foundation

@testable import Roads

/// How many random graphs; $RECORRIDO_TRIALS scales it.
let hierarchyTrials = Int(ProcessInfo.processInfo.environment["RECORRIDO_TRIALS"] ?? "") ?? 60

/// A small random graph with all that makes routing awkward: repeated and closed arcs, loops, parts apart from one
/// another, weights of nothing, nodes at one place.
struct HierarchyWorld {
  let graph: RoadGraph
  let weights: ArcWeights
  let tails: [Int]

  init(graph: RoadGraph, weights: ArcWeights, tails: [Int]) {
    self.graph = graph
    self.weights = weights
    self.tails = tails
  }

  /// - Parameter farArcs: one arc in so many goes anywhere.
  init(
    seed: UInt64, nodes: Int? = nil, farArcs: Int = 8, largestWeight: UInt32 = 1 << 20, leastWeight: UInt32 = 0
  ) {
    var dice = TestDice(state: seed)
    let count = nodes ?? dice.roll(90) + 1
    let side = Int(Double(count).squareRoot()) + 1
    let places = dice.roll(4) == 0 ? max(1, count / 2) : count * 8
    var (longitudes, latitudes) = (ContiguousArray<Int32>(), ContiguousArray<Int32>())
    for node in 0..<count {
      let place = places > count ? node : dice.roll(places)
      longitudes.append(Int32(place % side) * 1_000 - 990_000_000)
      latitudes.append(Int32(place / side) * 1_000 + 190_000_000)
    }
    var arcs: [(tail: Int, head: Int)] = []
    for _ in 0..<(nodes == nil ? dice.roll(count * 4 + 1) : count * 3) {
      let tail = dice.roll(count)
      let isNear = dice.roll(farArcs) != 0
      let head = isNear ? min(count - 1, max(0, tail + [1, -1, side, -side, 0][dice.roll(5)])) : dice.roll(count)
      arcs.append((tail, head))
      if dice.roll(3) != 0 { arcs.append((head, tail)) }
      if dice.roll(9) == 0 { arcs.append((tail, head)) }
    }
    arcs.sort { $0.tail < $1.tail }
    var first = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
    for arc in arcs { first[arc.tail + 1] += 1 }
    for node in 0..<count { first[node + 1] += first[node] }
    tails = arcs.map(\.tail)
    graph = RoadGraph(
      firstArc: Column(first), heads: Column(ContiguousArray(arcs.map { UInt32($0.head) })),
      longitudes: Column(longitudes), latitudes: Column(latitudes))
    weights = Self.weights(for: graph, &dice, leastWeight...largestWeight)
  }

  static func weights(for graph: RoadGraph, _ dice: inout TestDice, _ range: ClosedRange<UInt32>) -> ArcWeights {
    var weights = ArcWeights(optimised: [], firstCarried: [], secondCarried: [])
    for _ in 0..<graph.arcCount {
      let cost = range.lowerBound + UInt32(dice.roll(Int(range.upperBound - range.lowerBound) + 1))
      weights.optimised.append(dice.roll(12) == 0 ? ArcWeights.closed : dice.roll(12) == 0 ? range.lowerBound : cost)
      weights.firstCarried.append(UInt32(dice.roll(1000)))
      weights.secondCarried.append(UInt32(dice.roll(1_000_000)))
    }
    return weights
  }

  /// What it costs to reach every node from the seeds, by the plainest search there is.
  func dijkstra(from seeds: [Seed]) -> [UInt32?] {
    var costs = [UInt32?](repeating: nil, count: graph.nodeCount)
    var open: [UInt32?] = costs
    for seed in seeds where seed.figures.optimised < ArcWeights.closed {
      open[Int(seed.node)] = min(open[Int(seed.node)] ?? .max, seed.figures.optimised)
    }
    while let node = open.indices.filter({ open[$0] != nil }).min(by: { open[$0]! < open[$1]! }) {
      let cost = open[node]!
      open[node] = nil
      costs[node] = cost
      for arc in Int(graph.firstArc[node])..<Int(graph.firstArc[node + 1]) {
        let head = Int(graph.heads[arc])
        let sum = cost + weights.optimised[arc]
        if sum < ArcWeights.closed, costs[head] == nil, sum < open[head] ?? .max { open[head] = sum }
      }
    }
    return costs
  }
}

/// Chance that repeats itself. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
struct TestDice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(sides))
  }
}
