/// A position on WGS 84 (EPSG:4326), longitude first as in GeoJSON.
public struct Coordinate: Hashable, Sendable {
  /// Degrees, east positive.
  public var longitude: Double
  /// Degrees, north positive.
  public var latitude: Double

  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// A position from whole 1e-7 degrees (about 1 cm), the form in which the journal keeps it.
  public init(longitudeE7: Int, latitudeE7: Int) {
    self.init(longitude: Double(longitudeE7) / 1e7, latitude: Double(latitudeE7) / 1e7)
  }

  /// Longitude in whole 1e-7 degrees, to the nearest.
  public var longitudeE7: Int { Int((longitude * 1e7).rounded()) }
  /// Latitude in whole 1e-7 degrees, to the nearest.
  public var latitudeE7: Int { Int((latitude * 1e7).rounded()) }

  /// The same position as the journal will keep it.
  public var quantised: Coordinate { Coordinate(longitudeE7: longitudeE7, latitudeE7: latitudeE7) }
}
