extension Metric {
  /// The same metric without the arcs that no best path needs: a search goes over about half as many, for about the
  /// price of another customisation. Answers are the same to the unit.
  ///
  /// Source: Dibbelt, Strasser, Wagner, "Customizable contraction hierarchies" (2016), perfect customisation.
  package func pruned() -> Metric {
    var least = costPairs()
    Self.passTrianglesDown([0..<hierarchy.nodeCount], hierarchy, &least)
    return Metric(
      hierarchy: hierarchy, leaving: leaving.keeping(least, lane: 0), arriving: arriving.keeping(least, lane: 1),
      origins: origins)
  }

  /// The same on two cores: a rank changes the arcs of its descendants only, and asks for no others but its own.
  func pruned(_ halves: Halves) async -> Metric {
    let least = await leastCosts(halves)
    async let fewerLeaving = leaving.keeping(least, lane: 0)
    let fewerArriving = arriving.keeping(least, lane: 1)
    return Metric(hierarchy: hierarchy, leaving: await fewerLeaving, arriving: fewerArriving, origins: origins)
  }

  /// What it costs at least to get from end to end of each arc, by any path.
  private func leastCosts(_ halves: Halves) async -> ContiguousArray<CostPair> {
    var pairs = costPairs()
    Self.passTrianglesDown(halves.top, hierarchy, &pairs)
    let base = Int(hierarchy.firstArc[halves.lower.upperBound])
    let underTop = ContiguousArray(pairs[base...])
    async let upper = Self.passedDown(halves.upper, from: base, hierarchy, underTop)
    Self.passTrianglesDown([halves.lower], hierarchy, &pairs)
    pairs.replaceSubrange(base..., with: await upper)
    return pairs
  }

  private static func passedDown(
    _ runs: [Range<Int>], from base: Int, _ hierarchy: Hierarchy, _ pairs: ContiguousArray<CostPair>
  ) -> ContiguousArray<CostPair> {
    var pairs = pairs
    passTrianglesDown(runs, from: base, hierarchy, &pairs)
    return pairs
  }

  private func costPairs() -> ContiguousArray<CostPair> {
    var pairs = ContiguousArray(repeating: CostPair(up: 0, down: 0), count: hierarchy.arcCount)
    withSpans(leaving.costs, arriving.costs) { up, down in
      var pairs = pairs.mutableSpan
      for arc in 0..<pairs.count { pairs[arc] = CostPair(up: up[arc], down: down[arc]) }
    }
    return pairs
  }

  /// - Parameter base: the first arc that `pairs` holds; those of the ranks and of all their descendants must be there.
  private static func passTrianglesDown(
    _ runs: [Range<Int>], from base: Int = 0, _ hierarchy: Hierarchy, _ pairs: inout ContiguousArray<CostPair>
  ) {
    withSpans(hierarchy.firstArc, hierarchy.heads) { firstArc, heads in
      withSpans(hierarchy.firstLower, hierarchy.lowerArcs) { firstLower, lowerArcs in
        passTrianglesDown(
          runs, from: base, firstArc, heads.extracting(droppingFirst: base), firstLower, lowerArcs, &pairs)
      }
    }
  }

  /// From the highest rank down: its arcs are final, and each triangle over it may shorten both lower sides.
  private static func passTrianglesDown(
    _ runs: [Range<Int>], from base: Int, _ firstArc: Span<UInt32>, _ heads: Span<UInt32>,
    _ firstLower: Span<UInt32>, _ lowerArcs: Span<LowerArc>, _ pairs: inout ContiguousArray<CostPair>
  ) {
    let count = firstArc.count - 1
    var arcToHead = ContiguousArray<UInt32>(repeating: 0, count: count)
    var arcTo = arcToHead.mutableSpan
    var pairs = pairs.mutableSpan
    for run in runs.reversed() {
      for rank in run.reversed() {
        for arc in (Int(firstArc[rank]) &- base)..<(Int(firstArc[rank &+ 1]) &- base) {
          arcTo[Int(heads[arc])] = UInt32(truncatingIfNeeded: arc)
        }
        for slot in Int(firstLower[rank])..<Int(firstLower[rank &+ 1]) {
          let lower = Int(lowerArcs[slot].arc) &- base
          var ours = pairs[lower]
          for side in (lower &+ 1)..<(Int(lowerArcs[slot].end) &- base) {
            let upper = pairs[Int(truncatingIfNeeded: arcTo[Int(truncatingIfNeeded: heads[side])])]
            ours.improve(by: pairs[side], upper.turned)
            pairs[side].improve(by: ours, upper)
          }
          pairs[lower] = ours
        }
      }
    }
  }
}

/// What an arc costs upwards and downwards, less `ArcWeights.closed`: so two of them, and once that figure, add up to a
/// signed number without overflow, and the plainest vector units compare signed numbers only.
private struct CostPair: BitwiseCopyable, Sendable {
  var lanes: SIMD2<Int32>

  init(up: UInt32, down: UInt32) {
    lanes = SIMD2(Int32(bitPattern: up &- ArcWeights.closed), Int32(bitPattern: down &- ArcWeights.closed))
  }

  /// Upwards in lane 0, downwards in lane 1.
  @inline(__always)
  func cost(lane: Int) -> UInt32 { UInt32(bitPattern: lane == 0 ? lanes.x : lanes.y) &+ ArcWeights.closed }

  @inline(__always)
  var turned: CostPair {
    var turned = self
    turned.lanes = SIMD2(lanes.y, lanes.x)
    return turned
  }

  @inline(__always)
  mutating func improve(by one: CostPair, _ other: CostPair) {
    let offer = one.lanes &+ other.lanes &+ SIMD2(repeating: Int32(bitPattern: ArcWeights.closed))
    lanes.replace(with: offer, where: offer .< lanes)
  }
}

extension Climb {
  /// Only the arcs that can be travelled and that cost no more than any path between their ends.
  fileprivate func keeping(_ least: ContiguousArray<CostPair>, lane: Int) -> Climb {
    withSpans(firstArc, heads) { firstArc, heads in
      withSpans(costs, carried) { costs, carried in
        var count = 0
        for arc in 0..<costs.count { count &+= isLeast(costs[arc], least[arc].cost(lane: lane)) ? 1 : 0 }
        // One place more: an arc is written before it is known whether it stays.
        var keptFirst = ContiguousArray<UInt32>(repeating: 0, count: firstArc.count)
        var keptHeads = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
        var keptCosts = keptHeads
        var keptCarried = ContiguousArray(repeating: Carried.zero, count: count + 1)
        keep(firstArc, heads, costs, carried, least, lane, &keptFirst, &keptHeads, &keptCosts, &keptCarried)
        keptHeads.removeLast()
        keptCosts.removeLast()
        keptCarried.removeLast()
        return Climb(
          firstArc: Column(keptFirst), heads: Column(keptHeads), costs: Column(keptCosts),
          carried: Column(keptCarried))
      }
    }
  }
}

@inline(__always)
private func isLeast(_ cost: UInt32, _ least: UInt32) -> Bool { cost < ArcWeights.closed && cost <= least }

private func keep(
  _ firstArc: Span<UInt32>, _ heads: Span<UInt32>, _ costs: Span<UInt32>, _ carried: Span<Carried>,
  _ least: ContiguousArray<CostPair>, _ lane: Int, _ keptFirst: inout ContiguousArray<UInt32>,
  _ keptHeads: inout ContiguousArray<UInt32>, _ keptCosts: inout ContiguousArray<UInt32>,
  _ keptCarried: inout ContiguousArray<Carried>
) {
  let least = least.span
  var keptFirst = keptFirst.mutableSpan
  var keptHeads = keptHeads.mutableSpan
  var keptCosts = keptCosts.mutableSpan
  var keptCarried = keptCarried.mutableSpan
  var next = 0
  for rank in 0..<(firstArc.count - 1) {
    for arc in Int(firstArc[rank])..<Int(firstArc[rank &+ 1]) {
      keptHeads[next] = heads[arc]
      keptCosts[next] = costs[arc]
      keptCarried[next] = carried[arc]
      next &+= isLeast(costs[arc], least[arc].cost(lane: lane)) ? 1 : 0
    }
    keptFirst[rank &+ 1] = UInt32(truncatingIfNeeded: next)
  }
}
