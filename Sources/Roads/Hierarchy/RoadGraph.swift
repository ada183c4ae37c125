/// Arcs between nodes, by their tail: the bare shape on which the hierarchy is built.
///
/// A node is a junction, or a junction as reached by one who may not turn everywhere. Two arcs may join the same pair.
struct RoadGraph: Sendable {
  /// Arcs of node `n`: `firstArc[n] ..< firstArc[n + 1]`.
  var firstArc: ContiguousArray<UInt32>
  var heads: ContiguousArray<UInt32>
  /// 1e-7 degrees, one per node.
  var longitudes: ContiguousArray<Int32>
  var latitudes: ContiguousArray<Int32>

  var nodeCount: Int { firstArc.count - 1 }
  var arcCount: Int { heads.count }
}

/// What each arc costs: the figure that is optimised, and two that are carried along the same path.
///
/// All three are whole numbers below `ArcWeights.closed`; a sum that would reach it counts as no path.
struct ArcWeights: Sendable {
  /// An arc that may not be travelled.
  static let closed: UInt32 = 1 << 30

  var optimised: ContiguousArray<UInt32>
  var firstCarried: ContiguousArray<UInt32>
  var secondCarried: ContiguousArray<UInt32>
}
