extension Canvas {
  /// A mark of the legend around `centre`; every shape fills about the same room.
  func mark(_ look: Look, at centre: Point, radius: Double) {
    // A white rim keeps marks apart from a dark ground and from each other; of small ones it would be most of the ink.
    let rim = Stroke(.white, width: radius * (look.edge + 2 * look.rim * min(1, radius)))
    let edge = Stroke(look.outline, width: radius * look.edge)
    if look.shape == .circle {
      circle(at: centre, radius: radius, stroke: rim)
      circle(at: centre, radius: radius, fill: look.fill, stroke: edge)
      return
    }
    let outline = look.shape.outline.map { Point(centre.x + $0.x * radius, centre.y + $0.y * radius) }
    area([outline], stroke: rim)
    area([outline], fill: look.fill, stroke: edge)
  }
}

extension MarkShape {
  /// Corners for a radius of one; a circle has none.
  var outline: [Point] {
    switch self {
    case .circle: []
    case .square: [Point(-0.87, -0.87), Point(0.87, -0.87), Point(0.87, 0.87), Point(-0.87, 0.87)]
    case .triangle: [Point(0, -1.1), Point(1.1, 0.85), Point(-1.1, 0.85)]
    case .invertedTriangle: [Point(0, 1.1), Point(-1.1, -0.85), Point(1.1, -0.85)]
    case .diamond: [Point(0, -1.2), Point(1.05, 0), Point(0, 1.2), Point(-1.05, 0)]
    case .pentagon: Self.corners(5, outer: 1.1, inner: nil)
    case .star: Self.corners(5, outer: 1.3, inner: 0.58)
    case .cross: Self.saltire
    }
  }

  private static func corners(_ count: Int, outer: Double, inner: Double?) -> [Point] {
    let steps = inner == nil ? count : 2 * count
    return (0..<steps).map { step in
      let radius = step % 2 == 1 ? inner ?? outer : outer
      let angle = Double(step) / Double(steps) * 2 * .pi
      return Point(radius * sine(angle), -radius * cosine(angle))
    }
  }

  /// ×, its arms 0.56 thick.
  private static let saltire: [Point] = {
    let (near, far) = (0.4, 1.0)
    let arm = [Point(0, -near), Point(far - near, -far), Point(far, -(far - near)), Point(near, 0)]
    // Each further arm is the first one turned by a quarter.
    return (0..<4).flatMap { quarter in
      arm.map { point in
        switch quarter {
        case 0: point
        case 1: Point(-point.y, point.x)
        case 2: Point(-point.x, -point.y)
        default: Point(point.y, -point.x)
        }
      }
    }
  }()
}
