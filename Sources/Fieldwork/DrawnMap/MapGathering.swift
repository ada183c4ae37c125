import Cartography
import Exchange
import Figures
import Store
import Territory

/// Gathers what a drawn map shows, layer by layer, with the fields that its audience may see.
struct MapGathering {
  let reader: FieldReader
  /// Of what has happened by now.
  let scope: CoverageScope
  /// The whole period: rounds are planned ahead.
  let period: PeriodBounds
  let fields: MapFields
  let choice: MapFieldsChoice
  let zone: Zone
  let words: MapWords
  let figure: AreaFigure
  let classes: ClassChoice
  /// nil: nobody asked for a number.
  let classCount: Int?
  /// Until when records count: the status and the money of works are always those of this day.
  let today: LocalDate
  var content: MapContent
  var counts: [MapFeature: Int] = [:]
  var withoutGeometry = MapSummary.Sample()
  var withoutSite = MapSummary.Sample()
  /// Works that stand only somewhere in their unit.
  var approximateWorks = 0
  /// What whoever makes the map should know of its classes.
  var cautions: [ClassCaution] = []
  /// Whether no unit has the figure that was to colour it.
  var isWithoutValues = false
  var units: [MapUnit] = []
  /// How many of each kind there are before any filter.
  var all: [MapFeature: Int] = [:]
  /// The units that a filter leaves out, and those that remain beside them; nil: no filter leaves any out. A drawn map is
  /// one statement, so that works and events of the others are not on it either. A file of data keeps all of each layer
  /// that the filter does not name: whoever opens it joins the layers as he needs.
  var leftOut: [TerritorialUnit] = []
  var remaining: Set<UnitKey>?
  /// Works and events of units that a filter leaves out.
  var outsideRemaining = 0
  /// The names of the edition's units by key.
  var unitNames: [String: String] = [:]
  /// What the units' classes mean, and the class of each.
  var unitLegend: MapLegend?
  var unitClasses: [Int?] = []
  var unitLimits: (figures: [Int], entries: [Int]) = ([], [])
  var legendEntries: [MapLegend.Entry] = []
  /// Of units that stand as marks.
  var pointLegend: MapLegend?
  var assemblies: [HeldEvent] = []
  var visits: [MappedVisit] = []
  var statusRows: [(label: String, count: Int)] = []
  var rounds: [MappedRound] = []
  /// Those of which a filter leaves some stops out.
  var partialRounds: Set<RecordID> = []
  var showsRoads = false

  init(
    _ reader: FieldReader, scope: CoverageScope, fields: MapFields, choice: MapFieldsChoice, zone: Zone,
    today: LocalDate, _ request: MapRequest, in language: Language
  ) {
    (self.reader, self.scope, self.fields, self.choice, self.zone) = (reader, scope, fields, choice, zone)
    period = PeriodBounds(request.period, in: zone)
    self.today = today
    figure = request.figure ?? .coverage
    (classes, classCount) = (request.classes ?? figure.usualClasses, request.classCount)
    words = MapWords(language, request.period)
    content = MapContent(title: "", language: language, cutOff: min(scope.bounds.lastDay, today))
  }

  /// - Throws: `FieldworkRefusal.noUnits`, `CoverageMapRefusal.noUnitsIn`, `FiguresRefusal`.
  mutating func gather(_ layers: [MapLayer], place: String) throws {
    if !layers.allSatisfy({ $0 == .coverage || $0 == .rounds }) { try nameUnits() }
    if layers.contains(.coverage) { try selectUnits() }
    for layer in layers {
      switch layer {
      case .coverage: try gatherUnits()
      case .projects: try gatherSites()
      case .assemblies: try gatherAssemblies()
      case .visits: try gatherVisits()
      case .rounds: try gatherRounds()
      }
    }
    if !layers.contains(.coverage) { try outlineUnits() }
    content.markLegend = markLegend(layers)
    leaveOutStrays()
    let surroundings = try scope.namedSurroundings(reader)
    (content.surroundings, content.surroundingNames) = (surroundings.map(\.shape), surroundings.map(\.name))
    (content.neighbours, content.wider) = (leftOut.compactMap(\.boundary), try scope.wider(reader))
    // Under another subject more names than this hide the units'.
    content.namesMarks = areMarksSubject(layers) || content.marks.count <= 25
    content.marksCalled = pointLegend == nil ? markTitle(layers).lowercased() : nil
    let filter = FilterWords(choice.conditions, fields, unitNames, words)
    let title = MapTitle(
      words: words, filter: filter, figure: figure, units: units, counts: counts, all: all,
      isOfRemaining: remaining != nil)
    content.title = title.sentence(layers)
    content.subtitle = place
    content.table = table(of: layers)
    content.months = try months(of: layers, title)
    if let edition = scope.edition, !content.areas.isEmpty || !units.isEmpty {
      content.sources.append(words.catalogue(edition.code))
    }
    content.sources.append(words.records)
    if let sentence = filter.sentence { content.notes.append(sentence) }
    if outsideRemaining > 0 { content.notes.append(words.onlyInRemaining(markTitle(layers))) }
    if try showsLaterWorks(layers) { content.notes.append(words.voice.worksAsRecorded(on: today)) }
    note(layers)
  }

  /// Units that stand as marks have a heading of their own.
  private func markLegend(_ layers: [MapLayer]) -> MapLegend? {
    var entries = legendEntries
    guard !entries.isEmpty else { return nil }
    guard let pointLegend else { return MapLegend(title: markTitle(layers), entries: entries) }
    let first = pointLegend.entries.count
    if entries.indices.contains(first) { entries[first].heading = markTitle(layers) }
    return MapLegend(title: pointLegend.title, entries: entries)
  }

  /// Whether the map is about its marks: works or events come first, or the units themselves are points.
  private func areMarksSubject(_ layers: [MapLayer]) -> Bool {
    [.projects, .assemblies, .visits].contains(layers[0]) || pointLegend != nil
  }

  /// What the marks are.
  private func markTitle(_ layers: [MapLayer]) -> String {
    switch layers.filter({ $0 != .coverage && $0 != .rounds }) {
    case [.projects]: words.works
    case [.assemblies]: words.assembliesHeading
    case [.visits]: words.visitsHeading
    default: words.marks
    }
  }

  /// Whether the map shows works that ended after its last day, and so as they came to be later.
  private func showsLaterWorks(_ layers: [MapLayer]) throws -> Bool {
    let isOfWorks = layers.contains(.projects) || layers.contains(.coverage) && figure.isOfWorks
    guard isOfWorks, scope.bounds.lastDay < today else { return false }
    return try reader.reportedProjects(during: scope.bounds).contains {
      scope.holds($0.unit) && $0.ended(after: scope.bounds.lastDay)
    }
  }

  private mutating func note(_ layers: [MapLayer]) {
    let isOfProgress = layers.contains(.coverage) && (figure == .progress || figure == .gap)
    if isOfProgress {
      content.notes.append(words.voice.progressRule)
    } else if layers.contains(.projects) {
      content.factNotes.append(words.voice.progressRule)
    }
    if isOfProgress, figure == .gap { content.notes.append(words.voice.financialRule) }
    // The sheet itself counts the areas that it cannot draw.
    let others = withoutGeometry.count - content.areas.count(where: \.isUndrawn)
    if others > 0 { content.wholeNotes.append(words.undrawn(others)) }
    if approximateWorks > 0 { content.wholeNotes.append(words.voice.approximate(approximateWorks)) }
    if !content.areas.isEmpty || !units.isEmpty, let warning = scope.editionWarning {
      content.notes.append(warning.sentence(in: words.language))
    }
    if withoutSite.count > 0 { content.wholeNotes.append(words.siteless(withoutSite.count)) }
  }

  /// What a reader may ask of a feature.
  func facts<Record>(of record: Record, _ fields: [MapField<Record>]) -> [MapFact] {
    let isOfUnit = Record.self == MapUnit.self
    // A person reads name and key above the facts, and coverage in the number of visits.
    let known: Set = ["nombre", "cobertura", isOfUnit ? self.fields.unitKey : ""]
    return fields.filter { choice.takes($0) && !known.contains($0.name) }.map { field in
      let text = words.text(field.value(record, zone), of: field.name)
      let unit = field.name == self.fields.unitKey ? unitNames[text].map { "\(text) \($0)" } : nil
      return MapFact(words.heading(field.name), unit ?? text)
    }
  }
}

extension Coordinate {
  /// The place of what is told and cannot be drawn.
  static let nowhere = Coordinate(longitude: .nan, latitude: .nan)

  var isNowhere: Bool { longitude.isNaN }
}

extension MapArea {
  var isUndrawn: Bool { shape.polygons.isEmpty }
}
