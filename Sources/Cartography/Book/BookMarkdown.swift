extension Book {
  /// The book as one Markdown text, ending in a line break. Links lead inside it; of a picture its caption remains.
  public var markdown: String {
    var parts = ["# \(title)", subtitle]
    parts.append(chapters.indices.map { "- [\(heading($0))](#\(chapters[$0].name))" }.joined(separator: "\n"))
    for (index, chapter) in chapters.enumerated() {
      parts += ["<a id=\"\(chapter.name)\"></a>", "## \(heading(index))"]
      parts += chapter.blocks.map { markdown($0) }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func markdown(_ block: BookBlock) -> String {
    switch block {
    case .heading(let text, let level): String(repeating: "#", count: level + 1) + " " + text
    case .paragraph(let spans): markdown(spans)
    case .note(let spans): "> " + markdown(spans)
    case .list(let items): items.map { "- " + markdown($0) }.joined(separator: "\n")
    case .code(let text, let language): "```\(language)\n\(text)\n```"
    case .table(let headings, let rows):
      ([line(headings), line(headings.map { _ in [.text("---")] })] + rows.map(line)).joined(separator: "\n")
    case .picture(let file, let caption): "*\(caption)* (\(file))"
    }
  }

  private func line(_ cells: [[BookSpan]]) -> String { "| " + cells.map(markdown).joined(separator: " | ") + " |" }

  private func markdown(_ spans: [BookSpan]) -> String {
    spans.map { span in
      switch span {
      case .text(let text): text
      case .code(let text): "`\(text)`"
      case .strong(let text): "**\(text)**"
      case .link(let text, let target): "[\(text)](\(holds(target) ? "#" : "")\(target))"
      }
    }.joined()
  }

  /// Whether a link's target is a chapter.
  func holds(_ target: String) -> Bool { chapters.contains { $0.name == target } }
}
