extension Labelling {
  private static let sizes = [7.0, 6.2, 5.4]

  /// Millimetres: what a line of the smallest type needs at least.
  static let leastRadius = sizes.last! * millimetresOfPoint * 0.42

  /// Letters; a longer name is for the list.
  private static let longestName = 80

  /// Writes the area's whole name inside of it, as large and in as few lines as fit; false where it does not.
  /// - Parameter pole: where it has most room, on paper.
  mutating func name(area index: Int, in polygon: PlanePolygon, around pole: (place: Point, radius: Double)) -> Bool {
    let isQuiet = isQuiet(index)
    guard pole.radius > Self.leastRadius else { return false }
    let name = map.content.areas[map.areas[index].index].name.oneLine()
    guard !name.isEmpty, name.count <= Self.longestName else { return false }
    let room = polygon.box
    let breaks = breaks(name)
    for size in index == focus ? [8.5] + Self.sizes : isQuiet ? [5.4] : Self.sizes {
      for lines in breaks {
        let box = Self.size(of: lines, size)
        guard box.width <= room.width, box.height <= room.height, min(box.width, box.height) * 0.42 <= pole.radius
        else {
          continue
        }
        guard let place = place(for: box, in: polygon, around: pole, rim: rim(of: index)) else { continue }
        let kind: PlacedLabel.Kind = isQuiet ? .quietArea(index) : .area(index)
        self.place(PlacedLabel(kind: kind, lines: lines.map(\.text), size: size, box: place))
        return true
      }
    }
    return false
  }

  /// In one line, two … ; the widths at ten points.
  private func breaks(_ name: String) -> [[(text: String, width: Double)]] {
    let text = LabelText(name, ruler)
    return (1...min(4, text.words.count)).map { text.broken(into: $0) }
  }

  static func size(of lines: [(text: String, width: Double)], _ size: Double) -> Size {
    Size(
      lines.map(\.width).max()! * size / 10 + 0.3,
      Double(lines.count) * size * millimetresOfPoint * LabelText.leading)
  }

  /// A free box within the polygon: on its pole, or as near to it as there is room.
  private func place(
    for size: Size, in polygon: PlanePolygon, around pole: (place: Point, radius: Double), rim: Double
  ) -> Rectangle? {
    let (across, down) = (max(pole.radius, size.width / 2) / 2, max(pole.radius, size.height / 2) / 2)
    for (x, y) in Self.offsets {
      let box = Rectangle(
        left: pole.place.x + x * across - size.width / 2, top: pole.place.y + y * down - size.height / 2,
        width: size.width, height: size.height)
      if shelf.isFree(box), Self.holds(box.inset(by: -rim), in: polygon), isClear(box, of: Self.air) { return box }
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

  /// Whether the letters stay within the polygon: its sides are tried every millimetre and a half, the upper
  /// and the lower one a little inward, where letters leave some air.
  static func holds(_ box: Rectangle, in polygon: PlanePolygon) -> Bool {
    let inner = Rectangle(
      left: box.left, top: box.top + box.height * 0.1, width: box.width,
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

  /// Writes a number within the area, as near to its pole as no mark can take it for its own; small where the usual type
  /// has no room, then on the area's border, and at last a little nearer to a mark.
  mutating func number(area index: Int, _ polygon: PlanePolygon, around pole: Point, _ number: Int) -> Bool {
    let text = String(number)
    let places = Self.places(in: polygon, around: pole)
    let tries = [
      (places, true, Self.clearance), (Array(places.prefix(Self.nearPole)), false, Self.clearance),
      (places, true, Self.leastClearance),
    ]
    for (places, isWithin, clearance) in tries {
      for type in Self.numberSizes {
        let size = Size(ruler.width(text) * type / 10 + 0.3, type * millimetresOfPoint * LabelText.leading)
        for place in places {
          let box = Rectangle(
            left: place.x - size.width / 2, top: place.y - size.height / 2, width: size.width, height: size.height)
          guard shelf.isFree(box), isWithin ? Self.holds(box, in: polygon) : polygon.contains(place),
            isClear(box, of: clearance)
          else { continue }
          self.place(PlacedLabel(kind: .areaNumber(index), lines: [text], size: type, box: box))
          return true
        }
      }
    }
    return false
  }

  /// Whether every mark is so many millimetres away.
  private func isClear(_ box: Rectangle, of distance: Double) -> Bool {
    marks.gap(to: box, reach: distance) >= distance
  }

  /// Millimetres between a mark and a name.
  static let air = 0.5
  /// Millimetres between a mark and the number of an area, which else would be taken for the mark's.
  static let clearance = 1.2
  /// And where that leaves no room: more than a mark's own number has.
  static let leastClearance = 0.8
  /// Points.
  private static let numberSizes = [5.4, 4.4]
  /// Of the places for a number, those where its middle on the area says whose it is.
  private static let nearPole = 25

  /// Places all over the polygon's box, a millimetre apart or as far as makes a few hundred, the nearest to the pole
  /// first.
  private static func places(in polygon: PlanePolygon, around pole: Point) -> [Point] {
    let box = polygon.box
    let step = max(0.8, max(box.width, box.height) / 24)
    let (left, right) = (((box.left - pole.x) / step).rounded(.up), ((box.right - pole.x) / step).rounded(.down))
    let (top, bottom) = (((box.top - pole.y) / step).rounded(.up), ((box.bottom - pole.y) / step).rounded(.down))
    guard left <= right, top <= bottom else { return [pole] }
    var places: [(far: Double, place: Point)] = []
    for y in stride(from: top, through: bottom, by: 1) {
      for x in stride(from: left, through: right, by: 1) {
        places.append((x * x + y * y, Point(pole.x + x * step, pole.y + y * step)))
      }
    }
    return places.sorted { ($0.far, $0.place.y, $0.place.x) < ($1.far, $1.place.y, $1.place.x) }.map(\.place)
  }

  /// Writes what a region around the areas is called, over them: where the name meets no mark, else over small ones.
  mutating func name(region: PreparedMap.Region) {
    for mayCover in [false, true] where name(region: region, mayCover: mayCover) { return }
  }

  /// False where it has no room.
  private mutating func name(region: PreparedMap.Region, mayCover: Bool) -> Bool {
    let frame = viewport.frame.inset(by: Self.offFrame)
    guard let polygon = viewport.paper(region.polygon).clipped(to: frame) else { return false }
    let name = region.name.oneLine()
    guard !name.isEmpty, name.count <= Self.longestName else { return false }
    let places = Self.places(in: polygon, around: polygon.thinned.pole.place)
    for size in Self.regionSizes {
      for lines in breaks(name) {
        let room = Self.size(of: lines, size)
        for place in places {
          let box = Rectangle(
            left: place.x - room.width / 2, top: place.y - room.height / 2, width: room.width, height: room.height)
          let isFree =
            mayCover
            ? !plan.placed.contains { $0.box.meets(box) } : shelf.isFree(box) && isClear(box, of: Self.air)
          guard isFree, frame.contains(box), Self.holds(box, in: polygon) else { continue }
          self.place(PlacedLabel(kind: .region, lines: lines.map(\.text), size: size, box: box))
          return true
        }
      }
    }
    return false
  }

  /// Points.
  private static let regionSizes = [8.0, 7, 6]
}
