import Testing

@testable import Roads

@Suite struct HierarchyTests {
  @Test("the order names every node once")
  func everyNodeOnce() async {
    for seed in 0..<UInt64(hierarchyTrials) {
      let world = HierarchyWorld(seed: seed)
      let order = await Order.dissecting(world.graph)
      #expect(order.nodes.sorted() == Array(0..<UInt32(world.graph.nodeCount)))
    }
  }

  @Test("a large map gives the same order again, whichever halves are ready first")
  func sameOrderAgain() async {
    let world = HierarchyWorld(seed: 5, nodes: 12_000, farArcs: 2_000)
    let first = await Order.dissecting(world.graph)
    for _ in 0..<3 { #expect(await Order.dissecting(world.graph).nodes == first.nodes) }
    #expect(first.nodes.sorted() == Array(0..<12_000))
  }

  @Test("nodes at one place stand together in the order")
  func copiesTogether() async {
    let side = 40
    var first: ContiguousArray<UInt32> = [0]
    var (heads, longitudes, latitudes) = (ContiguousArray<UInt32>(), ContiguousArray<Int32>(), ContiguousArray<Int32>())
    // Every crossing twice, the second copy reached only from the west.
    for copy in 0..<2 {
      for place in 0..<(side * side) {
        longitudes.append(Int32(place % side) * 1000)
        latitudes.append(Int32(place / side) * 1000)
        if place % side + 1 < side { heads.append(UInt32(place + 1 + (1 - copy) * side * side)) }
        if place / side + 1 < side { heads.append(UInt32(place + side)) }
        if place / side > 0 { heads.append(UInt32(place - side)) }
        first.append(UInt32(heads.count))
      }
    }
    let graph = RoadGraph(
      firstArc: Column(first), heads: Column(heads), longitudes: Column(longitudes), latitudes: Column(latitudes))
    let order = await Order.dissecting(graph).nodes.map { Int($0) % (side * side) }
    #expect(stride(from: 0, to: order.count, by: 2).allSatisfy { order[$0] == order[$0 + 1] })
  }

  @Test("whoever is above a rank is its ancestor, and joined to whoever else is above it")
  func triangles() async {
    for seed in 0..<UInt64(hierarchyTrials / 3) {
      let world = HierarchyWorld(seed: seed)
      let hierarchy = Hierarchy(world.graph, await Order.dissecting(world.graph))
      let above = (0..<hierarchy.nodeCount).map { rank in
        (hierarchy.firstArc[rank]..<hierarchy.firstArc[rank + 1]).map { hierarchy.heads[Int($0)] }
      }
      for rank in above.indices {
        #expect(above[rank] == above[rank].sorted() && Set(above[rank]).count == above[rank].count)
        #expect(hierarchy.parents[rank] == above[rank].first ?? .max)
        #expect(above[rank].dropFirst().allSatisfy { above[Int(above[rank][0])].contains($0) })
      }
    }
  }

  @Test("a graph of no nodes has a hierarchy of nothing")
  func nothing() async {
    let graph = RoadGraph(firstArc: [0], heads: [], longitudes: [], latitudes: [])
    let hierarchy = Hierarchy(graph, await Order.dissecting(graph))
    let metric = Metric(hierarchy, ArcWeights(optimised: [], firstCarried: [], secondCarried: []))
    #expect(hierarchy.nodeCount == 0 && hierarchy.arcCount == 0 && metric.pruned().hierarchy.nodeCount == 0)
  }
}
