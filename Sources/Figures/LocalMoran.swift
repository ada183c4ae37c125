/// How each unit and its neighbours stand to the mean of all.
public enum Quadrant: Sendable, Hashable, CaseIterable {
  /// High among high neighbours, low among low: the heart of a cluster.
  case highHigh, lowLow
  /// Unlike its neighbours: an outlier.
  case highLow, lowHigh

  /// Strictly above the mean is high.
  init(deviation: Double, lag: Double) {
    self = deviation > 0 ? (lag > 0 ? .highHigh : .highLow) : (lag > 0 ? .lowHigh : .lowLow)
  }
}

/// Which units resemble their neighbours, and which do not.
///
/// Rows of weights sum to 1, so that the values of a unit's neighbours are averaged.
/// Source: Anselin, "Local indicators of spatial association: LISA" (1995), with n − 1 in the variance.
public struct LocalMoran: Sendable, Hashable {
  /// Positive beside like, negative beside unlike, 0 for islands.
  public let values: [Double]
  /// nil for islands.
  public let quadrants: [Quadrant?]
  /// Conditional permutation; nil for islands.
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
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    let scale = Double(deviations.count - 1) / squares
    let sums = weights.sums(of: deviations)
    values = deviations.indices.map { unit in
      weights.degree(of: unit) == 0 ? 0 : scale * deviations[unit] * sums[unit] / Double(weights.degree(of: unit))
    }
    quadrants = deviations.indices.map { unit in
      weights.degree(of: unit) == 0 ? nil : Quadrant(deviation: deviations[unit], lag: sums[unit])
    }
    permuted = zip(deviations, counts).map { deviation, counts in
      guard var counts else { return nil }
      // The figure is the sum times the unit's own deviation: below the mean the order turns round, at it all are equal.
      if deviation < 0 { swap(&counts.atLeast, &counts.atMost) }
      if deviation == 0 { (counts.atLeast, counts.atMost) = (counts.permutations, counts.permutations) }
      return counts
    }
  }
}
