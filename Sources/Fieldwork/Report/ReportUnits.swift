import Cartography
import Figures
import Store
import Territory

/// The report's figures unit by unit.
struct ReportUnits {
  let facts: ReportFacts
  private let works: [String: [ReportedProject]]

  init(_ facts: ReportFacts) {
    self.facts = facts
    works = Dictionary(grouping: facts.projects) { facts.unitKey(of: $0) ?? "" }
  }

  private var say: ReportVoice { facts.voice }

  var table: ReportTable {
    ReportTable(
      title: say("Cifras por unidad", "Figures by unit"),
      columns: [
        .keys("unit", say("Clave", "Key")), .words("name", say("Unidad", "Unit")),
        .init("population", say("Habitantes", "Inhabitants")), .init("visits", say("Visitas", "Visits")),
        .keys("last_visit", say("Última visita", "Last visit")),
        .init("days", say("Días desde la última visita", "Days since the last visit")),
        .init("projects", say("Proyectos", "Projects")),
        .init("finished", say("Terminados o entregados", "Finished or delivered")),
        .init("delayed", say("Pasados de su fecha", "Past their day")),
        .init("assigned", say("Asignado", "Assigned")), .init("spent", say("Ejercido", "Spent")),
        .init("per_head", say("Asignado por habitante", "Assigned per inhabitant")),
        .init("physical", say("Avance físico medio", "Mean physical progress")),
        .init("gap", say("Avance financiero menos físico", "Financial less physical progress")),
      ], rows: facts.units.map(row), note: [say.progressRule, say.meanRule].joined(separator: " "))
  }

  private func row(_ unit: TerritorialUnit) -> [ReportValue] {
    let (days, own) = (facts.visitDays[unit.key] ?? [], works[unit.key] ?? [])
    let recency = VisitRecency(days: days, at: facts.cutOff)
    var standing = UnitStanding()
    standing.take(own, at: facts.cutOff)
    let spent = own.compactMap(\.project.budgetSpent)
    return [
      .text(unit.key), .text(unit.name.forReports), unit.population.map { .count($0) } ?? .none,
      .count(days.count(where: facts.elapsed.contains)), .date(recency.lastVisit),
      recency.daysSince.map { .count($0) } ?? .none, .count(own.count),
      .count(own.count { [.finished, .delivered].contains($0.project.status) }),
      standing.delayedWorks.map { .count($0) } ?? .none, standing.assigned.map { .money($0) } ?? .none,
      spent.isEmpty ? .none : .money(spent.reduce(Money(centavos: 0), +)),
      standing.pesosPerHead(of: unit).map { .measured($0, decimals: 2) } ?? .none,
      facts.meanProgress[unit.key].map { .percent($0, decimals: 2) } ?? .none,
      standing.gap.map { .decimal($0, decimals: 2) } ?? .none,
    ]
  }
}
