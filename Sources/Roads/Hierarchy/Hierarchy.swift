/// The road graph in order of importance, with every arc that a path may need to climb: one for all weights.
///
/// Nodes are named by rank, the least important 0. An arc joins a node to one above it and stands for both directions.
/// If node `u` has arcs to `v` and to `w`, then `v` and `w` are joined too: such a triangle is how a path through `u`
/// is passed on to those above. The node nearest above is the parent; all above a node are among its ancestors.
///
/// Source: Dibbelt, Strasser, Wagner, "Customizable contraction hierarchies" (2016).
package struct Hierarchy: Sendable {
  /// The rank of each node of the road graph, and the node of each rank.
  package let ranks: Column<UInt32>
  package let nodes: Column<UInt32>
  /// The rank next above in the elimination tree; `UInt32.max` at a root. Descendants of `r` end at `r` without a gap.
  package let parents: Column<UInt32>
  /// The arcs of rank `r`: `heads[firstArc[r] ..< firstArc[r + 1]]`, ascending.
  package let firstArc: Column<UInt32>
  package let heads: Column<UInt32>
  /// The arcs that lead up to rank `r`, by ascending tail: `lowerArcs[firstLower[r] ..< firstLower[r + 1]]`.
  let firstLower: Column<UInt32>
  let lowerArcs: Column<LowerArc>
  /// The arcs of the road graph between rank `r` and those above: `inputs[firstInput[r] ..< firstInput[r + 1]]`.
  let firstInput: Column<UInt32>
  let inputs: Column<InputArc>

  package var nodeCount: Int { parents.count }
  package var arcCount: Int { heads.count }
}

/// An arc seen from its head.
struct LowerArc: BitwiseCopyable, Sendable {
  var arc: UInt32
  /// One past the last arc of the same tail.
  var end: UInt32
}

/// An arc of the road graph, and the arc of the hierarchy that stands for it.
struct InputArc: BitwiseCopyable, Sendable {
  /// In the road graph.
  var arc: UInt32
  /// In the hierarchy, doubled; odd if it leads down.
  var slot: UInt32
}

extension Hierarchy {
  /// How much work it makes: triangles, and the mean of ancestors and of arcs above a node.
  package var shape: String {
    withSpans(parents, firstArc, heads) { parents, firstArc, heads in
      var (triangles, nodes, arcs) = (0, 0, 0)
      var above = ContiguousArray<(Int, Int)>(repeating: (0, 0), count: nodeCount)
      for rank in (0..<nodeCount).reversed() {
        let degree = Int(firstArc[rank + 1] - firstArc[rank])
        triangles += degree * (degree - 1) / 2
        let parent = parents[rank] == .max ? (0, 0) : above[Int(parents[rank])]
        above[rank] = (parent.0 + 1, parent.1 + degree)
        nodes += above[rank].0
        arcs += above[rank].1
      }
      return "triangles \(triangles) ancestors \(nodes / max(1, nodeCount)) arcs above \(arcs / max(1, nodeCount))"
    }
  }
}
