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
  /// What a driver is told, in order.
  public var legs: [RouteLeg]

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
    let journey = Journey(self, profile)
    let start = try journey.approach(from, reach: reach, index: 0)
    let end = try journey.approach(to, reach: reach, index: 1)
    if from == to { return .nowhere(from) }
    var isWanted = ContiguousArray(repeating: false, count: turns.graph.nodeCount)
    for way in end.waysIn { isWanted[Int(way.node)] = true }
    var search = PathSearch(nodes: turns.graph.nodeCount)
    search.run(
      on: turns.graph, journey.weights, from: start.waysOut, isWanted: isWanted,
      wanted: Set(end.waysIn.map(\.node)).count)
    guard let choice = journey.choice(start, end, search), let whole = journey.figures(start, end, search) else {
      return nil
    }
    let route = Route(start, end, stretches: journey.stretches(start, end, last: choice.last, search))
    return RoadPath(
      coordinates: coordinates(of: route), milliseconds: whole.optimised, millimetres: whole.firstCarried,
      microlitres: Roads.microlitres(whole.firstCarried, economy),
      startAccessMillimetres: start.snapped.accessMillimetres, endAccessMillimetres: end.snapped.accessMillimetres,
      streets: streets(of: route),
      legs: legs(of: route, mode: profile.mode) { journey.weights.figures(of: $0, in: self).optimised })
  }
}

extension Journey {
  /// The parts of segments travelled, in order.
  fileprivate func stretches(
    _ start: Approach, _ end: Approach, last: Approach.Way?, _ search: PathSearch
  ) -> [Stretch] {
    guard let last else {
      return [start.direct(to: end, network: network, weights: weights, open: open)!.stretch]
    }
    var backwards = [last.stretch]
    var node = Int(last.node)
    while search.arcs[node] != PathSearch.noArc {
      let arc = Int(search.arcs[node])
      backwards.append(Stretch(network.turns.arcs[arc], in: network))
      node = network.turns.graph.tail(ofArc: arc)
    }
    let cost = search.costs[node]
    backwards.append(start.waysOut.first { $0.node == UInt32(node) && PathCost($0.figures) == cost }!.stretch)
    return backwards.reversed()
  }
}

extension RoadPath {
  fileprivate static func nowhere(_ position: Coordinate) -> RoadPath {
    RoadPath(
      coordinates: [position, position], milliseconds: 0, millimetres: 0, microlitres: 0,
      startAccessMillimetres: 0, endAccessMillimetres: 0, streets: [], legs: [])
  }
}
