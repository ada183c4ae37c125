import Territory

/// Finds the segments that a traveller could enter and never leave, or leave and never enter again: one-ways cut at the
/// edge of an extract, or drawn the wrong way round. A position is not put on one of them.
///
/// Of each part of the network that hangs together for the profile, the largest set of junctions from each of which
/// all others can be reached stays; a part without any way round stays as it is.
/// Source: Tarjan, "Depth-first search and linear graph algorithms" (1972).
struct Pockets {
  private let graph: ProfileGraph
  /// The strong part of each junction.
  private var parts: ContiguousArray<Int32>
  private var sizes: ContiguousArray<Int32> = []
  private var order: ContiguousArray<Int32>
  private var lowest: ContiguousArray<Int32>
  private var nextArc: ContiguousArray<UInt32>
  private var open: ContiguousArray<UInt32> = []
  private var visited: Int32 = 0

  init(_ graph: ProfileGraph) {
    self.graph = graph
    let count = graph.firstArc.count - 1
    parts = ContiguousArray(repeating: -1, count: count)
    order = ContiguousArray(repeating: -1, count: count)
    lowest = order
    nextArc = graph.firstArc
    for junction in 0..<count where order[junction] < 0 { explore(from: UInt32(junction)) }
  }

  /// One flag per segment.
  func areIn(_ network: RoadNetwork) -> ContiguousArray<Bool> {
    let whole = wholeParts(network)
    var largest = ContiguousArray(repeating: Int32(-1), count: parts.count)
    for junction in parts.indices {
      let best = largest[Int(whole[junction])]
      if best < 0 || sizes[Int(parts[junction])] > sizes[Int(best)] { largest[Int(whole[junction])] = parts[junction] }
    }
    return ContiguousArray(
      network.segments.map { segment in
        let main = largest[Int(whole[Int(segment.from)])]
        let isIn = parts[Int(segment.from)] == main && parts[Int(segment.to)] == main
        return !isIn && sizes[Int(main)] > 1
      })
  }

  /// The parts that hang together over the arcs, whatever their direction; each numbered by its first junction.
  private func wholeParts(_ network: RoadNetwork) -> ContiguousArray<UInt32> {
    var union = JunctionUnion(count: parts.count)
    for (index, segment) in network.segments.enumerated() where graph.isUsable(index) {
      union.join(segment.from, segment.to)
    }
    return union.roots()
  }

  /// Depth first, with the way back kept by hand: a street may be longer than the stack is deep.
  private mutating func explore(from root: UInt32) {
    var way = [root]
    begin(root)
    while let junction = way.last.map(Int.init) {
      if nextArc[junction] < graph.firstArc[junction + 1] {
        let head = Int(graph.heads[Int(nextArc[junction])])
        nextArc[junction] += 1
        if order[head] < 0 {
          begin(UInt32(head))
          way.append(UInt32(head))
        } else if parts[head] < 0 {
          lowest[junction] = min(lowest[junction], order[head])
        }
        continue
      }
      way.removeLast()
      if let before = way.last { lowest[Int(before)] = min(lowest[Int(before)], lowest[junction]) }
      if lowest[junction] == order[junction] { close(junction) }
    }
  }

  private mutating func begin(_ junction: UInt32) {
    order[Int(junction)] = visited
    lowest[Int(junction)] = visited
    visited += 1
    open.append(junction)
  }

  private mutating func close(_ first: Int) {
    var size: Int32 = 0
    while let junction = open.popLast() {
      parts[Int(junction)] = Int32(sizes.count)
      size += 1
      if Int(junction) == first { break }
    }
    sizes.append(size)
  }
}

/// Junctions joined into sets, each known by its lowest one.
struct JunctionUnion {
  private var parent: ContiguousArray<UInt32>

  init(count: Int) { parent = ContiguousArray(0..<UInt32(count)) }

  mutating func join(_ a: UInt32, _ b: UInt32) {
    let (one, other) = (root(a), root(b))
    parent[Int(max(one, other))] = min(one, other)
  }

  mutating func roots() -> ContiguousArray<UInt32> {
    var roots = parent
    for junction in parent.indices { roots[junction] = root(UInt32(junction)) }
    return roots
  }

  private mutating func root(_ junction: UInt32) -> UInt32 {
    var junction = junction
    while parent[Int(junction)] != junction {
      parent[Int(junction)] = parent[Int(parent[Int(junction)])]
      junction = parent[Int(junction)]
    }
    return junction
  }
}
