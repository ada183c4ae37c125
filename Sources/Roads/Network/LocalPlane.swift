import Geometry
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

/// Metres between two points.
///
/// Up to five hundredths of a degree by the ellipsoid's radii at the latitude between them, which is right to a
/// millimetre; beyond that by the geodesic.
/// Source: the radii of curvature of the meridian and the prime vertical (NGA.STND.0036).
func pieceMetres(_ a: Point, _ b: Point) -> Double { groundMetres(a.coordinate, b.coordinate) }

/// The same between any two positions.
func groundMetres(_ a: Coordinate, _ b: Coordinate) -> Double {
  let dx = b.longitude - a.longitude
  let dy = b.latitude - a.latitude
  if abs(dx) > 0.05 || abs(dy) > 0.05 || abs(a.latitude) > 80 { return geodesicDistance(a, b) }
  let latitude = (a.latitude + b.latitude) * 0.5 * .pi / 180
  let sine = sin(latitude)
  let flat = 1 - squaredEccentricity * sine * sine
  let root = flat.squareRoot()
  let x = dx * .pi / 180 * (semiMajorAxis / root) * cos(latitude)
  let y = dy * .pi / 180 * (semiMajorAxis * (1 - squaredEccentricity) / (flat * root))
  return (x * x + y * y).squareRoot()
}

/// WGS 84, metres. Source: NGA.STND.0036, World Geodetic System 1984, table 3.1.
private let semiMajorAxis = 6_378_137.0
private let squaredEccentricity = 0.006_694_379_990_141_3

/// The cell of a grid over the globe.
struct GridCell: Hashable {
  var column: Int32
  var row: Int32
}
