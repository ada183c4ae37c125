import CGEOS
import Territory

/// A geometry that GEOS holds, freed with its last reference.
final class PlaneGeometry {
  let session: PlaneSession
  private var owned: OpaquePointer?

  init(_ pointer: OpaquePointer, in session: PlaneSession) { (owned, self.session) = (pointer, session) }

  deinit { if let owned { GEOSGeom_destroy_r(session.handle, owned) } }

  /// Only before `release`.
  var pointer: OpaquePointer { owned! }

  /// Gives the geometry to a GEOS call that takes it over.
  func release() -> OpaquePointer {
    defer { owned = nil }
    return owned!
  }

  /// Everything areal in it, in GEOS's order; lines and points are passed over.
  func polygons() throws -> [Polygon] { try session.polygons(of: pointer) }

  /// Everything linear in it, in GEOS's order; areas and points are passed over.
  func lines() throws -> [[Coordinate]] { try session.lines(of: pointer) }

  /// Its first position; nil when empty.
  func firstPosition() throws -> Coordinate? {
    guard GEOSisEmpty_r(session.handle, pointer) == 0 else { return nil }
    return try session.positions(of: pointer).first
  }
}

extension PlaneSession {
  fileprivate func polygons(of pointer: OpaquePointer) throws -> [Polygon] {
    switch kind(of: pointer) {
    case GEOS_POLYGON:
      guard GEOSisEmpty_r(handle, pointer) == 0 else { return [] }
      let holes = GEOSGetNumInteriorRings_r(handle, pointer)
      return [
        Polygon(
          exterior: try positions(of: GEOSGetExteriorRing_r(handle, pointer)),
          holes: try (0..<max(0, holes)).map { try positions(of: GEOSGetInteriorRingN_r(handle, pointer, $0)) })
      ]
    case GEOS_MULTIPOLYGON, GEOS_GEOMETRYCOLLECTION: return try parts(of: pointer).flatMap(polygons)
    default: return []
    }
  }

  fileprivate func lines(of pointer: OpaquePointer) throws -> [[Coordinate]] {
    switch kind(of: pointer) {
    case GEOS_LINESTRING, GEOS_LINEARRING:
      return GEOSisEmpty_r(handle, pointer) == 0 ? [try positions(of: pointer)] : []
    case GEOS_MULTILINESTRING, GEOS_GEOMETRYCOLLECTION: return try parts(of: pointer).flatMap(lines)
    default: return []
    }
  }

  private func kind(of pointer: OpaquePointer) -> GEOSGeomTypes {
    GEOSGeomTypes(rawValue: UInt32(bitPattern: GEOSGeomTypeId_r(handle, pointer)))
  }

  private func parts(of pointer: OpaquePointer) throws -> [OpaquePointer] {
    try (0..<max(0, GEOSGetNumGeometries_r(handle, pointer))).map {
      guard let part = GEOSGetGeometryN_r(handle, pointer, $0) else { throw failure }
      return part
    }
  }

  /// Of a point, a line or a ring.
  fileprivate func positions(of pointer: OpaquePointer?) throws -> [Coordinate] {
    var count: UInt32 = 0
    guard let pointer, let sequence = GEOSGeom_getCoordSeq_r(handle, pointer),
      GEOSCoordSeq_getSize_r(handle, sequence, &count) == 1
    else { throw failure }
    var numbers = [Double](repeating: 0, count: 2 * Int(count))
    guard GEOSCoordSeq_copyToBuffer_r(handle, sequence, &numbers, 0, 0) == 1 else { throw failure }
    return (0..<Int(count)).map { Coordinate(longitude: numbers[2 * $0], latitude: numbers[2 * $0 + 1]) }
  }
}
