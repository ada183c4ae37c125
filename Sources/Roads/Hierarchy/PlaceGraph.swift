/// Which places a road graph joins, whatever the direction: nodes at equal coordinates are one place.
///
/// A node copied for its turns therefore costs the order nothing: copies stay together. Places are numbered along a
/// Z-shaped curve, so that neighbours on the map are neighbours in memory.
struct PlaceGraph: Sendable {
  /// The nodes, place by place: place `p` holds `nodes[firstNode[p] ..< firstNode[p + 1]]`.
  private(set) var nodes: ContiguousArray<UInt32> = []
  private(set) var firstNode: ContiguousArray<UInt32> = [0]
  /// Neighbours of place `p`, each once and never itself: `heads[firstHead[p] ..< firstHead[p + 1]]`.
  private(set) var firstHead: ContiguousArray<UInt32> = [0]
  private(set) var heads: ContiguousArray<UInt32> = []
  /// About 4.5 cm a unit, east and north alike.
  private(set) var x: ContiguousArray<Int32> = []
  private(set) var y: ContiguousArray<Int32> = []

  var count: Int { x.count }

  func nodes(at place: UInt32) -> ContiguousArray<UInt32>.SubSequence {
    nodes[Int(firstNode[Int(place)])..<Int(firstNode[Int(place) + 1])]
  }

  init(_ graph: RoadGraph) {
    let placeOfNode = gatherPlaces(graph)
    join(graph, placeOfNode)
  }

  private struct Position: Comparable {
    var code: UInt64
    var node: UInt32

    static func < (a: Position, b: Position) -> Bool { a.code != b.code ? a.code < b.code : a.node < b.node }
  }

  private mutating func gatherPlaces(_ graph: RoadGraph) -> ContiguousArray<UInt32> {
    let count = graph.nodeCount
    let (longitudes, latitudes) = (graph.longitudes.copied(), graph.latitudes.copied())
    var positions = ContiguousArray<Position>()
    positions.reserveCapacity(count)
    var middle = 0
    for node in 0..<count {
      let (longitude, latitude) = (longitudes[node], latitudes[node])
      middle += Int(latitude)
      positions.append(Position(code: zCode(longitude, latitude), node: UInt32(node)))
    }
    positions.sort()
    let eastward = cosine(ofLatitudeE7: count == 0 ? 0 : middle / count)
    var placeOfNode = ContiguousArray<UInt32>(repeating: 0, count: count)
    nodes.reserveCapacity(count)
    var last: UInt64?
    for position in positions {
      if position.code != last {
        if last != nil { firstNode.append(UInt32(nodes.count)) }
        last = position.code
        x.append(Int32(Double(longitudes[Int(position.node)]) * eastward / 4))
        y.append(latitudes[Int(position.node)] / 4)
      }
      placeOfNode[Int(position.node)] = UInt32(x.count - 1)
      nodes.append(position.node)
    }
    if last != nil { firstNode.append(UInt32(nodes.count)) }
    return placeOfNode
  }

  private mutating func join(_ graph: RoadGraph, _ placeOfNode: ContiguousArray<UInt32>) {
    var starts = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
    forEachPair(graph, placeOfNode) { a, b in
      starts[a + 1] &+= 1
      starts[b + 1] &+= 1
    }
    for place in 0..<count { starts[place + 1] &+= starts[place] }
    var all = ContiguousArray<UInt32>(repeating: 0, count: Int(starts[count]))
    var next = starts
    forEachPair(graph, placeOfNode) { a, b in
      all[Int(next[a])] = UInt32(b)
      all[Int(next[b])] = UInt32(a)
      next[a] &+= 1
      next[b] &+= 1
    }
    var seenFrom = ContiguousArray<UInt32>(repeating: .max, count: count)
    heads.reserveCapacity(all.count / 2)
    firstHead.reserveCapacity(count + 1)
    for place in 0..<count {
      for slot in Int(starts[place])..<Int(starts[place + 1]) where seenFrom[Int(all[slot])] != UInt32(place) {
        seenFrom[Int(all[slot])] = UInt32(place)
        heads.append(all[slot])
      }
      firstHead.append(UInt32(heads.count))
    }
  }

  private func forEachPair(
    _ graph: RoadGraph, _ placeOfNode: ContiguousArray<UInt32>, _ body: (_ a: Int, _ b: Int) -> Void
  ) {
    let (firstArc, heads) = (graph.firstArc.copied(), graph.heads.copied())
    for node in 0..<graph.nodeCount {
      let a = placeOfNode[node]
      for arc in Int(firstArc[node])..<Int(firstArc[node + 1]) {
        let b = placeOfNode[Int(heads[arc])]
        if a != b { body(Int(a), Int(b)) }
      }
    }
  }
}

/// The bits of both coordinates in turns; equal only for equal coordinates.
/// Source: Morton, "A computer oriented geodetic data base" (1966).
private func zCode(_ longitude: Int32, _ latitude: Int32) -> UInt64 {
  spread(UInt32(bitPattern: longitude) ^ 0x8000_0000) | spread(UInt32(bitPattern: latitude) ^ 0x8000_0000) << 1
}

private func spread(_ value: UInt32) -> UInt64 {
  var bits = UInt64(value)
  bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
  bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
  bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
  bits = (bits | bits << 2) & 0x3333_3333_3333_3333
  return (bits | bits << 1) & 0x5555_5555_5555_5555
}

/// Good to a thousandth, which is plenty to tell east from north.
/// Source: Bhaskara I's approximation of the sine (7th century).
private func cosine(ofLatitudeE7 latitude: Int) -> Double {
  let degrees = Double(latitude) / 1e7
  let square = degrees * degrees
  return max(0.05, (32_400 - 4 * square) / (32_400 + square))
}
