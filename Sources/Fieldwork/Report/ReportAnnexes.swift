import Cartography
import Figures
import Store
import Territory

/// The lists behind the figures.
struct ReportAnnexes {
  let facts: ReportFacts

  private var say: ReportVoice { facts.voice }

  /// Units without a visit in the period, all of them, with their last one ever; nil where there is none.
  var unvisited: ReportSection? {
    let units = facts.units.filter { !(facts.visitDays[$0.key] ?? []).contains(where: facts.elapsed.contains) }
    guard !units.isEmpty else { return nil }
    let table = ReportTable(
      title: say("Unidades sin visita en el periodo", "Units without a visit in the period"),
      columns: [
        .keys("key", say("Clave", "Key")), .words("name", say("Nombre", "Name")),
        .init("population", say("Habitantes", "Inhabitants")), .keys("last_visit", say("Última visita", "Last visit")),
        .init("days", say("Días", "Days")),
      ],
      rows: units.map { unit in
        let recency = VisitRecency(days: facts.visitDays[unit.key] ?? [], at: facts.cutOff)
        return [
          .text(unit.key), .text(unit.name.forReports), unit.population.map { .count($0) } ?? .none,
          .date(recency.lastVisit), recency.daysSince.map { .count($0) } ?? .none,
        ]
      },
      total: [
        .text(say("Total", "Total")), .text(say.number(units.count)),
        .count(units.reduce(0) { $0 + ($1.population ?? 0) }), .none, .none,
      ])
    return ReportSection(
      id: "unvisited-units", title: say("Unidades sin visita", "Units without a visit"), blocks: [.table(table)])
  }

  /// Works past their planned end; nil where there is none.
  var overdue: ReportSection? {
    let works = facts.overdueWorks
    guard !works.isEmpty else { return nil }
    let table = ReportTable(
      title: say(
        "Obras sin terminar después de su fecha prevista, al \(say.date(facts.cutOff))",
        "Works not finished after their planned day, at \(say.date(facts.cutOff))"),
      columns: [
        .keys("folio", say("Folio", "Folio")), .words("name", say("Nombre", "Name")),
        .words("status", say("Estado", "Status")), .keys("planned_end", say("Fin previsto", "Planned end")),
        .init("days", say("Días de atraso", "Days late")), .init("physical", say("Avance físico", "Physical progress")),
      ],
      rows: works.map { work, days in
        [
          .text(work.project.folio.forReports), .text(work.project.name.forReports),
          .text(say.status(work.project.status)), .date(work.plannedEnd), .count(days), .percent(work.physical),
        ]
      })
    return ReportSection(
      id: "overdue-works", title: say("Obras pasadas de su fecha", "Works past their day"), blocks: [.table(table)])
  }

  /// Every work of the period; nil where there is none.
  var works: ReportSection? {
    guard !facts.projects.isEmpty else { return nil }
    let total = facts.projects
    let names = Dictionary(facts.units.map { ($0.key, facts.name(of: $0)) }) { first, _ in first }
    let table = ReportTable(
      title: say("Proyectos del periodo", "Projects of the period"),
      columns: [
        .keys("folio", say("Folio", "Folio")), .words("name", say("Nombre", "Name")),
        .words("unit", say("Unidad", "Unit")), .words("status", say("Estado", "Status")),
        .init("assigned", say("Asignado (pesos)", "Assigned (pesos)")),
        .init("spent", say("Ejercido (pesos)", "Spent (pesos)")),
        .init("physical", say("Físico", "Physical")), .init("financial", say("Financiero", "Financial")),
        .keys("last_visit", say("Última visita", "Last visit")),
      ],
      rows: total.map { work in
        [
          .text(work.project.folio.forReports), .text(work.project.name.forReports),
          work.unit.map { .text(names[$0.key] ?? $0.key) } ?? .none, .text(say.status(work.project.status)),
          .money(work.project.budgetAssigned), .money(work.project.budgetSpent), .percent(work.physical),
          work.progress(in: nil).paidHundredths.map { .percent($0, decimals: 2) } ?? .none,
          .date(work.lastVisit.map(facts.zone.date)),
        ]
      },
      total: [
        .text(say("Total", "Total")),
        .text(say.count(total.count, ("proyecto", "proyectos"), ("project", "projects"))),
        .none, .none, .money(total.total(\.budgetAssigned)), .money(total.total(\.budgetSpent)), .none, .none, .none,
      ], note: say.progressRule + " " + say.financialRule)
    return ReportSection(
      id: "works-list", title: say("Relación de proyectos", "List of projects"), blocks: [.table(table)])
  }
}
