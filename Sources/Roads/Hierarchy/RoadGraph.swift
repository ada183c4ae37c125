/// Arcs between nodes, by their tail: the bare shape on which the hierarchy is built.
///
/// A node is a junction, or a junction as reached by one who may not turn everywhere. Two arcs may join the same pair.
package struct RoadGraph: Sendable {
  /// Arcs of node `n`: `firstArc[n] ..< firstArc[n + 1]`.
  package let firstArc: Column<UInt32>
  package let heads: Column<UInt32>
  /// 1e-7 degrees, one per node.
  package let longitudes: Column<Int32>
  package let latitudes: Column<Int32>

  package init(
    firstArc: Column<UInt32>, heads: Column<UInt32>, longitudes: Column<Int32>, latitudes: Column<Int32>
  ) {
    self.firstArc = firstArc
    self.heads = heads
    self.longitudes = longitudes
    self.latitudes = latitudes
  }

  package var nodeCount: Int { firstArc.count - 1 }
  package var arcCount: Int { heads.count }
}

/// What each arc costs: the figure that is optimised, and two that are carried along the same path.
///
/// All three are whole numbers below `ArcWeights.closed`; a sum that would reach it counts as no path.
package struct ArcWeights: Sendable {
  /// An arc that may not be travelled.
  package static let closed: UInt32 = 1 << 30

  package var optimised: ContiguousArray<UInt32>
  package var firstCarried: ContiguousArray<UInt32>
  package var secondCarried: ContiguousArray<UInt32>

  package init(
    optimised: ContiguousArray<UInt32>, firstCarried: ContiguousArray<UInt32>, secondCarried: ContiguousArray<UInt32>
  ) {
    self.optimised = optimised
    self.firstCarried = firstCarried
    self.secondCarried = secondCarried
  }
}
