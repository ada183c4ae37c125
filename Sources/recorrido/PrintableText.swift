extension StringProtocol {
  /// The text as it may stand in a line: line breaks and tabs as spaces, other control characters (C0, DEL, C1) and marks
  /// that turn a line around left out, so that a name that someone typed or imported steers no terminal and breaks no table.
  var onOneLine: String {
    var line = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where last == "\r": break
      case "\t", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": line.append(" ")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
      default: line.append(scalar)
      }
      last = scalar
    }
    return String(line)
  }

  var hasControlCharacters: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
