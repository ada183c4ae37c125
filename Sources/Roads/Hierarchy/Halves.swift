/// Two parts of a hierarchy that two cores can work through side by side, and the ranks that must see both.
///
/// Descendants end at their ancestor without a gap. So all ranks below a cut have their descendants there, and of the
/// others only the ancestors of the last rank below it have descendants on both sides: a single line up to the root.
struct Halves: Sendable {
  /// From rank 0 to the cut.
  let lower: Range<Int>
  /// From the cut on, without the top.
  private(set) var upper: [Range<Int>] = []
  /// Ranks one by one, ascending; whatever is above one of them is another.
  private(set) var top: [Range<Int>] = []

  /// The cut after which the busier of the two and then the top have the fewest triangles to go through.
  init(_ hierarchy: Hierarchy) {
    let count = hierarchy.nodeCount
    lower = hierarchy.parents.withSpan { parents in
      withSpans(hierarchy.firstLower, hierarchy.lowerArcs) { 0..<Self.cut(parents, Self.work($0, $1)) }
    }
    var start = lower.upperBound
    var rank = lower.isEmpty ? UInt32.max : hierarchy.parents[lower.upperBound - 1]
    while rank != .max {
      upper.append(start..<Int(rank))
      start = Int(rank) + 1
      top.append(Int(rank)..<start)
      rank = hierarchy.parents[Int(rank)]
    }
    upper.append(start..<count)
  }

  /// Of each rank: the triangles in which it is the middle one, and the arcs that lead up to it.
  private static func work(_ firstLower: Span<UInt32>, _ lowerArcs: Span<LowerArc>) -> ContiguousArray<Int> {
    var work = ContiguousArray(repeating: 0, count: firstLower.count - 1)
    for rank in work.indices {
      var sum = 0
      for slot in Int(firstLower[rank])..<Int(firstLower[rank &+ 1]) {
        sum &+= Int(lowerArcs[slot].end &- lowerArcs[slot].arc)
      }
      work[rank] = sum
    }
    return work
  }

  private static func cut(_ parents: Span<UInt32>, _ work: ContiguousArray<Int>) -> Int {
    var above = ContiguousArray(repeating: 0, count: work.count)
    var total = 0
    for rank in work.indices.reversed() {
      total += work[rank]
      if parents[rank] != .max { above[rank] = above[Int(parents[rank])] + work[Int(parents[rank])] }
    }
    var (best, least, below) = (0, total, 0)
    for rank in work.indices.dropLast() {
      below += work[rank]
      let cost = max(below, total - below - above[rank]) + above[rank]
      if cost < least { (best, least) = (rank + 1, cost) }
    }
    return best
  }
}
