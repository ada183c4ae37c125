import Territory

extension [Point] {
  /// The path moved so many millimetres to the right of whoever follows it, so that rounds on one road lie beside each
  /// other. Bends sharper than a right angle are gone around.
  func beside(_ distance: Double) -> [Point] {
    let path = thinned(0.25)
    guard distance != 0, path.count > 1 else { return self }
    let sides = zip(path, path.dropFirst()).map { from, to -> Point in
      let (x, y) = (to.x - from.x, to.y - from.y)
      let length = (x * x + y * y).squareRoot()
      // On paper y grows downwards.
      return Point(-y / length * distance, x / length * distance)
    }
    return path.indices.flatMap { index -> [Point] in
      let (before, after) = (sides[Swift.max(0, index - 1)], sides[Swift.min(index, sides.count - 1)])
      let here = path[index]
      let (x, y) = (before.x + after.x, before.y + after.y)
      let square = x * x + y * y
      guard square > 2 * distance * distance else {
        return [Point(here.x + before.x, here.y + before.y), Point(here.x + after.x, here.y + after.y)]
      }
      // Half the sum is as much too short as the bend is sharp.
      let stretch = 2 * distance * distance / square
      return [Point(here.x + x * stretch, here.y + y * stretch)]
    }
  }

  /// Without points that are nearer than that to the one before.
  private func thinned(_ least: Double) -> [Point] {
    var kept: [Point] = []
    for point in self {
      guard let last = kept.last else {
        kept.append(point)
        continue
      }
      let (x, y) = (point.x - last.x, point.y - last.y)
      if x * x + y * y >= least * least { kept.append(point) }
    }
    return kept
  }
}
