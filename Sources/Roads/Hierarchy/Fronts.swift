/// Where the lines of ancestors of several ranks have got to; two lines that meet go on as one.
struct Fronts: Sendable {
  /// `UInt32.max` once every line has passed its root.
  private(set) var lowest = UInt32.max
  /// The others, descending.
  private var others: ContiguousArray<UInt32> = []

  init() { others.reserveCapacity(16) }

  mutating func removeAll() {
    lowest = .max
    others.removeAll(keepingCapacity: true)
  }

  /// Starts a line, unless one is there already.
  mutating func insert(_ rank: UInt32) {
    if rank == lowest || rank == .max { return }
    if rank < lowest {
      if lowest != .max { others.append(lowest) }
      lowest = rank
      return
    }
    var place = others.count
    while place > 0, others[place - 1] < rank { place -= 1 }
    if place == 0 || others[place - 1] != rank { others.insert(rank, at: place) }
  }

  /// Moves the lowest line up to its next rank, `UInt32.max` above a root.
  @inline(__always)
  mutating func step(to parent: UInt32) {
    guard let next = others.last else {
      lowest = parent
      return
    }
    if parent < next {
      lowest = parent
    } else {
      lowest = others.removeLast()
      insert(parent)
    }
  }
}
