/// The fewest nodes that touch every edge of a cut: without them nothing joins the two sides.
///
/// Source: Kőnig, "Gráfok és mátrixok" (1931): in a bipartite graph the least cover is as large as the largest matching.
struct Separator {
  private var near: [UInt32] = []
  private var far: [UInt32] = []
  /// Of each near node, the far nodes across the cut, by their index.
  private var across: [[Int]] = []
  private var mateOfFar: [Int?] = []
  private var seenFar: [Bool] = []
  private var seenNear: [Bool] = []

  /// Marks the separator's nodes as side 2 and returns them, in ascending order.
  static func mark(_ part: RoadPart, _ side: inout ContiguousArray<UInt8>) -> [UInt32] {
    var separator = Separator(part, side)
    let nodes = separator.leastCover()
    for node in nodes { side[Int(node)] = 2 }
    return nodes
  }

  private init(_ part: RoadPart, _ side: ContiguousArray<UInt8>) {
    var farIndex: [UInt32: Int] = [:]
    for node in 0..<part.count where side[node] == 1 {
      var partners: [Int] = []
      for slot in Int(part.firstHead[node])..<Int(part.firstHead[node + 1]) where side[Int(part.heads[slot])] == 0 {
        let head = part.heads[slot]
        let index = farIndex[head] ?? far.count
        if index == far.count {
          farIndex[head] = index
          far.append(head)
        }
        partners.append(index)
      }
      if !partners.isEmpty {
        near.append(UInt32(node))
        across.append(partners)
      }
    }
    mateOfFar = Array(repeating: nil, count: far.count)
  }

  private mutating func leastCover() -> [UInt32] {
    var isMatched = [Bool](repeating: false, count: near.count)
    for index in near.indices {
      seenFar = Array(repeating: false, count: far.count)
      isMatched[index] = findMate(for: index)
    }
    seenFar = Array(repeating: false, count: far.count)
    seenNear = Array(repeating: false, count: near.count)
    for index in near.indices where !isMatched[index] { alternate(from: index) }
    let nearCover = near.indices.filter { !seenNear[$0] }.map { near[$0] }
    let farCover = far.indices.filter { seenFar[$0] }.map { far[$0] }
    return (nearCover + farCover).sorted()
  }

  private mutating func findMate(for index: Int) -> Bool {
    for partner in across[index] where !seenFar[partner] {
      seenFar[partner] = true
      guard let rival = mateOfFar[partner] else {
        mateOfFar[partner] = index
        return true
      }
      if findMate(for: rival) {
        mateOfFar[partner] = index
        return true
      }
    }
    return false
  }

  private mutating func alternate(from index: Int) {
    if seenNear[index] { return }
    seenNear[index] = true
    for partner in across[index] where !seenFar[partner] {
      seenFar[partner] = true
      if let mate = mateOfFar[partner] { alternate(from: mate) }
    }
  }
}
