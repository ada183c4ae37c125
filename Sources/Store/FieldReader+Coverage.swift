import GRDB
import Territory

/// A unit with what happened in it in a period.
public struct UnitCoverage: Sendable {
  public var unit: TerritorialUnit
  /// Visits not annulled that count in the unit.
  public var visits: Int
  /// Projects of the period in the unit.
  public var projects: Int
  /// The mean physical progress of the unit's sites that have one (see `SiteProgress.physical`) and whose project
  /// advances, a project without a site counting as one, in hundredths of a percent; nil where none has.
  public var meanProgress: Int?
}

/// The key of a unit and its level: what stays of a unit from one edition to the next.
public struct UnitKey: Sendable, Hashable {
  public var key: String
  public var level: UnitLevel

  public init(_ key: String, level: UnitLevel) { (self.key, self.level) = (key, level) }
}

/// A works site with its project and its last visit up to the end of a period.
public struct SiteProgress: Sendable {
  public var site: WorksSite
  public var project: Project
  public var unit: UnitKey?
  /// The progress that maps, lists and reports show: what the last visit that measured it saw, up to the period's end;
  /// where no visit measured any site of the project, what the project itself reports; else nil, which is never 0 %.
  public var physical: Percentage?
  /// By the same rule.
  public var financial: Percentage?
  /// Whether `physical` is a visit's.
  public var isMeasured: Bool
  public var lastVisit: Instant?
  public var promoter: String?
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

  /// The part that is over by `day`; all of it where none has begun.
  public func elapsed(on day: LocalDate, in zone: Zone) -> PeriodBounds {
    guard firstDay <= day, day < lastDay else { return self }
    var part = self
    (part.end, part.lastDay) = (zone.instant(on: day.adding(days: 1)), day)
    return part
  }

  var arguments: [String: (any DatabaseValueConvertible)?] {
    [
      "start": start.description, "end": end.description, "firstDay": firstDay.description,
      "lastDay": lastDay.description, "firstYear": firstDay.year, "lastYear": lastDay.year,
    ]
  }
}

/// The conditions that count, named by `PeriodBounds.arguments`.
enum Counted {
  /// Projects that a period shows: those of its fiscal years, and earlier ones not delivered or cancelled before it.
  static let projects = """
    (project.annulled_at IS NULL AND (project.fiscal_year BETWEEN :firstYear AND :lastYear
      OR (project.fiscal_year < :firstYear AND (project.status NOT IN ('entregado', 'cancelado')
        OR coalesce(project.actual_end, '') >= :firstDay))))
    """

  /// Projects whose progress counts in means (`Project.Status.advances`).
  static let advancing = """
    project.status IN (\(Project.Status.allCases.filter(\.advances).map { "'\($0.rawValue)'" }.joined(separator: ", ")))
    """

  /// Visits of a period: those that stand, by the day of the visit and not of its capture.
  static let visits = "(visit.annulled_at IS NULL AND visit.visited_at >= :start AND visit.visited_at < :end)"

  static let visitsByUnit = """
    SELECT unit.code, count(*) AS visits FROM visit JOIN territorial_unit AS unit ON unit.id = visit.unit_id
    WHERE \(visits) AND unit.level = :level GROUP BY 1
    """

  /// The unit of a project: its own, else that of its first site. One project counts in one unit.
  static let projectUnit = """
    coalesce(project.unit_id, (SELECT unit_id FROM works_site WHERE works_site.project_id = project.id
      AND works_site.annulled_at IS NULL AND unit_id IS NOT NULL ORDER BY works_site.code, works_site.id LIMIT 1))
    """

  static let siteUnit = "coalesce(works_site.unit_id, project.unit_id)"
}

extension FieldReader {
  /// Calls `body` with each unit of an edition, in order of key, with the counts of a period. Counts go by key: a unit
  /// keeps its key from one edition to the next.
  public func forEachCoverage(
    of edition: CatalogueEdition, during bounds: PeriodBounds, _ body: (UnitCoverage) throws -> Void
  ) throws {
    var values = bounds.arguments
    values["level"] = edition.level.rawValue
    values["edition"] = edition.id.description
    // The counts are gathered inside SQLite, which spills them to disk; here only one unit stands at a time.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        WITH \(Counted.readings), seen AS MATERIALIZED (\(Counted.visitsByUnit)),
        funded AS MATERIALIZED (
          SELECT unit.code, count(*) AS projects
          FROM project JOIN territorial_unit AS unit ON unit.id = \(Counted.projectUnit)
          WHERE \(Counted.projects) AND unit.level = :level GROUP BY 1),
        followed AS MATERIALIZED (
          SELECT code, sum(CAST(round(progress * 100) AS INTEGER)) AS total, count(progress) AS sites FROM (
            SELECT unit.code AS code, \(Counted.physical) AS progress
            FROM project
            LEFT JOIN works_site ON works_site.project_id = project.id AND works_site.annulled_at IS NULL
            \(Counted.physicalJoins)
            JOIN territorial_unit AS unit ON unit.id = \(Counted.siteUnit)
            WHERE \(Counted.projects) AND \(Counted.advancing) AND unit.level = :level) GROUP BY 1)
        SELECT id, territorial_unit.code, name, level, catalogue_id, kind, population, geom, point,
          coalesce(visits, 0), coalesce(projects, 0), total, sites
        FROM territorial_unit LEFT JOIN seen ON seen.code = territorial_unit.code
        LEFT JOIN funded ON funded.code = territorial_unit.code
        LEFT JOIN followed ON followed.code = territorial_unit.code
        WHERE catalogue_id = :edition AND annulled_at IS NULL ORDER BY territorial_unit.code, id
        """, arguments: StatementArguments(values))
    while let row = try rows.next() {
      guard let unit = Self.unit(row) else { continue }
      let total: Int? = row[11]
      try body(
        UnitCoverage(
          unit: unit, visits: row[9], projects: row[10], meanProgress: total.map { dividedHalfUp($0, by: row[12]) }))
    }
  }

  /// Calls `body` with the key, name and visits of each unit of an edition, in order of key; no shape is read.
  public func forEachVisitedUnit(
    of edition: CatalogueEdition, during bounds: PeriodBounds,
    _ body: (_ key: String, _ name: String, _ visits: Int) throws -> Void
  ) throws {
    var values = bounds.arguments
    values["level"] = edition.level.rawValue
    values["edition"] = edition.id.description
    let rows = try Row.fetchCursor(
      db,
      sql: """
        WITH seen AS MATERIALIZED (\(Counted.visitsByUnit))
        SELECT territorial_unit.code, name, coalesce(visits, 0)
        FROM territorial_unit LEFT JOIN seen ON seen.code = territorial_unit.code
        WHERE catalogue_id = :edition AND annulled_at IS NULL ORDER BY territorial_unit.code, id
        """, arguments: StatementArguments(values))
    while let row = try rows.next() { try body(row[0], row[1], row[2]) }
  }

  /// Calls `body` with each site of the projects that a period shows, in order of site code.
  public func forEachSiteProgress(during bounds: PeriodBounds, _ body: (SiteProgress) throws -> Void) throws {
    // CROSS JOIN keeps sites outermost, so that they come in the order of their index and no shape is ever sorted.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        WITH \(Counted.readings)
        SELECT works_site.id, works_site.code, works_site.project_id, works_site.name, works_site.unit_id, start_date, end_date,
          photo_radius_m, is_approximate, works_site.geom,
          project.id, folio, project.name, project.type, project.source, fiscal_year, project.unit_id, project.status,
          budget_assigned, budget_spent,
          territorial_unit.code, territorial_unit.level, \(Counted.physical), \(Counted.financial),
          physical.value IS NOT NULL, latest.visited_at, promoter.code
        FROM works_site CROSS JOIN project ON project.id = works_site.project_id
        LEFT JOIN territorial_unit ON territorial_unit.id = \(Counted.siteUnit)
        \(Counted.physicalJoins)
        \(Counted.financialJoins)
        LEFT JOIN latest ON latest.site_id = works_site.id
        LEFT JOIN promoter ON promoter.id = latest.promoter_id
        WHERE works_site.annulled_at IS NULL AND \(Counted.projects) ORDER BY works_site.code, works_site.id
        """, arguments: StatementArguments(bounds.arguments))
    while let row = try rows.next() {
      guard let site = Self.site(row), let project = Self.project(row, at: 10) else { continue }
      try body(
        SiteProgress(
          site: site, project: project, unit: row.unitKey(20, 21), physical: row.progress(22),
          financial: row.progress(23), isMeasured: row[24], lastVisit: row.instant(25), promoter: row[26]))
    }
  }

  /// Calls `body` with the folio of each project that a period shows and that has no site to stand on the map.
  public func forEachProjectWithoutSite(
    during bounds: PeriodBounds, _ body: (_ folio: String, _ unit: UnitKey?) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT folio, territorial_unit.code, territorial_unit.level
        FROM project LEFT JOIN territorial_unit ON territorial_unit.id = project.unit_id
        WHERE \(Counted.projects) AND NOT EXISTS (SELECT 1 FROM works_site
          WHERE works_site.project_id = project.id AND works_site.annulled_at IS NULL) ORDER BY folio, project.id
        """, arguments: StatementArguments(bounds.arguments))
    while let row = try rows.next() { try body(row[0], row.unitKey(1, 2)) }
  }

  /// Calls `body` with each project that a period shows, by type as stored and folio.
  public func forEachProject(
    during bounds: PeriodBounds, _ body: (_ type: String, _ folio: String, _ unit: UnitKey?) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT type, folio, territorial_unit.code, territorial_unit.level
        FROM project LEFT JOIN territorial_unit ON territorial_unit.id = \(Counted.projectUnit)
        WHERE \(Counted.projects) ORDER BY type, folio, project.id
        """, arguments: StatementArguments(bounds.arguments))
    while let row = try rows.next() { try body(row[0], row[1], row.unitKey(2, 3)) }
  }

  /// The projects that a period shows, counted by type as stored, the commonest first.
  public func projectsByType(
    during bounds: PeriodBounds, where counts: (UnitKey?) -> Bool = { _ in true }
  ) throws -> [(type: String, count: Int)] {
    var totals: [String: Int] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT type, territorial_unit.code, territorial_unit.level, count(*)
        FROM project LEFT JOIN territorial_unit ON territorial_unit.id = \(Counted.projectUnit)
        WHERE \(Counted.projects) GROUP BY 1, 2, 3
        """, arguments: StatementArguments(bounds.arguments))
    while let row = try rows.next() {
      if counts(row.unitKey(1, 2)) { totals[row[0], default: 0] += row[3] }
    }
    return totals.map { ($0.key, $0.value) }.sorted { ($1.count, $0.type) < ($0.count, $1.type) }
  }

  /// Visits not annulled in a period, wherever they count.
  public func visitCount(during bounds: PeriodBounds, where counts: (UnitKey?) -> Bool = { _ in true }) throws -> Int {
    var total = 0
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT unit.code, unit.level, count(*) FROM visit LEFT JOIN territorial_unit AS unit ON unit.id = visit.unit_id
        WHERE \(Counted.visits) GROUP BY 1, 2
        """, arguments: StatementArguments(bounds.arguments.filter { ["start", "end"].contains($0.key) }))
    while let row = try rows.next() {
      if counts(row.unitKey(0, 1)) { total += row[2] }
    }
    return total
  }
}

extension Row {
  /// A unit's key and level from two columns; nil where there is no unit.
  func unitKey(_ key: Int, _ level: Int) -> UnitKey? {
    guard let key = self[key] as String?, let level = (self[level] as String?).flatMap({ UnitLevel(rawValue: $0) })
    else { return nil }
    return UnitKey(key, level: level)
  }
}
