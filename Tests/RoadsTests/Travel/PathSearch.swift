import Territory

@testable import Roads

/// Milliseconds and millimetres in one word, so that one sum carries both and one comparison puts time first and the
/// shorter way first among equals: 31 bits of what is optimised above 33 bits of what is carried first.
typealias PathCost = UInt64

/// A plain search, to compare with: least costs from one node to all nodes, or to as many as are wanted.
/// Source: Dijkstra, "A note on two problems in connexion with graphs" (1959).
struct PathSearch {
  static let unreached = PathCost.max
  static let noArc = UInt32.max

  /// Cost of each node; final for those settled before the search stopped.
  private(set) var costs: ContiguousArray<PathCost>
  /// The arc by which each node is reached.
  private(set) var arcs: ContiguousArray<UInt32>
  private var heap = CostHeap()

  init(nodes: Int) {
    costs = ContiguousArray(repeating: Self.unreached, count: nodes)
    arcs = ContiguousArray(repeating: Self.noArc, count: nodes)
  }

  /// Searches from `origin` until all wanted nodes are settled or no other can be reached.
  /// - Parameters:
  ///   - isWanted: one flag per node.
  ///   - wanted: how many flags are set.
  mutating func run(
    on graph: borrowing RoadGraph, _ weights: borrowing ArcWeights, from origin: UInt32,
    isWanted: ContiguousArray<Bool>, wanted: Int
  ) {
    for index in costs.indices { (costs[index], arcs[index]) = (Self.unreached, Self.noArc) }
    heap.removeAll()
    costs[Int(origin)] = 0
    heap.insert(CostHeap.Entry(cost: 0, junction: origin))
    var unsettled = isWanted
    Self.settle(graph, weights, &costs, &arcs, &heap, &unsettled, left: wanted)
  }

  // The arrays come as separate arguments because a span of one borrows the whole of self.
  private static func settle(
    _ graph: borrowing RoadGraph, _ weights: borrowing ArcWeights, _ costsOf: inout ContiguousArray<PathCost>,
    _ arcsOf: inout ContiguousArray<UInt32>, _ heap: inout CostHeap, _ wantedOf: inout ContiguousArray<Bool>, left: Int
  ) {
    var left = left
    let (firstArcs, headsOf) = (graph.firstArc.copied(), graph.heads.copied())
    let (firstArc, heads) = (firstArcs.span, headsOf.span)
    let (optimised, carried) = (weights.optimised.span, weights.firstCarried.span)
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
      for arc in Int(firstArc[node])..<Int(firstArc[node &+ 1]) where optimised[arc] < ArcWeights.closed {
        let head = Int(truncatingIfNeeded: heads[arc])
        let weight = PathCost(optimised[arc]) << 33 | PathCost(carried[arc])
        let (cost, isTooFar) = entry.cost.addingReportingOverflow(weight)
        if isTooFar || cost >= costs[head] { continue }
        costs[head] = cost
        arcs[head] = UInt32(truncatingIfNeeded: arc)
        heap.insert(CostHeap.Entry(cost: cost, junction: heads[arc]))
      }
    }
  }
}
