/// Why some text is no JSON.
public enum JSONProblem: Hashable, Sendable {
  case endsEarly
  /// A byte where the grammar has none.
  case unexpected(UInt8)
  case badNumber
  case badEscape
  case controlCharacter
  case notUTF8
  case tooDeep

  var spanish: String {
    switch self {
    case .endsEarly: "el texto termina antes de tiempo (¿archivo cortado?)"
    case .unexpected(let byte): "no se esperaba \(Self.sign(byte).map { "«\($0)»" } ?? "el byte \(byte)")"
    case .badNumber: "un número está mal escrito"
    case .badEscape: "una secuencia «\\» está mal escrita"
    case .controlCharacter: "hay un carácter de control dentro de un texto"
    case .notUTF8: "el texto no es UTF-8"
    case .tooDeep: "hay más de \(JSONScanner.depthLimit) niveles anidados"
    }
  }

  var english: String {
    switch self {
    case .endsEarly: "the text ends early (is the file cut off?)"
    case .unexpected(let byte): "\(Self.sign(byte).map { "“\($0)”" } ?? "the byte \(byte)") was not expected"
    case .badNumber: "a number is badly written"
    case .badEscape: "a “\\” sequence is badly written"
    case .controlCharacter: "there is a control character inside a string"
    case .notUTF8: "the text is not UTF-8"
    case .tooDeep: "there are more than \(JSONScanner.depthLimit) nested levels"
    }
  }

  /// What a byte shows on paper; nil where it shows nothing.
  private static func sign(_ byte: UInt8) -> Character? {
    (0x21...0x7E).contains(byte) ? Character(Unicode.Scalar(byte)) : nil
  }
}

/// A problem with where it was met: an offset into the scanned bytes.
struct JSONFault: Error {
  var offset: Int
  var problem: JSONProblem
}

/// A tokenizer over the bytes of JSON texts (RFC 8259): moves over values, checks them, and takes strings and numbers.
struct JSONScanner {
  /// Real data nests under twenty levels; this bounds the stack.
  static let depthLimit = 200

  let bytes: [UInt8]
  /// Where the next byte is taken.
  var position: Int
  /// One past the last byte that belongs to the text.
  let end: Int
  /// Takes the bare words NaN and Infinity as numbers, as Python and R write them.
  var takesNonFinite = false

  init(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil, takesNonFinite: Bool = false) {
    (self.bytes, position, self.end) = (bytes, start, end ?? bytes.count)
    self.takesNonFinite = takesNonFinite
  }

  func fault(_ problem: JSONProblem) -> JSONFault { JSONFault(offset: position, problem: problem) }

  /// What a byte at `position` is wrong for: an unexpected byte, or the end.
  func unexpected() -> JSONFault {
    fault(position < end ? .unexpected(bytes[position]) : .endsEarly)
  }

  /// Moves to the next byte that is not blank; nil at the end.
  mutating func peek() -> UInt8? {
    while position < end {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    return nil
  }

  /// Takes `byte` if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  mutating func expect(_ byte: UInt8) throws(JSONFault) {
    guard take(byte) else { throw unexpected() }
  }

  /// After a value of an array or object: true when another follows, false after the closing byte.
  mutating func another(until close: UInt8) throws(JSONFault) -> Bool {
    guard let byte = peek() else { throw fault(.endsEarly) }
    guard byte == UInt8(ascii: ",") || byte == close else { throw fault(.unexpected(byte)) }
    position += 1
    return byte != close
  }

  /// Moves over one whole value and checks its grammar.
  mutating func skipValue(depth: Int = 0) throws(JSONFault) {
    guard depth < Self.depthLimit else { throw fault(.tooDeep) }
    guard let byte = peek() else { throw fault(.endsEarly) }
    switch byte {
    case UInt8(ascii: "{"):
      position += 1
      if take(UInt8(ascii: "}")) { return }
      repeat {
        guard peek() == UInt8(ascii: "\"") else { throw unexpected() }
        try skipString()
        try expect(UInt8(ascii: ":"))
        try skipValue(depth: depth + 1)
      } while try another(until: UInt8(ascii: "}"))
    case UInt8(ascii: "["):
      position += 1
      if take(UInt8(ascii: "]")) { return }
      repeat { try skipValue(depth: depth + 1) } while try another(until: UInt8(ascii: "]"))
    case UInt8(ascii: "\""): try skipString()
    default: try skipScalar(byte)
    }
  }

  private mutating func skipString() throws(JSONFault) {
    let (range, _) = try stringExtent()
    let isASCII = bytes[range].allSatisfy { $0 < 0x80 }
    if !isASCII, String(validating: bytes[range], as: UTF8.self) == nil {
      throw JSONFault(offset: range.lowerBound, problem: .notUTF8)
    }
  }

  private mutating func skipScalar(_ first: UInt8) throws(JSONFault) {
    switch first {
    case UInt8(ascii: "t"): try skipWord("true")
    case UInt8(ascii: "f"): try skipWord("false")
    case UInt8(ascii: "n"): try skipWord("null")
    default: _ = try numberExtent()
    }
  }

  mutating func skipWord(_ word: StaticString) throws(JSONFault) {
    let length = word.utf8CodeUnitCount
    for index in 0..<length {
      guard position < end, bytes[position] == word.utf8Start[index] else { throw unexpected() }
      position += 1
    }
  }

  /// The bytes of a number as written; the position moves past it.
  mutating func numberExtent() throws(JSONFault) -> Range<Int> {
    let start = position
    if position < end, bytes[position] == UInt8(ascii: "-") { position += 1 }
    if takesNonFinite, position < end {
      if bytes[position] == UInt8(ascii: "N") {
        try skipWord("NaN")
        return start..<position
      }
      if bytes[position] == UInt8(ascii: "I") {
        try skipWord("Infinity")
        return start..<position
      }
    }
    let whole = position
    guard skipDigits() > 0 else { throw position == start ? unexpected() : numberFault() }
    if bytes[whole] == UInt8(ascii: "0"), position > whole + 1 { throw fault(.badNumber) }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() > 0 else { throw numberFault() }
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") { position += 1 }
      guard skipDigits() > 0 else { throw numberFault() }
    }
    return start..<position
  }

  private func numberFault() -> JSONFault { fault(position < end ? .badNumber : .endsEarly) }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < end, bytes[position] &- 0x30 < 10 { position += 1 }
    return position - start
  }

  /// The bytes between the quotes of a string, and whether they hold escapes; the position moves past it.
  mutating func stringExtent() throws(JSONFault) -> (range: Range<Int>, isEscaped: Bool) {
    position += 1
    let start = position
    var isEscaped = false
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return (start..<position - 1, isEscaped)
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        try skipEscape()
      } else if byte < 0x20 {
        throw fault(.controlCharacter)
      } else {
        position += 1
      }
    }
    throw fault(.endsEarly)
  }

  private mutating func skipEscape() throws(JSONFault) {
    guard position + 1 < end else { throw JSONFault(offset: end, problem: .endsEarly) }
    switch bytes[position + 1] {
    case UInt8(ascii: "u"):
      for index in position + 2..<position + 6 {
        guard index < end else { throw JSONFault(offset: end, problem: .endsEarly) }
        guard hexadecimalDigit(bytes[index]) != nil else { throw fault(.badEscape) }
      }
      position += 6
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    default: throw fault(.badEscape)
    }
  }

  /// Takes a string with its escapes resolved.
  mutating func string() throws(JSONFault) -> String {
    guard peek() == UInt8(ascii: "\"") else { throw unexpected() }
    let (range, isEscaped) = try stringExtent()
    guard let text = String(validating: isEscaped ? unescaped(range)[...] : bytes[range], as: UTF8.self) else {
      throw JSONFault(offset: range.lowerBound, problem: .notUTF8)
    }
    return text
  }

  /// The string's bytes with escapes resolved; half a surrogate pair becomes U+FFFD.
  private func unescaped(_ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        out.append(bytes[index])
        index += 1
        continue
      }
      let kind = bytes[index + 1]
      index += 2
      if kind == UInt8(ascii: "u") {
        out.append(contentsOf: String(Character(escapedScalar(at: &index, before: range.upperBound))).utf8)
      } else {
        out.append(simpleEscape(kind))
      }
    }
    return out
  }

  private func simpleEscape(_ kind: UInt8) -> UInt8 {
    switch kind {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: kind
    }
  }

  /// The scalar of `\uXXXX`, or of a pair of them; `index` stands after the first `u`.
  private func escapedScalar(at index: inout Int, before limit: Int) -> Unicode.Scalar {
    let first = fourDigits(at: index)
    index += 4
    if 0xD800..<0xDC00 ~= first, index + 6 <= limit, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u"), case let second = fourDigits(at: index + 2), 0xDC00..<0xE000 ~= second
    {
      index += 6
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private func fourDigits(at index: Int) -> UInt32 {
    bytes[index..<index + 4].reduce(0) { $0 << 4 | UInt32(hexadecimalDigit($1) ?? 0) }
  }

  /// Takes a number as a Double, correctly rounded; infinite where it exceeds the range.
  mutating func number() throws(JSONFault) -> Double {
    guard let byte = peek() else { throw fault(.endsEarly) }
    guard byte == UInt8(ascii: "-") || byte &- 0x30 < 10 || takesNonFinite else { throw unexpected() }
    let range = try numberExtent()
    return exactDouble(range) ?? Double(String(decoding: bytes[range], as: UTF8.self)) ?? .nan
  }

  /// Exact where the digits fit 53 bits and the power of ten is one a Double holds exactly (Clinger 1990); else nil.
  private func exactDouble(_ range: Range<Int>) -> Double? {
    var index = range.lowerBound
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    guard range.upperBound - index <= 17 else { return nil }
    var mantissa: UInt64 = 0
    var decimals = 0
    var hasPoint = false
    while index < range.upperBound {
      let digit = bytes[index] &- 0x30
      if digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if hasPoint { decimals += 1 }
      } else if bytes[index] == UInt8(ascii: ".") {
        hasPoint = true
      } else {
        return nil
      }
      index += 1
    }
    guard mantissa < 1 << 53 else { return nil }
    let value = Double(mantissa) / powersOfTen[decimals]
    return isNegative ? -value : value
  }
}

private let powersOfTen: ContiguousArray<Double> = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
]

private func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
