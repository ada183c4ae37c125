extension PathQuery {
  /// The arcs of the road graph that the path takes, first to last; asked right after the search that found it.
  package func arcs(of found: Found, on metric: Metric) -> ContiguousArray<UInt32> {
    var arcs = ContiguousArray<UInt32>()
    let unpacking = Unpacking(metric)
    let out = forward.line(from: found.summit)
    for step in (1..<max(1, out.count)).reversed() {
      unpacking.append(from: out[step], to: out[step - 1], upwards: true, &arcs)
    }
    let home = backward.line(from: found.summit)
    for step in 1..<max(1, home.count) {
      unpacking.append(from: home[step], to: home[step - 1], upwards: false, &arcs)
    }
    return arcs
  }
}

/// Turns arcs of the hierarchy back into arcs of the road graph.
struct Unpacking {
  private let hierarchy: Hierarchy
  private let origins: Column<OriginPair>

  init(_ metric: Metric) {
    hierarchy = metric.hierarchy
    origins = metric.origins
  }

  /// - Parameter upwards: whether it is travelled from `lower` to `upper`, or the other way.
  func append(from lower: UInt32, to upper: UInt32, upwards: Bool, _ arcs: inout ContiguousArray<UInt32>) {
    withSpans(hierarchy.firstArc, hierarchy.heads, origins) { firstArc, heads, origins in
      let arc = Customisation.side(of: Int(firstArc[Int(lower)]) - 1, to: upper, heads)
      // Doubled, odd if travelled downwards; the last is the next to be travelled.
      var slots = [2 * arc + (upwards ? 0 : 1)]
      while let slot = slots.popLast() {
        let origin = slot % 2 == 0 ? origins[slot / 2].up : origins[slot / 2].down
        if let lowerArc = origin.lowerArc {
          let side = Customisation.side(of: Int(lowerArc), to: heads[slot / 2], heads)
          // Down the side it comes from, then up the other.
          let (from, to) = slot % 2 == 0 ? (Int(lowerArc), side) : (side, Int(lowerArc))
          slots.append(2 * to)
          slots.append(2 * from + 1)
        } else if let input = origin.input {
          arcs.append(input)
        }
      }
    }
  }
}
