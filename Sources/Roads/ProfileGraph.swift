import Territory

/// Milliseconds and millimetres in one word, so that one sum carries both and one comparison puts time first and the
/// shorter way first among equals: 31 bits of milliseconds (24 days) above 33 bits of millimetres (8,589 km).
typealias PathCost = UInt64

func pathCost(milliseconds: Int, millimetres: Int) -> PathCost {
  UInt64(milliseconds) << 33 | UInt64(millimetres)
}

extension PathCost {
  var milliseconds: Int { Int(self >> 33) }
  var millimetres: Int { Int(self & (1 << 33 - 1)) }
}

/// The network as one profile sees it: arcs by their tail, each with the time and length of its segment.
struct ProfileGraph: Sendable {
  /// Arcs of junction `n`: `firstArc[n] ..< firstArc[n + 1]`.
  private(set) var firstArc: ContiguousArray<UInt32>
  private(set) var heads: ContiguousArray<UInt32> = []
  private(set) var costs: ContiguousArray<PathCost> = []
  private(set) var tails: ContiguousArray<UInt32> = []
  /// Segment × 2, + 1 where the arc runs against the drawing.
  private(set) var origins: ContiguousArray<UInt32> = []
  /// Milliseconds over each segment; 0 where neither way is open.
  private(set) var times: ContiguousArray<UInt32> = []
  /// Whether each segment may be travelled along the drawing, and against it.
  private(set) var isOpenForward: ContiguousArray<Bool> = []
  private(set) var isOpenBackward: ContiguousArray<Bool> = []

  /// Segments on which nobody is put.
  private(set) var isPocket: ContiguousArray<Bool> = []

  init(_ network: RoadNetwork, profile: Profile) {
    firstArc = ContiguousArray(repeating: 0, count: network.junctions.count + 1)
    for segment in network.segments {
      let speed = profile.metresPerHour(
        category: network.categories[Int(segment.category)], limit: segment.limit > 0 ? Int(segment.limit) : nil,
        isUnpaved: segment.isUnpaved)
      let binds = profile.obeysOneWays
      isOpenForward.append(speed != nil && !(binds && segment.direction == .backward))
      isOpenBackward.append(speed != nil && !(binds && segment.direction == .forward))
      // 3,600 s/h × 1,000 ms/s over 1,000 mm/m.
      times.append(speed.map { UInt32(dividedHalfUp(Int(segment.millimetres) * 3600, by: $0)) } ?? 0)
    }
    placeArcs(of: network)
    isPocket = Pockets(self).areIn(network)
  }

  private mutating func placeArcs(of network: RoadNetwork) {
    for (index, segment) in network.segments.enumerated() {
      if isOpenForward[index] { firstArc[Int(segment.from) + 1] += 1 }
      if isOpenBackward[index] { firstArc[Int(segment.to) + 1] += 1 }
    }
    for node in network.junctions.indices { firstArc[node + 1] += firstArc[node] }
    let count = Int(firstArc[network.junctions.count])
    heads = ContiguousArray(repeating: 0, count: count)
    tails = heads
    origins = heads
    costs = ContiguousArray(repeating: 0, count: count)
    var next = firstArc
    func place(from: UInt32, to: UInt32, cost: PathCost, origin: Int) {
      let arc = Int(next[Int(from)])
      next[Int(from)] += 1
      (heads[arc], tails[arc], costs[arc], origins[arc]) = (to, from, cost, UInt32(origin))
    }
    for (index, segment) in network.segments.enumerated() {
      let cost = pathCost(milliseconds: Int(times[index]), millimetres: Int(segment.millimetres))
      if isOpenForward[index] { place(from: segment.from, to: segment.to, cost: cost, origin: index * 2) }
      if isOpenBackward[index] { place(from: segment.to, to: segment.from, cost: cost, origin: index * 2 + 1) }
    }
  }

  func isUsable(_ segment: Int) -> Bool { isOpenForward[segment] || isOpenBackward[segment] }
}
