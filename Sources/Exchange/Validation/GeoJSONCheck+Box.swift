/// A `bbox` beside what it says of. Source: RFC 7946, §5.
extension GeoJSONCheck {
  /// Positions as near as this are the same: a tenth of what 7 decimals tell apart.
  private static let tolerance = 1e-8
  /// Metres: heights as near as this are the same.
  private static let heightTolerance = 1e-4

  mutating func judgeBox(_ facts: Facts) {
    guard let numbers = facts.box else { return }
    if let flaw = flaw(of: numbers, around: facts.extent) {
      note(flaw, at: facts.boxPlace ?? facts.place, in: [.member(.bbox)])
    }
  }

  private func flaw(of numbers: [Double], around extent: GeoJSONExtent?) -> GeoJSONFlaw? {
    guard numbers.count == 4 || numbers.count == 6, numbers.allSatisfy(\.isFinite), case let half = numbers.count / 2,
      numbers[1] <= numbers[half + 1]
    else { return .badBox }
    let (west, south, east, north) = (numbers[0], numbers[1], numbers[half], numbers[half + 1])
    guard max(west.magnitude, east.magnitude) <= 180, max(south.magnitude, north.magnitude) <= 90 else {
      return .boxOffEarth
    }
    if half == 3, numbers[2] > numbers[5] {
      return .swappedBox(.init(west: west, south: south, east: east, north: north, heights: numbers[5]...numbers[2]))
    }
    guard let extent else { return nil }
    let box = GeoJSONBox(
      west: west, south: south, east: east, north: north, heights: half == 3 ? numbers[2]...numbers[5] : nil)
    return west > east ? flaw(ofCrossing: box, extent) : flaw(of: box, extent)
  }

  /// Of a box that does not span the 180th meridian.
  private func flaw(of box: GeoJSONBox, _ extent: GeoJSONExtent) -> GeoJSONFlaw? {
    let needed = extent.box(isAcross: false)
    if let flaw = dimensionFlaw(of: box, needed, extent) { return flaw }
    let by = Self.tolerance
    if extent.west < box.west - by || extent.east > box.east + by || isTooSmall(box, extent) {
      return .boxTooSmall(needed)
    }
    let isLoose = extent.west > box.west + by || extent.east < box.east - by
    return isLoose || isTooLarge(box, extent) ? .boxTooLarge(needed) : nil
  }

  /// Of a box whose west lies east of its east: it spans the 180th meridian, or has its sides the wrong way round.
  private func flaw(ofCrossing box: GeoJSONBox, _ extent: GeoJSONExtent) -> GeoJSONFlaw? {
    let by = Self.tolerance
    let isWithin =
      (extent.eastern.map { $0.lowerBound >= box.west - by } ?? true)
      && (extent.western.map { $0.upperBound <= box.east + by } ?? true)
    // A box that begins and ends in one half of the world reaches nearly around it: only what lies in its gap tells.
    let spansHalves = box.west >= 0 && box.east < 0
    if extent.west >= box.east - by, extent.east <= box.west + by, !(spansHalves && isWithin) {
      return .swappedBox(extent.box(isAcross: false))
    }
    let needed = extent.box(isAcross: spansHalves && (isWithin || extent.isNarrowerAcross))
    if let flaw = dimensionFlaw(of: box, needed, extent) { return flaw }
    if spansHalves && !isWithin || isTooSmall(box, extent) { return .boxTooSmall(needed) }
    let isLoose =
      spansHalves
      && (needed.west > box.west + by || needed.east < box.east - by || extent.eastern == nil || extent.western == nil)
    return isLoose || isTooLarge(box, extent) ? .boxTooLarge(needed) : nil
  }

  /// Four numbers around positions of two, six around positions of three (§5); of both kinds together nothing is said.
  private func dimensionFlaw(of box: GeoJSONBox, _ needed: GeoJSONBox, _ extent: GeoJSONExtent) -> GeoJSONFlaw? {
    if extent.heights != nil, extent.hasFlat { return nil }
    return (box.heights == nil) == (extent.heights == nil) ? nil : .boxDimension(needed)
  }

  /// Whether latitudes or heights lie outside.
  private func isTooSmall(_ box: GeoJSONBox, _ extent: GeoJSONExtent) -> Bool {
    let (by, high) = (Self.tolerance, Self.heightTolerance)
    if extent.latitudes.lowerBound < box.south - by || extent.latitudes.upperBound > box.north + by { return true }
    guard let limits = box.heights, let heights = extent.heights else { return false }
    return heights.lowerBound < limits.lowerBound - high || heights.upperBound > limits.upperBound + high
  }

  /// Whether latitudes or heights end before the box does.
  private func isTooLarge(_ box: GeoJSONBox, _ extent: GeoJSONExtent) -> Bool {
    let (by, high) = (Self.tolerance, Self.heightTolerance)
    if extent.latitudes.lowerBound > box.south + by || extent.latitudes.upperBound < box.north - by { return true }
    guard let limits = box.heights, let heights = extent.heights else { return false }
    return heights.lowerBound > limits.lowerBound + high || heights.upperBound < limits.upperBound - high
  }
}
