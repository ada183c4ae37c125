/// Finds what every arc of a hierarchy costs, from the weights of the streets: rank by rank upwards, an arc is as good
/// as the best of its inputs and of the triangles below it. Linear in the triangles.
///
/// Source: Dibbelt, Strasser, Wagner, "Customizable contraction hierarchies" (2016).
struct Customisation {
  private(set) var up: ContiguousArray<UInt32>
  private(set) var down: ContiguousArray<UInt32>
  private(set) var upCarried: ContiguousArray<Carried>
  private(set) var downCarried: ContiguousArray<Carried>
  /// Upwards and downwards of each arc.
  private(set) var origins: ContiguousArray<OriginPair>

  init(_ hierarchy: Hierarchy, _ weights: ArcWeights) {
    let count = hierarchy.arcCount
    up = ContiguousArray(repeating: 0, count: count)
    down = up
    upCarried = ContiguousArray(repeating: .zero, count: count)
    downCarried = upCarried
    origins = ContiguousArray(repeating: .nothing, count: count)
    var states = ContiguousArray(repeating: ArcState.closed, count: count)
    hierarchy.inputs.withSpan { Self.takeInputs($0, weights, &states, &upCarried, &downCarried) }
    withSpans(hierarchy.firstArc, hierarchy.heads) { firstArc, heads in
      withSpans(hierarchy.firstLower, hierarchy.lowerArcs) { firstLower, lowerArcs in
        Self.passTrianglesUp(
          firstArc, heads, firstLower, lowerArcs, &states, &upCarried, &downCarried)
      }
    }
    Self.part(states, &up, &down, &origins)
  }

  private static func takeInputs(
    _ inputs: Span<InputArc>, _ weights: ArcWeights, _ states: inout ContiguousArray<ArcState>,
    _ upCarried: inout ContiguousArray<Carried>, _ downCarried: inout ContiguousArray<Carried>
  ) {
    var states = states.mutableSpan
    var upCarried = upCarried.mutableSpan
    var downCarried = downCarried.mutableSpan
    let optimised = weights.optimised.span
    let first = weights.firstCarried.span
    let second = weights.secondCarried.span
    for index in 0..<inputs.count {
      let (input, arc) = (Int(inputs[index].arc), Int(inputs[index].slot >> 1))
      let cost = ArcState.bias(optimised[input])
      let carried = Carried(first: first[input], second: second[input])
      let origin = ArcOrigin(input: inputs[index].arc).bits
      if inputs[index].slot & 1 == 0 {
        if cost >= states[arc].lanes.x { continue }
        states[arc].lanes.x = cost
        states[arc].lanes.z = origin
        upCarried[arc] = carried
      } else {
        if cost >= states[arc].lanes.y { continue }
        states[arc].lanes.y = cost
        states[arc].lanes.w = origin
        downCarried[arc] = carried
      }
    }
  }

  private static func part(
    _ states: ContiguousArray<ArcState>, _ up: inout ContiguousArray<UInt32>, _ down: inout ContiguousArray<UInt32>,
    _ origins: inout ContiguousArray<OriginPair>
  ) {
    let states = states.span
    var up = up.mutableSpan
    var down = down.mutableSpan
    var origins = origins.mutableSpan
    for arc in 0..<states.count {
      up[arc] = ArcState.cost(states[arc].lanes.x)
      down[arc] = ArcState.cost(states[arc].lanes.y)
      origins[arc] = OriginPair(lanes: states[arc].lanes.highHalf)
    }
  }

  private static func passTrianglesUp(
    _ firstArc: Span<UInt32>, _ heads: Span<UInt32>, _ firstLower: Span<UInt32>, _ lowerArcs: Span<LowerArc>,
    _ states: inout ContiguousArray<ArcState>, _ upCarried: inout ContiguousArray<Carried>,
    _ downCarried: inout ContiguousArray<Carried>
  ) {
    let count = firstArc.count - 1
    // The arc from the rank at hand to each above; what others left there is never asked for.
    var arcToHead = ContiguousArray<UInt32>(repeating: 0, count: count)
    var arcTo = arcToHead.mutableSpan
    var states = states.mutableSpan
    var upCarried = upCarried.mutableSpan
    var downCarried = downCarried.mutableSpan
    for rank in 0..<count {
      let arcs = Int(firstArc[rank])..<Int(firstArc[rank &+ 1])
      for arc in arcs { arcTo[Int(heads[arc])] = UInt32(truncatingIfNeeded: arc) }
      for slot in Int(firstLower[rank])..<Int(firstLower[rank &+ 1]) {
        let lower = Int(lowerArcs[slot].arc)
        let bridge = states[lower].bridge(over: lowerArcs[slot].arc)
        for side in (lower &+ 1)..<Int(lowerArcs[slot].end) {
          let arc = Int(truncatingIfNeeded: arcTo[Int(truncatingIfNeeded: heads[side])])
          states[arc].improve(by: bridge, to: states[side])
        }
      }
      // The other figures are carried along the triangles that turned out best.
      for arc in arcs {
        let origins = OriginPair(lanes: states[arc].lanes.highHalf)
        if let lower = origins.up.lowerArc {
          let side = Self.side(of: Int(lower), to: heads[arc], heads)
          upCarried[arc] = downCarried[Int(lower)] &+ upCarried[side]
        }
        if let lower = origins.down.lowerArc {
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

/// An arc while its best is sought: the costs upwards and downwards, then the origins of both.
///
/// Costs are held less `ArcWeights.closed`: so two of them, and once that figure, add up to a signed number without
/// overflow, and the plainest vector units compare signed numbers only.
private struct ArcState: BitwiseCopyable {
  var lanes: SIMD4<Int32>

  static let closed = ArcState(lanes: SIMD4(0, 0, -1, -1))

  static func bias(_ cost: UInt32) -> Int32 { Int32(bitPattern: min(cost, ArcWeights.closed) &- ArcWeights.closed) }

  static func cost(_ biased: Int32) -> UInt32 { UInt32(bitPattern: biased) &+ ArcWeights.closed }

  /// What a path over the tail of the arc `lower` costs as far as that tail, and that it goes there.
  @inline(__always)
  func bridge(over lower: UInt32) -> SIMD4<Int32> {
    let origin = ArcOrigin(triangleOver: lower).bits
    let closed = Int32(bitPattern: ArcWeights.closed)
    return SIMD4(lanes.y &+ closed, lanes.x &+ closed, origin, origin)
  }

  /// Takes over the directions in which the path over the bridge and then the side is better.
  @inline(__always)
  mutating func improve(by bridge: SIMD4<Int32>, to side: ArcState) {
    let offer = bridge &+ SIMD4(lowHalf: side.lanes.lowHalf, highHalf: SIMD2(repeating: 0))
    let (offered, held) = (offer.lowHalf, lanes.lowHalf)
    let isBetter = SIMD4(lowHalf: offered, highHalf: offered) .< SIMD4(lowHalf: held, highHalf: held)
    lanes.replace(with: offer, where: isBetter)
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
