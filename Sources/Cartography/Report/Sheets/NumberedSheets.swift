import Territory

/// A PDF of sheets that say at their foot what they belong to, which one they are, and of how many.
struct NumberedSheets {
  let drawing: Drawing
  /// Millimetres free on each side of what stands on a sheet; its foot takes some of the lowest.
  let margins: (left: Double, top: Double, right: Double, bottom: Double)
  /// What they belong to.
  let name: String
  let words: ReportWords
  var look = ReportLook()
  /// The office's own line under each sheet's foot.
  var footer: String?

  /// - Parameter lay: lays all pieces on sheets whose text stands in the frame; nothing is drawn on the canvas.
  /// - Throws: `DrawingError`; what the pieces throw.
  func file(_ lay: (_ frame: Rectangle, _ canvas: Canvas) -> [[SheetFlow.Piece]]) throws -> [UInt8] {
    var sheets: [[SheetFlow.Piece]] = []
    // A first pass on a sheet that nobody sees tells how many there are.
    _ = try drawing.file { canvas, _ in sheets = lay(frame, canvas) }
    return try drawing.file(sheets: sheets.count) { canvas, number in
      for piece in sheets[number] { try piece(canvas) }
      foot(on: canvas, number + 1, of: sheets.count)
    }
  }

  private var frame: Rectangle {
    Rectangle(
      left: margins.left, top: margins.top, width: drawing.size.width - margins.left - margins.right,
      height: drawing.size.height - margins.top - margins.bottom)
  }

  private func foot(on canvas: Canvas, _ number: Int, of count: Int) {
    let top = frame.bottom + 4
    let style = look.text(7, .regular, ReportLook.quiet)
    let page = words.page(number, of: count)
    let pageWidth = canvas.size(of: page, style).width
    canvas.line([Point(frame.left, top), Point(frame.right, top)], Stroke(ReportLook.rule, width: 0.2))
    canvas.text(name, at: Point(frame.left, top + 1.2), style, width: frame.width - pageWidth - 5, lines: 1)
    canvas.text(page, at: Point(frame.right - pageWidth, top + 1.2), style)
    if let footer = footer?.oneLine(200) {
      canvas.text(footer, at: Point(frame.left, top + 4.8), style, width: frame.width, lines: 1)
    }
  }
}

extension SheetFlow {
  private static let bulletIndent = 5.0

  /// A line of a list, as many lines as it takes.
  mutating func bullet(_ text: String) {
    let width = frame.width - Self.bulletIndent
    place(heightOfBullet(text)) { [look] canvas, box in
      canvas.text("•", at: Point(box.left + 1, box.top), look.body)
      canvas.text(text, at: Point(box.left + Self.bulletIndent, box.top), look.body, width: width)
    }
  }

  /// Millimetres that a line of a list takes.
  func heightOfBullet(_ text: String) -> Double {
    canvas.size(of: text, look.body, width: frame.width - Self.bulletIndent).height + 0.8
  }
}
