import Geometry
import Store
import Territory

/// Territorial units and localities: one edition of one catalogue at one level.
struct UnitImporter: RowImporter {
  static let fields =
    ["key", "name", "kind", "population", "key_status", "parent", "lon", "lat"] + ImportContext.dutyFields
  static let required = ["key"]

  private let context: ImportContext
  private var editions: [UnitLevel: Assignment] = [:]
  private var parents: [String: RecordID?] = [:]

  init(_ context: ImportContext) { self.context = context }

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    let key = try row.required("key")
    let level = try level(of: key)
    guard level.key(key, belongsTo: context.office.jurisdiction) else {
      throw TerritoryRule.foreignKey(key, name: context.office.jurisdiction.words)
    }
    let edition = try edition(of: level)
    let id = context.identified(
      RecordID(kind: "territorial_unit", key: [edition.fields["code"]!.text!, level.rawValue, key]))
    var given = GivenFields()
    given.set("code", key)
    given.set("level", level.rawValue)
    given.set("catalogue_id", edition.id)
    given.set("name", row.text("name"))
    given.set("kind", try row.word("kind", of: ["COL", "PBLO", "BARR", "UHAB", "FRACC", "LOC_U", "LOC_R"]))
    given.set("key_status", try row.word("key_status", of: ["official", "provisional"]))
    given.set("population", try row.integer("population"))
    given.set("parent_id", try parent(of: key, level: level, named: row.text("parent")))
    try setPlace(of: row, into: &given)
    if try context.fields(of: .territorialUnit, id) == nil, row.text("name") == nil { given.set("name", key) }
    let unit = Assignment(.territorialUnit, id, given.fields)
    return [unit, edition] + (try context.duty(of: row, unit: id).map { [$0] } ?? [])
  }

  private func level(of key: String) throws -> UnitLevel {
    if let level = context.request.level {
      guard level.accepts(key) else { throw TerritoryRule.malformedKey(key, level: level) }
      return level
    }
    guard let level = UnitLevel(shapeOf: key) else {
      // A dash tells what was meant.
      if key.contains("-"), key.allSatisfy({ $0.isNumber || $0 == "-" }) {
        throw TerritoryRule.malformedKey(key, level: .territorialUnit)
      }
      throw TerritoryRule.unclearLevel(key)
    }
    return level
  }

  private func setPlace(of row: ImportedRow, into given: inout GivenFields) throws {
    var point = try row.position()
    if let shape = row.shape {
      let sound = try soundShape(shape, warn: context.warn, isSingle: context.isSingle)
      switch sound {
      case .point(let position): point = point ?? position
      case .polygon, .multiPolygon:
        let boundary = Shape.multiPolygon(sound.polygons)
        given.set("geom", boundary)
        if point == nil || AreaIndex([(0, boundary)]).areas(at: point!).allSatisfy({ $0.location != .inside }) {
          point = try boundary.insidePoint().quantised
        }
      default: throw FieldworkRefusal.wrongShape(found: sound.kind, wanted: "Polygon, MultiPolygon, Point")
      }
    }
    given.set("point", point.map(Shape.point))
  }

  /// The edition that `--catalogue` names; else the only one of its level; else one named like the level.
  private mutating func edition(of level: UnitLevel) throws -> Assignment {
    if let known = editions[level] { return known }
    let standing = try context.reader.editions().filter { $0.level == level }
    let code = context.request.catalogue ?? (standing.count == 1 ? standing[0].code : level.rawValue)
    if context.request.validFrom == nil, let other = standing.last, !standing.contains(where: { $0.code == code }) {
      throw UnusableFile(
        rule: FieldworkRefusal.needsValidFrom(edition: code, other: other.code, level: level))
    }
    var given = GivenFields()
    given.set("code", code)
    given.set("level", level.rawValue)
    given.set("authority", code.split(separator: "-").first.map(String.init))
    given.set("valid_from", context.request.validFrom)
    let edition = Assignment(
      .catalogueVersion, RecordID(kind: "catalogue_version", key: [code, level.rawValue]), given.fields)
    editions[level] = edition
    return edition
  }

  /// The municipality or state that a key belongs to, where it is loaded.
  private mutating func parent(of key: String, level: UnitLevel, named text: String?) throws -> RecordID? {
    let parentKey: String? =
      switch level {
      case .territorialUnit: text ?? "090\(key.prefix(2))"
      case .locality: text ?? String(key.prefix(5))
      case .municipality: text ?? String(key.prefix(2))
      case .ageb: text ?? String(key.prefix(9))
      case .block: text ?? String(key.prefix(13))
      case .state, .delegation, .neighbourhood: text
      }
    guard let parentKey else { return nil }
    if let known = parents[parentKey] { return known }
    let found = try UnitLevel(shapeOf: parentKey).flatMap { level in
      try context.reader.edition(of: level, inForceOn: context.request.validFrom ?? context.office.today)
    }.flatMap { try context.reader.unit(key: parentKey, in: $0)?.id }
    parents[parentKey] = found
    return found
  }
}
