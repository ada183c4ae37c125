/// Where high values lie together (hot) and where low ones do (cold): Getis and Ord's G*, a unit counting among its own
/// neighbours, each weighing 1.
///
/// Source: Ord and Getis, "Local spatial autocorrelation statistics: distributional issues and an application" (1995).
public struct HotSpots: Sendable, Hashable {
  /// Standard deviations from what chance gives: about 2 and more is hot, −2 and less cold. 0 where a unit neighbours
  /// all others.
  public let scores: [Double]
  /// Conditional permutation of the neighbours' sum; nil for islands.
  public let permuted: [PermutedCounts?]

  /// - Throws: `FiguresRefusal.countsDiffer`, `noVariation`, `noNeighbours`.
  public init(
    of values: [Double], on weights: SpatialWeights, permutations: Int = 999, seed: UInt64 = 1
  ) throws(FiguresRefusal) {
    let deviations = try deviations(of: values, on: weights)
    var draws = ConditionalPermutation(of: deviations, on: weights, seed: seed)
    self.init(deviations, weights, draws.counts(permutations: permutations))
  }

  init(_ deviations: ContiguousArray<Double>, _ weights: SpatialWeights, _ counts: [PermutedCounts?]) {
    let n = Double(deviations.count)
    let variance = deviations.reduce(0) { $0 + $1 * $1 } / n
    let sums = weights.sums(of: deviations)
    scores = deviations.indices.map { unit in
      let members = Double(weights.degree(of: unit) + 1)
      guard members < n else { return 0 }
      return (sums[unit] + deviations[unit]) / (variance * members * (n - members) / (n - 1)).squareRoot()
    }
    permuted = counts
  }
}
