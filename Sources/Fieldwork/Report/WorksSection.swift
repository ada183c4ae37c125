import Cartography
import Figures
import Store
import Territory

/// What works there are, how they stand and what they cost.
struct WorksSection {
  let facts: ReportFacts
  let table: WorksTable

  init(_ facts: ReportFacts) {
    self.facts = facts
    let say = facts.voice
    table = WorksTable(
      of: facts.projects.map { work in
        CountedWork(
          unit: facts.unitKey(of: work) ?? "", status: work.project.status,
          programme: say.programme(work.project.source), assigned: work.project.budgetAssigned,
          spent: work.project.budgetSpent)
      })
  }

  private var say: ReportVoice { facts.voice }

  /// nil where the period shows no project.
  var section: ReportSection? {
    guard !facts.projects.isEmpty else { return nil }
    var blocks: [ReportBlock] = [.paragraph(opening)]
    if let earlier { blocks.append(.paragraph(earlier)) }
    blocks += [.figures(figures), .table(types), .table(statuses), .chart(chart)]
    if table.total.withoutAmount > 0 { blocks.append(.caution(withoutAmount)) }
    return ReportSection(
      id: "works", title: say("Obras y proyectos", "Works and projects"), finding: finding, blocks: blocks)
  }

  private var byType: [(type: String, works: [ReportedProject])] {
    Dictionary(grouping: facts.projects) { $0.project.type }.map { ($0.key, $0.value) }
      .sorted { ($1.works.count, $0.type) < ($0.works.count, $1.type) }
  }

  private var finding: String {
    let works = say.count(table.total.works, ("proyecto", "proyectos"), ("project", "projects"))
    guard let first = byType.first, byType.count > 1 else {
      let type = say.projectType(facts.projects[0].project.type)
      return say("Se da seguimiento a \(works), de \(type).", "\(works) are followed, of \(type).")
    }
    let count = say.number(first.works.count)
    let share = say.percent(tenthsOfPercent(first.works.count, of: table.total.works))
    let type = say.projectType(first.type)
    return say(
      "Se da seguimiento a \(works), de los cuales \(count) \(first.works.count == 1 ? "es" : "son") de \(type) (\(share)).",
      "\(works) are followed, \(count) of them of \(type) (\(share)).")
  }

  private var opening: String {
    let money = table.total.assigned.centavos > 0 ? " " + amounts : ""
    return finding + money
  }

  private var amounts: String {
    let (assigned, spent) = (table.total.assigned, table.total.spent)
    let share = say.percent(tenthsOfPercent(spent.centavos, of: assigned.centavos))
    return say(
      "Tienen asignados \(say.money(assigned)) y se han ejercido \(say.money(spent)) (\(share)).",
      "\(say.money(assigned)) are assigned to them and \(say.money(spent)) spent (\(share)).")
  }

  /// Projects of earlier years that are still open.
  private var earlier: String? {
    let years = facts.period.first.year...facts.period.last.year
    let earlier = facts.projects.count { !years.contains($0.project.fiscalYear) }
    guard earlier > 0 else { return nil }
    let projects = say.count(earlier, ("proyecto", "proyectos"), ("project", "projects"))
    return say(
      "Incluye \(projects) de ejercicios anteriores que no se habían entregado ni cancelado al comenzar el periodo.",
      "This includes \(projects) of earlier years, not delivered or cancelled before the period began.")
  }

  private var figures: [ReportFigure] {
    let total = table.total
    var figures = [
      ReportFigure("projects", say("proyectos", "projects"), .count(total.works)),
      ReportFigure(
        "finished", say("terminados o entregados", "finished or delivered"),
        .count(table[status: .finished].works + table[status: .delivered].works)),
      ReportFigure("overdue", say("pasados de su fecha", "past their day"), .count(facts.overdueWorks.count)),
    ]
    if total.assigned.centavos > 0 {
      figures += [
        ReportFigure("assigned", say("pesos asignados", "pesos assigned"), .money(total.assigned)),
        ReportFigure("spent", say("pesos ejercidos", "pesos spent"), .money(total.spent)),
      ]
    }
    return figures
  }

  private var types: ReportTable {
    func row(_ label: String, _ works: [ReportedProject]) -> [ReportValue] {
      [
        .text(label), .count(works.count), .percent(tenths: tenthsOfPercent(works.count, of: facts.projects.count)),
        .money(works.total(\.budgetAssigned)), .money(works.total(\.budgetSpent)),
      ]
    }
    return ReportTable(
      title: say("Proyectos por tipo", "Projects by type"),
      columns: [
        .words("type", say("Tipo", "Type")), .init("projects", say("Proyectos", "Projects")),
        .init("share", say("Del total", "Of all")), .init("assigned", say("Asignado (pesos)", "Assigned (pesos)")),
        .init("spent", say("Ejercido (pesos)", "Spent (pesos)")),
      ], rows: byType.map { row(say.projectType($0.type), $0.works) }, total: row(say("Total", "Total"), facts.projects)
    )
  }

  private var statuses: ReportTable {
    func row(_ label: String, _ programme: String?) -> [ReportValue] {
      [.text(label)] + table.statuses.map { .count(table[status: $0, programme: programme].works) }
        + [.count(table[programme: programme].works)]
    }
    return ReportTable(
      title: say("Proyectos por programa y estado", "Projects by programme and status"),
      columns: [.words("programme", say("Programa", "Programme"))]
        + table.statuses.map { .init($0.rawValue, say.capitalised(say.status($0))) }
        + [.init("projects", say("Total", "Total"))],
      rows: table.programmes.map { row($0, $0) }, total: row(say("Total", "Total"), nil))
  }

  private var chart: ReportChart {
    let bars = table.statuses.map { status in
      let works = table[status: status].works
      return ReportChart.Bar(
        say.capitalised(say.status(status)), value: Double(works),
        text: "\(say.number(works)) (\(say.percent(tenthsOfPercent(works, of: table.total.works))))")
    }
    return ReportChart(
      title: say("Proyectos por estado", "Projects by status"),
      description: bars.map { "\($0.label): \($0.text)" }.joined(separator: "; ") + ".", kind: .bars(bars))
  }

  private var withoutAmount: String {
    let count = table.total.withoutAmount
    let projects = say.count(count, ("proyecto no tiene", "proyectos no tienen"), ("project has", "projects have"))
    return say(
      "\(projects) monto asignado registrado: las sumas de dinero son un mínimo.",
      "\(projects) no assigned amount recorded: sums of money are a lower bound.")
  }
}

extension [ReportedProject] {
  /// Sums one of the amounts; what is not recorded adds nothing.
  func total(_ amount: KeyPath<Project, Money?>) -> Money {
    reduce(Money(centavos: 0)) { $0 + ($1.project[keyPath: amount] ?? Money(centavos: 0)) }
  }
}

extension ReportedProject {
  /// Days past the planned end at the cut-off of a work that is neither finished nor cancelled; nil where it is not.
  func daysOverdue(at cutOff: LocalDate) -> Int? {
    guard let plannedEnd, plannedEnd < cutOff, ![.finished, .delivered, .cancelled].contains(project.status)
    else { return nil }
    return cutOff.dayNumber - plannedEnd.dayNumber
  }
}

extension ReportFacts {
  /// Works past their planned end, the longest first.
  var overdueWorks: [(work: ReportedProject, days: Int)] {
    projects.compactMap { work in work.daysOverdue(at: cutOff).map { (work, $0) } }
      .sorted { ($1.days, $0.work.project.folio) < ($0.days, $1.work.project.folio) }
  }
}
