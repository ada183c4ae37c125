import CPROJ
import Territory

// Initialised once and read for ever after; geographiclib keeps no state of its own.
nonisolated(unsafe) private let earth: UnsafePointer<geod_geodesic> = {
  let geodesic = UnsafeMutablePointer<geod_geodesic>.allocate(capacity: 1)
  geodesic.initialize(to: geod_geodesic())
  geod_init(geodesic, WGS84.semiMajorAxis, WGS84.flattening)
  return UnsafePointer(geodesic)
}()

/// The WGS 84 ellipsoid. Source: NGA.STND.0036, World Geodetic System 1984, table 3.1.
enum WGS84 {
  /// Metres.
  static let semiMajorAxis = 6_378_137.0
  static let flattening = 1 / 298.257223563
}

/// Metres along the shortest line on the WGS 84 ellipsoid.
///
/// Source: Karney, "Algorithms for geodesics" (2013), as PROJ carries it: right to some nanometres.
public func geodesicDistance(_ a: Coordinate, _ b: Coordinate) -> Double {
  var metres = 0.0
  geod_inverse(earth, a.latitude, a.longitude, b.latitude, b.longitude, &metres, nil, nil)
  return metres
}

/// Metres along a path, from position to position; 0 for fewer than two.
public func geodesicLength(_ path: [Coordinate]) -> Double {
  zip(path, path.dropFirst()).reduce(0) { $0 + geodesicDistance($1.0, $1.1) }
}

/// Square metres on the WGS 84 ellipsoid, holes subtracted; 0 for points and lines.
///
/// Each ring counts with its absolute signed area, whichever way it turns: the lobes of a self-crossing ring that turn
/// against each other cancel out, as they do in every other program.
public func geodesicArea(_ shape: Shape) -> Double {
  shape.polygons.reduce(0) { sum, polygon in
    sum + ringArea(polygon.exterior) - polygon.holes.reduce(0) { $0 + ringArea($1) }
  }
}

private func ringArea(_ ring: [Coordinate]) -> Double {
  var polygon = geod_polygon()
  geod_polygon_init(&polygon, 0)
  for position in ring { geod_polygon_addpoint(earth, &polygon, position.latitude, position.longitude) }
  var area = 0.0
  // 1: signed, so that a clockwise ring is not the rest of the Earth.
  _ = geod_polygon_compute(earth, &polygon, 0, 1, &area, nil)
  return area.magnitude
}
