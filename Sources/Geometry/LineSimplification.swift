import Territory

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Which positions of a line stay when it may move by some metres: first and last always.
///
/// Source: Douglas and Peucker, "Algorithms for the reduction of the number of points required to represent a digitized
/// line" (1973), on a plane through the line's first position: right to a thousandth over some tens of kilometres.
func keptPositions(of line: [Coordinate], within metres: Double) -> [Int] {
  guard line.count > 2 else { return Array(line.indices) }
  let plane = LocalMetres(at: line[0])
  let points = ContiguousArray(line.map(plane.point))
  var isKept = [Bool](repeating: false, count: line.count)
  (isKept[0], isKept[line.count - 1]) = (true, true)
  var open = [(0, line.count - 1)]
  while let (first, last) = open.popLast() {
    var (farthest, distance) = (first, -1.0)
    for index in first + 1..<max(first + 1, last) {
      let away = squaredDistance(points[index], points[first], points[last])
      if away > distance { (farthest, distance) = (index, away) }
    }
    guard distance > metres * metres else { continue }
    isKept[farthest] = true
    open.append((first, farthest))
    open.append((farthest, last))
  }
  return line.indices.filter { isKept[$0] }
}

/// The same for a closed line (first position = last), which keeps the position farthest from its first too.
func keptPositions(ofLoop line: [Coordinate], within metres: Double) -> [Int] {
  let plane = LocalMetres(at: line[0])
  let farthest = line.indices.max { squaredLength(plane.point(line[$0])) < squaredLength(plane.point(line[$1])) } ?? 0
  let there = keptPositions(of: Array(line[...farthest]), within: metres)
  let back = keptPositions(of: Array(line[farthest...]), within: metres)
  return there + back.dropFirst().map { $0 + farthest }
}

/// Metres east and north of a place.
private struct LocalMetres {
  private let origin: Coordinate
  private let (east, north): (Double, Double)

  init(at origin: Coordinate) {
    self.origin = origin
    let radians = Double.pi / 180
    north = WGS84.semiMajorAxis * radians
    east = north * cos(origin.latitude * radians)
  }

  func point(_ position: Coordinate) -> (x: Double, y: Double) {
    ((position.longitude - origin.longitude) * east, (position.latitude - origin.latitude) * north)
  }
}

private func squaredLength(_ point: (x: Double, y: Double)) -> Double { point.x * point.x + point.y * point.y }

/// From a point to the piece of line between two others.
private func squaredDistance(
  _ point: (x: Double, y: Double), _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
) -> Double {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let length = dx * dx + dy * dy
  let along = length > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length : 0
  let part = min(1, max(0, along))
  return squaredLength((point.x - a.x - part * dx, point.y - a.y - part * dy))
}
