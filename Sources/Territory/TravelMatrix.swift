/// What a leg's figures rest on, best first.
public enum LegBasis: UInt8, Sendable, CaseIterable {
  /// Shortest path over imported roads.
  case road
  /// A kilometre figure somebody declared or measured (`travel_leg`).
  case declared
  /// Geodesic metres × 1.3.
  case geodesic
}

/// Time, distance and fuel between positions, along one and the same path for each pair.
///
/// Row = from, column = to; one-way streets and slopes make it unsymmetrical. The diagonal is zero.
public struct TravelMatrix: Sendable {
  /// A pair without a path holds this in all three metrics.
  public static let unreachable = UInt32.max

  public let count: Int
  /// count × count milliseconds.
  public var milliseconds: ContiguousArray<UInt32>
  /// count × count millimetres.
  public var millimetres: ContiguousArray<UInt32>
  /// count × count microlitres: fine enough that sums round once, at the end.
  public var microlitres: ContiguousArray<UInt32>
  /// count × count.
  public var basis: ContiguousArray<LegBasis>

  /// Every pair unreachable but a position from itself.
  public init(count: Int, basis: LegBasis = .road) {
    self.count = count
    var empty = ContiguousArray(repeating: Self.unreachable, count: count * count)
    for index in 0..<count { empty[index * count + index] = 0 }
    (milliseconds, millimetres, microlitres) = (empty, empty, empty)
    self.basis = ContiguousArray(repeating: basis, count: count * count)
  }

  public func index(from: Int, to: Int) -> Int { from * count + to }

  public func isReachable(from: Int, to: Int) -> Bool {
    milliseconds[index(from: from, to: to)] != Self.unreachable
  }
}
