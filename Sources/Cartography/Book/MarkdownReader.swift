/// Reads the Markdown that chapters are written in, block by block: headings, paragraphs, lists of one level, fenced code,
/// tables, pictures on a line of their own, and quotations as notes.
struct MarkdownReader {
  private var lines: ArraySlice<Substring>

  init(_ text: String) { lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...] }

  private static let bullet = "- "
  private static let fence = "```"

  /// The next block; nil at the end.
  mutating func next() -> BookBlock? {
    while let line = lines.first, line.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    guard let line = lines.first else { return nil }
    if line.hasPrefix("#") { return heading() }
    if line.hasPrefix(Self.fence) { return code() }
    if line.hasPrefix(Self.bullet) { return list() }
    if line.hasPrefix("|") { return table() }
    if line.hasPrefix(">") { return .note(Self.spans(taken { $0.hasPrefix(">") }.map { $0.dropFirst().trimmed })) }
    if line.hasPrefix("!["), let picture = Self.picture(line) {
      lines.removeFirst()
      return picture
    }
    return .paragraph(Self.spans(taken { !$0.isEmpty && !Self.begins($0) }))
  }

  /// Whether a line ends the paragraph above it.
  private static func begins(_ line: Substring) -> Bool {
    [fence, bullet, "#", "|", ">"].contains { line.hasPrefix($0) }
  }

  /// The first line, and those after it that belong to it.
  private mutating func taken(while belongs: (Substring) -> Bool) -> [Substring] {
    let rest = lines.dropFirst().prefix(while: belongs)
    defer { lines = lines[rest.endIndex...] }
    return [lines.first!] + rest
  }

  private mutating func heading() -> BookBlock {
    let line = lines.removeFirst()
    let level = line.prefix { $0 == "#" }.count
    return .heading(String(line.dropFirst(level).trimmed), level: level)
  }

  private mutating func code() -> BookBlock {
    let language = lines.removeFirst().dropFirst(Self.fence.count)
    let body = lines.prefix { !$0.hasPrefix(Self.fence) }
    lines = lines[body.endIndex...].dropFirst()
    return .code(body.joined(separator: "\n"), language: String(language))
  }

  /// Items go on in lines that are indented.
  private mutating func list() -> BookBlock {
    var items: [[Substring]] = []
    while let line = lines.first, line.hasPrefix(Self.bullet) {
      items.append([line.dropFirst(Self.bullet.count)] + taken { $0.hasPrefix("  ") }.dropFirst().map(\.trimmed))
    }
    return .list(items.map(Self.spans))
  }

  private mutating func table() -> BookBlock {
    let rows = taken { $0.hasPrefix("|") }.map { line in
      line.trimmed.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
        Self.spans([$0.trimmed])
      }
    }
    // The second line only draws a rule.
    return .table(headings: rows[0], rows: Array(rows.dropFirst(2)))
  }

  /// `![caption](folder/file.png)`
  private static func picture(_ line: Substring) -> BookBlock? {
    guard case .link(let caption, to: let path)? = spans([line.dropFirst()]).first else { return nil }
    return .picture(file: String(path.split(separator: "/").last ?? ""), caption: caption)
  }
}

extension MarkdownReader {
  /// Running text: `code`, `**strong**`, `[text](target)`, of which a chapter's file becomes its name.
  static func spans(_ lines: [Substring]) -> [BookSpan] {
    var rest = lines.joined(separator: " ")[...]
    var (spans, text) = ([BookSpan](), "")
    func closed() -> [BookSpan] { text.isEmpty ? [] : [.text(text)] }
    while let first = rest.first {
      if let (span, end) = marked(rest) {
        spans += closed() + [span]
        text = ""
        rest = rest[end...]
      } else {
        text.append(first)
        rest.removeFirst()
      }
    }
    return spans + closed()
  }

  /// The span that a text begins with, and where it ends; nil for plain letters.
  private static func marked(_ text: Substring) -> (BookSpan, String.Index)? {
    if let (inside, end) = enclosed(text, "`", "`") { return (.code(inside), end) }
    if let (inside, end) = enclosed(text, "**", "**") { return (.strong(inside), end) }
    guard let (label, middle) = enclosed(text, "[", "]"), let (target, end) = enclosed(text[middle...], "(", ")")
    else { return nil }
    return (.link(label, to: target.hasSuffix(".md") ? String(target.dropLast(3)) : target), end)
  }

  private static func enclosed(_ text: Substring, _ open: String, _ close: String) -> (String, String.Index)? {
    guard text.hasPrefix(open) else { return nil }
    let inside = text.dropFirst(open.count)
    guard let end = inside.firstRange(of: close), end.lowerBound > inside.startIndex else { return nil }
    return (String(inside[..<end.lowerBound]), end.upperBound)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
