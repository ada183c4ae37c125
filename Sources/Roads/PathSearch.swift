/// Dijkstra's search over one `ProfileGraph`: the cheapest cost to every junction from some seeds.
/// Source: Dijkstra, "A note on two problems in connexion with graphs" (1959).
struct PathSearch {
  static let unreached = PathCost.max
  static let noArc = UInt32.max

  /// Cost of each junction; final for those settled before the search stopped.
  private(set) var costs: ContiguousArray<PathCost>
  /// The arc by which each junction is reached.
  private(set) var arcs: ContiguousArray<UInt32>
  private var heap = CostHeap()

  init(junctions: Int) {
    costs = ContiguousArray(repeating: Self.unreached, count: junctions)
    arcs = ContiguousArray(repeating: Self.noArc, count: junctions)
  }

  /// Searches from `seeds` until all `wanted` junctions are settled or no other can be reached.
  /// - Parameters:
  ///   - isWanted: one flag per junction; cleared as they are settled.
  ///   - wanted: how many flags are set.
  mutating func run(
    on graph: borrowing ProfileGraph, from seeds: [(junction: UInt32, cost: PathCost)],
    isWanted: ContiguousArray<Bool>, wanted: Int
  ) {
    for index in costs.indices { (costs[index], arcs[index]) = (Self.unreached, Self.noArc) }
    heap.removeAll()
    for seed in seeds where seed.cost < costs[Int(seed.junction)] {
      costs[Int(seed.junction)] = seed.cost
      heap.insert(CostHeap.Entry(cost: seed.cost, junction: seed.junction))
    }
    var unsettled = isWanted
    Self.settle(graph, &costs, &arcs, &heap, &unsettled, left: wanted)
  }

  // The arrays come as separate arguments because a span of one borrows the whole of self.
  private static func settle(
    _ graph: borrowing ProfileGraph, _ costsOf: inout ContiguousArray<PathCost>,
    _ arcsOf: inout ContiguousArray<UInt32>, _ heap: inout CostHeap, _ wantedOf: inout ContiguousArray<Bool>, left: Int
  ) {
    var left = left
    let firstArc = graph.firstArc.span
    let heads = graph.heads.span
    let weights = graph.costs.span
    var costs = costsOf.mutableSpan
    var arcs = arcsOf.mutableSpan
    var wanted = wantedOf.mutableSpan
    while left > 0, let entry = heap.popLeast() {
      let node = Int(truncatingIfNeeded: entry.junction)
      if entry.cost != costs[node] { continue }
      if wanted[node] {
        wanted[node] = false
        left &-= 1
      }
      for arc in Int(firstArc[node])..<Int(firstArc[node &+ 1]) {
        let head = Int(truncatingIfNeeded: heads[arc])
        let (cost, isTooFar) = entry.cost.addingReportingOverflow(weights[arc])
        if isTooFar || cost >= costs[head] { continue }
        costs[head] = cost
        arcs[head] = UInt32(truncatingIfNeeded: arc)
        heap.insert(CostHeap.Entry(cost: cost, junction: heads[arc]))
      }
    }
  }
}
