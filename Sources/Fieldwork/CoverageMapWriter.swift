import Exchange
import Store
import Territory

/// Streams the features of each layer from the office's file into a collection.
final class CoverageMapWriter {
  private let reader: FieldReader
  private let scope: CoverageScope
  private let fields: MapFields
  private let choice: MapFieldsChoice
  private let zone: Zone
  private let collection: GeoJSONWriter
  private var counts: [MapFeature: Int] = [:]
  private var withoutGeometry = MapSummary.Sample()
  private var showsRoads = false

  init(
    _ reader: FieldReader, scope: CoverageScope, fields: MapFields, choice: MapFieldsChoice, zone: Zone,
    to output: OutputFile
  ) {
    (self.reader, self.scope, self.fields, self.choice, self.zone) = (reader, scope, fields, choice, zone)
    collection = GeoJSONWriter(to: output)
  }

  /// - Throws: `FieldworkRefusal.noUnits` or `CoverageMapRefusal.noUnitsIn` where coverage has no unit to show.
  func write(_ layers: [MapLayer], into summary: inout MapSummary) throws {
    try collection.begin()
    for layer in layers {
      switch layer {
      case .coverage: try writeUnits()
      case .projects: try writeSites(&summary)
      case .assemblies: try writeAssemblies()
      case .visits: try writeVisits()
      case .rounds: try writeRounds()
      }
    }
    try collection.end(members: attribution.map { [("attribution", .string($0))] } ?? [])
    summary.counts = layers.flatMap(\.features).map { ($0, counts[$0] ?? 0) }
    summary.withoutGeometry = withoutGeometry
  }

  private func writeUnits() throws {
    guard let edition = scope.edition else { throw FieldworkRefusal.noUnits }
    let fields = fields.units.filter(choice.takes)
    try reader.forEachCoverage(of: edition, during: scope.bounds) { unit in
      guard scope.holds(UnitKey(unit.unit.key, level: unit.unit.level)) else { return }
      let shape = unit.unit.boundary ?? unit.unit.point.map(Shape.point)
      try write(.unit, unit.unit.key, unit, fields, shape)
    }
    if counts[.unit] == nil { throw scope.emptiness }
  }

  private func writeSites(_ summary: inout MapSummary) throws {
    let fields = fields.sites.filter(choice.takes)
    var last: String?
    try reader.forEachSiteProgress(during: scope.bounds) { site in
      guard scope.holds(site.unit) else { return }
      // Two projects of different years may have one folio, and so their sites one code.
      let name = site.site.code == last ? "\(site.site.code)/\(site.site.id)" : site.site.code
      last = site.site.code
      try write(.site, name, site, fields, site.site.shape)
    }
    try reader.forEachProjectWithoutSite(during: scope.bounds) { folio, unit in
      if scope.holds(unit) { summary.withoutSite.take(folio) }
    }
  }

  private func writeAssemblies() throws {
    let fields = fields.assemblies.filter(choice.takes)
    try reader.forEachAssembly(during: scope.bounds) { event in
      guard scope.holds(event.unit) else { return }
      try write(.assembly, event.key ?? event.id.description, event, fields, event.point.map(Shape.point))
    }
  }

  private func writeVisits() throws {
    let fields = fields.visits.filter(choice.takes)
    try reader.forEachVisit(during: scope.bounds) { visit in
      guard scope.holds(visit.unit) else { return }
      try write(.visit, visit.key ?? visit.id.description, visit, fields, visit.point.map(Shape.point))
    }
  }

  private func writeRounds() throws {
    let fields = (rounds: fields.rounds.filter(choice.takes), stops: fields.stops.filter(choice.takes))
    try reader.forEachRound(during: scope.bounds) { round in
      guard scope.municipality == nil || round.stops.contains(where: { scope.holds($0.unit) }) else { return }
      if round.path != nil, ([round.basis] + round.stops.map(\.basis)).contains("vialidad") { showsRoads = true }
      try write(.round, round.id.description, round, fields.rounds, round.path)
      for stop in round.stops {
        try write(.stop, "\(round.id)/\(stop.sequence)", stop, fields.stops, stop.point.map(Shape.point))
      }
    }
  }

  private func write<Record>(
    _ kind: MapFeature, _ key: String, _ record: Record, _ fields: [MapField<Record>], _ shape: Shape?
  ) throws {
    let id = "\(kind.rawValue)/\(key)"
    try collection.write(properties: fields.map { ($0.name, $0.value(record, zone)) }, id: id, shape: shape)
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
