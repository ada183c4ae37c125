extension ReportContent {
  /// The report as Markdown with tables (GitHub's kind), ending in a line break. Drawings are left out: a table or a
  /// sentence says the same.
  public var markdown: String {
    var lines = office + ["# \(Self.escaped(title))", "", "**\(Self.escaped(subtitle))**", ""]
    lines += dates.map { "- \($0.label): \($0.date)" }
    if !findings.isEmpty { lines += ["", "## \(words.summary)", ""] + findings.map { "- \(Self.escaped($0))" } }
    for (number, section) in sections.enumerated() {
      lines += ["", "## \(Self.escaped(heading(section: number)))"] + Self.lines(section, words)
    }
    for (number, annex) in annexes.enumerated() {
      lines += ["", "## \(Self.escaped(heading(annex: number)))"] + Self.lines(annex, words)
    }
    if !sources.isEmpty { lines += ["", "## \(words.sources)", ""] + sources.map { "- \(Self.escaped($0))" } }
    if let footer = theme?.footer?.oneLine(200) { lines += ["", Self.escaped(footer)] }
    if let legend {
      lines += ["", "> \(Self.escaped(legend.text))"]
      if let source = legend.source { lines += [">", "> — \(Self.escaped(source))"] }
    }
    return lines.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
  }

  /// Whose report it is.
  private var office: [String] {
    guard let theme = theme?.drawn else { return [] }
    let names = [theme.institution, theme.area, theme.administration, theme.slogan].compactMap { $0?.oneLine() }
    return names.isEmpty ? [] : [names.map(Self.escaped).joined(separator: " · "), ""]
  }

  private static func lines(_ section: ReportSection, _ words: ReportWords) -> [String] {
    section.blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let text): ["", escaped(text)]
      case .caution(let text): ["", "> \(escaped(text))"]
      case .figures(let figures):
        [""] + figures.map { "- \(escaped($0.label)): **\(escaped($0.value.text))**" }
      case .table(let table): [""] + lines(table, words)
      case .chart, .map: []
      }
    }
  }

  private static func lines(_ table: ReportTable, _ words: ReportWords) -> [String] {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    var lines = ["**\(escaped(table.title))**", "", line(table.columns.map { escaped($0.heading) })]
    lines.append(line(table.columns.map { $0.isNumber ? "---:" : "---" }))
    lines += table.rows.map { line($0.map { escaped($0.text) }) }
    if let total = table.total { lines.append(line(total.map { $0 == .none ? "" : "**\(escaped($0.text))**" })) }
    if let note = table.note { lines += ["", escaped(note)] }
    return lines
  }

  /// Text that stays text: no mark-up, no entity, no second line.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      if character.isNewline {
        out.append(" ")
        continue
      }
      if "\\`*_[]<>|#&~".contains(character) { out.append("\\") }
      out.append(character)
    }
    return out
  }
}
