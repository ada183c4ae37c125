import Territory

/// A work with what was built and what was paid, up to a period's end.
public struct WorkProgress: Sendable, Hashable {
  /// The project's folio or the site's code.
  public var key: String
  public var unit: String?
  public var physical: Percentage?
  public var financial: Percentage?
  public var assigned: Money?
  public var spent: Money?

  public init(
    key: String, unit: String? = nil, physical: Percentage? = nil, financial: Percentage? = nil,
    assigned: Money? = nil, spent: Money? = nil
  ) {
    (self.key, self.unit, self.physical, self.financial) = (key, unit, physical, financial)
    (self.assigned, self.spent) = (assigned, spent)
  }

  /// What was paid, in hundredths of a percent of what was assigned: as reported, else spent ÷ assigned (which may
  /// exceed 100 %), half up; nil where neither is known.
  public var paidHundredths: Int? {
    if let financial { return financial.hundredths }
    guard let assigned, let spent, assigned.centavos > 0 else { return nil }
    return dividedHalfUp(spent.centavos * 10_000, by: assigned.centavos)
  }

  /// Paid less built, in hundredths of a percentage point; positive where money runs ahead of the work.
  public var delay: Int? {
    guard let physical, let paid = paidHundredths else { return nil }
    return paid - physical.hundredths
  }

  /// Centavos spent beyond what was assigned; nil where nothing is, or an amount is missing.
  public var excess: Money? {
    guard let assigned, let spent, spent > assigned else { return nil }
    return Money(centavos: spent.centavos - assigned.centavos)
  }
}

/// Works sorted by how what was built stands to what was paid.
public struct ProgressGroups: Sendable, Hashable {
  /// Paid beyond built by more than the tolerance.
  public private(set) var behind: [WorkProgress] = []
  public private(set) var even: [WorkProgress] = []
  /// Built beyond paid by more than the tolerance.
  public private(set) var ahead: [WorkProgress] = []
  /// Without one of the two.
  public private(set) var unknown: [WorkProgress] = []
  /// Spent more than assigned, in whatever group besides.
  public let overspent: [WorkProgress]

  /// The tolerance of rule W-VIS-05: 20 percentage points.
  public static let usualTolerance = 2000

  /// - Parameter tolerance: hundredths of a percentage point; a gap of just so much is still even.
  public init(_ works: [WorkProgress], tolerance: Int = usualTolerance) {
    overspent = works.filter { $0.excess != nil }
    for work in works {
      switch work.delay {
      case nil: unknown.append(work)
      case let delay? where delay > tolerance: behind.append(work)
      case let delay? where delay < -tolerance: ahead.append(work)
      default: even.append(work)
      }
    }
  }

  /// The mean delay of the works whose gap is known, in hundredths of a percentage point, half away from zero.
  public var meanDelay: Int? {
    let delays = (behind + even + ahead).compactMap(\.delay)
    return delays.isEmpty ? nil : dividedHalfUp(delays.reduce(0, +), by: delays.count)
  }
}
