import Territory

/// Pesos in 10⁻¹⁰, exact: microlitres × ten-thousandths of a peso. Sums stay in it and are rounded once.
typealias ExactCost = Int

func money(_ cost: ExactCost) -> Money { Money(centavos: dividedHalfUp(cost, by: 100_000_000)) }

/// What limits are held against, and what is told and kept.
func volume(microlitres: Int) -> Volume { Volume(millilitres: dividedHalfUp(microlitres, by: 1000)) }

/// What a plan under `Aim.priorities` achieves, best first: stops served by level, then the cost, then the hours on the
/// way.
struct Objective: Comparable {
  /// Stops left out of each level, required ones first.
  var missed: [Int]
  var cost: ExactCost
  /// Milliseconds between leaving and coming back, of all rounds together.
  var time: Int

  /// Where search cost says all there is to say.
  static var none: Self { Self(missed: [], cost: 0, time: 0) }

  /// Whether `a` is better than `b`.
  static func < (a: Objective, b: Objective) -> Bool {
    if a.missed != b.missed { return a.missed.lexicographicallyPrecedes(b.missed) }
    return (a.cost, a.time) < (b.cost, b.time)
  }
}
