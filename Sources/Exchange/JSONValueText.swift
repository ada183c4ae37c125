import Territory

extension JSONValue {
  /// A string, or null where there is none.
  public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

  /// An integer, or null where there is none.
  public init(_ integer: Int?) { self = integer.map { .number(String($0)) } ?? .null }

  /// A whole number of `10^-decimals`, written with exactly that many decimals; null where there is none.
  public static func decimal(_ value: Int?, decimals: Int) -> JSONValue {
    value.map { .number(grouped($0, decimals: decimals).filter { $0 != "," }) } ?? .null
  }

  /// The value as JSON text in one line, members in the order given.
  public var text: String {
    var output = TextBuffer()
    write(into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private func write(into output: inout TextBuffer) {
    switch self {
    case .null: output.append(.null)
    case .bool(let value): output.append(.bool(value))
    case .number(let digits): output.append(digits: digits)
    case .string(let text): output.append(string: text)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        element.write(into: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, (name, value)) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        output.append(string: name)
        output.append(UInt8(ascii: ":"))
        value.write(into: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }
}
