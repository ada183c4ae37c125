import Cartography
import Figures
import Territory

extension FieldOffice {
  /// The works of a period by unit, programme and status, with the money, and those past their day.
  /// - Throws: as `quarterReport`.
  public func worksReport(_ request: ReportRequest) throws -> ReportContent {
    let facts = try reportFacts(request)
    var report = ReportContent(
      facts, title: { $0("Obras y proyectos", "Works and projects") }, legend: request.legend)
    report.sections = [
      WorksSection(facts).section ?? facts.withoutWorks, WorksByUnitSection(facts).section,
      ProgressSection(facts).section,
    ].compactMap(\.self)
    report.annexes = [ReportAnnexes(facts: facts).overdue].compactMap(\.self)
    report.units = ReportUnits(facts).table
    report.findings = report.sections.compactMap(\.finding)
    return report
  }
}

extension ReportFacts {
  fileprivate var withoutWorks: ReportSection {
    ReportSection(
      id: "works", title: voice("Obras y proyectos", "Works and projects"),
      blocks: [
        .paragraph(
          voice("El periodo no muestra ningún proyecto.", "The period shows no project."))
      ], data: [.figures([ReportFigure("projects", voice("proyectos", "projects"), .count(0))])])
  }
}

/// The cross table: a row for each unit and programme that has works, a column for each status.
struct WorksByUnitSection {
  let facts: ReportFacts
  private let table: WorksTable

  init(_ facts: ReportFacts) { (self.facts, table) = (facts, WorksSection(facts).table) }

  private var say: ReportVoice { facts.voice }

  var section: ReportSection? {
    guard table.total.works > 0 else { return nil }
    return ReportSection(
      id: "works-by-unit", title: say("Por unidad, programa y estado", "By unit, programme and status"),
      blocks: [.table(cross)])
  }

  private var cross: ReportTable {
    let names = Dictionary(facts.units.map { ($0.key, $0.name.forReports) }) { first, _ in first }
    let rows = table.units.flatMap { unit in
      table.programmes.filter { table[unit: unit, programme: $0].works > 0 }.map { programme in
        [
          unit.isEmpty ? .none : .text(unit),
          .text(unit.isEmpty ? say("sin unidad del catálogo", "no unit of the catalogue") : names[unit] ?? "—"),
          .text(programme),
        ] + counts(unit: unit, programme: programme)
      }
    }
    return ReportTable(
      title: say("Proyectos por unidad, programa y estado", "Projects by unit, programme and status"),
      columns: [
        .keys("unit", say("Clave", "Key")), .words("name", say("Unidad", "Unit")),
        .words("programme", say("Programa", "Programme")),
      ] + table.statuses.map { .init($0.rawValue, say.capitalised(say.status($0))) } + [
        .init("projects", say("Total", "Total")), .init("assigned", say("Asignado (pesos)", "Assigned (pesos)")),
        .init("spent", say("Ejercido (pesos)", "Spent (pesos)")),
      ], rows: rows,
      total: [.text(say("Total", "Total")), .none, .none] + counts(unit: nil, programme: nil))
  }

  private func counts(unit: String?, programme: String?) -> [ReportValue] {
    let all = table[unit: unit, programme: programme]
    return table.statuses.map { .count(table[unit: unit, status: $0, programme: programme].works) } + [
      .count(all.works), .money(all.assigned), .money(all.spent),
    ]
  }
}
