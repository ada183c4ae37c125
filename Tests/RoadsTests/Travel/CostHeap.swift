/// A heap of four children a node, least cost first and the lower junction first among equals.
struct CostHeap {
  struct Entry {
    var cost: PathCost
    var junction: UInt32

    static func < (a: Entry, b: Entry) -> Bool {
      a.cost != b.cost ? a.cost < b.cost : a.junction < b.junction
    }
  }

  private var entries: ContiguousArray<Entry> = []

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    var hole = entries.count &- 1
    var heap = entries.mutableSpan
    while hole > 0 {
      let parent = (hole &- 1) >> 2
      if !(entry < heap[parent]) { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = entry
  }

  mutating func popLeast() -> Entry? {
    guard let moved = entries.popLast() else { return nil }
    guard let least = entries.first else { return moved }
    let count = entries.count
    var heap = entries.mutableSpan
    var hole = 0
    while true {
      let first = hole &* 4 &+ 1
      if first >= count { break }
      var child = first
      let end = min(first &+ 4, count)
      var other = first &+ 1
      while other < end {
        if heap[other] < heap[child] { child = other }
        other &+= 1
      }
      if !(heap[child] < moved) { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = moved
    return least
  }
}
