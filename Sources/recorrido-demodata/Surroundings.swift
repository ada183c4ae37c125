import Territory

/// Where the two offices lie, for a map's locator: a schematic outline of each one's state, drawn by hand from its general
/// shape and never traced. Only Iztacalco's side of Mexico City is exact, as our own drawing of Iztacalco has it.
enum Surroundings {
  static var mexicoCity: Feature { state("09", "Ciudad de México", (-99.1332, 19.4326), mexicoCityOutline) }
  static var jalisco: Feature { state("14", "Jalisco", (-103.3477, 20.6767), jaliscoOutline) }

  private static func state(
    _ key: String, _ name: String, _ point: (Double, Double), _ corners: [(longitude: Double, latitude: Double)]
  ) -> Feature {
    Feature(
      properties: [
        ("key", .text(key)), ("name", .text(name)), ("lon", .degrees(point.0)), ("lat", .degrees(point.1)),
      ], shape: .polygon(Polygon(exterior: closed(corners))))
  }

  /// Counter-clockwise, from the north.
  private static var mexicoCityOutline: [(longitude: Double, latitude: Double)] {
    // East of Iztacalco lies another state: the two outlines are one line there.
    let shared = iztacalcoOutline.filter { $0.longitude > -99.06 }.map { ($0.longitude, $0.latitude) }
    return [
      (-99.135, 19.590), (-99.165, 19.555), (-99.160, 19.512), (-99.220, 19.510), (-99.222, 19.470), (-99.215, 19.445),
      (-99.260, 19.402), (-99.300, 19.398), (-99.325, 19.365), (-99.340, 19.325), (-99.365, 19.280), (-99.345, 19.245),
      (-99.318, 19.215), (-99.297, 19.170), (-99.290, 19.125), (-99.262, 19.098), (-99.228, 19.093), (-99.185, 19.075),
      (-99.140, 19.060), (-99.100, 19.050), (-99.055, 19.052), (-99.020, 19.075), (-98.975, 19.090), (-98.955, 19.130),
      (-98.970, 19.175), (-98.968, 19.220), (-98.945, 19.235), (-98.965, 19.265), (-98.960, 19.300), (-98.958, 19.330),
      (-98.985, 19.370), (-99.020, 19.383),
    ] + shared + [
      (-99.045, 19.428), (-99.030, 19.440), (-99.035, 19.465), (-99.055, 19.480), (-99.070, 19.505), (-99.095, 19.510),
      (-99.110, 19.530), (-99.108, 19.565),
    ]
  }

  /// Counter-clockwise, from the coast's north.
  private static let jaliscoOutline: [(longitude: Double, latitude: Double)] = [
    (-105.25, 20.65), (-105.50, 20.50), (-105.68, 20.40), (-105.45, 20.00), (-105.10, 19.55), (-104.68, 19.20),
    (-104.35, 19.15), (-104.05, 19.35), (-103.75, 19.45), (-103.55, 19.35), (-103.45, 19.00), (-103.10, 18.95),
    (-102.95, 19.25), (-102.75, 19.60), (-102.55, 19.90), (-102.75, 20.05), (-102.70, 20.20), (-102.10, 20.30),
    (-102.00, 20.55), (-101.85, 20.90), (-101.55, 21.30), (-101.55, 21.75), (-101.85, 22.00), (-102.30, 21.65),
    (-102.75, 21.70), (-102.90, 22.00), (-103.20, 21.85), (-103.30, 21.40), (-103.75, 21.25), (-103.85, 21.75),
    (-103.55, 22.30), (-103.95, 22.65), (-104.35, 22.70), (-104.25, 22.20), (-104.05, 21.60), (-104.20, 21.20),
    (-104.60, 20.95), (-105.00, 20.95),
  ]
}
