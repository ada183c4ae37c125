import Territory

/// Brings positions of one coordinate system to EPSG:4326, longitude first. For one thread at a time.
public final class Transformer {
  /// Where positions come from.
  public let system: CoordinateSystem
  /// nil where there is nothing to change: positions then pass to the last bit, swapped ones too, so that the rules
  /// about positions can say what is wrong with them.
  private let transform: EarthTransform?

  /// - Throws: `GeometryError.unknownCoordinateSystem` when PROJ knows no way from the system to WGS 84.
  public init(from system: CoordinateSystem) throws {
    self.system = system
    transform = system.isLongitudeLatitude ? nil : try EarthTransform(from: system.definition, in: EarthSession())
  }

  /// - Parameters:
  ///   - x: easting or longitude, in the system's unit.
  ///   - y: northing or latitude.
  /// - Throws: `GeometryError.outsideCoordinateSystem` where there is no such place (not a number; beyond the
  ///   projection's reach).
  public func coordinate(x: Double, y: Double) throws -> Coordinate {
    let found = transform.map { $0.coordinate(x: x, y: y) } ?? Coordinate(longitude: x, latitude: y)
    guard let found, found.longitude.isFinite, found.latitude.isFinite else {
      throw GeometryError.outsideCoordinateSystem(x: x, y: y, system: system.name)
    }
    return found
  }

  /// A shape whose positions hold easting and northing instead of longitude and latitude.
  /// - Throws: as `coordinate(x:y:)` for its first impossible position.
  public func shape(_ shape: Shape) throws -> Shape {
    try shape.map { try coordinate(x: $0.longitude, y: $0.latitude) }
  }
}
