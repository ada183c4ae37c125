/// Any bytes, read as kept street data without their checksum, which would keep every change out.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnything(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = ContiguousArray(UnsafeBufferPointer(start: start, count: count))
  var reader = StreetReader(bytes: bytes, at: 0, end: bytes.count)
  if let streets = try? reader.streets() {
    // What is read can be written, and reads as the same.
    guard let again = try? StreetData(bytes: streets.bytes()), again == streets else { fatalError("not the same") }
  }
  return 0
}
