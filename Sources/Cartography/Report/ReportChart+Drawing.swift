extension ReportChart {
  private static let barHeight = 6.0

  /// What the drawing takes of a column so wide, in millimetres.
  func size(in width: Double) -> Size {
    switch kind {
    case .bars(let bars): Size(width, Double(bars.count) * Self.barHeight + 2)
    case .shares: Size(width, min(width, 66))
    }
  }

  /// Draws inside `box`, without the title.
  func draw(on canvas: Canvas, in box: Rectangle, _ look: ReportLook) {
    switch kind {
    case .bars(let bars): Self.draw(bars, canvas, box, look)
    case .shares(let places, let across, let up): Self.draw(places, across, up, canvas, box, look)
    }
  }

  private static func draw(_ bars: [Bar], _ canvas: Canvas, _ box: Rectangle, _ look: ReportLook) {
    let style = look.text(8)
    let labels = bars.map { canvas.size(of: $0.label, style).width }.max() ?? 0
    let labelWidth = min(labels, box.width * 0.4) + 2
    let valueWidth = (bars.map { canvas.size(of: $0.text, style).width }.max() ?? 0) + 3
    let room = max(5, box.width - labelWidth - valueWidth)
    let largest = bars.map(\.value).max() ?? 0
    for (number, bar) in bars.enumerated() {
      let top = box.top + 1 + Double(number) * barHeight
      let width = largest > 0 ? room * bar.value / largest : 0
      canvas.text(bar.label, at: Point(box.left, top + 1), style, width: labelWidth - 1, lines: 1)
      if width > 0 {
        canvas.rectangle(
          Rectangle(left: box.left + labelWidth, top: top + 0.7, width: width, height: barHeight - 1.6),
          fill: Fill(look.accent))
      }
      canvas.text(bar.text, at: Point(box.left + labelWidth + width + 1.2, top + 1), style)
    }
    canvas.line(
      [Point(box.left + labelWidth, box.top), Point(box.left + labelWidth, box.bottom)],
      Stroke(ReportLook.quiet, width: 0.2))
  }

  private static func draw(
    _ places: [Place], _ across: String, _ up: String, _ canvas: Canvas, _ box: Rectangle, _ look: ReportLook
  ) {
    let style = look.text(7.5, .regular, ReportLook.quiet)
    let side = min(box.width - 22, box.height - 13)
    let frame = Rectangle(left: box.left + 16, top: box.top + 1, width: side, height: side)
    func point(_ x: Double, _ y: Double) -> Point { Point(frame.left + x * side, frame.bottom - y * side) }
    for step in 0...4 {
      let share = Double(step) / 4
      canvas.line([point(share, 0), point(share, 1)], Stroke(ReportLook.rule, width: 0.15))
      canvas.line([point(0, share), point(1, share)], Stroke(ReportLook.rule, width: 0.15))
      var (below, beside) = (style, style)
      (below.alignment, beside.alignment) = (.centre, .right)
      canvas.text("\(step * 25)\u{A0}%", at: Point(point(share, 0).x, frame.bottom + 0.8), below)
      canvas.text("\(step * 25)\u{A0}%", at: Point(frame.left - 1, point(0, share).y - 1.6), beside)
    }
    canvas.line([point(0, 0), point(1, 1)], Stroke(ReportLook.quiet, width: 0.3, dashes: [1.5, 1.2]))
    canvas.line(places.map { point($0.x, $0.y) }, Stroke(look.accent, width: 0.7))
    var title = style
    title.alignment = .centre
    canvas.text(across, at: Point(frame.centre.x, frame.bottom + 5), title)
    canvas.text(up, at: Point(box.left + 1, frame.centre.y), title, turn: 90)
  }

  /// The drawing as a picture of its own, so wide in millimetres.
  func picture(width: Double, _ look: ReportLook) throws -> [UInt8] {
    let size = size(in: width)
    return try Drawing(format: .svg, size: size, title: title, moment: .init(seconds: 0)).file { canvas, _ in
      draw(on: canvas, in: canvas.sheet, look)
    }
  }
}
