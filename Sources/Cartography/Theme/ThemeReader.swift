import Territory

/// What a line of a theme file may begin with.
enum ThemeKey: String, CaseIterable {
  case institution, area, administration, slogan, footer, signature, logo, accent, ink, font
  case titleFont = "title-font"
  case sequential, diverging, visited, unvisited, status, neutral
}

extension Theme {
  /// Reads a theme: a key and its value a line; empty lines and those that begin with `#` are passed over.
  ///
  ///     institution Alcaldía Iztacalco
  ///     accent #621132
  ///     sequential Blues
  ///     status terminado #009E73
  ///     neutral no
  ///
  /// - Throws: `ThemeRefusal` for the first thing that cannot be taken.
  public init(reading bytes: [UInt8]) throws(ThemeRefusal) {
    guard bytes.count <= 65_536 else { throw .tooLarge }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else { throw .notText }
    self.init()
    var seen: Set<String> = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, raw) in lines.enumerated() {
      let line = raw.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      guard let first = line.first, first != "#" else { continue }
      let word = String(line.prefix { !$0.isWhitespace })
      guard let key = ThemeKey(rawValue: word.lowercased()) else { throw .unknownKey(word, line: index + 1) }
      let value = line.dropFirst(word.count).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !value.isEmpty else { throw .withoutValue(key.rawValue, line: index + 1) }
      let name = key == .status ? "status " + value.prefix { $0 != " " } : key.rawValue
      guard key == .signature || seen.insert(name).inserted else { throw .repeated(name, line: index + 1) }
      try take(key, value, line: index + 1)
    }
    try judgeColours()
  }

  private mutating func take(_ key: ThemeKey, _ value: String, line: Int) throws(ThemeRefusal) {
    guard value.count <= 200 else { throw .tooLong(key.rawValue, limit: 200, line: line) }
    switch key {
    case .institution: institution = value
    case .area: area = value
    case .administration: administration = value
    case .slogan: slogan = value
    case .footer: footer = value
    case .signature:
      guard signatures.count < 3 else { throw .tooManySignatures(line: line) }
      signatures.append(value)
    case .logo: logoFile = value
    case .accent: accent = try Self.colour(value, line)
    case .ink: ink = try Self.colour(value, line)
    case .font: font = value
    case .titleFont: titleFont = value
    case .sequential:
      sequential = try Self.palette(value, SequentialPalette.all, named: \.name, line)
    case .diverging: diverging = try Self.palette(value, DivergingPalette.all, named: \.name, line)
    case .visited: visited = try Self.colour(value, line)
    case .unvisited: unvisited = try Self.colour(value, line)
    case .status:
      let word = String(value.prefix { $0 != " " })
      guard let status = Project.Status(rawValue: word) else { throw .unknownStatus(word, line: line) }
      statuses[status] = try Self.colour(String(value.dropFirst(word.count + 1)), line)
    case .neutral: isNeutral = try Self.answer(value, line)
    }
  }

  private static func colour(_ text: String, _ line: Int) throws(ThemeRefusal) -> Colour {
    guard let colour = Colour(hexadecimal: text) else { throw .notColour(text, line: line) }
    return colour
  }

  private static func palette<Palette>(
    _ text: String, _ all: [Palette], named name: (Palette) -> String, _ line: Int
  ) throws(ThemeRefusal) -> Palette {
    guard let found = all.first(where: { name($0).lowercased() == text.lowercased() }) else {
      throw .unknownPalette(text, known: all.map(name), line: line)
    }
    return found
  }

  private static func answer(_ text: String, _ line: Int) throws(ThemeRefusal) -> Bool {
    switch text.lowercased() {
    case "sí", "si", "yes": true
    case "no": false
    default: throw .notYesOrNo(text, line: line)
    }
  }

  /// What lies side by side as areas must stay apart for everyone; marks have their shapes besides.
  private func judgeColours() throws(ThemeRefusal) {
    let strength = ink.contrast(with: .white)
    guard strength >= Self.leastContrast else { throw .tooPale("ink", tenths: Int((strength * 10).rounded(.down))) }
    for (status, colour) in statuses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try judge(colour, of: status)
    }
    let apart = visited.leastDifference(from: unvisited)
    guard apart >= Self.leastDifference else {
      throw .tooAlike("visited", "unvisited", tenths: Int((apart * 10).rounded(.down)))
    }
  }

  /// Letters on white paper. Source: W3C, "Web Content Accessibility Guidelines 2.1", 1.4.3.
  private static let leastContrast = 4.5

  /// A status keeps its colour apart from the others' as far as the usual colours of the two are.
  private func judge(_ colour: Colour, of status: Project.Status) throws(ThemeRefusal) {
    for other in Project.Status.allCases where other != status {
      let apart = colour.leastDifference(from: statuses[other] ?? Self.colour(of: other))
      let usual = Self.colour(of: status).leastDifference(from: Self.colour(of: other))
      guard apart >= min(Self.leastDifference, usual) else {
        throw .tooAlike(
          "status \(status.rawValue)", "status \(other.rawValue)", tenths: Int((apart * 10).rounded(.down)))
      }
    }
  }
}
