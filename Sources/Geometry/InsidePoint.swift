import CGEOS
import Territory

extension Shape {
  /// A position that stands for the shape: inside an area (never in a hole or beyond a bay), halfway along a line, the
  /// point itself. Of several lines the longest counts, of several points the first.
  /// - Throws: `GeometryError.empty`; `.library` for rings that GEOS cannot hold.
  public func insidePoint() throws -> Coordinate {
    switch self {
    case .point(let position): return position
    case .multiPoint(let positions):
      guard let first = positions.first else { throw GeometryError.empty }
      return first
    case .line(let path): return try middle(of: path)
    case .multiLine(let lines):
      let longest = lines.max { geodesicLength($0) < geodesicLength($1) }
      return try middle(of: longest ?? [])
    case .polygon, .multiPolygon: return try pointOnSurface()
    }
  }

  private func pointOnSurface() throws -> Coordinate {
    guard polygons.contains(where: { !$0.exterior.isEmpty }) else { throw GeometryError.empty }
    let session = PlaneSession()
    let geometry = try session.geometry(self)
    let found = try session.owned(GEOSPointOnSurface_r(session.handle, geometry.pointer))
    guard let position = try found.firstPosition() else {
      throw GeometryError.empty
    }
    return position
  }
}

/// Halfway along a path, by geodesic metres.
private func middle(of path: [Coordinate]) throws -> Coordinate {
  guard let last = path.last else { throw GeometryError.empty }
  var left = geodesicLength(path) / 2
  for (a, b) in zip(path, path.dropFirst()) {
    let metres = geodesicDistance(a, b)
    if left <= metres, metres > 0 { return between(a, b, at: left / metres) }
    left -= metres
  }
  return last
}
