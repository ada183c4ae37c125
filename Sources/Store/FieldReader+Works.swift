import GRDB
import Territory

extension FieldReader {
  public func project(_ id: RecordID) throws -> Project? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id, folio, name, type, source, fiscal_year, unit_id, status, budget_assigned, budget_spent
          FROM project WHERE id = ?
          """), arguments: [id.description]
    ).flatMap { Self.project($0) }
  }

  /// Reads a project from ten columns that begin at `first`.
  static func project(_ row: Row, at first: Int = 0) -> Project? {
    guard let id = row.recordID(first), let source = Project.Source(rawValue: row[first + 4]),
      let status = Project.Status(rawValue: row[first + 7])
    else { return nil }
    return Project(
      id: id, folio: row[first + 1], name: row[first + 2], type: row[first + 3], source: source,
      fiscalYear: row[first + 5], unitID: row.recordID(first + 6), status: status,
      budgetAssigned: row.money(first + 8), budgetSpent: row.money(first + 9))
  }

  public func site(_ id: RecordID) throws -> WorksSite? {
    try Row.fetchOne(db.cachedStatement(sql: "\(Self.siteColumns) WHERE id = ?"), arguments: [id.description])
      .flatMap(Self.site)
  }

  /// A project's sites that stand, in order of code.
  public func sites(of project: RecordID) throws -> [WorksSite] {
    try Row.fetchAll(
      db.cachedStatement(sql: "\(Self.siteColumns) WHERE project_id = ? AND annulled_at IS NULL ORDER BY code"),
      arguments: [project.description]
    ).compactMap(Self.site)
  }

  static let siteColumns = """
    SELECT id, code, project_id, name, unit_id, start_date, end_date, photo_radius_m, is_approximate, geom FROM works_site
    """

  static func site(_ row: Row) -> WorksSite? {
    guard let id = RecordID(row[0] as String), let project = row.recordID(2) else { return nil }
    return WorksSite(
      id: id, code: row[1], projectID: project, name: row[3], unitID: row.recordID(4), startDate: row.date(5),
      endDate: row.date(6), photoRadius: row[7], isApproximate: row[8], shape: row.shape(9))
  }

  /// What is due where, with the last visit that counts for it, in order of the day due.
  public func duties() throws -> [(duty: VisitDuty, lastVisit: Instant?)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, site_id, unit_id, first_due, every_days, service_min, priority,
          (SELECT max(visited_at) FROM visit WHERE visit.annulled_at IS NULL
            AND (visit.site_id = visit_duty.site_id OR visit.unit_id = visit_duty.unit_id))
        FROM visit_duty WHERE annulled_at IS NULL ORDER BY first_due, id
        """
    ).compactMap { row in Self.duty(row).map { ($0, row.instant(7)) } }
  }

  /// Each duty that stands, with the unit in which it counts (its own, or that of its site; nil where it lies in none) and
  /// the last visit before an instant that meets it; in order of the first day due.
  public func forEachDuty(
    before end: Instant, _ body: (_ unit: UnitKey?, _ duty: VisitDuty, _ lastVisit: Instant?) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT visit_duty.id, site_id, visit_duty.unit_id, first_due, every_days, service_min, priority,
          (SELECT max(visited_at) FROM visit WHERE visit.annulled_at IS NULL AND visited_at < ?
            AND (visit.site_id = visit_duty.site_id OR visit.unit_id = visit_duty.unit_id)), unit.code, unit.level
        FROM visit_duty LEFT JOIN works_site ON works_site.id = site_id
        LEFT JOIN project ON project.id = works_site.project_id
        LEFT JOIN territorial_unit AS unit
          ON unit.id = coalesce(visit_duty.unit_id, works_site.unit_id, project.unit_id)
        WHERE visit_duty.annulled_at IS NULL ORDER BY first_due, visit_duty.id
        """, arguments: [end.description])
    while let row = try rows.next() {
      if let duty = Self.duty(row) { try body(row.unitKey(8, 9), duty, row.instant(7)) }
    }
  }

  private static func duty(_ row: Row) -> VisitDuty? {
    guard let id = RecordID(row[0] as String), let firstDue = row.date(3) else { return nil }
    return VisitDuty(
      id: id, siteID: row.recordID(1), unitID: row.recordID(2), firstDue: firstDue, everyDays: row[4],
      serviceMinutes: row[5], priority: row[6])
  }
}
