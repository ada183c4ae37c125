import Territory

/// A way found: where it starts and ends, and the parts of segments between, in order.
struct Route {
  var start: Coordinate
  var startOnRoad: Coordinate
  var endOnRoad: Coordinate
  var end: Coordinate
  /// On which side of the last stretch, as travelled, the end lies.
  var endSide: SnappedPosition.Side
  /// Without those of no length.
  var stretches: [Stretch]

  init(_ from: Approach, _ to: Approach, stretches: [Stretch]) {
    (start, startOnRoad) = (from.position, from.snapped.position)
    (endOnRoad, end) = (to.snapped.position, to.position)
    self.stretches = stretches.filter { $0.from != $0.to }
    endSide =
      switch (to.snapped.side, self.stretches.last?.isBackward ?? false) {
      case (.left, true): .right
      case (.right, true): .left
      case (let side, _): side
      }
  }
}

extension RoadNetwork {
  /// The drawing, accesses included: two positions or more.
  func coordinates(of route: Route) -> [Coordinate] {
    var line = [route.start, route.startOnRoad]
    for stretch in route.stretches { line += points(along: stretch).map(\.coordinate) }
    line += [route.endOnRoad, route.end]
    var kept: [Coordinate] = []
    for position in line where position != kept.last { kept.append(position) }
    return kept.count > 1 ? kept : [route.start, route.end]
  }

  /// The points that lie on a stretch, in the order of travel.
  func points(along stretch: Stretch) -> [Point] {
    let segment = segments[stretch.segment]
    let (low, high) = (min(stretch.from, stretch.to), max(stretch.from, stretch.to))
    var inner: [Point] = []
    var metres = 0.0
    for place in Int(segment.firstPoint)...Int(segment.lastPoint) {
      if place > segment.firstPoint { metres += pieceMetres(points[place - 1], points[place]) }
      let offset = Int((metres * 1000).rounded())
      if low <= offset && offset <= high { inner.append(points[place]) }
    }
    return stretch.isBackward ? inner.reversed() : inner
  }

  /// Stretches of one name joined.
  func streets(of route: Route) -> [RoadPath.Street] {
    var streets: [RoadPath.Street] = []
    for stretch in route.stretches {
      let street = RoadPath.Street(name: name(of: stretch.segment), millimetres: stretch.millimetres)
      if let last = streets.last, last.name == street.name {
        streets[streets.count - 1].millimetres += street.millimetres
      } else {
        streets.append(street)
      }
    }
    return streets
  }
}
