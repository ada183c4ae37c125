import CGEOS
import Territory

/// A GEOS context with what was made in it: one for each operation, on one thread, freed with it.
final class PlaneSession {
  let handle: GEOSContextHandle_t
  private let messages = Messages()

  private final class Messages { var last = "" }

  init() {
    handle = GEOS_init_r()
    // The context ends before `messages` does.
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, messages in
        guard let text, let messages else { return }
        Unmanaged<Messages>.fromOpaque(messages).takeUnretainedValue().last = String(cString: text)
      }, Unmanaged.passUnretained(messages).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  /// The shape as GEOS holds it.
  /// - Throws: `GeometryError.library` for what GEOS cannot hold (an open ring, a ring of three positions).
  func geometry(_ shape: Shape) throws -> PlaneGeometry {
    switch shape {
    case .point(let position): try point(position)
    case .multiPoint(let positions): try collection(of: GEOS_MULTIPOINT, positions.map(point))
    case .line(let positions): try line(positions)
    case .multiLine(let lines): try collection(of: GEOS_MULTILINESTRING, lines.map(line))
    case .polygon(let part): try polygon(part)
    case .multiPolygon(let polygons): try collection(of: GEOS_MULTIPOLYGON, polygons.map(polygon))
    }
  }

  func point(_ position: Coordinate) throws -> PlaneGeometry {
    try owned(GEOSGeom_createPointFromXY_r(handle, position.longitude, position.latitude))
  }

  func line(_ positions: [Coordinate]) throws -> PlaneGeometry {
    try owned(GEOSGeom_createLineString_r(handle, sequence(positions)))
  }

  private func polygon(_ polygon: Polygon) throws -> PlaneGeometry {
    let rings = try polygon.rings.map { try owned(GEOSGeom_createLinearRing_r(handle, sequence($0))) }
    var holes = rings.dropFirst().map { Optional($0.release()) }
    return try owned(GEOSGeom_createPolygon_r(handle, rings[0].release(), &holes, UInt32(holes.count)))
  }

  func collection(of kind: GEOSGeomTypes, _ parts: [PlaneGeometry]) throws -> PlaneGeometry {
    var pointers = parts.map { Optional($0.release()) }
    return try owned(
      GEOSGeom_createCollection_r(handle, Int32(bitPattern: kind.rawValue), &pointers, UInt32(pointers.count)))
  }

  private func sequence(_ positions: [Coordinate]) throws -> OpaquePointer {
    var numbers: [Double] = []
    numbers.reserveCapacity(2 * positions.count)
    for position in positions {
      numbers.append(position.longitude)
      numbers.append(position.latitude)
    }
    guard let sequence = GEOSCoordSeq_copyFromBuffer_r(handle, numbers, UInt32(positions.count), 0, 0) else {
      throw failure
    }
    return sequence
  }

  /// Takes over what a GEOS call gave, or says why it gave nothing.
  func owned(_ pointer: OpaquePointer?) throws -> PlaneGeometry {
    guard let pointer else { throw failure }
    return PlaneGeometry(pointer, in: self)
  }

  /// What GEOS said last.
  var failure: GeometryError { .library(messages.last) }
}
