/// Where many searches are to arrive: all ranks from which any of the destinations is reached downwards, numbered
/// anew from the highest, with nothing but the arcs between them.
///
/// Source: Delling, Goldberg, Werneck, "Faster batched shortest paths in road networks" (2011), restricted PHAST.
package struct Destinations: Sendable {
  struct Arc: BitwiseCopyable, Sendable {
    /// The upper end, by its number here.
    var head: UInt32
    var cost: UInt32
    var carried: Carried
  }

  /// A seed of a target, by its node's number here.
  struct Landing: BitwiseCopyable, Sendable {
    var number: UInt32
    var cost: UInt32
    var carried: Carried
  }

  let metric: Metric
  let targets: SeedLists
  /// The number of each rank's node here, from the highest; `UInt32.max` elsewhere.
  private(set) var numbers: ContiguousArray<UInt32>
  /// The arcs down to node `n` from those above it: `arcs[firstArc[n] ..< firstArc[n + 1]]`.
  private(set) var firstArc: ContiguousArray<UInt32> = [0]
  private(set) var arcs: ContiguousArray<Arc> = []

  /// One for each seed of the targets.
  private(set) var landings: ContiguousArray<Landing> = []

  var count: Int { firstArc.count - 1 }

  /// - Parameter metric: pruned, if it is to be fast.
  package init(_ targets: SeedLists, on metric: Metric) {
    self.metric = metric
    self.targets = targets
    numbers = ContiguousArray(repeating: .max, count: metric.hierarchy.nodeCount)
    let above = mark()
    collect(above)
    metric.hierarchy.ranks.withSpan { ranks in
      landings = ContiguousArray(
        targets.seeds.map { seed in
          Landing(
            number: numbers[Int(ranks[Int(seed.node)])], cost: seed.figures.optimised,
            carried: Carried(first: seed.figures.firstCarried, second: seed.figures.secondCarried))
        })
    }
  }

  /// The ranks from which a destination is reached downwards, as bits.
  private func mark() -> ContiguousArray<UInt64> {
    var isAbove = ContiguousArray<UInt64>(repeating: 0, count: (numbers.count + 63) / 64)
    var waiting = ContiguousArray<UInt32>()
    metric.hierarchy.ranks.withSpan { ranks in
      for seed in targets.seeds where isAbove.insert(ranks[Int(seed.node)]) { waiting.append(ranks[Int(seed.node)]) }
    }
    withSpans(metric.arriving.firstArc, metric.arriving.heads) { firstArc, heads in
      while let rank = waiting.popLast() {
        for arc in Int(firstArc[Int(rank)])..<Int(firstArc[Int(rank) + 1]) where isAbove.insert(heads[arc]) {
          waiting.append(heads[arc])
        }
      }
    }
    return isAbove
  }

  private mutating func collect(_ isAbove: ContiguousArray<UInt64>) {
    let climb = metric.arriving
    withSpans(climb.firstArc, climb.heads) { first, heads in
      withSpans(climb.costs, climb.carried) { costs, carried in
        for word in isAbove.indices.reversed() {
          var bits = isAbove[word]
          while bits != 0 {
            let bit = 63 - bits.leadingZeroBitCount
            bits ^= 1 << UInt64(bit)
            let rank = word * 64 + bit
            numbers[rank] = UInt32(truncatingIfNeeded: count)
            for arc in Int(first[rank])..<Int(first[rank + 1]) where costs[arc] < ArcWeights.closed {
              arcs.append(Arc(head: numbers[Int(heads[arc])], cost: costs[arc], carried: carried[arc]))
            }
            firstArc.append(UInt32(truncatingIfNeeded: arcs.count))
          }
        }
      }
    }
  }
}

extension ContiguousArray<UInt64> {
  /// Sets a bit; whether it was not set before.
  fileprivate mutating func insert(_ bit: UInt32) -> Bool {
    let (word, mask) = (Int(bit >> 6), UInt64(1) << UInt64(bit & 63))
    if self[word] & mask != 0 { return false }
    self[word] |= mask
    return true
  }
}

extension Destinations {
  /// What every origin pays to every destination; the same whatever the number of workers.
  package func figures(from origins: SeedLists, workers: Int = 2) async -> FigureMatrix {
    let batches = (origins.count + Sweep.width - 1) / Sweep.width
    let share = max(1, (batches + workers - 1) / workers) * Sweep.width
    let pieces = stride(from: 0, to: origins.count, by: share).map { $0..<min($0 + share, origins.count) }
    if pieces.count <= 1 { return rows(origins, 0..<origins.count) }
    return await withTaskGroup(of: (Int, FigureMatrix).self) { group in
      for (index, piece) in pieces.enumerated() { group.addTask { (index, rows(origins, piece)) } }
      var parts = [FigureMatrix?](repeating: nil, count: pieces.count)
      for await (index, part) in group { parts[index] = part }
      var whole = parts[0]!
      for part in parts.dropFirst() { whole.append(part!) }
      return whole
    }
  }

  private func rows(_ origins: SeedLists, _ range: Range<Int>) -> FigureMatrix {
    var sweep = Sweep(self)
    return sweep.rows(origins, range)
  }
}

extension Destinations {
  /// How much a sweep goes over.
  package var shape: String { "nodes \(count) arcs \(arcs.count)" }
}
