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
    blocks += [.figures(figures), .table(types), .table(statuses)]
    // One bar would say what the sentence above says.
    if table.statuses.count > 1 { blocks.append(.chart(chart)) }
    let map = WorksMap(facts)
    if let content = map.content { blocks.append(.map(content)) }
    if let approximate = map.approximate { blocks.append(.caution(approximate)) }
    if let unplaced = facts.unplacedWorks { blocks.append(.caution(unplaced)) }
    blocks += StatusDoubts(facts: facts).sentences.map { .caution($0) }
    if facts.showsLaterWorks { blocks.append(.caution(say.worksAsRecorded(on: facts.recordedUntil))) }
    if table.total.withoutAmount > 0 { blocks.append(.caution(withoutAmount)) }
    return ReportSection(
      id: "works", title: say("Obras y proyectos", "Works and projects"), finding: inShort, blocks: blocks,
      data: [.figures(told)])
  }

  /// Types, the commonest first; those that differ in capitals and accents alone are one, called as most write it.
  private var byType: [(type: String, works: [ReportedProject])] {
    Dictionary(grouping: facts.projects) { $0.project.type.plain }.values.map { works in
      let spellings = Dictionary(grouping: works) { $0.project.type }
      let type = spellings.min { ($1.value.count, $0.key) < ($0.value.count, $1.key) }!.key
      return (type, works)
    }.sorted { one, other in
      // What has no type is no type among the others.
      if (one.type == Self.untyped) != (other.type == Self.untyped) { return other.type == Self.untyped }
      return (other.works.count, one.type) < (one.works.count, other.type)
    }
  }

  private static let untyped = "sin_tipo"

  private var withoutType: Int { byType.first { $0.type == Self.untyped }?.works.count ?? 0 }

  private var finding: String {
    let total = table.total.works
    let works = say.count(total, ("proyecto", "proyectos"), ("project", "projects"))
    let typed = byType.filter { $0.type != Self.untyped }
    guard let first = typed.first else {
      return say("Se da seguimiento a \(works), sin tipo registrado.", "\(works) are followed, of no recorded type.")
    }
    let type = say.inSentence(say.projectType(first.type))
    if first.works.count == total {
      return say("Se da seguimiento a \(works), de \(type).", "\(works) are followed, of \(type).")
    }
    let count = say.number(first.works.count)
    let share = say.percent(tenthsOfPercent(first.works.count, of: total))
    let rest =
      withoutType == 0
      ? ""
      : say(
        " y \(say.number(withoutType)) no \(withoutType == 1 ? "tiene" : "tienen") tipo registrado",
        ", \(say.number(withoutType)) without a recorded type")
    return say(
      "Se da seguimiento a \(works), de los cuales \(count) \(first.works.count == 1 ? "es" : "son") de \(type) (\(share))\(rest).",
      "\(works) are followed, \(count) of them of \(type) (\(share))\(rest).")
  }

  /// What there is, and what it costs.
  private var inShort: String {
    let money = table.total.assigned.centavos > 0 ? " " + amounts : ""
    return finding + money + (cancelled.map { " " + $0 } ?? "")
  }

  /// How the works stand: «De los 57 proyectos, 42 están en ejecución, 1 suspendido y 14 terminados.»
  private var opening: String {
    let (statuses, total) = (table.statuses, table.total.works)
    if let only = statuses.first, statuses.count == 1 {
      let status = say.status(only, of: total)
      return total == 1
        ? say("El único proyecto está \(status).", "The only project is \(status).")
        : say("Los \(say.number(total)) proyectos están \(status).", "All \(say.number(total)) projects are \(status).")
    }
    let parts = statuses.enumerated().map { place, status in
      let count = table[status: status].works
      let verb = place > 0 ? "" : count == 1 ? say("está ", "is ") : say("están ", "are ")
      return "\(say.number(count)) \(verb)\(say.status(status, of: count))"
    }
    return say("De los \(say.number(total)) proyectos, ", "Of the \(say.number(total)) projects, ")
      + say.list(parts, limit: 7)
      + "."
  }

  private var cancelledWorks: [ReportedProject] { facts.projects.filter { $0.project.status == .cancelled } }

  /// What the sums hold of works that were given up.
  private var cancelled: String? {
    let cancelled = cancelledWorks
    guard !cancelled.isEmpty else { return nil }
    let works = say.count(cancelled.count, ("cancelado", "cancelados"), ("cancelled project", "cancelled projects"))
    let assigned = cancelled.total(\.budgetAssigned)
    guard assigned.centavos > 0 else { return say("Incluye \(works).", "This includes \(works).") }
    return say(
      "Incluye \(works) por \(say.money(assigned)).", "This includes \(works) worth \(say.money(assigned)).")
  }

  private var withBothAmounts: [ReportedProject] {
    facts.projects.filter { $0.project.budgetAssigned != nil && $0.project.budgetSpent != nil }
  }

  /// Of the works with both amounts: a share of sums to which different works belong would be no share.
  private var spentTenths: Int? {
    let both = withBothAmounts
    return tenthsOfPercent(both.total(\.budgetSpent).centavos, of: both.total(\.budgetAssigned).centavos)
  }

  private var amounts: String {
    let (assigned, spent) = (table.total.assigned, table.total.spent)
    let (both, share) = (withBothAmounts, say.percent(spentTenths))
    let among =
      both.count == facts.projects.count
      ? share
      : both.isEmpty
        ? ReportValue.none.text
        : both.count == 1
          ? say("\(share) en el único con ambos montos", "\(share) in the only one with both")
          : say(
            "\(share) en los \(say.number(both.count)) con ambos montos",
            "\(share) in the \(say.number(both.count)) with both")
    return say(
      "Tienen asignados \(say.money(assigned)) y se han ejercido \(say.money(spent)) (\(among)).",
      "\(say.money(assigned)) are assigned to them and \(say.money(spent)) spent (\(among)).")
  }

  private var ofEarlierYears: Int {
    let years = facts.period.first.year...facts.period.last.year
    return facts.projects.count { !years.contains($0.project.fiscalYear) }
  }

  /// Projects of earlier years that are still open.
  private var earlier: String? {
    let earlier = ofEarlierYears
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
    ]
    // Where no work has a planned end none can be known to be past it.
    if facts.projects.contains(where: { $0.plannedEnd != nil }) {
      figures.append(
        ReportFigure("overdue", say("pasados de su fecha", "past their day"), .count(facts.overdueWorks.count)))
    }
    if total.assigned.centavos > 0 {
      figures += [
        ReportFigure("assigned", say("pesos asignados", "pesos assigned"), .money(total.assigned)),
        ReportFigure("spent", say("pesos ejercidos", "pesos spent"), .money(total.spent)),
      ]
    }
    return figures
  }

  /// The figures that the sentences tell.
  private var told: [ReportFigure] {
    [
      ReportFigure(
        "spent_percent", say("ejercido, de lo asignado", "spent, of the assigned"), .percent(tenths: spentTenths)),
      ReportFigure(
        "projects_with_both_amounts", say("proyectos con ambos montos", "projects with both amounts"),
        .count(withBothAmounts.count)),
      ReportFigure(
        "projects_without_amount", say("proyectos sin monto asignado", "projects without an assigned amount"),
        .count(table.total.withoutAmount)),
      ReportFigure(
        "cancelled_projects", say("proyectos cancelados", "cancelled projects"), .count(cancelledWorks.count)),
      ReportFigure(
        "cancelled_assigned", say("asignado a proyectos cancelados", "assigned to cancelled projects"),
        .money(cancelledWorks.total(\.budgetAssigned))),
      ReportFigure(
        "earlier_projects", say("proyectos de ejercicios anteriores", "projects of earlier years"),
        .count(ofEarlierYears)),
      ReportFigure(
        "untyped_projects", say("proyectos sin tipo registrado", "projects without a recorded type"),
        .count(withoutType)),
      facts.unplacedFigure,
    ] + StatusDoubts(facts: facts).figures + WorksMap(facts).figures
  }

  private static let shownTypes = 40

  private var types: ReportTable {
    func row(_ label: String, _ works: [ReportedProject]) -> [ReportValue] {
      [
        .text(label), .count(works.count), .percent(tenths: tenthsOfPercent(works.count, of: facts.projects.count)),
        .money(works.total(\.budgetAssigned)), .money(works.total(\.budgetSpent)),
      ]
    }
    let (shown, rest) = (byType.prefix(Self.shownTypes), byType.dropFirst(Self.shownTypes))
    var rows = shown.map { row(say.capitalised(say.projectType($0.type)), $0.works) }
    if !rest.isEmpty {
      let label = say("Otros \(rest.count) tipos", "\(rest.count) other types")
      rows.append(row(label, rest.flatMap(\.works)))
    }
    return ReportTable(
      title: say("Proyectos por tipo", "Projects by type"),
      columns: [
        .words("type", say("Tipo", "Type")), .init("projects", say("Proyectos", "Projects")),
        .init("share", say("Del total", "Of all")), .init("assigned", say("Asignado (pesos)", "Assigned (pesos)")),
        .init("spent", say("Ejercido (pesos)", "Spent (pesos)")),
      ], rows: rows, total: row(say("Total", "Total"), facts.projects)
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

extension ReportedProject {
  /// Whether its status came to be after the day.
  func ended(after day: LocalDate) -> Bool { actualEnd.map { $0 > day } ?? false }
}

extension ReportFacts {
  /// Whether works ended after the cut-off and yet before the day of the records.
  var showsLaterWorks: Bool { cutOff < recordedUntil && projects.contains { $0.ended(after: cutOff) } }
}

extension ReportVoice {
  /// The file keeps of a work what it is now, not what it was.
  func worksAsRecorded(on day: LocalDate) -> String {
    self(
      "El estado y los montos de las obras son los registrados al \(date(day)).",
      "The status and amounts of works are those recorded by \(date(day)).")
  }
}
