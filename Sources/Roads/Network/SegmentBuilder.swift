import Territory

/// Cuts ways into segments at the nodes where they end or meet, in the order in which the ways come.
///
/// A barrier stands between every way that comes to its node and the node itself, as a segment without length that
/// carries what the barrier leaves open: up to it everybody may go, on either side.
struct SegmentBuilder {
  private let data: StreetData
  private var facts: NodeFactsTable
  /// The street of each way; `Street.noWord` where nobody may travel.
  private var streetOfWay: ContiguousArray<UInt32> = []
  /// 0 unused, 1 inside one way, 2 a junction.
  private var uses: ContiguousArray<UInt8> = []
  /// The junction of each node; `noJunction` where there is none.
  private(set) var junctions: ContiguousArray<UInt32>
  private(set) var positions: ContiguousArray<Point> = []
  /// Segments of way `w`: `firstSegments[w] ..< firstSegments[w + 1]`.
  private(set) var firstSegments: ContiguousArray<UInt32> = [0]
  private var barriers: ContiguousArray<Segment> = []
  private var segments: ContiguousArray<Segment> = []
  private var points: ContiguousArray<Point> = []

  static let noJunction = UInt32.max

  init(_ data: StreetData) {
    self.data = data
    facts = NodeFactsTable(data)
    junctions = ContiguousArray(repeating: Self.noJunction, count: data.nodeCount)
  }

  mutating func fill(_ network: inout RoadNetwork) {
    var reading = StreetReading(data)
    streetOfWay = reading.streetsOfWays()
    (network.streets, network.words) = (reading.streets, reading.words.words)
    countUses()
    points.reserveCapacity(data.wayNodes.count + data.wayCount)
    for way in 0..<data.wayCount {
      if streetOfWay[way] == Street.noWord {
        network.counts.closedWays += 1
      } else {
        cut(way)
        network.counts.lines += 1
      }
      firstSegments.append(UInt32(segments.count))
    }
    appendBarriers()
    (network.segments, network.points) = (Column(segments), Column(points))
  }

  private mutating func countUses() {
    uses = ContiguousArray(repeating: 0, count: data.nodeCount)
    for way in 0..<data.wayCount where streetOfWay[way] != Street.noWord {
      let range = Int(data.firstNode[way])..<Int(data.firstNode[way + 1])
      for place in range {
        let node = Int(data.wayNodes[place])
        if place > range.lowerBound, data.wayNodes[place - 1] == data.wayNodes[place] { continue }
        let isEnd = place == range.lowerBound || place == range.upperBound - 1
        uses[node] = min(2, uses[node] + (isEnd ? 2 : 1))
      }
    }
    for node in facts.barrierNodes where uses[Int(node)] == 1 { uses[Int(node)] = 2 }
  }

  private mutating func cut(_ way: Int) {
    let range = Int(data.firstNode[way])..<Int(data.firstNode[way + 1])
    guard range.count > 1 else { return }
    var start = range.lowerBound
    for end in range.dropFirst() {
      if uses[Int(data.wayNodes[end])] < 2 && end < range.upperBound - 1 { continue }
      // A node that follows itself makes no segment.
      if end == start + 1 && data.wayNodes[start] == data.wayNodes[end] {
        start = end
        continue
      }
      append(start...end, street: streetOfWay[way])
      start = end
    }
  }

  private mutating func append(_ range: ClosedRange<Int>, street: UInt32) {
    let firstPoint = points.count
    var metres = 0.0
    for place in range {
      let node = Int(data.wayNodes[place])
      let point = Point(longitude: data.longitudes[node], latitude: data.latitudes[node])
      if points.count > firstPoint { metres += pieceMetres(points[points.count - 1], point) }
      points.append(point)
    }
    var segment = Segment(
      from: end(at: data.wayNodes[range.lowerBound], street), to: end(at: data.wayNodes[range.upperBound], street),
      firstPoint: UInt32(firstPoint), lastPoint: UInt32(points.count - 1), street: street,
      millimetres: UInt32(clamping: Int((metres * 1000).rounded())), barrier: AccessTable(), forward: .init(),
      backward: .init())
    if facts.any(in: data.wayNodes[range]) { countHalts(range, metres, points: points, &segment) }
    segments.append(segment)
  }

  /// The junction at which a segment ends: the node's own, or one of its own before the node's barrier.
  private mutating func end(at node: UInt32, _ street: UInt32) -> UInt32 {
    if junctions[Int(node)] == Self.noJunction { junctions[Int(node)] = newJunction(at: node) }
    guard let barrier = facts[node]?.barrier else { return junctions[Int(node)] }
    let arm = newJunction(at: node)
    barriers.append(
      Segment(
        from: arm, to: junctions[Int(node)], firstPoint: 0, lastPoint: 0, street: street, millimetres: 0,
        barrier: barrier, forward: .init(), backward: .init()))
    return arm
  }

  private mutating func newJunction(at node: UInt32) -> UInt32 {
    positions.append(Point(longitude: data.longitudes[Int(node)], latitude: data.latitudes[Int(node)]))
    return UInt32(positions.count - 1)
  }

  private mutating func appendBarriers() {
    for var segment in barriers {
      segment.firstPoint = UInt32(points.count)
      segment.lastPoint = segment.firstPoint + 1
      let place = positions[Int(segment.to)]
      points.append(contentsOf: [place, place])
      // Whoever may not pass in any direction is told so by the street already.
      segments.append(segment)
    }
  }
}

extension SegmentBuilder {
  /// Metres from a segment's end within which a signal without direction is that of the crossing there.
  private static let signalReach = 30.0

  /// A node inside the segment counts for the direction its tags say. Where they say none, stop and give-way signs
  /// count towards the nearer end, signals likewise when it is within 30 m, and the rest both ways. A node at an end
  /// counts for those who come to it.
  private func countHalts(
    _ range: ClosedRange<Int>, _ metres: Double, points: ContiguousArray<Point>, _ segment: inout Segment
  ) {
    var reached = 0.0
    for place in range {
      let point = Int(segment.firstPoint) + place - range.lowerBound
      if place > range.lowerBound { reached += pieceMetres(points[point - 1], points[point]) }
      guard let facts = facts[data.wayNodes[place]] else { continue }
      var isForward = facts.direction != .backward && place > range.lowerBound
      var isBackward = facts.direction != .forward && place < range.upperBound
      let nearest = min(reached, metres - reached)
      let isInside = place > range.lowerBound && place < range.upperBound
      if isInside && facts.isForNearest && (!facts.isSignal || nearest <= Self.signalReach) {
        isForward = reached > metres / 2
        isBackward = !isForward
      }
      if isForward { segment.forward.count(facts) }
      if isBackward { segment.backward.count(facts) }
    }
  }
}
