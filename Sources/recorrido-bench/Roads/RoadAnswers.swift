import Foundation
import Roads
import Territory

/// Answers, one line a question, how long the road engine takes for something; so a peer in another process can be
/// asked the same in turn. Times are milliseconds, of a path or a snapped position microseconds.
struct RoadAnswers {
  private let network: RoutableNetwork
  private let terms = TravelTerms(.pickup)
  private var weights: ArcWeights
  private var metric: Metric
  private var pruned: Metric
  private let points: ContiguousArray<UInt32>
  private let weighed: WeighedNetwork

  /// - Parameters:
  ///   - path: gets the graph, for the peer.
  ///   - turns: whether restrictions of turns count.
  init(pbf: String, graph path: String, turns: Bool) async throws {
    var (streets, _) = try await readStreets(at: pbf)
    if !turns { streets.restrictions = [] }
    network = await RoutableNetwork(RoadNetwork(streets))
    weights = network.network.arcWeights(terms)
    metric = Metric(network.hierarchy, weights)
    pruned = metric.pruned()
    var chooser = RoadPoints(pruned)
    points = chooser.chosen(2000)
    weighed = network.weighed(terms)
    try GraphFile(graph: network.network.graph, weights: weights.optimised, points: points).write(to: path)
    let counts = network.network.counts
    Self.say(
      "ready", counts.junctions, network.network.graph.nodeCount, network.network.graph.arcCount, points.count,
      counts.restrictions.kept)
  }

  mutating func answerAll() async {
    while let line = readLine() {
      let words = line.split(separator: " ")
      let numbers = words.dropFirst().compactMap { Int($0) }
      switch words.first {
      case "weigh": weigh()
      case "customise": customise()
      case "prune": prune()
      case "paths": paths(numbers[0])
      case "matrix": await matrix(size: numbers[0], workers: numbers[1])
      case "snap": snap(numbers[0])
      default: Self.say("unknown \(line)")
      }
    }
  }

  private mutating func weigh() {
    let clock = Stopwatch()
    weights = network.network.arcWeights(terms)
    Self.say(clock.cpu)
  }

  private mutating func customise() {
    let clock = Stopwatch()
    metric = Metric(network.hierarchy, weights)
    Self.say(clock.cpu, clock.wall)
  }

  private mutating func prune() {
    let clock = Stopwatch()
    pruned = metric.pruned()
    Self.say(clock.cpu)
  }

  /// Median, mean of CPU, and the sum of what was found.
  private func paths(_ count: Int) {
    var query = PathQuery(network.hierarchy)
    var times: [Double] = []
    var sum = 0
    let clock = Stopwatch()
    for pair in 0..<count {
      let (a, b) = (points[2 * pair % points.count], points[(2 * pair + 1) % points.count])
      let (from, to): (ContiguousArray, ContiguousArray) = ([Seed(node: a)], [Seed(node: b)])
      let start = ContinuousClock.now
      let found = query.best(from: from.span, to: to.span, on: pruned)
      times.append((ContinuousClock.now - start) / .microseconds(1))
      sum += Int(found?.figures.optimised ?? 0)
    }
    Self.say(times.median, clock.cpu * 1000 / Double(count), sum)
  }

  /// Wall, CPU and the sum of all cells, marking the destinations included.
  private func matrix(size: Int, workers: Int) async {
    let places = SeedLists(points.prefix(size).map { [Seed(node: $0)] })
    let clock = Stopwatch()
    let matrix = await Destinations(places, on: pruned).figures(from: places, workers: workers)
    let (wall, cpu) = (clock.wall, clock.cpu)
    Self.say(wall, cpu, matrix.optimised.reduce(0) { $0 + Int($1) })
  }

  /// Positions some 25 m beside the nodes.
  private func snap(_ count: Int) {
    let graph = network.network.graph
    var times: [Double] = []
    for index in 0..<count {
      let node = Int(points[index % points.count])
      let position = Coordinate(
        longitudeE7: Int(graph.longitudes[node]) + 1_300, latitudeE7: Int(graph.latitudes[node]) + 1_900)
      let start = ContinuousClock.now
      _ = try? weighed.snapped(position)
      times.append((ContinuousClock.now - start) / .microseconds(1))
    }
    Self.say(times.median)
  }

  /// At once: who asks waits for it.
  private static func say(_ words: Any...) {
    let line = words.map { "\($0)" }.joined(separator: " ")
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
