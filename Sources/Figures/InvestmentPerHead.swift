import Territory

/// A unit with what was invested in it.
public struct InvestedUnit: Sendable, Hashable {
  public var key: String
  public var invested: Money
  /// Inhabitants; nil where unknown.
  public var population: Int?
  /// What the units are ranked by for the concentration index, the worst off lowest; nil where unknown.
  public var rank: Double?

  public init(key: String, invested: Money, population: Int?, rank: Double? = nil) {
    (self.key, self.invested, self.population, self.rank) = (key, invested, population, rank)
  }
}

/// How evenly an investment reaches the people of the units; each person counts once.
public struct InvestmentPerHead: Sendable, Hashable {
  public struct Unit: Sendable, Hashable {
    public let key: String
    /// Pesos for each inhabitant.
    public let pesos: Double
  }

  /// Units with inhabitants, the least favoured first, then by key.
  public let units: [Unit]
  /// Keys left out: nobody lives there, or nobody knows how many.
  public let leftOut: [String]
  public let total: Money
  public let population: Int
  public let lorenz: ConcentrationCurve
  /// By `InvestedUnit.rank`, over the units that have one; nil where none has.
  public let concentration: ConcentrationCurve?
  public let theil: Double

  public var gini: Double { lorenz.index }
  /// Pesos for each inhabitant of all units that count.
  public var mean: Double { Double(total.centavos) / 100 / Double(population) }

  /// - Throws: `FiguresRefusal.negativeAmount`, or `noValues` where nobody lives or nothing was invested.
  public init(of units: [InvestedUnit]) throws(FiguresRefusal) {
    if let wrong = units.first(where: { $0.invested.centavos < 0 }) { throw .negativeAmount(unit: wrong.key) }
    let counted = units.filter { ($0.population ?? 0) > 0 }
    let shares = counted.map { (people: Double($0.population!), amount: Double($0.invested.centavos)) }
    guard let lorenz = ConcentrationCurve(lorenz: shares), let theil = Figures.theil(shares) else { throw .noValues }
    self.units = zip(counted, shares).map { Unit(key: $0.key, pesos: $1.amount / 100 / $1.people) }
      .sorted { ($0.pesos, $0.key) < ($1.pesos, $1.key) }
    leftOut = units.filter { ($0.population ?? 0) <= 0 }.map(\.key)
    total = counted.reduce(Money(centavos: 0)) { $0 + $1.invested }
    population = counted.reduce(0) { $0 + $1.population! }
    self.lorenz = lorenz
    self.theil = theil
    concentration = ConcentrationCurve(
      counted.compactMap { unit in
        unit.rank.map {
          .init(people: Double(unit.population!), amount: Double(unit.invested.centavos), rank: $0)
        }
      })
  }
}
