import GRDB
import Territory

extension FieldReader {
  /// Whether every unit of an edition has a boundary, so that a position in none of them lies outside them all.
  public func isCompletelyDrawn(_ edition: CatalogueEdition) throws -> Bool {
    let (units, drawn) =
      try Row.fetchOne(
        db,
        sql: "SELECT count(*), count(geom) FROM territorial_unit WHERE catalogue_id = ? AND annulled_at IS NULL",
        arguments: [edition.id.description]
      ).map { ($0[0] as Int, $0[1] as Int) } ?? (0, 0)
    return units > 0 && drawn == units
  }

  /// How many visits that stand name a site.
  public func visitCount(ofSite id: RecordID) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM visit WHERE site_id = ? AND annulled_at IS NULL"),
      arguments: [id.description])!
  }
}
