/// Eight searches at once: each climbs by itself, then one sweep downwards over the destinations' nodes serves all.
///
/// Room for one batch at a time; every worker has its own.
struct Sweep {
  /// Signed, because the plainest vector units compare no unsigned numbers; all costs stay below 2^31.
  typealias Vector = SIMD8<Int32>
  static let width = 8

  /// The figures of a batch at one node, a lane for each search.
  struct Lanes: BitwiseCopyable {
    var cost: Vector
    var first: Vector
    var second: Vector

    static let unreached = Lanes(
      cost: Vector(repeating: Int32(ArcWeights.closed)), first: Vector(repeating: 0), second: Vector(repeating: 0))

    /// Makes all three figures of the lanes without a path what a matrix shows for them.
    @inline(__always)
    mutating func markUnreached() {
      let isUnreached = Vector(repeating: Int32(ArcWeights.closed - 1)) .< cost
      let mark = Vector(repeating: Int32(bitPattern: FigureMatrix.unreachable))
      cost.replace(with: mark, where: isUnreached)
      first.replace(with: mark, where: isUnreached)
      second.replace(with: mark, where: isUnreached)
    }

    /// Takes over the lanes in which the path by `other` and then an arc is better.
    @inline(__always)
    mutating func improve(by other: Lanes, cost arcCost: UInt32, carried: Carried) {
      let offer = other.cost &+ Vector(repeating: Int32(truncatingIfNeeded: arcCost))
      let isBetter = offer .< cost
      cost.replace(with: offer, where: isBetter)
      first.replace(with: other.first &+ Vector(repeating: Int32(bitPattern: carried.first)), where: isBetter)
      second.replace(with: other.second &+ Vector(repeating: Int32(bitPattern: carried.second)), where: isBetter)
    }
  }

  private let destinations: Destinations
  private var lanes: ContiguousArray<Lanes>
  /// What the climbs left at the nodes they passed; 0 stands for nothing.
  private var starts: ContiguousArray<Lanes> = [.unreached]
  /// By node, its place among the starts.
  private var startOf: ContiguousArray<UInt32>
  private var labels: ContiguousArray<Figures>
  private var fronts = Fronts()

  init(_ destinations: Destinations) {
    self.destinations = destinations
    lanes = ContiguousArray(repeating: .unreached, count: destinations.count)
    startOf = ContiguousArray(repeating: 0, count: destinations.count)
    labels = ContiguousArray(repeating: .unreached, count: destinations.metric.hierarchy.nodeCount)
  }

  /// The rows of some of the origins.
  mutating func rows(_ origins: SeedLists, _ range: Range<Int>) -> FigureMatrix {
    let columns = destinations.targets.count
    let blank = ContiguousArray(repeating: FigureMatrix.unreachable, count: range.count * columns)
    var matrix = FigureMatrix(columns: columns, optimised: blank, firstCarried: blank, secondCarried: blank)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.width) {
      let batch = start..<min(start + Self.width, range.upperBound)
      for origin in batch { climb(origins, origin, lane: origin - start) }
      Self.descend(destinations.firstArc, destinations.arcs, starts, &startOf, &lanes)
      starts.removeLast(starts.count - 1)
      Self.write(
        lanes, destinations.landings, destinations.targets.firstSeed,
        from: (start - range.lowerBound) * columns, rows: batch.count, &matrix.optimised, &matrix.firstCarried,
        &matrix.secondCarried)
    }
    return matrix
  }

  private mutating func climb(_ origins: SeedLists, _ origin: Int, lane: Int) {
    let metric = destinations.metric
    fronts.removeAll()
    for seed in origins.seeds[origins[origin]] {
      let rank = metric.hierarchy.ranks[Int(seed.node)]
      if seed.figures.optimised < labels[Int(rank)].optimised { labels[Int(rank)] = seed.figures }
      fronts.insert(rank)
    }
    let climb = metric.leaving
    metric.hierarchy.parents.withSpan { parents in
      withSpans(climb.firstArc, climb.heads) { firstArc, heads in
        withSpans(climb.costs, climb.carried) { costs, carried in
          Self.climb(
            &fronts, &labels, parents, firstArc, heads, costs, carried, destinations.numbers, lane, &startOf, &starts)
        }
      }
    }
  }

  private static func climb(
    _ fronts: inout Fronts, _ labels: inout ContiguousArray<Figures>, _ parents: Span<UInt32>, _ firstArc: Span<UInt32>,
    _ heads: Span<UInt32>, _ costs: Span<UInt32>, _ carried: Span<Carried>, _ numbers: ContiguousArray<UInt32>,
    _ lane: Int, _ startOf: inout ContiguousArray<UInt32>, _ starts: inout ContiguousArray<Lanes>
  ) {
    var labels = labels.mutableSpan
    while fronts.lowest != .max {
      let rank = Int(fronts.lowest)
      fronts.step(to: parents[rank])
      let here = labels[rank]
      if here.optimised >= ArcWeights.closed { continue }
      labels[rank].optimised = ArcWeights.closed
      let number = numbers[rank]
      if number != .max {
        if startOf[Int(number)] == 0 {
          startOf[Int(number)] = UInt32(truncatingIfNeeded: starts.count)
          starts.append(.unreached)
        }
        let start = Int(startOf[Int(number)])
        starts[start].cost[lane] = Int32(bitPattern: here.optimised)
        starts[start].first[lane] = Int32(bitPattern: here.firstCarried)
        starts[start].second[lane] = Int32(bitPattern: here.secondCarried)
      }
      for arc in Int(firstArc[rank])..<Int(firstArc[rank &+ 1]) {
        labels[Int(heads[arc])].improve(by: here, cost: costs[arc], carried[arc])
      }
    }
  }

  private static func descend(
    _ firstArc: ContiguousArray<UInt32>, _ arcs: ContiguousArray<Destinations.Arc>, _ starts: ContiguousArray<Lanes>,
    _ startOf: inout ContiguousArray<UInt32>, _ lanes: inout ContiguousArray<Lanes>
  ) {
    let firstArc = firstArc.span
    let arcs = arcs.span
    let starts = starts.span
    var startOf = startOf.mutableSpan
    var lanes = lanes.mutableSpan
    for node in 0..<lanes.count {
      var here = starts[Int(truncatingIfNeeded: startOf[node])]
      startOf[node] = 0
      for slot in Int(truncatingIfNeeded: firstArc[node])..<Int(truncatingIfNeeded: firstArc[node &+ 1]) {
        let arc = arcs[slot]
        here.improve(by: lanes[Int(truncatingIfNeeded: arc.head)], cost: arc.cost, carried: arc.carried)
      }
      lanes[node] = here
    }
  }

  private static func write(
    _ lanes: ContiguousArray<Lanes>, _ landings: ContiguousArray<Destinations.Landing>,
    _ firstSeed: ContiguousArray<UInt32>, from firstCell: Int, rows: Int, _ optimised: inout ContiguousArray<UInt32>,
    _ firstCarried: inout ContiguousArray<UInt32>, _ secondCarried: inout ContiguousArray<UInt32>
  ) {
    let lanes = lanes.span
    let landings = landings.span
    let firstSeed = firstSeed.span
    var optimised = optimised.mutableSpan
    var firstCarried = firstCarried.mutableSpan
    var secondCarried = secondCarried.mutableSpan
    let columns = firstSeed.count - 1
    for column in 0..<columns {
      var best = Lanes.unreached
      for index in Int(firstSeed[column])..<Int(firstSeed[column &+ 1]) {
        let landing = landings[index]
        best.improve(by: lanes[Int(landing.number)], cost: landing.cost, carried: landing.carried)
      }
      best.markUnreached()
      var cell = firstCell &+ column
      for lane in 0..<rows {
        optimised[cell] = UInt32(bitPattern: best.cost[lane])
        firstCarried[cell] = UInt32(bitPattern: best.first[lane])
        secondCarried[cell] = UInt32(bitPattern: best.second[lane])
        cell &+= columns
      }
    }
  }
}
