import Territory

/// Text as it grows, byte by byte, in memory that is kept from one use to the next.
struct TextBuffer {
  /// Zeros, or what an earlier use left, follow the first `count` bytes.
  private var storage: ContiguousArray<UInt8> = []
  private(set) var count = 0

  var bytes: ArraySlice<UInt8> { storage[..<count] }

  mutating func removeAll() { count = 0 }

  /// Makes sure that `more` bytes can be put behind the text, and eight besides: whole words are stored.
  @inline(__always)
  mutating func makeRoom(_ more: Int) {
    if count &+ more &+ 8 > storage.count { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    storage.append(contentsOf: repeatElement(0, count: max(1024, storage.count, more + 8)))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    makeRoom(1)
    storage[count] = byte
    count &+= 1
  }

  mutating func append(_ text: StaticString) {
    makeRoom(text.utf8CodeUnitCount)
    text.withUTF8Buffer { bytes in
      for byte in bytes {
        storage[count] = byte
        count &+= 1
      }
    }
  }

  /// Text as it stands: digits, or what is known to need no escapes.
  mutating func append(plain text: String) {
    for byte in text.utf8 { append(byte) }
  }

  mutating func append(_ bytes: ContiguousArray<UInt8>) { append(bytes.span.bytes, 0, bytes.count) }

  mutating func append(_ other: borrowing Self) { append(other.storage.span.bytes, 0, other.count) }

  /// The bytes of `source` from `start` up to `end`, as they are.
  mutating func append(_ source: RawSpan, _ start: Int, _ end: Int) {
    makeRoom(end &- start)
    var (index, at) = (start, count)
    var span = storage.mutableSpan
    var target = span.mutableBytes
    let lastWord = min(end, source.byteCount &- 7)
    while index < lastWord {
      target.storeBytes(
        of: source.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self), toByteOffset: at, as: UInt64.self)
      index &+= 8
      at &+= 8
    }
    while index < end {
      target.storeBytes(of: source[index], toByteOffset: at, as: UInt8.self)
      index &+= 1
      at &+= 1
    }
    count &+= end &- start
  }

  /// Bytes of a number, least significant first.
  mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(littleEndian value: Number) {
    makeRoom(MemoryLayout<Number>.size)
    let at = count
    var span = storage.mutableSpan
    var target = span.mutableBytes
    target.storeBytes(of: value.littleEndian, toByteOffset: at, as: Number.self)
    count &+= MemoryLayout<Number>.size
  }

  mutating func append(littleEndian value: Double) { append(littleEndian: value.bitPattern) }

  /// Writes a number over four bytes put before.
  mutating func replace(at offset: Int, littleEndian value: UInt32) {
    var span = storage.mutableSpan
    var target = span.mutableBytes
    target.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt32.self)
  }

  /// Lends the memory behind the text to `write`, which says how much of at most `room` bytes it took.
  @inline(__always)
  mutating func extend(atMost room: Int, _ write: (inout MutableRawSpan, inout Int) -> Void) {
    makeRoom(room)
    var at = count
    var span = storage.mutableSpan
    var target = span.mutableBytes
    write(&target, &at)
    count = at
  }
}
