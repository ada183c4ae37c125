/// A value as the journal keeps it: integers, text and their trees. Quantities are integers of a fixed unit (1e-7 degrees,
/// hundredths of a percent, millimetres), so that the same fact has the same bytes on every machine.
public enum FieldValue: Hashable, Sendable {
  case null
  case integer(Int)
  case text(String)
  case array([FieldValue])
  case object([String: FieldValue])

  /// Text, or null where there is none.
  public init(_ text: String?) { self = text.map(FieldValue.text) ?? .null }
  /// An integer, or null where there is none.
  public init(_ integer: Int?) { self = integer.map(FieldValue.integer) ?? .null }

  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  public var text: String? { if case .text(let value) = self { value } else { nil } }
  public var array: [FieldValue]? { if case .array(let value) = self { value } else { nil } }
  public var object: [String: FieldValue]? { if case .object(let value) = self { value } else { nil } }

  /// SQLite ends a text at a null character: one with it would never be read back as it was written.
  var withoutNull: FieldValue {
    if case .text(let text) = self, text.utf8.contains(0) { .text(text.replacing("\0", with: "")) } else { self }
  }

  /// RFC 8785 (JSON Canonicalization Scheme) bytes.
  public var canonical: [UInt8] {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return bytes
  }

  public var canonicalText: String { String(decoding: canonical, as: UTF8.self) }

  func write(into bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .integer(let value): bytes += String(value).utf8
    case .text(let value): Self.write(value, into: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let fields):
      bytes.append(UInt8(ascii: "{"))
      // RFC 8785 §3.2.3: names sorted by their UTF-16 code units.
      let ordered = fields.sorted { Self.precedes($0.key, $1.key) }
      for (index, (name, value)) in ordered.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(name, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        value.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// The order of UTF-16 code units, told by the bytes of UTF-8: the same but where a letter beyond U+FFFF (a pair of
  /// surrogates, first byte F0 or more) meets one from U+E000 on (first byte EE or EF), which then comes after it.
  static func precedes(_ a: String, _ b: String) -> Bool {
    var (left, right) = (a.utf8.makeIterator(), b.utf8.makeIterator())
    while true {
      guard let y = right.next() else { return false }
      guard let x = left.next() else { return true }
      if x == y { continue }
      return (x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0)) ? x > y : x < y
    }
  }

  private static func write(_ text: String, into bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { letters in
      // Runs that need no escape go in one piece: a payload inside an entry's hash is a long text with many quotes.
      var start = 0
      for index in letters.indices {
        let byte = letters[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: letters[start..<index]))
        escape(byte, into: &bytes)
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: letters[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes += "u00".utf8
      bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
}

extension FieldValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
}
