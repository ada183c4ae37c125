import FoundationEssentials
import Territory

/// Metres per degree around one latitude: a plane good to a part in ten thousand within some kilometres.
/// Source: series of the WGS 84 ellipsoid's radii (NGA, "Length of a degree of latitude and longitude").
struct LocalPlane {
  let metresPerLatitude: Double
  let metresPerLongitude: Double

  init(latitude: Double) {
    let φ = latitude * .pi / 180
    metresPerLatitude = 111_132.954 - 559.822 * cos(2 * φ) + 1.175 * cos(4 * φ)
    metresPerLongitude = max(1e-3, 111_412.84 * cos(φ) - 93.5 * cos(3 * φ) + 0.118 * cos(5 * φ))
  }

  /// Square of the metres between two positions.
  func squaredMetres(_ a: Coordinate, _ b: Coordinate) -> Double {
    let x = (a.longitude - b.longitude) * metresPerLongitude
    let y = (a.latitude - b.latitude) * metresPerLatitude
    return x * x + y * y
  }

  /// How far along the straight piece from `a` to `b`, 0…1, the point nearest to `position` lies.
  func share(of position: Coordinate, along a: Coordinate, _ b: Coordinate) -> Double {
    let dx = (b.longitude - a.longitude) * metresPerLongitude
    let dy = (b.latitude - a.latitude) * metresPerLatitude
    let length = dx * dx + dy * dy
    guard length > 0 else { return 0 }
    let px = (position.longitude - a.longitude) * metresPerLongitude
    let py = (position.latitude - a.latitude) * metresPerLatitude
    return min(1, max(0, (px * dx + py * dy) / length))
  }
}

/// The cell of a grid over the globe.
struct GridCell: Hashable {
  var column: Int32
  var row: Int32
}
