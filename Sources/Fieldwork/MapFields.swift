import Exchange
import Figures
import Store
import Territory

/// Who may see a field; what is sensitive is never collected.
enum PrivacyClass: Sendable {
  case `public`, `internal`, personal
}

/// What a map may show.
public enum MapLayer: String, Sendable, CaseIterable {
  case coverage, projects, assemblies, visits, rounds

  /// Rounds tell where people go and when: they stay in the office.
  var isPublishable: Bool { self != .rounds }
}

/// One property of a layer's features: its name in the file, who may see it, and what it says.
struct MapField<Record>: Sendable {
  let name: String
  let privacy: PrivacyClass
  /// Written without being asked for. These are what other programs rely on: always present, null where unknown.
  let isUsual: Bool
  /// What its cells hold, for formats that declare it.
  let kind: FeatureLayer.CellKind
  let value: @Sendable (Record, Zone) -> JSONScalar

  var column: FeatureLayer.Column { FeatureLayer.Column(name, kind) }

  /// A public field, always written.
  static func usual(
    _ name: String, _ kind: FeatureLayer.CellKind = .text, _ value: @escaping @Sendable (Record, Zone) -> JSONScalar
  ) -> Self {
    Self(name: name, privacy: .public, isUsual: true, kind: kind, value: value)
  }

  /// A public field, written where `--fields` names it.
  static func extra(
    _ name: String, _ kind: FeatureLayer.CellKind = .text, _ value: @escaping @Sendable (Record, Zone) -> JSONScalar
  ) -> Self {
    Self(name: name, privacy: .public, isUsual: false, kind: kind, value: value)
  }

  /// A field that never leaves the office unasked.
  static func withheld(
    _ name: String, _ privacy: PrivacyClass, _ kind: FeatureLayer.CellKind = .text,
    _ value: @escaping @Sendable (Record, Zone) -> JSONScalar
  ) -> Self {
    Self(name: name, privacy: privacy, isUsual: false, kind: kind, value: value)
  }
}

/// The fields of every layer in the order in which they are written, for units of one level.
struct MapFields: Sendable {
  /// How the key of a unit is called: `cveut` for UTs, `cvegeo` for INEGI's levels, `clave` where the office made it.
  let unitKey: String
  /// The names in the order asked for; nil: as they are listed here.
  private let order: [String: Int]?

  init(level: UnitLevel?, order asked: [String]? = nil) {
    order = asked.map { Dictionary(uniqueKeysWithValues: $0.uniqued.enumerated().map { ($1, $0) }) }
    unitKey =
      switch level {
      case .territorialUnit, nil: "cveut"
      case .state, .municipality, .locality, .ageb, .block: "cvegeo"
      case .delegation, .neighbourhood: "clave"
      }
  }

  /// In the order asked for, those that nobody named behind.
  private func ordered<Record>(_ fields: [MapField<Record>]) -> [MapField<Record>] {
    guard let order else { return fields }
    let places = fields.enumerated().map { (order[$1.name] ?? order.count + $0, $1) }
    return places.sorted { $0.0 < $1.0 }.map(\.1)
  }

  var units: [MapField<MapUnit>] { ordered(allOfUnits) }
  var sites: [MapField<SiteProgress>] { ordered(allOfSites) }
  var assemblies: [MapField<HeldEvent>] { ordered(allOfAssemblies) }
  var visits: [MapField<MappedVisit>] { ordered(allOfVisits) }
  var rounds: [MapField<MappedRound>] { ordered(allOfRounds) }
  var stops: [MapField<MappedStop>] { ordered(allOfStops) }

  private var allOfUnits: [MapField<MapUnit>] {
    [
      .usual(unitKey) { unit, _ in .string(unit.unit.key) },
      .usual("nombre") { unit, _ in .string(unit.unit.name) },
      .usual("visitas", .integer) { unit, _ in .int(unit.counted.visits) },
      // 1 visited, 0 not: a program adds them up.
      .usual("cobertura", .integer) { unit, _ in .int(unit.counted.visits > 0 ? 1 : 0) },
      .usual("proyectos", .integer) { unit, _ in .int(unit.counted.projects) },
      .usual("avance_promedio", .real) { unit, _ in .hundredths(unit.counted.meanProgress) },
      .extra("poblacion", .integer) { unit, _ in .whole(unit.unit.population) },
    ] + standings
  }

  /// How units stand: what `UnitStandings` gathers.
  private var standings: [MapField<MapUnit>] {
    [
      .extra("inversion_por_habitante", .real) { unit, _ in
        .hundredths(unit.standing.pesosPerHead(of: unit.unit).map { Int(($0 * 100).rounded()) })
      },
      .extra("dias_sin_visita", .integer) { unit, _ in .whole(unit.standing.daysSince) },
      .extra("dias_atraso", .integer) { unit, _ in .whole(unit.standing.overdueDays) },
      .extra("obras_atrasadas", .integer) { unit, _ in .whole(unit.standing.delayedWorks) },
      .extra("diferencia_avance", .real) { unit, _ in .hundredths(unit.standing.gap) },
    ]
  }

  /// Whether a choice of fields asks how units stand.
  func needsStanding(_ choice: MapFieldsChoice) -> Bool { standings.contains(where: choice.asks) }

  private var allOfSites: [MapField<SiteProgress>] {
    [
      .usual("folio") { site, _ in .string(site.project.folio) },
      .usual("nombre") { site, _ in .string(site.project.name) },
      .usual("tipo") { site, _ in .string(site.project.type) },
      .usual("estado") { site, _ in .string(site.project.status.rawValue) },
      .usual("avance_fisico", .real) { site, _ in .percent(site.physical) },
      .usual("avance_financiero", .real) { site, _ in .hundredths(site.paidHundredths) },
      .usual("monto_asignado", .real) { site, _ in .pesos(site.project.budgetAssigned) },
      .usual("monto_ejercido", .real) { site, _ in .pesos(site.project.budgetSpent) },
      .usual("ultima_visita", .date) { site, zone in .day(site.lastVisit, zone) },
      .usual(unitKey) { site, _ in .word(site.unit?.key) },
      .extra("sitio") { site, _ in .string(site.site.code) },
      .extra("ejercicio", .integer) { site, _ in .int(site.project.fiscalYear) },
      .extra("fuente") { site, _ in .string(site.project.source.rawValue) },
      .extra("aproximado", .boolean) { site, _ in .bool(site.site.isApproximate) },
      // Whom the physical progress is from.
      .extra("avance_segun") { site, _ in
        site.physical == nil ? .null : .string(site.isMeasured ? "visita" : "proyecto")
      },
      .withheld("promotor", .internal) { site, _ in .word(site.promoter) },
    ]
  }

  private var allOfAssemblies: [MapField<HeldEvent>] {
    [
      .usual("tipo") { event, _ in .string(event.type) },
      .usual("fecha", .date) { event, zone in .day(event.startsAt, zone) },
      .usual("lugar") { event, _ in .word(event.place) },
      .usual("asistentes", .integer) { event, _ in .whole(event.attendees) },
      // Null until agreements are recorded.
      .usual("acuerdos", .integer) { _, _ in .null },
      .usual(unitKey) { event, _ in .word(event.unit?.key) },
    ]
  }

  private var allOfVisits: [MapField<MappedVisit>] {
    [
      .usual("fecha", .date) { visit, zone in .day(visit.visitedAt, zone) },
      .usual(unitKey) { visit, _ in .word(visit.unit?.key) },
      .usual("obra") { visit, _ in .word(visit.siteCode) },
      .usual("avance_fisico", .real) { visit, _ in .percent(visit.physical) },
      .usual("avance_financiero", .real) { visit, _ in .percent(visit.financial) },
      .usual("fase") { visit, _ in .word(visit.phase?.rawValue) },
      .withheld("promotor", .internal) { visit, _ in .word(visit.promoter) },
      .withheld("nombre_promotor", .personal) { visit, _ in .word(visit.promoterName) },
      .withheld("observaciones", .internal) { visit, _ in .word(visit.summary) },
      .withheld("precision_m", .internal, .real) { visit, _ in
        visit.accuracy.map { .decimal(Int(($0 * 10).rounded()), decimals: 1) } ?? .null
      },
      .withheld("motivo", .internal) { visit, _ in
        visit.reasons.isEmpty ? .null : .string(visit.reasons.joined(separator: "; "))
      },
    ]
  }

  private var allOfRounds: [MapField<MappedRound>] {
    [
      .usual("fecha", .date) { round, _ in .string(round.date.description) },
      .usual("vehiculo") { round, _ in .word(round.vehicle) },
      .usual("km", .real) { round, _ in .decimal(round.metres, decimals: 3) },
      .usual("litros", .real) { round, _ in .decimal(round.fuel.millilitres, decimals: 3) },
      .usual("costo", .real) { round, _ in .pesos(round.cost) },
      .usual("paradas", .integer) { round, _ in .int(round.stops.count) },
      .usual("base") { round, _ in .string(round.basis) },
      .usual("recorrido") { round, _ in .string(round.key) },
      .withheld("promotor", .internal) { round, _ in .word(round.promoter) },
    ]
  }

  private var allOfStops: [MapField<MappedStop>] {
    [
      .usual("orden", .integer) { stop, _ in .int(stop.sequence) },
      .usual("clave") { stop, _ in .word(stop.key) },
      .usual("llegada") { stop, zone in .string(zone.clock(of: stop.arrival).replacing(" ", with: "T")) },
      .usual("km_tramo", .real) { stop, _ in .decimal(stop.legMetres, decimals: 3) },
      .usual("litros_tramo", .real) { stop, _ in .decimal(stop.legFuel.millilitres, decimals: 3) },
      .usual("base_tramo") { stop, _ in .string(stop.basis) },
      .usual("prioridad", .integer) { stop, _ in .whole(stop.priority) },
      .usual("nombre") { stop, _ in .word(stop.name) },
      .usual("recorrido") { stop, _ in .string(stop.round) },
      .usual("vehiculo") { stop, _ in .word(stop.vehicle) },
    ]
  }

  /// What the cells of a field hold, in whichever layers have it.
  func kind(of field: String) -> FeatureLayer.CellKind {
    let kinds =
      units.kinds(of: field) + sites.kinds(of: field) + assemblies.kinds(of: field) + visits.kinds(of: field)
      + rounds.kinds(of: field) + stops.kinds(of: field)
    // A round's day is text in files of data, and a day all the same.
    return kinds.first { $0 != .text } ?? .text
  }

  /// The names of a layer's fields and who may see them.
  func names(of layer: MapLayer) -> [(name: String, privacy: PrivacyClass)] {
    switch layer {
    case .coverage: units.map { ($0.name, $0.privacy) }
    case .projects: sites.map { ($0.name, $0.privacy) }
    case .assemblies: assemblies.map { ($0.name, $0.privacy) }
    case .visits: visits.map { ($0.name, $0.privacy) }
    case .rounds: rounds.map { ($0.name, $0.privacy) } + stops.map { ($0.name, $0.privacy) }
    }
  }
}

extension Array {
  fileprivate func kinds<Record>(of field: String) -> [FeatureLayer.CellKind] where Element == MapField<Record> {
    filter { $0.name == field }.map(\.kind)
  }
}

extension SiteProgress {
  /// As the report counts it: what was measured or reported, else spent over assigned.
  fileprivate var paidHundredths: Int? {
    WorkProgress(
      key: site.code, financial: financial, assigned: project.budgetAssigned, spent: project.budgetSpent
    ).paidHundredths
  }
}

extension JSONScalar {
  fileprivate static func word(_ text: String?) -> JSONScalar { text.map(JSONScalar.string) ?? .null }

  fileprivate static func whole(_ number: Int?) -> JSONScalar { number.map(JSONScalar.int) ?? .null }

  fileprivate static func hundredths(_ number: Int?) -> JSONScalar {
    number.map { .decimal($0, decimals: 2) } ?? .null
  }

  fileprivate static func percent(_ share: Percentage?) -> JSONScalar { .hundredths(share?.hundredths) }

  fileprivate static func pesos(_ money: Money?) -> JSONScalar {
    .hundredths(money?.centavos)
  }

  fileprivate static func day(_ instant: Instant?, _ zone: Zone) -> JSONScalar {
    instant.map { .string(zone.date(of: $0).description) } ?? .null
  }
}
