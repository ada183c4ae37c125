import Cartography
import Territory

/// What a report says of the visits that were owed by its cut-off and not made.
struct OverdueVisits {
  let facts: ReportFacts

  private var say: ReportVoice { facts.voice }
  private var late: [DueVisit] { facts.dueVisits.filter(\.isOverdue) }

  /// nil where no place of the report is to be visited by a day.
  var sentence: String? {
    guard !facts.dueVisits.isEmpty else { return nil }
    let day = say.date(facts.cutOff)
    guard let oldest = late.first else {
      return say("Al \(day), no había visitas atrasadas.", "On \(day), no visit was overdue.")
    }
    let visits = say.count(
      late.count, ("visita estaba atrasada", "visitas estaban atrasadas"),
      ("visit was overdue", "visits were overdue"))
    let days = say.count(oldest.daysOverdue, ("día", "días"), ("day", "days"))
    let place = ([oldest.key] + [oldest.name].compactMap(\.self)).joined(separator: " ").forReports
    return late.count == 1
      ? say("Al \(day), \(visits): la de \(place), con \(days).", "On \(day), \(visits): that to \(place), by \(days).")
      : say(
        "Al \(day), \(visits); la que más, la de \(place), con \(days).",
        "On \(day), \(visits), the longest that to \(place), by \(days).")
  }

  /// A figure worth its own place; nil where no visit is owed by a day.
  var figure: ReportFigure? {
    guard !facts.dueVisits.isEmpty else { return nil }
    return ReportFigure("overdue_visits", say("visitas atrasadas", "visits overdue"), .count(late.count))
  }

  var mostDays: ReportFigure {
    ReportFigure(
      "most_overdue_days", say("días de la visita más atrasada", "days of the visit longest overdue"),
      late.first.map { .count($0.daysOverdue) } ?? .none)
  }
}
