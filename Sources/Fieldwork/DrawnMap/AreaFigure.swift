import Figures
import Store
import Territory

/// What colours the units of a drawn map.
public enum AreaFigure: String, Sendable, CaseIterable {
  /// Visited or not.
  case coverage
  case visits, projects
  /// Mean physical progress of the unit's works.
  case progress
  case population

  /// The unit's figure; nil: without data.
  func value(of unit: UnitCoverage) -> Double? {
    switch self {
    case .coverage: unit.visits > 0 ? 1 : 0
    case .visits: Double(unit.visits)
    case .projects: Double(unit.projects)
    case .progress: unit.meanProgress.map { Double($0) / 100 }
    case .population: unit.unit.population.map(Double.init)
    }
  }

  func title(in language: Language) -> String {
    switch (self, language) {
    case (.coverage, .spanish): "Unidades"
    case (.coverage, .english): "Units"
    case (.visits, .spanish): "Visitas por unidad"
    case (.visits, .english): "Visits by unit"
    case (.projects, .spanish): "Proyectos por unidad"
    case (.projects, .english): "Projects by unit"
    case (.progress, .spanish): "Avance físico promedio (%)"
    case (.progress, .english): "Mean physical progress (%)"
    case (.population, .spanish): "Población"
    case (.population, .english): "Population"
    }
  }

  /// A figure with its unit, as a reader of the map is told it.
  func words(_ value: Double, in language: Language) -> String {
    let number = Self.number(value)
    switch (self, language) {
    case (.coverage, .spanish): return value > 0 ? "visitada" : "sin visita"
    case (.coverage, .english): return value > 0 ? "visited" : "not visited"
    case (.visits, .spanish): return "\(number) \(value == 1 ? "visita" : "visitas")"
    case (.visits, .english): return "\(number) \(value == 1 ? "visit" : "visits")"
    case (.projects, .spanish): return "\(number) \(value == 1 ? "proyecto" : "proyectos")"
    case (.projects, .english): return "\(number) \(value == 1 ? "project" : "projects")"
    case (.progress, _): return "\(number) %"
    case (.population, .spanish): return "\(number) habitantes"
    case (.population, .english): return "\(number) inhabitants"
    }
  }

  /// As few decimals as it takes, two at most.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    if hundredths % 100 == 0 { return grouped(hundredths / 100, decimals: 0) }
    return hundredths % 10 == 0 ? grouped(hundredths / 10, decimals: 1) : grouped(hundredths, decimals: 2)
  }
}

/// How the classes of a map's units are found, as typed.
public enum ClassChoice: String, Sendable, CaseIterable {
  case quantile, equal, jenks, round

  var method: ClassMethod {
    switch self {
    case .quantile: .quantile
    case .equal: .equalInterval
    case .jenks: .naturalBreaks
    case .round: .roundLimits
    }
  }
}
