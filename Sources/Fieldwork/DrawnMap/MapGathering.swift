import Cartography
import Figures
import Geometry
import Store
import Territory

/// Gathers what a drawn map shows, layer by layer, with the fields that its audience may see.
struct MapGathering {
  let reader: FieldReader
  /// Of what has happened by now.
  let scope: CoverageScope
  /// The whole period: rounds are planned ahead.
  private let period: PeriodBounds
  let fields: MapFields
  let choice: MapFieldsChoice
  let zone: Zone
  let words: MapWords
  let figure: AreaFigure
  let classes: ClassChoice
  let classCount: Int
  private(set) var content: MapContent
  private(set) var counts: [MapFeature: Int] = [:]
  private(set) var withoutGeometry = MapSummary.Sample()
  private(set) var withoutSite = MapSummary.Sample()
  /// What whoever makes the map should know of its classes.
  private(set) var cautions: [ClassCaution] = []
  /// Units with their figures, and those that are visited.
  private(set) var units: [UnitCoverage] = []
  private var legendEntries: [MapLegend.Entry] = []
  /// The legend's entry of each unit.
  private(set) var unitLegend: MapLegend?
  private(set) var unitClasses: [Int?] = []
  private(set) var statusRows: [(label: String, count: Int)] = []
  private(set) var rounds: [MappedRound] = []
  private var showsRoads = false

  init(
    _ reader: FieldReader, scope: CoverageScope, fields: MapFields, choice: MapFieldsChoice, zone: Zone,
    _ request: MapRequest, in language: Language
  ) {
    (self.reader, self.scope, self.fields, self.choice, self.zone) = (reader, scope, fields, choice, zone)
    period = PeriodBounds(request.period, in: zone)
    (figure, classes, classCount) = (request.figure, request.classes, request.classCount)
    words = MapWords(language, request.period)
    content = MapContent(title: "", language: language, cutOff: scope.bounds.lastDay)
  }

  /// - Throws: `FieldworkRefusal.noUnits`, `CoverageMapRefusal.noUnitsIn`, `FiguresRefusal`.
  mutating func gather(_ layers: [MapLayer], place: String) throws {
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
    if !legendEntries.isEmpty { content.markLegend = MapLegend(title: words.marks, entries: legendEntries) }
    leaveOutStrays()
    // More names than this hide the units'.
    content.namesMarks = content.marks.count <= 25
    content.title = words.title(layers: layers, counts: counts, figure: figure, of: units)
    content.subtitle = place
    content.table = table(of: layers)
    if let edition = scope.edition, !content.areas.isEmpty {
      content.sources.append(words.catalogue(edition.code))
    }
    try gatherSurroundings()
    content.sources.append(words.records)
    if withoutGeometry.count > 0 { content.notes.append(words.undrawn(withoutGeometry.count)) }
    if withoutSite.count > 0 { content.notes.append(words.siteless(withoutSite.count)) }
  }

  /// The office's streets under the map, with the notice of their source.
  mutating func lay(_ roads: OfficeRoads) {
    if let box = content.box { content.streets = roads.background(in: box) }
    guard showsRoads || !content.streets.isEmpty, !roads.attributions.isEmpty else { return }
    content.attribution = roads.attributions.joined(separator: "; ")
  }

  // MARK: Units

  private mutating func gatherUnits() throws {
    guard let edition = scope.edition else { throw FieldworkRefusal.noUnits }
    try reader.forEachCoverage(of: edition, during: scope.bounds) { unit in
      guard scope.holds(UnitKey(unit.unit.key, level: unit.unit.level)), choice.takes(unit, of: fields.units, zone)
      else { return }
      units.append(unit)
    }
    if units.isEmpty { throw scope.emptiness }
    counts[.unit] = units.count
    let entries = try unitEntries()
    unitClasses = entries
    for (unit, entry) in zip(units, entries) {
      guard let shape = unit.unit.boundary else {
        if let point = unit.unit.point, isOfPoints {
          mark(unit, at: point, entry)
        } else {
          withoutGeometry.take("unidad/\(unit.unit.key)")
        }
        continue
      }
      var area = MapArea(id: unit.unit.key, name: unit.unit.name, shape: shape, entry: entry)
      // The class says whether; the figure says how often.
      let counted = figure == .coverage ? AreaFigure.visits : figure
      area.figure = counted.value(of: unit).map { counted.words($0, in: content.language) }
      area.facts = facts(of: unit, fields.units)
      content.areas.append(area)
    }
  }

  /// Whether the units are places without boundaries, as localities are.
  private var isOfPoints: Bool { units.allSatisfy { $0.unit.boundary == nil } }

  /// A unit as a mark, under the units' own entries.
  private mutating func mark(_ unit: UnitCoverage, at point: Coordinate, _ entry: Int?) {
    if let legend = content.areaLegend {
      legendEntries = legend.entries + legendEntries
      content.areaLegend = nil
    }
    guard let entry = entry ?? legendEntries.firstIndex(where: { $0.symbol == .withoutData }) else { return }
    var mark = MapMark(id: "unidad/\(unit.unit.key)", name: unit.unit.name, place: point, entry: entry)
    mark.facts = facts(of: unit, fields.units)
    content.marks.append(mark)
  }

  /// What lies far from all units would make them a speck: it is told and not drawn.
  private mutating func leaveOutStrays() {
    guard
      var box = content.areas.reduce(
        into: BoundingBox?.none,
        { box, area in
          area.shape.forEachCoordinate { if box == nil { box = BoundingBox(around: $0) } else { box!.extend(to: $0) } }
        })
    else { return }
    let (width, height) = (box.east - box.west, box.north - box.south)
    (box.west, box.east) = (box.west - width * Self.surplus, box.east + width * Self.surplus)
    (box.south, box.north) = (box.south - height * Self.surplus, box.north + height * Self.surplus)
    let all = content.marks.count
    content.marks.removeAll { !box.contains($0.place) }
    if content.marks.count < all { content.notes.append(words.outside(all - content.marks.count)) }
  }

  /// How much of the territory's breadth a place may lie beyond it.
  private static let surplus = 0.1

  /// The legend of the units, and the entry of each.
  private mutating func unitEntries() throws -> [Int?] {
    let values = units.map { figure.value(of: $0) }
    let known = values.compactMap(\.self)
    let empty = values.count - known.count
    var legend: [MapLegend.Entry]
    let entries: [Int?]
    if figure == .coverage {
      let visited = known.count { $0 > 0 }
      legend = [
        MapLegend.Entry(words.visited, count: visited, symbol: .visited),
        MapLegend.Entry(words.unvisited, count: known.count - visited, symbol: .unvisited),
      ]
      entries = values.map { $0.map { $0 > 0 ? 0 : 1 } }
    } else if known.isEmpty {
      (legend, entries) = ([], values.map { _ in nil })
    } else {
      let found = try Classes(of: values, by: classes.method, count: classCount)
      let isWhole = known.allSatisfy { $0 == $0.rounded() }
      legend = found.limits.indices.map { index in
        MapLegend.Entry(
          words.span(found, index, isWhole: isWhole), count: found.counts[index],
          symbol: .step(index, of: found.limits.count))
      }
      entries = values.map { found.index(of: $0) }
      cautions = found.cautions
    }
    if empty > 0 { legend.append(MapLegend.Entry(words.withoutData, count: empty, symbol: .withoutData)) }
    content.areaLegend = MapLegend(title: figure.title(in: content.language), entries: legend)
    unitLegend = content.areaLegend
    return entries
  }

  /// Where units are not the subject they are the ground.
  private mutating func outlineUnits() throws {
    guard let edition = scope.edition else { return }
    try reader.forEachCoverage(of: edition, during: scope.bounds) { unit in
      guard scope.holds(UnitKey(unit.unit.key, level: unit.unit.level)), let shape = unit.unit.boundary else { return }
      content.areas.append(MapArea(id: unit.unit.key, name: unit.unit.name, shape: shape))
    }
  }

  /// The municipality's own boundary, where it is more than the units.
  private mutating func gatherSurroundings() throws {
    guard scope.edition?.level != .municipality,
      let edition = try reader.edition(of: .municipality, inForceOn: scope.bounds.lastDay)
    else { return }
    try reader.forEachCoverage(of: edition, during: scope.bounds) { unit in
      guard scope.holds(UnitKey(unit.unit.key, level: .municipality)), let shape = unit.unit.boundary else { return }
      content.surroundings.append(shape)
    }
  }

  // MARK: Marks

  private mutating func gatherSites() throws {
    var sites: [SiteProgress] = []
    try reader.forEachSiteProgress(during: scope.bounds) { site in
      if scope.holds(site.unit), choice.takes(site, of: fields.sites, zone) { sites.append(site) }
    }
    try reader.forEachProjectWithoutSite(during: scope.bounds) { folio, unit in
      if scope.holds(unit) { withoutSite.take(folio) }
    }
    counts[.site] = sites.count
    let statuses = Project.Status.allCases.filter { status in sites.contains { $0.project.status == status } }
    let first = legendEntries.count
    legendEntries += statuses.map { status in
      MapLegend.Entry(
        words.status(status), count: sites.count { $0.project.status == status }, symbol: .status(status))
    }
    for site in sites {
      guard let place = try site.site.shape?.insidePoint() else {
        withoutGeometry.take("obra/\(site.site.code)")
        continue
      }
      var mark = MapMark(
        id: "obra/\(site.site.code)", name: site.project.name, place: place,
        entry: first + statuses.firstIndex(of: site.project.status)!)
      mark.facts = facts(of: site, fields.sites)
      content.marks.append(mark)
    }
    statusRows = statuses.map { status in (words.status(status), sites.count { $0.project.status == status }) }
  }

  private mutating func gatherAssemblies() throws {
    var events: [HeldEvent] = []
    try reader.forEachAssembly(during: scope.bounds) { event in
      if scope.holds(event.unit), choice.takes(event, of: fields.assemblies, zone) { events.append(event) }
    }
    counts[.assembly] = events.count
    let entry = legendEntries.count
    legendEntries.append(MapLegend.Entry(words.assemblies, count: events.count, symbol: .assembly))
    for event in events {
      let id = "asamblea/\(event.key ?? event.id.description)"
      guard let place = event.point else {
        withoutGeometry.take(id)
        continue
      }
      var mark = MapMark(
        id: id, name: event.place ?? words.assembly, place: place, entry: entry, date: zone.date(of: event.startsAt))
      mark.facts = facts(of: event, fields.assemblies)
      content.marks.append(mark)
    }
  }

  private mutating func gatherVisits() throws {
    var visits: [MappedVisit] = []
    try reader.forEachVisit(during: scope.bounds) { visit in
      if scope.holds(visit.unit), choice.takes(visit, of: fields.visits, zone) { visits.append(visit) }
    }
    counts[.visit] = visits.count
    let entry = legendEntries.count
    legendEntries.append(MapLegend.Entry(words.visits, count: visits.count, symbol: .visit))
    for visit in visits {
      let id = "visita/\(visit.key ?? visit.id.description)"
      guard let place = visit.point else {
        withoutGeometry.take(id)
        continue
      }
      var mark = MapMark(
        id: id, name: visit.siteCode ?? visit.unit?.key ?? words.visit, place: place, entry: entry,
        date: zone.date(of: visit.visitedAt))
      mark.facts = facts(of: visit, fields.visits)
      content.marks.append(mark)
    }
  }

  private mutating func gatherRounds() throws {
    try reader.forEachRound(during: period) { round in
      guard scope.municipality == nil || round.stops.contains(where: { scope.holds($0.unit) }),
        choice.takes(round, of: fields.rounds, zone)
      else { return }
      rounds.append(round)
      counts[.round, default: 0] += 1
      counts[.stop, default: 0] += round.stops.count
      if ([round.basis] + round.stops.map(\.basis)).contains("vialidad"), round.path != nil { showsRoads = true }
      let name = [round.date.description, round.vehicle].compactMap(\.self).joined(separator: " · ")
      guard let paths = round.path?.paths, !paths.isEmpty else {
        withoutGeometry.take("recorrido/\(round.id)")
        return
      }
      content.tracks.append(
        MapTrack(name: name, path: Array(paths.joined()), stops: round.stops.compactMap(\.point)))
    }
  }

  // MARK: Facts and totals

  private func facts<Record>(of record: Record, _ fields: [MapField<Record>]) -> [MapFact] {
    // A person reads name and key above the facts, and coverage in the number of visits.
    let known: Set = ["nombre", "cobertura", Record.self == UnitCoverage.self ? self.fields.unitKey : ""]
    return fields.filter { choice.takes($0) && !known.contains($0.name) }.map { field in
      MapFact(words.heading(field.name), words.text(field.value(record, zone), of: field.name))
    }
  }
}

extension MapContent {
  /// Around its areas, marks and tracks.
  fileprivate var box: BoundingBox? {
    var box: BoundingBox?
    func take(_ position: Coordinate) {
      if box == nil { box = BoundingBox(around: position) } else { box!.extend(to: position) }
    }
    for area in areas { area.shape.forEachCoordinate(take) }
    for mark in marks { take(mark.place) }
    for track in tracks { track.path.forEach(take) }
    return box
  }
}

extension Shape {
  fileprivate var paths: [[Coordinate]] {
    switch self {
    case .line(let path): [path]
    case .multiLine(let paths): paths
    default: []
    }
  }
}
