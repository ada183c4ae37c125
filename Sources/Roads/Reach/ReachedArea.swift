import Territory

/// The area near streets: everything within a few steps of any of the pieces given.
///
/// The distance to the nearest piece is known at the corners of a grid; the border is the line on which it equals the
/// margin, drawn between the corners in proportion.
/// Source: Lorensen and Cline, "Marching cubes" (1987), in the plane.
struct ReachedArea {
  /// Metres from a street that still count as reached.
  static let margin = 60.0
  /// Corners of the grid along its longer side, at most.
  private static let finest = 1500

  private let plane: LocalPlane
  private let west, south: Double
  /// Metres between corners.
  private let step: Double
  private let margin: Double
  private let columns, rows: Int
  /// Metres to the nearest piece, capped well above the margin; row by row from the south.
  private var distances: ContiguousArray<Float>

  /// - Parameter pieces: straight stretches of street, at least one.
  init(pieces: [(Coordinate, Coordinate)]) {
    var box = BoundingBox(around: pieces[0].0)
    for (a, b) in pieces {
      box.extend(to: a)
      box.extend(to: b)
    }
    plane = LocalPlane(latitude: (box.south + box.north) / 2)
    let width = (box.east - box.west) * plane.metresPerLongitude
    let height = (box.north - box.south) * plane.metresPerLatitude
    step = max(Self.margin / 2.5, max(width, height) / Double(Self.finest))
    margin = max(Self.margin, step * 1.5)
    let frame = margin + 2 * step
    west = box.west - frame / plane.metresPerLongitude
    south = box.south - frame / plane.metresPerLatitude
    columns = Int(((width + 2 * frame) / step).rounded(.up)) + 1
    rows = Int(((height + 2 * frame) / step).rounded(.up)) + 1
    distances = ContiguousArray(repeating: Float(margin * 4), count: columns * rows)
    for (a, b) in pieces { measure(from: a, to: b) }
  }

  private mutating func measure(from a: Coordinate, to b: Coordinate) {
    let (ax, ay) = inSteps(a)
    let (bx, by) = inSteps(b)
    let reach = margin / step + 2
    let (dx, dy) = (bx - ax, by - ay)
    let length = dx * dx + dy * dy
    for row in max(0, Int(min(ay, by) - reach))...min(rows - 1, Int(max(ay, by) + reach)) {
      for column in max(0, Int(min(ax, bx) - reach))...min(columns - 1, Int(max(ax, bx) + reach)) {
        let (px, py) = (Double(column) - ax, Double(row) - ay)
        let share = length > 0 ? min(1, max(0, (px * dx + py * dy) / length)) : 0
        let (ex, ey) = (px - share * dx, py - share * dy)
        let metres = Float((ex * ex + ey * ey).squareRoot() * step)
        distances[row * columns + column] = min(distances[row * columns + column], metres)
      }
    }
  }

  private func inSteps(_ position: Coordinate) -> (x: Double, y: Double) {
    (
      (position.longitude - west) * plane.metresPerLongitude / step,
      (position.latitude - south) * plane.metresPerLatitude / step
    )
  }

  /// Exteriors counter-clockwise, holes clockwise, at 1e-7 degrees.
  var shape: Shape {
    let rings = rings()
    var polygons = rings.filter { signedArea($0) > 0 }.map { Polygon(exterior: $0) }
    for hole in rings where signedArea(hole) < 0 {
      // The smallest exterior around it: islands lie in holes of larger areas.
      let around = polygons.indices.filter { contains(polygons[$0].exterior, hole[0]) }
      let owner = around.min { signedArea(polygons[$0].exterior) < signedArea(polygons[$1].exterior) }
      if let owner { polygons[owner].holes.append(hole) }
    }
    return polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons)
  }

  /// A side of a cell, told by its lower or left corner × 2, + 1 where it goes up.
  private typealias Side = Int

  private func rings() -> [[Coordinate]] {
    var next: [Side: Side] = [:]
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 { addBorders(ofCell: row * columns + column, to: &next) }
    }
    var rings: [[Coordinate]] = []
    for start in next.keys.sorted() where next[start] != nil {
      var ring: [Coordinate] = []
      var side = start
      while let following = next.removeValue(forKey: side) {
        let position = crossing(side)
        if position != ring.last { ring.append(position) }
        side = following
      }
      if ring.count >= 3, ring[0] != ring[ring.count - 1] { ring.append(ring[0]) }
      if ring.count >= 4 { rings.append(ring) }
    }
    return rings
  }

  /// The pieces of border in a cell, each going with the area on its left.
  private func addBorders(ofCell corner: Int, to next: inout [Side: Side]) {
    let corners = [corner, corner + 1, corner + columns + 1, corner + columns]
    var inside = 0
    for (bit, corner) in corners.enumerated() where isInside(corner) { inside |= 1 << bit }
    let (lower, right, upper, left) = (corner * 2, (corner + 1) * 2 + 1, (corner + columns) * 2, corner * 2 + 1)
    // Two opposite corners: one area where the middle of the cell is in it.
    let isJoined = corners.reduce(0) { $0 + Double(distances[$1]) } / 4 <= margin
    switch inside {
    case 1: next[lower] = left
    case 2: next[right] = lower
    case 3: next[right] = left
    case 4: next[upper] = right
    case 5:
      next[lower] = isJoined ? right : left
      next[upper] = isJoined ? left : right
    case 6: next[upper] = lower
    case 7: next[upper] = left
    case 8: next[left] = upper
    case 9: next[lower] = upper
    case 10:
      next[right] = isJoined ? upper : lower
      next[left] = isJoined ? lower : upper
    case 11: next[right] = upper
    case 12: next[left] = right
    case 13: next[lower] = right
    case 14: next[left] = lower
    default: break
    }
  }

  private func isInside(_ corner: Int) -> Bool { Double(distances[corner]) <= margin }

  /// Where the border crosses a side; never in its ends, so that borders do not touch there.
  private func crossing(_ side: Side) -> Coordinate {
    let corner = side / 2
    let other = side % 2 == 0 ? corner + 1 : corner + columns
    let (a, b) = (Double(distances[corner]), Double(distances[other]))
    let share = min(0.98, max(0.02, (margin - a) / (b - a)))
    let column = Double(corner % columns) + (side % 2 == 0 ? share : 0)
    let row = Double(corner / columns) + (side % 2 == 0 ? 0 : share)
    return Coordinate(
      longitude: west + column * step / plane.metresPerLongitude, latitude: south + row * step / plane.metresPerLatitude
    ).quantised
  }

  /// Twice the area in square degrees, positive for counter-clockwise; counted from the first position, for the digits.
  private func signedArea(_ ring: [Coordinate]) -> Double {
    func cross(_ a: Coordinate, _ b: Coordinate) -> Double {
      (a.longitude - ring[0].longitude) * (b.latitude - ring[0].latitude)
        - (b.longitude - ring[0].longitude) * (a.latitude - ring[0].latitude)
    }
    return zip(ring, ring.dropFirst()).reduce(0) { $0 + cross($1.0, $1.1) }
  }

  /// Whether a ray to the east crosses the ring an odd number of times.
  private func contains(_ ring: [Coordinate], _ position: Coordinate) -> Bool {
    zip(ring, ring.dropFirst()).reduce(false) { isIn, side in
      let (a, b) = side
      guard (a.latitude > position.latitude) != (b.latitude > position.latitude) else { return isIn }
      let share = (position.latitude - a.latitude) / (b.latitude - a.latitude)
      return a.longitude + share * (b.longitude - a.longitude) > position.longitude ? !isIn : isIn
    }
  }
}
