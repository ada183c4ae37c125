/// A polygon of the plane, in metres or in millimetres of paper: an outer ring and its holes.
struct PlanePolygon: Hashable, Sendable {
  var rings: [[Point]]

  var box: Rectangle { Rectangle(around: rings[0])! }

  /// Without the points nearer than a hundredth of its smaller side to the one before: enough to find room in it.
  var thinned: PlanePolygon {
    let step = min(box.width, box.height) / 100
    return PlanePolygon(
      rings: rings.map { ring in
        var kept: [Point] = []
        for point in ring {
          if let last = kept.last, abs(point.x - last.x) + abs(point.y - last.y) < step { continue }
          kept.append(point)
        }
        return kept.count < 3 ? ring : kept
      })
  }

  /// By the crossings of a ray to the right, holes and all.
  func contains(_ point: Point) -> Bool {
    var isInside = false
    for ring in rings {
      guard var from = ring.last else { continue }
      for to in ring {
        if (from.y > point.y) != (to.y > point.y),
          point.x < (to.x - from.x) * (point.y - from.y) / (to.y - from.y) + from.x
        {
          isInside.toggle()
        }
        from = to
      }
    }
    return isInside
  }

  /// What of the outer ring and its holes lies in `box`; nil where nothing does. Parts may hang together by lines along
  /// the box's sides, which take no room.
  /// Source: Sutherland, Hodgman, "Reentrant polygon clipping" (1974).
  func clipped(to box: Rectangle) -> PlanePolygon? {
    let rings = rings.map { Self.clip($0, to: box) }.filter { $0.count >= 3 }
    guard !rings.isEmpty, !Self.clip(self.rings[0], to: box).isEmpty else { return nil }
    return PlanePolygon(rings: rings)
  }

  private static func clip(_ ring: [Point], to box: Rectangle) -> [Point] {
    var ring = half(ring, { $0.x - box.left })
    ring = half(ring, { box.right - $0.x })
    ring = half(ring, { $0.y - box.top })
    return half(ring, { box.bottom - $0.y })
  }

  private static func half(_ ring: [Point], _ depth: (Point) -> Double) -> [Point] {
    guard var from = ring.last else { return [] }
    var kept: [Point] = []
    for to in ring {
      let (before, after) = (depth(from), depth(to))
      if (before < 0) != (after < 0) {
        let part = before / (before - after)
        kept.append(Point(from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)))
      }
      if after >= 0 { kept.append(to) }
      from = to
    }
    return kept
  }

  /// How far `point` lies inside (or, negative, outside) of the nearest edge.
  func depth(of point: Point) -> Double {
    var least = Double.infinity
    for ring in rings {
      guard var from = ring.last else { continue }
      for to in ring {
        least = min(least, squaredDistance(point, from, to))
        from = to
      }
    }
    return contains(point) ? least.squareRoot() : -least.squareRoot()
  }
}

private func squaredDistance(_ point: Point, _ from: Point, _ to: Point) -> Double {
  let (dx, dy) = (to.x - from.x, to.y - from.y)
  let length = dx * dx + dy * dy
  let part = length > 0 ? min(1, max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length)) : 0
  let (ex, ey) = (point.x - from.x - part * dx, point.y - from.y - part * dy)
  return ex * ex + ey * ey
}

extension Rectangle {
  /// The smallest box around `points`; nil for none.
  init?(around points: some Sequence<Point>) {
    var (left, top) = (Double.infinity, Double.infinity)
    var (right, bottom) = (-Double.infinity, -Double.infinity)
    for point in points {
      (left, right) = (min(left, point.x), max(right, point.x))
      (top, bottom) = (min(top, point.y), max(bottom, point.y))
    }
    guard left <= right else { return nil }
    self.init(left: left, top: top, width: right - left, height: bottom - top)
  }

  func joined(with other: Rectangle) -> Rectangle {
    let (left, top) = (min(left, other.left), min(top, other.top))
    return Rectangle(
      left: left, top: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
  }

  /// As `meets`, and where one is a line or a point on the other's side or inside.
  func touches(_ other: Rectangle) -> Bool {
    left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom
  }
}
