import Territory

/// An area on the grid of 1e-7 degrees, where touching is decided in whole numbers.
struct GridArea {
  private let rings: [[Point]]
  private var (west, east): (Int32, Int32) = (.max, .min)
  private var (south, north): (Int32, Int32) = (.max, .min)

  init(_ polygon: Polygon) {
    rings = polygon.rings.map { ring in
      ring.map { Point(longitude: Self.grid($0.longitude), latitude: Self.grid($0.latitude)) }
    }
    for point in rings[0] {
      (west, east) = (min(west, point.longitude), max(east, point.longitude))
      (south, north) = (min(south, point.latitude), max(north, point.latitude))
    }
  }

  private static func grid(_ degrees: Double) -> Int32 { Int32((min(180, max(-180, degrees)) * 1e7).rounded()) }

  /// Whether a drawing has a position inside or on the border.
  func touches(_ drawing: some BidirectionalCollection<Point>) -> Bool {
    guard mayTouch(drawing) else { return false }
    for (a, b) in zip(drawing, drawing.dropFirst()) {
      for ring in rings {
        for (c, d) in zip(ring, ring.dropFirst()) where Self.meet(a, b, c, d) { return true }
      }
    }
    return drawing.first.map(contains) ?? false
  }

  private func mayTouch(_ drawing: some BidirectionalCollection<Point>) -> Bool {
    var box = (west: Int32.max, east: Int32.min, south: Int32.max, north: Int32.min)
    for point in drawing {
      box.west = min(box.west, point.longitude)
      box.east = max(box.east, point.longitude)
      box.south = min(box.south, point.latitude)
      box.north = max(box.north, point.latitude)
    }
    return box.west <= east && box.east >= west && box.south <= north && box.north >= south
  }

  /// Odd crossings of a ray eastward are inside.
  private func contains(_ point: Point) -> Bool {
    var isInside = false
    for ring in rings {
      for (c, d) in zip(ring, ring.dropFirst()) where (c.latitude > point.latitude) != (d.latitude > point.latitude) {
        let turn = Self.turn(c, d, point)
        if d.latitude > c.latitude ? turn > 0 : turn < 0 { isInside.toggle() }
      }
    }
    return isInside
  }

  /// Whether two straight pieces have a position in common.
  private static func meet(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    let (first, second) = (turn(a, b, c), turn(a, b, d))
    let (third, fourth) = (turn(c, d, a), turn(c, d, b))
    if first.signum() * second.signum() < 0, third.signum() * fourth.signum() < 0 { return true }
    return first == 0 && isBetween(a, b, c) || second == 0 && isBetween(a, b, d) || third == 0 && isBetween(c, d, a)
      || fourth == 0 && isBetween(c, d, b)
  }

  /// Positive where `c` lies left of the way from `a` to `b`.
  private static func turn(_ a: Point, _ b: Point, _ c: Point) -> Int128 {
    let (x, y) = (Int128(b.longitude) - Int128(a.longitude), Int128(b.latitude) - Int128(a.latitude))
    return x * (Int128(c.latitude) - Int128(a.latitude)) - y * (Int128(c.longitude) - Int128(a.longitude))
  }

  /// Whether `c`, on the line through `a` and `b`, lies between them.
  private static func isBetween(_ a: Point, _ b: Point, _ c: Point) -> Bool {
    min(a.longitude, b.longitude) <= c.longitude && c.longitude <= max(a.longitude, b.longitude)
      && min(a.latitude, b.latitude) <= c.latitude && c.latitude <= max(a.latitude, b.latitude)
  }
}
