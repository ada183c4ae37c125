import Cartography
import Figures
import Store
import Territory

/// How evenly the money assigned reaches the people of the units.
struct InvestmentSection {
  let facts: ReportFacts
  let investment: InvestmentPerHead
  /// What belongs to no unit that counts.
  private let elsewhere: Money
  /// Units none of whose projects has an amount.
  private let unpriced: Int
  /// Of units without a recorded population.
  private let unpeopled: Money

  /// nil where no unit has both inhabitants and money.
  init?(_ facts: ReportFacts) {
    let works = Dictionary(grouping: facts.projects) { facts.unitKey(of: $0) ?? "" }
    let units = facts.units.compactMap { unit in
      (works[unit.key] ?? []).assigned.map {
        InvestedUnit(key: unit.key, invested: $0, population: unit.population)
      }
    }
    guard let investment = try? InvestmentPerHead(of: units) else { return nil }
    let keys = Set(facts.units.map(\.key))
    elsewhere = facts.projects.filter { !keys.contains(facts.unitKey(of: $0) ?? "") }.total(\.budgetAssigned)
    unpeopled = investment.leftOut.flatMap { works[$0] ?? [] }.total(\.budgetAssigned)
    (self.facts, self.investment, unpriced) = (facts, investment, facts.units.count - units.count)
  }

  private var say: ReportVoice { facts.voice }

  var section: ReportSection {
    var blocks: [ReportBlock] = [
      .paragraph(opening), .figures(figures), .paragraph(evenness), .chart(chart), .table(table),
    ]
    if !leftOut.isEmpty { blocks.append(.caution(leftOut)) }
    return ReportSection(
      id: "investment", title: say("Inversión por habitante", "Investment per head"), blocks: blocks,
      data: [.figures(told), .table(curve)])
  }

  private var gini: String { say.measured(investment.gini, 3) }

  private var all: Money { investment.total + unpeopled + elsewhere }

  private var opening: String {
    let people = say.number(investment.population)
    guard all == investment.total else {
      return say(
        "De los \(say.money(all)) asignados, \(say.money(investment.total)) corresponden a unidades con población registrada: entre \(people) habitantes son \(pesos(investment.mean)) por persona.",
        "Of the \(say.money(all)) assigned, \(say.money(investment.total)) belong to units with a recorded population: among \(people) inhabitants that is \(pesos(investment.mean)) a person."
      ) + cancelled
    }
    return say(
      "Entre \(people) habitantes, los \(say.money(investment.total)) asignados son \(pesos(investment.mean)) por persona.",
      "Among \(people) inhabitants, the \(say.money(investment.total)) assigned are \(pesos(investment.mean)) a person."
    ) + cancelled
  }

  /// Works of its units that were given up.
  private var cancelledWorks: [ReportedProject] {
    let keys = Set(investment.units.map(\.key))
    return facts.projects.filter { work in
      work.project.status == .cancelled && facts.unitKey(of: work).map(keys.contains) ?? false
    }
  }

  /// What the sum holds of them.
  private var cancelled: String {
    let works = cancelledWorks
    let assigned = works.total(\.budgetAssigned)
    guard assigned.centavos > 0 else { return "" }
    let count = say.count(
      works.count, ("proyecto cancelado", "proyectos cancelados"), ("cancelled project", "cancelled projects"))
    return say(
      " Incluye \(count) por \(say.money(assigned)).", " This includes \(count) worth \(say.money(assigned)).")
  }

  private func pesos(_ value: Double) -> String { "$" + say.measured(value, 2) }

  private var figures: [ReportFigure] {
    [
      ReportFigure(
        "per_head", say("pesos por habitante", "pesos per inhabitant"), .measured(investment.mean, decimals: 2)),
      ReportFigure("gini", say("índice de Gini", "Gini index"), .measured(investment.gini, decimals: 3)),
      ReportFigure("theil", say("índice de Theil", "Theil index"), .measured(investment.theil, decimals: 3)),
    ]
  }

  private var evenness: String {
    let units = investment.units
    let (half, zero) = (shareOfLowerHalf, ReportValue.percent(0, decimals: 1).text)
    var sentence = say(
      "El índice de Gini es \(gini) (0: cada persona recibe lo mismo; 1: todo queda en una). La mitad de la población con menos inversión \(half == zero ? "no recibe nada" : "recibe \(half) del total").",
      "The Gini index is \(gini) (0: each person gets the same; 1: one gets all). The half of the people with least investment gets \(half == zero ? "nothing" : "\(half) of it")."
    )
    guard let most = units.last, let least = invested.first, units.count > 1 else { return sentence }
    let none = units.count - invested.count
    if none > 0 {
      let units = say.count(none, ("unidad no tiene", "unidades no tienen"), ("unit has", "units have"))
      sentence += say(
        " \(units) nada asignado y \(none == 1 ? "cuenta" : "cuentan") con cero.",
        " \(units) nothing assigned and \(none == 1 ? "counts" : "count") as zero.")
    }
    if invested.count > 1 {
      sentence += say(
        " Donde hay inversión, va de \(pesos(least.pesos)) por persona en \(name(least.key)) a \(pesos(most.pesos)) en \(name(most.key)).",
        " Where there is any, it goes from \(pesos(least.pesos)) a person in \(name(least.key)) to \(pesos(most.pesos)) in \(name(most.key))."
      )
    }
    return sentence
  }

  /// The figures that the sentences tell.
  private var told: [ReportFigure] {
    [
      ReportFigure("assigned", say("asignado a esas unidades", "assigned to those units"), .money(investment.total)),
      ReportFigure(
        "population_counted", say("habitantes de esas unidades", "inhabitants of those units"),
        .count(investment.population)),
      ReportFigure(
        "lower_half_percent",
        say("parte de la mitad con menos inversión", "share of the half with least investment"), lowerHalf),
      ReportFigure("assigned_in_all", say("asignado en total", "assigned in all"), .money(all)),
      ReportFigure(
        "cancelled_projects", say("proyectos cancelados en esas unidades", "cancelled projects in those units"),
        .count(cancelledWorks.count)),
      ReportFigure(
        "cancelled_assigned", say("asignado a esos proyectos cancelados", "assigned to those cancelled projects"),
        .money(cancelledWorks.total(\.budgetAssigned))),
      ReportFigure(
        "units_without_investment", say("unidades con nada asignado", "units with nothing assigned"),
        .count(investment.units.count - invested.count)),
      ReportFigure(
        "units_without_population", say("unidades sin población registrada", "units without a recorded population"),
        .count(investment.leftOut.count)),
      ReportFigure(
        "assigned_without_population", say("asignado a unidades sin población", "assigned to units without population"),
        .money(unpeopled)),
      ReportFigure(
        "units_without_amount", say("unidades sin monto registrado", "units without a recorded amount"),
        .count(unpriced)),
      ReportFigure(
        "assigned_elsewhere", say("asignado sin unidad del catálogo", "assigned without a unit of the catalogue"),
        .money(elsewhere)),
    ]
  }

  /// The Lorenz curve, point by point.
  private var curve: ReportTable {
    ReportTable(
      title: say("Curva de Lorenz", "Lorenz curve"),
      columns: [
        .keys("point", say("Punto", "Point")),
        .init("people_percent", say("Habitantes, acumulado", "Inhabitants, up to here")),
        .init("assigned_percent", say("Inversión, acumulado", "Investment, up to here")),
      ],
      rows: investment.lorenz.points.enumerated().map { number, point in
        func percent(_ share: Double) -> ReportValue { .percent(Int((share * 1_000_000).rounded()), decimals: 4) }
        return [.text("\(number)"), percent(point.people), percent(point.amount)]
      })
  }

  /// Units that got something, the least favoured first.
  private var invested: [InvestmentPerHead.Unit] { investment.units.filter { $0.pesos > 0 } }

  /// Where the curve stands at half of the people, between its points by straight line.
  private var lowerHalf: ReportValue {
    let points = investment.lorenz.points
    guard let next = points.firstIndex(where: { $0.people >= 0.5 }), next > 0 else { return .none }
    let (a, b) = (points[next - 1], points[next])
    let share = a.amount + (b.amount - a.amount) * (0.5 - a.people) / (b.people - a.people)
    return .percent(Int((share * 1000).rounded()), decimals: 1)
  }

  private var shareOfLowerHalf: String { lowerHalf.text }

  private func name(_ key: String) -> String {
    facts.units.first { $0.key == key }.map(facts.name) ?? key
  }

  private var chart: ReportChart {
    ReportChart(
      title: say("Curva de Lorenz de la inversión asignada", "Lorenz curve of the money assigned"),
      description: evenness,
      kind: .shares(
        investment.lorenz.points.map { .init($0.people, $0.amount) },
        across: say("habitantes, de menos a más inversión", "inhabitants, from least to most"),
        up: say("inversión", "investment")))
  }

  private static let shown = 5

  private var table: ReportTable {
    let units = invested
    let isShort = units.count <= 2 * Self.shown
    let chosen = isShort ? units : Array(units.prefix(Self.shown) + units.suffix(Self.shown))
    return ReportTable(
      title: isShort
        ? say("Inversión por habitante en cada unidad", "Investment per head in each unit")
        : say("Las cinco unidades con menos y las cinco con más", "The five units with least and the five with most"),
      columns: [
        .words("unit", say("Unidad", "Unit")), .init("population", say("Habitantes", "Inhabitants")),
        .init("per_head", say("Pesos por habitante", "Pesos per inhabitant")),
      ],
      rows: chosen.map { unit in
        let population = facts.units.first { $0.key == unit.key }?.population
        return [
          .text(name(unit.key)), population.map { .count($0) } ?? .none, .measured(unit.pesos, decimals: 2),
        ]
      })
  }

  private var leftOut: String {
    var sentences: [String] = []
    if !investment.leftOut.isEmpty {
      let units = say.count(investment.leftOut.count, ("unidad", "unidades"), ("unit", "units"))
      let money =
        unpeopled.centavos == 0
        ? "" : say(", con \(say.money(unpeopled)) asignados", ", with \(say.money(unpeopled)) assigned")
      sentences.append(
        say(
          "\(investment.leftOut.count == 1 ? "No se cuenta" : "No se cuentan") \(units) sin población registrada\(money).",
          "Left out: \(units) without a recorded population\(money)."))
    }
    if unpriced > 0 {
      let units = say.count(unpriced, ("unidad", "unidades"), ("unit", "units"))
      sentences.append(
        say(
          "Sin dato: \(units) con proyectos de los que ninguno tiene monto registrado.",
          "No data: \(units) with projects none of which has an amount recorded."))
    }
    if elsewhere.centavos > 0 {
      sentences.append(
        say(
          "\(say.money(elsewhere)) son de proyectos sin unidad del catálogo y no entran aquí.",
          "\(say.money(elsewhere)) belong to projects without a unit of the catalogue and do not count here."))
    }
    return sentences.joined(separator: " ")
  }
}
