/// Takes dead ends and the places between two neighbours out of a graph of places, in an order that keeps chains
/// shallow: no two neighbours go in the same round, so a chain of n places is log n deep.
///
/// Such a place adds at most one arc when it goes; what is left, the core, is all that is worth cutting.
struct SparseReduction {
  /// The places taken out, first to go first.
  private(set) var eliminated: ContiguousArray<UInt32> = []
  private var isGone: ContiguousArray<Bool>
  private var degrees: ContiguousArray<UInt32>
  private var heads: ContiguousArray<UInt32>
  private let firstHead: ContiguousArray<UInt32>

  init(_ graph: PlaceGraph) {
    isGone = ContiguousArray(repeating: false, count: graph.count)
    heads = graph.heads
    firstHead = graph.firstHead
    degrees = ContiguousArray(repeating: 0, count: graph.count)
    for place in 0..<graph.count { degrees[place] = graph.firstHead[place + 1] - graph.firstHead[place] }
    reduce()
  }

  private mutating func reduce() {
    var touchedIn = ContiguousArray<UInt32>(repeating: 0, count: degrees.count)
    var candidates = ContiguousArray<UInt32>()
    for place in 0..<degrees.count where degrees[place] <= 2 { candidates.append(UInt32(place)) }
    var round: UInt32 = 0
    var next = ContiguousArray<UInt32>()
    while !candidates.isEmpty {
      round += 1
      next.removeAll(keepingCapacity: true)
      for place in candidates where !isGone[Int(place)] {
        if touchedIn[Int(place)] == round {
          next.append(place)
          continue
        }
        for neighbour in takeOut(place) {
          touchedIn[Int(neighbour)] = round
          if degrees[Int(neighbour)] <= 2 { next.append(neighbour) }
        }
      }
      swap(&candidates, &next)
    }
  }

  /// Takes the place out and joins its neighbours; returns them.
  private mutating func takeOut(_ place: UInt32) -> ArraySlice<UInt32> {
    let start = Int(firstHead[Int(place)])
    let neighbours = Array(heads[start..<(start + Int(degrees[Int(place)]))])
    isGone[Int(place)] = true
    eliminated.append(place)
    switch neighbours.count {
    case 1: remove(place, from: neighbours[0])
    case 2:
      let (a, b) = (neighbours[0], neighbours[1])
      let areJoined = slot(of: b, at: a) != nil
      if areJoined {
        remove(place, from: a)
        remove(place, from: b)
      } else {
        heads[slot(of: place, at: a)!] = b
        heads[slot(of: place, at: b)!] = a
      }
    default: break
    }
    return neighbours[...]
  }

  private func slot(of neighbour: UInt32, at place: UInt32) -> Int? {
    let start = Int(firstHead[Int(place)])
    return (start..<(start + Int(degrees[Int(place)]))).first { heads[$0] == neighbour }
  }

  private mutating func remove(_ neighbour: UInt32, from place: UInt32) {
    let last = Int(firstHead[Int(place)] + degrees[Int(place)]) - 1
    heads[slot(of: neighbour, at: place)!] = heads[last]
    degrees[Int(place)] -= 1
  }

  /// What is left to cut.
  func core(of graph: PlaceGraph) -> RoadPart {
    var part = RoadPart()
    var number = ContiguousArray<UInt32>(repeating: .max, count: graph.count)
    for place in 0..<graph.count where !isGone[place] {
      number[place] = UInt32(part.places.count)
      part.places.append(UInt32(place))
      part.x.append(graph.x[place])
      part.y.append(graph.y[place])
    }
    for place in part.places {
      let start = Int(firstHead[Int(place)])
      for slot in start..<(start + Int(degrees[Int(place)])) { part.heads.append(number[Int(heads[slot])]) }
      part.firstHead.append(UInt32(part.heads.count))
    }
    part.numberEdges()
    return part
  }
}
