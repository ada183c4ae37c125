#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The most bytes a photo may have: 64 MB, three times what the largest phone cameras write.
public let largestPhoto = 64 << 20

/// All bytes of a photo's file, read once: what is hashed, looked at and kept must be the same bytes.
/// - Throws: `PhotoRefusal` for whatever is not a readable, ordinary file of 1 byte to `largestPhoto`.
public func photoBytes(at path: String) throws -> [UInt8] {
  // Non-blocking: a named pipe would otherwise hold us until somebody writes to it.
  let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else {
    throw errno == ENOENT ? PhotoRefusal.missing(path: path) : PhotoRefusal.unreadable(path: path)
  }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { throw PhotoRefusal.unreadable(path: path) }
  let kind = status.st_mode & S_IFMT
  guard kind != S_IFDIR else { throw PhotoRefusal.directory(path: path) }
  guard kind == S_IFREG else { throw PhotoRefusal.notAFile(path: path) }
  let byteCount = Int(status.st_size)
  guard byteCount > 0 else { throw PhotoRefusal.empty(path: path) }
  guard byteCount <= largestPhoto else { throw PhotoRefusal.tooLarge(path: path, byteCount: byteCount) }
  guard let bytes = contents(of: file, byteCount: byteCount) else { throw PhotoRefusal.unreadable(path: path) }
  return bytes
}

/// The first `byteCount` bytes of an open file; nil where it cannot be read or has fewer.
private func contents(of file: Int32, byteCount: Int) -> [UInt8]? {
  let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, filled in
    while filled < byteCount {
      let step = read(file, buffer.baseAddress! + filled, byteCount - filled)
      if step < 0 && errno == EINTR { continue }
      guard step > 0 else { break }
      filled += step
    }
  }
  return bytes.count == byteCount ? bytes : nil
}
