import Exchange

extension JSONValue {
  /// On one line; the elements of an outermost array on a line each, so that long answers can be read and cut.
  var lines: String {
    guard case .array(let elements) = self, !elements.isEmpty else { return text }
    return "[\n" + elements.map { "  " + $0.text }.joined(separator: ",\n") + "\n]"
  }

  /// The members of an object; none of what is no object.
  var members: [(name: String, value: JSONValue)] {
    if case .object(let members) = self { members } else { [] }
  }
}
