import Territory

/// How a position hangs on the graph: the ways out of it to nodes, and the ways in from nodes.
///
/// Head and tail of a segment are costed so that they add up to the whole, whatever the rounding: the least costs then
/// keep the triangle property to the unit. Who stops at a position may go on from it in either direction: rules of
/// turning begin anew there.
struct Approach: Sendable {
  struct Way: Sendable {
    var node: UInt32
    var figures: TravelFigures
    /// The part of the segment travelled; the way out starts at the position.
    var stretch: Stretch
  }

  let position: Coordinate
  let snapped: SnappedPosition
  private(set) var waysOut: [Way] = []
  private(set) var waysIn: [Way] = []

  init(_ position: Coordinate, _ snapped: SnappedPosition, on weighed: WeighedNetwork) {
    (self.position, self.snapped) = (position, snapped)
    let network = weighed.network
    let segment = network.segments[snapped.segment]
    let (offset, length) = (snapped.offsetMillimetres, Int(segment.millimetres))
    // Who stands on the junction itself is bound by no segment's direction.
    if offset == 0 { stand(on: segment.from, Stretch(segment: snapped.segment, from: 0, to: 0), network) }
    if offset == length { stand(on: segment.to, Stretch(segment: snapped.segment, from: length, to: length), network) }
    for isBackward in [false, true] where weighed.open.isOpen(snapped.segment, isBackward: isBackward) {
      let course = snapped.segment * 2 + (isBackward ? 1 : 0)
      let (start, end) = isBackward ? (length, 0) : (0, length)
      if offset != end {
        let out = Stretch(segment: snapped.segment, from: offset, to: end)
        waysOut.append(Way(node: network.turns.freshHeads[course], figures: weighed.figures(of: out), stretch: out))
      }
      if offset == start { continue }
      let stretch = Stretch(segment: snapped.segment, from: start, to: offset)
      let figures = weighed.figures(of: stretch)
      for arc in network.turns.arcs(ofCourse: course)
      where !weighed.closedGuards[Int(network.turns.arcs[Int(arc)].guard)] {
        waysIn.append(
          Way(node: UInt32(network.turns.graph.tail(ofArc: Int(arc))), figures: figures, stretch: stretch))
      }
    }
  }

  private mutating func stand(on junction: UInt32, _ stretch: Stretch, _ network: RoadNetwork) {
    waysOut.append(Way(node: junction, figures: TravelFigures(), stretch: stretch))
    for node in network.turns.nodes(ofJunction: junction) {
      waysIn.append(Way(node: node, figures: TravelFigures(), stretch: stretch))
    }
  }

  /// The way to `other` along the segment on which both lie, where its direction allows; nil otherwise.
  func direct(to other: Approach, on weighed: WeighedNetwork) -> (figures: TravelFigures, stretch: Stretch)? {
    guard snapped.segment == other.snapped.segment else { return nil }
    let stretch = Stretch(
      segment: snapped.segment, from: snapped.offsetMillimetres, to: other.snapped.offsetMillimetres)
    guard stretch.from == stretch.to || weighed.open.isOpen(stretch.segment, isBackward: stretch.isBackward) else {
      return nil
    }
    return (weighed.figures(of: stretch), stretch)
  }
}

/// A part of one segment, travelled between two offsets in millimetres from its start.
struct Stretch: Sendable, Hashable {
  var segment: Int
  var from: Int
  var to: Int
  /// Against the drawing; also of a whole segment without length.
  var isBackward: Bool
  var course: Int { segment * 2 + (isBackward ? 1 : 0) }
  var millimetres: Int { abs(to - from) }

  init(segment: Int, from: Int, to: Int) {
    (self.segment, self.from, self.to, isBackward) = (segment, from, to, to < from)
  }

  /// The whole segment.
  init(_ arc: TurnGraph.Arc, in network: RoadNetwork) {
    let length = Int(network.segments[arc.segment].millimetres)
    (segment, isBackward) = (arc.segment, arc.isBackward)
    (from, to) = arc.isBackward ? (length, 0) : (0, length)
  }
}

extension TurnGraph {
  func arcs(ofCourse course: Int) -> Slice<Column<UInt32>> {
    courseArcs[Int(firstCourseArc[course])..<Int(firstCourseArc[course + 1])]
  }

  /// The junction itself and all nodes that were made of it.
  func nodes(ofJunction junction: UInt32) -> [UInt32] {
    [junction] + expandedNodes[Int(firstExpanded[Int(junction)])..<Int(firstExpanded[Int(junction) + 1])]
  }
}

extension RoadGraph {
  /// The node that `arc` leaves: the last one whose arcs begin at or before it.
  func tail(ofArc arc: Int) -> Int {
    var (low, high) = (0, nodeCount)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(firstArc[middle]) <= arc { low = middle } else { high = middle }
    }
    return low
  }
}
