/// One side of a search up the elimination tree: what it costs to be at each rank, and which ranks come next.
struct Ascent: Sendable {
  /// A rank's label: what it costs to be there, and from where; only the cost of ranks still to come is meant.
  struct Label: BitwiseCopyable, Sendable {
    var cost: UInt32
    /// A rank; or, from `firstSeed` on, a seed's place in its list.
    var tail: UInt32

    static let firstSeed: UInt32 = 1 << 31
    static let unreached = Label(cost: ArcWeights.closed, tail: .max)
  }

  /// Between searches every cost is `ArcWeights.closed`; tails keep the last search.
  var labels: ContiguousArray<Label>
  var fronts = Fronts()

  init(count: Int) {
    labels = ContiguousArray(repeating: .unreached, count: count)
  }

  mutating func begin(_ seeds: Span<Seed>, _ ranks: Span<UInt32>) {
    fronts.removeAll()
    for index in 0..<seeds.count where seeds[index].figures.optimised < ArcWeights.closed {
      let rank = ranks[Int(seeds[index].node)]
      if seeds[index].figures.optimised < labels[Int(rank)].cost {
        labels[Int(rank)] = Label(
          cost: seeds[index].figures.optimised, tail: Label.firstSeed | UInt32(truncatingIfNeeded: index))
      }
      fronts.insert(rank)
    }
  }

  /// Offers every rank above `rank` a path through it, and forgets what it costs to be at `rank`.
  @inline(__always)
  static func climb(
    from rank: Int, cost: UInt32, _ labels: inout MutableSpan<Label>, _ firstArc: Span<UInt32>, _ heads: Span<UInt32>,
    _ costs: Span<UInt32>
  ) {
    for arc in Int(firstArc[rank])..<Int(firstArc[rank &+ 1]) {
      let head = Int(heads[arc])
      let offer = cost &+ costs[arc]
      if offer < labels[head].cost { labels[head] = Label(cost: offer, tail: UInt32(truncatingIfNeeded: rank)) }
    }
  }

  /// Adds up the path from a seed to `summit`; returns which seed.
  func add(to figures: inout Figures, from summit: UInt32, _ seeds: Span<Seed>, _ climb: Climb) -> Int {
    withSpans(climb.firstArc, climb.heads) { firstArc, heads in
      withSpans(climb.costs, climb.carried) { costs, carried in
        var head = summit
        var tail = labels[Int(head)].tail
        while tail < Label.firstSeed {
          var arc = Int(firstArc[Int(tail)])
          while heads[arc] != head { arc &+= 1 }
          figures.optimised &+= costs[arc]
          figures.firstCarried &+= carried[arc].first
          figures.secondCarried &+= carried[arc].second
          head = tail
          tail = labels[Int(head)].tail
        }
        let seed = Int(tail & ~Label.firstSeed)
        figures.optimised &+= seeds[seed].figures.optimised
        figures.firstCarried &+= seeds[seed].figures.firstCarried
        figures.secondCarried &+= seeds[seed].figures.secondCarried
        return seed
      }
    }
  }

  /// The ranks of the path from a seed to `summit`, the summit first.
  func line(from summit: UInt32) -> ContiguousArray<UInt32> {
    var line: ContiguousArray<UInt32> = [summit]
    while case let tail = labels[Int(line[line.count - 1])].tail, tail < Label.firstSeed { line.append(tail) }
    return line
  }
}
