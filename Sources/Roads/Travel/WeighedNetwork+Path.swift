import Territory

extension WeighedNetwork {
  /// The best path; nil where none joins the two.
  ///
  /// Its figures are the sums of what its streets take, whatever their size; those of `matrix(between:reach:workers:)` are
  /// the same up to about 1,000 km and 37 hours.
  /// - Throws: `RoadsError.farFromRoad`, with index 0 for the start and 1 for the end.
  public func path(
    from: Coordinate, to: Coordinate, reach: Double = RoadNetwork.defaultReach
  ) throws(RoadsError) -> RoadPath? {
    var room = PathQuery(metric.hierarchy)
    return try path(from: from, to: to, reach: reach, in: &room)
  }

  /// The same, in room that many searches share.
  func path(
    from: Coordinate, to: Coordinate, reach: Double, in room: inout PathQuery
  ) throws(RoadsError) -> RoadPath? {
    let start = try approach(from, reach: reach, index: 0)
    let end = try approach(to, reach: reach, index: 1)
    if from == to { return .nowhere(from) }
    let (origins, destinations) = (ContiguousArray(seeds(start.waysOut)), ContiguousArray(seeds(end.waysIn)))
    let found = room.best(from: origins.span, to: destinations.span, on: metric)
    guard let way = way(start, end, found, in: room) else { return nil }
    let whole = whole(way.figures, start, end)
    let route = Route(start, end, stretches: way.stretches)
    return RoadPath(
      coordinates: network.coordinates(of: route), milliseconds: whole.milliseconds, millimetres: whole.millimetres,
      microlitres: whole.microlitres, startAccessMillimetres: start.snapped.accessMillimetres,
      endAccessMillimetres: end.snapped.accessMillimetres, streets: network.streets(of: route),
      legs: network.legs(of: route, mode: terms.profile.mode) { figures(of: $0).milliseconds })
  }

  /// The parts of segments travelled, in order, and what they take together; nil where there is no way.
  ///
  /// Summed street by street: the sums that the hierarchy carries hold entries, and end at 32 bits.
  private func way(
    _ start: Approach, _ end: Approach, _ found: PathQuery.Found?, in room: borrowing PathQuery
  ) -> (stretches: [Stretch], figures: TravelFigures)? {
    if let direct = start.direct(to: end, on: self) {
      let cost = terms.objective.optimised(direct.figures)
      if found.map({ cost <= Int($0.figures.optimised) }) ?? true { return ([direct.stretch], direct.figures) }
    }
    guard let found else { return nil }
    let (out, home) = (start.waysOut[found.origin], end.waysIn[found.destination])
    let arcs = room.arcs(of: found, on: metric).map { network.turns.arcs[Int($0)] }
    let figures = arcs.reduce(out.figures + home.figures) { $0 + TravelFigures(courses[Int($1.course)]) }
    return ([out.stretch] + arcs.map { Stretch($0, in: network) } + [home.stretch], figures)
  }
}

extension RoadPath {
  fileprivate static func nowhere(_ position: Coordinate) -> RoadPath {
    RoadPath(
      coordinates: [position, position], milliseconds: 0, millimetres: 0, microlitres: 0,
      startAccessMillimetres: 0, endAccessMillimetres: 0, streets: [], legs: [])
  }
}
