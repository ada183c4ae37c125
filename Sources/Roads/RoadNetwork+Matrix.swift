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
    let graph = ProfileGraph(self, profile: profile)
    var approaches: [Approach] = []
    for (index, position) in positions.enumerated() {
      let snapped = try snapped(position, on: graph, profile: profile, reach: reach, index: index)
      approaches.append(Approach(position, snapped, network: self, graph: graph, profile: profile))
    }
    var isWanted = ContiguousArray(repeating: false, count: junctions.count)
    for way in approaches.lazy.flatMap(\.waysIn) { isWanted[Int(way.junction)] = true }
    let wanted = isWanted.lazy.filter { $0 }.count
    var matrix = TravelMatrix(count: positions.count, basis: .road)
    var search = PathSearch(junctions: junctions.count)
    for (row, from) in approaches.enumerated() {
      search.run(on: graph, from: from.waysOut.map { ($0.junction, $0.cost) }, isWanted: isWanted, wanted: wanted)
      for (column, to) in approaches.enumerated() where column != row {
        guard let cost = totalCost(from, to, graph, search) else { continue }
        let cell = matrix.index(from: row, to: column)
        // One below the mark of the unreachable is the greatest figure a cell can hold.
        let greatest = Int(TravelMatrix.unreachable - 1)
        matrix.milliseconds[cell] = UInt32(min(greatest, cost.milliseconds))
        matrix.millimetres[cell] = UInt32(min(greatest, cost.millimetres))
        matrix.microlitres[cell] = UInt32(min(greatest, microlitres(cost.millimetres, economy)))
      }
    }
    return matrix
  }

  private func totalCost(
    _ from: Approach, _ to: Approach, _ graph: ProfileGraph, _ search: PathSearch
  ) -> PathCost? {
    if from.position == to.position { return 0 }
    return choice(from, to, graph, search)?.cost
  }

  /// The cheapest of the ways into `to`; nil where there is none.
  func choice(
    _ from: Approach, _ to: Approach, _ graph: ProfileGraph, _ search: PathSearch
  ) -> (cost: PathCost, last: Approach.Way?)? {
    var best: (cost: PathCost, last: Approach.Way?)?
    if let direct = from.direct(to: to, network: self, graph: graph) { best = (direct.cost, nil) }
    for way in to.waysIn {
      let (cost, isTooFar) = search.costs[Int(way.junction)].addingReportingOverflow(way.cost)
      if !isTooFar, cost < best?.cost ?? PathSearch.unreached { best = (cost, way) }
    }
    guard let best else { return nil }
    let (cost, isTooFar) = best.cost.addingReportingOverflow(from.access + to.access)
    return isTooFar ? nil : (cost, best.last)
  }
}

/// Fuel of a length, to the nearest microlitre: millimetres over metres per litre.
func microlitres(_ millimetres: Int, _ economy: FuelEconomy) -> Int {
  dividedHalfUp(millimetres * 1000, by: economy.metresPerLitre)
}
