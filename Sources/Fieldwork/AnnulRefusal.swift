import Store
import Territory

/// Why a record is not annulled.
public enum AnnulRefusal: Refusal, Equatable {
  case alreadyAnnulled(kind: RecordKind, key: String, on: LocalDate)
  case inUse(kind: RecordKind, key: String, by: [RecordKind: Int])

  public var code: String? { if case .alreadyAnnulled = self { "E-AUD-01" } else { nil } }

  public func sentence(in language: Language) -> String {
    switch self {
    case .alreadyAnnulled(let kind, let key, let day):
      let name = kind.name(in: language)
      return language == .spanish
        ? "Ya se anuló \(name) «\(key)» el \(day); no hay nada que anular."
        : "The \(name) “\(key)” was annulled on \(day) already; there is nothing to annul."
    case .inUse(let kind, let key, let uses):
      let (name, counts) = (kind.name(in: language), RecordKind.counts(uses, in: language))
      return language == .spanish
        ? "No se anula \(name) «\(key)», que está en uso (\(counts)); anule o cambie esos registros antes."
        : "The \(name) “\(key)” is in use (\(counts)) and is not annulled; annul or change those records first."
    }
  }
}

extension RecordKind {
  /// «2 proyectos, 1 visita».
  public static func counts(_ counts: [RecordKind: Int], in language: Language) -> String {
    RecordKind.allCases.compactMap { kind in
      counts[kind].map { "\($0) \($0 == 1 ? kind.name(in: language) : kind.plural(in: language))" }
    }.joined(separator: ", ")
  }

  public func name(in language: Language) -> String { language == .spanish ? spanishName : englishName }

  public func plural(in language: Language) -> String { language == .spanish ? spanishPlural : englishPlural }

  private var spanishPlural: String {
    switch self {
    case .jurisdiction: "jurisdicciones"
    case .visitDuty: "visitas debidas"
    case .avoidZone: "zonas evitadas"
    case .elevationSource: "elevaciones"
    case .territorialUnit, .promoter, .roadSource: spanishName + "es"
    default: spanishName + "s"
    }
  }

  private var englishPlural: String {
    switch self {
    case .visitDuty: "visit duties"
    default: englishName + "s"
    }
  }
}
