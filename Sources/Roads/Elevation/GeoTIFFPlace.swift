import CTiff

/// Where a GeoTIFF lies, by its tags.
///
/// Source: OGC 19-008r4, "OGC GeoTIFF Standard" 1.1.
struct GeoTIFFPlace {
  /// Geographic systems that differ from WGS 84 by less than an elevation model can see: NAD83, ETRS89, SIRGAS 2000,
  /// Mexico ITRF92 and ITRF2008.
  private static let systems: Set<Int> = [4_326, 4_269, 4_258, 4_674, 4_483, 6_365]

  private let tiff: OpaquePointer
  private let path: String

  init(_ tiff: OpaquePointer, path: String) { (self.tiff, self.path) = (tiff, path) }

  func frame(columns: Int, rows: Int) throws(ElevationError) -> ElevationGrid.Frame {
    let keys = keys()
    try checkSystem(keys)
    // 2: a value stands for a point; otherwise for a cell, whose centre lies half a step inside.
    let isPoint = keys[1_025] == 2
    let (east, stepEast, north, stepSouth) = try axes()
    guard stepEast > 0, stepSouth > 0 else { throw .rotated(path) }
    let inset = isPoint ? 0 : 0.5
    let frame = ElevationGrid.Frame(
      west: east + inset * stepEast, north: north - inset * stepSouth, stepEast: stepEast, stepSouth: stepSouth,
      columns: columns, rows: rows, reachesHalfStep: !isPoint)
    guard frame.isOnEarth else { throw .notPlaced(path) }
    return frame
  }

  /// GeoKeys whose value stands in the directory itself.
  private func keys() -> [Int: Int] {
    var count: UInt32 = 0
    guard let list = recorrido_tiff_list(tiff, 34_735, TIFF_SHORT, &count) else { return [:] }
    let values = UnsafeBufferPointer(start: list.assumingMemoryBound(to: UInt16.self), count: Int(count))
    var keys: [Int: Int] = [:]
    for entry in stride(from: 4, to: Int(count) - 3, by: 4) where values[entry + 1] == 0 {
      keys[Int(values[entry])] = Int(values[entry + 3])
    }
    return keys
  }

  private func checkSystem(_ keys: [Int: Int]) throws(ElevationError) {
    guard let model = keys[1_024] else { throw .notPlaced(path) }
    // 2: longitudes and latitudes. 9102: degrees.
    guard model == 2 else { throw .otherSystem(path, code: keys[3_072].flatMap { $0 < 32_767 ? $0 : nil }) }
    guard let code = keys[2_048], Self.systems.contains(code), keys[2_054] ?? 9_102 == 9_102 else {
      throw .otherSystem(path, code: keys[2_048].flatMap { $0 < 32_767 ? $0 : nil })
    }
  }

  /// The outer corner or first point, and the steps from it eastward and southward.
  private func axes() throws(ElevationError) -> (east: Double, stepEast: Double, north: Double, stepSouth: Double) {
    if let matrix = doubles(34_264), matrix.count >= 16 {
      guard matrix[1] == 0, matrix[4] == 0 else { throw .rotated(path) }
      return (matrix[3], matrix[0], matrix[7], -matrix[5])
    }
    guard let scale = doubles(33_550), scale.count >= 2, let tie = doubles(33_922), tie.count >= 6 else {
      throw .notPlaced(path)
    }
    return (tie[3] - tie[0] * scale[0], scale[0], tie[4] + tie[1] * scale[1], scale[1])
  }

  private func doubles(_ tag: UInt32) -> [Double]? {
    var count: UInt32 = 0
    guard let list = recorrido_tiff_list(tiff, tag, TIFF_DOUBLE, &count) else { return nil }
    return Array(UnsafeBufferPointer(start: list.assumingMemoryBound(to: Double.self), count: Int(count)))
  }

  /// The value that GDAL writes for cells of which nothing is known.
  func noData() -> Double? {
    var count: UInt32 = 0
    guard let list = recorrido_tiff_list(tiff, 42_113, TIFF_ASCII, &count) else { return nil }
    let text = UnsafeBufferPointer(start: list.assumingMemoryBound(to: UInt8.self), count: Int(count))
    return Double(String(decoding: text.prefix { $0 != 0 && $0 != 0x20 }, as: UTF8.self))
  }
}

extension ElevationGrid.Frame {
  /// A rectangle of at least two samples each way, with a place on the globe.
  var isOnEarth: Bool {
    let numbers = [west, north, stepEast, stepSouth]
    guard numbers.allSatisfy(\.isFinite), stepEast > 0, stepSouth > 0, columns > 1, rows > 1 else { return false }
    let (east, south) = (west + stepEast * Double(columns - 1), north - stepSouth * Double(rows - 1))
    // A global grid may begin or end half a step beyond.
    return west >= -181 && east <= 361 && north <= 91 && south >= -91
  }
}
