import Foundation
import GRDB
import Territory

extension FieldReader {
  /// What the file is about.
  public func jurisdiction() throws -> Jurisdiction {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT key, name, scope, zone FROM jurisdiction ORDER BY created_at DESC LIMIT 1"),
      let scope = Jurisdiction.Scope(rawValue: row[2]), let zone = Zone(row[3])
    else { throw StoreRefusal.database(path: "jurisdiction", message: "init") }
    return Jurisdiction(key: row[0], name: row[1], scope: scope, zone: zone)
  }

  /// Every edition of every catalogue, oldest first.
  public func editions() throws -> [CatalogueEdition] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, code, level, valid_from, valid_to FROM catalogue_version WHERE annulled_at IS NULL
        ORDER BY coalesce(valid_from, ''), code
        """
    ).compactMap { row in
      guard let id = RecordID(row[0] as String), let level = UnitLevel(rawValue: row[2]) else { return nil }
      return CatalogueEdition(
        id: id, code: row[1], level: level, validFrom: row.date(3), validTo: row.date(4))
    }
  }

  /// The edition of a level in force on a day: the last that had begun; before the first, the first.
  public func edition(of level: UnitLevel, inForceOn day: LocalDate) throws -> CatalogueEdition? {
    let editions = try editions().filter { $0.level == level }
    let inForce = editions.last { $0.isInForce(on: day) }
    return inForce ?? editions.last { ($0.validFrom ?? day) <= day } ?? editions.first
  }

  /// The level on which coverage counts: the finest on which works are followed.
  public func coverageLevel() throws -> UnitLevel? {
    let levels = Set(try editions().map(\.level))
    return [UnitLevel.territorialUnit, .neighbourhood, .locality, .delegation, .ageb, .block, .municipality, .state]
      .first { levels.contains($0) }
  }

  /// Calls `body` with each unit of an edition, in order of key.
  public func forEachUnit(of edition: CatalogueEdition, _ body: (TerritorialUnit) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db, sql: "\(Self.unitColumns) WHERE catalogue_id = ? AND annulled_at IS NULL ORDER BY code",
      arguments: [edition.id.description])
    while let row = try rows.next() { if let unit = Self.unit(row) { try body(unit) } }
  }

  public func unit(_ id: RecordID) throws -> TerritorialUnit? {
    try Row.fetchOne(db.cachedStatement(sql: "\(Self.unitColumns) WHERE id = ?"), arguments: [id.description])
      .flatMap(Self.unit)
  }

  /// The unit with this key in an edition.
  public func unit(key: String, in edition: CatalogueEdition) throws -> TerritorialUnit? {
    try Row.fetchOne(
      db.cachedStatement(sql: "\(Self.unitColumns) WHERE catalogue_id = ? AND code = ? AND annulled_at IS NULL"),
      arguments: [edition.id.description, key]
    ).flatMap(Self.unit)
  }

  /// Units of an edition whose boundary's box holds `point`, in order of key.
  public func units(of edition: CatalogueEdition, around point: Coordinate) throws -> [TerritorialUnit] {
    // Overlap on the R*Tree, whose boxes are rounded outward; the exact test is the caller's.
    let sql = """
      \(Self.unitColumns) WHERE fid IN (SELECT pkid FROM idx_territorial_unit_geom
          WHERE xmin <= :x AND xmax >= :x AND ymin <= :y AND ymax >= :y)
        AND catalogue_id = :edition AND annulled_at IS NULL ORDER BY code
      """
    return try Row.fetchAll(
      db.cachedStatement(sql: sql),
      arguments: ["x": point.longitude, "y": point.latitude, "edition": edition.id.description]
    ).compactMap(Self.unit)
  }

  public func offices() throws -> [Office] {
    try Row.fetchAll(
      db, sql: "SELECT id, name, unit_id, point FROM office WHERE annulled_at IS NULL ORDER BY created_at, name"
    ).compactMap { row in
      guard let id = RecordID(row[0] as String) else { return nil }
      return Office(id: id, name: row[1], unitID: row.recordID(2), point: row.point(3))
    }
  }

  static let unitColumns =
    "SELECT id, code, name, level, catalogue_id, kind, population, geom, point FROM territorial_unit"

  static func unit(_ row: Row) -> TerritorialUnit? {
    guard let id = RecordID(row[0] as String), let level = UnitLevel(rawValue: row[3]), let catalogue = row.recordID(4)
    else { return nil }
    return TerritorialUnit(
      id: id, key: row[1], name: row[2], level: level, catalogueID: catalogue, kind: row[5], population: row[6],
      boundary: row.shape(7), point: row.point(8))
  }
}

extension Row {
  func date(_ index: Int) -> LocalDate? { (self[index] as String?).flatMap { LocalDate($0) } }
  func instant(_ index: Int) -> Instant? { (self[index] as String?).flatMap { Instant($0) } }
  func recordID(_ index: Int) -> RecordID? { (self[index] as String?).flatMap { RecordID($0) } }
  func progress(_ index: Int) -> Percentage? {
    (self[index] as Double?).flatMap { Percentage(hundredths: Int(($0 * 100).rounded())) }
  }
  func thousandths(_ index: Int) -> Int? { (self[index] as Double?).map { Int(($0 * 1000).rounded()) } }
  func money(_ index: Int) -> Money? { (self[index] as Int?).map(Money.init(centavos:)) }
  func shape(_ index: Int) -> Shape? { (self[index] as Data?).flatMap { SpatialBlob.decode([UInt8]($0)) } }
  func point(_ index: Int) -> Coordinate? { if case .point(let point)? = shape(index) { point } else { nil } }
}
