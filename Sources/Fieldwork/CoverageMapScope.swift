import Store
import Territory

/// The units and days that a map or a report counts: one edition, one period, one municipality or all.
struct CoverageScope {
  private(set) var bounds: PeriodBounds
  /// Of the whole period, passed or not.
  private let lastDay: LocalDate
  /// The edition of the period's last day, or the nearest where none was in force; nil where nobody counts units and none is loaded.
  let edition: CatalogueEdition?
  /// The municipality asked for, where it is less than the whole file.
  let municipality: Jurisdiction?

  /// - Throws: `FieldworkRefusal.noUnits`, `CoverageMapRefusal`; `TerritoryRule` for a municipality that is not the file's.
  init(
    _ reader: FieldReader, office: FieldOffice, period: Period, level: UnitLevel?, municipality: String?,
    countsUnits: Bool
  ) throws {
    (bounds, lastDay) = (PeriodBounds(period, in: office.zone), period.last)
    let level = try level ?? reader.coverageLevel()
    edition = try level.flatMap { try reader.edition(of: $0, inForceOn: PeriodBounds(period, in: office.zone).lastDay) }
    if countsUnits, edition == nil {
      let loaded = try reader.editions().map(\.level).uniqued
      guard let level, !loaded.isEmpty else { throw FieldworkRefusal.noUnits }
      throw CoverageMapRefusal.noCatalogue(level, loaded: loaded)
    }
    self.municipality = try municipality.flatMap { try Self.municipality($0, of: office.jurisdiction, reader) }
    if self.municipality != nil, let level, level == .delegation || level == .neighbourhood {
      throw CoverageMapRefusal.silentKeys(level)
    }
  }

  /// The same until a day, in the edition that holds at the period's end.
  func elapsed(on day: LocalDate, in zone: Zone) -> CoverageScope {
    var scope = self
    scope.bounds = bounds.elapsed(on: day, in: zone)
    return scope
  }

  /// The municipality that a key or a name means; nil where that is the whole file.
  private static func municipality(
    _ text: String, of jurisdiction: Jurisdiction, _ reader: FieldReader
  ) throws -> Jurisdiction? {
    if text == jurisdiction.key || text.plain == jurisdiction.name.plain { return nil }
    let named = try reader.records(.territorialUnit, named: text).lazy.compactMap { try reader.unit($0) }
      .first { $0.level == .municipality }
    // A name alone may be another state's too.
    let borough = MexicoCityBoroughs.all.first {
      $0.key == text || jurisdiction.key == "09" && $0.name.plain == text.plain
    }
    let key = named?.key ?? borough?.key ?? text
    if named == nil, borough == nil, text.first?.isNumber != true {
      throw CoverageMapRefusal.unknownMunicipality(text, known: try municipalities(of: jurisdiction, reader))
    }
    guard UnitLevel.municipality.accepts(key) else { throw TerritoryRule.malformedKey(text, level: .municipality) }
    guard jurisdiction.scope != .municipality, UnitLevel.municipality.key(key, belongsTo: jurisdiction) else {
      throw TerritoryRule.foreignKey(key, name: jurisdiction.words)
    }
    return Jurisdiction(
      key: key, name: named?.name ?? borough?.name ?? key, scope: .municipality, zone: jurisdiction.zone)
  }

  /// What may be asked for: the municipalities loaded, else Mexico City's, of a file of one that one; twenty at most.
  private static func municipalities(of jurisdiction: Jurisdiction, _ reader: FieldReader) throws -> [String] {
    if jurisdiction.scope == .municipality { return [jurisdiction.words] }
    var found: [String] = []
    if let edition = try reader.editions().last(where: { $0.level == .municipality }) {
      try reader.forEachUnit(of: edition) { unit in
        if UnitLevel.municipality.key(unit.key, belongsTo: jurisdiction) { found.append("\(unit.key) \(unit.name)") }
      }
    }
    if found.isEmpty, jurisdiction.key == "09" {
      found = MexicoCityBoroughs.all.map { "\($0.key) \($0.name)" }
    }
    return found.count > 20 ? Array(found.prefix(20)) + ["…"] : found
  }

  /// Whether what lies in `unit` (nil: in none) is asked for.
  func holds(_ unit: UnitKey?) -> Bool {
    guard let municipality else { return true }
    guard let unit else { return false }
    // UTs are Mexico City's (09); their keys drop the state, so 06-001 is not of 15006.
    if unit.level == .territorialUnit, municipality.key?.hasPrefix("09") == false { return false }
    return unit.level.key(unit.key, belongsTo: municipality)
  }

  /// Keys and names of the units asked for, in order of key.
  func unitNames(_ reader: FieldReader) throws -> [(key: String, name: String)] {
    guard let edition else { return [] }
    var names: [(key: String, name: String)] = []
    try reader.forEachVisitedUnit(of: edition, during: bounds) { key, name, _ in
      if holds(UnitKey(key, level: edition.level)) { names.append((key, name)) }
    }
    return names
  }

  /// That the units' edition did not hold on the period's last day; nil where it did.
  var editionWarning: MapWarning? {
    guard let edition, !edition.isInForce(on: lastDay) else { return nil }
    return .notInForce(edition, on: lastDay)
  }

  /// The municipalities that lie around, with the one itself: those loaded, of its state where one was asked for; none
  /// where they are what is counted.
  func namedSurroundings(_ reader: FieldReader) throws -> [(name: String, shape: Shape)] {
    guard edition?.level != .municipality,
      let edition = try reader.edition(of: .municipality, inForceOn: bounds.lastDay)
    else { return [] }
    return try named(edition, reader)
  }

  /// The state or states around these, where they are loaded and not what is counted.
  func wider(_ reader: FieldReader) throws -> [Shape] {
    guard edition?.level != .state, let edition = try reader.edition(of: .state, inForceOn: bounds.lastDay) else {
      return []
    }
    return try named(edition, reader).map(\.shape)
  }

  /// Of one state's units where a municipality of it was asked for.
  private func named(_ edition: CatalogueEdition, _ reader: FieldReader) throws -> [(name: String, shape: Shape)] {
    let state = municipality?.key?.prefix(2) ?? ""
    var found: [(name: String, shape: Shape)] = []
    try reader.forEachUnit(of: edition) { unit in
      if unit.key.hasPrefix(state), let shape = unit.boundary { found.append((unit.name, shape)) }
    }
    return found
  }

  /// The municipality as messages name it; a name that nobody knows is left out.
  var municipalityWords: String? { municipality.map { $0.name == $0.key ? $0.name : $0.words } }

  /// Whom a map or a report is about: `09006 Iztacalco`; a municipality without a known name says of which state it is.
  func place(in jurisdiction: Jurisdiction, _ say: ReportVoice) -> String {
    guard let municipality else { return jurisdiction.words }
    guard municipality.name == municipality.key else { return municipality.words }
    return say(
      "Municipio \(municipality.name) de \(jurisdiction.words)",
      "Municipality \(municipality.name) of \(jurisdiction.words)")
  }

  /// Why there is nothing to count where no unit is left.
  var emptiness: any Refusal { municipalityWords.map(CoverageMapRefusal.noUnitsIn) ?? FieldworkRefusal.noUnits }
}
