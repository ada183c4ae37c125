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
    var output = JSONOutput()
    output.append(self)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

/// JSON text as it grows.
struct JSONOutput {
  private(set) var bytes: ContiguousArray<UInt8> = []

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Text that needs no escapes: JSON itself.
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// A number that is JSON already.
  mutating func append(digits: String) { bytes.append(contentsOf: digits.utf8) }

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

  /// A string with quotes, backslashes, control characters and U+2028/U+2029 escaped: readable by any JSON reader and
  /// inside a script.
  mutating func append(string text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices {
        let byte = utf8[index]
        let isPlain = byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
        let isSeparator =
          byte == 0xE2 && index + 2 < utf8.count && utf8[index + 1] == 0x80 && utf8[index + 2] | 1 == 0xA9
        if isPlain, !isSeparator { continue }
        bytes.append(contentsOf: utf8[start..<index])
        if isSeparator {
          append(utf8[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
          start = index + 3
        } else {
          appendEscape(byte)
          start = index + 1
        }
      }
      bytes.append(contentsOf: utf8[start...])
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append("\\u00")
      append(UInt8(ascii: "0") + byte >> 4)
      append(hexadecimalDigits[Int(byte & 15)])
    }
  }

  /// A whole number of `10^-decimals`.
  mutating func append(_ value: Int, decimals: Int) {
    var (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: powerOfTen(decimals))
    if value < 0 { append(UInt8(ascii: "-")) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(whole % 10))
      whole /= 10
    } while whole > 0
    bytes[start...].reverse()
    guard decimals > 0 else { return }
    append(UInt8(ascii: "."))
    let point = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: decimals))
    for index in (point..<point + decimals).reversed() {
      bytes[index] += UInt8(fraction % 10)
      fraction /= 10
    }
  }

  /// `[x,y],[x,y],…` of whole numbers of `10^-decimals`, within ±10^18 of them.
  mutating func append(positions: borrowing ContiguousArray<GridPosition>, decimals: Int, isReversed: Bool) {
    // Two numbers of a sign, 19 digits and a point, two brackets and two commas.
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: positions.count * 46))
    let count = positions.count
    let source = positions.span
    var target = bytes.mutableSpan
    let scale = UInt64(powerOfTen(decimals))
    var at = start
    for index in 0..<count {
      let position = source[isReversed ? count &- 1 &- index : index]
      target[at] = index == 0 ? UInt8(ascii: "[") : UInt8(ascii: ",")
      if index > 0 {
        target[at &+ 1] = UInt8(ascii: "[")
        at &+= 1
      }
      at &+= 1
      Self.write(position.x, scale, decimals, into: &target, at: &at)
      target[at] = UInt8(ascii: ",")
      at &+= 1
      Self.write(position.y, scale, decimals, into: &target, at: &at)
      target[at] = UInt8(ascii: "]")
      at &+= 1
    }
    bytes.removeLast(bytes.count - at)
  }

  @inline(__always)
  private static func write(
    _ value: Int, _ scale: UInt64, _ decimals: Int, into target: inout MutableSpan<UInt8>, at: inout Int
  ) {
    if value < 0 {
      target[at] = UInt8(ascii: "-")
      at &+= 1
    }
    let magnitude = UInt64(value.magnitude)
    var whole = magnitude / scale
    var fraction = UInt32(truncatingIfNeeded: magnitude &- whole &* scale)
    let digits = whole < 10 ? 1 : whole < 100 ? 2 : whole < 1000 ? 3 : digitCount(whole)
    var index = at &+ digits
    repeat {
      index &-= 1
      target[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: whole % 10)
      whole /= 10
    } while index > at
    at &+= digits
    guard decimals > 0 else { return }
    target[at] = UInt8(ascii: ".")
    index = at &+ decimals &+ 1
    at = index
    for _ in 0..<decimals {
      index &-= 1
      target[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: fraction % 10)
      fraction /= 10
    }
  }

  private static func digitCount(_ value: UInt64) -> Int {
    var (count, rest) = (1, value)
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }
}

/// A position in whole numbers of the smallest step that is written.
struct GridPosition: Equatable {
  var x, y: Int
}

private let hexadecimalDigits = ContiguousArray("0123456789abcdef".utf8)

private func powerOfTen(_ exponent: Int) -> UInt {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}
