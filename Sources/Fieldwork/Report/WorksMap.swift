import Cartography
import Territory

/// A works site as a report shows it.
struct PlacedWork: Sendable {
  var code: String
  var name: String
  var status: Project.Status
  /// nil where nobody recorded one.
  var place: Coordinate?
  /// Whether `place` is only somewhere in its unit.
  var isApproximate = false
}

/// The works of a report on the map: each at its place by status or, where no place is known better than by its unit or
/// there are too many to be told apart, the units by how far their works are built.
struct WorksMap {
  let facts: ReportFacts
  private let placed: [PlacedWork]

  init(_ facts: ReportFacts) {
    self.facts = facts
    placed = facts.works.filter { $0.place != nil }
  }

  private var say: ReportVoice { facts.voice }

  /// More marks than this cover the land of a report's map, and so do fewer that say no more than whose unit has works.
  private static let (most, mostApproximate) = (300, 60)

  /// nil where no work has a place.
  var content: MapContent? {
    guard !placed.isEmpty else { return nil }
    var map = isOfUnits ? byUnit : byMark
    (map.surroundings, map.surroundingNames) = (facts.surroundings.map(\.shape), facts.surroundings.map(\.name))
    map.sources = facts.sources
    return map
  }

  private var isOfUnits: Bool {
    let most = placed.allSatisfy(\.isApproximate) ? Self.mostApproximate : Self.most
    return !facts.areUnitsOfPoints && placed.count > most
  }

  private var byMark: MapContent {
    var map = MapContent(title: markTitle, language: facts.language, cutOff: facts.cutOff)
    let statuses = Project.Status.allCases.filter { status in facts.works.contains { $0.status == status } }
    map.markLegend = MapLegend(
      title: say("Obras por estado", "Works by status"),
      entries: statuses.map { status in
        MapLegend.Entry(
          say.capitalised(say.status(status)), count: facts.works.count { $0.status == status }, symbol: .status(status)
        )
      })
    map.areas = areas { _ in 0 }
    if !map.areas.isEmpty {
      // A ground that marks stand out from.
      map.areaLegend = MapLegend(
        title: "",
        entries: [
          .init(
            say.capitalised(say.units(facts.edition.level, map.areas.count)), count: map.areas.count,
            symbol: .deviation(0, of: 1))
        ])
    }
    map.marks = placed.map { work in
      MapMark(
        id: work.code, name: work.name.forReports, place: work.place!, entry: statuses.firstIndex(of: work.status)!)
    }
    // Where units have no boundaries nothing else would say where a mark is.
    map.namesMarks = facts.areUnitsOfPoints && placed.count <= 60
    return map
  }

  private func areas(_ entry: (TerritorialUnit) -> Int?) -> [MapArea] {
    facts.units.compactMap { unit in
      unit.boundary.map { MapArea(id: unit.key, name: unit.name.forReports, shape: $0, entry: entry(unit)) }
    }
  }

  // MARK: By unit

  /// Hundredths of a percent; the last class ends with 100 %.
  private static let limits = [2500, 5000, 7500, 10_000]

  private var byUnit: MapContent {
    var map = MapContent(
      title: say(
        "Avance físico medio de las obras de cada unidad", "Mean physical progress of the works of each unit"),
      language: facts.language, cutOff: facts.cutOff)
    let (withWorks, classes) = (facts.unitsWithWorks, Self.limits.count)
    map.areas = areas { unit in
      if let mean = facts.meanProgress[unit.key] { return Self.limits.firstIndex { mean < $0 } ?? classes - 1 }
      return withWorks.contains(unit.key) ? classes : classes + 1
    }
    let words = [
      say("menos de 25 %", "less than 25 %"), say("de 25 a menos de 50 %", "25 to less than 50 %"),
      say("de 50 a menos de 75 %", "50 to less than 75 %"), say("de 75 a 100 %", "75 to 100 %"),
      say("con obras, sin dato de avance", "with works, progress not recorded"), say("sin obras", "without works"),
    ]
    let symbols =
      (0..<classes).map { LegendSymbol.step($0, of: classes) } + [.withoutData, .deviation(0, of: 1)]
    map.areaLegend = MapLegend(
      title: say("Avance físico medio", "Mean physical progress"),
      entries: zip(words, symbols).enumerated().map { index, entry in
        .init(entry.0, count: map.areas.count { $0.entry == index }, symbol: entry.1)
      })
    return map
  }

  // MARK: Words

  private var approximateCount: Int { placed.count(where: \.isApproximate) }

  /// The figures that its words tell.
  var figures: [ReportFigure] {
    [
      ReportFigure("sites_on_map", say("obras en el mapa", "works on the map"), .count(placed.count)),
      ReportFigure(
        "sites_without_place", say("obras sin lugar registrado", "works without a recorded place"),
        .count(facts.works.count - placed.count)),
      ReportFigure(
        "approximate_sites", say("obras sin coordenadas, en un punto de su unidad", "works at a point of their unit"),
        .count(approximateCount)),
    ]
  }

  /// How many marks stand only somewhere in their unit; nil where none does.
  var approximate: String? {
    let count = approximateCount
    guard count > 0 else { return nil }
    return isOfUnits ? say.withoutCoordinates(count) : say.approximate(count)
  }

  private var markTitle: String {
    let works = say.count(
      placed.count, ("obra en el mapa", "obras en el mapa"), ("work on the map", "works on the map"))
    let others = facts.works.count - placed.count
    guard others > 0 else { return works + say(", por estado", ", by status") }
    return works
      + say("; \(say.number(others)) sin lugar registrado", "; \(say.number(others)) without a recorded place")
  }
}

extension ReportFacts {
  /// The keys of units in which a project of the period lies.
  var unitsWithWorks: Set<String> { Set(projects.compactMap(unitKey)) }
}

extension ReportVoice {
  /// Works whose marks were put inside their unit because nobody recorded where they are.
  func approximate(_ count: Int) -> String {
    if count == 1 {
      return self(
        "1 obra no tiene coordenadas: su marca es aproximada, en un punto de su unidad.",
        "1 work has no coordinates: its mark is approximate, at a point of its unit.")
    }
    return self(
      "\(number(count)) obras no tienen coordenadas: sus marcas son aproximadas, cada una en un punto de su unidad.",
      "\(number(count)) works have no coordinates: their marks are approximate, each at a point of its unit.")
  }

  /// The same of a map that shows units and no marks.
  fileprivate func withoutCoordinates(_ count: Int) -> String {
    self(
      count == 1
        ? "1 obra no tiene coordenadas: el mapa la cuenta en su unidad."
        : "\(number(count)) obras no tienen coordenadas: el mapa las cuenta en su unidad.",
      count == 1
        ? "1 work has no coordinates: the map counts it in its unit."
        : "\(number(count)) works have no coordinates: the map counts them in their unit.")
  }
}
