import Territory

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The position of `path` nearest to `to`; nil for an empty path.
///
/// The place is found on a plane that touches the ellipsoid at `to`: exact to well under a millimetre per metre within
/// some kilometres; paths across the 180° meridian are not meant. Of equally near places the first is given.
/// - Returns: the position; its geodesic metres to `to`; the segment it lies on (0 = from the first position to the
///   second) and how far along it, 0…1. A path of one position is its own segment 0, fraction 0.
public func geodesicNearest(
  on path: [Coordinate], to: Coordinate
) -> (position: Coordinate, metres: Double, segment: Int, fraction: Double)? {
  guard let first = path.first else { return nil }
  let widening = parallelToMeridian(at: to.latitude)
  var best = (square: Double.infinity, segment: 0, fraction: 0.0)
  for segment in 0..<(path.count - 1) {
    let (a, b) = (path[segment], path[segment + 1])
    let ax = (a.longitude - to.longitude) * widening
    let ay = a.latitude - to.latitude
    let dx = (b.longitude - a.longitude) * widening
    let dy = b.latitude - a.latitude
    let square = dx * dx + dy * dy
    let fraction = square > 0 ? min(1, max(0, -(ax * dx + ay * dy) / square)) : 0
    let (x, y) = (ax + fraction * dx, ay + fraction * dy)
    if x * x + y * y < best.square { best = (x * x + y * y, segment, fraction) }
  }
  guard path.count > 1 else { return (first, geodesicDistance(first, to), 0, 0) }
  let position = between(path[best.segment], path[best.segment + 1], at: best.fraction)
  return (position, geodesicDistance(position, to), best.segment, best.fraction)
}

/// The position a fraction of the way from `a` to `b`, straight in degrees; the ends are met exactly.
func between(_ a: Coordinate, _ b: Coordinate, at fraction: Double) -> Coordinate {
  if fraction == 0 { return a }
  if fraction == 1 { return b }
  return Coordinate(
    longitude: a.longitude + (b.longitude - a.longitude) * fraction,
    latitude: a.latitude + (b.latitude - a.latitude) * fraction)
}

/// How long a degree of longitude is at a latitude, measured in degrees of latitude there (0.95 in Mexico City).
///
/// From the ellipsoid's two radii of curvature, N cos φ / M.
func parallelToMeridian(at latitude: Double) -> Double {
  let radians = latitude * .pi / 180
  let squaredEccentricity = WGS84.flattening * (2 - WGS84.flattening)
  let sine = sin(radians)
  return cos(radians) * (1 - squaredEccentricity * sine * sine) / (1 - squaredEccentricity)
}
