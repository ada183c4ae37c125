/// Where weights let one travel, and where one may be put: one value per segment.
struct OpenSegments: Sendable {
  /// Bit 0: open along the drawing, bit 1: against it.
  let directions: ContiguousArray<UInt8>
  /// The same, but 0 on pockets.
  let snappable: ContiguousArray<UInt8>

  init(directions: ContiguousArray<UInt8>, snappable: ContiguousArray<UInt8>) {
    (self.directions, self.snappable) = (directions, snappable)
  }

  init(_ network: RoadNetwork, _ weights: ArcWeights) {
    var directions = ContiguousArray(repeating: UInt8(0), count: network.segments.count)
    for (place, arc) in network.turns.arcs.enumerated() where weights.optimised[place] < ArcWeights.closed {
      directions[arc.segment] |= arc.isBackward ? 2 : 1
    }
    self.directions = directions
    var snappable = directions
    let isPocket = Pockets(network.turns, weights).areIn(directions)
    for segment in snappable.indices where isPocket[segment] { snappable[segment] = 0 }
    self.snappable = snappable
  }

  func isOpen(_ segment: Int, isBackward: Bool) -> Bool { directions[segment] & (isBackward ? 2 : 1) != 0 }
}
