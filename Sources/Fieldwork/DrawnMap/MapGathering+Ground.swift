import Cartography
import Geometry
import Store
import Territory

/// What lies under the subject of a map: outlines, streets, and how far it reaches.
extension MapGathering {
  /// People read names where the file has keys.
  mutating func nameUnits() throws {
    guard let edition = scope.edition else { return }
    try reader.forEachUnit(of: edition) { unitNames[$0.key] = $0.name }
  }

  /// Where units are not the subject they are the ground.
  mutating func outlineUnits() throws {
    guard let edition = scope.edition else { return }
    try reader.forEachUnit(of: edition) { unit in
      guard scope.holds(UnitKey(unit.key, level: unit.level)), let shape = unit.boundary else { return }
      content.areas.append(MapArea(id: unit.key, name: unit.name, shape: shape))
    }
  }

  /// The office's streets under the map, with the notice of their source.
  mutating func lay(_ roads: OfficeRoads, for format: DrawnFormat) {
    if let box = content.box { content.streets = roads.background(of: box, as: format) }
    guard showsRoads || !content.streets.isEmpty, !roads.attributions.isEmpty else { return }
    content.attribution = roads.attributions.joined(separator: "; ")
  }

  /// What lies far from all units would make them a speck: it is told, stands in the tables, and is not drawn.
  mutating func leaveOutStrays() {
    // A filter's units are part of a territory: what lies in the rest of it is no stray.
    let shapes = content.areas.map(\.shape) + leftOut.compactMap(\.boundary)
    guard
      var box = shapes.reduce(
        into: BoundingBox?.none,
        { box, shape in
          shape.forEachCoordinate { if box == nil { box = BoundingBox(around: $0) } else { box!.extend(to: $0) } }
        })
    else { return }
    let (width, height) = (box.east - box.west, box.north - box.south)
    (box.west, box.east) = (box.west - width * Self.surplus, box.east + width * Self.surplus)
    (box.south, box.north) = (box.south - height * Self.surplus, box.north + height * Self.surplus)
    let strays = content.marks.indices.filter {
      !content.marks[$0].place.isNowhere && !box.contains(content.marks[$0].place)
    }
    for index in strays {
      content.marks[index].place = .nowhere
      content.marks[index].facts.append(words.stray)
    }
    if !strays.isEmpty { content.wholeNotes.append(words.outside(strays.count)) }
  }

  /// How much of the territory's breadth a place may lie beyond it.
  private static let surplus = 0.1
}

extension MapContent {
  /// Around its areas, marks and tracks.
  fileprivate var box: BoundingBox? {
    var box: BoundingBox?
    func take(_ position: Coordinate) {
      if box == nil { box = BoundingBox(around: position) } else { box!.extend(to: position) }
    }
    for area in areas { area.shape.forEachCoordinate(take) }
    for mark in marks where !mark.place.isNowhere { take(mark.place) }
    for track in tracks { track.path.forEach(take) }
    return box
  }
}
