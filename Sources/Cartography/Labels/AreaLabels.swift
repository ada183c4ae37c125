extension Labelling {
  private static let sizes = [7.0, 6.2, 5.4]

  /// Millimetres: what a line of the smallest type needs at least.
  static let leastRadius = sizes.last! * millimetresOfPoint * 0.42

  /// Writes the area's name inside of it, as large and in as few lines as fit; false where it does not.
  /// - Parameter pole: where it has most room, on paper.
  mutating func name(area index: Int, in polygon: PlanePolygon, around pole: (place: Point, radius: Double)) -> Bool {
    let isQuiet = isQuiet(index)
    let room = polygon.box
    guard pole.radius > Self.leastRadius else { return false }
    let name = map.content.areas[map.areas[index].index].name.oneLine(80)
    let text = LabelText(name, ruler)
    guard !text.words.isEmpty else { return false }
    let breaks = (1...min(4, text.words.count)).map { text.broken(into: $0) }
    for size in index == focus ? [8.5] + Self.sizes : isQuiet ? [5.4] : Self.sizes {
      for lines in breaks {
        let box = Self.size(of: lines, size)
        guard box.width <= room.width, box.height <= room.height, min(box.width, box.height) * 0.42 <= pole.radius
        else {
          continue
        }
        guard let place = place(for: box, in: polygon, around: pole) else { continue }
        let kind: PlacedLabel.Kind = isQuiet ? .quietArea(index) : .area(index)
        self.place(PlacedLabel(kind: kind, lines: lines.map(\.text), size: size, box: place))
        return true
      }
    }
    return false
  }

  static func size(of lines: [(text: String, width: Double)], _ size: Double) -> Size {
    Size(
      lines.map(\.width).max()! * size / 10 + 0.3,
      Double(lines.count) * size * millimetresOfPoint * LabelText.leading)
  }

  /// A free box within the polygon: on its pole, or as near to it as there is room.
  private func place(
    for size: Size, in polygon: PlanePolygon, around pole: (place: Point, radius: Double)
  ) -> Rectangle? {
    let (across, down) = (max(pole.radius, size.width / 2) / 2, max(pole.radius, size.height / 2) / 2)
    for (x, y) in Self.offsets {
      let box = Rectangle(
        left: pole.place.x + x * across - size.width / 2, top: pole.place.y + y * down - size.height / 2,
        width: size.width, height: size.height)
      if shelf.isFree(box), Self.holds(box, in: polygon) { return box }
    }
    return nil
  }

  /// In halves of the pole's radius (or of the label), nearest first.
  private static let offsets: [(Double, Double)] = {
    let steps = stride(from: -2.0, through: 2, by: 0.5)
    let all = steps.flatMap { y in steps.map { x in (x, y) } }
    return all.enumerated().sorted { one, other in
      let (a, b) = (one.element, other.element)
      return (a.0 * a.0 + a.1 * a.1, one.offset) < (b.0 * b.0 + b.1 * b.1, other.offset)
    }.map(\.element)
  }()

  /// Whether the letters stay within the polygon: its sides are tried every millimetre and a half, a little inward,
  /// since letters leave their box's corners free.
  static func holds(_ box: Rectangle, in polygon: PlanePolygon) -> Bool {
    let inner = Rectangle(
      left: box.left + box.width * 0.03, top: box.top + box.height * 0.1, width: box.width * 0.94,
      height: box.height * 0.8)
    guard polygon.contains(inner.centre) else { return false }
    let (across, down) = (max(2, Int(inner.width / 1.5)), max(2, Int(inner.height / 1.5)))
    for step in 0...across {
      let x = inner.left + inner.width * Double(step) / Double(across)
      guard polygon.contains(Point(x, inner.top)), polygon.contains(Point(x, inner.bottom)) else { return false }
    }
    for step in 1..<max(2, down) {
      let y = inner.top + inner.height * Double(step) / Double(down)
      guard polygon.contains(Point(inner.left, y)), polygon.contains(Point(inner.right, y)) else { return false }
    }
    return true
  }

  /// Writes a number on the area: on its pole, beside it where that is taken, else farther off; small where the usual
  /// type has no room.
  mutating func number(area index: Int, _ polygon: PlanePolygon, around pole: Point, _ number: Int) -> Bool {
    let text = String(number)
    for reach in [1.0, 2, 4] {
      for type in Self.numberSizes {
        let size = Size(ruler.width(text) * type / 10 + 0.3, type * millimetresOfPoint * LabelText.leading)
        for (x, y) in Self.offsets {
          let box = Rectangle(
            left: pole.x + (x * reach - 1) * size.width / 2, top: pole.y + (y * reach - 1) * size.height / 2,
            width: size.width, height: size.height)
          // Near the pole its middle on the area says whose it is; farther off all of it must.
          guard shelf.isFree(box), reach > 1 ? Self.holds(box, in: polygon) : polygon.contains(box.centre) else {
            continue
          }
          place(PlacedLabel(kind: .areaNumber(index), lines: [text], size: type, box: box))
          return true
        }
      }
    }
    return false
  }

  /// Points.
  private static let numberSizes = [5.4, 4.4]
}
