/// SRTM's tiles of one degree: whole metres in two bytes, the higher first, -32768 where nothing is known.
///
/// Source: USGS, "SRTM Topography" (SRTM_Topo.txt).
extension ElevationGrid {
  /// - Parameter name: tells the south-western corner (`N20W104.hgt`); folders before it do not matter.
  /// - Throws: `ElevationError` for another size or a name without a place.
  public init(hgt bytes: some RandomAccessCollection<UInt8>, name: String) throws(ElevationError) {
    let sides = [1_201, 3_601]
    guard let side = sides.first(where: { $0 * $0 * 2 == bytes.count }) else {
      throw .wrongSize(name, bytes: bytes.count)
    }
    guard let corner = southWestCorner(name) else { throw .nameWithoutPlace(name) }
    let step = 1 / Double(side - 1)
    frame = Frame(
      west: Double(corner.longitude), north: Double(corner.latitude + 1), stepEast: step, stepSouth: step,
      columns: side, rows: side, reachesHalfStep: false)
    var samples = ContiguousArray<UInt16>()
    samples.reserveCapacity(side * side)
    var high: UInt8?
    for byte in bytes {
      if let first = high {
        let metres = Int16(bitPattern: UInt16(first) << 8 | UInt16(byte))
        samples.append(metres == .min ? Self.void : Self.sample(metres: Double(metres)))
        high = nil
      } else {
        high = byte
      }
    }
    self.samples = samples
  }
}

/// `N20W104` at the beginning of a file's name.
private func southWestCorner(_ path: String) -> (longitude: Int, latitude: Int)? {
  let name = Array((path.split { $0 == "/" || $0 == "\\" }.last ?? "").uppercased().utf8)
  guard name.count >= 7, name[..<7].allSatisfy({ $0 < 0x80 }),
    let latitude = number(name[1..<3]), let longitude = number(name[4..<7]), latitude <= 90, longitude <= 180
  else { return nil }
  guard name[0] == UInt8(ascii: "N") || name[0] == UInt8(ascii: "S"),
    name[3] == UInt8(ascii: "E") || name[3] == UInt8(ascii: "W")
  else { return nil }
  return (
    name[3] == UInt8(ascii: "E") ? longitude : -longitude, name[0] == UInt8(ascii: "N") ? latitude : -latitude
  )
}

private func number(_ digits: ArraySlice<UInt8>) -> Int? {
  guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
  return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
}
