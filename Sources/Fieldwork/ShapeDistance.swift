import Geometry
import Territory

/// Geodesic metres from a position to the nearest part of a shape; zero inside an area.
func geodesicDistance(from position: Coordinate, to shape: Shape) -> Double {
  switch shape {
  case .point(let point): return geodesicDistance(position, point)
  case .multiPoint(let points): return points.map { geodesicDistance(position, $0) }.min() ?? .infinity
  case .line(let path): return geodesicNearest(on: path, to: position)?.metres ?? .infinity
  case .multiLine(let paths):
    return paths.compactMap { geodesicNearest(on: $0, to: position)?.metres }.min() ?? .infinity
  case .polygon, .multiPolygon:
    if shape.holds(position) { return 0 }
    return shape.polygons.flatMap(\.rings).compactMap { geodesicNearest(on: $0, to: position)?.metres }.min()
      ?? .infinity
  }
}
