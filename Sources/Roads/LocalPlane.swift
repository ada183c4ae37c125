import Territory

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Metres per degree around one latitude: a plane good to a part in ten thousand within some kilometres.
/// Source: series of the WGS 84 ellipsoid's radii (NGA, "Length of a degree of latitude and longitude").
struct LocalPlane {
  let metresPerLatitude: Double
  let metresPerLongitude: Double

  init(latitude: Double) {
    let angle = latitude * .pi / 180
    let (single, double, triple): (Double, Double, Double) = (cos(angle), cos(2 * angle), cos(3 * angle))
    let (fourfold, fivefold): (Double, Double) = (cos(4 * angle), cos(5 * angle))
    metresPerLatitude = 111_132.954 - 559.822 * double + 1.175 * fourfold
    let metres: Double = 111_412.84 * single - 93.5 * triple + 0.118 * fivefold
    metresPerLongitude = max(1e-3, metres)
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
