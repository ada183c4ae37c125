/// Finds the segments that a traveller could enter and never leave, or leave and never enter again: one-ways cut at the
/// edge of an extract, or drawn the wrong way round. A position is not put on one of them.
///
/// Of each part of the network that hangs together for the weights, the largest set of nodes from each of which all
/// others can be reached stays; a part without any way round stays as it is.
/// Source: Tarjan, "Depth-first search and linear graph algorithms" (1972).
struct Pockets {
  private let turns: TurnGraph
  private let isOpen: ContiguousArray<Bool>
  /// The strong part of each node.
  private var parts: ContiguousArray<Int32>
  private var sizes: ContiguousArray<Int32> = []
  private var order: ContiguousArray<Int32>
  private var lowest: ContiguousArray<Int32>
  private var nextArc: ContiguousArray<UInt32>
  private var open: ContiguousArray<UInt32> = []
  private var visited: Int32 = 0

  init(_ turns: TurnGraph, _ weights: ArcWeights) {
    self.turns = turns
    isOpen = ContiguousArray(weights.optimised.lazy.map { $0 < ArcWeights.closed })
    let count = turns.graph.nodeCount
    parts = ContiguousArray(repeating: -1, count: count)
    order = ContiguousArray(repeating: -1, count: count)
    lowest = order
    nextArc = turns.graph.firstArc
    for node in 0..<count where order[node] < 0 { explore(from: UInt32(node)) }
  }

  /// One flag per segment.
  /// - Parameter directions: bit 0 and 1 for a segment open along and against its drawing.
  func areIn(_ directions: ContiguousArray<UInt8>) -> ContiguousArray<Bool> {
    let whole = wholeParts()
    var largest = ContiguousArray(repeating: Int32(-1), count: parts.count)
    for node in parts.indices {
      let best = largest[Int(whole[node])]
      if best < 0 || sizes[Int(parts[node])] > sizes[Int(best)] { largest[Int(whole[node])] = parts[node] }
    }
    return ContiguousArray(
      directions.indices.map { segment in
        directions[segment] != 0 && isPocket(segment, whole, largest)
      })
  }

  private func isPocket(_ segment: Int, _ whole: ContiguousArray<UInt32>, _ largest: ContiguousArray<Int32>) -> Bool {
    var isEntered = false
    var isLeft = false
    for course in [segment * 2, segment * 2 + 1] {
      for place in turns.firstCourseArc[course]..<turns.firstCourseArc[course + 1] {
        let arc = Int(turns.courseArcs[Int(place)])
        guard isOpen[arc] else { continue }
        let head = Int(turns.freshHeads[course])
        let main = largest[Int(whole[head])]
        if sizes[Int(main)] <= 1 { return false }
        isLeft = isLeft || parts[head] == main
        isEntered = isEntered || parts[turns.graph.tail(ofArc: arc)] == main
      }
    }
    return !isEntered || !isLeft
  }

  /// The parts that hang together over the open arcs, whatever their direction; each numbered by its first node.
  private func wholeParts() -> ContiguousArray<UInt32> {
    var union = NodeUnion(count: parts.count)
    for node in 0..<parts.count {
      union.join(UInt32(node), turns.junctions[node])
      for arc in Int(turns.graph.firstArc[node])..<Int(turns.graph.firstArc[node + 1]) where isOpen[arc] {
        union.join(UInt32(node), turns.graph.heads[arc])
      }
    }
    return union.roots()
  }

  /// Depth first, with the way back kept by hand: a street may be longer than the stack is deep.
  private mutating func explore(from root: UInt32) {
    var way: ContiguousArray = [root]
    begin(root)
    while let last = way.last {
      let node = Int(last)
      if nextArc[node] < turns.graph.firstArc[node + 1] {
        let arc = Int(nextArc[node])
        nextArc[node] += 1
        if !isOpen[arc] { continue }
        let head = Int(turns.graph.heads[arc])
        if order[head] < 0 {
          begin(UInt32(head))
          way.append(UInt32(head))
        } else if parts[head] < 0 {
          lowest[node] = min(lowest[node], order[head])
        }
        continue
      }
      way.removeLast()
      if let before = way.last { lowest[Int(before)] = min(lowest[Int(before)], lowest[node]) }
      if lowest[node] == order[node] { close(node) }
    }
  }

  private mutating func begin(_ node: UInt32) {
    order[Int(node)] = visited
    lowest[Int(node)] = visited
    visited += 1
    open.append(node)
  }

  private mutating func close(_ first: Int) {
    var size: Int32 = 0
    while let node = open.popLast() {
      parts[Int(node)] = Int32(sizes.count)
      size += 1
      if Int(node) == first { break }
    }
    sizes.append(size)
  }
}

extension RoadGraph {
  /// The node that `arc` leaves: the last one whose arcs begin at or before it.
  func tail(ofArc arc: Int) -> Int {
    var (low, high) = (0, nodeCount)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(firstArc[middle]) <= arc { low = middle } else { high = middle }
    }
    return low
  }
}

/// Nodes joined into sets, each known by its lowest one.
struct NodeUnion {
  private var parent: ContiguousArray<UInt32>

  init(count: Int) { parent = ContiguousArray(0..<UInt32(count)) }

  mutating func join(_ a: UInt32, _ b: UInt32) {
    let (one, other) = (root(a), root(b))
    parent[Int(max(one, other))] = min(one, other)
  }

  mutating func roots() -> ContiguousArray<UInt32> {
    var roots = parent
    for node in parent.indices { roots[node] = root(UInt32(node)) }
    return roots
  }

  private mutating func root(_ node: UInt32) -> UInt32 {
    var node = node
    while parent[Int(node)] != node {
      parent[Int(node)] = parent[Int(parent[Int(node)])]
      node = parent[Int(node)]
    }
    return node
  }
}
