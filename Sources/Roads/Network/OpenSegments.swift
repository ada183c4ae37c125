/// Where weights let one travel, and where one may be put: one value per segment.
struct OpenSegments: Sendable {
  /// Bit 0: open along the drawing, bit 1: against it.
  let directions: Column<UInt8>
  /// The same on an ordinary day, and 0 on pockets (`Footholds`).
  let footholds: Column<UInt8>

  init(directions: Column<UInt8>, footholds: Column<UInt8>) {
    (self.directions, self.footholds) = (directions, footholds)
  }

  init(_ network: RoadNetwork, _ weights: ArcWeights, footholds: Column<UInt8>) {
    directions = Column(network.openDirections { weights.optimised[$0] < ArcWeights.closed })
    self.footholds = footholds
  }

  func isOpen(_ segment: Int, isBackward: Bool) -> Bool { directions[segment] & (isBackward ? 2 : 1) != 0 }
}
