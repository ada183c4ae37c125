/// A cell of a table of values: words are guarded, numbers are not.
public enum CSVCell: Sendable, Hashable {
  /// Quoted where it must be; one that a spreadsheet would take for a formula gets an apostrophe before it.
  case text(String)
  /// Digits of ours, with a sign perhaps.
  case number(String)
}

/// One row of comma-separated cells (RFC 4180), with its line end.
public func csvLine(_ cells: [CSVCell]) -> String {
  cells.map { cell in
    switch cell {
    case .number(let digits): digits
    case .text(let text): written(text)
    }
  }.joined(separator: ",") + "\r\n"
}

private func written(_ text: String) -> String {
  // Programs end a text at its first zero.
  let text = text.replacing("\0", with: "\u{FFFD}")
  let guarded = text.utf8.first.map(CSVText.beginsFormula) == true ? "'" + text : text
  let isQuoted = text.utf8.contains {
    $0 < 0x20 || [UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";")].contains($0)
  }
  return isQuoted ? "\"" + guarded.replacing("\"", with: "\"\"") + "\"" : guarded
}
