import Territory

extension WeighedNetwork {
  /// The best path; nil where none joins the two.
  ///
  /// Its figures are those of `matrix(between:reach:workers:)`.
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
    guard let whole = figures(found?.figures, start, end) else { return nil }
    let route = Route(start, end, stretches: stretches(start, end, found, in: room))
    return RoadPath(
      coordinates: network.coordinates(of: route), milliseconds: whole.milliseconds, millimetres: whole.millimetres,
      microlitres: whole.microlitres, startAccessMillimetres: start.snapped.accessMillimetres,
      endAccessMillimetres: end.snapped.accessMillimetres, streets: network.streets(of: route),
      legs: network.legs(of: route, mode: terms.profile.mode) { figures(of: $0).milliseconds })
  }

  /// The parts of segments travelled, in order.
  private func stretches(
    _ start: Approach, _ end: Approach, _ found: PathQuery.Found?, in room: borrowing PathQuery
  ) -> [Stretch] {
    if let direct = start.direct(to: end, on: self) {
      let cost = terms.objective.optimised(direct.figures)
      if found.map({ cost <= Int($0.figures.optimised) }) ?? true { return [direct.stretch] }
    }
    guard let found else { return [] }
    let inner = room.arcs(of: found, on: metric).map { Stretch(network.turns.arcs[Int($0)], in: network) }
    return [start.waysOut[found.origin].stretch] + inner + [end.waysIn[found.destination].stretch]
  }
}

extension RoadPath {
  fileprivate static func nowhere(_ position: Coordinate) -> RoadPath {
    RoadPath(
      coordinates: [position, position], milliseconds: 0, millimetres: 0, microlitres: 0,
      startAccessMillimetres: 0, endAccessMillimetres: 0, streets: [], legs: [])
  }
}
