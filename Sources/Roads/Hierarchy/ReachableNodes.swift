/// All nodes within so much of a position: one climb, then one sweep down that leaves out every part of the map whose
/// borders are already too far.
///
/// Room for one search at a time, made once for each worker.
/// Source: Delling, Goldberg, Nowatzyk, Werneck, "PHAST: Hardware-accelerated shortest path trees" (2011).
package struct ReachableNodes: Sendable {
  /// A node of the road graph and what it takes to get there.
  package struct Reached: Equatable, Sendable {
    package var node: UInt32
    package var figures: Figures
  }

  /// The lowest descendant of each rank; all ranks between are descendants too.
  private let lowest: ContiguousArray<UInt32>
  /// Between searches every cost is `ArcWeights.closed`.
  private var labels: ContiguousArray<Figures>
  private var fronts = Fronts()
  private var seedRanks: ContiguousArray<UInt32> = []

  package init(_ hierarchy: Hierarchy) {
    labels = ContiguousArray(repeating: .unreached, count: hierarchy.nodeCount)
    var lowest = ContiguousArray<UInt32>(0..<UInt32(hierarchy.nodeCount))
    hierarchy.parents.withSpan { parents in
      for rank in 0..<parents.count where parents[rank] != .max {
        let parent = Int(parents[rank])
        lowest[parent] = min(lowest[parent], lowest[rank])
      }
    }
    self.lowest = lowest
  }

  /// - Parameter limit: of the optimised figure, itself included; what the seeds hold counts.
  /// - Returns: every node once, with its best figures; the most important first.
  package mutating func nodes(
    from seeds: Span<Seed>, within limit: UInt32, on metric: Metric
  ) -> ContiguousArray<Reached> {
    let limit = min(limit, ArcWeights.closed - 1)
    begin(seeds, limit, metric.hierarchy)
    climb(limit, metric)
    let ranks = descend(limit, metric)
    return metric.hierarchy.nodes.withSpan { nodes in
      ContiguousArray(
        ranks.map { rank in
          let figures = labels[Int(rank)]
          labels[Int(rank)].optimised = ArcWeights.closed
          return Reached(node: nodes[Int(rank)], figures: figures)
        })
    }
  }

  private mutating func begin(_ seeds: Span<Seed>, _ limit: UInt32, _ hierarchy: Hierarchy) {
    fronts.removeAll()
    seedRanks.removeAll(keepingCapacity: true)
    for index in 0..<seeds.count where seeds[index].figures.optimised <= limit {
      let rank = hierarchy.ranks[Int(seeds[index].node)]
      if seeds[index].figures.optimised < labels[Int(rank)].optimised { labels[Int(rank)] = seeds[index].figures }
      fronts.insert(rank)
      seedRanks.append(rank)
    }
  }

  private mutating func climb(_ limit: UInt32, _ metric: Metric) {
    let climb = metric.leaving
    metric.hierarchy.parents.withSpan { parents in
      withSpans(climb.firstArc, climb.heads) { firstArc, heads in
        withSpans(climb.costs, climb.carried) { costs, carried in
          while fronts.lowest != .max {
            let rank = Int(fronts.lowest)
            fronts.step(to: parents[rank])
            let here = labels[rank]
            if here.optimised > limit { continue }
            for arc in Int(firstArc[rank])..<Int(firstArc[rank &+ 1]) where here.optimised &+ costs[arc] <= limit {
              labels[Int(heads[arc])].improve(by: here, cost: costs[arc], carried[arc])
            }
          }
        }
      }
    }
  }

  /// The ranks in reach, the highest first; only they have labels now.
  private mutating func descend(_ limit: UInt32, _ metric: Metric) -> ContiguousArray<UInt32> {
    let climb = metric.arriving
    return withSpans(metric.hierarchy.firstArc, metric.hierarchy.heads) { firstJoined, joined in
      withSpans(climb.firstArc, climb.heads) { firstArc, heads in
        withSpans(climb.costs, climb.carried) { costs, carried in
          var reached = ContiguousArray<UInt32>()
          var rank = labels.count - 1
          while rank >= 0 {
            var here = labels[rank]
            for arc in Int(firstArc[rank])..<Int(firstArc[rank &+ 1]) {
              here.improve(by: labels[Int(heads[arc])], cost: costs[arc], carried[arc])
            }
            if here.optimised <= limit {
              labels[rank] = here
              reached.append(UInt32(truncatingIfNeeded: rank))
            } else if isCutOff(rank, firstJoined, joined) {
              rank = Int(lowest[rank])
            }
            rank -= 1
          }
          return reached
        }
      }
    }
  }

  /// Whether nothing below an unreached rank can be reached: no seed is there, and no rank joined to it is in reach.
  private func isCutOff(_ rank: Int, _ firstJoined: Span<UInt32>, _ joined: Span<UInt32>) -> Bool {
    for arc in Int(firstJoined[rank])..<Int(firstJoined[rank + 1])
    where labels[Int(joined[arc])].optimised < ArcWeights.closed { return false }
    return !seedRanks.contains { $0 <= rank && $0 >= lowest[rank] }
  }
}

extension Figures {
  static let unreached = Figures(optimised: ArcWeights.closed, firstCarried: 0, secondCarried: 0)

  /// Takes over a path that is better than this one.
  @inline(__always)
  mutating func improve(by other: Figures, cost: UInt32, _ carried: Carried) {
    let offer = other.optimised &+ cost
    if offer >= optimised { return }
    optimised = offer
    firstCarried = other.firstCarried &+ carried.first
    secondCarried = other.secondCarried &+ carried.second
  }
}
