extension FieldValue {
  /// Reads what `canonical` wrote; nil for anything else (fractions, true and false, broken text).
  public init?(canonical bytes: some Collection<UInt8>) {
    let read: FieldValue?? = bytes.withContiguousStorageIfAvailable { Self.read($0) }
    guard let value = read ?? Array(bytes).withUnsafeBufferPointer({ Self.read($0) }) else { return nil }
    self = value
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> FieldValue? {
    var reader = CanonicalReader(bytes: bytes)
    guard let value = reader.value(depth: 0), reader.position == bytes.count else { return nil }
    return value
  }
}

/// Reads RFC 8785 text of integers, strings, arrays and objects.
private struct CanonicalReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) -> FieldValue? {
    guard depth < 16, let first = next else { return nil }
    switch first {
    case UInt8(ascii: "\""): return string().map(FieldValue.text)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "n"):
      guard bytes[position...].prefix(4).elementsEqual("null".utf8) else { return nil }
      position += 4
      return .null
    default: return integer().map(FieldValue.integer)
    }
  }

  private mutating func integer() -> Int? {
    let negative = take(UInt8(ascii: "-"))
    var value = 0
    var digits = 0
    while let byte = next, (48...57).contains(byte) {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(Int(byte) - 48)
      if overflow || carry { return nil }
      value = sum
      digits += 1
      position += 1
    }
    return digits == 0 ? nil : (negative ? -value : value)
  }

  private mutating func array(depth: Int) -> FieldValue? {
    position += 1
    var values: [FieldValue] = []
    if take(UInt8(ascii: "]")) { return .array(values) }
    repeat {
      guard let element = value(depth: depth + 1) else { return nil }
      values.append(element)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .array(values) : nil
  }

  private mutating func object(depth: Int) -> FieldValue? {
    position += 1
    var fields: [String: FieldValue] = [:]
    if take(UInt8(ascii: "}")) { return .object(fields) }
    repeat {
      guard let name = string(), take(UInt8(ascii: ":")), let field = value(depth: depth + 1) else { return nil }
      fields[name] = field
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(fields) : nil
  }

  private mutating func string() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = position
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
    if next == UInt8(ascii: "\"") {
      defer { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escaped = escape() else { return nil }
      text.append(escaped)
    }
    return nil
  }

  private mutating func escape() -> UInt8? {
    guard let mark = next else { return nil }
    position += 1
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return mark
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "u"):
      guard position + 4 <= bytes.count else { return nil }
      defer { position += 4 }
      return UInt8(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    default: return nil
    }
  }
}
