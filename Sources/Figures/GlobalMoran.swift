import Territory

/// Whether neighbours resemble one another over the whole map.
///
/// Rows of weights sum to 1; islands have no row and count among the n values.
/// Source: Moran, "Notes on continuous stochastic phenomena" (1950), in the form of Cliff and Ord, "Spatial processes"
/// (1981), ch. 1 and 2.
public struct GlobalMoran: Sendable, Hashable {
  /// About 1 where like lies beside like, `expected` where chance laid the values out, negative where unlike do.
  public let value: Double
  /// −1 / (n − 1).
  public let expected: Double
  /// Among random arrangements of all values.
  public let permuted: PermutedCounts

  /// - Throws: `FiguresRefusal.countsDiffer`, `noVariation`, `noNeighbours`.
  public init(
    of values: [Double], on weights: SpatialWeights, permutations: Int = 999, seed: UInt64 = 1
  ) throws(FiguresRefusal) {
    let deviations = try deviations(of: values, on: weights)
    let observed = Self.crossProduct(deviations.span, weights)
    var tally = PermutedCounts(atLeast: 0, atMost: 0, permutations: permutations)
    var chance = Chance(seed: seed)
    var arranged = Array(deviations)
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    for _ in 0..<permutations {
      chance.shuffle(&arranged)
      let product = Self.crossProduct(arranged.span, weights)
      if product >= observed - 1e-13 * squares { tally.atLeast += 1 }
      if product <= observed + 1e-13 * squares { tally.atMost += 1 }
    }
    let rows = weights.count - weights.islands.count
    value = Double(weights.count) / Double(rows) * observed / squares
    expected = -1 / Double(weights.count - 1)
    permuted = tally
  }

  private static func crossProduct(_ values: Span<Double>, _ weights: SpatialWeights) -> Double {
    let (starts, neighbours) = (weights.starts.span, weights.neighbours.span)
    var total = 0.0
    for unit in 0..<values.count {
      let (first, end) = (starts[unit], starts[unit &+ 1])
      guard first < end else { continue }
      var sum = 0.0
      for place in first..<end { sum += values[Int(truncatingIfNeeded: neighbours[place])] }
      total += values[unit] * sum / Double(end &- first)
    }
    return total
  }
}

/// Values less their mean, where they can be compared at all.
func deviations(
  of values: [Double], on weights: SpatialWeights
) throws(FiguresRefusal) -> ContiguousArray<Double> {
  guard values.count == weights.count else { throw .countsDiffer(values: values.count, weights: weights.count) }
  guard let first = values.first, values.contains(where: { $0 != first }), values.count >= 3 else {
    throw .noVariation(units: values.count)
  }
  guard weights.islands.count < weights.count else { throw .noNeighbours }
  let mean = values.reduce(0, +) / Double(values.count)
  return ContiguousArray(values.map { $0 - mean })
}
