import Foundation
import Territory

/// A closed ring from its corners.
func closed(_ corners: [(longitude: Double, latitude: Double)]) -> [Coordinate] {
  let ring = corners.map { Coordinate(longitude: $0.longitude, latitude: $0.latitude) }
  return ring + [ring[0]]
}

/// Metres east and north of a point of the drawing.
struct Offset {
  var east, north: Double

  var length: Double { (east * east + north * north).squareRoot() }

  static func + (a: Offset, b: Offset) -> Offset { Offset(east: a.east + b.east, north: a.north + b.north) }
  static func - (a: Offset, b: Offset) -> Offset { Offset(east: a.east - b.east, north: a.north - b.north) }
  static func * (a: Offset, factor: Double) -> Offset { Offset(east: a.east * factor, north: a.north * factor) }

  /// The same offset turned counter-clockwise.
  func turned(byDegrees degrees: Double) -> Offset {
    let angle = degrees * .pi / 180
    return Offset(
      east: east * cos(angle) - north * sin(angle), north: east * sin(angle) + north * cos(angle))
  }
}

/// A flat sheet of paper laid on the ground at `origin`: good to a few metres over a municipality, enough for drawing.
struct Paper {
  let origin: Coordinate
  private let metresPerDegreeEast: Double
  private let metresPerDegreeNorth = 110_700.0

  init(at origin: Coordinate) {
    self.origin = origin
    metresPerDegreeEast = 111_320 * cos(origin.latitude * .pi / 180)
  }

  /// The position at `offset`, to the six decimals that files carry, so that shared ends stay shared.
  func position(_ offset: Offset) -> Coordinate {
    Coordinate(
      longitude: sixDecimals(origin.longitude + offset.east / metresPerDegreeEast),
      latitude: sixDecimals(origin.latitude + offset.north / metresPerDegreeNorth))
  }

  func offset(of position: Coordinate) -> Offset {
    Offset(
      east: (position.longitude - origin.longitude) * metresPerDegreeEast,
      north: (position.latitude - origin.latitude) * metresPerDegreeNorth)
  }
}

private func sixDecimals(_ degrees: Double) -> Double { (degrees * 1e6).rounded() / 1e6 }

/// Whether `position` lies inside the closed `ring` (even number of crossings to the east: outside).
func contains(_ ring: [Coordinate], _ position: Coordinate) -> Bool {
  var inside = false
  for (a, b) in zip(ring, ring.dropFirst())
  where (a.latitude > position.latitude) != (b.latitude > position.latitude) {
    let share = (position.latitude - a.latitude) / (b.latitude - a.latitude)
    if position.longitude < a.longitude + share * (b.longitude - a.longitude) { inside.toggle() }
  }
  return inside
}

/// A smooth line through `points` (two or more), as pieces: piece i goes from point i to point i + 1.
/// - Parameters:
///   - step: metres between the positions of a piece, about.
///   - leaving: the way the line sets out, of length 1; nil for straight on.
///   - arriving: the way the line comes in, of length 1; nil for straight on.
/// Source: Catmull and Rom, "A class of local interpolating splines" (1974).
func curve(
  through points: [Offset], step: Double, leaving: Offset? = nil, arriving: Offset? = nil
) -> [[Offset]] {
  (0..<(points.count - 1)).map { index in
    let b = points[index]
    let c = points[index + 1]
    let straight = c - b
    let before = leaving.map { $0 * straight.length } ?? straight
    let after = arriving.map { $0 * straight.length } ?? straight
    let a = index > 0 ? points[index - 1] : b - before
    let d = index + 2 < points.count ? points[index + 2] : c + after
    let count = max(1, Int((straight.length / step).rounded()))
    return (0...count).map { catmullRom(a, b, c, d, at: Double($0) / Double(count)) }
  }
}

private func catmullRom(_ a: Offset, _ b: Offset, _ c: Offset, _ d: Offset, at t: Double) -> Offset {
  let constant = b * 2
  let linear = (c - a) * t
  let square = (a * 2 - b * 5 + c * 4 - d) * (t * t)
  let cube = (b * 3 - a - c * 3 + d) * (t * t * t)
  return (constant + linear + square + cube) * 0.5
}
