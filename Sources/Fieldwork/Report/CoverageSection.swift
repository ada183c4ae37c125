import Cartography
import Figures
import Store
import Territory

/// Where somebody was in the period: units, people, and how long others have waited.
struct CoverageSection {
  let facts: ReportFacts
  let coverage: Coverage
  private let recencies: [(unit: TerritorialUnit, recency: VisitRecency)]

  init(_ facts: ReportFacts) {
    self.facts = facts
    let level = facts.edition.level
    coverage = Coverage(
      of: facts.units.map { unit in
        let stops = facts.stops[UnitKey(unit.key, level: level)] ?? (0, 0)
        return CoveredUnit(
          key: unit.key, population: unit.population, visitDays: facts.visitDays[unit.key] ?? [],
          plannedStops: stops.planned, suspendedStops: stops.suspended)
      }, in: facts.elapsed)
    recencies = facts.units.map { unit in
      (unit, VisitRecency(days: facts.visitDays[unit.key] ?? [], at: facts.cutOff))
    }
  }

  private var say: ReportVoice { facts.voice }

  var section: ReportSection {
    var blocks: [ReportBlock] = [.paragraph(opening), .figures(figures)]
    if isUnfinished { blocks.append(.caution(unfinished)) }
    let map = CoverageFigure(facts)
    if let content = map.content { blocks.append(.map(content)) }
    if let undrawn = map.undrawn { blocks.append(.caution(undrawn)) }
    if coverage.visited > 0 {
      if let missing { blocks.append(.paragraph(missing)) }
      blocks.append(.paragraph([attainable, population].compactMap(\.self).joined(separator: " ")))
    } else {
      blocks.append(.paragraph(attainable))
    }
    if let overdue = overdue.sentence { blocks.append(.paragraph(overdue)) }
    // Where nobody ever came the table would say one thing of all units.
    if recencies.contains(where: { $0.recency.daysSince != nil }) { blocks += [.paragraph(waiting), .table(table)] }
    return ReportSection(
      id: "coverage", title: say("Cobertura", "Coverage"), finding: finding, blocks: blocks, data: [.figures(told)])
  }

  private var overdue: OverdueVisits { OverdueVisits(facts: facts) }

  private var isUnfinished: Bool { facts.elapsed != facts.period }

  private var finding: String {
    let units = coverage.units
    let level = facts.edition.level
    if coverage.visited == 0 {
      return say(
        "No hay visitas registradas en \(say.noneOfUnits(level, units)).",
        "No visit is recorded in \(say.noneOfUnits(level, units)).")
    }
    let part =
      coverage.visited == units
      ? say.allUnits(level, units) : say.partOfUnits(coverage.visited, level, units)
    let visits = say.count(coverage.visits, ("visita", "visitas"), ("visit", "visits"))
    return say(
      "\(coverage.visited == 1 ? "Se visitó" : "Se visitaron") \(part) (\(say.percent(coverage.tenths))), con \(visits).",
      "\(say.capitalised(part)) \(coverage.visited == 1 ? "was" : "were") visited (\(say.percent(coverage.tenths))), with \(visits)."
    )
  }

  private var opening: String {
    let span = say.span(facts.elapsed.first, facts.elapsed.last)
    let edition = facts.edition.code.forReports
    let visits = say(
      "Se cuentan las visitas \(span), en las unidades del catálogo \(edition)",
      "Visits \(span) are counted, in the units of catalogue \(edition)")
    let isInForce = facts.edition.isInForce(on: facts.period.last)
    let force = isInForce ? say(", vigente al cierre.", ", in force at the end.") : "."
    let doubt = isInForce ? "" : " " + say.notInForce(facts.edition, on: facts.period.last)
    return visits + force + doubt + outside
  }

  /// Visits that count in no unit of the edition.
  private var others: Int { facts.visits.count - coverage.visits }

  private var outside: String {
    guard others > 0 else { return "" }
    let visits = say.count(others, ("visita más", "visitas más"), ("more visit", "more visits"))
    return say(
      " Hubo \(visits) fuera de esas unidades, que no cuentan en la cobertura.",
      " There \(others == 1 ? "was" : "were") \(visits) outside those units, which do not count.")
  }

  private var figures: [ReportFigure] {
    var figures = [
      ReportFigure("units", say.capitalised(say.units(facts.edition.level, coverage.units)), .count(coverage.units)),
      ReportFigure("visited", say("visitadas", "visited"), .count(coverage.visited)),
      ReportFigure("coverage_percent", say("cobertura", "coverage"), .percent(tenths: coverage.tenths)),
      ReportFigure("visits", say("visitas", "visits"), .count(coverage.visits)),
    ]
    if coverage.attainableUnits != coverage.units { figures.append(attainableFigure) }
    if coverage.population > 0 {
      figures.append(
        ReportFigure(
          "population_visited_percent", say("población en unidades visitadas", "population in units visited"),
          .percent(tenths: coverage.populationTenths)))
    }
    if let overdue = overdue.figure { figures.append(overdue) }
    return figures
  }

  private var attainableFigure: ReportFigure {
    ReportFigure(
      "attainable_coverage_percent", say("cobertura alcanzable", "attainable coverage"),
      .percent(tenths: coverage.attainableTenths))
  }

  /// The figures that the sentences tell.
  private var told: [ReportFigure] {
    let longest = longestGap
    let people = coverage.population > 0
    return (coverage.attainableUnits == coverage.units ? [attainableFigure] : []) + [
      ReportFigure(
        "unvisited_units", say("unidades sin visita", "units without a visit"),
        .count(coverage.units - coverage.visited)),
      ReportFigure(
        "attainable_units", say("unidades alcanzables", "attainable units"), .count(coverage.attainableUnits)),
      ReportFigure(
        "out_of_reach_units", say("unidades fuera de alcance", "units out of reach"),
        .count(coverage.units - coverage.attainableUnits)),
      ReportFigure(
        "other_visits", say("visitas fuera de esas unidades", "visits outside those units"), .count(others)),
      ReportFigure(
        "population_known", say("habitantes", "inhabitants"), people ? .count(coverage.population) : .none),
      ReportFigure(
        "population_visited", say("habitantes en unidades visitadas", "inhabitants in units visited"),
        people ? .count(coverage.populationVisited) : .none),
      ReportFigure(
        "units_without_population", say("unidades sin población registrada", "units without a recorded population"),
        .count(coverage.withoutPopulation.count)),
      ReportFigure(
        "longest_wait_days", say("espera más larga desde la última visita", "longest wait since the last visit"),
        recencies.compactMap(\.recency.daysSince).max().map { .count($0) } ?? .none),
      ReportFigure(
        "longest_gap_days", say("lapso más largo sin ninguna visita", "longest run without any visit"),
        .count(longest?.days ?? 0)),
      ReportFigure(
        "longest_gap_first", say("primer día de ese lapso", "first day of that run"), .date(longest?.first)),
      ReportFigure("longest_gap_last", say("último día de ese lapso", "last day of that run"), .date(longest?.last)),
      overdue.mostDays, CoverageFigure(facts).undrawnFigure,
    ]
  }

  /// Of all visits of the period, those outside the units too.
  private var longestGap: VisitGaps.Run? {
    VisitGaps(days: facts.visits.map { facts.zone.date(of: $0.visitedAt) }, in: facts.elapsed).longest
  }

  /// More names than this are a list and no sentence.
  private static let listed = 10

  private var missing: String? {
    guard !coverage.missing.isEmpty, coverage.visited > 0 else { return nil }
    let names = facts.units.filter { coverage.missing.contains($0.key) }.map(facts.name)
    if names.count == 1 { return say("Quedó sin visita \(names[0]).", "Not visited: \(names[0]).") }
    if names.count > Self.listed {
      return say(
        "Quedaron sin visita \(say.number(names.count)), que el anexo «Unidades sin visita» nombra una por una.",
        "\(say.number(names.count)) were not visited; the annex “Units without a visit” names each.")
    }
    return say(
      "Quedaron sin visita \(say.number(names.count)): \(say.list(names, limit: Self.listed)).",
      "\(say.number(names.count)) were not visited: \(say.list(names, limit: Self.listed)).")
  }

  private var attainable: String {
    let out = coverage.units - coverage.attainableUnits
    guard out > 0 else {
      return say(
        "Ninguna unidad quedó fuera de alcance por paradas suspendidas por inseguridad: la cobertura alcanzable es la misma.",
        "No unit was out of reach by stops suspended for insecurity: attainable coverage is the same.")
    }
    return say(
      "En \(say.count(out, ("unidad", "unidades"), ("", ""))) todas las paradas se suspendieron por inseguridad; de las \(say.number(coverage.attainableUnits)) alcanzables se visitó \(say.percent(coverage.attainableTenths)).",
      "In \(say.count(out, ("", ""), ("unit", "units"))) every stop was suspended for insecurity; of the \(say.number(coverage.attainableUnits)) attainable ones \(say.percent(coverage.attainableTenths)) were visited."
    )
  }

  private var population: String? {
    guard coverage.population > 0 else { return nil }
    let isAll = coverage.populationVisited == coverage.population
    let known =
      isAll
      ? everybody
      : say(
        "En las unidades visitadas viven \(say.number(coverage.populationVisited)) de \(say.number(coverage.population)) habitantes (\(say.percent(coverage.populationTenths))).",
        "\(say.number(coverage.populationVisited)) of \(say.number(coverage.population)) inhabitants live in the units visited (\(say.percent(coverage.populationTenths)))."
      )
    let unknown = coverage.withoutPopulation.count
    guard unknown > 0 else { return known }
    return known
      + say(
        " Esta cifra no incluye \(say.count(unknown, ("unidad", "unidades"), ("", ""))) sin población registrada.",
        " This leaves out \(say.count(unknown, ("", ""), ("unit", "units"))) without a recorded population.")
  }

  private var everybody: String {
    let people = say.number(coverage.population)
    return say(
      "En las unidades visitadas viven los \(people) habitantes registrados.",
      "All \(people) inhabitants recorded live in the units visited.")
  }

  private var waiting: String {
    let gap = longestGap
    var sentences: [String] = []
    if let longest = recencies.compactMap(\.recency.daysSince).max() {
      sentences.append(waited(longest, recencies.filter { $0.recency.daysSince == longest }.map(\.unit)))
    }
    if let gap, coverage.visits > 0 {
      let days = say.count(gap.days, ("día", "días"), ("day", "days"))
      sentences.append(
        gap.days == 1
          ? say("No hubo dos días seguidos sin visitas.", "No two days in a row were without visits.")
          : say(
            "El lapso más largo sin ninguna visita fue de \(days), \(say.span(gap.first, gap.last)).",
            "The longest run without any visit was \(days), \(say.span(gap.first, gap.last))."))
    }
    return sentences.joined(separator: " ")
  }

  /// Of the units that have waited longest: up to three by name.
  private func waited(_ days: Int, _ units: [TerritorialUnit]) -> String {
    let names = say.list(units.map(facts.name), limit: 3)
    let days = say.count(days, ("día", "días"), ("day", "days"))
    return units.count == 1
      ? say(
        "De las que han recibido visita, la que más tiempo lleva esperando otra es \(names): \(days) al corte.",
        "Of those ever visited, the one that has waited longest for another visit is \(names): \(days) at the cut-off.")
      : say(
        "De las que han recibido visita, las que más tiempo llevan esperando otra son \(names): \(days) al corte.",
        "Of those ever visited, those that have waited longest for another visit are \(names): \(days) at the cut-off."
      )
  }

  private static let bands: [ClosedRange<Int>] = [0...30, 31...60, 61...90, 91...180, 181...Int.max]

  private var table: ReportTable {
    let population = facts.units.contains { $0.population != nil }
    func row(_ label: String, _ units: [TerritorialUnit]) -> [ReportValue] {
      let people = units.reduce(0) { $0 + ($1.population ?? 0) }
      return [
        .text(label), .count(units.count), .percent(tenths: tenthsOfPercent(units.count, of: facts.units.count)),
      ] + (population ? [.count(people)] : [])
    }
    var rows = Self.bands.map { band in
      row(
        band.upperBound == Int.max
          ? say("más de 180 días", "more than 180 days")
          : say("\(band.lowerBound) a \(band.upperBound) días", "\(band.lowerBound) to \(band.upperBound) days"),
        recencies.filter { $0.recency.daysSince.map(band.contains) ?? false }.map(\.unit))
    }.filter { $0[1] != .count(0) }
    let never = recencies.filter { $0.recency.daysSince == nil }.map(\.unit)
    if !never.isEmpty { rows.append(row(say("nunca visitadas", "never visited"), never)) }
    return ReportTable(
      title: say("Días desde la última visita", "Days since the last visit"),
      columns: [
        .words("days", say("Última visita", "Last visit")), .init("units", say("Unidades", "Units")),
        .init("share", say("Del total", "Of all")),
      ] + (population ? [.init("population", say("Habitantes", "Inhabitants"))] : []), rows: rows,
      total: row(say("Total", "Total"), facts.units))
  }

  private var unfinished: String { say.unfinished(at: facts.cutOff) }
}
