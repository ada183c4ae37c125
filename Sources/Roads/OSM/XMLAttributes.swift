extension XMLReader {
  /// Calls `body` with where the name and the value of each attribute of the tag lie.
  func eachAttribute(_ body: (Range<Int>, Range<Int>) throws -> Void) throws {
    let bytes = buffer.span
    let end = rest.upperBound
    var at = rest.lowerBound
    while true {
      while at < end, isSpace(bytes[at]) { at &+= 1 }
      if at == end { return }
      let start = at
      while at < end, bytes[at] != UInt8(ascii: "="), !isSpace(bytes[at]) { at &+= 1 }
      let name = start..<at
      while at < end, isSpace(bytes[at]) { at &+= 1 }
      guard at < end, bytes[at] == UInt8(ascii: "="), !name.isEmpty else { throw fault(.malformedTag) }
      at &+= 1
      while at < end, isSpace(bytes[at]) { at &+= 1 }
      guard at < end, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else {
        throw fault(.malformedTag)
      }
      let quote = bytes[at]
      at &+= 1
      let valueStart = at
      while at < end, bytes[at] != quote { at &+= 1 }
      guard at < end else { throw fault(.malformedTag) }
      try body(name, valueStart..<at)
      at &+= 1
    }
  }

  func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    let bytes = buffer.span
    return text.withUTF8Buffer { text in
      for index in 0..<text.count where bytes[range.lowerBound &+ index] != text[index] { return false }
      return true
    }
  }

  /// A value, its references resolved.
  func text(_ range: Range<Int>) throws -> String {
    let raw = buffer[range]
    let isPlain = raw.allSatisfy { $0 != UInt8(ascii: "&") && $0 >= 0x20 }
    guard let text = String(validating: isPlain ? raw : try resolved(raw), as: UTF8.self) else {
      throw fault(.notUTF8)
    }
    return text
  }

  private func resolved(_ raw: ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
    var out: [UInt8] = []
    var at = raw.startIndex
    while at < raw.endIndex {
      let byte = raw[at]
      at += 1
      guard byte == UInt8(ascii: "&") else {
        // Line ends and tabs in a value count as spaces.
        out.append(byte < 0x20 ? 0x20 : byte)
        continue
      }
      guard let end = raw[at...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let character = character(String(decoding: raw[at..<end], as: UTF8.self))
      else { throw fault(.unknownEntity) }
      out += Array(String(character).utf8)
      at = end + 1
    }
    return out[...]
  }

  private func character(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let code, code != 0 else { return nil }
      return Unicode.Scalar(code)
    }
  }

  func integer(_ range: Range<Int>, _ name: String) throws -> Int64 {
    let bytes = buffer.span
    var at = range.lowerBound
    let isNegative = at < range.upperBound && bytes[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    guard at < range.upperBound, range.upperBound - at < 20 else { throw fault(.badNumber(name)) }
    var value: Int64 = 0
    while at < range.upperBound {
      guard (0x30...0x39).contains(bytes[at]) else { throw fault(.badNumber(name)) }
      let (product, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, past) = product.addingReportingOverflow(Int64(bytes[at] - 0x30))
      guard !over, !past else { throw fault(.badNumber(name)) }
      value = sum
      at += 1
    }
    return isNegative ? -value : value
  }

  /// Degrees as whole 1e-7 of them, to the nearest.
  func degreesE7(_ range: Range<Int>, _ name: String) throws -> Int {
    let bytes = buffer.span
    var at = range.lowerBound
    let isNegative = at < range.upperBound && bytes[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    var (value, decimals, digits, roundsUp) = (0, -1, 0, false)
    while at < range.upperBound {
      let byte = bytes[at]
      if byte == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
      } else if (0x30...0x39).contains(byte), digits < 40 {
        digits += 1
        if decimals < 7 {
          value = value * 10 + Int(byte - 0x30)
        } else if decimals == 7 {
          roundsUp = byte >= 0x35
        }
        if decimals >= 0 { decimals += 1 }
      } else {
        return try exponentE7(range, name)
      }
      guard value < 1 << 50 else { throw fault(.badNumber(name)) }
      at += 1
    }
    guard digits > 0 else { throw fault(.badNumber(name)) }
    for _ in max(0, decimals)..<max(7, decimals) where value < 1 << 50 { value *= 10 }
    value += roundsUp ? 1 : 0
    return isNegative ? -value : value
  }

  /// `9.0E-5`, as some programs write what is near zero.
  private func exponentE7(_ range: Range<Int>, _ name: String) throws -> Int {
    guard range.count < 60, let value = Double(String(decoding: buffer[range], as: UTF8.self)), value.magnitude < 1e4
    else { throw fault(.badNumber(name)) }
    return Int((value * 1e7).rounded())
  }
}
