import Figures
import Store
import Territory

/// A work that is late, or on time and paid far beyond what is built.
public struct DelayedWork: Sendable, Hashable {
  public var folio: String
  public var name: String
  public var unit: String?
  public var status: Project.Status
  public var plannedEnd: LocalDate?
  /// Days past the planned end of a work that is not finished; nil where it is not past.
  public var daysLate: Int?
  public var physical: Percentage?
  /// What was paid less what was built, in hundredths of a percentage point, where that is more than 20 points.
  public var paymentAhead: Int?

  /// The status as a person reads it: «en ejecución».
  public func statusWords(in language: Language) -> String { ReportVoice(language).status(status) }
}

/// The works that are late or paid ahead, and those of which nobody can know whether they are late.
public struct DelayedWorks: Sendable {
  public var works: [DelayedWork] = []
  /// Neither finished nor cancelled, and without a planned end.
  public var undated = 0
}

extension FieldOffice {
  /// Works of the year so far that are past their planned end, or paid by more than 20 points beyond what is built; the
  /// longest late first.
  public func delayedWorks() throws -> DelayedWorks {
    let day = today
    guard let year = Period("\(day.year)-01-01..\(day)") else { return DelayedWorks() }
    return try store.read { reader in
      let projects = try reader.reportedProjects(during: PeriodBounds(year, in: zone))
      let works = projects.compactMap { work -> DelayedWork? in
        let late = work.daysOverdue(at: day)
        let progress = WorkProgress(
          key: work.project.folio, physical: work.physical, financial: work.financial,
          assigned: work.project.budgetAssigned, spent: work.project.budgetSpent)
        let ahead = progress.delay.flatMap { $0 > ProgressGroups.usualTolerance ? $0 : nil }
        guard late != nil || ahead != nil, work.project.status != .cancelled else { return nil }
        return DelayedWork(
          folio: work.project.folio, name: work.project.name, unit: work.unit?.key, status: work.project.status,
          plannedEnd: work.plannedEnd, daysLate: late, physical: work.physical, paymentAhead: ahead)
      }.sorted {
        ($1.daysLate ?? 0, $1.paymentAhead ?? 0, $0.folio) < ($0.daysLate ?? 0, $0.paymentAhead ?? 0, $1.folio)
      }
      return DelayedWorks(
        works: works,
        undated: projects.count {
          $0.plannedEnd == nil && ![.finished, .delivered, .cancelled].contains($0.project.status)
        })
    }
  }
}
