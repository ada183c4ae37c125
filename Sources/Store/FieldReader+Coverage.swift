import GRDB
import Territory

/// A unit with what happened in it in a period.
public struct UnitCoverage: Sendable {
  public var unit: TerritorialUnit
  /// Visits not annulled that count in the unit.
  public var visits: Int
  /// Projects of the period in the unit.
  public var projects: Int
  /// The mean over the unit's sites of their last progress, in hundredths of a percent; nil where none has one.
  public var meanProgress: Int?
}

/// A works site with its project and its last visit up to the end of a period.
public struct SiteProgress: Sendable {
  public var site: WorksSite
  public var project: Project
  public var unitKey: String?
  public var physical: Percentage?
  public var financial: Percentage?
  public var lastVisit: Instant?
  public var promoter: String?
}

/// An event with what maps and reports show of it.
public struct HeldEvent: Sendable {
  public var id: RecordID
  public var key: String?
  public var type: String
  public var startsAt: Instant
  public var place: String?
  public var attendees: Int?
  public var unitKey: String?
  public var point: Coordinate?
}

/// The bounds of a period as instants: from `start` up to, but without, `end`.
public struct PeriodBounds: Sendable {
  public var start: Instant
  public var end: Instant
  public var firstDay: LocalDate
  public var lastDay: LocalDate

  public init(_ period: Period, in zone: Zone) {
    start = zone.instant(on: period.first)
    end = zone.instant(on: period.last.adding(days: 1))
    (firstDay, lastDay) = (period.first, period.last)
  }
}

extension FieldReader {
  /// Projects that a period shows: those of its fiscal years, and earlier ones not delivered or cancelled before it
  /// (counting rule 12).
  private static let shown = """
    project.annulled_at IS NULL AND (project.fiscal_year BETWEEN :firstYear AND :lastYear
      OR (project.fiscal_year < :firstYear AND (project.status NOT IN ('entregado', 'cancelado')
        OR coalesce(project.actual_end, '') >= :firstDay)))
    """

  private func arguments(_ bounds: PeriodBounds) -> [String: (any DatabaseValueConvertible)?] {
    [
      "firstYear": bounds.firstDay.year, "lastYear": bounds.lastDay.year, "firstDay": bounds.firstDay.description,
    ]
  }

  /// Calls `body` with each unit of an edition, in order of key, with the counts of a period.
  public func forEachCoverage(
    of edition: CatalogueEdition, during bounds: PeriodBounds, _ body: (UnitCoverage) throws -> Void
  ) throws {
    let visits = try visitsByUnitKey(level: edition.level, during: bounds)
    let projects = try projectsByUnitKey(level: edition.level, during: bounds)
    let progress = try meanProgressByUnitKey(level: edition.level, during: bounds)
    try forEachUnit(of: edition) { unit in
      try body(
        UnitCoverage(
          unit: unit, visits: visits[unit.key] ?? 0, projects: projects[unit.key] ?? 0, meanProgress: progress[unit.key]))
    }
  }

  /// Visits by the key of the unit they count in; a unit keeps its key from one edition to the next.
  private func visitsByUnitKey(level: UnitLevel, during bounds: PeriodBounds) throws -> [String: Int] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT territorial_unit.code, count(*) FROM visit JOIN territorial_unit ON territorial_unit.id = visit.unit_id
        WHERE visit.annulled_at IS NULL AND visited_at >= ? AND visited_at < ? AND level = ? GROUP BY 1
        """, arguments: [bounds.start.description, bounds.end.description, level.rawValue])
    return try Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  private func projectsByUnitKey(level: UnitLevel, during bounds: PeriodBounds) throws -> [String: Int] {
    var values = arguments(bounds)
    values["level"] = level.rawValue
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT territorial_unit.code, count(*) FROM project JOIN territorial_unit ON territorial_unit.id = project.unit_id
        WHERE \(Self.shown) AND level = :level GROUP BY 1
        """, arguments: StatementArguments(values))
    return try Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  /// The mean over each unit's sites, halves up, of their last progress up to the period's end.
  private func meanProgressByUnitKey(level: UnitLevel, during bounds: PeriodBounds) throws -> [String: Int] {
    var sums: [String: (sum: Int, count: Int)] = [:]
    try forEachSiteProgress(during: bounds, withShapes: false, level: level) { site in
      guard let key = site.unitKey, let progress = site.physical else { return }
      let (sum, count) = sums[key] ?? (0, 0)
      sums[key] = (sum + progress.hundredths, count + 1)
    }
    return sums.mapValues { dividedHalfUp($0.sum, by: $0.count) }
  }

  /// Calls `body` with each site of the projects that a period shows, in order of site code.
  public func forEachSiteProgress(
    during bounds: PeriodBounds, withShapes: Bool = true, level: UnitLevel? = nil, _ body: (SiteProgress) throws -> Void
  ) throws {
    var values = arguments(bounds)
    values["end"] = bounds.end.description
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT works_site.id, works_site.code, project_id, works_site.name, works_site.unit_id, start_date, end_date,
          photo_radius_m, is_approximate, \(withShapes ? "works_site.geom" : "NULL"),
          project.id, folio, project.name, project.type, project.source, fiscal_year, project.unit_id, project.status,
          budget_assigned, budget_spent,
          territorial_unit.code, territorial_unit.level, v.physical_progress, v.financial_progress, v.visited_at,
          promoter.code
        FROM works_site JOIN project ON project.id = project_id
        LEFT JOIN territorial_unit ON territorial_unit.id = coalesce(works_site.unit_id, project.unit_id)
        LEFT JOIN visit AS v ON v.id = (SELECT id FROM visit WHERE visit.site_id = works_site.id
          AND visit.annulled_at IS NULL AND visited_at < :end ORDER BY visited_at DESC, id LIMIT 1)
        LEFT JOIN promoter ON promoter.id = v.promoter_id
        WHERE works_site.annulled_at IS NULL AND \(Self.shown) ORDER BY works_site.code, works_site.id
        """, arguments: StatementArguments(values))
    while let row = try rows.next() {
      guard let site = Self.site(row), let project = Self.project(row, at: 10) else { continue }
      if let level, row[21] as String? != level.rawValue { continue }
      try body(
        SiteProgress(
          site: site, project: project, unitKey: row[20], physical: row.progress(22), financial: row.progress(23),
          lastVisit: row.instant(24), promoter: row[25]))
    }
  }

  /// The projects that a period shows, counted by type as stored.
  public func projectsByType(during bounds: PeriodBounds) throws -> [(type: String, count: Int)] {
    try Row.fetchAll(
      db, sql: "SELECT type, count(*) FROM project WHERE \(Self.shown) GROUP BY type ORDER BY 2 DESC, 1",
      arguments: StatementArguments(arguments(bounds))
    ).map { ($0[0], $0[1]) }
  }

  /// Visits not annulled in a period, wherever they count.
  public func visitCount(during bounds: PeriodBounds) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM visit WHERE annulled_at IS NULL AND visited_at >= ? AND visited_at < ?",
      arguments: [bounds.start.description, bounds.end.description])!
  }

  /// Calls `body` with each assembly held in a period (counting rule 13), by start.
  public func forEachAssembly(during bounds: PeriodBounds, _ body: (HeldEvent) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT event.id, event.key, event.type, starts_at, place, attendees, territorial_unit.code, event.point
        FROM event LEFT JOIN territorial_unit ON territorial_unit.id = event.unit_id
        WHERE event.annulled_at IS NULL AND event.type LIKE 'asamblea\\_%' ESCAPE '\\' AND event.status = 'realizado'
          AND starts_at >= ? AND starts_at < ? ORDER BY coalesce(event.key, starts_at), event.id
        """, arguments: [bounds.start.description, bounds.end.description])
    while let row = try rows.next() {
      guard let id = RecordID(row[0] as String), let startsAt = row.instant(3) else { continue }
      try body(
        HeldEvent(
          id: id, key: row[1], type: row[2], startsAt: startsAt, place: row[4], attendees: row[5], unitKey: row[6],
          point: row.point(7)))
    }
  }
}
