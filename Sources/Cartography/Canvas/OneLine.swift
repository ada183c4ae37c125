extension String {
  /// Without line ends, tabs, control signs and signs that turn the direction of what stands beside them, and no longer
  /// than can be read: at most `limit` characters.
  func oneLine(_ limit: Int = 160) -> String {
    isPlainLine && utf8.count <= limit ? self : cleaned(limit)
  }

  /// Whether it holds nothing but ASCII's letters, digits and signs and Latin letters with their accents, with single
  /// spaces between them: as nearly every name does.
  private var isPlainLine: Bool {
    var before = UInt8(ascii: " ")
    var isLatin = false
    for byte in utf8 {
      switch byte {
      // The second byte of a letter from À to ÿ.
      case 0x80...0xBF where isLatin: isLatin = false
      case 0xC3: isLatin = true
      case UInt8(ascii: " ") where before == UInt8(ascii: " "): return false
      case 0x20...0x7E: break
      default: return false
      }
      before = byte
    }
    return before != UInt8(ascii: " ")
  }

  private func cleaned(_ limit: Int) -> String {
    var text = ""
    var count = 0
    var isGap = false
    for character in self {
      if character.isWhitespace || character.unicodeScalars.allSatisfy({ $0.properties.generalCategory == .control }) {
        isGap = !text.isEmpty
        continue
      }
      // A letter's joiners lie within its own character.
      if character.unicodeScalars.allSatisfy({ $0.properties.generalCategory == .format }) { continue }
      guard count < limit else { return text + "…" }
      if isGap { text.append(" ") }
      isGap = false
      text.unicodeScalars.append(contentsOf: character.lowRise)
      count += 1
    }
    return text
  }
}

extension Character {
  /// The character with two marks over or under it at most: a letter under a tower of them is any height.
  fileprivate var lowRise: [Unicode.Scalar] {
    var marks = 0
    return unicodeScalars.filter { scalar in
      guard scalar.properties.generalCategory == .nonspacingMark else { return true }
      marks += 1
      return marks <= 2
    }
  }
}
