/// A rule of a map: a field, and what it comes from.
struct ColumnMapRule: Sendable, Equatable {
  enum Piece: Sendable, Equatable {
    case text(String)
    /// A cell, or what a path finds inside its JSON.
    case column(String, path: [String])
  }

  var field: String
  /// The first that is not empty counts; each is its pieces joined. None: the field is left empty.
  var alternatives: [[Piece]]
  var conversions: [ColumnMapConversion] = []
}

/// One value for another, exactly or without regard to case and accents.
struct ValueTable: Sendable, Equatable {
  private var exact: [String: String] = [:]
  private var folded: [String: String] = [:]

  mutating func add(_ value: String, _ result: String) {
    exact[value] = result
    folded[value.foldedForMatching] = result
  }

  /// The value that stands for `value`; itself where the table says nothing.
  func result(for value: String) -> String { exact[value] ?? folded[value.foldedForMatching] ?? value }
}

/// Reads rules of a map.
struct ColumnMapParser {
  enum Parsed {
    case field(ColumnMapRule)
    /// `field.VALUE=result`.
    case value(field: String, value: String, result: String)
  }

  private let letters: [Character]
  private var at = 0
  private let whole: String
  private let line: Int?

  static func rule(_ text: String, line: Int?) throws -> Parsed {
    var parser = ColumnMapParser(text, line: line)
    return try parser.rule()
  }

  private init(_ text: String, line: Int?) {
    whole = text.withoutOuterSpace
    letters = Array(whole)
    self.line = line
  }

  private func fault(_ problem: ColumnMapError.Problem) -> ColumnMapError { .badRule(whole, line: line, problem) }

  private mutating func rule() throws -> Parsed {
    let field = take { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !field.isEmpty else { throw fault(.noField) }
    if takes(".") { return try valueRule(of: field) }
    skipBlanks()
    guard takes("=") else { throw fault(.noEquals) }
    if takes("=") {
      let constant = unquoted(String(letters[at...]))
      return .field(ColumnMapRule(field: field, alternatives: constant.isEmpty ? [] : [[.text(constant)]]))
    }
    var rule = ColumnMapRule(field: field, alternatives: [[try piece()]])
    while at < letters.count {
      if takes("+") {
        rule.alternatives[rule.alternatives.count - 1].append(try piece())
      } else if takes("??") {
        rule.alternatives.append([try piece()])
      } else if takes("|") {
        rule.conversions = try conversions(for: field)
      } else {
        throw fault(.strayText(String(letters[at...])))
      }
      skipBlanks()
    }
    return .field(rule)
  }

  private mutating func valueRule(of field: String) throws -> Parsed {
    let value: String
    if let quoted = try takeQuoted("'") ?? takeQuoted("\"") {
      value = quoted
      skipBlanks()
    } else {
      value = take { $0 != "=" }.withoutOuterSpace
    }
    guard takes("=") else { throw fault(.noEquals) }
    let result = unquoted(String(letters[at...]))
    guard !value.isEmpty, !result.isEmpty else { throw fault(.emptyValue) }
    return .value(field: field, value: value, result: result)
  }

  private mutating func piece() throws -> ColumnMapRule.Piece {
    skipBlanks()
    if let text = try takeQuoted("'") {
      skipBlanks()
      return .text(text)
    }
    let column = try name()
    var path: [String] = []
    while takes("->") { path.append(try name()) }
    return .column(column, path: path)
  }

  /// A column's name or a step of a path: between double quotes, or up to the next sign.
  private mutating func name() throws -> String {
    skipBlanks()
    if let quoted = try takeQuoted("\"") {
      skipBlanks()
      return quoted
    }
    var text = ""
    while at < letters.count, !["+", "|", "??", "->"].contains(where: { stands($0) }) {
      text.append(letters[at])
      at += 1
    }
    text = text.withoutOuterSpace
    guard !text.isEmpty else { throw fault(.noColumn) }
    return text
  }

  private mutating func conversions(for field: String) throws -> [ColumnMapConversion] {
    let texts = String(letters[at...]).split(separator: "|", omittingEmptySubsequences: false)
    at = letters.count
    return try texts.map { text in
      let parts = text.split(separator: ":", maxSplits: 1).map(\.withoutOuterSpace)
      let (name, argument) = (parts.first ?? "", parts.count > 1 ? parts[1] : nil)
      guard let conversion = ColumnMapConversion(name: name, argument: argument, field: field) else {
        throw fault(.badConversion(text.withoutOuterSpace))
      }
      return conversion
    }
  }

  private mutating func take(while condition: (Character) -> Bool) -> String {
    let start = at
    while at < letters.count, condition(letters[at]) { at += 1 }
    return String(letters[start..<at])
  }

  /// What stands between two of `quote`; two in a row inside are one. Nil where none stands here.
  private mutating func takeQuoted(_ quote: Character) throws -> String? {
    guard at < letters.count, letters[at] == quote else { return nil }
    var text = ""
    at += 1
    while at < letters.count {
      if letters[at] == quote {
        at += 1
        guard at < letters.count, letters[at] == quote else { return text }
      }
      text.append(letters[at])
      at += 1
    }
    throw fault(.openQuote)
  }

  private func stands(_ sign: String) -> Bool { letters[at...].starts(with: sign) }

  private mutating func takes(_ sign: String) -> Bool {
    guard stands(sign) else { return false }
    at += sign.count
    return true
  }

  private mutating func skipBlanks() { _ = take { $0.isWhitespace } }

  private func unquoted(_ text: String) -> String {
    let bare = text.withoutOuterSpace
    for quote in ["'", "\""] where bare.count >= 2 && bare.hasPrefix(quote) && bare.hasSuffix(quote) {
      return String(bare.dropFirst().dropLast())
    }
    return bare
  }
}
