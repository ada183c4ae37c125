import Territory

/// The title of a drawn map: what its first layer says, of which part of the whole, and when.
struct MapTitle {
  let words: MapWords
  let filter: FilterWords
  let figure: AreaFigure
  let units: [MapUnit]
  /// What the map shows, and what there is before any filter.
  let counts, all: [MapFeature: Int]
  /// Whether a filter left some of the units out.
  let isOfRemaining: Bool

  private func say(_ spanish: String, _ english: String) -> String { words.say(spanish, english) }

  /// «53 de 57 unidades visitadas, T4 2024»; filtered, «4 de 57 unidades con 2 visitas, T4 2024».
  func sentence(_ layers: [MapLayer]) -> String {
    let finding =
      switch layers[0] {
      case .coverage:
        isOfRemaining ? ofRemaining(layers) : MapFinding(figure: figure, units: units, say: words.voice).sentence
      case .rounds: part(layers[0]) + ", " + counted(.stop, ("parada", "paradas"), ("stop", "stops"))
      case .projects, .assemblies, .visits: part(layers[0])
      }
    return with(layers, finding) + ", \(words.period)"
  }

  /// A finding and what a filter leaves of further layers.
  func with(_ layers: [MapLayer], _ finding: String) -> String {
    ([finding] + layers.dropFirst().compactMap(filtered)).joined(separator: "; ")
  }

  /// «14 obras terminadas de 57»: what a filter leaves of a further layer; nil where it asks for nothing of that, or only
  /// for units by their keys, which stand in the title.
  private func filtered(_ layer: MapLayer) -> String? {
    if layer == .coverage || filter.namesUnits { return nil }
    return filter.phrases(of: Self.noun(layer).kind, count: 0).isEmpty ? nil : part(layer, namesUnits: false)
  }

  private typealias Noun = (kind: MapFeature, spanish: (String, String), english: (String, String))

  private static func noun(_ layer: MapLayer) -> Noun {
    switch layer {
    case .coverage: (.unit, ("unidad", "unidades"), ("unit", "units"))
    case .projects: (.site, ("obra", "obras"), ("works site", "works sites"))
    case .assemblies:
      (.assembly, ("asamblea celebrada", "asambleas celebradas"), ("assembly held", "assemblies held"))
    case .visits: (.visit, ("visita", "visitas"), ("visit", "visits"))
    case .rounds: (.round, ("recorrido", "recorridos"), ("round", "rounds"))
    }
  }

  private func counted(_ kind: MapFeature, _ spanish: (String, String), _ english: (String, String)) -> String {
    words.voice.count(counts[kind] ?? 0, spanish, english)
  }

  /// «14 obras terminadas de 57: tipo = Luminarias»; all of them without a filter.
  /// - Parameter namesUnits: say of which units they are, where a filter left some out.
  private func part(_ layer: MapLayer, namesUnits: Bool = true) -> String {
    let (kind, spanish, english) = Self.noun(layer)
    let (shown, whole) = (counts[kind] ?? 0, all[kind] ?? 0)
    let (joined, apart) = split(filter.phrases(of: kind, count: shown))
    let some = counted(kind, spanish, english)
    guard shown < whole || !joined.isEmpty || !apart.isEmpty else { return some }
    let number = words.voice.number(shown)
    let of = words.voice.number(whole)
    let noun = joined.map { " " + $0 }.joined()
    var text = say("\(some)\(noun) de \(of)", "\(number) of \(of) \(whole == 1 ? english.0 : english.1)\(noun)")
    if isOfRemaining, namesUnits { text += say(" en ", " in ") + remaining }
    return text + (apart.isEmpty ? "" : ": " + apart.joined(separator: "; "))
  }

  private func split(_ phrases: [FilterWords.Phrase]) -> (joined: [String], apart: [String]) {
    phrases.reduce(into: ([], [])) { parts, phrase in
      switch phrase {
      case .joined(let text): parts.0.append(text)
      case .apart(let text): parts.1.append(text)
      }
    }
  }

  /// «4 de 57 unidades con 2 visitas».
  private var remaining: String {
    let (joined, apart) = split(filter.phrases(of: .unit, count: units.count))
    let (number, of) = (words.voice.number(units.count), words.voice.number(all[.unit] ?? 0))
    let noun = joined.map { " " + $0 }.joined()
    return say("\(number) de \(of) unidades\(noun)", "\(number) of \(of) units\(noun)")
      + (apart.isEmpty ? "" : ": " + apart.joined(separator: "; "))
  }

  /// Which units they are says how often they were visited where that was asked for; else that comes after it.
  private func ofRemaining(_ layers: [MapLayer]) -> String {
    if units.count == 1, filter.namesUnits { return ofOne(units[0], layers) }
    if figure == .coverage, filter.isOfVisits { return remaining }
    return remaining + "; " + MapFinding(figure: figure, units: units, say: words.voice).sentence
  }

  /// «Unidad 06-040 AGRICOLA ORIENTAL I: 2 obras, 2 visitas».
  private func ofOne(_ unit: MapUnit, _ layers: [MapLayer]) -> String {
    var parts: [String] = []
    if figure == .coverage {
      parts.append(
        layers.contains(.projects)
          ? counted(.site, ("obra", "obras"), ("works site", "works sites"))
          : words.voice.count(unit.counted.projects, ("proyecto", "proyectos"), ("project", "projects")))
      parts.append(words.voice.count(unit.counted.visits, ("visita", "visitas"), ("visit", "visits")))
    } else {
      parts.append(figure.value(of: unit).map { figure.words($0, words.voice) } ?? figure.withoutData(words.voice))
    }
    if layers.contains(.assemblies) {
      parts.append(counted(.assembly, ("asamblea", "asambleas"), ("assembly", "assemblies")))
    }
    let name = "\(unit.unit.key) \(unit.unit.name)"
    return say("Unidad \(name): ", "Unit \(name): ") + parts.joined(separator: ", ")
  }
}
