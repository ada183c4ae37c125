import Foundation
import Roads

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
