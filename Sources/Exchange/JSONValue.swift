import Territory

/// A JSON value in memory; members keep their order.
public indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// The number as written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])

  /// The value of a whole text.
  /// - Throws: `JSONTextError` where it is no JSON (RFC 8259), or something follows it.
  public static func parse(_ text: String) throws -> JSONValue {
    var scanner = JSONScanner(Array(text.utf8))
    do throws(JSONFault) {
      let value = try JSONValue(from: &scanner)
      if scanner.peek() != nil { throw scanner.unexpected() }
      return value
    } catch {
      throw JSONTextError(offset: error.offset, problem: error.problem)
    }
  }

  /// Takes the next value of `scanner`.
  init(from scanner: inout JSONScanner, depth: Int = 0) throws(JSONFault) {
    guard depth < JSONScanner.depthLimit else { throw scanner.fault(.tooDeep) }
    guard let byte = scanner.peek() else { throw scanner.fault(.endsEarly) }
    switch byte {
    case UInt8(ascii: "{"): self = .object(try Self.members(from: &scanner, depth: depth))
    case UInt8(ascii: "["): self = .array(try Self.elements(from: &scanner, depth: depth))
    case UInt8(ascii: "\""): self = .string(try scanner.string())
    case UInt8(ascii: "t"):
      try scanner.skipWord("true")
      self = .bool(true)
    case UInt8(ascii: "f"):
      try scanner.skipWord("false")
      self = .bool(false)
    case UInt8(ascii: "n"):
      try scanner.skipWord("null")
      self = .null
    default:
      let range = try scanner.numberExtent()
      self = .number(String(decoding: scanner.bytes[range], as: UTF8.self))
    }
  }

  private static func members(
    from scanner: inout JSONScanner, depth: Int
  ) throws(JSONFault) -> [(name: String, value: JSONValue)] {
    try scanner.expect(UInt8(ascii: "{"))
    var members: [(name: String, value: JSONValue)] = []
    if scanner.take(UInt8(ascii: "}")) { return members }
    repeat {
      let name = try scanner.string()
      try scanner.expect(UInt8(ascii: ":"))
      members.append((name, try JSONValue(from: &scanner, depth: depth + 1)))
    } while try scanner.another(until: UInt8(ascii: "}"))
    return members
  }

  private static func elements(from scanner: inout JSONScanner, depth: Int) throws(JSONFault) -> [JSONValue] {
    try scanner.expect(UInt8(ascii: "["))
    var elements: [JSONValue] = []
    if scanner.take(UInt8(ascii: "]")) { return elements }
    repeat {
      elements.append(try JSONValue(from: &scanner, depth: depth + 1))
    } while try scanner.another(until: UInt8(ascii: "]"))
    return elements
  }

  /// The value of a member, the last where the name is repeated; nil for other values and absent members.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// A scalar as a cell holds it: nil for null, the text of strings and numbers as it is, `true`, `false`; nil for
  /// arrays and objects.
  public var cell: String? {
    switch self {
    case .null, .array, .object: nil
    case .bool(let value): value ? "true" : "false"
    case .number(let text), .string(let text): text
    }
  }
}

/// Why a text, such as the JSON inside a cell, is no JSON.
public struct JSONTextError: Refusal, Equatable {
  /// Bytes before the one that is wrong.
  public var offset: Int
  public var problem: JSONProblem

  public func sentence(in language: Language) -> String {
    switch language {
    case .spanish: "El texto no es JSON legible en el byte \(offset + 1): \(problem.spanish)."
    case .english: "The text is not readable JSON at byte \(offset + 1): \(problem.english)."
    }
  }
}
