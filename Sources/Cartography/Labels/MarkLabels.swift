extension Labelling {
  /// Writes a mark's name beside it in one line or two; false where no side is free.
  mutating func name(mark index: Int) -> Bool {
    let text = LabelText(map.content.marks[index].name.oneLine(60), ruler)
    guard !text.words.isEmpty else { return true }
    for count in [1, 2, 3] {
      let lines = text.broken(into: count)
      let size = Self.size(of: lines, 6)
      // Longer lines hide more than they say.
      guard size.width <= 34, lines.count <= 3 else { continue }
      if place(lines.map(\.text), 6, size, .mark, beside: index) { return true }
    }
    return false
  }

  mutating func number(mark index: Int, _ number: Int) -> Bool {
    let text = String(number)
    // Bold is a tenth wider.
    let size = Size(ruler.width(text) * 0.6 + 0.3, 5.4 * millimetresOfPoint * LabelText.leading)
    return place([text], 5.4, size, .markNumber, beside: index)
  }

  private mutating func place(
    _ lines: [String], _ type: Double, _ size: Size, _ kind: PlacedLabel.Kind, beside index: Int
  ) -> Bool {
    let point = viewport.paper(map.marks[index])
    let away = MarkSize.radius(of: map.content.marks.count) + 0.5
    let boxes = Self.sides.map { side -> (box: Rectangle, side: Double) in
      let (x, y) = side
      let left = x > 0 ? point.x + away * x : x < 0 ? point.x + away * x - size.width : point.x - size.width / 2
      let top = y > 0 ? point.y + away * y : y < 0 ? point.y + away * y - size.height : point.y - size.height / 2
      return (Rectangle(left: left, top: top, width: size.width, height: size.height), x)
    }
    // On an area's own sheet its marks' names stay within it where they can.
    let home = focus.map { viewport.paper(map.areas[$0].largest) }
    let inside = home.map { home in boxes.filter { Self.holds($0.box, in: home) } } ?? []
    for (box, side) in inside + boxes where shelf.isFree(box) {
      let alignment: TextStyle.Alignment = side > 0 ? .left : side < 0 ? .right : .centre
      place(PlacedLabel(kind: kind, lines: lines, size: type, box: box, alignment: alignment))
      return true
    }
    return false
  }

  /// Right first, then above right … ; beside a mark at the diagonal the corner comes a little nearer.
  private static let sides: [(Double, Double)] = [
    (1, 0), (0.75, -0.75), (0.75, 0.75), (-1, 0), (-0.75, -0.75), (-0.75, 0.75), (0, -1), (0, 1),
  ]
}

/// How large marks are drawn.
enum MarkSize {
  /// Millimetres; smaller where there are many.
  static func radius(of count: Int) -> Double { count <= 80 ? 1.35 : count <= 400 ? 1 : 0.7 }
}
