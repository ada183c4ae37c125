extension Labelling {
  /// Writes a mark's whole name beside it, in four lines at most, on the page of its area in six smaller ones; false
  /// where no side has room for it.
  mutating func name(mark index: Int) -> Bool {
    let name = map.content.marks[index].name.oneLine()
    guard !name.isEmpty else { return true }
    guard name.count <= Self.longestMarkName else { return false }
    let text = LabelText(name, ruler)
    if self.name(mark: index, text, 6, lines: 4) { return true }
    guard focus != nil else { return false }
    if self.name(mark: index, text, 5.4, lines: 6) { return true }
    // A page that lists its marks has a number for it; the page of a mark is of no use without its name.
    return !listsMarks && self.name(mark: index, text, 6, lines: 4, mayLeave: true)
  }

  /// In as few lines as have room.
  private mutating func name(
    mark index: Int, _ text: LabelText, _ type: Double, lines most: Int, mayLeave: Bool = false
  ) -> Bool {
    for count in 1...most {
      let lines = text.broken(into: count)
      let size = Self.size(of: lines, type)
      // Longer lines hide more than they say.
      guard lines.count == count, size.width <= 34 else { continue }
      if place(lines.map(\.text), type, size, .mark(index), mayLeave: mayLeave) { return true }
    }
    return false
  }

  /// Whether two marks are of one name in one place, as a work and a visit to it: one name is enough.
  func areTwins(_ one: Int, _ other: Int) -> Bool {
    guard map.content.marks[one].name == map.content.marks[other].name else { return false }
    let (a, b) = (viewport.paper(map.marks[one]), viewport.paper(map.marks[other]))
    return max(abs(a.x - b.x), abs(a.y - b.y)) <= 3 * marks.radius
  }

  /// Letters; a longer name is for the list.
  private static let longestMarkName = 90

  mutating func number(mark index: Int, _ number: Int) -> Bool {
    let text = String(number)
    // Bold is a tenth wider.
    let size = Size(ruler.width(text) * 0.6 + 0.3, 5.4 * millimetresOfPoint * LabelText.leading)
    // It is short enough to lie on a border.
    return place([text], 5.4, size, .markNumber(index), mayLeave: true)
  }

  /// Beside its mark: nearer to it than to any other one, and within the area that holds it, or in none's.
  /// - Parameter mayLeave: where it has no room there it lies on a border.
  private mutating func place(
    _ lines: [String], _ type: Double, _ size: Size, _ kind: PlacedLabel.Kind, mayLeave: Bool
  ) -> Bool {
    guard let index = kind.mark, let point = marks.place(of: index) else { return false }
    let free = boxes(of: size, beside: point).filter { box, _ in
      shelf.isFree(box) && isNearest(box, to: index, at: point)
    }
    guard !free.isEmpty else { return false }
    let home = home(of: index)
    let atHome = free.first { box, _ in
      home.map { Self.holds(box.inset(by: -$0.rim), in: $0.polygon) } ?? isInOpenGround(box)
    }
    guard let (box, side) = atHome ?? (mayLeave ? free[0] : nil) else { return false }
    let alignment: TextStyle.Alignment = side > 0 ? .left : side < 0 ? .right : .centre
    place(PlacedLabel(kind: kind, lines: lines, size: type, box: box, alignment: alignment))
    return true
  }

  private func boxes(of size: Size, beside point: Point) -> [(box: Rectangle, side: Double)] {
    let away = marks.radius + 0.45
    return Self.sides.map { x, y in
      let left = x > 0 ? point.x + away * x : x < 0 ? point.x + away * x - size.width : point.x - size.width / 2
      let top = y > 0 ? point.y + away * y : y < 0 ? point.y + away * y - size.height : point.y - size.height / 2
      return (Rectangle(left: left, top: top, width: size.width, height: size.height), x)
    }
  }

  /// Whether every other mark is clearly farther from `box`.
  private func isNearest(_ box: Rectangle, to index: Int, at point: Point) -> Bool {
    let own = max(0, box.distance(to: point) - marks.radius)
    return marks.gap(to: box, reach: own + Self.clearer, except: index) >= own + Self.clearer
  }

  /// Millimetres that another mark is farther from a label than its own.
  static let clearer = 0.5

  /// The area that holds the mark, on paper, and how much of it its outline takes.
  private func home(of mark: Int) -> (polygon: PlanePolygon, rim: Double)? {
    let place = map.marks[mark]
    guard let area = map.area(at: place) else { return nil }
    return map.areas[area].polygons.first { $0.contains(place) }.map { (viewport.paper($0), rim(of: area)) }
  }

  /// Whether no area lies under the box.
  private func isInOpenGround(_ box: Rectangle) -> Bool { map.isBare(viewport.ground(box)) }

  /// Right first, then above right … ; beside a mark at the diagonal the corner comes a little nearer.
  private static let sides: [(Double, Double)] = [
    (1, 0), (0.75, -0.75), (0.75, 0.75), (-1, 0), (-0.75, -0.75), (-0.75, 0.75), (0, -1), (0, 1),
  ]
}
