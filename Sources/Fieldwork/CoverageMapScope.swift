import Store
import Territory

/// The units and days that a map or a report counts: one edition, one period, one municipality or all.
struct CoverageScope {
  private(set) var bounds: PeriodBounds
  /// The edition in force on the period's last day; nil where nobody counts units and none is loaded.
  let edition: CatalogueEdition?
  /// The municipality asked for, where it is less than the whole file.
  let municipality: Jurisdiction?

  /// - Throws: `FieldworkRefusal.noUnits`, `CoverageMapRefusal`; `TerritoryRule` for a municipality that is not the file's.
  init(
    _ reader: FieldReader, office: FieldOffice, period: Period, level: UnitLevel?, municipality: String?,
    countsUnits: Bool
  ) throws {
    bounds = PeriodBounds(period, in: office.zone)
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
    let key = named?.key ?? text
    guard UnitLevel.municipality.accepts(key) else { throw TerritoryRule.malformedKey(text, level: .municipality) }
    guard jurisdiction.scope != .municipality, UnitLevel.municipality.key(key, belongsTo: jurisdiction) else {
      throw TerritoryRule.foreignKey(key, name: jurisdiction.words)
    }
    return Jurisdiction(key: key, name: named?.name ?? key, scope: .municipality, zone: jurisdiction.zone)
  }

  /// Whether what lies in `unit` (nil: in none) is asked for.
  func holds(_ unit: UnitKey?) -> Bool {
    guard let municipality else { return true }
    guard let unit else { return false }
    // UTs are Mexico City's (09); their keys drop the state, so 06-001 is not of 15006.
    if unit.level == .territorialUnit, municipality.key?.hasPrefix("09") == false { return false }
    return unit.level.key(unit.key, belongsTo: municipality)
  }

  /// The municipality as messages name it; a name that is not loaded is left out.
  var municipalityWords: String? { municipality.map { $0.name == $0.key ? $0.name : $0.words } }

  /// Why there is nothing to count where no unit is left.
  var emptiness: any Refusal { municipalityWords.map(CoverageMapRefusal.noUnitsIn) ?? FieldworkRefusal.noUnits }
}
