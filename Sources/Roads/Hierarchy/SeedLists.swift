/// Positions by the seeds each may be reached through, in one row.
package struct SeedLists: Sendable {
  private(set) var firstSeed: ContiguousArray<UInt32> = [0]
  private(set) var seeds: ContiguousArray<Seed> = []

  package var count: Int { firstSeed.count - 1 }

  package init() {}

  package init(_ lists: some Sequence<some Sequence<Seed>>) {
    for list in lists { append(list) }
  }

  /// Seeds that cost as much as a closed arc lead nowhere and are left out.
  package mutating func append(_ list: some Sequence<Seed>) {
    for seed in list where seed.figures.optimised < ArcWeights.closed { seeds.append(seed) }
    firstSeed.append(UInt32(seeds.count))
  }

  subscript(index: Int) -> Range<Int> { Int(firstSeed[index])..<Int(firstSeed[index + 1]) }
}
