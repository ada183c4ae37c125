import Territory

/// Fuel times price, exact: microlitres × ten-thousandths of a peso, 10⁻¹⁰ pesos. Sums stay in it and are rounded once.
typealias ExactCost = Int

func money(_ cost: ExactCost) -> Money { Money(centavos: dividedHalfUp(cost, by: 100_000_000)) }

func volume(microlitres: Int) -> Volume { Volume(millilitres: dividedHalfUp(microlitres, by: 1000)) }

/// What a plan achieves, best first: stops served by level, then the cost of fuel, then the hours on the way.
struct Objective: Comparable {
  /// Stops served of each level, required ones first.
  var served: [Int]
  var cost: ExactCost
  /// Milliseconds between leaving and coming back, of all routes together.
  var time: Int

  /// Whether `a` is better than `b`.
  static func < (a: Objective, b: Objective) -> Bool {
    if a.served != b.served { return b.served.lexicographicallyPrecedes(a.served) }
    return (a.cost, a.time) < (b.cost, b.time)
  }
}
