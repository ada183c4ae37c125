import Foundation
import Roads

/// Measures the road engine on a graph: order, hierarchy, customisation, queries, matrices, reach, opening.
struct RoadBench {
  /// - Parameter orderPath: an order to use instead of our own; written there if the file does not exist.
  static func run(graph path: String, order orderPath: String?) async throws {
    let file = try GraphFile(path: path)
    var clock = Stopwatch()
    let order = try await order(of: file.graph, at: orderPath, &clock)
    clock.skip()
    let hierarchy = Hierarchy(file.graph, order)
    clock.lap("hierarchy")
    print("arcs \(hierarchy.arcCount) \(hierarchy.shape)")
    let weights = ArcWeights(optimised: file.weights, firstCarried: file.weights, secondCarried: file.weights)
    var metric = Metric(hierarchy, weights)
    clock.lap("metric_first")
    for _ in 0..<5 {
      metric = Metric(hierarchy, weights)
      clock.lap("metric")
    }
    var pruned = metric.pruned()
    clock.lap("pruning_first")
    for _ in 0..<3 {
      pruned = metric.pruned()
      clock.lap("pruning")
    }
    print(pruned.shape)
    measureQueries(metric, file.points, "p2p")
    measureQueries(pruned, file.points, "p2p_pruned")
    await measureMatrices(pruned, file.points, "matrix")
    measureReach(pruned, file.points)
    try measureOpening(pruned, file.points)
  }

  private static func order(of graph: RoadGraph, at path: String?, _ clock: inout Stopwatch) async throws -> Order {
    if let path, let data = FileManager.default.contents(atPath: path) {
      return Order(nodes: data.withUnsafeBytes { ContiguousArray($0.bindMemory(to: UInt32.self)) })
    }
    clock.skip()
    let order = await Order.dissecting(graph)
    clock.lap("order")
    if let path { try order.nodes.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: path)) }
    return order
  }
}

/// From a file on disk to the first path.
private func measureOpening(_ metric: Metric, _ points: ContiguousArray<UInt32>) throws {
  let path = NSTemporaryDirectory() + "recorrido-bench-\(ProcessInfo.processInfo.processIdentifier).network"
  defer { try? FileManager.default.removeItem(atPath: path) }
  var bytes = Data()
  var places: [[String: (offset: Int, count: Int, stride: Int)]] = []
  func write(_ name: String, _ count: Int, _ column: RawSpan) {
    places[places.count - 1][name] = (bytes.count, count, count > 0 ? column.byteCount / count : 0)
    column.withUnsafeBytes { bytes.append(contentsOf: $0) }
    bytes.append(Data(count: (64 - bytes.count % 64) % 64))
  }
  places.append([:])
  metric.hierarchy.forEachColumn(write)
  places.append([:])
  metric.forEachColumn(write)
  try bytes.write(to: URL(fileURLWithPath: path))
  print("file \(bytes.count / 1_048_576) MiB")
  for _ in 0..<3 {
    var clock = Stopwatch()
    let file = try MappedFile(path: path)
    let hierarchy = try Hierarchy(StoredColumns(in: file, places[0]))
    let opened = try Metric(hierarchy, StoredColumns(in: file, places[1]))
    clock.lap("open")
    var query = PathQuery(hierarchy)
    let (from, to): (ContiguousArray, ContiguousArray) = ([Seed(node: points[0])], [Seed(node: points[1])])
    _ = query.best(from: from.span, to: to.span, on: opened)
    clock.lap("first_answer")
  }
}

/// All that is within so many minutes, where the figures are milliseconds.
private func measureReach(_ metric: Metric, _ points: ContiguousArray<UInt32>) {
  var search = ReachableNodes(metric.hierarchy)
  for minutes in [10, 30, 60, 600] {
    var clock = Stopwatch()
    var sum = 0
    for point in points.prefix(20) {
      let seeds: ContiguousArray = [Seed(node: point)]
      sum += search.nodes(from: seeds.span, within: UInt32(minutes * 60_000), on: metric).count
    }
    clock.lap("20 times reach of \(minutes) min, \(sum / 20) nodes")
  }
}

/// Three thousand random pairs of points, one by one.
private func measureQueries(_ metric: Metric, _ points: ContiguousArray<UInt32>, _ name: String) {
  var query = PathQuery(metric.hierarchy)
  var times: [Double] = []
  var state: UInt64 = 11
  var sum = 0
  for _ in 0..<3000 {
    var ends: [UInt32] = []
    for _ in 0..<2 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      ends.append(points[Int(state >> 33) % points.count])
    }
    let (from, to): (ContiguousArray, ContiguousArray) = ([Seed(node: ends[0])], [Seed(node: ends[1])])
    let start = ContinuousClock.now
    let found = query.best(from: from.span, to: to.span, on: metric)
    times.append((ContinuousClock.now - start) / .microseconds(1))
    sum += Int(found?.figures.optimised ?? 0)
  }
  times.sort()
  let mean = times.reduce(0, +) / Double(times.count)
  print("ours \(name)_median_us", String(format: "%.2f mean %.2f sum %ld", times[times.count / 2], mean, sum))
}

/// Square matrices between the first points, marking the destinations included.
private func measureMatrices(_ metric: Metric, _ points: ContiguousArray<UInt32>, _ name: String) async {
  for size in [100, 500, 1000] {
    let places = SeedLists(points.prefix(size).map { [Seed(node: $0)] })
    for workers in [1, 2] {
      var best = (wall: Double.infinity, cpu: Double.infinity)
      var sum = 0
      for _ in 0..<5 {
        let (start, cpu) = (ContinuousClock.now, Stopwatch.cpuSeconds())
        let matrix = await Destinations(places, on: metric).figures(from: places, workers: workers)
        best.wall = min(best.wall, (ContinuousClock.now - start) / .milliseconds(1))
        best.cpu = min(best.cpu, (Stopwatch.cpuSeconds() - cpu) * 1000)
        sum = matrix.optimised.reduce(0) { $0 + Int($1) }
      }
      let nodes = Destinations(places, on: metric).shape
      let times = String(format: "wall %.2f cpu %.2f sum %ld", best.wall, best.cpu, sum)
      print("ours \(name)_\(size)_\(workers)", times, nodes)
    }
  }
}
