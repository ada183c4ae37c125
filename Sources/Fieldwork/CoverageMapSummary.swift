import Exchange
import Territory

extension MapSummary {
  /// `126 elementos en sesion.geojson: 57 unidades, 57 obras, 12 asambleas`.
  public func sentence(in language: Language) -> String {
    let isSpanish = language == .spanish
    let place = path == "-" ? (isSpanish ? "la salida estándar" : "standard output") : path
    let parts = counts.map { "\($0.count) \($0.kind.word($0.count, in: language))" }.joined(separator: ", ")
    let noun = (isSpanish ? "elemento" : "feature") + (features == 1 ? "" : "s")
    return "\(features) \(noun) \(isSpanish ? "en" : "in") \(place): \(parts)"
  }

  /// The summary for a program, on one line.
  public var json: String {
    func sample(_ sample: Sample) -> JSONScalar {
      .object([.init("count", .int(sample.count)), .init("first", .array(sample.first.map(JSONScalar.string)))])
    }
    return JSONScalar.object([
      .init("file", .string(path)), .init("period", .string(period.description)), .init("features", .int(features)),
      .init("counts", .object(counts.map { .init($0.kind.plural, .int($0.count)) })),
      .init("without_geometry", sample(withoutGeometry)), .init("projects_without_site", sample(withoutSite)),
    ]).text
  }

  /// What the map cannot show, and why.
  public var warnings: [any Refusal] {
    var warnings: [MapWarning] = []
    if withoutGeometry.count > 0 {
      warnings.append(isDrawn ? .undrawn(withoutGeometry) : .withoutGeometry(withoutGeometry))
    }
    if withoutSite.count > 0 { warnings.append(.withoutSite(withoutSite)) }
    if isFiltered, features == 0 {
      warnings.append(.nothingMatches(found))
    } else if isFiltered, !found.isEmpty {
      warnings.append(.nothingMatchesIn(found))
    } else if features == 0 {
      warnings.append(.nothing(period, counts.map(\.kind)))
    }
    return warnings + others
  }

  private var isDrawn: Bool {
    DrawnFormat(path: path) != nil
  }
}

/// What a written map does not show.
public enum MapWarning: Refusal, Hashable {
  /// Features written with a null geometry.
  case withoutGeometry(MapSummary.Sample)
  /// The same of a drawn map.
  case undrawn(MapSummary.Sample)
  /// No feature has what `--where` asks for; what there is instead.
  case nothingMatches([Found])
  /// The same of some layers only.
  case nothingMatchesIn([Found])
  /// The layers have nothing in the period.
  case nothing(Period, [MapFeature])
  /// A file that opens with its colours lacks the field that they are of.
  case withoutColours(field: String)
  /// Projects that no feature shows.
  case withoutSite(MapSummary.Sample)
  /// No unit has the figure that was to colour it.
  case withoutValues(AreaFigure)
  /// Units counted of an edition that did not hold at the period's end.
  case notInForce(CatalogueEdition, on: LocalDate)

  /// A field asked for and what a layer has there.
  public struct Found: Hashable, Sendable {
    public var kind: MapFeature
    public var field: String
    /// The first or nearest ones.
    public var values: [String]
    /// How many different ones there are; counted up to 1,000.
    public var count: Int
    /// Whether some feature has what is asked of this field, though not of all.
    public var isMet: Bool
  }

  public func sentence(in language: Language) -> String {
    switch (self, language) {
    case (.withoutGeometry(let sample), .spanish):
      sample.count == 1
        ? "1 elemento va sin geometría (null): \(sample.words(in: language))."
        : "\(sample.count) elementos van sin geometría (null): \(sample.words(in: language))."
    case (.withoutGeometry(let sample), .english):
      sample.count == 1
        ? "1 feature has no geometry (null): \(sample.words(in: language))."
        : "\(sample.count) features have no geometry (null): \(sample.words(in: language))."
    case (.undrawn(let sample), .spanish):
      sample.count == 1
        ? "1 elemento no tiene figura: se cuenta y no se dibuja: \(sample.words(in: language))."
        : "\(sample.count) elementos no tienen figura: se cuentan y no se dibujan: \(sample.words(in: language))."
    case (.undrawn(let sample), .english):
      sample.count == 1
        ? "1 feature has no shape: it is counted and not drawn: \(sample.words(in: language))."
        : "\(sample.count) features have no shape: they are counted and not drawn: \(sample.words(in: language))."
    case (.withoutValues(let figure), .spanish):
      "Ninguna unidad tiene dato de --figure \(figure.rawValue): todas van rayadas."
    case (.withoutValues(let figure), .english):
      "No unit has a value for --figure \(figure.rawValue): all are hatched."
    case (.nothingMatches(let found), .spanish):
      "Nada cumple --where; " + Self.spanish(found)
    case (.nothingMatches(let found), .english):
      "Nothing is as --where asks; " + Self.english(found)
    case (.nothingMatchesIn(let found), .spanish):
      "--where deja fuera \(Self.all(found, in: language)); " + Self.spanish(found)
    case (.nothingMatchesIn(let found), .english):
      "--where leaves out \(Self.all(found, in: language)); " + Self.english(found)
    case (.nothing(let period, let kinds), .spanish):
      "El mapa queda vacío: en \(period) no hay \(Self.joined(kinds, " ni ", language)); revise --period y --layers."
    case (.nothing(let period, let kinds), .english):
      "The map is empty: in \(period) there are no \(Self.joined(kinds, " and no ", language)); check --period and --layers."
    case (.withoutColours(let field), .spanish):
      "El archivo se abrirá de un solo color, pues los suyos son del campo «\(field)»; añádalo a --fields."
    case (.withoutColours(let field), .english):
      "The file will open in a single colour, since its colours are of the field “\(field)”; add it to --fields."
    case (.notInForce(let edition, let day), _): ReportVoice(language).notInForce(edition, on: day)
    case (.withoutSite(let sample), .spanish):
      sample.count == 1
        ? "1 proyecto del periodo no tiene obra y no está en el mapa: \(sample.words(in: language))."
        : "\(sample.count) proyectos del periodo no tienen obra y no están en el mapa: \(sample.words(in: language))."
    case (.withoutSite(let sample), .english):
      sample.count == 1
        ? "1 project of the period has no site and is not on the map: \(sample.words(in: language))."
        : "\(sample.count) projects of the period have no site and are not on the map: \(sample.words(in: language))."
    }
  }
}

extension MapWarning {
  /// `hay tipo = luminarias, rampas y 3 más.`
  private static func spanish(_ found: [Found]) -> String {
    if found.isEmpty { return "revise sus valores." }
    let missed = found.filter { !$0.isMet }
    if missed.isEmpty { return "hay de cada valor pedido, pero no en el mismo elemento." }
    return "hay \(words(missed, in: .spanish))."
  }

  private static func english(_ found: [Found]) -> String {
    if found.isEmpty { return "check its values." }
    let missed = found.filter { !$0.isMet }
    if missed.isEmpty { return "each value asked for is there, but not in one feature." }
    return "there is \(words(missed, in: .english))."
  }

  private static func words(_ found: [Found], in language: Language) -> String {
    found.map { found in
      if found.values.isEmpty { return "\(found.field) = " + (language == .spanish ? "ningún dato" : "no value") }
      let rest = found.count - found.values.count
      let more = rest > 0 ? (language == .spanish ? " y \(rest) más" : " and \(rest) more") : ""
      return "\(found.field) = " + found.values.map(\.forReports).joined(separator: ", ") + more
    }.uniqued.joined(separator: "; ")
  }

  /// `todas las obras y todas las asambleas`
  private static func all(_ found: [Found], in language: Language) -> String {
    let (all, and) = language == .spanish ? ("tod", " y ") : ("all ", " and ")
    return found.map(\.kind).uniqued.map { kind in
      let article = kind == .round ? "os los " : "as las "
      return all + (language == .spanish ? article : "") + kind.word(2, in: language)
    }.joined(separator: and)
  }

  private static func joined(_ kinds: [MapFeature], _ and: String, _ language: Language) -> String {
    kinds.map { $0.word(2, in: language) }.joined(separator: and)
  }
}

extension MapSummary.Sample {
  fileprivate func words(in language: Language) -> String {
    let rest = count - first.count
    let more = rest > 0 ? (language == .spanish ? " y \(rest) más" : " and \(rest) more") : ""
    return first.joined(separator: ", ") + more
  }
}

extension MapFeature {
  fileprivate func word(_ count: Int, in language: Language) -> String {
    switch language {
    case .spanish: count == 1 ? rawValue : self == .unit ? "unidades" : rawValue + "s"
    case .english:
      switch self {
      // As the legend and the pages have it, where the file's own word is `sites`.
      case .site: count == 1 ? "work" : "works"
      case .assembly: count == 1 ? "assembly" : plural
      default: count == 1 ? String(plural.dropLast()) : plural
      }
    }
  }

  fileprivate var plural: String {
    switch self {
    case .unit: "units"
    case .site: "sites"
    case .assembly: "assemblies"
    case .visit: "visits"
    case .round: "rounds"
    case .stop: "stops"
    }
  }
}
