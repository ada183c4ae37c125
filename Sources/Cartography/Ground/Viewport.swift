/// A piece of the plane as it lies on paper, at a round scale.
struct Viewport: Hashable, Sendable {
  /// On paper, millimetres.
  let frame: Rectangle
  /// Of the frame, metres on the plane.
  let centre: Point
  /// One to so much.
  let denominator: Int

  private var millimetres: Double { 1000 / Double(denominator) }
  /// The share of the frame that what it is about has at most.
  private static let filled = 0.97

  /// All of `extent` in `frame` with some room around it; at any scale where `isRound` is false.
  init(_ extent: Rectangle, in frame: Rectangle, isRound: Bool = true) {
    self.frame = frame
    centre = extent.centre
    let least = 1000 / Self.filled * max(extent.width / frame.width, extent.height / frame.height)
    denominator = isRound ? roundScale(least) : Int(min(max(least, 1), 1e12).rounded(.up))
  }

  /// Millimetres that `extent` takes upright at the round scale at which it fits so wide a frame.
  static func height(of extent: Rectangle, width: Double) -> Double {
    let frame = Rectangle(left: 0, top: 0, width: width, height: 10_000)
    return Viewport(extent, in: frame).height(of: extent)
  }

  /// Whether it shows the ground smaller than the other by no more than one sees.
  func isNearlyAsLarge(as other: Viewport) -> Bool { Double(denominator) <= 1.06 * Double(other.denominator) }

  /// Millimetres of a frame's height that `extent` takes at this scale.
  func height(of extent: Rectangle) -> Double { extent.height * millimetres / Self.filled }

  func paper(_ point: Point) -> Point {
    // Far beyond the frame it does not matter where, and the drawing library counts no farther than ten kilometres.
    func near(_ value: Double) -> Double { min(200_000, max(-200_000, value)) }
    return Point(
      frame.centre.x + near((point.x - centre.x) * millimetres),
      frame.centre.y + near((point.y - centre.y) * millimetres))
  }

  /// Millimetres by which a line on paper may run beside where it lies: about half of the thinnest one.
  private static let fineness = 0.04
  /// Points that one straight piece may stand for.
  private static let mostSkipped = 8

  /// The points of a line on paper, without those that lie on the way from the one before to one that follows.
  func paper(_ points: [Point]) -> [Point] {
    var drawn: [Point] = []
    drawn.reserveCapacity(points.count)
    var skipped: [Point] = []
    for point in points {
      let place = paper(point)
      guard let last = drawn.last else {
        drawn.append(place)
        continue
      }
      if skipped.count == Self.mostSkipped || !skipped.allSatisfy({ Self.isOnWay($0, from: last, to: place) }) {
        drawn.append(skipped.last!)
        skipped.removeAll(keepingCapacity: true)
      }
      skipped.append(place)
    }
    if let end = skipped.last { drawn.append(end) }
    return drawn
  }

  private static func isOnWay(_ point: Point, from: Point, to: Point) -> Bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = dx * dx + dy * dy
    let along = length > 0 ? min(1, max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length)) : 0
    let (ex, ey) = (point.x - from.x - along * dx, point.y - from.y - along * dy)
    return ex * ex + ey * ey <= fineness * fineness
  }

  /// The polygon on paper; what lies far beyond the frame's sides is cut off there.
  func paper(_ polygon: PlanePolygon) -> PlanePolygon {
    visible(polygon) ?? PlanePolygon(rings: polygon.rings.map { paper($0) })
  }

  /// What of the polygon the frame shows, on paper, with its edges beyond the frame's sides; nil where nothing of it does.
  func visible(_ polygon: PlanePolygon) -> PlanePolygon? {
    let room = metres(3)
    let window = shown.inset(by: -room)
    let shown = window.contains(polygon.box) ? polygon : polygon.clipped(to: window)
    return shown.map { PlanePolygon(rings: $0.rings.map { ring in paper(ring) }) }
  }

  /// What a box of the paper shows, metres on the plane.
  func ground(_ box: Rectangle) -> Rectangle {
    let (one, other) = (ground(Point(box.left, box.top)), ground(Point(box.right, box.bottom)))
    return Rectangle(left: one.x, top: one.y, width: other.x - one.x, height: other.y - one.y)
  }

  func ground(_ point: Point) -> Point {
    Point(
      centre.x + (point.x - frame.centre.x) / millimetres, centre.y + (point.y - frame.centre.y) / millimetres)
  }

  /// What of the plane the frame shows.
  var shown: Rectangle {
    let (wide, high) = (frame.width / millimetres, frame.height / millimetres)
    return Rectangle(left: centre.x - wide / 2, top: centre.y - high / 2, width: wide, height: high)
  }

  /// Metres of so many millimetres.
  func metres(_ millimetres: Double) -> Double { millimetres / self.millimetres }
}

/// The next round number upward: two digits at most, of those that scales have.
func roundScale(_ least: Double) -> Int {
  let least = min(max(least, 100), 1e9)
  let decade = power(10, logarithm10(least).rounded(.down))
  let steps = [1, 1.25, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9, 10]
  let step = steps.first { $0 * decade >= least * 0.999_999 } ?? 10
  return Int((step * decade).rounded())
}

/// The largest of 1, 2 or 5 times a power of ten that does not exceed `most`.
func roundLength(_ most: Double) -> Double {
  let decade = power(10, logarithm10(most).rounded(.down))
  return (most >= 5 * decade ? 5 : most >= 2 * decade ? 2 : 1) * decade
}
