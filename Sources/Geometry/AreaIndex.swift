import Territory

/// Where a position lies with respect to an area.
public enum Location: Hashable, Sendable {
  case inside
  /// On an edge or within 1e-9 degrees (a tenth of a millimetre) of one.
  case boundary
  case outside
}

/// Which of many areas hold a position.
///
/// Straight edges in degrees, as the coordinates are given; a hole's inside is outside. The areas are valid shapes and
/// may overlap each other; points and lines hold nothing.
public struct AreaIndex<ID: Sendable & Hashable>: Sendable {
  private let ids: [ID]
  private let outlines: [AreaOutline]
  private let grid: BoxGrid

  public init(_ areas: [(id: ID, shape: Shape)]) {
    ids = areas.map(\.id)
    outlines = areas.map { AreaOutline($0.shape) }
    grid = BoxGrid(outlines.map(\.box))
  }

  /// The areas that hold `position` or have it on their boundary, in the order in which they were given.
  public func areas(at position: Coordinate) -> [(id: ID, location: Location)] {
    var found: [(id: ID, location: Location)] = []
    for area in grid.candidates(at: position) {
      let location = outlines[Int(area)].location(of: position)
      if location != .outside { found.append((ids[Int(area)], location)) }
    }
    return found
  }
}

extension Shape {
  /// Whether the area holds `position` or has it on its boundary; points and lines hold nothing.
  public func holds(_ position: Coordinate) -> Bool {
    AreaOutline(self).location(of: position) != .outside
  }
}
