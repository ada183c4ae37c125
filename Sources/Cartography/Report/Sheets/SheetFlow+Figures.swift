extension SheetFlow {
  /// Figures as cards, at most five beside one another.
  mutating func figures(_ figures: [ReportFigure]) {
    guard !figures.isEmpty else { return }
    let across = figures.count <= 5 ? figures.count : (figures.count + 1) / 2 <= 5 ? (figures.count + 1) / 2 : 5
    let gap = 3.0
    let width = min(46, (frame.width - gap * Double(across - 1)) / Double(across))
    for start in stride(from: 0, to: figures.count, by: across) {
      cards(Array(figures[start..<min(start + across, figures.count)]), width: width, gap: gap)
      self.gap(start + across < figures.count ? gap : 0.5)
    }
  }

  private mutating func cards(_ figures: [ReportFigure], width: Double, gap: Double) {
    let label = ReportLook.text(7.5, .regular, ReportLook.quiet)
    let inner = width - 4
    let labelHeight = figures.map { canvas.size(of: $0.label, label, width: inner, lines: 3).height }.max() ?? 0
    place(9.5 + labelHeight + 1.5) { canvas, box in
      for (number, figure) in figures.enumerated() {
        let left = box.left + Double(number) * (width + gap)
        let card = Rectangle(left: left, top: box.top, width: width, height: box.height)
        canvas.rectangle(card, stroke: Stroke(ReportLook.rule, width: 0.2))
        canvas.line([Point(left, box.top), Point(card.right, box.top)], Stroke(ReportLook.accent, width: 0.8))
        var value = ReportLook.text(13, .bold)
        let wanted = canvas.size(of: figure.value.text, value).width
        if wanted > inner { value.size *= 0.97 * inner / wanted }
        canvas.text(figure.value.text, at: Point(left + 2, box.top + 1.8), value)
        canvas.text(figure.label, at: Point(left + 2, box.top + 9), label, width: inner, lines: 3)
      }
    }
  }
}
