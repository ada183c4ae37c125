import Territory

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SpatialWeights {
  /// The k nearest points of each, for units without a polygon. Not symmetrical: b may be near a, and a not near b.
  ///
  /// Near by the straight chord between points of the WGS 84 ellipsoid, which puts neighbours in the order of the geodesic
  /// without its cost. Of equally near points the earlier ones win. Takes n² steps: 10,000 points are a good second.
  /// - Parameter k: at most n − 1 are found.
  public init(nearest k: Int, of points: [Coordinate]) {
    let places = ContiguousArray(points.map(Chord.init))
    let span = places.span
    let wanted = max(0, min(k, points.count - 1))
    var lists: [[Int]] = []
    var nearest: [(square: Double, point: Int)] = []
    for a in span.indices {
      nearest.removeAll(keepingCapacity: true)
      for b in span.indices where b != a && wanted > 0 {
        let square = span[a].squaredMetres(to: span[b])
        if nearest.count == wanted {
          if square >= nearest[wanted - 1].square { continue }
          nearest.removeLast()
        }
        nearest.insert((square, b), at: nearest.firstIndex { square < $0.square } ?? nearest.count)
      }
      lists.append(nearest.map(\.point))
    }
    self.init(neighbours: lists)
  }
}

/// A point of the WGS 84 ellipsoid in metres from the Earth's centre.
/// Source: NGA.STND.0036, World Geodetic System 1984, equations 4-14 at height 0.
private struct Chord {
  let x, y, z: Double

  init(_ position: Coordinate) {
    let (longitude, latitude) = (position.longitude * .pi / 180, position.latitude * .pi / 180)
    let flattening = 1 / 298.257223563
    let squaredEccentricity = flattening * (2 - flattening)
    let normal = 6_378_137 / (1 - squaredEccentricity * sin(latitude) * sin(latitude)).squareRoot()
    x = normal * cos(latitude) * cos(longitude)
    y = normal * cos(latitude) * sin(longitude)
    z = normal * (1 - squaredEccentricity) * sin(latitude)
  }

  func squaredMetres(to other: Chord) -> Double {
    let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
    return dx * dx + dy * dy + dz * dz
  }
}
