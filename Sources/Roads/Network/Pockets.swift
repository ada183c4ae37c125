/// Finds the segments that a traveller could enter and never leave, or leave and never enter again: one-ways cut at the
/// edge of an extract, or drawn the wrong way round. A position is not put on one of them.
///
/// Of each part of the network that hangs together by the open arcs, the largest set of nodes from each of which all
/// others can be reached stays; a part without any way round stays as it is.
struct Pockets {
  private let turns: TurnGraph
  private let isOpen: ContiguousArray<Bool>
  private let strong: StrongParts
  /// The largest strong part of all that hangs together with each node.
  private let mainParts: ContiguousArray<Int32>

  /// - Parameter isOpen: of each arc, whether it may be travelled.
  init(_ turns: TurnGraph, _ isOpen: ContiguousArray<Bool>) {
    (self.turns, self.isOpen) = (turns, isOpen)
    strong = StrongParts(turns.graph, isOpen)
    let wholes = turns.wholeParts(isOpen)
    var largest = ContiguousArray(repeating: Int32(-1), count: wholes.count)
    for (node, whole) in wholes.enumerated() {
      let (part, best) = (strong.parts[node], largest[Int(whole)])
      if best < 0 || strong.sizes[Int(part)] > strong.sizes[Int(best)] { largest[Int(whole)] = part }
    }
    mainParts = ContiguousArray(wholes.lazy.map { largest[Int($0)] })
  }

  /// What the arcs of a segment show of it.
  private struct Signs: OptionSet, BitwiseCopyable {
    let rawValue: UInt8
    static let isEntered = Signs(rawValue: 1)
    static let isLeft = Signs(rawValue: 2)
    /// In a part without any way round.
    static let isFree = Signs(rawValue: 4)
  }

  /// One flag per segment; none where no arc is open.
  func areSegments(count: Int) -> ContiguousArray<Bool> {
    var signs = ContiguousArray(repeating: Signs(), count: count)
    var isTravelled = ContiguousArray(repeating: false, count: count)
    withSpans(turns.graph.firstArc, turns.arcs, turns.freshHeads) { firstArc, arcs, freshHeads in
      let (isOpen, parts, sizes, mains) = (isOpen.span, strong.parts.span, strong.sizes.span, mainParts.span)
      var signs = signs.mutableSpan
      var isTravelled = isTravelled.mutableSpan
      for node in mains.indices {
        for arc in Int(firstArc[node])..<Int(firstArc[node &+ 1]) where isOpen[arc] {
          let (segment, head) = (arcs[arc].segment, Int(freshHeads[Int(arcs[arc].course)]))
          let main = mains[head]
          var found: Signs = sizes[Int(main)] <= 1 ? .isFree : []
          if parts[head] == main { found.insert(.isLeft) }
          if parts[node] == main { found.insert(.isEntered) }
          signs[segment].formUnion(found)
          isTravelled[segment] = true
        }
      }
    }
    return ContiguousArray(
      zip(signs, isTravelled).lazy.map { signs, isTravelled in
        isTravelled && !signs.contains(.isFree) && !signs.isSuperset(of: [.isEntered, .isLeft])
      })
  }
}

extension TurnGraph {
  /// The parts that hang together over the open arcs, whatever their direction; each numbered by its first node.
  fileprivate func wholeParts(_ isOpen: ContiguousArray<Bool>) -> ContiguousArray<UInt32> {
    var union = NodeUnion(count: graph.nodeCount)
    withSpans(graph.firstArc, graph.heads, junctions) { firstArc, heads, junctions in
      let isOpen = isOpen.span
      var parents = union.parents.mutableSpan
      for node in junctions.indices {
        NodeUnion.join(UInt32(truncatingIfNeeded: node), junctions[node], &parents)
        for arc in Int(firstArc[node])..<Int(firstArc[node &+ 1]) where isOpen[arc] {
          NodeUnion.join(UInt32(truncatingIfNeeded: node), heads[arc], &parents)
        }
      }
    }
    return union.roots()
  }
}
