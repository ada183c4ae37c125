import Geometry
import Territory

/// The point of the network nearest to a position.
public struct SnappedPosition: Sendable, Hashable {
  /// Index of the segment.
  public var segment: Int
  /// The point on the segment.
  public var position: Coordinate
  /// From the segment's start.
  public var offsetMillimetres: Int
  /// Between the position asked about and the street, in a straight line.
  public var accessMillimetres: Int
}

extension RoadNetwork {
  /// The point nearest to `position` on a segment that `profile` may use in one direction at least, and that is no
  /// pocket of one-ways without way in or out.
  /// - Parameters:
  ///   - reach: metres beyond which there is no answer.
  ///   - index: how the error counts the position, from 0.
  /// - Throws: `RoadsError.farFromRoad`.
  public func snapped(
    _ position: Coordinate, profile: Profile, reach: Double = defaultReach, index: Int = 0
  ) throws(RoadsError) -> SnappedPosition {
    try snapped(position, on: ProfileGraph(self, profile: profile), profile: profile, reach: reach, index: index)
  }

  /// Metres; a site farther than this from every street cannot be planned along roads.
  public static let defaultReach = 2_000.0

  func snapped(
    _ position: Coordinate, on graph: ProfileGraph, profile: Profile, reach: Double, index: Int
  ) throws(RoadsError) -> SnappedPosition {
    // Ten times the reach, so that the refusal can say how far the nearest street is.
    let found = nearestPiece(to: position, within: reach * 10) { graph.isUsable($0) && !graph.isPocket[$0] }
    if let found {
      let snapped = snappedPosition(position, on: found)
      if Double(snapped.accessMillimetres) <= reach * 1000 { return snapped }
    }
    let nearest = found.map { Double(snappedPosition(position, on: $0).accessMillimetres) / 1000 }
    throw .farFromRoad(
      index: index, position: position, nearestMetres: nearest, limitMetres: reach, profile: profile.name)
  }

  /// The first point of the piece nearest to `position`; the lower one among equals.
  private func nearestPiece(to position: Coordinate, within metres: Double, where isUsable: (Int) -> Bool) -> Int? {
    guard abs(position.longitude) <= 180, abs(position.latitude) <= 89.9 else { return nil }
    let plane = LocalPlane(latitude: position.latitude)
    // Nothing in the rings after the n-th lies nearer than n cells; a hundredth off for the plane's error.
    let cellMetres = PieceGrid.cellSize * min(plane.metresPerLatitude, plane.metresPerLongitude) * 0.99
    let centre = PieceGrid.cell(of: position)
    var nearest: Int?
    var best = metres * metres
    var ring: Int32 = 0
    while ring <= 2_000 {
      grid.forEachPiece(around: centre, ring: ring) { piece in
        guard isUsable(Int(owners[piece])) else { return }
        let share = plane.share(of: position, along: points[piece], points[piece + 1])
        let distance = plane.squaredMetres(position, between(points[piece], points[piece + 1], share: share))
        if distance < best || (distance == best && piece < nearest ?? .max) { (nearest, best) = (piece, distance) }
      }
      let seen = Double(ring) * cellMetres
      if seen * seen > best { break }
      ring += 1
    }
    return nearest
  }

  private func snappedPosition(_ position: Coordinate, on piece: Int) -> SnappedPosition {
    let plane = LocalPlane(latitude: position.latitude)
    let share = plane.share(of: position, along: points[piece], points[piece + 1])
    let point = between(points[piece], points[piece + 1], share: share)
    let offset = Double(offsets[piece]) + share * Double(offsets[piece + 1] - offsets[piece])
    return SnappedPosition(
      segment: Int(owners[piece]), position: point, offsetMillimetres: Int(offset.rounded()),
      accessMillimetres: Int((geodesicDistance(position, point) * 1000).rounded()))
  }

  private func between(_ a: Coordinate, _ b: Coordinate, share: Double) -> Coordinate {
    // The ends exactly, so that a position at a junction lies on it.
    if share <= 0 { return a }
    if share >= 1 { return b }
    return Coordinate(
      longitude: a.longitude + share * (b.longitude - a.longitude),
      latitude: a.latitude + share * (b.latitude - a.latitude))
  }
}
