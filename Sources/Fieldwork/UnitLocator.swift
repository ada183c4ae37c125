import Geometry
import Store
import Territory

/// Tells in which unit a position lies, by the edition in force on a day.
final class UnitLocator {
  private let reader: FieldReader
  private let jurisdiction: Jurisdiction
  private let level: UnitLevel?
  private var editions: [LocalDate: CatalogueEdition?] = [:]
  private var boundaries: [RecordID: Bool] = [:]

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

  /// The unit that holds `point` on `day`; nil where no unit has a boundary there but the municipality holds it.
  /// - Throws: `TerritoryRule.outsideJurisdiction` (E-TER-03).
  func place(of point: Coordinate, on day: LocalDate) throws -> Place {
    guard let edition = try edition(on: day) else { return Place() }
    let holding = try reader.units(of: edition, around: point).filter { unit in
      guard let boundary = unit.boundary else { return false }
      return AreaIndex([(unit.id, boundary)]).areas(at: point).contains { $0.location != .outside }
    }
    if let first = holding.first {
      let warning = holding.count > 1 ? TerritoryRule.sharedBorder(keys: holding.map(\.key)) : nil
      return Place(unit: first, warning: warning)
    }
    if try municipalityHolds(point) ?? !hasBoundaries(edition) { return Place() }
    throw TerritoryRule.outsideJurisdiction(point, name: jurisdiction.words)
  }

  /// The unit with a key, or a name, in the edition in force on `day`.
  /// - Throws: E-TER-01, E-TER-02; `FieldworkRefusal.unknown` for a name that no unit has.
  func unit(named text: String, on day: LocalDate) throws -> TerritorialUnit {
    let shaped = UnitLevel(shapeOf: text)
    if let level = shaped ?? self.level, let edition = try reader.edition(of: level, inForceOn: day) {
      if let unit = try reader.unit(key: text, in: edition) { return unit }
      if shaped == nil, let id = try named(text, in: edition), let unit = try reader.unit(id) { return unit }
      if shaped == nil, text.contains(where: \.isNumber), !text.contains(where: \.isLetter) {
        throw TerritoryRule.malformedKey(text, level: level)
      }
      if shaped == nil { throw FieldworkRefusal.unknown(kind: .territorialUnit, text: text) }
      throw TerritoryRule.notInForce(key: text, level: level, catalogue: edition.code)
    }
    throw FieldworkRefusal.noEdition(key: text)
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

  private func hasBoundaries(_ edition: CatalogueEdition) throws -> Bool {
    if let known = boundaries[edition.id] { return known }
    let found = try reader.hasBoundaries(edition)
    boundaries[edition.id] = found
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
