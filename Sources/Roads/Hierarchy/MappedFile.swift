import CDeflate

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file lent by the system to be read in place: nothing is copied, and what is not touched is not read.
///
/// The file must not be shortened while it is open (a reader would be stopped by the system); a network file is written
/// under another name and renamed. The only unsafe memory of this module is in this file.
package final class MappedFile: Sendable {
  /// Why a file cannot be lent: the system's number for it; nil for what is no regular file.
  package struct Failure: Error, Equatable {
    package var code: Int32?
  }

  /// In bytes.
  package let count: Int
  /// Never written through and never moved, hence safe to share between threads; nil for an empty file.
  nonisolated(unsafe) private let start: UnsafeRawPointer?

  package init(path: String) throws(Failure) {
    // A pipe without a writer would keep us waiting.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw Failure(code: errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw Failure(code: nil) }
    count = Int(facts.st_size)
    if count == 0 {
      start = nil
      return
    }
    guard let pages = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), pages != MAP_FAILED else {
      throw Failure(code: errno)
    }
    start = UnsafeRawPointer(pages)
  }

  deinit {
    if let start { munmap(UnsafeMutableRawPointer(mutating: start), count) }
  }

  /// Whether `count` elements from `offset` lie inside the file and on their own alignment.
  func holds<Element: BitwiseCopyable>(_ type: Element.Type, offset: Int, count wanted: Int) -> Bool {
    offset >= 0 && wanted >= 0 && offset % MemoryLayout<Element>.alignment == 0 && offset <= count
      && wanted <= (count - offset) / MemoryLayout<Element>.stride
  }

  /// Lends elements that `holds` has vouched for.
  func withSpan<Element: BitwiseCopyable, Result>(
    of type: Element.Type, offset: Int, count: Int, _ body: (Span<Element>) throws -> Result
  ) rethrows -> Result {
    precondition(holds(type, offset: offset, count: count), "a column outside its file")
    guard let start, count > 0 else { return try body(ContiguousArray<Element>().span) }
    let elements = UnsafeBufferPointer(
      start: (start + offset).assumingMemoryBound(to: Element.self), count: count)
    return try withExtendedLifetime(self) { try body(elements.span) }
  }

  /// Elements that `holds` has vouched for, in memory of their own.
  func copy<Element: BitwiseCopyable>(of type: Element.Type, offset: Int, count: Int) -> ContiguousArray<Element> {
    precondition(holds(type, offset: offset, count: count), "a column outside its file")
    guard let start, count > 0 else { return [] }
    return ContiguousArray(unsafeUninitializedCapacity: count) { room, filled in
      UnsafeMutableRawBufferPointer(room).copyMemory(
        from: UnsafeRawBufferPointer(start: start + offset, count: count * MemoryLayout<Element>.stride))
      filled = count
    }
  }
}

/// CRC-32 of some bytes.
func checksum(of bytes: RawSpan) -> UInt32 {
  bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
}
