/// The bytes of a GeoJSON file, with one whole value at a time held in memory.
struct GeoJSONStream {
  static let valueLimit = 512 << 20

  let path: String
  private let source: ByteSource
  private var bytes: [UInt8] = []
  private var position = 0
  /// Lines that began before `bytes`.
  private var linesBefore = 0
  private var isAtEnd = false

  init(path: String) throws {
    self.path = path
    source = try ByteSource(path: path)
    while bytes.count < 3, try refill() {}
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Reads on, letting go of what was consumed.
  private mutating func refill() throws -> Bool {
    if isAtEnd { return false }
    if position > 0 {
      linesBefore += bytes[..<position].count { $0 == 0x0A }
      bytes.removeSubrange(..<position)
      position = 0
    }
    isAtEnd = try !source.read(into: &bytes)
    return !isAtEnd
  }

  /// The line of a byte held in memory, from 1.
  func line(of offset: Int) -> Int {
    linesBefore + bytes.prefix(offset).count { $0 == 0x0A } + 1
  }

  /// The line of the next byte.
  var line: Int { line(of: position) }

  /// The next byte that is neither blank nor a record separator (RFC 8142), without taking it; nil at the end.
  mutating func peek() throws -> UInt8? {
    while true {
      while position < bytes.count {
        let byte = bytes[position]
        guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x1E else { return byte }
        position += 1
      }
      guard try refill() else { return nil }
    }
  }

  mutating func take(_ byte: UInt8) throws -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  mutating func expect(_ byte: UInt8) throws {
    guard try take(byte) else { throw unexpected() }
  }

  /// After a value of an array or object: true when another follows, false after the closing byte.
  mutating func another(until close: UInt8) throws -> Bool {
    if try take(UInt8(ascii: ",")) { return true }
    try expect(close)
    return false
  }

  /// The next value, whole; the stream moves past it.
  private mutating func value() throws -> JSONScanner {
    guard try peek() != nil else { throw unexpected() }
    var extent = ValueExtent()
    var length = 0
    while true {
      if let found = extent.end(in: bytes, from: position + length) {
        guard found > position else { throw unexpected() }
        defer { position = found }
        return JSONScanner(bytes, from: position, to: found, takesNonFinite: true)
      }
      length = bytes.count - position
      guard length < Self.valueLimit else { throw ExchangeError.featureTooLarge(path: path, line: line) }
      guard try refill() else {
        // A bare number or word may end with the file; whatever else does is cut off.
        defer { position = bytes.count }
        return JSONScanner(bytes, from: position, to: bytes.count, takesNonFinite: true)
      }
    }
  }

  /// The next value of an array or object, which `take` reads to its end.
  mutating func value<Taken>(_ take: (inout JSONScanner) throws -> Taken) throws -> Taken {
    var scanner = try value()
    do {
      let taken = try take(&scanner)
      if scanner.peek() != nil { throw scanner.unexpected() }
      return taken
    } catch let fault as JSONFault {
      throw refusal(fault)
    }
  }

  /// The name of a member; the stream moves past its colon.
  mutating func name() throws -> String {
    let name = try value { scanner in try scanner.string() }
    try expect(UInt8(ascii: ":"))
    return name
  }

  /// The fault of a value that `value()` gave, said with its line.
  private func refusal(_ fault: JSONFault) -> ExchangeError {
    if fault.problem == .notUTF8 {
      return .notGeoJSON(path: path, line: line(of: fault.offset), problem: .notUTF8)
    }
    return .malformedJSON(path: path, line: line(of: fault.offset), problem: fault.problem)
  }

  /// What the next byte is refused for.
  func unexpected() -> ExchangeError {
    let problem: JSONProblem = position < bytes.count ? .unexpected(bytes[position]) : .endsEarly
    return .malformedJSON(path: path, line: line, problem: problem)
  }
}

/// Finds where a value ends by its brackets and quotes, over bytes that come piece by piece; grammar is checked later.
private struct ValueExtent {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isScalar = false

  /// One past the value's last byte, or nil where it is not among `bytes`, which then were all looked at.
  mutating func end(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    let end = bytes.count
    while index < end {
      let byte = bytes[index]
      index += 1
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
          if depth == 0 { return index }
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        if isScalar { return index - 1 }
        isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if isScalar { return index - 1 }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return index - 1 }
        depth -= 1
        if depth == 0 { return index }
      case UInt8(ascii: ","), 0x20, 0x0A, 0x0D, 0x09, 0x1E:
        if depth == 0 { return index - 1 }
      default:
        if depth == 0 { isScalar = true }
      }
    }
    return nil
  }
}
