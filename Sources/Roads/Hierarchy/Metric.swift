/// A hierarchy with the figures of one vehicle: what every arc costs upwards and downwards along its best path.
package struct Metric: Sendable {
  package let hierarchy: Hierarchy
  /// Arcs as travelled from below, out of an origin.
  let leaving: Climb
  /// Arcs as travelled from above, down to a destination.
  let arriving: Climb
  /// What each arc of the hierarchy stands for, upwards at `2 * arc` and downwards at `2 * arc + 1`.
  let origins: Column<ArcOrigin>
}

/// What an arc of the hierarchy stands for in one direction.
struct ArcOrigin: BitwiseCopyable, Sendable, Equatable {
  private var bits: UInt32

  static let nothing = ArcOrigin(bits: .max)

  private init(bits: UInt32) { self.bits = bits }

  /// An arc of the road graph.
  init(input arc: UInt32) { bits = arc | 1 << 31 }

  /// The two upper sides of a triangle; given is the arc from its lowest rank to the tail of the arc itself.
  init(triangleOver arc: UInt32) { bits = arc }

  var input: UInt32? { bits >> 31 == 1 && self != .nothing ? bits & (1 << 31 - 1) : nil }
  var lowerArc: UInt32? { bits >> 31 == 0 ? bits : nil }
}

extension Metric {
  /// How many arcs a search may go over, leaving and arriving.
  package var shape: String { "leaving \(leaving.heads.count) arriving \(arriving.heads.count)" }
}
