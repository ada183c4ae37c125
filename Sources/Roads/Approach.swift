import Territory

/// How a position hangs on the graph: the ways out of it to junctions, and the ways in.
///
/// Head and tail of a segment are timed so that they add up to the whole, whatever the rounding: the shortest times
/// then keep the triangle property to the millisecond.
struct Approach {
  struct Way {
    var junction: UInt32
    var cost: PathCost
    /// The part of the segment travelled, in offsets from its start; the way out starts at the position.
    var stretch: Stretch
  }

  let position: Coordinate
  let snapped: SnappedPosition
  /// Off the road, at the profile's off-road speed.
  let access: PathCost
  let waysOut: [Way]
  let waysIn: [Way]

  init(_ position: Coordinate, _ snapped: SnappedPosition, network: RoadNetwork, graph: ProfileGraph, profile: Profile)
  {
    self.position = position
    self.snapped = snapped
    access = pathCost(
      milliseconds: dividedHalfUp(snapped.accessMillimetres * 3600, by: max(1, profile.offRoadSpeed) * 1000),
      millimetres: snapped.accessMillimetres)
    let segment = network.segments[snapped.segment]
    let (offset, length) = (snapped.offsetMillimetres, Int(segment.millimetres))
    let start = Stretch(segment: snapped.segment, from: offset, to: 0)
    let end = Stretch(segment: snapped.segment, from: offset, to: length)
    let head = graph.cost(of: start, in: network)
    let tail = graph.cost(of: end, in: network)
    // Who stands on the junction itself is bound by no segment's direction.
    let (atStart, atEnd) = (offset == 0, offset == length)
    var waysOut: [Way] = []
    var waysIn: [Way] = []
    if atStart || graph.isOpenBackward[snapped.segment] {
      waysOut.append(Way(junction: segment.from, cost: head, stretch: start))
    }
    if atEnd || graph.isOpenForward[snapped.segment] {
      waysOut.append(Way(junction: segment.to, cost: tail, stretch: end))
    }
    if atStart || graph.isOpenForward[snapped.segment] {
      waysIn.append(Way(junction: segment.from, cost: head, stretch: start.reversed))
    }
    if atEnd || graph.isOpenBackward[snapped.segment] {
      waysIn.append(Way(junction: segment.to, cost: tail, stretch: end.reversed))
    }
    (self.waysOut, self.waysIn) = (waysOut, waysIn)
  }

  /// The way to `other` along the segment on which both lie, where its direction allows; nil otherwise.
  func direct(to other: Approach, network: RoadNetwork, graph: ProfileGraph) -> (cost: PathCost, stretch: Stretch)? {
    guard snapped.segment == other.snapped.segment else { return nil }
    let stretch = Stretch(
      segment: snapped.segment, from: snapped.offsetMillimetres, to: other.snapped.offsetMillimetres)
    let isOpen =
      stretch.from <= stretch.to
      ? graph.isOpenForward[stretch.segment] || stretch.from == stretch.to : graph.isOpenBackward[stretch.segment]
    return isOpen ? (graph.cost(of: stretch, in: network), stretch) : nil
  }
}

/// A part of one segment, travelled between two offsets in millimetres from its start.
struct Stretch {
  var segment: Int
  var from: Int
  var to: Int
  var reversed: Stretch { Stretch(segment: segment, from: to, to: from) }
}

extension ProfileGraph {
  func cost(of stretch: Stretch, in network: RoadNetwork) -> PathCost {
    let length = Int(network.segments[stretch.segment].millimetres)
    let time = Int(times[stretch.segment])
    func reached(_ offset: Int) -> Int { length > 0 ? time * offset / length : 0 }
    return pathCost(
      milliseconds: abs(reached(stretch.to) - reached(stretch.from)), millimetres: abs(stretch.to - stretch.from))
  }
}
