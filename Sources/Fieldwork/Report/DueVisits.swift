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
}

extension FieldOffice {
  /// The visits due by a day, the longest overdue first.
  /// - Parameter isOverdue: only those whose day is past.
  public func dueVisits(by last: LocalDate, onlyOverdue isOverdue: Bool = false) throws -> [DueVisit] {
    try store.read { reader in
      try reader.duties().compactMap { duty, visit in
        let lastVisit = visit.map { zone.date(of: $0) }
        guard let due = duty.due(lastVisit: lastVisit), due <= last, !isOverdue || due < today else { return nil }
        let site = try duty.siteID.flatMap { try reader.site($0) }
        let unit = try (duty.unitID ?? site?.unitID).flatMap { try reader.unit($0) }
        guard let key = site?.code ?? unit?.key else { return nil }
        return DueVisit(
          key: key, name: site == nil ? unit?.name : site?.name, unit: unit?.key, due: due, lastVisit: lastVisit,
          daysOverdue: today.dayNumber - due.dayNumber, priority: duty.priority)
      }.sorted { ($0.due, $1.priority, $0.key) < ($1.due, $0.priority, $1.key) }
    }
  }
}
