import Foundation
import Roads

@main
struct RoadBench {
  static func main() async throws {
    let file = try GraphFile(path: CommandLine.arguments[1])
    var clock = Stopwatch()
    let order: Order
    if CommandLine.arguments.count > 2 {
      let data = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[2]))
      order = Order(nodes: data.withUnsafeBytes { ContiguousArray($0.bindMemory(to: UInt32.self)) })
    } else {
      order = await Order.dissecting(file.graph)
      clock.lap("order")
    }
    let hierarchy = Hierarchy(file.graph, order)
    clock.lap("hierarchy")
    print("arcs \(hierarchy.arcCount) \(hierarchy.shape)")
  }
}

/// Wall and CPU time since the last lap.
struct Stopwatch {
  private var wall = ContinuousClock.now
  private var cpu = Stopwatch.cpuSeconds()

  static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  mutating func lap(_ name: String) {
    let now = Self.cpuSeconds()
    let elapsed = (ContinuousClock.now - wall) / .seconds(1)
    print("ours \(name)_cpu_s", String(format: "%.4f wall %.4f", now - cpu, elapsed))
    (wall, cpu) = (.now, Self.cpuSeconds())
  }
}

/// A graph as little-endian numbers: counts of nodes, arcs and points; first arcs, heads, weights, coordinates, points.
struct GraphFile {
  var graph: RoadGraph
  var weights: ContiguousArray<UInt32>
  var points: ContiguousArray<UInt32>

  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let words = data.withUnsafeBytes { ContiguousArray($0.bindMemory(to: UInt32.self)) }
    let (n, m, k) = (Int(words[0]), Int(words[1]), Int(words[2]))
    var position = 3
    func take(_ count: Int) -> ContiguousArray<UInt32> {
      defer { position += count }
      return ContiguousArray(words[position..<(position + count)])
    }
    let (first, heads) = (take(n + 1), take(m))
    weights = take(m)
    let (longitudes, latitudes) = (take(n), take(n))
    points = take(k)
    graph = RoadGraph(
      firstArc: first, heads: heads, longitudes: ContiguousArray(longitudes.map { Int32(bitPattern: $0) }),
      latitudes: ContiguousArray(latitudes.map { Int32(bitPattern: $0) }))
  }
}
