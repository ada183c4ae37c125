import Geometry
import Territory

extension WeighedNetwork {
  /// Time, distance and fuel along the best path between every two positions.
  ///
  /// Each figure includes the straight lines between the positions and their streets. A position to itself, or to another
  /// at the same coordinates, is nothing.
  /// - Parameters:
  ///   - reach: metres beyond which a position has no street.
  ///   - workers: how many cores.
  /// - Returns: n × n, row = from; a pair without a path is `TravelMatrix.unreachable`.
  /// - Throws: `RoadsError.farFromRoad` for the first position without a street in reach.
  public func matrix(
    between positions: [Coordinate], reach: Double = RoadNetwork.defaultReach, workers: Int = 2
  ) async throws(RoadsError) -> TravelMatrix {
    var approaches: [Approach] = []
    for (index, position) in positions.enumerated() {
      approaches.append(try approach(position, reach: reach, index: index))
    }
    let destinations = Destinations(SeedLists(approaches.map { seeds($0.waysIn) }), on: metric)
    let found = await destinations.figures(from: SeedLists(approaches.map { seeds($0.waysOut) }), workers: workers)
    var matrix = TravelMatrix(count: positions.count, basis: .road)
    for (row, from) in approaches.enumerated() {
      for (column, to) in approaches.enumerated() where column != row {
        if let figures = figures(found[row, column], from, to) {
          matrix.set(matrix.index(from: row, to: column), to: figures)
        }
      }
    }
    return matrix
  }

  func seeds(_ ways: [Approach.Way]) -> [Seed] {
    ways.map { Seed(node: $0.node, figures: terms.objective.figures($0.figures)) }
  }

  /// The whole way, along the hierarchy or along one segment, whichever is better; nil where there is none.
  func figures(_ found: Figures?, _ from: Approach, _ to: Approach) -> TravelFigures? {
    if from.position == to.position { return TravelFigures() }
    if let direct = from.direct(to: to, on: self) {
      let cost = terms.objective.optimised(direct.figures)
      if found.map({ cost <= Int($0.optimised) }) ?? true { return whole(direct.figures, from, to) }
    }
    return found.map { whole(terms.objective.travel($0, straightMillimetres: straight(from, to)), from, to) }
  }

  func straight(_ from: Approach, _ to: Approach) -> Int {
    guard terms.objective == .distance else { return 0 }
    return Int(geodesicDistance(from.snapped.position, to.snapped.position) * 1000)
  }
}

extension TravelMatrix {
  /// One below the mark of the unreachable is the greatest figure a cell can hold.
  fileprivate mutating func set(_ cell: Int, to figures: TravelFigures) {
    let greatest = Int(TravelMatrix.unreachable - 1)
    milliseconds[cell] = UInt32(min(greatest, figures.milliseconds))
    millimetres[cell] = UInt32(min(greatest, figures.millimetres))
    microlitres[cell] = UInt32(min(greatest, figures.microlitres))
  }
}
