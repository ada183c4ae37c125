/// What was read, kept and set aside while streets were taken from a file of OpenStreetMap's.
public struct OSMCounts: Sendable, Equatable {
  /// Why a relation of type restriction binds nobody here.
  public enum RestrictionFault: String, Sendable, CaseIterable {
    /// It does not say what it forbids or commands.
    case withoutWord
    /// It names no way to come from, no way to go to, or nothing to pass.
    case incomplete
    /// It passes several nodes, or nodes and ways.
    case severalVias
    /// A member is not in the file, or is no road.
    case memberMissing
    /// The ways that it passes do not join one another.
    case viaBroken
  }

  /// A box of longitudes and latitudes in 1e-7 degrees.
  public struct Box: Sendable, Equatable {
    public var west: Int
    public var south: Int
    public var east: Int
    public var north: Int
  }

  /// Objects in the file, every version counted.
  public var nodes = 0
  public var ways = 0
  public var relations = 0
  /// Ways in the result.
  public var keptWays = 0
  /// Ways that are roads but areas (`area=yes`) too: left out.
  public var areas = 0
  /// Ways in the result some of whose nodes the file does not have; their known nodes are joined.
  public var waysWithMissingNodes = 0
  /// Nodes that roads cite and the file does not have.
  public var missingNodes = 0
  /// Roads of which the file knows fewer than two nodes: left out.
  public var waysTooShort = 0
  public var keptRestrictions = 0
  public var droppedRestrictions: [RestrictionFault: Int] = [:]
  /// Versions of roads, of their nodes and of relations that gave way to a newer one.
  public var superseded = 0
  /// Nodes, then ways, then relations, each by rising id, each id once.
  public var isSorted = true
  /// What the file says of its extent; its data may lie outside.
  public var declaredBox: Box?

  public init() {}
}
