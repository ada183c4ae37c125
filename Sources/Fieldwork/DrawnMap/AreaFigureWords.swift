import Territory

/// What a map says of the figure that colours its units.
extension AreaFigure {
  /// The legend's heading, with the figure's unit.
  func title(_ say: ReportVoice) -> String {
    switch self {
    case .coverage: say("Cobertura", "Coverage")
    case .visits: say("Visitas por unidad", "Visits by unit")
    case .projects: say("Proyectos por unidad", "Projects by unit")
    case .progress: say("Avance físico promedio (%)", "Mean physical progress (%)")
    case .population: say("Población (habitantes)", "Population (inhabitants)")
    case .investment: say("Inversión asignada (pesos por habitante)", "Money assigned (pesos per inhabitant)")
    case .recency: say("Días desde la última visita", "Days since the last visit")
    case .overdue: say("Días de atraso de las visitas", "Days that visits are late")
    case .delayed: say("Obras pasadas de su fecha", "Works past their day")
    case .gap: say("Avance financiero menos físico (puntos)", "Financial less physical progress (points)")
    }
  }

  /// A figure with its unit, as a reader of the map is told it.
  func words(_ value: Double, _ say: ReportVoice) -> String {
    let number = Self.number(value)
    func counted(_ spanish: (String, String), _ english: (String, String)) -> String {
      let words = say.language == .spanish ? spanish : english
      return "\(number) \(value == 1 ? words.0 : words.1)"
    }
    switch self {
    case .coverage: return value > 0 ? say("visitada", "visited") : say("sin visita", "not visited")
    case .visits: return counted(("visita", "visitas"), ("visit", "visits"))
    case .projects: return counted(("proyecto", "proyectos"), ("project", "projects"))
    case .progress: return "\(number) %"
    case .population: return counted(("habitante", "habitantes"), ("inhabitant", "inhabitants"))
    case .investment: return "$\(say.measured(value, 2)) " + say("por habitante", "per inhabitant")
    case .recency: return counted(("día", "días"), ("day", "days"))
    case .overdue:
      if value == 0 { return say("al día", "on time") }
      return counted(("día de atraso", "días de atraso"), ("day late", "days late"))
    case .delayed: return counted(("obra", "obras"), ("work", "works"))
    case .gap:
      let sign = value > 0 ? "+" : value < 0 ? "−" : ""
      return sign + Self.number(abs(value)) + " " + (abs(value) == 1 ? say("punto", "point") : say("puntos", "points"))
    }
  }

  /// The class of units without a figure, and why they have none.
  func withoutData(_ say: ReportVoice) -> String {
    switch self {
    case .coverage, .visits, .projects: say("Sin dato", "No data")
    case .progress: say("Sin dato: avance sin medir ni reportar", "No data: progress neither measured nor reported")
    case .population: say("Sin dato de población", "No population data")
    case .investment:
      say("Sin dato: proyectos sin monto, o sin población", "No data: projects without amount, or no population")
    case .recency: say("Sin dato: nunca visitada", "No data: never visited")
    case .overdue: say("Sin dato: sin visitas programadas", "No data: no visits scheduled")
    case .delayed: say("Sin dato: sin obras con fecha prevista", "No data: no works with a planned end")
    case .gap: say("Sin dato: falta alguno de los dos", "No data: one of the two is missing")
    }
  }

  /// Which works the figure counts and which it does not; nil where that is plain.
  func rule(_ say: ReportVoice) -> String? {
    switch self {
    case .progress, .gap: say.meanRule
    case .investment: say.investmentRule
    case .coverage, .visits, .projects, .population, .recency, .overdue, .delayed: nil
    }
  }

  /// The class of 0, where it stands apart.
  func none(_ say: ReportVoice) -> String {
    switch self {
    case .overdue: say("0: al día", "0: on time")
    case .investment: say("0: nada asignado", "0: nothing assigned")
    case .coverage, .visits, .projects, .progress, .population, .recency, .delayed, .gap: say("0: ninguna", "0: none")
    }
  }
}
