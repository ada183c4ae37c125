import Territory

extension Shape {
  /// The same shape with exterior rings counter-clockwise and holes clockwise, as RFC 7946 §3.1.6 wants them; other
  /// shapes as they are.
  public var rightHanded: Shape {
    switch self {
    case .polygon(let polygon): .polygon(polygon.rightHanded)
    case .multiPolygon(let polygons): .multiPolygon(polygons.map(\.rightHanded))
    default: self
    }
  }
}

extension Polygon {
  fileprivate var rightHanded: Polygon {
    Polygon(
      exterior: turnsLeft(exterior) ? exterior : exterior.reversed(),
      holes: holes.map { turnsLeft($0) ? $0.reversed() : $0 })
  }
}

/// Whether a ring turns counter-clockwise; a ring without area counts as if it did, so that it stays as it is.
private func turnsLeft(_ ring: [Coordinate]) -> Bool {
  guard let origin = ring.first else { return true }
  var doubleArea = 0.0
  for (a, b) in zip(ring, ring.dropFirst()) {
    // From the first position: far from 0,0 the products would drown a small ring.
    doubleArea +=
      (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
      - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
  }
  return doubleArea >= 0
}
