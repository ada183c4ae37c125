import CPROJ
import Territory

/// A PROJ context: silent, without network, used on one thread at a time.
final class EarthSession {
  let context: OpaquePointer

  init() {
    context = proj_context_create()
    // Errors come back as values; nothing is to be printed and nothing fetched.
    proj_log_level(context, PJ_LOG_NONE)
    proj_context_set_enable_network(context, 0)
  }

  deinit { proj_context_destroy(context) }

  /// nil for what PROJ cannot read.
  func object(_ definition: String) -> EarthObject? {
    proj_create(context, definition).map { EarthObject($0, in: self) }
  }
}

/// Something PROJ holds, freed with its last reference.
final class EarthObject {
  let pointer: OpaquePointer
  // The context must outlive what was made in it.
  private let session: EarthSession

  init(_ pointer: OpaquePointer, in session: EarthSession) { (self.pointer, self.session) = (pointer, session) }

  deinit { proj_destroy(pointer) }

  /// `EPSG:32614`; nil without a code of its own.
  var code: String? {
    guard let authority = proj_get_id_auth_name(pointer, 0), let number = proj_get_id_code(pointer, 0) else {
      return nil
    }
    return String(cString: authority) + ":" + String(cString: number)
  }

  /// nil where the definition has none.
  var name: String? {
    guard let text = proj_get_name(pointer).map({ String(cString: $0) }), !text.isEmpty, text != "unknown" else {
      return nil
    }
    return text
  }

  enum HorizontalKind { case geographic, projected, other }

  /// What the horizontal part of a coordinate system is.
  func horizontalKind(in session: EarthSession) -> HorizontalKind {
    switch proj_get_type(pointer) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: .geographic
    case PJ_TYPE_PROJECTED_CRS: .projected
    case PJ_TYPE_COMPOUND_CRS:
      part(proj_crs_get_sub_crs(session.context, pointer, 0), in: session)
    case PJ_TYPE_BOUND_CRS:
      part(proj_get_source_crs(session.context, pointer), in: session)
    default: .other
    }
  }

  private func part(_ pointer: OpaquePointer?, in session: EarthSession) -> HorizontalKind {
    pointer.map { EarthObject($0, in: session).horizontalKind(in: session) } ?? .other
  }
}

/// The way from a coordinate system to WGS 84 longitude and latitude.
final class EarthTransform {
  private let transform: EarthObject

  /// - Throws: `GeometryError.unknownCoordinateSystem` when PROJ knows no way.
  init(from definition: String, in session: EarthSession) throws {
    guard let found = proj_create_crs_to_crs(session.context, definition, "EPSG:4326", nil) else {
      throw GeometryError.unknownCoordinateSystem(definition)
    }
    let asWritten = EarthObject(found, in: session)
    // Easting or longitude first, whatever order the authority gives: so do all the files.
    guard let normal = proj_normalize_for_visualization(session.context, asWritten.pointer) else {
      throw GeometryError.unknownCoordinateSystem(definition)
    }
    transform = EarthObject(normal, in: session)
  }

  /// nil where the position has no place on Earth.
  func coordinate(x: Double, y: Double) -> Coordinate? {
    guard x.isFinite, y.isFinite else { return nil }
    let to = proj_trans(transform.pointer, PJ_FWD, proj_coord(x, y, 0, 0)).xy
    return to.x.isFinite && to.y.isFinite ? Coordinate(longitude: to.x, latitude: to.y) : nil
  }

  /// Whether places all over the Earth, Mexico among them, stay where they are to 1e-10 degrees (10 µm).
  var changesNothing: Bool {
    [(-103.4, 20.3), (-99.1, 19.4), (-117.0, 32.5), (-86.7, 21.2), (10, 50), (140, -35), (-60, -5)].allSatisfy { x, y in
      guard let to = coordinate(x: x, y: y) else { return false }
      return abs(to.longitude - x) < 1e-10 && abs(to.latitude - y) < 1e-10
    }
  }
}
