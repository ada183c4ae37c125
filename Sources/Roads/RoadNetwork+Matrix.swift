import Territory

extension RoadNetwork {
  /// Time, distance and fuel along the quickest path between every two positions; of equally quick ones the shortest.
  ///
  /// Each figure includes the straight lines between the positions and their streets, driven at the profile's off-road
  /// speed. Fuel is length over economy. A position to itself, or to another at the same coordinates, is nothing.
  /// - Parameter reach: metres beyond which a position has no street.
  /// - Returns: n × n, row = from; a pair without a path is `TravelMatrix.unreachable`.
  /// - Throws: `RoadsError.farFromRoad` for the first position without a street in reach.
  public func matrix(
    between positions: [Coordinate], profile: Profile, economy: FuelEconomy, reach: Double = defaultReach
  ) throws(RoadsError) -> TravelMatrix {
    let journey = Journey(self, profile)
    var approaches: [Approach] = []
    for (index, position) in positions.enumerated() {
      approaches.append(try journey.approach(position, reach: reach, index: index))
    }
    var isWanted = ContiguousArray(repeating: false, count: turns.graph.nodeCount)
    for way in approaches.lazy.flatMap(\.waysIn) { isWanted[Int(way.node)] = true }
    let wanted = isWanted.lazy.filter { $0 }.count
    var matrix = TravelMatrix(count: positions.count, basis: .road)
    var search = PathSearch(nodes: turns.graph.nodeCount)
    for (row, from) in approaches.enumerated() {
      search.run(on: turns.graph, journey.weights, from: from.waysOut, isWanted: isWanted, wanted: wanted)
      for (column, to) in approaches.enumerated() where column != row {
        guard let figures = journey.figures(from, to, search) else { continue }
        let cell = matrix.index(from: row, to: column)
        // One below the mark of the unreachable is the greatest figure a cell can hold.
        let greatest = Int(TravelMatrix.unreachable - 1)
        matrix.milliseconds[cell] = UInt32(min(greatest, figures.optimised))
        matrix.millimetres[cell] = UInt32(min(greatest, figures.firstCarried))
        matrix.microlitres[cell] = UInt32(min(greatest, microlitres(figures.firstCarried, economy)))
      }
    }
    return matrix
  }
}

extension RoadNetwork {
  /// The point nearest to `position` on a segment that `profile` may use in one direction at least, and that is no
  /// pocket of one-ways without way in or out.
  /// - Throws: `RoadsError.farFromRoad`.
  public func snapped(
    _ position: Coordinate, profile: Profile, reach: Double = defaultReach, index: Int = 0
  ) throws(RoadsError) -> SnappedPosition {
    try snapped(position, open: Journey(self, profile).open, reach: reach, index: index, profile: profile.name)
  }
}

/// A network as one profile travels it.
struct Journey {
  let network: RoadNetwork
  let profile: Profile
  let weights: ArcWeights
  let open: OpenSegments

  init(_ network: RoadNetwork, _ profile: Profile) {
    (self.network, self.profile) = (network, profile)
    weights = network.travelCosts(TravelTerms(profile)).weights
    open = OpenSegments(network, weights)
  }

  func approach(_ position: Coordinate, reach: Double, index: Int) throws(RoadsError) -> Approach {
    let snapped = try network.snapped(position, open: open, reach: reach, index: index, profile: profile.name)
    return Approach(position, snapped, network: network, weights: weights, open: open)
  }

  /// Between a position and its street.
  func access(_ approach: Approach) -> PathFigures {
    let millimetres = approach.snapped.accessMillimetres
    return PathFigures(
      optimised: dividedHalfUp(millimetres * 3600, by: max(1, profile.offRoadSpeed) * 1000), firstCarried: millimetres)
  }

  /// The whole way with both accesses; nil where there is none.
  func figures(_ from: Approach, _ to: Approach, _ search: PathSearch) -> PathFigures? {
    if from.position == to.position { return PathFigures() }
    return choice(from, to, search).map { $0.figures + access(from) + access(to) }
  }

  /// The cheapest of the ways into `to`, without accesses; nil where there is none.
  func choice(
    _ from: Approach, _ to: Approach, _ search: PathSearch
  ) -> (figures: PathFigures, last: Approach.Way?)? {
    var best = PathSearch.unreached
    var last: Approach.Way?
    if let direct = from.direct(to: to, network: network, weights: weights, open: open) {
      best = PathCost(direct.figures)
    }
    for way in to.waysIn {
      let (cost, isTooFar) = search.costs[Int(way.node)].addingReportingOverflow(PathCost(way.figures))
      if !isTooFar && cost < best { (best, last) = (cost, way) }
    }
    guard best != PathSearch.unreached else { return nil }
    let millimetres = Int(best & (1 << 33 - 1))
    let time = Objective.time.figure(ofSum: Int(best >> 33), firstCarried: millimetres, straightMillimetres: 0)
    return (PathFigures(optimised: time, firstCarried: millimetres), last)
  }
}

/// Fuel of a length, to the nearest microlitre: millimetres over metres per litre.
func microlitres(_ millimetres: Int, _ economy: FuelEconomy) -> Int {
  dividedHalfUp(millimetres * 1000, by: economy.metresPerLitre)
}
