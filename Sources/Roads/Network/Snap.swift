import Territory

/// The point of the network nearest to a position.
public struct SnappedPosition: Sendable, Hashable {
  /// On which side of the street the position lies, looking along the drawing.
  public enum Side: Sendable, Hashable {
    case left, right
    /// On it, or before one of its ends.
    case neither
  }

  /// Index of the segment.
  public var segment: Int
  /// The point on the segment.
  public var position: Coordinate
  /// From the segment's start.
  public var offsetMillimetres: Int
  /// Between the position asked about and the street, in a straight line.
  public var accessMillimetres: Int
  public var side: Side
}

extension RoadNetwork {
  /// Metres; a site farther than this from every street cannot be planned along roads.
  public static let defaultReach = 2_000.0

  /// The point nearest to `position` on a segment that is a foothold: open in one direction at least on an ordinary
  /// day, and no pocket of one-ways without way in or out.
  /// - Parameters:
  ///   - reach: metres beyond which there is no answer.
  ///   - index: how the error counts the position, from 0.
  ///   - profile: how the error calls the traveller.
  /// - Throws: `RoadsError.farFromRoad`.
  func snapped(
    _ position: Coordinate, open: OpenSegments, reach: Double = defaultReach, index: Int = 0, profile: String
  ) throws(RoadsError) -> SnappedPosition {
    if let snapped = snapped(position, open: open, within: reach * 1.001),
      Double(snapped.accessMillimetres) <= reach * 1000
    {
      return snapped
    }
    // Ten times the reach, so that the refusal can say how far the nearest street is.
    let nearest = snapped(position, open: open, within: reach * 10).map { Double($0.accessMillimetres) / 1000 }
    throw .farFromRoad(index: index, position: position, nearestMetres: nearest, limitMetres: reach, profile: profile)
  }

  /// The same; nil where nothing open lies within `metres`.
  func snapped(_ position: Coordinate, open: OpenSegments, within metres: Double) -> SnappedPosition? {
    guard let found = pieces.nearest(to: position, within: metres, open: open.footholds, points: points) else {
      return nil
    }
    let (a, b) = (points[Int(found.piece.point)], points[Int(found.piece.point) + 1])
    let point = between(a.coordinate, b.coordinate, share: found.share)
    return SnappedPosition(
      segment: Int(found.piece.segment), position: point.quantised,
      offsetMillimetres: offset(of: found, length: pieceMetres(a, b)),
      accessMillimetres: Int((groundMetres(position, point) * 1000).rounded()),
      side: side(of: position, along: a.coordinate, b.coordinate, share: found.share))
  }

  private func offset(of found: PieceTree.Nearest, length: Double) -> Int {
    let segment = segments[Int(found.piece.segment)]
    var metres = 0.0
    for point in segment.firstPoint..<found.piece.point {
      metres += pieceMetres(points[Int(point)], points[Int(point) + 1])
    }
    let isEnd = found.share >= 1 && found.piece.point + 1 == segment.lastPoint
    // The last point by the segment's own figure, so that a position at a junction lies on it.
    return isEnd ? Int(segment.millimetres) : Int(((metres + found.share * length) * 1000).rounded())
  }

  private func side(of position: Coordinate, along a: Coordinate, _ b: Coordinate, share: Double)
    -> SnappedPosition.Side
  {
    let plane = LocalPlane(latitude: position.latitude)
    let dx = (b.longitude - a.longitude) * plane.metresPerLongitude
    let dy = (b.latitude - a.latitude) * plane.metresPerLatitude
    let px = (position.longitude - a.longitude) * plane.metresPerLongitude
    let py = (position.latitude - a.latitude) * plane.metresPerLatitude
    let metres = (dx * py - dy * px) / max(1e-9, (dx * dx + dy * dy).squareRoot())
    // Half a metre: nearer than any street is drawn.
    return abs(metres) < 0.5 ? .neither : metres > 0 ? .left : .right
  }

  func between(_ a: Coordinate, _ b: Coordinate, share: Double) -> Coordinate {
    // The ends exactly, so that a position at a junction lies on it.
    if share <= 0 { return a }
    if share >= 1 { return b }
    return Coordinate(
      longitude: a.longitude + share * (b.longitude - a.longitude),
      latitude: a.latitude + share * (b.latitude - a.latitude))
  }
}
