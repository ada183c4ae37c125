@inline(__always)
func put(_ byte: UInt8, _ target: inout MutableRawSpan, _ at: inout Int) {
  target.storeBytes(of: byte, toByteOffset: at, as: UInt8.self)
  at &+= 1
}

extension RawSpan {
  @inline(__always)
  subscript(_ index: Int) -> UInt8 { unsafeLoad(fromByteOffset: index, as: UInt8.self) }

  /// How many bytes the character at `index` takes before `end`; 0 where they are no UTF-8.
  /// Source: The Unicode Standard 15, table 3-7 (well-formed UTF-8 byte sequences).
  func lengthOfUTF8(at index: Int, before end: Int) -> Int {
    let first = self[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard index &+ length <= end, second.contains(self[index &+ 1]) else { return 0 }
    for next in index &+ 2..<index &+ length where self[next] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// Writes `length` bytes of `source`, or U+FFFD where that is 0.
@inline(__always)
func putCharacter(
  _ source: RawSpan, _ index: Int, _ length: Int, into target: inout MutableRawSpan, _ at: inout Int
) {
  if length == 0 {
    for byte: UInt8 in [0xEF, 0xBF, 0xBD] { put(byte, &target, &at) }
  }
  for next in index..<index &+ length { put(source[next], &target, &at) }
}

extension TextBuffer {
  /// Text as it is; bytes that are no UTF-8 become U+FFFD.
  mutating func append(text source: RawSpan, _ start: Int, _ end: Int) {
    extend(atMost: 3 &* (end &- start)) { target, at in
      var index = start
      while index < end {
        let length = source.lengthOfUTF8(at: index, before: end)
        putCharacter(source, index, length, into: &target, &at)
        index &+= max(1, length)
      }
    }
  }
}
