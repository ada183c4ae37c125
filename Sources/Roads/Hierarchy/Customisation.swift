/// Finds what every arc of a hierarchy costs, from the weights of the streets: rank by rank upwards, an arc is as good
/// as the best of its inputs and of the triangles below it. Linear in the triangles.
///
/// Source: Dibbelt, Strasser, Wagner, "Customizable contraction hierarchies" (2016).
struct Customisation {
  private(set) var up: ContiguousArray<UInt32>
  private(set) var down: ContiguousArray<UInt32>
  private(set) var upCarried: ContiguousArray<Carried>
  private(set) var downCarried: ContiguousArray<Carried>
  /// Upwards and downwards in turns.
  private(set) var origins: ContiguousArray<ArcOrigin>

  init(_ hierarchy: Hierarchy, _ weights: ArcWeights) {
    let count = hierarchy.arcCount
    up = ContiguousArray(repeating: ArcWeights.closed, count: count)
    down = up
    upCarried = ContiguousArray(repeating: .zero, count: count)
    downCarried = upCarried
    origins = ContiguousArray(repeating: .nothing, count: 2 * count)
    takeInputs(hierarchy, weights)
    passTrianglesUp(hierarchy)
  }

  private mutating func takeInputs(_ hierarchy: Hierarchy, _ weights: ArcWeights) {
    hierarchy.inputs.withSpan { inputs in
      for index in 0..<inputs.count {
        let (input, arc) = (Int(inputs[index].arc), Int(inputs[index].slot >> 1))
        let cost = weights.optimised[input]
        let carried = Carried(first: weights.firstCarried[input], second: weights.secondCarried[input])
        if inputs[index].slot & 1 == 0 {
          if cost >= up[arc] { continue }
          up[arc] = cost
          upCarried[arc] = carried
        } else {
          if cost >= down[arc] { continue }
          down[arc] = cost
          downCarried[arc] = carried
        }
        origins[Int(inputs[index].slot)] = ArcOrigin(input: inputs[index].arc)
      }
    }
  }

  private mutating func passTrianglesUp(_ hierarchy: Hierarchy) {
    withSpans(hierarchy.firstArc, hierarchy.heads) { firstArc, heads in
      withSpans(hierarchy.firstLower, hierarchy.lowerArcs) { firstLower, lowerArcs in
        Self.passTrianglesUp(
          firstArc, heads, firstLower, lowerArcs, &up, &down, &upCarried, &downCarried, &origins)
      }
    }
  }

  private static func passTrianglesUp(
    _ firstArc: Span<UInt32>, _ heads: Span<UInt32>, _ firstLower: Span<UInt32>, _ lowerArcs: Span<LowerArc>,
    _ up: inout ContiguousArray<UInt32>, _ down: inout ContiguousArray<UInt32>,
    _ upCarried: inout ContiguousArray<Carried>, _ downCarried: inout ContiguousArray<Carried>,
    _ origins: inout ContiguousArray<ArcOrigin>
  ) {
    let count = firstArc.count - 1
    // The arc from the rank at hand to each above; what others left there is never asked for.
    var arcToHead = ContiguousArray<UInt32>(repeating: 0, count: count)
    var arcTo = arcToHead.mutableSpan
    var up = up.mutableSpan
    var down = down.mutableSpan
    var upCarried = upCarried.mutableSpan
    var downCarried = downCarried.mutableSpan
    var origins = origins.mutableSpan
    for rank in 0..<count {
      let arcs = Int(firstArc[rank])..<Int(firstArc[rank &+ 1])
      for arc in arcs { arcTo[Int(heads[arc])] = UInt32(truncatingIfNeeded: arc) }
      for slot in Int(firstLower[rank])..<Int(firstLower[rank &+ 1]) {
        let lower = lowerArcs[slot].arc
        let (toUs, fromUs) = (up[Int(lower)], down[Int(lower)])
        if toUs & fromUs >= ArcWeights.closed { continue }
        for side in (Int(lower) &+ 1)..<Int(lowerArcs[slot].end) {
          let arc = Int(arcTo[Int(heads[side])])
          let upward = fromUs &+ up[side]
          if upward < up[arc] {
            up[arc] = upward
            origins[2 &* arc] = ArcOrigin(triangleOver: lower)
          }
          let downward = toUs &+ down[side]
          if downward < down[arc] {
            down[arc] = downward
            origins[2 &* arc &+ 1] = ArcOrigin(triangleOver: lower)
          }
        }
      }
      for arc in arcs {
        if let lower = origins[2 &* arc].lowerArc {
          let side = Self.side(of: Int(lower), to: heads[arc], heads)
          upCarried[arc] = downCarried[Int(lower)] &+ upCarried[side]
        }
        if let lower = origins[2 &* arc &+ 1].lowerArc {
          let side = Self.side(of: Int(lower), to: heads[arc], heads)
          downCarried[arc] = downCarried[side] &+ upCarried[Int(lower)]
        }
      }
    }
  }

  /// The arc from the tail of `lower` to `head`, which comes after it.
  @inline(__always)
  static func side(of lower: Int, to head: UInt32, _ heads: Span<UInt32>) -> Int {
    var side = lower &+ 1
    while heads[side] != head { side &+= 1 }
    return side
  }
}

extension Metric {
  package init(_ hierarchy: Hierarchy, _ weights: ArcWeights) {
    let arcs = Customisation(hierarchy, weights)
    self.init(
      hierarchy: hierarchy,
      leaving: Climb(
        firstArc: hierarchy.firstArc, heads: hierarchy.heads, costs: Column(arcs.up), carried: Column(arcs.upCarried)),
      arriving: Climb(
        firstArc: hierarchy.firstArc, heads: hierarchy.heads, costs: Column(arcs.down),
        carried: Column(arcs.downCarried)),
      origins: Column(arcs.origins))
  }
}
