import FoundationEssentials

/// The heights in an SRTM tile (`.hgt`, plain or zipped) or a GeoTIFF, told by content.
/// - Throws: `ElevationError` for what is none, or is damaged, too large or in another coordinate system.
public func readElevation(at path: String) throws -> ElevationGrid {
  // Reading maps no memory: a file that shrinks meanwhile must not take the program with it.
  guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw ElevationError.cannotRead(path) }
  return try elevation(in: Array(data), name: path)
}

/// The same of a file that is already in memory; `name` tells where a `.hgt` lies.
public func elevation(in bytes: [UInt8], name: String) throws(ElevationError) -> ElevationGrid {
  if bytes.starts(with: [0x50, 0x4B]) {
    guard let tile = zippedTile(bytes) else { throw .damagedZip(name) }
    return try ElevationGrid(hgt: tile.bytes, name: tile.name)
  }
  let marks: [[UInt8]] = [[0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0], [0x4D, 0x4D, 0, 43]]
  if marks.contains(where: bytes.starts) { return try ElevationGrid(geoTIFF: bytes, name: name) }
  guard name.lowercased().hasSuffix(".hgt") else { throw .notElevation(name) }
  return try ElevationGrid(hgt: bytes, name: name)
}
