/// The least cut of a piece of the map between its ends in one direction: the nodes farthest that way are sources, the
/// farthest the other way sinks, and the edges of a least cut between them are as many as disjoint paths.
///
/// Sources: Schild and Sommer, "On balanced separators in road networks" (2015); Dinitz, "Algorithm for solution of a
/// problem of maximum flow in networks with power estimation" (1970).
struct InertialFlow {
  /// One cut: the nodes of the source side, and how good it is.
  struct Cut: Sendable {
    /// 1 on the source side, 0 elsewhere.
    var side: ContiguousArray<UInt8>
    var edgeCount: Int
    var smallerSide: Int

    /// Whether it costs fewer edges for each node of the smaller side.
    func isBetter(than other: Cut) -> Bool {
      edgeCount * other.smallerSide < other.edgeCount * smallerSide
    }
  }

  private var ends = FlowEnds()
  /// Flow of an edge from its lower to its higher node.
  private var flow: ContiguousArray<Int8> = []
  /// Steps from the sources, as `base + steps`; anything below `base` was not reached.
  private var levels: ContiguousArray<UInt32> = []
  private var base: UInt32 = 1
  private var cursors: ContiguousArray<UInt32> = []
  private var queue: ContiguousArray<UInt32> = []
  private var shores: ContiguousArray<UInt32> = []
  private var trail: ContiguousArray<UInt32> = []

  /// The best of the cuts in the directions asked for; the first among equals.
  mutating func bestCut(of part: RoadPart, _ directions: [FlowEnds.Direction]) -> Cut? {
    var best: Cut?
    for direction in directions {
      if let cut = cut(part, direction, toBeat: best) { best = cut }
    }
    return best
  }

  /// The cut in one direction, or nil if it cannot be better than another.
  private mutating func cut(_ part: RoadPart, _ direction: FlowEnds.Direction, toBeat best: Cut?) -> Cut? {
    ends.choose(part, direction)
    reset(part)
    var paths = 0
    // A cut of so many edges would not be better even if it halved the nodes.
    let limit = best.map { ($0.edgeCount * (part.count / 2) + $0.smallerSide - 1) / $0.smallerSide } ?? .max
    while paths < limit, reachSinks(part) { paths += augment(part) }
    if paths >= limit { return nil }
    let cut = balancedCut(part, edgeCount: paths)
    return best.map { cut.isBetter(than: $0) } ?? true ? cut : nil
  }

  private mutating func reset(_ part: RoadPart) {
    let count = part.count
    flow.removeAll(keepingCapacity: true)
    flow.append(contentsOf: repeatElement(0, count: part.heads.count / 2))
    levels.removeAll(keepingCapacity: true)
    levels.append(contentsOf: repeatElement(0, count: count))
    base = 1
    if cursors.count < count {
      cursors.append(contentsOf: repeatElement(0, count: count - cursors.count))
      queue.append(contentsOf: repeatElement(0, count: count - queue.count))
    }
    shores.removeAll(keepingCapacity: true)
    for node in 0..<count where ends.roles[node] == FlowEnds.Role.source {
      for slot in Int(part.firstHead[node])..<Int(part.firstHead[node + 1])
      where ends.roles[Int(part.heads[slot])] != FlowEnds.Role.source {
        shores.append(UInt32(truncatingIfNeeded: node))
        break
      }
    }
  }

  /// Finds who can be reached over edges with room, as far as the nearest sinks; whether there are any.
  private mutating func reachSinks(_ part: RoadPart) -> Bool {
    base &+= UInt32(truncatingIfNeeded: part.count &+ 1)
    if base > 1 << 31 {
      for node in 0..<part.count { levels[node] = 0 }
      base = 1
    }
    return Self.reachSinks(part, shores, flow, ends.roles, base, &levels, &cursors, &queue)
  }

  private static func reachSinks(
    _ part: RoadPart, _ shores: ContiguousArray<UInt32>, _ flow: ContiguousArray<Int8>, _ roles: ContiguousArray<UInt8>,
    _ base: UInt32, _ levels: inout ContiguousArray<UInt32>, _ cursors: inout ContiguousArray<UInt32>,
    _ queue: inout ContiguousArray<UInt32>
  ) -> Bool {
    let (firstHead, heads, edges) = (part.firstHead.span, part.heads.span, part.edges.span)
    let flow = flow.span
    let roles = roles.span
    var levels = levels.mutableSpan
    var cursors = cursors.mutableSpan
    var queue = queue.mutableSpan
    var end = 0
    for index in 0..<shores.count {
      let node = Int(truncatingIfNeeded: shores[index])
      levels[node] = base
      cursors[node] = firstHead[node]
      queue[end] = shores[index]
      end &+= 1
    }
    var next = 0
    var last = UInt32.max
    while next < end {
      let tail = Int(truncatingIfNeeded: queue[next])
      next &+= 1
      let level = levels[tail] &+ 1
      if level > last { break }
      for slot in Int(firstHead[tail])..<Int(firstHead[tail &+ 1]) {
        let head = Int(truncatingIfNeeded: heads[slot])
        if levels[head] >= base || roles[head] == FlowEnds.Role.source { continue }
        let carried = flow[Int(truncatingIfNeeded: edges[slot])]
        if carried == (head > tail ? 1 : -1) { continue }
        levels[head] = level
        if roles[head] == FlowEnds.Role.sink {
          last = level
          continue
        }
        cursors[head] = firstHead[head]
        queue[end] = UInt32(truncatingIfNeeded: head)
        end &+= 1
      }
    }
    return last != .max
  }

  /// Fills the shortest ways to the sinks until each holds a full edge; how many more paths there are.
  private mutating func augment(_ part: RoadPart) -> Int {
    trail.removeAll(keepingCapacity: true)
    return Self.augment(part, shores, levels, ends.roles, &flow, &cursors, &trail)
  }

  private static func augment(
    _ part: RoadPart, _ shores: ContiguousArray<UInt32>, _ levels: ContiguousArray<UInt32>,
    _ roles: ContiguousArray<UInt8>, _ flow: inout ContiguousArray<Int8>, _ cursors: inout ContiguousArray<UInt32>,
    _ trail: inout ContiguousArray<UInt32>
  ) -> Int {
    let (firstHead, heads, edges) = (part.firstHead.span, part.heads.span, part.edges.span)
    var paths = 0
    let levels = levels.span
    let roles = roles.span
    var flow = flow.mutableSpan
    var cursors = cursors.mutableSpan
    for index in 0..<shores.count {
      var node = Int(truncatingIfNeeded: shores[index])
      search: while true {
        if roles[node] == FlowEnds.Role.sink {
          paths &+= 1
          while let tail = trail.popLast() {
            let slot = Int(cursors[Int(tail)])
            flow[Int(truncatingIfNeeded: edges[slot])] &+= heads[slot] > tail ? 1 : -1
            node = Int(tail)
          }
        }
        let end = firstHead[node &+ 1]
        let level = levels[node] &+ 1
        while cursors[node] < end {
          let slot = Int(truncatingIfNeeded: cursors[node])
          let head = Int(truncatingIfNeeded: heads[slot])
          if levels[head] == level, roles[head] != FlowEnds.Role.source,
            flow[Int(truncatingIfNeeded: edges[slot])] != (head > node ? 1 : -1)
          {
            trail.append(UInt32(truncatingIfNeeded: node))
            node = head
            continue search
          }
          cursors[node] &+= 1
        }
        guard let tail = trail.popLast() else { break }
        node = Int(tail)
        cursors[node] &+= 1
      }
    }
    return paths
  }

  /// Of the least cut nearest to the sources and that nearest to the sinks, the more balanced.
  private mutating func balancedCut(_ part: RoadPart, edgeCount: Int) -> Cut {
    let count = part.count
    var side = ContiguousArray<UInt8>(repeating: 0, count: count)
    var reached = 0
    for node in 0..<count where ends.roles[node] == FlowEnds.Role.source || levels[node] >= base {
      side[node] = 1
      reached &+= 1
    }
    let near = Cut(side: side, edgeCount: edgeCount, smallerSide: min(reached, count - reached))
    if reached * 2 >= count { return near }
    for node in 0..<count { side[node] = 1 }
    let kept = count - Self.leaveThoseWhoReachSinks(part, flow, ends.roles, &side, &queue)
    let far = Cut(side: side, edgeCount: edgeCount, smallerSide: min(kept, count - kept))
    return far.smallerSide > near.smallerSide ? far : near
  }

  /// Clears the side of every node that can still reach a sink; how many there are.
  private static func leaveThoseWhoReachSinks(
    _ part: RoadPart, _ flow: ContiguousArray<Int8>, _ roles: ContiguousArray<UInt8>,
    _ side: inout ContiguousArray<UInt8>, _ queue: inout ContiguousArray<UInt32>
  ) -> Int {
    let (firstHead, heads, edges) = (part.firstHead.span, part.heads.span, part.edges.span)
    let flow = flow.span
    let roles = roles.span
    var queue = queue.mutableSpan
    var side = side.mutableSpan
    var (next, end) = (0, 0)
    for node in 0..<part.count where roles[node] == FlowEnds.Role.sink {
      side[node] = 0
      queue[end] = UInt32(truncatingIfNeeded: node)
      end &+= 1
    }
    while next < end {
      let head = Int(truncatingIfNeeded: queue[next])
      next &+= 1
      for slot in Int(firstHead[head])..<Int(firstHead[head &+ 1]) {
        let tail = Int(truncatingIfNeeded: heads[slot])
        if side[tail] == 0 || flow[Int(truncatingIfNeeded: edges[slot])] == (head > tail ? 1 : -1) { continue }
        side[tail] = 0
        queue[end] = UInt32(truncatingIfNeeded: tail)
        end &+= 1
      }
    }
    return end
  }
}
