import Territory

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension RoadNetwork {
  /// Metres of street by which its direction at a junction is judged: a short bend at the corner misleads nobody.
  private static let sight = 20.0

  /// By how many degrees one turns between two stretches, right positive, -180…180.
  func degrees(from before: Stretch, to after: Stretch) -> Double {
    let (coming, going) = (wholePoints(before), wholePoints(after))
    let arriving = bearing(Array(coming.reversed())) + 180
    var turn = (bearing(going) - arriving).truncatingRemainder(dividingBy: 360)
    if turn > 180 { turn -= 360 }
    if turn <= -180 { turn += 360 }
    return turn
  }

  private func wholePoints(_ stretch: Stretch) -> [Point] {
    let segment = segments[stretch.segment]
    let path = Array(points[Int(segment.firstPoint)...Int(segment.lastPoint)])
    return stretch.isBackward ? path.reversed() : path
  }

  /// Degrees from north towards east in which a path leaves its first point.
  private func bearing(_ path: [Point]) -> Double {
    let plane = LocalPlane(latitude: path[0].coordinate.latitude)
    var left = Self.sight
    var end = path[path.count - 1].coordinate
    for (a, b) in zip(path, path.dropFirst()) {
      let length = pieceMetres(a, b)
      if length >= left {
        let (from, to, share) = (a.coordinate, b.coordinate, left / length)
        end = Coordinate(
          longitude: from.longitude + share * (to.longitude - from.longitude),
          latitude: from.latitude + share * (to.latitude - from.latitude))
        break
      }
      left -= length
    }
    let start = path[0].coordinate
    let east = (end.longitude - start.longitude) * plane.metresPerLongitude
    let north = (end.latitude - start.latitude) * plane.metresPerLatitude
    return atan2(east, north) * 180 / .pi
  }

  static func turn(degrees: Double, isBack: Bool) -> RouteLeg.Turn {
    if isBack || abs(degrees) > 170 { return .uTurn }
    switch abs(degrees) {
    case ..<20: return .straight
    case ..<45: return degrees < 0 ? .slightLeft : .slightRight
    case ..<120: return degrees < 0 ? .left : .right
    default: return degrees < 0 ? .sharpLeft : .sharpRight
    }
  }
}

extension RouteLeg.Turn {
  /// Whether a driver on a street that goes on must be told.
  var isMarked: Bool {
    switch self {
    case .left, .right, .sharpLeft, .sharpRight, .uTurn: true
    default: false
    }
  }
}
