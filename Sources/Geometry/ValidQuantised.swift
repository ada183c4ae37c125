import CGEOS
import Territory

extension Shape {
  /// The shape as the journal will keep it, in whole 1e-7 degrees, and valid still.
  ///
  /// Rounding alone can close a spike or a hole a few millimetres wide upon itself: 13 of the 1,814 units of Mexico
  /// City become invalid so. Those are rounded by GEOS, which drops what collapses; all others are just `quantised`.
  /// A second call changes nothing.
  /// - Throws: `GeometryError.cannotMend` for an invalid shape (mend it first), or where nothing is left on the grid.
  public func validQuantised() throws -> Shape {
    let rounded = quantised
    guard let flaw = rounded.invalidity else { return rounded }
    if let invalidity { throw GeometryError.cannotMend(invalidity) }
    guard !polygons.isEmpty else { throw GeometryError.cannotMend(flaw) }
    let session = PlaneSession()
    let geometry = try session.geometry(self)
    // 0: valid output, collapsed parts removed.
    let reduced = try session.owned(GEOSGeom_setPrecision_r(session.handle, geometry.pointer, 1e-7, 0))
    guard let shape = try areaLike(self, of: reduced.polygons())?.quantised.rightHanded, shape.invalidity == nil else {
      throw GeometryError.cannotMend(flaw)
    }
    return shape
  }
}

/// Polygons as one shape: a single one stays single where `original` was; nil without any.
func areaLike(_ original: Shape, of parts: [Polygon]) -> Shape? {
  if case .polygon = original, parts.count == 1 { return .polygon(parts[0]) }
  return parts.isEmpty ? nil : .multiPolygon(parts)
}
