/// Who comes next above each node when nodes are taken out in order and their later neighbours joined.
///
/// Source: Liu, "The role of elimination trees in sparse factorization" (1990).
struct EliminationTree {
  /// By position in the order; `UInt32.max` at a root.
  private(set) var parents: ContiguousArray<UInt32>

  /// - Parameter order: nodes, first to go first; each exactly once.
  /// - Parameter neighbours: of every node, whatever the direction, as positions in the order.
  init(_ neighbours: UndirectedPositions) {
    let count = neighbours.first.count - 1
    parents = ContiguousArray(repeating: .max, count: count)
    // The highest known above each node, shortened on the way: a tree of its own.
    var above = ContiguousArray<UInt32>(repeating: .max, count: count)
    let (first, heads) = (neighbours.first.span, neighbours.heads.span)
    var parentOf = parents.mutableSpan
    var aboveOf = above.mutableSpan
    for node in 0..<count {
      let position = UInt32(truncatingIfNeeded: node)
      for slot in Int(first[node])..<Int(first[node &+ 1]) where heads[slot] < position {
        var lower = Int(heads[slot])
        while true {
          let next = aboveOf[lower]
          if next == position { break }
          aboveOf[lower] = position
          if next == .max {
            parentOf[lower] = position
            break
          }
          lower = Int(next)
        }
      }
    }
  }

  /// The same order but for what the tree leaves open: every subtree in one run, so that it lies together in memory.
  /// - Returns: old positions in their new order; children come before their parent.
  func postorder() -> ContiguousArray<UInt32> {
    let count = parents.count
    var sizes = ContiguousArray<UInt32>(repeating: 1, count: count)
    for node in 0..<count where parents[node] != .max { sizes[Int(parents[node])] += sizes[node] }
    // Where the next child's run ends, seen from the parent; parents are placed before their children.
    var room = ContiguousArray<UInt32>(repeating: 0, count: count)
    var order = ContiguousArray<UInt32>(repeating: 0, count: count)
    var rootsEnd = UInt32(count)
    for node in (0..<count).reversed() {
      let parent = parents[node]
      let end = parent == .max ? rootsEnd : room[Int(parent)]
      if parent == .max { rootsEnd -= sizes[node] } else { room[Int(parent)] -= sizes[node] }
      order[Int(end) - 1] = UInt32(node)
      room[node] = end - 1
    }
    return order
  }
}

/// The neighbours of every node of a road graph, out and in alike, named by position; repeats are possible.
struct UndirectedPositions {
  var first: ContiguousArray<UInt32>
  var heads: ContiguousArray<UInt32>

  /// - Parameter positions: of each node.
  init(_ graph: RoadGraph, _ positions: ContiguousArray<UInt32>) {
    let count = graph.nodeCount
    first = ContiguousArray(repeating: 0, count: count + 1)
    heads = ContiguousArray(repeating: 0, count: 2 * graph.arcCount)
    let (firstArc, arcHeads) = (graph.firstArc.copied(), graph.heads.copied())
    for node in 0..<count {
      let position = Int(positions[node])
      first[position + 1] += firstArc[node &+ 1] - firstArc[node]
      for arc in Int(firstArc[node])..<Int(firstArc[node &+ 1]) { first[Int(positions[Int(arcHeads[arc])]) + 1] += 1 }
    }
    for position in 0..<count { first[position + 1] += first[position] }
    var next = first
    for node in 0..<count {
      let position = positions[node]
      for arc in Int(firstArc[node])..<Int(firstArc[node &+ 1]) {
        let other = positions[Int(arcHeads[arc])]
        heads[Int(next[Int(position)])] = other
        next[Int(position)] += 1
        heads[Int(next[Int(other)])] = position
        next[Int(other)] += 1
      }
    }
  }
}
