import Territory

extension SpatialWeights {
  /// For each unit, how the sum of its neighbours' values stands among those of neighbours drawn at random from all other
  /// units, its own value staying where it is.
  ///
  /// - Parameters:
  ///   - values: one a unit.
  ///   - seed: the same seed gives the same counts on every machine.
  /// - Returns: nil for islands.
  /// Source: Anselin, "Local indicators of spatial association: LISA" (1995), section 4.
  func conditionalCounts(
    of values: ContiguousArray<Double>, permutations: Int, seed: UInt64
  ) -> [PermutedCounts?] {
    var chance = Chance(seed: seed)
    let observed = sums(of: values)
    let width = values.reduce(0) { max($0, $1.magnitude) }
    // The others of a unit are all numbers but its own: this order of n − 1 places, the later ones moved by one.
    var order = ContiguousArray((0..<UInt32(max(0, count - 1))))
    var counts: [PermutedCounts?] = []
    for unit in 0..<count {
      let degree = degree(of: unit)
      guard degree > 0 else {
        counts.append(nil)
        continue
      }
      var tally = PermutedCounts(atLeast: 0, atMost: 0, permutations: permutations)
      // Sums of equal values in another order differ by roundings.
      let rounding = 1e-13 * width * Double(degree)
      let (span, target) = (values.span, observed[unit])
      var places = order.mutableSpan
      for _ in 0..<permutations {
        var sum = 0.0
        for draw in 0..<degree {
          let other = draw &+ chance.below(places.count &- draw)
          places.swapAt(draw, other)
          let number = Int(truncatingIfNeeded: places[draw])
          sum += span[number < unit ? number : number &+ 1]
        }
        if sum >= target - rounding { tally.atLeast &+= 1 }
        if sum <= target + rounding { tally.atMost &+= 1 }
      }
      counts.append(tally)
    }
    return counts
  }
}
