import Figures
import Territory

/// What the units of a map say in one sentence: its title.
struct MapFinding {
  let figure: AreaFigure
  let units: [MapUnit]
  let say: ReportVoice

  private var all: String { say.number(units.count) }
  private var every: String { say.count(units.count, ("unidad", "unidades"), ("unit", "units")) }
  private var values: [Double] { units.compactMap(figure.value) }
  /// «4 unidades con dato»; all of them where none is without.
  private var known: String {
    if values.count == units.count { return every }
    return say.count(
      values.count, ("unidad con dato", "unidades con dato"), ("unit with data", "units with data"))
  }

  private func total(_ value: (MapUnit) -> Int) -> String { say.number(units.reduce(0) { $0 + value($1) }) }

  var sentence: String {
    switch figure {
    case .coverage: return coverage(visited: say.number(units.count { $0.counted.visits > 0 }))
    case .visits:
      let visits = units.reduce(0) { $0 + $1.counted.visits }
      return counted(visits: say.count(visits, ("visita", "visitas"), ("visit", "visits")))
    case .projects:
      return projects
    case .progress: return progress
    case .population:
      return population
    case .investment: return investment
    case .recency: return recency
    case .overdue: return overdue
    case .delayed: return delayed
    case .gap: return gap
    }
  }

  /// The same of any month, with `{visited}` or `{visits}` to fill; nil where the figure has no months.
  var ofMonths: String? {
    switch figure {
    case .coverage: coverage(visited: "{visited}")
    case .visits: counted(visits: "{visits}")
    case .projects, .progress, .population, .investment, .recency, .overdue, .delayed, .gap: nil
    }
  }

  private func coverage(visited: String) -> String {
    say(
      "\(visited) de \(all) \(units.count == 1 ? "unidad visitada" : "unidades visitadas")",
      "\(visited) of \(all) \(units.count == 1 ? "unit" : "units") visited")
  }

  private func counted(visits: String) -> String { say("\(visits) en \(every)", "\(visits) in \(every)") }

  private var projects: String {
    let count = units.reduce(0) { $0 + $1.counted.projects }
    let works = say.count(count, ("proyecto", "proyectos"), ("project", "projects"))
    let places = units.count { $0.counted.projects > 0 }
    guard places > 0, places < units.count else { return say("\(works) en \(every)", "\(works) in \(every)") }
    return say("\(works) en \(say.number(places)) de \(every)", "\(works) in \(say.number(places)) of \(every)")
  }

  private var population: String {
    if values.isEmpty { return say("Sin dato de población en \(every)", "No population data in \(every)") }
    let people = total { $0.unit.population ?? 0 }
    let without = units.count - values.count
    guard without > 0 else { return say("\(people) habitantes en \(every)", "\(people) inhabitants in \(every)") }
    return say(
      "\(people) habitantes en \(say.number(values.count)) de \(every); \(say.number(without)) sin dato",
      "\(people) inhabitants in \(say.number(values.count)) of \(every); \(say.number(without)) without data")
  }

  private var middle: String { AreaFigure.number(((median(values) ?? 0) * 100).rounded() / 100) }

  private var progress: String {
    if values.isEmpty { return say("Sin avance físico en \(every)", "No physical progress in \(every)") }
    let known = say.number(values.count)
    return say(
      "Avance físico: la mitad de \(known) unidades con dato llega a \(middle) % o más",
      "Physical progress: half of the \(known) units with data reach \(middle) % or more")
  }

  private var investment: String {
    if values.isEmpty { return say("Sin dato de inversión en \(every)", "No investment data in \(every)") }
    let invested = values.filter { $0 > 0 }
    guard let least = invested.min(), let most = invested.max() else {
      return say("Sin inversión registrada en \(known)", "No investment recorded in \(known)")
    }
    let (low, high) = ("$" + say.measured(least, 2), "$" + say.measured(most, 2))
    let places = say.number(invested.count)
    let amount = low == high ? low : say("De \(low) a \(high)", "From \(low) to \(high)")
    let range = say(
      "\(amount) asignados por habitante en \(places) de \(known)",
      "\(amount) assigned per inhabitant in \(places) of \(known)")
    let none = values.count - invested.count
    guard none > 0 else { return range }
    return range + say("; \(say.number(none)) sin nada asignado", "; \(say.number(none)) with nothing assigned")
  }

  private var recency: String {
    if values.isEmpty { return say("Ninguna de \(every) tiene visita", "None of \(every) was ever visited") }
    let never = units.count - values.count
    let half = say(
      "La mitad de \(say.number(values.count)) unidades con visita lleva \(middle) días o más sin otra",
      "Half of \(say.number(values.count)) units once visited have waited \(middle) days or more")
    guard never > 0 else { return half }
    return half
      + say(
        "; \(say.number(never)) nunca \(never == 1 ? "la ha" : "la han") tenido",
        "; \(say.number(never)) \(never == 1 ? "was" : "were") never visited")
  }

  private var overdue: String {
    if values.isEmpty {
      return say("Sin visitas programadas en \(every)", "No visits scheduled in \(every)")
    }
    let late = say.number(values.count { $0 > 0 })
    return say(
      "Visitas atrasadas en \(late) de \(say.number(values.count)) unidades con visita programada",
      "Visits late in \(late) of \(say.number(values.count)) units with visits scheduled")
  }

  private var delayed: String {
    if values.isEmpty {
      return say("Sin obras con fecha prevista en \(every)", "No works with a planned end in \(every)")
    }
    let count = Int(values.reduce(0, +))
    let places = say.number(values.count { $0 > 0 })
    if count == 0 {
      return say("Ninguna obra pasada de su fecha en \(known)", "No work past its day in \(known)")
    }
    let works = say.count(
      count, ("obra pasada de su fecha", "obras pasadas de su fecha"), ("work past its day", "works past their day"))
    return say("\(works) en \(places) de \(known)", "\(works) in \(places) of \(known)")
  }

  private var gap: String {
    if values.isEmpty {
      return say("Sin ambos avances en \(every)", "Both figures of progress in none of \(every)")
    }
    let limit = Double(ProgressGroups.usualTolerance) / 100
    let count = values.count { $0 > limit }
    let known = say.number(values.count)
    if count == 0 {
      return say(
        "En ninguna de \(known) unidades con dato lo pagado rebasa lo construido por más de 20 puntos",
        "In none of \(known) units with data is payment more than 20 points ahead of the works")
    }
    let ahead = say.number(count)
    return say(
      "En \(ahead) de \(known) unidades con dato lo pagado rebasa lo construido por más de 20 puntos",
      "In \(ahead) of \(known) units with data payment is more than 20 points ahead of the works")
  }
}
