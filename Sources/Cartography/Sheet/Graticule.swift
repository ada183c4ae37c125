import Territory

/// Meridians and parallels at a frame's edge: where they cross it, and what they are called.
struct Graticule {
  struct Tick {
    /// Along the lower edge (x) or the left one (y).
    var place: Double
    /// On the opposite edge.
    var opposite: Double
    /// Seconds of arc.
    var seconds: Int
  }

  let meridians, parallels: [Tick]
  /// Inside the frame, where lines cross.
  let crossings: [Point]

  private static let steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000]

  /// Round angles some 30 mm apart, two of each at least where the frame has room.
  init(_ viewport: Viewport, _ ground: Ground) {
    let frame = viewport.frame
    func place(_ x: Double, _ y: Double) -> Coordinate { ground.coordinate(viewport.ground(Point(x, y))) }
    let corners = [
      place(frame.left, frame.top), place(frame.right, frame.top), place(frame.left, frame.bottom),
      place(frame.right, frame.bottom),
    ]
    let (west, east) = (corners.map(\.longitude).min()! * 3600, corners.map(\.longitude).max()! * 3600)
    let (south, north) = (corners.map(\.latitude).min()! * 3600, corners.map(\.latitude).max()! * 3600)
    let apart = min(30, max(20, min(frame.width, frame.height) / 2.2))
    let least = max(1e-6, (east - west) / frame.width * apart)
    let step = Self.steps.first { Double($0) >= least } ?? 36_000

    func paper(_ longitude: Double, _ latitude: Double) -> Point {
      viewport.paper(ground.point(Coordinate(longitude: longitude / 3600, latitude: latitude / 3600)))
    }
    func multiples(_ low: Double, _ high: Double) -> [Int] {
      let (first, last) = (Int((low / Double(step)).rounded(.up)), Int((high / Double(step)).rounded(.down)))
      return first > last ? [] : (first...min(last, first + 60)).map { $0 * step }
    }
    let lines = (longitudes: multiples(west, east), latitudes: multiples(south, north))
    let edge = 3.0
    meridians = lines.longitudes.map { seconds in
      let low = Self.crossing {
        paper(Double(seconds), south + (north - south) * $0)
      } along: {
        $0.y - frame.bottom
      }
      let high = Self.crossing {
        paper(Double(seconds), south + (north - south) * $0)
      } along: {
        $0.y - frame.top
      }
      return Tick(place: low.x, opposite: high.x, seconds: seconds)
    }.filter { $0.place > frame.left + edge && $0.place < frame.right - edge }
    parallels = lines.latitudes.map { seconds in
      let low = Self.crossing {
        paper(west + (east - west) * $0, Double(seconds))
      } along: {
        $0.x - frame.left
      }
      let high = Self.crossing {
        paper(west + (east - west) * $0, Double(seconds))
      } along: {
        $0.x - frame.right
      }
      return Tick(place: low.y, opposite: high.y, seconds: seconds)
    }.filter { $0.place > frame.top + edge && $0.place < frame.bottom - edge }
    let inner = frame.inset(by: 2)
    crossings = lines.longitudes.flatMap { longitude in
      lines.latitudes.map { paper(Double(longitude), Double($0)) }
    }.filter(inner.contains)
  }

  /// The place of a nearly straight line, given by its share 0…1, where `along` is nought.
  private static func crossing(_ line: (Double) -> Point, along: (Point) -> Double) -> Point {
    var (one, other) = (0.0, 1.0)
    var (before, after) = (along(line(one)), along(line(other)))
    for _ in 0..<6 where abs(after) > 1e-6 && after != before {
      let next = other - after * (other - one) / (after - before)
      (one, before) = (other, after)
      (other, after) = (next, along(line(next)))
    }
    return line(other)
  }

  /// Ticks on all four sides, names below and on the left, small crosses inside.
  func draw(_ setting: Setting, _ frame: Rectangle, on canvas: Canvas) {
    let stroke = Stroke(Colour(0x333333), width: 0.2)
    var style = setting.theme.text(5.2, .regular, setting.theme.quietInk)
    style.alignment = .centre
    for tick in meridians {
      canvas.line([Point(tick.place, frame.bottom), Point(tick.place, frame.bottom + 1)], stroke)
      canvas.line([Point(tick.opposite, frame.top), Point(tick.opposite, frame.top + 1)], stroke)
      canvas.text(
        setting.words.angle(seconds: tick.seconds, isLatitude: false), at: Point(tick.place, frame.bottom + 1.2), style)
    }
    for tick in parallels {
      canvas.line([Point(frame.left - 1, tick.place), Point(frame.left, tick.place)], stroke)
      canvas.line([Point(frame.right - 1, tick.opposite), Point(frame.right, tick.opposite)], stroke)
      canvas.text(
        setting.words.angle(seconds: tick.seconds, isLatitude: true), at: Point(frame.left - 3.6, tick.place), style,
        turn: 90)
    }
  }

  func drawCrossings(on canvas: Canvas) {
    let stroke = Stroke(Colour(0x707070, opacity: 0.7), width: 0.1)
    for place in crossings {
      canvas.line([Point(place.x - 1.2, place.y), Point(place.x + 1.2, place.y)], stroke)
      canvas.line([Point(place.x, place.y - 1.2), Point(place.x, place.y + 1.2)], stroke)
    }
  }
}

extension Colour {
  init(_ value: UInt32, opacity: Double) { self = Colour(value).opacity(opacity) }
}
