extension Hierarchy {
  package init(_ graph: RoadGraph, _ order: Order) {
    let count = graph.nodeCount
    precondition(order.nodes.count == count, "an order of other nodes")
    var positions = inverse(order.nodes)
    let postorder = EliminationTree(UndirectedPositions(graph, positions)).postorder()
    let nodeOfRank = ContiguousArray(postorder.map { order.nodes[Int($0)] })
    positions = inverse(nodeOfRank)
    let neighbours = UndirectedPositions(graph, positions)
    let parents = EliminationTree(neighbours).parents
    let arcs = JoinedArcs(neighbours, parents)
    let inputs = arcs.inputs(of: graph, positions)
    self.init(
      ranks: Column(positions), nodes: Column(nodeOfRank), parents: Column(parents),
      firstArc: Column(arcs.first), heads: Column(arcs.heads), firstLower: Column(arcs.firstLower),
      lowerArcs: Column(arcs.lower), firstInput: Column(inputs.first), inputs: Column(inputs.arcs))
  }
}

private func inverse(_ order: ContiguousArray<UInt32>) -> ContiguousArray<UInt32> {
  var positions = ContiguousArray<UInt32>(repeating: .max, count: order.count)
  for (position, node) in order.enumerated() { positions[Int(node)] = UInt32(position) }
  return positions
}

/// The arcs of a hierarchy, from below and from above.
private struct JoinedArcs {
  var first: ContiguousArray<UInt32>
  var heads: ContiguousArray<UInt32>
  var firstLower: ContiguousArray<UInt32>
  var lower: ContiguousArray<LowerArc>

  init(_ neighbours: UndirectedPositions, _ parents: ContiguousArray<UInt32>) {
    (first, heads) = Self.climb(neighbours, parents)
    let count = parents.count
    firstLower = ContiguousArray(repeating: 0, count: count + 1)
    for head in heads { firstLower[Int(head) + 1] += 1 }
    for rank in 0..<count { firstLower[rank + 1] += firstLower[rank] }
    lower = ContiguousArray(repeating: LowerArc(arc: 0, end: 0), count: heads.count)
    sortBothWays()
  }

  /// The ranks above each rank, in no order: its neighbours above and those above its children.
  private static func climb(
    _ neighbours: UndirectedPositions, _ parents: ContiguousArray<UInt32>
  ) -> (first: ContiguousArray<UInt32>, heads: ContiguousArray<UInt32>) {
    let count = parents.count
    var children = Children(parents)
    var first: ContiguousArray<UInt32> = [0]
    var heads = ContiguousArray<UInt32>()
    first.reserveCapacity(count + 1)
    heads.reserveCapacity(neighbours.heads.count)
    var seenFrom = ContiguousArray<UInt32>(repeating: .max, count: count)
    for node in 0..<count {
      let rank = UInt32(truncatingIfNeeded: node)
      seenFrom[node] = rank
      for slot in Int(neighbours.first[node])..<Int(neighbours.first[node + 1]) {
        let other = neighbours.heads[slot]
        if other > rank, seenFrom[Int(other)] != rank {
          seenFrom[Int(other)] = rank
          heads.append(other)
        }
      }
      while let child = children.next(of: node) {
        for slot in Int(first[child])..<Int(first[child + 1]) {
          let other = heads[slot]
          if seenFrom[Int(other)] != rank {
            seenFrom[Int(other)] = rank
            heads.append(other)
          }
        }
      }
      first.append(UInt32(truncatingIfNeeded: heads.count))
    }
    return (first, heads)
  }

  /// Tails taken in ascending order sort the lower arcs by tail; heads taken in ascending order then sort the arcs.
  private mutating func sortBothWays() {
    let count = first.count - 1
    var tails = ContiguousArray<UInt32>(repeating: 0, count: heads.count)
    var next = firstLower
    for tail in 0..<count {
      for arc in Int(first[tail])..<Int(first[tail + 1]) {
        let head = Int(heads[arc])
        tails[Int(next[head])] = UInt32(truncatingIfNeeded: tail)
        next[head] &+= 1
      }
    }
    next = first
    for head in 0..<count {
      for slot in Int(firstLower[head])..<Int(firstLower[head + 1]) {
        let tail = Int(tails[slot])
        let arc = next[tail]
        next[tail] &+= 1
        heads[Int(arc)] = UInt32(truncatingIfNeeded: head)
        lower[slot] = LowerArc(arc: arc, end: first[tail + 1])
      }
    }
  }

  /// The arcs of the road graph by their lower end; loops join nothing and are left out.
  func inputs(
    of graph: RoadGraph, _ ranks: ContiguousArray<UInt32>
  ) -> (first: ContiguousArray<UInt32>, arcs: ContiguousArray<InputArc>) {
    let count = graph.nodeCount
    let (outgoing, outHeads) = (graph.firstArc.copied(), graph.heads.copied())
    var firstInput = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
    for node in 0..<count {
      for arc in Int(outgoing[node])..<Int(outgoing[node + 1]) where Int(outHeads[arc]) != node {
        firstInput[Int(min(ranks[node], ranks[Int(outHeads[arc])])) + 1] += 1
      }
    }
    for rank in 0..<count { firstInput[rank + 1] += firstInput[rank] }
    var next = firstInput
    var inputs = ContiguousArray(repeating: InputArc(arc: 0, slot: 0), count: Int(firstInput[count]))
    for node in 0..<count {
      for arc in Int(outgoing[node])..<Int(outgoing[node + 1]) where Int(outHeads[arc]) != node {
        let (tail, head) = (ranks[node], ranks[Int(outHeads[arc])])
        let (low, high) = (Int(min(tail, head)), max(tail, head))
        let slot = 2 * self.arc(from: low, to: high) + (tail < head ? 0 : 1)
        inputs[Int(next[low])] = InputArc(arc: UInt32(arc), slot: slot)
        next[low] &+= 1
      }
    }
    return (firstInput, inputs)
  }

  private func arc(from tail: Int, to head: UInt32) -> UInt32 {
    var (low, high) = (first[tail], first[tail + 1])
    while low < high {
      let middle = (low + high) / 2
      if heads[Int(middle)] < head { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The children of each rank, handed out one by one.
private struct Children {
  private var firstChild: ContiguousArray<UInt32>
  private var sibling: ContiguousArray<UInt32>

  init(_ parents: ContiguousArray<UInt32>) {
    firstChild = ContiguousArray(repeating: .max, count: parents.count)
    sibling = firstChild
    for rank in (0..<parents.count).reversed() where parents[rank] != .max {
      sibling[rank] = firstChild[Int(parents[rank])]
      firstChild[Int(parents[rank])] = UInt32(truncatingIfNeeded: rank)
    }
  }

  mutating func next(of rank: Int) -> Int? {
    let child = firstChild[rank]
    if child == .max { return nil }
    firstChild[rank] = sibling[Int(child)]
    return Int(child)
  }
}
