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
    // Gathered below zero, where the range reaches one further.
    var value = 0
    let start = position
    while let byte = next, (48...57).contains(byte) {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.subtractingReportingOverflow(Int(byte) - 48)
      if overflow || carry { return nil }
      value = sum
      position += 1
    }
    let digits = position - start
    guard digits > 0, digits == 1 || bytes[start] != UInt8(ascii: "0"), !(negative && value == 0) else { return nil }
    return negative ? value : (value == .min ? nil : -value)
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
    var previous: String?
    repeat {
      guard let name = string(), take(UInt8(ascii: ":")), let field = value(depth: depth + 1) else { return nil }
      if let previous, !FieldValue.precedes(previous, name) { return nil }
      fields[name] = field
      previous = name
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(fields) : nil
  }

  private mutating func string() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = position
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      guard byte >= 0x20 else { return nil }
      position += 1
    }
    if next == UInt8(ascii: "\"") {
      defer { position += 1 }
      return String(validating: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "\"") { return String(validating: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        guard byte >= 0x20 else { return nil }
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
      // Only what has no shorter form: \u0000 … \u001f, in lower case.
      guard position + 4 <= bytes.count, bytes[position..<position + 2].elementsEqual("00".utf8) else { return nil }
      defer { position += 4 }
      let high = bytes[position + 2]
      let low = bytes[position + 3]
      guard high == 48 || high == 49, (48...57).contains(low) || (97...102).contains(low) else { return nil }
      let code = (high - 48) << 4 | (low < 58 ? low - 48 : low - 87)
      return [0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(code) ? nil : code
    default: return nil
    }
  }
}
