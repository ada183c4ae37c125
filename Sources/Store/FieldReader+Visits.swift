import GRDB
import Territory

extension FieldReader {
  public func visit(_ id: RecordID) throws -> Visit? {
    try Row.fetchOne(db, sql: "\(Self.visitColumns) WHERE id = ?", arguments: [id.description]).flatMap(Self.visit)
  }

  private static let visitColumns = """
    SELECT id, site_id, unit_id, visited_at, captured_at, promoter_id, physical_progress, financial_progress, phase,
      point, gps_accuracy_m FROM visit
    """

  private static func visit(_ row: Row) -> Visit? {
    guard let id = RecordID(row[0] as String), let visitedAt = row.instant(3), let capturedAt = row.instant(4) else {
      return nil
    }
    return Visit(
      id: id, siteID: row.recordID(1), unitID: row.recordID(2), visitedAt: visitedAt, capturedAt: capturedAt,
      promoterID: row.recordID(5), physical: row.progress(6), financial: row.progress(7),
      phase: (row[8] as String?).flatMap { Visit.Phase(rawValue: $0) }, point: row.point(9), accuracy: row[10])
  }

  /// The last physical progress recorded for a site up to an instant, and when; visits annulled or named in `except`
  /// do not count.
  public func lastProgress(
    of site: RecordID, upTo instant: Instant, except visit: RecordID? = nil
  ) throws -> (progress: Percentage, at: Instant)? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT physical_progress, visited_at FROM visit
          WHERE site_id = ? AND visited_at <= ? AND physical_progress IS NOT NULL AND annulled_at IS NULL AND id <> ?
          ORDER BY visited_at DESC, id LIMIT 1
          """), arguments: [site.description, instant.description, visit?.description ?? ""])
    guard let row, let progress = row.progress(0), let at = row.instant(1) else { return nil }
    return (progress, at)
  }

  /// The visit whose photo has these bytes; photos and visits annulled do not count.
  public func visit(withPhoto digest: Digest) throws -> Visit? {
    let id = try String.fetchOne(
      db,
      sql: """
        SELECT visit_id FROM photo JOIN visit ON visit.id = visit_id
        WHERE sha256 = ? AND photo.annulled_at IS NULL AND visit.annulled_at IS NULL LIMIT 1
        """, arguments: [digest.hexadecimal])
    return try id.flatMap { RecordID($0) }.flatMap { try visit($0) }
  }

  /// The ids of a visit's photos that stand.
  public func photos(of visit: RecordID) throws -> [RecordID] {
    try String.fetchAll(
      db, sql: "SELECT id FROM photo WHERE visit_id = ? AND annulled_at IS NULL ORDER BY created_at, id",
      arguments: [visit.description]
    ).compactMap { RecordID($0) }
  }
}
