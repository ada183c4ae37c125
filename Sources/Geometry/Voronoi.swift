import CGEOS
import Territory

/// The parts of an outline nearest to each of some points.
///
/// Nearness is measured on a plane that keeps the proportion of longitude to latitude at the middle of the outline.
/// Cells are cut out of one set of noded lines, so neighbours share every vertex of their border to the last bit, and
/// the outline's own positions stay as they were given.
/// - Parameter outline: valid; concave outlines and holes may leave a cell in several parts.
/// - Returns: one cell a point, in the points' order.
/// - Throws: `GeometryError.samePosition` for two points in one place, `.noCell` for a point that gets nothing,
///   `.empty` without points.
public func voronoi(of points: [Coordinate], within outline: Polygon) throws -> [Shape] {
  try refuseSamePositions(points)
  guard let box = Shape.polygon(outline).boundingBox, !points.isEmpty else { throw GeometryError.empty }
  let plane = LocalPlane(widening: parallelToMeridian(at: (box.south + box.north) / 2))
  let sites = points.map(plane.flat)
  let shape = Shape.polygon(outline).map(plane.flat)

  let index = AreaIndex([(id: 0, shape: shape)])
  var parts = [[Polygon]](repeating: [], count: points.count)
  for face in try faces(of: sites, cutBy: shape.polygons[0].rings) {
    let inside = try Shape.polygon(face).insidePoint()
    guard index.areas(at: inside).first?.location == .inside else { continue }
    parts[nearest(of: sites, to: inside)].append(face)
  }

  var given: [Coordinate: Coordinate] = [:]
  Shape.polygon(outline).forEachCoordinate { given[plane.flat($0)] = $0 }
  return try parts.enumerated().map { point, cell in
    guard let first = cell.first else { throw GeometryError.noCell(point) }
    let flat = cell.count == 1 ? Shape.polygon(first) : .multiPolygon(cell)
    return flat.map { given[$0] ?? plane.round($0) }.rightHanded
  }
}

/// Degrees with the longitudes narrowed to the length of latitudes.
private struct LocalPlane {
  let widening: Double

  func flat(_ position: Coordinate) -> Coordinate {
    Coordinate(longitude: position.longitude * widening, latitude: position.latitude)
  }

  func round(_ position: Coordinate) -> Coordinate {
    Coordinate(longitude: position.longitude / widening, latitude: position.latitude)
  }
}

private func refuseSamePositions(_ points: [Coordinate]) throws {
  var seen: [Coordinate: Int] = [:]
  for (index, point) in points.enumerated() {
    if let earlier = seen.updateValue(index, forKey: point) { throw GeometryError.samePosition(earlier, index) }
  }
}

/// Every face that the borders between `sites` and the `rings` enclose together, inside the rings or out.
private func faces(of sites: [Coordinate], cutBy rings: [[Coordinate]]) throws -> [Polygon] {
  let session = PlaneSession()
  let cut = try session.geometry(.multiLine(rings))
  var lines = rings
  if sites.count > 1 {
    let points = try session.geometry(.multiPoint(sites))
    // 1: borders only, as far as the outline reaches.
    lines += try session.owned(GEOSVoronoiDiagram_r(session.handle, points.pointer, cut.pointer, 0, 1)).lines()
  }
  let together = try session.geometry(.multiLine(lines))
  // The union of lines with themselves puts a shared position wherever two of them meet.
  let noded = try session.owned(GEOSUnaryUnion_r(session.handle, together.pointer))
  var inputs: [OpaquePointer?] = [noded.pointer]
  return try session.owned(GEOSPolygonize_r(session.handle, &inputs, 1)).polygons()
}

private func nearest(of sites: [Coordinate], to position: Coordinate) -> Int {
  func square(_ site: Coordinate) -> Double {
    let (x, y) = (site.longitude - position.longitude, site.latitude - position.latitude)
    return x * x + y * y
  }
  return sites.indices.min { square(sites[$0]) < square(sites[$1]) }!
}
