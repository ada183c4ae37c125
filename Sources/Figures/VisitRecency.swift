import Territory

/// When a place is to be visited: first by a day, then so many days after each visit.
public struct VisitDuty: Sendable, Hashable {
  public var firstDue: LocalDate?
  public var everyDays: Int?

  public init(firstDue: LocalDate? = nil, everyDays: Int? = nil) {
    (self.firstDue, self.everyDays) = (firstDue, everyDays)
  }

  /// The day of the next visit: `firstDue` until there is a visit, then the last one plus `everyDays`; nil where nothing
  /// more is owed.
  public func due(after lastVisit: LocalDate?) -> LocalDate? {
    guard let lastVisit else { return firstDue }
    return everyDays.map { lastVisit.adding(days: $0) }
  }
}

/// How long a place has waited, on a day that the caller names: never «today».
public struct VisitRecency: Sendable, Hashable {
  /// The last visit on or before the cut-off day.
  public let lastVisit: LocalDate?
  /// Days from the last visit to the cut-off day, 0 on the day itself; nil where nobody ever came.
  public let daysSince: Int?
  public let due: LocalDate?
  /// Days past the due day; 0 where it is not past, nil where nothing is due.
  public let overdueDays: Int?

  /// - Parameter days: visits not annulled, in any order; later ones than `cutOff` do not count.
  public init(days: [LocalDate], duty: VisitDuty? = nil, at cutOff: LocalDate) {
    lastVisit = days.filter { $0 <= cutOff }.max()
    daysSince = lastVisit.map { cutOff.dayNumber - $0.dayNumber }
    due = duty?.due(after: lastVisit)
    overdueDays = due.map { max(0, cutOff.dayNumber - $0.dayNumber) }
  }

  public var isOverdue: Bool { (overdueDays ?? 0) > 0 }
}

/// The holes between the visits to a place in a period.
public struct VisitGaps: Sendable, Hashable {
  /// Days in a row without a visit.
  public struct Run: Sendable, Hashable {
    public let first: LocalDate
    public let last: LocalDate
    public var days: Int { last.dayNumber - first.dayNumber + 1 }
  }

  /// The longest run inside the period, its ends included; the earliest of equals; nil with a visit every day.
  public let longest: Run?
  /// Days between one day of visit and the next, both in the period: the middle one; nil with fewer than two days.
  public let medianInterval: Double?

  public init(days: [LocalDate], in period: Period) {
    let days = Set(days.filter(period.contains)).sorted()
    var longest: Run?
    var next = period.first
    for day in days + [period.last.adding(days: 1)] {
      let run = Run(first: next, last: day.adding(days: -1))
      if run.days > longest?.days ?? 0 { longest = run }
      next = day.adding(days: 1)
    }
    self.longest = longest
    medianInterval = median(zip(days, days.dropFirst()).map { Double($1.dayNumber - $0.dayNumber) })
  }
}
