import Geometry
import Territory

/// What can be reached from a position.
public struct ReachedStreets: Sendable, Hashable {
  /// All within some steps of a street reached; nil where not even the nearest street is.
  public var shape: Shape?
  /// Of the streets reached, each counted once.
  public var metres: Double
  /// Whether the street of the position may not be travelled today, in neither direction.
  public var isShut = false
}

extension WeighedNetwork {
  /// The area that can be reached from `position` within a limit of what is to be least, along the ways that `path` finds:
  /// what only a street of last resort leads to is reached along that street.
  /// - Parameter limit: milliseconds, millimetres or microlitres, by the objective; the way to the street counts.
  /// - Throws: `RoadsError.farFromRoad`.
  public func reached(
    from position: Coordinate, within limit: Int, reach: Double = RoadNetwork.defaultReach
  ) throws(RoadsError) -> ReachedStreets {
    let start = try approach(position, reach: reach, index: 0)
    let left = limit - terms.objective.optimised(access(start))
    guard left >= 0 else { return ReachedStreets(shape: nil, metres: 0) }
    guard !start.waysOut.isEmpty else { return ReachedStreets(shape: nil, metres: 0, isShut: true) }
    var reached = ReachedParts(network)
    for way in start.waysOut {
      reached.add(way.stretch, share: share(of: terms.objective.optimised(way.figures), left))
    }
    for (node, spent) in nodes(from: start, within: left) {
      for arc in network.turns.graph.arcs(from: node) {
        let (place, course) = (network.turns.arcs[arc], Int(network.turns.arcs[arc].course))
        guard courses[course].isUsable, !closedGuards[Int(place.guard)] else { continue }
        let stretch = Stretch(place, in: network)
        reached.add(stretch, share: share(of: terms.objective.optimised(figures(of: stretch)), left - spent))
      }
    }
    let pieces = reached.pieces
    return ReachedStreets(shape: pieces.isEmpty ? nil : ReachedArea(pieces: pieces).shape, metres: reached.metres)
  }

  /// The nodes that a path reaches within `limit`, and what it takes.
  private func nodes(from start: Approach, within limit: Int) -> [(node: UInt32, spent: Int)] {
    let seeds = ContiguousArray(seeds(start.waysOut))
    var search = ReachableNodes(metric.hierarchy)
    // What lies behind an entry is found beyond every limit, by what is left without the entry.
    let hasEntries = courses.contains { $0.use.contains(.entering) }
    let bound = hasEntries ? UInt32.max : UInt32(clamping: limit)
    return search.nodes(from: seeds.span, within: bound, on: metric).compactMap { reached in
      if reached.figures.optimised <= limit { return (reached.node, Int(reached.figures.optimised)) }
      return spent(reached, from: start, within: limit).map { (reached.node, $0) }
    }
  }

  /// What it takes to reach a node beyond the limit without what was paid to enter; nil where that is too much as well.
  private func spent(_ reached: ReachableNodes.Reached, from start: Approach, within limit: Int) -> Int? {
    guard Int(reached.figures.optimised) % Int(ArcWeights.entry) <= limit,
      let arc = network.turns.graph.arcs(from: reached.node).first
    else { return nil }
    let stretch = Stretch(network.turns.arcs[arc], in: network)
    let segment = network.segments[stretch.segment]
    let place = network.points[Int(stretch.isBackward ? segment.lastPoint : segment.firstPoint)].coordinate
    let straight = Int(geodesicDistance(start.snapped.position, place) * 1000)
    // A day and a half on foot is no entry and a few steps.
    guard terms.objective != .time || straight * 36 / (fastest * 10) <= limit else { return nil }
    let spent = terms.objective.optimised(terms.objective.travel(reached.figures, straightMillimetres: straight))
    return spent <= limit ? spent : nil
  }

  /// Km/h; signs give those who drive speeds that the profile does not have.
  private var fastest: Int {
    terms.profile.mode == .foot ? terms.profile.speeds.values.map(\.signed).max() ?? 1 : 200
  }

  /// How much of a stretch what is left is enough for.
  private func share(of cost: Int, _ left: Int) -> Double {
    cost <= left ? 1 : max(0, Double(left)) / Double(cost)
  }
}

/// The parts of segments that are reached, from either end.
private struct ReachedParts {
  private let network: RoadNetwork
  /// Offsets in millimetres, by segment: reached up to here from the start, and from here on to the end.
  private var parts: [Int: [ClosedRange<Int>]] = [:]

  init(_ network: RoadNetwork) { self.network = network }

  mutating func add(_ stretch: Stretch, share: Double) {
    let end = stretch.from + Int((Double(stretch.to - stretch.from) * share).rounded())
    parts[stretch.segment, default: []].append(min(stretch.from, end)...max(stretch.from, end))
  }

  /// Without overlaps, in the order of the segments.
  private var joined: [(segment: Int, range: ClosedRange<Int>)] {
    parts.keys.sorted().flatMap { segment in
      var joined: [ClosedRange<Int>] = []
      for part in parts[segment]!.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = joined.last, part.lowerBound <= last.upperBound {
          joined[joined.count - 1] = last.lowerBound...max(last.upperBound, part.upperBound)
        } else {
          joined.append(part)
        }
      }
      return joined.map { (segment, $0) }
    }
  }

  var metres: Double { joined.reduce(0) { $0 + Double($1.range.upperBound - $1.range.lowerBound) } / 1000 }

  var pieces: [(Coordinate, Coordinate)] {
    joined.flatMap { segment, range in
      let line = network.drawing(of: segment, within: range)
      return line.count == 1 ? [(line[0], line[0])] : Array(zip(line, line.dropFirst()))
    }
  }
}

extension RoadNetwork {
  /// The drawing between two offsets in millimetres, cut there.
  func drawing(of place: Int, within range: ClosedRange<Int>) -> [Coordinate] {
    let segment = segments[place]
    var line: [Coordinate] = []
    var metres = 0.0
    for index in Int(segment.firstPoint)..<Int(segment.lastPoint) {
      let (a, b) = (points[index], points[index + 1])
      let length = pieceMetres(a, b)
      let low = (Double(range.lowerBound) / 1000 - metres) / max(1e-9, length)
      let high = (Double(range.upperBound) / 1000 - metres) / max(1e-9, length)
      metres += length
      if low > 1 || high < 0 { continue }
      let ends = [max(0, low), min(1, high)].map { between(a.coordinate, b.coordinate, share: $0) }
      if line.last != ends[0] { line.append(ends[0]) }
      if line.last != ends[1] { line.append(ends[1]) }
    }
    return line.isEmpty ? [points[Int(segment.firstPoint)].coordinate] : line
  }
}

extension RoadGraph {
  func arcs(from node: UInt32) -> Range<Int> { Int(firstArc[Int(node)])..<Int(firstArc[Int(node) + 1]) }
}
