import Figures
import Store
import Territory

/// A unit as maps show it: what was counted in it, and how it stands.
struct MapUnit: Sendable {
  var counted: UnitCoverage
  var standing = UnitStanding()

  var unit: TerritorialUnit { counted.unit }
}

/// How a unit stands on the last day that counts; what nobody recorded is nil and never 0.
struct UnitStanding: Sendable, Hashable {
  /// What was assigned to its projects (`[ReportedProject].assigned`).
  var assigned: Money? = Money(centavos: 0)
  /// From the last visit; nil where nobody ever came.
  var daysSince: Int?
  /// Of the visit that is longest past its day; 0 where none is, nil where nothing is to be visited.
  var overdueDays: Int?
  /// Works past their planned end, neither finished nor cancelled; nil where none of its works has a planned end.
  var delayedWorks: Int?
  /// What was paid less what was built, the mean over its projects with both, in hundredths of a percentage point.
  var gap: Int?

  /// Pesos assigned for each inhabitant, rounded to the centavo; nil without an amount or without inhabitants.
  func pesosPerHead(of unit: TerritorialUnit) -> Double? {
    guard let assigned, let people = unit.population, people > 0 else { return nil }
    return Double(dividedHalfUp(assigned.centavos, by: people)) / 100
  }
}

/// How all units of an edition stand, by key.
struct UnitStandings {
  private var units: [String: UnitStanding] = [:]

  subscript(_ key: String) -> UnitStanding { units[key] ?? UnitStanding() }

  /// - Parameter scope: its last day is the one that counts.
  init(_ reader: FieldReader, _ scope: CoverageScope, _ zone: Zone) throws {
    guard let level = scope.edition?.level else { return }
    let (bounds, cutOff) = (scope.bounds, scope.bounds.lastDay)
    try reader.forEachVisitMoment(before: bounds.end) { unit, at in
      // In order of time: the last one stays.
      if unit.level == level {
        units[unit.key, default: UnitStanding()].daysSince = cutOff.dayNumber - zone.date(of: at).dayNumber
      }
    }
    for duty in try reader.standingDuties(at: cutOff, in: zone) {
      guard let unit = duty.unit, unit.level == level else { continue }
      units[unit.key, default: UnitStanding()].take(overdue: duty.daysOverdue(at: cutOff))
    }
    let projects = try reader.reportedProjects(during: bounds).filter { $0.unit?.level == level }
    for (key, works) in Dictionary(grouping: projects, by: { $0.unit!.key }) {
      units[key, default: UnitStanding()].take(works, at: cutOff)
    }
  }
}

extension UnitStanding {
  fileprivate mutating func take(overdue days: Int?) {
    if let days { overdueDays = max(overdueDays ?? 0, days) }
  }

  /// The works of the unit; without any it stays as it is.
  mutating func take(_ works: [ReportedProject], at cutOff: LocalDate) {
    guard !works.isEmpty else { return }
    assigned = works.assigned
    if works.contains(where: { $0.plannedEnd != nil }) {
      delayedWorks = works.count { $0.daysOverdue(at: cutOff) != nil }
    }
    let gaps = works.advancing.compactMap { $0.progress(in: nil).delay }
    gap = gaps.isEmpty ? nil : dividedHalfUp(gaps.reduce(0, +), by: gaps.count)
  }
}

extension [ReportedProject] {
  /// Those whose progress counts in means.
  var advancing: [ReportedProject] { filter(\.project.status.advances) }

  /// What was assigned to a unit's projects: zero where it has none, nil where none of their amounts is recorded.
  var assigned: Money? {
    let amounts = compactMap(\.project.budgetAssigned)
    return amounts.isEmpty && !isEmpty ? nil : amounts.reduce(Money(centavos: 0), +)
  }
}

extension ReportedProject {
  /// The work as the figures of progress take it.
  func progress(in unit: String?) -> WorkProgress {
    WorkProgress(
      key: project.folio, unit: unit, physical: physical, financial: financial, assigned: project.budgetAssigned,
      spent: project.budgetSpent)
  }
}
