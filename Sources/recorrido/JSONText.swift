import Territory

/// What `--json` prints; members keep their order.
enum JSONText {
  case null
  case bool(Bool)
  case integer(Int)
  /// A whole number of `10^-decimals`.
  case decimal(Int, decimals: Int)
  case text(String)
  case array([JSONText])
  case object([(String, JSONText)])

  init(_ text: String?) { self = text.map(JSONText.text) ?? .null }

  /// On one line; the elements of an outermost array on a line each, so that long answers can be read and cut.
  var lines: String {
    guard case .array(let elements) = self, !elements.isEmpty else { return line }
    return "[\n" + elements.map { "  " + $0.line }.joined(separator: ",\n") + "\n]"
  }

  var line: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value, let count): grouped(value, decimals: count).filter { $0 != "," }
    case .text(let text): Self.quoted(text)
    case .array(let elements): "[" + elements.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.0)): \($0.1.line)" }.joined(separator: ", ") + "}"
    }
  }

  /// Source: RFC 8259 §7.
  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
