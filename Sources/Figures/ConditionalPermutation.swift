import Territory

/// Draws neighbours at random to see how the sum of a unit's neighbours' values stands among those of any others.
///
/// Each draw is of as many units as the unit has neighbours, from all but itself, whose own value stays where it is.
/// Source: Anselin, "Local indicators of spatial association: LISA" (1995), section 4.
struct ConditionalPermutation {
  private let weights: SpatialWeights
  private let values: ContiguousArray<Double>
  private let observed: ContiguousArray<Double>
  private let width: Double
  // The others of a unit are all numbers but its own: this order of n − 1 places, the later ones moved by one.
  private var order: ContiguousArray<UInt32>
  private var chance: Chance

  /// - Parameters:
  ///   - values: one a unit.
  ///   - seed: the same seed gives the same counts on every machine.
  init(of values: ContiguousArray<Double>, on weights: SpatialWeights, seed: UInt64) {
    (self.values, self.weights) = (values, weights)
    observed = weights.sums(of: values)
    width = values.reduce(0) { max($0, $1.magnitude) }
    order = ContiguousArray((0..<UInt32(max(0, weights.count - 1))))
    chance = Chance(seed: seed)
  }

  /// As many draws for each unit; nil for islands.
  mutating func counts(permutations: Int) -> [PermutedCounts?] {
    (0..<weights.count).map { unit in
      guard weights.degree(of: unit) > 0 else { return nil }
      var tally = PermutedCounts(atLeast: 0, atMost: 0, permutations: 0)
      draw(unit, upTo: permutations, into: &tally)
      return tally
    }
  }

  /// Draws until the tally has `permutations`, or `enough` of them on its rarer side.
  private mutating func draw(
    _ unit: Int, upTo permutations: Int, orUntil enough: Int = .max, into tally: inout PermutedCounts
  ) {
    let degree = weights.degree(of: unit)
    // Sums of equal values in another order differ by roundings.
    let rounding = 1e-13 * width * Double(degree)
    let (values, target) = (values, observed[unit])
    let span = values.span
    // Taken out while they change, so that nothing is copied.
    var (order, chance) = (self.order, self.chance)
    self.order = []
    var places = order.mutableSpan
    var (atLeast, atMost, drawn) = (tally.atLeast, tally.atMost, tally.permutations)
    while drawn < permutations, min(atLeast, atMost) < enough {
      var sum = 0.0
      for draw in 0..<degree {
        let other = draw &+ chance.below(places.count &- draw)
        places.swapAt(draw, other)
        let number = Int(truncatingIfNeeded: places[draw])
        sum += span[number < unit ? number : number &+ 1]
      }
      if sum >= target - rounding { atLeast &+= 1 }
      if sum <= target + rounding { atMost &+= 1 }
      drawn &+= 1
    }
    (self.order, self.chance) = (order, chance)
    tally = PermutedCounts(atLeast: atLeast, atMost: atMost, permutations: drawn)
  }
}

extension ConditionalPermutation {
  /// A figure that chance reached this often is known well enough, and too common to be told from chance among many.
  private static let enough = 20
  /// Draws after the first so many of each unit may take this many times as long as those.
  private static let patience = 3

  /// Goes on with the units whose figure chance hardly ever reached, as long as it takes to tell one of them among so many
  /// tests: after n permutations no p-value is less than 2 / (n + 1), which corrected for thousands of units is nothing.
  ///
  /// A unit stops where chance has reached its figure `enough` times. A p-value of (times + 1) / (permutations + 1) is then
  /// never too small, since stopping waits for what speaks against the unit and not for what speaks for it.
  /// Source: Besag and Clifford, "Sequential Monte Carlo p-values" (1991), with a fixed number of permutations before.
  ///
  /// - Parameter furthest: permutations of a unit at most; fewer where very many units are as odd, which then need fewer.
  mutating func goOn(with counts: inout [PermutedCounts?], upTo furthest: Int) {
    func isOpen(_ tally: PermutedCounts?) -> Bool { tally.map { min($0.atLeast, $0.atMost) < Self.enough } ?? false }
    var open = counts.indices.filter { isOpen(counts[$0]) }
    guard var reached = open.compactMap({ counts[$0]?.permutations }).max() else { return }
    var draws = Self.patience * reached * counts.indices.reduce(0) { $0 + weights.degree(of: $1) }
    while !open.isEmpty, reached < furthest {
      let next = min(2 * reached + 1, furthest)
      draws -= (next - reached) * open.reduce(0) { $0 + weights.degree(of: $1) }
      guard draws >= 0 else { return }
      for unit in open { draw(unit, upTo: next, orUntil: Self.enough, into: &counts[unit]!) }
      (open, reached) = (open.filter { isOpen(counts[$0]) }, next)
    }
  }
}
