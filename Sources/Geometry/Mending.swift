import CGEOS
import Territory

extension Shape {
  /// The shape made valid, and by how much that changed its area.
  ///
  /// Lobes of a self-crossing ring are kept, parts that overlap become one, a hole outside its ring becomes a part;
  /// spikes without area are dropped, and a mended area is right-handed. It stands in whole 1e-7 degrees and is valid
  /// as such (`validQuantised`). A valid shape comes back as it is.
  ///
  /// `areaChange` is |new − old| / max(old, new), 0…1, in geodesic m². The old area is the one the rings as drawn
  /// enclose by their turning (`geodesicArea`), where a lobe that turns the other way takes away: a crossing that
  /// cuts off a lobe of 1 ‰ changes 2 ‰, two lobes of one size change everything, because nobody can tell then what
  /// was meant. Lines and points change 0.
  /// - Throws: `GeometryError.cannotMend` where nothing of the same kind is left, or what is drawn is no geometry at
  ///   all (an open ring, a coordinate that is not a number).
  /// Source: GEOS, MakeValid with the «structure» method.
  public func mended() throws -> (shape: Shape, areaChange: Double) {
    guard let invalidity else { return (self, 0) }
    guard invalidityBeforeGEOS == nil else { throw GeometryError.cannotMend(invalidity) }
    let session = PlaneSession()
    let made = try madeValid(session.geometry(self), in: session)
    guard let shape = try part(of: made)?.rightHanded, shape.invalidity == nil else {
      throw GeometryError.cannotMend(invalidity)
    }
    // Before rounding, which is not the mending's doing.
    let (old, new) = (geodesicArea(self).magnitude, geodesicArea(shape))
    return (try shape.validQuantised(), max(old, new) > 0 ? (new - old).magnitude / max(old, new) : 0)
  }

  /// What of a mended geometry is of this shape's own dimension; nil when nothing is.
  private func part(of made: PlaneGeometry) throws -> Shape? {
    switch self {
    case .polygon, .multiPolygon:
      return areaLike(self, of: try made.polygons())
    case .line, .multiLine:
      let parts = try made.lines()
      if case .line = self, parts.count == 1 { return .line(parts[0]) }
      return parts.isEmpty ? nil : .multiLine(parts)
    case .point, .multiPoint: return self
    }
  }
}

private func madeValid(_ geometry: PlaneGeometry, in session: PlaneSession) throws -> PlaneGeometry {
  guard let options = GEOSMakeValidParams_create_r(session.handle) else { throw session.failure }
  defer { GEOSMakeValidParams_destroy_r(session.handle, options) }
  // The other method takes what overlaps for a hole: two parts that share a street would lose the street.
  _ = GEOSMakeValidParams_setMethod_r(session.handle, options, GEOS_MAKE_VALID_STRUCTURE)
  _ = GEOSMakeValidParams_setKeepCollapsed_r(session.handle, options, 0)
  return try session.owned(GEOSMakeValidWithParams_r(session.handle, geometry.pointer, options))
}
