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
    let all = 0..<hierarchy.nodeCount
    self.init(ArcRun(of: all, passing: [all], hierarchy, weights))
  }

  /// The same figures on two cores: a rank changes its own arcs only and asks none but its descendants.
  init(_ hierarchy: Hierarchy, _ weights: ArcWeights, _ halves: Halves) async {
    async let upper = ArcRun(
      of: halves.lower.upperBound..<hierarchy.nodeCount, passing: halves.upper, hierarchy, weights)
    var run = ArcRun(of: halves.lower, passing: [halves.lower], hierarchy, weights)
    run.append(await upper)
    run.passTrianglesUp(halves.top, hierarchy)
    self.init(run)
  }

  private init(_ run: ArcRun) {
    (upCarried, downCarried) = (run.upCarried, run.downCarried)
    up = ContiguousArray(repeating: 0, count: run.states.count)
    down = up
    origins = ContiguousArray(repeating: .nothing, count: run.states.count)
    Self.part(run.states, &up, &down, &origins)
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

  /// The arc from the tail of `lower` to `head`, which comes after it.
  @inline(__always)
  static func side(of lower: Int, to head: UInt32, _ heads: Span<UInt32>) -> Int {
    var side = lower &+ 1
    while heads[side] != head { side &+= 1 }
    return side
  }
}

/// The arcs of a run of ranks while their best is sought; arcs are counted from the first of them.
private struct ArcRun {
  /// The first arc of the run as the hierarchy counts.
  private let base: Int
  private(set) var states: ContiguousArray<ArcState>
  private(set) var upCarried: ContiguousArray<Carried>
  private(set) var downCarried: ContiguousArray<Carried>

  /// The arcs of `ranks`, final if their tail is in `passed`, otherwise as the streets have them.
  init(of ranks: Range<Int>, passing passed: [Range<Int>], _ hierarchy: Hierarchy, _ weights: ArcWeights) {
    base = Int(hierarchy.firstArc[ranks.lowerBound])
    let count = Int(hierarchy.firstArc[ranks.upperBound]) - base
    states = ContiguousArray(repeating: ArcState.closed, count: count)
    upCarried = ContiguousArray(repeating: .zero, count: count)
    downCarried = upCarried
    let slots = Int(hierarchy.firstInput[ranks.lowerBound])..<Int(hierarchy.firstInput[ranks.upperBound])
    hierarchy.inputs.withSpan {
      Self.takeInputs($0.extracting(slots), from: base, weights, &states, &upCarried, &downCarried)
    }
    passTrianglesUp(passed, hierarchy)
  }

  /// The run that comes next.
  mutating func append(_ next: ArcRun) {
    states += next.states
    upCarried += next.upCarried
    downCarried += next.downCarried
  }

  /// Makes the arcs of some ranks final, ascending; those of all their descendants must be, and be in the run.
  mutating func passTrianglesUp(_ runs: [Range<Int>], _ hierarchy: Hierarchy) {
    withSpans(hierarchy.firstArc, hierarchy.heads) { firstArc, heads in
      withSpans(hierarchy.firstLower, hierarchy.lowerArcs) { firstLower, lowerArcs in
        Self.passTrianglesUp(
          runs, from: base, firstArc, heads.extracting(droppingFirst: base), firstLower, lowerArcs, &states,
          &upCarried, &downCarried)
      }
    }
  }

  private static func takeInputs(
    _ inputs: Span<InputArc>, from base: Int, _ weights: ArcWeights, _ states: inout ContiguousArray<ArcState>,
    _ upCarried: inout ContiguousArray<Carried>, _ downCarried: inout ContiguousArray<Carried>
  ) {
    var states = states.mutableSpan
    var upCarried = upCarried.mutableSpan
    var downCarried = downCarried.mutableSpan
    let optimised = weights.optimised.span
    let first = weights.firstCarried.span
    let second = weights.secondCarried.span
    for index in 0..<inputs.count {
      let (input, arc) = (Int(inputs[index].arc), Int(inputs[index].slot >> 1) &- base)
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

  private static func passTrianglesUp(
    _ runs: [Range<Int>], from base: Int, _ firstArc: Span<UInt32>, _ heads: Span<UInt32>,
    _ firstLower: Span<UInt32>, _ lowerArcs: Span<LowerArc>, _ states: inout ContiguousArray<ArcState>,
    _ upCarried: inout ContiguousArray<Carried>, _ downCarried: inout ContiguousArray<Carried>
  ) {
    let count = firstArc.count - 1
    // The arc from the rank at hand to each above; what others left there is never asked for.
    var arcToHead = ContiguousArray<UInt32>(repeating: 0, count: count)
    var arcTo = arcToHead.mutableSpan
    var states = states.mutableSpan
    var upCarried = upCarried.mutableSpan
    var downCarried = downCarried.mutableSpan
    for run in runs {
      for rank in run {
        let arcs = (Int(firstArc[rank]) &- base)..<(Int(firstArc[rank &+ 1]) &- base)
        for arc in arcs { arcTo[Int(heads[arc])] = UInt32(truncatingIfNeeded: arc) }
        for slot in Int(firstLower[rank])..<Int(firstLower[rank &+ 1]) {
          let lower = Int(lowerArcs[slot].arc) &- base
          let bridge = states[lower].bridge(over: lowerArcs[slot].arc)
          for side in (lower &+ 1)..<(Int(lowerArcs[slot].end) &- base) {
            let arc = Int(truncatingIfNeeded: arcTo[Int(truncatingIfNeeded: heads[side])])
            states[arc].improve(by: bridge, to: states[side])
          }
        }
        // The other figures are carried along the triangles that turned out best.
        for arc in arcs {
          let origins = OriginPair(lanes: states[arc].lanes.highHalf)
          if let over = origins.up.lowerArc {
            let lower = Int(over) &- base
            let side = Customisation.side(of: lower, to: heads[arc], heads)
            upCarried[arc] = downCarried[lower] &+ upCarried[side]
          }
          if let over = origins.down.lowerArc {
            let lower = Int(over) &- base
            let side = Customisation.side(of: lower, to: heads[arc], heads)
            downCarried[arc] = downCarried[side] &+ upCarried[lower]
          }
        }
      }
    }
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
    self.init(hierarchy, Customisation(hierarchy, weights))
  }

  /// The same metric, made on two cores.
  init(_ hierarchy: Hierarchy, _ weights: ArcWeights, _ halves: Halves) async {
    self.init(hierarchy, await Customisation(hierarchy, weights, halves))
  }

  private init(_ hierarchy: Hierarchy, _ arcs: Customisation) {
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
