import Dispatch

/// Any bytes, read as a file of OpenStreetMap's: streets or an `OSMError`, never a trap.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnything(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let done = DispatchSemaphore(value: 0)
  Task {
    do {
      let (streets, _) = try await readStreets(in: bytes, name: "fuzz")
      let kept = streets.bytes()
      let again = try StreetData(bytes: kept)
      precondition(again.bytes() == kept, "the bytes do not come back")
    } catch is OSMError {
    } catch {
      fatalError("another error: \(error)")
    }
    done.signal()
  }
  done.wait()
  return 0
}
