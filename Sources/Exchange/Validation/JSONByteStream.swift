/// The bytes of JSON texts, one after another, with a piece of the file in memory at a time and no token kept longer than
/// it is looked at.
struct JSONByteStream {
  private let source: ByteSource
  private var bytes: [UInt8] = []
  private var position = 0
  /// Bytes of the file before `bytes`.
  private var before = 0
  private var isAtEnd = false
  /// Lines are counted up to here, as a position among `bytes`.
  private var counted = 0
  private var lines = 1
  /// Where a value began, as an offset in the file; its line once its piece is gone.
  private var marked = 0
  private var markedLine: Int?
  /// The first bytes of the string read last, escapes as written.
  private(set) var word: ContiguousArray<UInt8> = []
  /// Whether half of a surrogate pair stood alone in the string read last.
  private(set) var hasLoneSurrogate = false

  /// More of a string is not kept.
  static let wordLimit = 64

  init(path: String) throws { source = try ByteSource(path: path) }

  /// Where the next byte stands: its line and its offset in the file.
  var place: FilePlace {
    mutating get {
      lines += bytes[counted..<position].count { $0 == 0x0A }
      counted = position
      return FilePlace(line: lines, byte: before + position)
    }
  }

  /// Remembers where the next byte stands, to say it once more is known.
  @inline(__always)
  mutating func mark() { (marked, markedLine) = (before &+ position, nil) }

  var markedPlace: FilePlace {
    FilePlace(line: markedLine ?? line(at: marked - before), byte: marked)
  }

  /// The line of a position among `bytes`.
  private func line(at position: Int) -> Int {
    position < counted
      ? lines - bytes[position..<counted].count { $0 == 0x0A } : lines + bytes[counted..<position].count { $0 == 0x0A }
  }

  /// The first bytes of the file, none taken.
  mutating func beginning() throws -> [UInt8] {
    _ = try peek()
    return Array(bytes.prefix(4096))
  }

  private mutating func refill() throws -> Bool {
    if isAtEnd { return false }
    if markedLine == nil { markedLine = line(at: marked - before) }
    _ = place
    before += bytes.count
    bytes.removeAll(keepingCapacity: true)
    (position, counted) = (0, 0)
    isAtEnd = try !source.read(into: &bytes)
    return !isAtEnd
  }

  /// The next byte, without taking it; nil at the end.
  @inline(__always)
  mutating func peek() throws -> UInt8? {
    if position < bytes.count { return bytes[position] }
    return try refill() ? bytes[position] : nil
  }

  @inline(__always)
  mutating func advance() { position &+= 1 }

  /// Whether the next bytes are a byte order mark, which is taken.
  mutating func takesMark() throws -> Bool {
    guard try peek() == 0xEF, bytes.count >= 3, bytes[1] == 0xBB, bytes[2] == 0xBF else { return false }
    position += 3
    return true
  }

  /// The next byte that is not blank; nil at the end.
  @inline(__always)
  mutating func next() throws -> UInt8? {
    while let byte = try peek() {
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position &+= 1
    }
    return nil
  }

  /// Takes `byte` if it comes next.
  @inline(__always)
  mutating func take(_ byte: UInt8) throws -> Bool {
    guard try next() == byte else { return false }
    position &+= 1
    return true
  }

  /// Takes a string whose quote comes next; its first bytes are in `word`.
  mutating func string() throws {
    word.removeAll(keepingCapacity: true)
    hasLoneSurrogate = false
    position &+= 1
    var high = false
    while let byte = try peek() {
      if byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        passPlain()
        if high { (high, hasLoneSurrogate) = (false, true) }
        continue
      }
      let unit = byte == UInt8(ascii: "\\") ? try escape() : nil
      if high != (unit.map { 0xDC00..<0xE000 ~= $0 } ?? false) { hasLoneSurrogate = true }
      high = unit.map { 0xD800..<0xDC00 ~= $0 } ?? false
      if byte == UInt8(ascii: "\\") { continue }
      if byte == UInt8(ascii: "\"") {
        position &+= 1
        return
      }
      if byte < 0x20 { throw JSONStop(problem: .controlCharacter) }
      try character()
    }
    throw JSONStop(problem: .endsEarly)
  }

  /// Moves over the bytes in memory that need no look.
  private mutating func passPlain() {
    let start = position
    position = Self.endOfPlain(bytes, from: start)
    if word.count < Self.wordLimit { word.append(contentsOf: bytes[start..<min(position, start + Self.wordLimit)]) }
  }

  private static func endOfPlain(_ bytes: borrowing [UInt8], from start: Int) -> Int {
    let source = bytes.span
    var index = start
    while index < source.count {
      let byte = source[index]
      guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { break }
      index &+= 1
    }
    return index
  }

  /// Takes a character that is not ASCII.
  private mutating func character() throws {
    var sequence: ContiguousArray<UInt8> = []
    var length = 0
    repeat {
      guard let byte = try peek() else { throw JSONStop(problem: .endsEarly) }
      sequence.append(byte)
      position &+= 1
      length = sequence[0] < 0xE0 ? 2 : sequence[0] < 0xF0 ? 3 : 4
    } while sequence.count < length
    guard sequence.span.bytes.lengthOfUTF8(at: 0, before: length) == length else { throw JSONStop(problem: .notUTF8) }
    word.append(contentsOf: sequence)
  }

  /// Takes an escape; the unit of `\uXXXX`.
  private mutating func escape() throws -> UInt32? {
    position &+= 1
    guard let kind = try peek() else { throw JSONStop(problem: .endsEarly) }
    position &+= 1
    if word.count < Self.wordLimit { word.append(contentsOf: [UInt8(ascii: "\\"), kind]) }
    switch kind {
    case UInt8(ascii: "u"):
      var unit: UInt32 = 0
      for _ in 0..<4 {
        guard let byte = try peek() else { throw JSONStop(problem: .endsEarly) }
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw JSONStop(problem: .badEscape) }
        unit = unit << 4 | UInt32(digit)
        if word.count < Self.wordLimit { word.append(byte) }
        position &+= 1
      }
      return unit
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return nil
    default: throw JSONStop(problem: .badEscape)
    }
  }

  /// Takes a number whose first byte comes next. The value is right to some units of the last place of a Double; the words
  /// NaN and Infinity, which JSON has not, come as such.
  mutating func number() throws -> JSONNumber {
    var (isNegative, digits, mantissa, decimals) = (false, 0, UInt64(0), 0)
    if try peek() == UInt8(ascii: "-") {
      isNegative = true
      position &+= 1
    }
    guard let first = try peek() else { throw JSONStop(problem: .endsEarly) }
    if first == UInt8(ascii: "N") || first == UInt8(ascii: "I") {
      try take(word: first == UInt8(ascii: "N") ? "NaN" : "Infinity")
      return JSONNumber(value: .nan, decimals: 0)
    }
    var power = 0
    try takeDigits(&mantissa, &digits, &power)
    guard digits > 0, digits == 1 || first != UInt8(ascii: "0") else { throw JSONStop(problem: .badNumber) }
    if try peek() == UInt8(ascii: ".") {
      position &+= 1
      let whole = digits
      var unused = 0
      try takeDigits(&mantissa, &digits, &unused)
      decimals = digits - whole
      guard decimals > 0 else { throw JSONStop(problem: .badNumber) }
      power -= decimals - unused
    }
    if let mark = try peek(), mark | 0x20 == UInt8(ascii: "e") { power += try exponent() }
    var value = Double(mantissa)
    if power < 0, power >= -18 {
      value /= Double(powerOfTen(-power))
    } else if power != 0 {
      value *= tenToThe(power)
    }
    return JSONNumber(value: isNegative ? -value : value, decimals: decimals)
  }

  /// Digits past the nineteenth only raise `power`.
  @inline(__always)
  private mutating func takeDigits(_ mantissa: inout UInt64, _ digits: inout Int, _ power: inout Int) throws {
    while let byte = try peek() {
      let digit = byte &- 0x30
      guard digit < 10 else { return }
      if mantissa < 1_000_000_000_000_000_000 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
      } else {
        power &+= 1
      }
      digits &+= 1
      position &+= 1
    }
  }

  private mutating func exponent() throws -> Int {
    position &+= 1
    var isNegative = false
    if let sign = try peek(), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      position &+= 1
    }
    var (value, digits, ignored) = (UInt64(0), 0, 0)
    try takeDigits(&value, &digits, &ignored)
    guard digits > 0 else { throw JSONStop(problem: .badNumber) }
    return isNegative ? -Int(min(value, 9999)) : Int(min(value, 9999))
  }

  /// Takes `true`, `false`, `null` …
  mutating func take(word: StaticString) throws {
    for index in 0..<word.utf8CodeUnitCount {
      guard let byte = try peek() else { throw JSONStop(problem: .endsEarly) }
      guard byte == word.utf8Start[index] else { throw JSONStop(problem: .unexpected(byte)) }
      position &+= 1
    }
  }
}

/// Where in a file something stands.
public struct FilePlace: Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// From 0.
  public var byte: Int
}

/// A text that cannot be read on.
struct JSONStop: Error {
  var problem: JSONProblem
}

/// A number as it was written.
struct JSONNumber {
  var value: Double
  /// Digits behind the point.
  var decimals: Int
}

private func tenToThe(_ power: Int) -> Double {
  if power > 400 { return .infinity }
  if power < -400 { return 0 }
  var value = 1.0
  for _ in 0..<abs(power) { value *= 10 }
  return power < 0 ? 1 / value : value
}
