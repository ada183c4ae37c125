import Territory

/// A way along the roads between two positions.
public struct RoadPath: Sendable, Hashable {
  /// A stretch along streets of one name; nil = without name.
  public struct Street: Sendable, Hashable {
    public var name: String?
    public var millimetres: Int
    public var metres: Double { Double(millimetres) / 1000 }
  }

  /// From the one position to the other, both included.
  public var coordinates: [Coordinate]
  public var milliseconds: Int
  /// With both accesses.
  public var millimetres: Int
  public var microlitres: Int
  /// In a straight line from the first position to its street.
  public var startAccessMillimetres: Int
  /// In a straight line from the last street to the position.
  public var endAccessMillimetres: Int
  /// In order; with both accesses they add up to the whole.
  public var streets: [Street]

  public var seconds: Double { Double(milliseconds) / 1000 }
  public var metres: Double { Double(millimetres) / 1000 }
  /// To the nearest millilitre.
  public var fuel: Volume { Volume(millilitres: dividedHalfUp(microlitres, by: 1000)) }
}

extension RoadNetwork {
  /// The quickest path, of equally quick ones the shortest; nil where no path joins the two.
  ///
  /// Its figures are those of `matrix(between:profile:economy:reach:)`.
  /// - Throws: `RoadsError.farFromRoad`, with index 0 for the start and 1 for the end.
  public func path(
    from: Coordinate, to: Coordinate, profile: Profile, economy: FuelEconomy, reach: Double = defaultReach
  ) throws(RoadsError) -> RoadPath? {
    let graph = ProfileGraph(self, profile: profile)
    let snappedStart = try snapped(from, on: graph, profile: profile, reach: reach, index: 0)
    let snappedEnd = try snapped(to, on: graph, profile: profile, reach: reach, index: 1)
    if from == to { return .nowhere(from) }
    let start = Approach(from, snappedStart, network: self, graph: graph, profile: profile)
    let end = Approach(to, snappedEnd, network: self, graph: graph, profile: profile)
    var isWanted = ContiguousArray(repeating: false, count: junctions.count)
    for way in end.waysIn { isWanted[Int(way.junction)] = true }
    var search = PathSearch(junctions: junctions.count)
    search.run(
      on: graph, from: start.waysOut.map { ($0.junction, $0.cost) }, isWanted: isWanted,
      wanted: Set(end.waysIn.map(\.junction)).count)
    guard let choice = choice(start, end, graph, search) else { return nil }
    let stretches = stretches(start, end, last: choice.last, graph, search)
    return RoadPath(
      coordinates: coordinates(start, end, along: stretches), milliseconds: choice.cost.milliseconds,
      millimetres: choice.cost.millimetres, microlitres: microlitres(choice.cost.millimetres, economy),
      startAccessMillimetres: snappedStart.accessMillimetres, endAccessMillimetres: snappedEnd.accessMillimetres,
      streets: streets(along: stretches))
  }

  /// The parts of segments travelled, in order.
  private func stretches(
    _ start: Approach, _ end: Approach, last: Approach.Way?, _ graph: ProfileGraph, _ search: PathSearch
  ) -> [Stretch] {
    guard let last else { return [start.direct(to: end, network: self, graph: graph)!.stretch] }
    var backwards = [last.stretch]
    var junction = last.junction
    while search.arcs[Int(junction)] != PathSearch.noArc {
      let arc = Int(search.arcs[Int(junction)])
      let segment = Int(graph.origins[arc] / 2)
      let whole = Stretch(segment: segment, from: 0, to: Int(segments[segment].millimetres))
      backwards.append(graph.origins[arc] % 2 == 0 ? whole : whole.reversed)
      junction = graph.tails[arc]
    }
    let cost = search.costs[Int(junction)]
    backwards.append(start.waysOut.first { $0.junction == junction && $0.cost == cost }!.stretch)
    return backwards.reversed()
  }

  private func coordinates(_ start: Approach, _ end: Approach, along stretches: [Stretch]) -> [Coordinate] {
    var line = [start.position, start.snapped.position]
    for stretch in stretches {
      let segment = segments[stretch.segment]
      let inner = (Int(segment.firstPoint)...Int(segment.lastPoint)).filter {
        let offset = Int(offsets[$0])
        return min(stretch.from, stretch.to) <= offset && offset <= max(stretch.from, stretch.to)
      }
      line += (stretch.from <= stretch.to ? inner : inner.reversed()).map { points[$0] }
    }
    line += [end.snapped.position, end.position]
    var kept: [Coordinate] = []
    for position in line where position != kept.last { kept.append(position) }
    return kept.count > 1 ? kept : [start.position, end.position]
  }

  private func streets(along stretches: [Stretch]) -> [RoadPath.Street] {
    var streets: [RoadPath.Street] = []
    for stretch in stretches where stretch.from != stretch.to {
      let street = RoadPath.Street(name: name(of: stretch.segment), millimetres: abs(stretch.to - stretch.from))
      if let last = streets.last, last.name == street.name {
        streets[streets.count - 1].millimetres += street.millimetres
      } else {
        streets.append(street)
      }
    }
    return streets
  }
}

extension RoadPath {
  fileprivate static func nowhere(_ position: Coordinate) -> RoadPath {
    RoadPath(
      coordinates: [position, position], milliseconds: 0, millimetres: 0, microlitres: 0,
      startAccessMillimetres: 0, endAccessMillimetres: 0, streets: [])
  }
}
