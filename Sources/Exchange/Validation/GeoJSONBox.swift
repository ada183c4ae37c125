/// What a `bbox` says: the sides, and the heights where positions have them. West of its east it spans the 180th meridian.
public struct GeoJSONBox: Hashable, Sendable {
  public var west, south, east, north: Double
  public var heights: ClosedRange<Double>?

  public init(west: Double, south: Double, east: Double, north: Double, heights: ClosedRange<Double>? = nil) {
    (self.west, self.south, self.east, self.north) = (west, south, east, north)
    self.heights = heights
  }

  /// As it is written, no narrower than what it says of: its sides to seven decimals, heights to three, outward.
  var text: String {
    func out(_ value: Double, _ scale: Double, _ rule: FloatingPointRoundingRule) -> Double {
      (value * scale).rounded(rule) / scale
    }
    var low = [out(west, 1e7, .down), out(south, 1e7, .down)]
    var high = [out(east, 1e7, .up), out(north, 1e7, .up)]
    if let heights {
      low.append(out(heights.lowerBound, 1e3, .down))
      high.append(out(heights.upperBound, 1e3, .up))
    }
    return "[" + (low + high).map { "\($0)" }.joined(separator: ", ") + "]"
  }
}

/// What positions cover, with longitudes east and west of Greenwich apart: across the 180th meridian the easternmost of the
/// one half lies beside the westernmost of the other.
struct GeoJSONExtent {
  private(set) var latitudes: ClosedRange<Double>
  /// From 0 on, and below 0.
  private(set) var eastern: ClosedRange<Double>?
  private(set) var western: ClosedRange<Double>?
  private(set) var heights: ClosedRange<Double>?
  /// Whether there are positions of two numbers.
  private(set) var hasFlat: Bool

  init(_ longitude: Double, _ latitude: Double, _ height: Double?) {
    latitudes = latitude...latitude
    (eastern, western) = longitude < 0 ? (nil, longitude...longitude) : (longitude...longitude, nil)
    heights = height.map { $0...$0 }
    hasFlat = height == nil
  }

  @inline(__always)
  mutating func extend(_ longitude: Double, _ latitude: Double, _ height: Double?) {
    if !(latitudes ~= latitude) { latitudes = Self.widened(latitudes, latitude) }
    if longitude < 0 {
      if western.map({ $0 ~= longitude }) != true { western = Self.widened(western, longitude) }
    } else if eastern.map({ $0 ~= longitude }) != true {
      eastern = Self.widened(eastern, longitude)
    }
    if let height {
      if heights.map({ $0 ~= height }) != true { heights = Self.widened(heights, height) }
    } else {
      hasFlat = true
    }
  }

  private static func widened(_ range: ClosedRange<Double>?, _ value: Double) -> ClosedRange<Double> {
    range.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
  }

  mutating func widen(by other: Self) {
    func both(_ one: ClosedRange<Double>?, _ two: ClosedRange<Double>?) -> ClosedRange<Double>? {
      guard let one, let two else { return one ?? two }
      return min(one.lowerBound, two.lowerBound)...max(one.upperBound, two.upperBound)
    }
    latitudes = both(latitudes, other.latitudes)!
    (eastern, western) = (both(eastern, other.eastern), both(western, other.western))
    heights = both(heights, other.heights)
    if other.hasFlat { hasFlat = true }
  }

  var west: Double { western?.lowerBound ?? eastern!.lowerBound }
  var east: Double { eastern?.upperBound ?? western!.upperBound }

  /// Whether the way around the back of the Earth is the shorter one.
  var isNarrowerAcross: Bool {
    guard let eastern, let western else { return false }
    return 360 - (eastern.lowerBound - western.upperBound) < east - west
  }

  /// The `bbox` of all, across the 180th meridian where `isAcross`.
  func box(isAcross: Bool) -> GeoJSONBox {
    let sides = isAcross ? eastern.flatMap { east in western.map { (east.lowerBound, $0.upperBound) } } : nil
    return GeoJSONBox(
      west: sides?.0 ?? west, south: latitudes.lowerBound, east: sides?.1 ?? east, north: latitudes.upperBound,
      heights: heights)
  }
}
