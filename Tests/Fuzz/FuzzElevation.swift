/// Any bytes, read as a GeoTIFF, a zip or a tile: a grid or an `ElevationError`, never a trap.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnything(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do throws(ElevationError) {
    let grid = try elevation(in: bytes, name: "N20W104.hgt")
    guard let again = try? ElevationGrid(bytes: grid.bytes()), again == grid else { fatalError("not the same") }
  } catch {}
  return 0
}
