import Territory

/// A book for the people who use a program: chapters read from Markdown, to be set for a terminal, a browser or paper.
public struct Book: Sendable {
  public var title: String
  public var subtitle: String
  public var language: Language
  public var chapters: [BookChapter]

  public init(title: String, subtitle: String, language: Language, chapters: [BookChapter]) {
    (self.title, self.subtitle, self.language, self.chapters) = (title, subtitle, language, chapters)
  }

  /// The place of the chapter that a reader means by its number, its name, its title or the beginning of either, without
  /// regard to accents; nil where that is none, or several.
  public func index(ofChapter text: String) -> Int? {
    if let number = Int(text) { return chapters.indices.contains(number - 1) ? number - 1 : nil }
    let wanted = text.plain
    guard !wanted.isEmpty else { return nil }
    if let exact = chapters.firstIndex(where: { $0.name == wanted }) { return exact }
    let begun = chapters.indices.filter {
      chapters[$0].name.hasPrefix(wanted) || chapters[$0].title.plain.hasPrefix(wanted)
    }
    return begun.count == 1 ? begun[0] : nil
  }

  /// «4. Mapas».
  func heading(_ chapter: Int) -> String { "\(chapter + 1). \(chapters[chapter].title)" }

  var words: ReportWords { ReportWords(language) }
}

/// One chapter: what a Markdown file of the name holds.
public struct BookChapter: Sendable, Hashable {
  /// Of its file, without `.md`; other chapters link to it, and readers ask for it by it.
  public var name: String
  /// Its first heading.
  public var title: String
  public var blocks: [BookBlock]

  /// - Parameter markdown: a heading of the first level, then the kinds of block that `BookBlock` knows.
  public init(name: String, markdown: String) {
    self.name = name
    var reader = MarkdownReader(markdown)
    (title, blocks) = (name, [])
    while let block = reader.next() {
      if case .heading(let text, level: 1) = block { title = text } else { blocks.append(block) }
    }
  }
}

/// What stands in a chapter, one under another.
public enum BookBlock: Sendable, Hashable {
  case heading(String, level: Int)
  case paragraph([BookSpan])
  case list([[BookSpan]])
  /// Lines to be typed, or a file's, as they are.
  case code(String, language: String)
  /// As many cells a row as headings.
  case table(headings: [[BookSpan]], rows: [[[BookSpan]]])
  /// - file: its name, without a folder.
  case picture(file: String, caption: String)
  /// Set apart, for what must not be overlooked.
  case note([BookSpan])
}

/// A piece of running text.
public enum BookSpan: Sendable, Hashable {
  case text(String)
  case code(String)
  case strong(String)
  /// - to: a chapter's name, or an address.
  case link(String, to: String)

  /// Without its mark-up.
  var plain: String {
    switch self {
    case .text(let text), .code(let text), .strong(let text): text
    case .link(let text, _): text
    }
  }
}

extension [BookSpan] {
  var plain: String { map(\.plain).joined() }
}
