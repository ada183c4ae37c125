// Protocol Buffers' wire format, read in place: bytes, a position that moves on, and an end that is never passed.
// Every function needs `end <= bytes.count`.
//
// Source: Google, "Protocol Buffers: Encoding".

/// What stands at the head of a field.
struct WireField {
  static let varint = 0
  static let eightBytes = 1
  static let lengthDelimited = 2
  static let startGroup = 3
  static let endGroup = 4
  static let fourBytes = 5

  var number: Int
  var type: Int

  /// - Throws: unless the field is of the given wire type.
  func expect(_ type: Int) throws(OSMFault) {
    guard self.type == type else { throw .wrongField(number) }
  }
}

@inline(__always)
func readVarint(_ bytes: Span<UInt8>, _ at: inout Int, _ end: Int) throws(OSMFault) -> UInt64 {
  guard at < end else { throw .endsEarly }
  let first = bytes[at]
  at &+= 1
  if first < 0x80 { return UInt64(first) }
  var value = UInt64(first & 0x7F)
  var shift: UInt64 = 7
  while at < end {
    let byte = bytes[at]
    at &+= 1
    value |= UInt64(byte & 0x7F) &<< shift
    if byte < 0x80 { return value }
    shift &+= 7
    if shift > 63 { throw .longVarint }
  }
  throw .endsEarly
}

/// A signed number in zigzag: 0, -1, 1, -2 … are 0, 1, 2, 3 …
@inline(__always)
func readSigned(_ bytes: Span<UInt8>, _ at: inout Int, _ end: Int) throws(OSMFault) -> Int64 {
  let value = try readVarint(bytes, &at, end)
  return Int64(bitPattern: (value &>> 1) ^ (0 &- (value & 1)))
}

@inline(__always)
func readField(_ bytes: Span<UInt8>, _ at: inout Int, _ end: Int) throws(OSMFault) -> WireField {
  let key = try readVarint(bytes, &at, end)
  guard key < 1 << 32, key >= 8 else { throw .wrongField(0) }
  return WireField(number: Int(truncatingIfNeeded: key &>> 3), type: Int(truncatingIfNeeded: key & 7))
}

/// Where the content of a length-delimited field lies; the position moves behind it.
@inline(__always)
func readRange(_ bytes: Span<UInt8>, _ at: inout Int, _ end: Int) throws(OSMFault) -> Range<Int> {
  let length = try readVarint(bytes, &at, end)
  guard length <= UInt64(truncatingIfNeeded: end &- at) else { throw .endsEarly }
  let start = at
  at &+= Int(truncatingIfNeeded: length)
  return start..<at
}

/// Reads into `range` a list that may stand once.
@inline(__always)
func readList(
  _ field: WireField, into range: inout Range<Int>, _ bytes: Span<UInt8>, _ at: inout Int, _ end: Int
) throws(OSMFault) {
  guard field.type == WireField.lengthDelimited, range.isEmpty else { throw .wrongField(field.number) }
  range = try readRange(bytes, &at, end)
}

/// Moves behind the content of a field that nobody asked for.
func skip(_ field: WireField, _ bytes: Span<UInt8>, _ at: inout Int, _ end: Int) throws(OSMFault) {
  var depth = 0
  var field = field
  while true {
    switch field.type {
    case WireField.varint: _ = try readVarint(bytes, &at, end)
    case WireField.eightBytes: at += 8
    case WireField.lengthDelimited: _ = try readRange(bytes, &at, end)
    case WireField.startGroup: depth += 1
    case WireField.endGroup where depth > 0: depth -= 1
    case WireField.fourBytes: at += 4
    default: throw .wrongField(field.number)
    }
    guard at <= end else { throw .endsEarly }
    if depth == 0 { return }
    guard depth < 100 else { throw .nestedTooDeep }
    field = try readField(bytes, &at, end)
  }
}
