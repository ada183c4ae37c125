import Geometry
import Store
import Territory

/// Tells in which unit a position lies, by the edition in force on a day.
final class UnitLocator {
  private let reader: FieldReader
  private let jurisdiction: Jurisdiction
  private let level: UnitLevel?
  private var editions: [LocalDate: CatalogueEdition?] = [:]
  private var drawn: [RecordID: Bool] = [:]
  private var drawings: [RecordID: Drawing] = [:]
  private var questions = 0

  init(_ reader: FieldReader, jurisdiction: Jurisdiction) throws {
    (self.reader, self.jurisdiction) = (reader, jurisdiction)
    level = try reader.coverageLevel()
  }

  /// Where a position lies.
  struct Place {
    var unit: TerritorialUnit?
    /// W-TER-05 where the position is on a border.
    var warning: TerritoryRule?
  }

  /// The unit that holds `point` on `day`; nil where none does but the municipality may: its own boundary holds the
  /// point, or it is not loaded and some unit has no boundary.
  /// - Throws: `TerritoryRule.outsideJurisdiction` (E-TER-03).
  func place(of point: Coordinate, on day: LocalDate) throws -> Place {
    guard let edition = try edition(on: day) else { return Place() }
    let holding = try units(holding: point, in: edition)
    if let first = holding.first {
      let warning = holding.count > 1 ? TerritoryRule.sharedBorder(keys: holding.map(\.key)) : nil
      return Place(unit: first, warning: warning)
    }
    if try municipalityHolds(point) ?? !isCompletelyDrawn(edition) { return Place() }
    throw TerritoryRule.outsideJurisdiction(point, name: jurisdiction.words)
  }

  /// The units whose boundary holds a point, in order of key. The first few questions read what lies around the point;
  /// an import that goes on asking has the whole edition in memory from then on.
  private func units(holding point: Coordinate, in edition: CatalogueEdition) throws -> [TerritorialUnit] {
    if let drawn = drawings[edition.id] { return drawn.units(holding: point) }
    questions += 1
    guard questions > 8 else { return Drawing(try reader.units(of: edition, around: point)).units(holding: point) }
    var units: [TerritorialUnit] = []
    try reader.forEachUnit(of: edition) { units.append($0) }
    let drawing = Drawing(units)
    drawings[edition.id] = drawing
    return drawing.units(holding: point)
  }

  /// Units with the index of their boundaries.
  private struct Drawing {
    private let units: [RecordID: TerritorialUnit]
    private let index: AreaIndex<RecordID>

    init(_ units: [TerritorialUnit]) {
      self.units = Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0) })
      index = AreaIndex(units.compactMap { unit in unit.boundary.map { (unit.id, $0) } })
    }

    func units(holding point: Coordinate) -> [TerritorialUnit] {
      index.areas(at: point).filter { $0.location != .outside }.compactMap { units[$0.id] }
    }
  }

  /// The unit with a key, or a name, in the edition in force on `day`: of the level that coverage counts, else of the
  /// level that the key's shape tells.
  /// - Throws: E-TER-01, E-TER-02; `FieldworkRefusal.unknown` for a name that no unit has.
  func unit(named text: String, on day: LocalDate) throws -> TerritorialUnit {
    if let unit = try unit(key: text, on: day) { return unit }
    let counted = try edition(on: day)
    if let counted, let id = try named(text, in: counted), let unit = try reader.unit(id) { return unit }
    guard let level = UnitLevel(shapeOf: text) else {
      guard let level = self.level else { throw FieldworkRefusal.noEdition(key: text) }
      let isKeyLike = text.contains(where: \.isNumber) && !text.contains(where: \.isLetter)
      guard isKeyLike, !level.accepts(text) else { throw FieldworkRefusal.unknown(kind: .territorialUnit, text: text) }
      throw TerritoryRule.malformedKey(text, level: level)
    }
    guard let edition = try reader.edition(of: level, inForceOn: day) else {
      guard let counted else { throw FieldworkRefusal.noEdition(key: text) }
      throw TerritoryRule.notInForce(key: text, level: counted.level, catalogue: counted.code)
    }
    throw TerritoryRule.notInForce(key: text, level: level, catalogue: edition.code)
  }

  /// The unit whose key is `text`; nil where no edition in force has one.
  func unit(key text: String, on day: LocalDate) throws -> TerritorialUnit? {
    if let edition = try edition(on: day), let unit = try reader.unit(key: text, in: edition) { return unit }
    guard let level = UnitLevel(shapeOf: text), let edition = try reader.edition(of: level, inForceOn: day) else {
      return nil
    }
    return try reader.unit(key: text, in: edition)
  }

  private func named(_ text: String, in edition: CatalogueEdition) throws -> RecordID? {
    let found = try reader.records(.territorialUnit, named: text).filter {
      try reader.unit($0)?.catalogueID == edition.id
    }
    guard found.count <= 1 else {
      throw FieldworkRefusal.ambiguous(kind: .territorialUnit, text: text, count: found.count)
    }
    return found.first
  }

  private func edition(on day: LocalDate) throws -> CatalogueEdition? {
    if let known = editions[day] { return known }
    let found = try level.flatMap { try reader.edition(of: $0, inForceOn: day) }
    editions[day] = found
    return found
  }

  private func isCompletelyDrawn(_ edition: CatalogueEdition) throws -> Bool {
    if let known = drawn[edition.id] { return known }
    let found = try reader.isCompletelyDrawn(edition)
    drawn[edition.id] = found
    return found
  }

  /// Whether the municipality's own boundary holds the point; nil where it is not loaded.
  private func municipalityHolds(_ point: Coordinate) throws -> Bool? {
    let level: UnitLevel = jurisdiction.scope == .municipality ? .municipality : .state
    guard let key = jurisdiction.key, let edition = try reader.editions().last(where: { $0.level == level }),
      let boundary = try reader.unit(key: key, in: edition)?.boundary
    else { return nil }
    return AreaIndex([(0, boundary)]).areas(at: point).contains { $0.location != .outside }
  }
}
