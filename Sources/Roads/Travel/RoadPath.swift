import Territory

/// A way along the roads between two positions.
public struct RoadPath: Sendable, Hashable {
  /// A stretch along streets of one name; nil = without name.
  public struct Street: Sendable, Hashable {
    public var name: String?
    public var millimetres: Int
    public var metres: Double { Double(millimetres) / 1000 }
  }

  /// From the one position to the other, both included.
  public var coordinates: [Coordinate]
  public var milliseconds: Int
  /// With both accesses.
  public var millimetres: Int
  public var microlitres: Int
  /// In a straight line from the first position to its street.
  public var startAccessMillimetres: Int
  /// In a straight line from the last street to the position.
  public var endAccessMillimetres: Int
  /// In order; with both accesses they add up to the whole.
  public var streets: [Street]
  /// What a driver is told, in order.
  public var legs: [RouteLeg]

  public var seconds: Double { Double(milliseconds) / 1000 }
  public var metres: Double { Double(millimetres) / 1000 }
  /// To the nearest millilitre.
  public var fuel: Volume { Volume(millilitres: dividedHalfUp(microlitres, by: 1000)) }
}
