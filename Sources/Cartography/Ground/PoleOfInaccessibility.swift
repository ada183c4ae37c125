extension PlanePolygon {
  /// The place farthest from every edge, and how far: where a name has most room.
  ///
  /// Squares are halved, the most promising first, until none can hold a place better by a fiftieth of the polygon's
  /// smaller side. Source: the idea of Agafonkin, "A new algorithm for finding a visual center of a polygon" (2016).
  var pole: (place: Point, radius: Double) {
    let box = self.box
    let side = min(box.width, box.height)
    guard side > 0 else { return (box.centre, 0) }
    let precision = side / 50
    var best = Square(box.centre, side: 0, in: self)
    var squares: [Square] = []
    let columns = min(8, max(1, Int((box.width / side).rounded(.up))))
    let rows = min(8, max(1, Int((box.height / side).rounded(.up))))
    let first = max(box.width / Double(columns), box.height / Double(rows))
    for row in 0..<rows {
      for column in 0..<columns {
        let centre = Point(
          box.left + (Double(column) + 0.5) * box.width / Double(columns),
          box.top + (Double(row) + 0.5) * box.height / Double(rows))
        squares.append(Square(centre, side: first, in: self))
      }
    }
    // Polygons with thousands of spikes end here too.
    for _ in 0..<400 {
      guard let next = squares.indices.max(by: { squares[$0].most < squares[$1].most }) else { break }
      let square = squares.remove(at: next)
      if square.depth > best.depth { best = square }
      guard square.most - best.depth > precision else { break }
      for (x, y) in [(-1.0, -1.0), (1, -1), (-1, 1), (1, 1)] {
        let centre = Point(square.centre.x + x * square.side / 4, square.centre.y + y * square.side / 4)
        let part = Square(centre, side: square.side / 2, in: self)
        if part.most - best.depth > precision { squares.append(part) }
      }
    }
    return (best.centre, max(0, best.depth))
  }
}

private struct Square {
  let centre: Point
  let side, depth: Double

  init(_ centre: Point, side: Double, in polygon: PlanePolygon) {
    (self.centre, self.side, depth) = (centre, side, polygon.depth(of: centre))
  }

  /// What no place in the square can go beyond.
  var most: Double { depth + side * 0.707_106_8 }
}
