import Territory

/// A stretch of street as a source draws it, before junctions are found.
public struct RoadLine: Sendable, Hashable {
  /// Which way traffic may go, seen along the drawn path.
  public enum Direction: UInt8, Sendable, CaseIterable {
    case both, forward, backward
  }

  /// Two positions or more, in drawing order.
  public var path: [Coordinate]
  public var name: String?
  /// OpenStreetMap's `highway` word: `residential`, `primary`, `track` …
  public var category: String
  public var direction: Direction
  /// km/h as posted; nil where unknown.
  public var speedLimit: Int?
  /// OpenStreetMap's `surface` word; nil where unknown.
  public var surface: String?
  public var isUnpaved: Bool

  /// - Parameter isUnpaved: nil = as `surface` says, and where it says nothing a track is unpaved and a street is not.
  public init(
    path: [Coordinate], name: String? = nil, category: String, direction: Direction = .both, speedLimit: Int? = nil,
    surface: String? = nil, isUnpaved: Bool? = nil
  ) {
    self.path = path
    self.name = name
    self.category = category
    self.direction = direction
    self.speedLimit = speedLimit
    self.surface = surface
    self.isUnpaved = isUnpaved ?? unpaved(surface: surface) ?? category.hasPrefix("track")
  }
}
