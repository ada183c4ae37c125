import Foundation
import Roads

/// A weighed graph as a peer reads it: little-endian words of four bytes. First the counts of nodes, arcs and points;
/// then of each arc its tail, head and weight; of each node its longitude and latitude in 1e-7 degrees; and the points,
/// which are the nodes that questions are asked about.
struct GraphFile {
  /// What the peer takes for an arc that may not be travelled: the greatest weight that RoutingKit knows.
  static let closed = UInt32(Int32.max)

  let graph: RoadGraph
  let weights: ContiguousArray<UInt32>
  let points: ContiguousArray<UInt32>

  func write(to path: String) throws {
    var words: ContiguousArray<UInt32> = [UInt32(graph.nodeCount), UInt32(graph.arcCount), UInt32(points.count)]
    for node in 0..<graph.nodeCount {
      let arcs = Int(graph.firstArc[node])..<Int(graph.firstArc[node + 1])
      words.append(contentsOf: repeatElement(UInt32(node), count: arcs.count))
    }
    words.append(contentsOf: graph.heads)
    words.append(contentsOf: weights.lazy.map { $0 < ArcWeights.closed ? $0 : Self.closed })
    words.append(contentsOf: graph.longitudes.lazy.map { UInt32(bitPattern: $0) })
    words.append(contentsOf: graph.latitudes.lazy.map { UInt32(bitPattern: $0) })
    words.append(contentsOf: points)
    try words.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: path))
  }
}
