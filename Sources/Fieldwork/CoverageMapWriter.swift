import Exchange
import Geometry
import Store
import Territory

/// Streams the features of each layer from the office's file into another.
final class CoverageMapWriter {
  private let reader: FieldReader
  private let scope: CoverageScope
  /// The last day that counts for what units wait for.
  private let today: LocalDate
  private let fields: MapFields
  private let choice: MapFieldsChoice
  private let zone: Zone
  private let words: MapWords
  private let output: any FeatureWriter
  /// Whether rounds and their stops may take turns; where a layer is a table, stops follow all rounds.
  private let mixesLayers: Bool
  private let tolerance: Double?
  /// What colours the units where the format keeps colours and somebody says; its classes.
  private let figure: AreaFigure?
  private let classes: (choice: ClassChoice?, count: Int?)
  /// Of a degree, to which positions are rounded; nil: they are written as they are kept.
  private let decimals: Int?
  private var row = FeatureRow()
  private var counts: [MapFeature: Int] = [:]
  private var withoutGeometry = MapSummary.Sample()
  private var showsRoads = false

  init(
    _ reader: FieldReader, scope: CoverageScope, fields: MapFields, choice: MapFieldsChoice, zone: Zone,
    today: LocalDate, _ format: ExportFormat, to output: any FeatureWriter, _ request: MapRequest
  ) {
    self.today = today
    (self.reader, self.scope, self.fields, self.choice, self.zone) = (reader, scope, fields, choice, zone)
    (self.output, tolerance) = (output, request.tolerance)
    words = MapWords(request.style.language, request.period)
    figure = format.hasColours ? request.figure : nil
    classes = (request.classes, request.classCount)
    decimals = format.isText ? ExportOptions().decimals : nil
    mixesLayers = [.geoJSON, .geoJSONSequence, .geoJSONLines].contains(format)
  }

  /// - Throws: `FieldworkRefusal.noUnits` or `CoverageMapRefusal.noUnitsIn` where coverage has no unit to show.
  func write(_ layers: [MapLayer], into summary: inout MapSummary) throws {
    for layer in layers {
      switch layer {
      case .coverage: try writeUnits()
      case .projects: try writeSites(&summary)
      case .assemblies: try writeAssemblies()
      case .visits: try writeVisits()
      case .rounds: try writeRounds()
      }
    }
    try output.finish(attribution: attribution)
    summary.counts = layers.flatMap(\.features).map { ($0, counts[$0] ?? 0) }
    summary.withoutGeometry = withoutGeometry
  }

  private func begin<Record>(
    _ kind: MapFeature, _ fields: [MapField<Record>], style: LayerStyle? = nil
  ) throws {
    try output.begin(kind.layer(fields.filter(choice.takes).map(\.column), in: words, style: style))
  }

  private func writeUnits() throws {
    guard let edition = scope.edition else { throw FieldworkRefusal.noUnits }
    let boundaries = try simplifiedBoundaries(of: edition)
    let standings =
      fields.needsStanding(choice) ? try UnitStandings(reader, scope.elapsed(on: today, in: zone), zone) : nil
    try begin(.unit, fields.units, style: style(of: edition, standings))
    var isEmpty = true
    try reader.forEachCoverage(of: edition, during: scope.bounds) { counted in
      guard scope.holds(UnitKey(counted.unit.key, level: counted.unit.level)) else { return }
      isEmpty = false
      let unit = MapUnit(counted: counted, standing: standings?[counted.unit.key] ?? UnitStanding())
      let boundary = boundaries[unit.unit.key] ?? unit.unit.boundary
      try write(.unit, unit.unit.key, unit, fields.units, boundary ?? unit.unit.point.map(Shape.point))
    }
    if isEmpty { throw scope.emptiness }
  }

  /// The colours of a figure other than the usual one, of the units that are written.
  private func style(of edition: CatalogueEdition, _ standings: UnitStandings?) throws -> LayerStyle? {
    guard let figure, figure != .coverage else { return nil }
    var values: [Double?] = []
    try reader.forEachCoverage(of: edition, during: scope.bounds) { counted in
      guard scope.holds(UnitKey(counted.unit.key, level: counted.unit.level)) else { return }
      let unit = MapUnit(counted: counted, standing: standings?[counted.unit.key] ?? UnitStanding())
      if choice.takes(unit, of: fields.units, zone) { values.append(figure.value(of: unit)) }
    }
    let method = (classes.choice ?? figure.usualClasses).method
    return try figure.style(of: values, by: method, count: classes.count, words)
  }

  /// The boundaries by key, simplified together so that neighbours stay neighbours; none where they shall stay.
  private func simplifiedBoundaries(of edition: CatalogueEdition) throws -> [String: Shape] {
    guard let tolerance else { return [:] }
    var (keys, shapes) = ([String](), [Shape]())
    try reader.forEachCoverage(of: edition, during: scope.bounds) { unit in
      guard let boundary = unit.unit.boundary else { return }
      keys.append(unit.unit.key)
      shapes.append(boundary)
    }
    let simplified = SharedBorders(shapes).simplified(within: tolerance)
    return Dictionary(uniqueKeysWithValues: zip(keys, simplified))
  }

  private func writeSites(_ summary: inout MapSummary) throws {
    try begin(.site, fields.sites)
    var last: String?
    try reader.forEachSiteProgress(during: scope.bounds) { site in
      guard scope.holds(site.unit) else { return }
      // Two projects of different years may have one folio, and so their sites one code.
      let name = site.site.code == last ? "\(site.site.code)/\(site.site.id)" : site.site.code
      last = site.site.code
      try write(.site, name, site, fields.sites, simplified(site.site.shape))
    }
    try reader.forEachProjectWithoutSite(during: scope.bounds) { folio, unit in
      if scope.holds(unit) { summary.withoutSite.take(folio) }
    }
  }

  private func writeAssemblies() throws {
    try begin(.assembly, fields.assemblies)
    try reader.forEachAssembly(during: scope.bounds) { event in
      guard scope.holds(event.unit) else { return }
      try write(.assembly, event.key ?? event.id.description, event, fields.assemblies, event.point.map(Shape.point))
    }
  }

  private func writeVisits() throws {
    try begin(.visit, fields.visits)
    try reader.forEachVisit(during: scope.bounds) { visit in
      guard scope.holds(visit.unit) else { return }
      try write(.visit, visit.key ?? visit.id.description, visit, fields.visits, visit.point.map(Shape.point))
    }
  }

  private func writeRounds() throws {
    if !mixesLayers { try begin(.round, fields.rounds) }
    try forEachRound { round in
      if round.path != nil, ([round.basis] + round.stops.map(\.basis)).contains("vialidad") { showsRoads = true }
      if mixesLayers { try begin(.round, fields.rounds) }
      try write(.round, round.id.description, round, fields.rounds, simplified(round.path))
      if mixesLayers { try writeStops(of: round) }
    }
    guard !mixesLayers else { return }
    try begin(.stop, fields.stops)
    try forEachRound { round in try writeStops(of: round) }
  }

  private func forEachRound(_ body: (MappedRound) throws -> Void) throws {
    try reader.forEachRound(during: scope.bounds) { round in
      guard scope.municipality == nil || round.stops.contains(where: { scope.holds($0.unit) }),
        choice.takes(round, of: fields.rounds, zone)
      else { return }
      try body(round)
    }
  }

  private func writeStops(of round: MappedRound) throws {
    if mixesLayers { try begin(.stop, fields.stops) }
    for stop in round.stops {
      try write(.stop, "\(round.id)/\(stop.sequence)", stop, fields.stops, stop.point.map(Shape.point))
    }
  }

  private func simplified(_ shape: Shape?) -> Shape? {
    guard let shape, let tolerance else { return shape }
    return SharedBorders([shape]).simplified(within: tolerance)[0]
  }

  /// An area with as many decimals as are written, and valid with them: what is a few centimetres wide may not be.
  private func roundedArea(_ shape: Shape?) -> Shape? {
    guard let shape, let decimals, !shape.polygons.isEmpty else { return shape }
    // What vanishes altogether stays as it is kept.
    return (try? shape.validQuantised(decimals: decimals)) ?? shape
  }

  private func write<Record>(
    _ kind: MapFeature, _ key: String, _ record: Record, _ fields: [MapField<Record>], _ shape: Shape?
  ) throws {
    guard choice.takes(record, of: fields, zone) else { return }
    let id = "\(kind.rawValue)/\(key)"
    row.begin(id: id)
    for field in fields where choice.takes(field) { row.append(field.value(record, zone)) }
    try row.take(roundedArea(shape))
    try output.write(row)
    counts[kind, default: 0] += 1
    if shape == nil { withoutGeometry.take(id) }
  }

  /// Whose roads the rounds run on; nil where no road is shown.
  private var attribution: String? {
    get throws {
      guard showsRoads else { return nil }
      let names = try reader.roadSources().compactMap(\.attribution).uniqued
      return names.isEmpty ? nil : names.joined(separator: "; ")
    }
  }
}

extension MapLayer {
  /// The kinds of feature that the layer writes.
  var features: [MapFeature] {
    switch self {
    case .coverage: [.unit]
    case .projects: [.site]
    case .assemblies: [.assembly]
    case .visits: [.visit]
    case .rounds: [.round, .stop]
    }
  }
}
