/// In which order the nodes of a road graph go up the hierarchy; it depends on the streets alone, not on any weight.
///
/// Source: Dibbelt, Strasser, Wagner, "Customizable contraction hierarchies" (2016).
package struct Order: Sendable {
  /// All nodes, least important first.
  package var nodes: ContiguousArray<UInt32>

  package init(nodes: ContiguousArray<UInt32>) { self.nodes = nodes }

  /// Dead ends and chains first, then the rest by nested dissection; copies of a node stand together.
  package static func dissecting(_ graph: RoadGraph) async -> Order {
    let places = PlaceGraph(graph)
    let reduction = SparseReduction(places)
    let core = reduction.core(of: places)
    let last = await NestedDissection.order(core)
    var nodes = ContiguousArray<UInt32>()
    nodes.reserveCapacity(graph.nodeCount)
    for place in reduction.eliminated { nodes.append(contentsOf: places.nodes(at: place)) }
    for node in last { nodes.append(contentsOf: places.nodes(at: core.places[Int(node)])) }
    return Order(nodes: nodes)
  }
}
