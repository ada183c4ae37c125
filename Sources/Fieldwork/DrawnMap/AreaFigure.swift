import Figures
import Territory

/// What colours the units of a drawn map.
public enum AreaFigure: String, Sendable, CaseIterable {
  /// Visited or not.
  case coverage
  case visits, projects
  /// Mean physical progress of the unit's works.
  case progress
  case population
  /// Pesos assigned for each inhabitant.
  case investment
  /// Days since the last visit.
  case recency
  /// Days that the visit longest due is late.
  case overdue
  /// Works past their planned end, where some work has one.
  case delayed
  /// What was paid less what was built, in percentage points.
  case gap

  /// The unit's figure; nil: without data.
  func value(of unit: MapUnit) -> Double? {
    switch self {
    case .coverage: unit.counted.visits > 0 ? 1 : 0
    case .visits: Double(unit.counted.visits)
    case .projects: Double(unit.counted.projects)
    case .progress: unit.counted.meanProgress.map { Double($0) / 100 }
    case .population: unit.unit.population.map(Double.init)
    case .investment: unit.standing.pesosPerHead(of: unit.unit)
    case .recency: unit.standing.daysSince.map(Double.init)
    case .overdue: unit.standing.overdueDays.map(Double.init)
    case .delayed: unit.standing.delayedWorks.map(Double.init)
    case .gap: unit.standing.gap.map { Double($0) / 100 }
    }
  }

  /// Whether the figure needs how units stand, beyond what is counted in them.
  var needsStanding: Bool {
    switch self {
    case .coverage, .visits, .projects, .progress, .population: false
    case .investment, .recency, .overdue, .delayed, .gap: true
    }
  }

  /// Whether it says how works stand or what they cost.
  var isOfWorks: Bool {
    switch self {
    case .progress, .investment, .delayed, .gap: true
    case .coverage, .visits, .projects, .population, .recency, .overdue: false
    }
  }

  /// Whether its classes are found among the values; the others have classes of their own.
  public var hasFoundClasses: Bool { self != .coverage && self != .gap }

  /// How the classes are found unless somebody says: a few units get so much per head that round limits would put all
  /// others into one class.
  var usualClasses: ClassChoice { self == .investment ? .quantile : .round }

  /// Whether it counts what happened, so that a month has its own.
  var isOfMonths: Bool { self == .coverage || self == .visits }

  /// Whether 0 says something else than little (all is well, nothing came), and is a class by itself.
  var setsNoneApart: Bool { self == .overdue || self == .delayed || self == .investment || self == .visits }

  /// As few decimals as it takes, two at most.
  static func number(_ value: Double) -> String { number(value, decimals: decimals(of: [value])) }

  /// - Parameter decimals: 0 to 2, as a series of numbers has in common.
  static func number(_ value: Double, decimals: Int) -> String {
    grouped(Int((value * [1, 10, 100][decimals]).rounded()), decimals: decimals)
  }

  /// As few decimals as it takes for all, two at most.
  static func decimals(of values: [Double]) -> Int {
    let hundredths = values.map { Int(($0 * 100).rounded()) }
    if hundredths.allSatisfy({ $0 % 100 == 0 }) { return 0 }
    return hundredths.allSatisfy { $0 % 10 == 0 } ? 1 : 2
  }
}

/// How the classes of a map's units are found, as typed.
public enum ClassChoice: String, Sendable, CaseIterable {
  case quantile, equal, jenks, round

  var method: ClassMethod {
    switch self {
    case .quantile: .quantile
    case .equal: .equalInterval
    case .jenks: .naturalBreaks
    case .round: .roundLimits
    }
  }
}
