import CGEOS
import Territory

extension Shape {
  /// The shape in whole 1e-7 degrees, as the journal will keep it, or with fewer decimals, and valid still.
  ///
  /// Rounding alone can close a spike or a hole a few millimetres wide upon itself: 13 of the 1,814 units of Mexico
  /// City become invalid so, and six of these again with six decimals. Those are rounded by GEOS, which drops what
  /// collapses; all others are just rounded. A second call changes nothing.
  /// - Parameter decimals: of a degree, at most 7.
  /// - Throws: `GeometryError.cannotMend` for an invalid shape (mend it first), or where nothing is left on the grid.
  public func validQuantised(decimals: Int = 7) throws -> Shape {
    let steps = (decimals..<7).reduce(1) { steps, _ in steps * 10 }
    let rounded = rounded(to: steps)
    guard let flaw = rounded.invalidity else { return rounded }
    if let invalidity { throw GeometryError.cannotMend(invalidity) }
    guard !polygons.isEmpty else { throw GeometryError.cannotMend(flaw) }
    let session = PlaneSession()
    let geometry = try session.geometry(self)
    // 0: valid output, collapsed parts removed.
    let reduced = try session.owned(GEOSGeom_setPrecision_r(session.handle, geometry.pointer, 1e-7 * Double(steps), 0))
    let area = try areaLike(self, of: reduced.polygons())
    guard let shape = area?.rounded(to: steps).rightHanded, shape.invalidity == nil else {
      throw GeometryError.cannotMend(flaw)
    }
    return shape
  }

  /// In multiples of so many 1e-7 degrees.
  private func rounded(to steps: Int) -> Shape {
    guard steps > 1 else { return quantised }
    return map {
      Coordinate(
        longitudeE7: dividedHalfUp($0.longitudeE7, by: steps) * steps,
        latitudeE7: dividedHalfUp($0.latitudeE7, by: steps) * steps)
    }
  }
}

/// Polygons as one shape: a single one stays single where `original` was; nil without any.
func areaLike(_ original: Shape, of parts: [Polygon]) -> Shape? {
  if case .polygon = original, parts.count == 1 { return .polygon(parts[0]) }
  return parts.isEmpty ? nil : .multiPolygon(parts)
}
