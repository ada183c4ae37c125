import Roads

/// Where questions are asked about: random nodes from which all the others can be reached.
struct RoadPoints {
  private var state: UInt64 = 11
  private let hierarchy: Hierarchy
  private let metric: Metric

  init(_ metric: Metric) { (hierarchy, self.metric) = (metric.hierarchy, metric) }

  mutating func chosen(_ count: Int) -> ContiguousArray<UInt32> {
    var query = PathQuery(hierarchy)
    let candidates = (0..<(count * 8)).map { _ in UInt32(roll(hierarchy.nodeCount)) }
    func joins(_ a: UInt32, _ b: UInt32) -> Bool {
      let (from, to): (ContiguousArray, ContiguousArray) = ([Seed(node: a)], [Seed(node: b)])
      return query.best(from: from.span, to: to.span, on: metric) != nil
        && query.best(from: to.span, to: from.span, on: metric) != nil
    }
    let sample = candidates.prefix(200)
    // The one with most others within reach lies in the part of the network that matters.
    let hub = candidates.prefix(20).map { hub in (hub, sample.filter { joins(hub, $0) }.count) }.max { $0.1 < $1.1 }!.0
    var points: ContiguousArray<UInt32> = []
    for candidate in candidates where points.count < count && joins(hub, candidate) { points.append(candidate) }
    return points
  }

  /// Source: Knuth, "The Art of Computer Programming", vol. 2: the linear congruential generator of MMIX.
  private mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % sides
  }
}
