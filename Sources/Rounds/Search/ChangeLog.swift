/// How slots were before an iteration changed them.
struct ChangeLog {
  struct Touched {
    var slot: Int32
    /// Where its nodes begin in `nodes`: its start, its stops, its end.
    var first: Int32
    var count: Int32
    var sums: Tours.Sums
  }

  var touchedAt: ContiguousArray<Int> = []
  var iteration = 0
  var touched: ContiguousArray<Touched> = []
  var indexes: ContiguousArray<Int32> = []
  var nodes: ContiguousArray<Tours.Node> = []
  var flanks: ContiguousArray<Flanks> = []
  var loads: ContiguousArray<Int32> = []
  var absent: ContiguousArray<Int32> = []
  var energy = 0
  var missing = 0
  var owed = 0
}

extension Tours {
  mutating func begin() {
    log.iteration &+= 1
    log.touched.removeAll(keepingCapacity: true)
    log.indexes.removeAll(keepingCapacity: true)
    log.nodes.removeAll(keepingCapacity: true)
    log.flanks.removeAll(keepingCapacity: true)
    log.loads.removeAll(keepingCapacity: true)
    log.absent.removeAll(keepingCapacity: true)
    log.absent.append(contentsOf: absent)
    log.energy = energy
    (log.missing, log.owed) = (missing, owed)
    guard layout.rules.hasLocks else { return }
    lockedAbsent = 0
    for stop in absent where isLocked(Int(stop)) { lockedAbsent += 1 }
  }

  /// Notes a slot as it is, before its first change of the iteration.
  mutating func touch(_ slot: Int) {
    guard log.touchedAt[slot] != log.iteration else { return }
    log.touchedAt[slot] = log.iteration
    log.touched.append(
      .init(slot: Int32(slot), first: Int32(log.nodes.count), count: counts[slot], sums: sums[slot]))
    for dimension in 0..<layout.dimensions { log.loads.append(loads[slot &* layout.dimensions &+ dimension]) }
    let hasStretches = layout.rules.hasStretches
    var node = start(slot)
    while node >= 0 {
      log.indexes.append(Int32(truncatingIfNeeded: node))
      log.nodes.append(nodes[node])
      if hasStretches { log.flanks.append(flanks[node]) }
      node = Int(nodes[node].next)
    }
  }

  /// Takes back all changes since `begin()`.
  mutating func undo() {
    for stop in absent { absentAt[Int(stop)] = -1 }
    let stopCount = layout.stopCount
    for item in log.touched {
      var node = Int(nodes[start(Int(item.slot))].next)
      while node < stopCount {
        nodes[node].slot = -1
        node = Int(nodes[node].next)
      }
    }
    for (index, item) in log.touched.enumerated() { restore(item, index) }
    if !layout.rules.isPlain { for item in log.touched { chargeTime(Int(item.slot)) } }
    swap(&absent, &log.absent)
    for (index, stop) in absent.enumerated() {
      absentAt[Int(stop)] = Int32(truncatingIfNeeded: index)
      nodes[Int(stop)].slot = -1
    }
    energy = log.energy
    (missing, owed) = (log.missing, log.owed)
  }

  private mutating func restore(_ item: ChangeLog.Touched, _ index: Int) {
    let slot = Int(item.slot)
    if (counts[slot] == 0) != (item.count == 0) {
      if item.count == 0 { pool.add(slot) } else { pool.take(slot) }
    }
    counts[slot] = item.count
    let width = layout.dimensions
    for dimension in 0..<width { loads[slot &* width &+ dimension] = log.loads[index &* width &+ dimension] }
    if width > 0 { rooms[slot] = layout.capacity[Int(layout.dayOf[slot]) &* width] &- loads[slot &* width] }
    if !layout.rules.isPlain { resetSums(slot, item.sums) }
    let first = Int(item.first)
    for offset in first..<first + Int(item.count) + 2 { nodes[Int(log.indexes[offset])] = log.nodes[offset] }
    guard layout.rules.hasStretches else { return }
    for offset in first..<first + Int(item.count) + 2 { flanks[Int(log.indexes[offset])] = log.flanks[offset] }
  }
}
