import Territory

extension Book {
  /// The book as a PDF of numbered sheets, its letters inside it.
  /// - Parameters:
  ///   - moment: the date that the file bears.
  ///   - picture: the bytes of a PNG by its name; where there are none its caption remains.
  /// - Throws: `DrawingError`.
  public func pdf(
    on paper: Paper = .letter, moment: Instant, picture: (String) -> [UInt8]?
  ) throws -> [UInt8] {
    let sheets = NumberedSheets(
      drawing: Drawing(format: .pdf, size: paper.size, title: title, author: subtitle, moment: moment),
      margins: (left: 20, top: 18, right: 20, bottom: 20), name: title, words: words)
    return try sheets.file { laid(in: $0, on: $1, picture) }
  }

  /// The contents on a sheet of their own, then every chapter.
  private func laid(
    in frame: Rectangle, on canvas: Canvas, _ picture: (String) -> [UInt8]?
  ) -> [[SheetFlow.Piece]] {
    var flow = SheetFlow(frame: frame, measuringOn: canvas)
    var begins: [Int] = []
    for index in chapters.indices {
      flow.gap(9)
      flow.keep(45)
      begins.append(flow.sheets.count + 1)
      flow.text(heading(index), flow.look.title(15))
      for block in chapters[index].blocks { flow.take(block, picture) }
    }
    var opening = SheetFlow(frame: frame, measuringOn: canvas)
    opening.text(title, opening.look.title(20))
    opening.text(subtitle, opening.look.text(11, .bold))
    opening.gap(8)
    opening.text(words.contents, opening.look.title(11))
    for index in chapters.indices { opening.entry(heading(index), page: begins[index]) }
    return opening.sheets + flow.sheets
  }
}

extension SheetFlow {
  private var typed: TextStyle { TextStyle(family: "DejaVu Sans Mono, monospace", size: 7.6, colour: look.ink) }

  /// A line of the contents.
  fileprivate mutating func entry(_ heading: String, page: Int) {
    gap(1.5)
    place(5) { [look] canvas, box in
      canvas.text(heading, at: Point(box.left, box.top), look.body, width: box.width - 15, lines: 1)
      let width = canvas.size(of: String(page), look.body).width
      canvas.text(String(page), at: Point(box.right - width, box.top), look.body)
    }
  }

  fileprivate mutating func take(_ block: BookBlock, _ picture: (String) -> [UInt8]?) {
    gap(2.6)
    switch block {
    case .heading(let text, _):
      gap(2)
      keep(28)
      self.text(text, look.text(11, .bold))
    case .paragraph(let spans): text(spans.plain, look.body)
    case .note(let spans):
      caution(spans.plain)
    case .list(let items): for item in items { bullet(item.plain) }
    case .code(let text, let language): lines(text, isTyped: language == "sh")
    case .table(let headings, let rows):
      table(
        ReportTable(
          title: "", columns: headings.enumerated().map { $0 == 0 ? .keys("", $1.plain) : .words("", $1.plain) },
          rows: rows.map { $0.map { .text($0.plain) } }))
    case .picture(let file, let caption): show(picture(file).flatMap { try? Logo(png: $0) }, caption)
    }
  }

  /// Lines on a tint; of those to be typed, one that is too long goes on in the next as shells have it.
  private mutating func lines(_ text: String, isTyped: Bool) {
    let inner = frame.width - 6
    let most = Int(inner / canvas.size(of: "0", typed).width)
    let text = isTyped ? text.split(separator: "\n").map { broken($0, most) }.joined(separator: "\n") : text
    place(canvas.size(of: text, typed, width: inner).height + 3.6) { [typed] canvas, box in
      canvas.rectangle(box, fill: Fill(ReportLook.tint))
      canvas.text(text, at: Point(box.left + 3, box.top + 1.8), typed, width: inner)
    }
  }

  private mutating func show(_ image: Logo?, _ caption: String) {
    let style = look.text(8, .regular, ReportLook.quiet)
    let captionHeight = canvas.size(of: caption, style, width: frame.width).height
    guard let image else { return text(caption, style) }
    let height = min(95, frame.width * Double(image.height) / Double(image.width))
    place(height + 1 + captionHeight) { canvas, box in
      let width = image.width(atHeight: height)
      let picture = Rectangle(left: box.left, top: box.top, width: width, height: height)
      canvas.picture(image, in: picture, isGrey: false)
      canvas.rectangle(picture, stroke: Stroke(ReportLook.rule, width: 0.2))
      canvas.text(caption, at: Point(box.left, box.top + height + 1), style, width: box.width)
    }
  }
}

/// A command on lines of at most `most` characters; each but the last ends in the stroke by which a shell reads on.
private func broken(_ command: Substring, _ most: Int) -> String {
  var words: [String] = []
  for word in command.split(separator: " ") {
    // A blank between quotes is no place to break.
    if let last = words.last, last.count(where: { $0 == "\"" }) % 2 == 1 {
      words[words.count - 1] += " " + word
    } else {
      words.append(String(word))
    }
  }
  var (lines, line) = ([String](), words.first ?? "")
  for word in words.dropFirst() {
    if line.count + 1 + word.count > most - 2 {
      lines.append(line + " \\")
      line = "    " + word
    } else {
      line += " " + word
    }
  }
  return (lines + [line]).joined(separator: "\n")
}
