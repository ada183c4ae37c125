/// Where data come from and until when, whose map it is, and the page.
struct Footer {
  let content: MapContent
  let page: Int

  static let pageWidth = 30.0

  private func lines(_ setting: Setting) -> [(text: String, lines: Int)] {
    let words = setting.words
    var lines: [(text: String, lines: Int)] = []
    if let attribution = content.attribution { lines.append((attribution.oneLine(300), 2)) }
    let sources = content.sources.map { $0.oneLine() }.filter { !$0.isEmpty }
    if !sources.isEmpty { lines.append((words.source + ": " + sources.joined(separator: "; ") + ".", 3)) }
    var last = words.cutOff(content.cutOff) + "."
    if let author = content.author { last += " " + words.author + ": " + author.oneLine() + "." }
    lines.append((last, 2))
    if let footer = setting.theme.footer { lines.append((footer.oneLine(200), 2)) }
    return lines
  }

  func block(_ setting: Setting, width: Double) -> Block {
    let canvas = setting.canvas
    let lines = lines(setting)
    let wide = width - Self.pageWidth - 4
    let heights = lines.map { canvas.size(of: $0.text, setting.small, width: wide, lines: $0.lines).height + 0.3 }
    return Block(part: .footer, height: heights.reduce(1.4, +)) { canvas, box in
      canvas.line([Point(box.left, box.top), Point(box.right, box.top)], Stroke(Colour(0x8C8C8C), width: 0.15))
      var top = box.top + 1.4
      for (line, height) in zip(lines, heights) {
        canvas.text(line.text, at: Point(box.left, top), setting.small, width: wide, lines: line.lines)
        top += height
      }
      var style = setting.small
      style.alignment = .right
      canvas.text(
        setting.words.page(page, of: setting.pages.count), at: Point(box.right - Self.pageWidth, box.top + 1.4), style,
        width: Self.pageWidth, lines: 1)
    }
  }
}

/// Lines to be signed, each over a name and post.
struct Signatures {
  let names: [String]

  func block(_ setting: Setting, width: Double) -> Block? {
    guard !names.isEmpty else { return nil }
    var style = setting.theme.text(6.5)
    style.alignment = .centre
    let gap = 10.0
    let wide = min(65, (width - gap * Double(names.count - 1)) / Double(names.count))
    let texts = names.map { $0.oneLine() }
    let height = texts.map { setting.canvas.size(of: $0, style, width: wide, lines: 3).height }.max()!
    return Block(part: .signatures, height: 11 + height) { canvas, box in
      let whole = wide * Double(texts.count) + gap * Double(texts.count - 1)
      var left = box.centre.x - whole / 2
      for text in texts {
        canvas.line(
          [Point(left, box.top + 10), Point(left + wide, box.top + 10)], Stroke(setting.theme.ink, width: 0.2))
        canvas.text(text, at: Point(left, box.top + 10.6), style, width: wide, lines: 3)
        left += wide + gap
      }
    }
  }
}
