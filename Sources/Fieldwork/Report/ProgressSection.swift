import Cartography
import Figures
import Store
import Territory

/// What was built beside what was paid.
struct ProgressSection {
  let facts: ReportFacts
  let groups: ProgressGroups
  private let works: [WorkProgress]

  init(_ facts: ReportFacts) {
    self.facts = facts
    works = facts.progress
    groups = ProgressGroups(works)
  }

  private var say: ReportVoice { facts.voice }

  /// nil where no work has both figures.
  var section: ReportSection? {
    guard groups.unknown.count < works.count else { return nil }
    var blocks: [ReportBlock] = [.paragraph(opening), .table(table)]
    if !groups.behind.isEmpty { blocks.append(.table(behind)) }
    if !groups.overspent.isEmpty { blocks.append(.caution(overspent)) }
    return ReportSection(
      id: "progress", title: say("Avance físico y financiero", "Physical and financial progress"), finding: finding,
      blocks: blocks, data: [.figures(figures)])
  }

  private var known: [WorkProgress] { groups.behind + groups.even + groups.ahead }

  private var finding: String {
    let count = groups.behind.count
    guard count > 0 else { return means + "." }
    return say(
      "En \(say.count(count, ("obra", "obras"), ("", ""))) lo pagado supera lo construido en más de 20 puntos.",
      "In \(say.count(count, ("", ""), ("work", "works"))) what was paid exceeds what was built by more than 20 points."
    )
  }

  private var figures: [ReportFigure] {
    let (physical, paid) = (mean(known.map { $0.physical!.hundredths }), mean(known.map { $0.paidHundredths! }))
    return [
      ReportFigure(
        "compared_projects", say("proyectos con ambos avances", "projects with both figures"), .count(known.count)),
      ReportFigure(
        "mean_physical_percent", say("avance físico medio", "mean physical progress"), .percent(physical, decimals: 2)),
      ReportFigure(
        "mean_financial_percent", say("avance financiero medio", "mean financial progress"),
        .percent(paid, decimals: 2)),
      ReportFigure(
        "mean_gap_points", say("financiero menos físico", "financial less physical"),
        .decimal(meanDelay, decimals: 2)),
      ReportFigure(
        "overspent_projects",
        say("proyectos que ejercieron más de lo asignado", "projects that spent more than assigned"),
        .count(groups.overspent.count)),
      ReportFigure(
        "cancelled_projects", say("proyectos cancelados, que no cuentan", "cancelled projects, which do not count"),
        .count(cancelled)),
    ]
  }

  private var opening: String {
    let works = say.count(known.count, ("proyecto", "proyectos"), ("project", "projects"))
    let delay = meanDelay
    let gap = grouped(abs(delay), decimals: 2)
    let verdict =
      delay > 0
      ? say("el dinero va \(gap) puntos adelante de la obra", "money is \(gap) points ahead of the works")
      : delay < 0
        ? say("la obra va \(gap) puntos adelante del dinero", "the works are \(gap) points ahead of money")
        : say("dinero y obra van a la par", "money and works go together")
    return say(
      "En \(works) con ambos datos el avance físico medio es de \(percent(physical)) y el financiero de \(percent(paid)): en promedio, \(verdict).",
      "In \(works) with both figures mean physical progress is \(percent(physical)) and financial \(percent(paid)): on average, \(verdict)."
    )
  }

  private var means: String {
    say(
      "El avance físico medio es de \(percent(physical)) y el financiero de \(percent(paid))",
      "Mean physical progress is \(percent(physical)) and financial \(percent(paid))")
  }

  private var physical: Int { mean(known.map { $0.physical!.hundredths }) }
  private var paid: Int { mean(known.map { $0.paidHundredths! }) }

  /// Of the works' own differences, rounded once: what the two rounded means leave may be a hundredth off.
  private var meanDelay: Int { mean(known.map { $0.delay! }) }

  private func mean(_ hundredths: [Int]) -> Int { dividedHalfUp(hundredths.reduce(0, +), by: hundredths.count) }

  private func percent(_ hundredths: Int) -> String { ReportValue.percent(hundredths, decimals: 2).text }

  private var table: ReportTable {
    func row(_ label: String, _ group: [WorkProgress]) -> [ReportValue] {
      [.text(label), .count(group.count), .percent(tenths: tenthsOfPercent(group.count, of: works.count))]
    }
    return ReportTable(
      title: say("Lo pagado frente a lo construido", "What was paid beside what was built"),
      columns: [
        .words("group", say("Grupo", "Group")), .init("projects", say("Proyectos", "Projects")),
        .init("share", say("Del total", "Of all")),
      ],
      rows: [
        row(
          say("pagado más de 20 puntos sobre lo construido", "paid more than 20 points beyond what was built"),
          groups.behind),
        row(say("a la par, hasta 20 puntos de diferencia", "even, up to 20 points apart"), groups.even),
        row(
          say("construido más de 20 puntos sobre lo pagado", "built more than 20 points beyond what was paid"),
          groups.ahead),
        row(say("sin alguno de los dos datos", "without one of the two figures"), groups.unknown),
      ], total: row(say("Total", "Total"), works),
      note: [say.progressRule, say.financialRule, leftOut, rounding].compactMap(\.self).joined(separator: " "))
  }

  /// For a reader who subtracts what is printed.
  private var rounding: String? {
    paid - physical == meanDelay
      ? nil
      : say(
        "La diferencia entre ambos avances se calcula antes de redondearlos.",
        "The gap between the two is computed before they are rounded.")
  }

  private var cancelled: Int { facts.projects.count - works.count }

  private var leftOut: String? {
    guard cancelled > 0 else { return nil }
    let projects = say.count(
      cancelled, ("proyecto cancelado", "proyectos cancelados"), ("cancelled project", "cancelled projects"))
    return say("Sin contar \(projects).", "Not counting \(projects).")
  }

  private static let shown = 40

  private var behind: ReportTable {
    let worst = groups.behind.sorted { ($1.delay!, $0.key) < ($0.delay!, $1.key) }
    let names = Dictionary(facts.projects.map { ($0.project.folio, $0.project.name) }) { first, _ in first }
    let more = worst.count - Self.shown
    return ReportTable(
      title: say("Obras con lo pagado muy por delante", "Works where payment is far ahead"),
      columns: [
        .keys("folio", say("Folio", "Folio")), .words("name", say("Nombre", "Name")),
        .init("physical", say("Físico", "Physical")), .init("financial", say("Financiero", "Financial")),
        .init("gap", say("Diferencia (puntos)", "Gap (points)")),
      ],
      rows: worst.prefix(Self.shown).map { work in
        [
          .text(work.key.forReports), .text((names[work.key] ?? "").forReports), .percent(work.physical),
          work.paidHundredths.map { .percent($0, decimals: 2) } ?? .none, .decimal(work.delay!, decimals: 2),
        ]
      },
      note: more > 0
        ? say(
          "Se muestran las \(Self.shown) mayores; hay \(say.number(more)) más.",
          "The \(Self.shown) largest; there are \(say.number(more)) more.")
        : nil)
  }

  private var overspent: String {
    let works = say.count(groups.overspent.count, ("proyecto ejerció", "proyectos ejercieron"), ("project", "projects"))
    let folios = say.list(groups.overspent.map { $0.key.forReports }, limit: 8)
    return say("\(works) más de lo asignado: \(folios).", "\(works) spent more than assigned: \(folios).")
  }
}

extension ReportFacts {
  /// The works as the figures of progress take them.
  var progress: [WorkProgress] { projects.advancing.map { $0.progress(in: unitKey(of: $0)) } }
}
