extension SheetFlow {
  /// Figures as cards, at most five beside one another.
  mutating func figures(_ figures: [ReportFigure]) {
    guard !figures.isEmpty else { return }
    let (across, width) = grid(figures.count)
    let gap = Self.cardGap
    for start in stride(from: 0, to: figures.count, by: across) {
      cards(Array(figures[start..<min(start + across, figures.count)]), width: width, gap: gap)
      self.gap(start + across < figures.count ? gap : 0.5)
    }
  }

  private static let cardGap = 3.0

  private func grid(_ count: Int) -> (across: Int, width: Double) {
    let across = count <= 5 ? count : (count + 1) / 2 <= 5 ? (count + 1) / 2 : 5
    return (across, min(46, (frame.width - Self.cardGap * Double(across - 1)) / Double(across)))
  }

  /// Millimetres of the first row of cards.
  func leastHeight(of figures: [ReportFigure]) -> Double {
    guard !figures.isEmpty else { return 0 }
    let (across, width) = grid(figures.count)
    return cardHeight(figures.prefix(across), width: width)
  }

  private func cardHeight(_ figures: some Collection<ReportFigure>, width: Double) -> Double {
    let label = look.text(7.5, .regular, ReportLook.quiet)
    let labels = figures.map { canvas.size(of: $0.label, label, width: width - 4, lines: 3).height }
    return 9.5 + (labels.max() ?? 0) + 1.5
  }

  private mutating func cards(_ figures: [ReportFigure], width: Double, gap: Double) {
    let label = look.text(7.5, .regular, ReportLook.quiet)
    let inner = width - 4
    place(cardHeight(figures, width: width)) { [look] canvas, box in
      for (number, figure) in figures.enumerated() {
        let left = box.left + Double(number) * (width + gap)
        let card = Rectangle(left: left, top: box.top, width: width, height: box.height)
        canvas.rectangle(card, stroke: Stroke(ReportLook.rule, width: 0.2))
        canvas.line([Point(left, box.top), Point(card.right, box.top)], Stroke(look.accent, width: 0.8))
        var value = look.text(13, .bold)
        let wanted = canvas.size(of: figure.value.text, value).width
        if wanted > inner { value.size *= 0.97 * inner / wanted }
        canvas.text(figure.value.text, at: Point(left + 2, box.top + 1.8), value)
        canvas.text(figure.label, at: Point(left + 2, box.top + 9), label, width: inner, lines: 3)
      }
    }
  }
}

extension SheetFlow {
  private static let cautionInset = (bar: 1.0, left: 3.4, right: 2.0, above: 1.3)
  private var cautionStyle: TextStyle { look.text(8.6) }

  /// What a reader must know before trusting the figures above: set apart by its ground and a bar, letters as dark as any.
  mutating func caution(_ text: String) {
    let (style, inset, width) = (cautionStyle, Self.cautionInset, cautionWidth)
    place(heightOfCaution(text)) { canvas, box in
      canvas.rectangle(box, fill: Fill(ReportLook.warningTint))
      canvas.rectangle(
        Rectangle(left: box.left, top: box.top, width: inset.bar, height: box.height), fill: Fill(ReportLook.warning))
      canvas.text(text, at: Point(box.left + inset.left, box.top + inset.above), style, width: width, lines: 40)
    }
  }

  private var cautionWidth: Double { frame.width - Self.cautionInset.left - Self.cautionInset.right }

  func heightOfCaution(_ text: String) -> Double {
    canvas.size(of: text, cautionStyle, width: cautionWidth, lines: 40).height + 2 * Self.cautionInset.above
  }
}
