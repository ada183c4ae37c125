extension String {
  /// How names are compared: lower case, without accents, every run of other than letters and digits one space.
  public var plain: String {
    var out = String.UnicodeScalarView()
    var gap = false
    for scalar in decomposedLatin.unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if gap, !out.isEmpty { out.append(" ") }
        gap = false
        out.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      } else {
        gap = true
      }
    }
    return String(out)
  }

  /// Accented Latin letters as letter and mark. A table, since the standard library does not decompose.
  private var decomposedLatin: String {
    guard utf8.contains(where: { $0 > 127 }) else { return self }
    return String(map { Self.unaccented[$0] ?? $0 })
  }

  private static let unaccented: [Character: Character] = {
    let pairs = [
      ("áàäâãå", "a"), ("éèëê", "e"), ("íìïî", "i"), ("óòöôõ", "o"), ("úùüû", "u"), ("ñ", "n"), ("ç", "c"), ("ý", "y"),
    ]
    var table: [Character: Character] = [:]
    for (accented, letter) in pairs {
      for character in accented {
        table[character] = Character(letter)
        table[Character(character.uppercased())] = Character(letter.uppercased())
      }
    }
    return table
  }()
}
