/// A value that a property of a published feature, or an answer to a program, may have.
public enum JSONScalar: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// A whole number of `10^-decimals`, written with exactly that many decimals.
  case decimal(Int, decimals: Int)
  case string(String)
  case array([JSONScalar])
  /// Members in the order given.
  case object([Member])

  public struct Member: Hashable, Sendable {
    public var name: String
    public var value: JSONScalar

    public init(_ name: String, _ value: JSONScalar) { (self.name, self.value) = (name, value) }
  }

  /// The value as JSON text on one line; the same value gives the same text.
  public var text: String {
    var output = TextBuffer()
    output.append(self)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

extension TextBuffer {
  /// A number that is JSON already.
  mutating func append(digits: String) { append(plain: digits) }

  mutating func append(_ value: JSONScalar) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .int(let value): append(value, decimals: 0)
    case .decimal(let value, let decimals): append(value, decimals: decimals)
    case .string(let text): append(string: text)
    case .array(let elements):
      append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        append(element)
      }
      append(UInt8(ascii: "]"))
    case .object(let members): append(members.map { ($0.name, $0.value) })
    }
  }

  /// `{"name":value,…}` in the order given.
  mutating func append(_ members: [(String, JSONScalar)]) {
    append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      append(string: member.0)
      append(UInt8(ascii: ":"))
      append(member.1)
    }
    append(UInt8(ascii: "}"))
  }

  mutating func append(string text: String) {
    let bytes = ContiguousArray(text.utf8)
    append(string: bytes.span.bytes, 0, bytes.count)
  }

  /// A string with quotes, backslashes, control characters and U+2028/U+2029 escaped: readable by any JSON reader and
  /// inside a script. Bytes that are no UTF-8 become U+FFFD.
  mutating func append(string source: RawSpan, _ start: Int, _ end: Int) {
    // Six bytes for one: \u001f.
    extend(atMost: 6 &* (end &- start) &+ 2) { target, at in
      put(UInt8(ascii: "\""), &target, &at)
      var index = start
      let lastWord = min(end, source.byteCount &- 7)
      while index < end {
        if index < lastWord {
          let word = source.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
          target.storeBytes(of: word.littleEndian, toByteOffset: at, as: UInt64.self)
          let plain = min(end &- index, firstSpecial(word))
          index &+= plain
          at &+= plain
          if plain == 8 || index == end { continue }
        }
        escape(source, &index, end, into: &target, &at)
      }
      put(UInt8(ascii: "\""), &target, &at)
    }
  }
}

/// How many bytes of a word, first byte first, come before one that JSON escapes or that is not ASCII.
@inline(__always)
private func firstSpecial(_ word: UInt64) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
  let slashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
  // A borrow may also mark a byte above the first marked one; the first is right.
  let marked =
    word | (word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
  return (marked & (ones &* 0x80)).trailingZeroBitCount >> 3
}

/// Writes the one character at `index` as JSON has it.
@inline(__always)
private func escape(
  _ source: RawSpan, _ index: inout Int, _ end: Int, into target: inout MutableRawSpan, _ at: inout Int
) {
  let byte = source[index]
  if byte >= 0x80 {
    let length = source.lengthOfUTF8(at: index, before: end)
    // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    if length == 3, byte == 0xE2, source[index &+ 1] == 0x80, source[index &+ 2] | 1 == 0xA9 {
      putUnicode(source[index &+ 2] == 0xA8 ? 0x2028 : 0x2029, &target, &at)
    } else {
      putCharacter(source, index, length, into: &target, &at)
    }
    index &+= max(1, length)
    return
  }
  index &+= 1
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"): putEscape(byte, &target, &at)
  case 0x08: putEscape(UInt8(ascii: "b"), &target, &at)
  case 0x09: putEscape(UInt8(ascii: "t"), &target, &at)
  case 0x0A: putEscape(UInt8(ascii: "n"), &target, &at)
  case 0x0C: putEscape(UInt8(ascii: "f"), &target, &at)
  case 0x0D: putEscape(UInt8(ascii: "r"), &target, &at)
  case 0..<0x20: putUnicode(UInt16(byte), &target, &at)
  default: put(byte, &target, &at)
  }
}

@inline(__always)
private func putEscape(_ letter: UInt8, _ target: inout MutableRawSpan, _ at: inout Int) {
  put(UInt8(ascii: "\\"), &target, &at)
  put(letter, &target, &at)
}

private func putUnicode(_ unit: UInt16, _ target: inout MutableRawSpan, _ at: inout Int) {
  putEscape(UInt8(ascii: "u"), &target, &at)
  for shift in [12, 8, 4, 0] {
    let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift) & 15)
    put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10, &target, &at)
  }
}
