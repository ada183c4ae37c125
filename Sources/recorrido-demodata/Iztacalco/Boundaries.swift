import Geometry
import Territory

extension UnitFact {
  /// The units with illustrative boundaries: the Voronoi cells of their points within the drawn outline.
  static func features() throws -> [Feature] {
    let cells = try voronoi(of: all.map(\.point), within: Polygon(exterior: iztacalcoOutline))
    return zip(all, cells).map { unit, cell in
      Feature(
        properties: [
          ("key", .text(unit.key)), ("name", .text(unit.name)), ("kind", unit.kind.map { .text($0) } ?? .null),
          ("population", .whole(unit.population)), ("lon", .degrees(unit.point.longitude)),
          ("lat", .degrees(unit.point.latitude)),
        ], shape: cell)
    }
  }
}
