/// The order inside a cell, a piece too small to cut: always the node with the fewest neighbours left, counting those
/// outside, which all go later. At most 64 nodes.
///
/// Source: Pellegrini, Roman, Amestoy, "Hybridizing nested dissection and halo approximate minimum degree" (2000).
struct CellOrder {
  static let largestCell = 64

  /// Neighbours in the cell, and outside, as bits.
  private var inside = ContiguousArray<UInt64>(repeating: 0, count: largestCell)
  private var outside = ContiguousArray<UInt64>(repeating: 0, count: largestCell)
  private var halo: [UInt32] = []

  /// The core nodes of the cell, first to go first.
  /// - Parameter cell: its places are nodes of the core.
  mutating func order(_ cell: RoadPart, in core: RoadPart) -> ContiguousArray<UInt32> {
    gather(cell, core)
    var left: UInt64 = cell.count == 64 ? .max : (1 << UInt64(cell.count)) - 1
    var order = ContiguousArray<UInt32>()
    order.reserveCapacity(cell.count)
    while left != 0 {
      let node = leastDegree(left)
      order.append(cell.places[node])
      left &= ~(1 << UInt64(node))
      var neighbours = inside[node] & left
      while neighbours != 0 {
        let neighbour = neighbours.trailingZeroBitCount
        neighbours &= neighbours &- 1
        inside[neighbour] = (inside[neighbour] | inside[node]) & left & ~(1 << UInt64(neighbour))
        outside[neighbour] |= outside[node]
      }
    }
    return order
  }

  private mutating func gather(_ cell: RoadPart, _ core: RoadPart) {
    halo.removeAll(keepingCapacity: true)
    for node in 0..<cell.count {
      inside[node] = 0
      outside[node] = 0
      for slot in Int(cell.firstHead[node])..<Int(cell.firstHead[node + 1]) {
        inside[node] |= 1 << UInt64(cell.heads[slot])
      }
      let place = Int(cell.places[node])
      let (first, end) = (Int(core.firstHead[place]), Int(core.firstHead[place + 1]))
      if end - first == inside[node].nonzeroBitCount { continue }
      for slot in first..<end where !cell.places.contains(core.heads[slot]) { meet(core.heads[slot], from: node) }
    }
  }

  /// Whoever is outside beyond the first 64 is not counted: the order is worse by a little, never wrong.
  private mutating func meet(_ neighbour: UInt32, from node: Int) {
    let bit = halo.firstIndex(of: neighbour) ?? halo.count
    if bit >= 64 { return }
    if bit == halo.count { halo.append(neighbour) }
    outside[node] |= 1 << UInt64(bit)
  }

  private func leastDegree(_ left: UInt64) -> Int {
    var (best, bestDegree) = (0, Int.max)
    var rest = left
    while rest != 0 {
      let node = rest.trailingZeroBitCount
      rest &= rest &- 1
      let degree = inside[node].nonzeroBitCount &+ outside[node].nonzeroBitCount
      if degree < bestDegree { (best, bestDegree) = (node, degree) }
    }
    return best
  }
}
