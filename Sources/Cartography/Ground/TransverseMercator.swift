/// The transverse Mercator projection of WGS 84: metres east of the central meridian and north of the equator.
///
/// Source: Krüger, "Konforme Abbildung des Erdellipsoids in der Ebene" (1912), in the form of Karney, "Transverse Mercator
/// with an accuracy of a few nanometers" (2011), equations 7–11 and 35, to the fourth order: below a millimetre
/// within 35° of the meridian.
struct TransverseMercator: Hashable, Sendable {
  /// Degrees.
  let centralMeridian: Double
  /// On the central meridian.
  let scale: Double
  private let radius: Double
  private let series: [Double]
  private let eccentricity: Double

  init(centralMeridian: Double, scale: Double) {
    self.centralMeridian = centralMeridian
    self.scale = scale
    // WGS 84: NGA.STND.0036.
    let (equator, flattening) = (6_378_137.0, 1 / 298.257_223_563)
    let n = flattening / (2 - flattening)
    let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n)
    radius = equator / (1 + n) * (1 + n2 / 4 + n4 / 64)
    series = [
      n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180, 13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
      61 * n3 / 240 - 103 * n4 / 140, 49_561 * n4 / 161_280,
    ]
    eccentricity = 2 * n.squareRoot() / (1 + n)
  }

  func metres(longitude: Double, latitude: Double) -> (east: Double, north: Double) {
    let turn = (longitude - centralMeridian) * .pi / 180
    let height = sine(latitude * .pi / 180)
    let conformal = hyperbolicSine(
      inverseHyperbolicTangent(height) - eccentricity * inverseHyperbolicTangent(eccentricity * height))
    let across = cosine(turn)
    let north = arctangent(conformal, across)
    let east = inverseHyperbolicSine(sine(turn) / (conformal * conformal + across * across).squareRoot())
    var sum = (east: east, north: north)
    for (index, factor) in series.enumerated() {
      let step = 2 * Double(index + 1)
      sum.east += factor * cosine(step * north) * hyperbolicSine(step * east)
      sum.north += factor * sine(step * north) * hyperbolicCosine(step * east)
    }
    return (scale * radius * sum.east, scale * radius * sum.north)
  }
}
