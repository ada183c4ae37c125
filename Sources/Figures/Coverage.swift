import Territory

/// A unit of the edition in force on a period's last day, with the visits that count in it.
public struct CoveredUnit: Sendable, Hashable {
  public var key: String
  /// Inhabitants by the census; nil where unknown.
  public var population: Int?
  /// Local days of the visits not annulled, in any order; each by the edition in force that day.
  public var visitDays: [LocalDate]
  /// Stops planned in the unit in the period, and how many of them were suspended for insecurity.
  public var plannedStops: Int
  public var suspendedStops: Int

  public init(
    key: String, population: Int? = nil, visitDays: [LocalDate], plannedStops: Int = 0, suspendedStops: Int = 0
  ) {
    (self.key, self.population, self.visitDays) = (key, population, visitDays)
    (self.plannedStops, self.suspendedStops) = (plannedStops, suspendedStops)
  }

  /// False where every planned stop was suspended and nobody went all the same.
  func isAttainable(in period: Period) -> Bool {
    plannedStops == 0 || suspendedStops < plannedStops || wasVisited(in: period)
  }

  func wasVisited(in period: Period) -> Bool { visitDays.contains(where: period.contains) }
}

/// In how many units, and among how many people, somebody was in a period.
public struct Coverage: Sendable, Hashable {
  public let period: Period
  public let units: Int
  /// Units with one visit or more.
  public let visited: Int
  /// Visits in the units.
  public let visits: Int
  /// Units without those whose planned stops were all suspended for insecurity. While no suspended stops are recorded,
  /// the same as `units`.
  public let attainableUnits: Int
  /// Keys without a visit, in the order given.
  public let missing: [String]
  /// Inhabitants of the units whose population is known, and of those among them that were visited.
  public let population: Int
  public let populationVisited: Int
  /// Keys whose population is unknown; they stand in no population figure.
  public let withoutPopulation: [String]

  public init(of units: [CoveredUnit], in period: Period) {
    let seen = units.filter { $0.wasVisited(in: period) }
    self.period = period
    self.units = units.count
    visited = seen.count
    visits = seen.reduce(0) { $0 + $1.visitDays.count(where: period.contains) }
    attainableUnits = units.count { $0.isAttainable(in: period) }
    missing = units.filter { !$0.wasVisited(in: period) }.map(\.key)
    population = units.reduce(0) { $0 + ($1.population ?? 0) }
    populationVisited = seen.reduce(0) { $0 + ($1.population ?? 0) }
    withoutPopulation = units.filter { $0.population == nil }.map(\.key)
  }

  /// Units visited of all: tenths of a percent, half up; nil without units.
  public var tenths: Int? { tenthsOfPercent(visited, of: units) }
  /// Units visited of those that could be reached: tenths of a percent, half up.
  public var attainableTenths: Int? { tenthsOfPercent(visited, of: attainableUnits) }
  /// Inhabitants of visited units of all inhabitants known: tenths of a percent, half up.
  public var populationTenths: Int? { tenthsOfPercent(populationVisited, of: population) }
}
