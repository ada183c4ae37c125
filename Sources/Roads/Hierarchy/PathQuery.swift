/// The best path between two positions: each end climbs the elimination tree, and the path turns where they meet best.
///
/// Room for one search at a time, made once for each worker; a search allocates nothing.
/// Source: Dibbelt, Strasser, Wagner, "Customizable contraction hierarchies" (2016), the elimination-tree query.
package struct PathQuery: Sendable {
  /// The answer of a search.
  package struct Found: Equatable, Sendable {
    /// From position to position, what the seeds hold included.
    package var figures: Figures
    /// Which seeds the path begins and ends with.
    package var origin: Int
    package var destination: Int
    /// The highest rank of the path.
    var summit: UInt32
  }

  private(set) var forward: Ascent
  private(set) var backward: Ascent

  package init(_ hierarchy: Hierarchy) {
    forward = Ascent(count: hierarchy.nodeCount)
    backward = forward
  }

  /// The best path from any of the origins to any of the destinations, or nil where there is none.
  package mutating func best(
    from origins: Span<Seed>, to destinations: Span<Seed>, on metric: Metric
  ) -> Found? {
    metric.hierarchy.ranks.withSpan { ranks in
      forward.begin(origins, ranks)
      backward.begin(destinations, ranks)
    }
    guard let summit = climb(metric) else { return nil }
    var figures = Figures.zero
    let origin = forward.add(to: &figures, from: summit, origins, metric.leaving)
    let destination = backward.add(to: &figures, from: summit, destinations, metric.arriving)
    return Found(figures: figures, origin: origin, destination: destination, summit: summit)
  }

  /// Climbs from both ends, lowest rank first; where the best path turns.
  private mutating func climb(_ metric: Metric) -> UInt32? {
    let (leaving, arriving) = (metric.leaving, metric.arriving)
    return metric.hierarchy.parents.withSpan { parents in
      withSpans(leaving.firstArc, leaving.heads, leaving.costs) { firstUp, upHeads, upCosts in
        withSpans(arriving.firstArc, arriving.heads, arriving.costs) { firstDown, downHeads, downCosts in
          Self.climb(
            &forward.labels, &forward.fronts, &backward.labels, &backward.fronts, parents, firstUp, upHeads, upCosts,
            firstDown, downHeads, downCosts)
        }
      }
    }
  }

  private static func climb(
    _ forward: inout ContiguousArray<Ascent.Label>, _ forwardFronts: inout Fronts,
    _ backward: inout ContiguousArray<Ascent.Label>, _ backwardFronts: inout Fronts, _ parents: Span<UInt32>,
    _ firstUp: Span<UInt32>, _ upHeads: Span<UInt32>, _ upCosts: Span<UInt32>, _ firstDown: Span<UInt32>,
    _ downHeads: Span<UInt32>,
    _ downCosts: Span<UInt32>
  ) -> UInt32? {
    var leaving = forward.mutableSpan
    var arriving = backward.mutableSpan
    var best = ArcWeights.closed
    var summit: UInt32?
    while true {
      let (low, high) = (forwardFronts.lowest, backwardFronts.lowest)
      if low == .max && high == .max { return summit }
      let rank = Int(min(low, high))
      let (out, home) = (leaving[rank].cost, arriving[rank].cost)
      if out &+ home < best {
        best = out &+ home
        summit = UInt32(truncatingIfNeeded: rank)
      }
      if low <= high {
        leaving[rank].cost = ArcWeights.closed
        if out < best { Ascent.climb(from: rank, cost: out, &leaving, firstUp, upHeads, upCosts) }
        forwardFronts.step(to: parents[rank])
      }
      if high <= low {
        arriving[rank].cost = ArcWeights.closed
        if home < best { Ascent.climb(from: rank, cost: home, &arriving, firstDown, downHeads, downCosts) }
        backwardFronts.step(to: parents[rank])
      }
    }
  }
}
