extension Book {
  /// The whole book for a terminal: its title, its chapters by name, then one after another.
  /// - Parameter width: characters; what is typed stays on its line, however long.
  public func text(width: Int = 80) -> String {
    let longest = chapters.map(\.name.count).max() ?? 0
    let contents = chapters.indices.map { index in
      let name = chapters[index].name
      return "  " + name + String(repeating: " ", count: longest - name.count + 2) + heading(index)
    }
    let opening = [title, subtitle, "", words.contents, ""] + contents
    return ([opening.joined(separator: "\n")] + chapters.indices.map { text(ofChapter: $0, width: width) })
      .joined(separator: "\n\n\n")
  }

  /// One chapter for a terminal, without frames and rulers that a screen reader would spell out.
  public func text(ofChapter index: Int, width: Int = 80) -> String {
    var section = 0
    let blocks = chapters[index].blocks.map { block in
      guard case .heading(let text, _) = block else { return block.text(width) }
      section += 1
      return "\(index + 1).\(section) \(text)"
    }
    return ([heading(index)] + blocks).joined(separator: "\n\n")
  }
}

extension BookBlock {
  fileprivate func text(_ width: Int) -> String {
    switch self {
    case .heading(let text, _): text
    case .paragraph(let spans): wrapped(spans.readable, width)
    case .note(let spans): wrapped(spans.readable, width, indent: "  ")
    case .list(let items): items.map { wrapped($0.readable, width, first: "- ", indent: "  ") }.joined(separator: "\n")
    case .code(let text, _):
      text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
        .joined(separator: "\n")
    case .table(let headings, let rows): rows.map { Self.text($0, headings, width) }.joined(separator: "\n")
    case .picture(let file, let caption): wrapped("[\(caption) (\(file))]", width)
    }
  }

  /// A row of a table as an entry: its first cell, the others under it; the heading of each where there are several.
  private static func text(_ row: [[BookSpan]], _ headings: [[BookSpan]], _ width: Int) -> String {
    let cells = row.dropFirst().enumerated().map { index, cell in
      let heading = row.count > 2 ? headings[index + 1].plain + ": " : ""
      return wrapped(heading + cell.readable, width, first: "    ", indent: "      ")
    }
    return ([wrapped(row[0].readable, width, first: "", indent: "  ")] + cells).joined(separator: "\n")
  }
}

extension [BookSpan] {
  /// As a terminal shows it: a link is followed by the chapter to ask for.
  fileprivate var readable: String {
    map { span in
      if case .link(let text, let target) = span, text.lowercased() != target { return "\(text) (\(target))" }
      return span.plain
    }.joined()
  }
}

/// Words on lines of at most `width` characters.
private func wrapped(_ text: String, _ width: Int, first: String? = nil, indent: String = "") -> String {
  var (lines, line) = ([String](), first ?? indent)
  var isEmpty = true
  for word in text.split(separator: " ") {
    if !isEmpty, line.count + 1 + word.count > width {
      lines.append(line)
      (line, isEmpty) = (indent, true)
    }
    line += (isEmpty ? "" : " ") + word
    isEmpty = false
  }
  return (lines + [line]).joined(separator: "\n")
}
