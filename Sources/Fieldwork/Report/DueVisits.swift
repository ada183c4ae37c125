import Store
import Territory

/// A place that is to be visited, and by when.
public struct DueVisit: Sendable, Hashable {
  /// The site's code or the unit's key.
  public var key: String
  public var name: String?
  public var unit: String?
  public var due: LocalDate
  public var lastVisit: LocalDate?
  /// Days past the day due; 0 or less where it is still to come.
  public var daysOverdue: Int
  public var priority: Int

  public var isOverdue: Bool { daysOverdue > 0 }
}

/// A duty with the unit in which it counts and the last visit that met it: what lists, maps and reports all judge by.
struct StandingDuty {
  let duty: VisitDuty
  /// The duty's own unit, or that of its site; nil where the site lies in none.
  let unit: UnitKey?
  let lastVisit: LocalDate?

  var due: LocalDate? { duty.due(lastVisit: lastVisit) }

  /// Days past the day due, 0 where it is not past; nil where nothing more is owed.
  func daysOverdue(at day: LocalDate) -> Int? { due.map { max(0, day.dayNumber - $0.dayNumber) } }
}

extension FieldReader {
  /// Every duty that stands, as it was at the end of a day, in order of the first day due.
  func standingDuties(at day: LocalDate, in zone: Zone) throws -> [StandingDuty] {
    var duties: [StandingDuty] = []
    try forEachDuty(before: zone.instant(on: day.adding(days: 1))) { unit, duty, visit in
      duties.append(StandingDuty(duty: duty, unit: unit, lastVisit: visit.map { zone.date(of: $0) }))
    }
    return duties
  }

  /// The visits owed as it was at the end of a day, the longest overdue first.
  func dueVisits(at day: LocalDate, in zone: Zone, where counts: (UnitKey?) -> Bool = { _ in true }) throws
    -> [DueVisit]
  {
    try standingDuties(at: day, in: zone).compactMap { standing -> DueVisit? in
      guard counts(standing.unit), let due = standing.due else { return nil }
      let site = try standing.duty.siteID.flatMap { try self.site($0) }
      let own = try standing.duty.unitID.flatMap { try self.unit($0) }
      guard let key = site?.code ?? own?.key else { return nil }
      return DueVisit(
        key: key, name: site == nil ? own?.name : site?.name, unit: standing.unit?.key, due: due,
        lastVisit: standing.lastVisit, daysOverdue: day.dayNumber - due.dayNumber, priority: standing.duty.priority)
    }.sorted { ($0.due, $1.priority, $0.key) < ($1.due, $0.priority, $1.key) }
  }
}

extension FieldOffice {
  /// The visits due by a day, the longest overdue first.
  /// - Parameter isOverdue: only those whose day is past.
  public func dueVisits(by last: LocalDate, onlyOverdue isOverdue: Bool = false) throws -> [DueVisit] {
    try store.read { reader in
      try reader.dueVisits(at: today, in: zone).filter { $0.due <= last && (!isOverdue || $0.isOverdue) }
    }
  }
}
