import Territory

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A position on the plane of web maps, right and down; the world's width is 1. Angles are kept at any latitude.
struct Mercator: Hashable, Sendable {
  var x, y: Double

  init(_ position: Coordinate) {
    x = position.longitude / 360
    y = -atanh(sin(position.latitude * .pi / 180)) / (2 * .pi)
  }

  /// The latitude, in degrees, of a position so far down.
  static func latitude(at y: Double) -> Double { atan(sinh(-2 * .pi * y)) * 180 / .pi }

  /// What one metre on the ground measures on this plane, at a latitude in degrees.
  static func metre(at latitude: Double) -> Double {
    let equator = 40_075_016.686  // metres; WGS 84
    return 1 / (equator * cos(latitude * .pi / 180))
  }
}

extension Coordinate {
  /// Whether a web map can draw it: a number, and short of where its plane ends.
  var isDrawable: Bool {
    longitude.isFinite && latitude.isFinite && abs(longitude) <= 180 && abs(latitude) <= 85
  }
}
