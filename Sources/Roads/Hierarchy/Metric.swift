/// A hierarchy with the figures of one vehicle: what every arc costs upwards and downwards along its best path.
package struct Metric: Sendable {
  package let hierarchy: Hierarchy
  /// Arcs as travelled from below, out of an origin.
  let leaving: Climb
  /// Arcs as travelled from above, down to a destination.
  let arriving: Climb
  /// What each arc of the hierarchy stands for.
  let origins: Column<OriginPair>
}

/// What an arc of the hierarchy stands for in one direction.
struct ArcOrigin: Sendable, Equatable {
  var bits: Int32

  static let nothing = ArcOrigin(bits: -1)

  init(bits: Int32) { self.bits = bits }

  /// An arc of the road graph.
  init(input arc: UInt32) { bits = Int32(bitPattern: arc | 1 << 31) }

  /// The two upper sides of a triangle; given is the arc from its lowest rank to the tail of the arc itself.
  init(triangleOver arc: UInt32) { bits = Int32(bitPattern: arc) }

  var input: UInt32? { bits < 0 && self != .nothing ? UInt32(bitPattern: bits) & (1 << 31 - 1) : nil }
  var lowerArc: UInt32? { bits >= 0 ? UInt32(bitPattern: bits) : nil }
}

/// What an arc of the hierarchy stands for, upwards and downwards.
struct OriginPair: BitwiseCopyable, Sendable {
  var lanes: SIMD2<Int32>

  static let nothing = OriginPair(lanes: SIMD2(repeating: -1))

  var up: ArcOrigin { ArcOrigin(bits: lanes.x) }
  var down: ArcOrigin { ArcOrigin(bits: lanes.y) }
}

extension Metric {
  /// How many arcs a search may go over, leaving and arriving.
  package var shape: String { "leaving \(leaving.heads.count) arriving \(arriving.heads.count)" }
}
