import Geometry
import Territory

/// Turns the positions of a file into EPSG:4326.
struct Georeference {
  /// The coordinate system as a person names it.
  let name: String
  /// nil where positions are longitude and latitude already.
  private let transformer: Transformer?

  var isTransformed: Bool { transformer != nil }

  /// Names of longitude and latitude that need no PROJ: its database takes longer to open than most files.
  private static let plainNames: Set<String> = [
    "EPSG:4326", "URN:OGC:DEF:CRS:OGC:1.3:CRS84", "URN:OGC:DEF:CRS:EPSG::4326", "OGC:CRS84",
  ]

  /// - Parameter definition: what PROJ understands (`EPSG:32614`, a URN, WKT); nil is GeoJSON's own longitude and
  ///   latitude.
  init(_ definition: String?) throws {
    guard let definition, !Self.plainNames.contains(definition.uppercased()) else {
      (name, transformer) = ("EPSG:4326", nil)
      return
    }
    let system = try CoordinateSystem(definition)
    name = system.name
    transformer = system.isLongitudeLatitude ? nil : try Transformer(from: system)
  }

  /// - Throws: a `Refusal` where the numbers are no position. Degrees out of range pass: whoever imports says what is
  ///   wrong there.
  func coordinate(x: Double, y: Double) throws -> Coordinate {
    // Also keeps whole 1e-7 degrees within an Int.
    guard x.magnitude < 1e9, y.magnitude < 1e9 else { throw ShapeFault.notFinite }
    guard let transformer else { return Coordinate(longitude: x, latitude: y) }
    return try transformer.coordinate(x: x, y: y)
  }
}
