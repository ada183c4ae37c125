import GRDB
import Territory

/// A project that a period shows, as a report counts it.
public struct ReportedProject: Sendable {
  public var project: Project
  /// Its own unit, else that of its first site.
  public var unit: UnitKey?
  public var plannedEnd: LocalDate?
  public var actualEnd: LocalDate?
  /// The mean over its sites that were measured of what the last visit to measure each saw, up to the period's end, to
  /// the hundredth; where none was, what the project itself reports; else nil. The same rule as `SiteProgress.physical`.
  public var physical: Percentage?
  public var financial: Percentage?
  /// When a visit last measured `physical`; nil where the project reports it, or nobody does.
  public var measuredAt: Instant?
  public var lastVisit: Instant?
}

/// A visit of a period with what stands behind it.
public struct ReportedVisit: Sendable {
  public var visitedAt: Instant
  /// Where it counts.
  public var unit: UnitKey?
  /// The unit that was named, where one was.
  public var named: UnitKey?
  public var isUnitDrawn: Bool
  public var point: Coordinate?
  /// Metres.
  public var accuracy: Double?
  public var hasPhoto: Bool
  /// Where the site lies that was visited.
  public var site: Shape?
}

/// Events of one type and status in a period.
public struct CountedEvents: Sendable, Hashable {
  public var type: String
  public var status: String
  public var count: Int
  /// Of those whose attendees are recorded.
  public var attendees: Int
}

extension FieldReader {
  /// The projects that a period shows, in order of folio.
  public func reportedProjects(during bounds: PeriodBounds) throws -> [ReportedProject] {
    let sites = try sitesByProject()
    let seen = try lastVisits(before: bounds.end)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT project.id, folio, project.name, type, source, fiscal_year, unit_id, status, budget_assigned, budget_spent,
          unit.code, unit.level, planned_end, actual_end, physical_progress, financial_progress
        FROM project LEFT JOIN territorial_unit AS unit ON unit.id = unit_id
        WHERE \(Counted.projects) ORDER BY folio, project.id
        """, arguments: StatementArguments(bounds.arguments))
    var projects: [ReportedProject] = []
    while let row = try rows.next() {
      guard let project = Self.project(row) else { continue }
      let own = sites[project.id] ?? []
      let visits = own.compactMap { seen[$0.site] }
      projects.append(
        ReportedProject(
          project: project, unit: row.unitKey(10, 11) ?? own.lazy.compactMap(\.unit).first, plannedEnd: row.date(12),
          actualEnd: row.date(13), physical: Self.mean(visits.compactMap(\.physical)) ?? row.progress(14),
          financial: Self.mean(visits.compactMap(\.financial)) ?? row.progress(15),
          measuredAt: visits.compactMap(\.measuredAt).max(), lastVisit: visits.map(\.at).max()))
    }
    return projects
  }

  private static func mean(_ values: [Percentage]) -> Percentage? {
    guard !values.isEmpty else { return nil }
    return Percentage(hundredths: dividedHalfUp(values.reduce(0) { $0 + $1.hundredths }, by: values.count))
  }

  private func sitesByProject() throws -> [RecordID: [(site: String, unit: UnitKey?)]] {
    var sites: [RecordID: [(site: String, unit: UnitKey?)]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT project_id, works_site.id, unit.code, unit.level
        FROM works_site LEFT JOIN territorial_unit AS unit ON unit.id = unit_id
        WHERE works_site.annulled_at IS NULL ORDER BY works_site.code, works_site.id
        """)
    while let row = try rows.next() {
      if let project = row.recordID(0) { sites[project, default: []].append((row[1], row.unitKey(2, 3))) }
    }
    return sites
  }

  /// What visits to a site saw by some instant.
  private struct SeenSite {
    var at: Instant
    var measuredAt: Instant?
    var physical, financial: Percentage?
  }

  /// The last visit to each site before an instant, with the last progress that one measured; of two at one instant the
  /// one with the lower id, as on the map.
  private func lastVisits(before end: Instant) throws -> [String: SeenSite] {
    var visits: [String: SeenSite] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT site_id, visited_at, physical_progress, financial_progress FROM visit
        WHERE site_id IS NOT NULL AND annulled_at IS NULL AND visited_at < ? ORDER BY visited_at, id DESC
        """, arguments: [end.description])
    while let row = try rows.next() {
      guard let at = row.instant(1) else { continue }
      let (site, physical): (String, Percentage?) = (row[0], row.progress(2))
      let earlier = visits[site]
      visits[site] = SeenSite(
        at: at, measuredAt: physical == nil ? earlier?.measuredAt : at, physical: physical ?? earlier?.physical,
        financial: row.progress(3) ?? earlier?.financial)
    }
    return visits
  }

  /// Calls `body` with the unit and the moment of each visit that stands and was made before an instant.
  public func forEachVisitMoment(before end: Instant, _ body: (UnitKey, Instant) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT unit.code, unit.level, visited_at FROM visit JOIN territorial_unit AS unit ON unit.id = visit.unit_id
        WHERE visit.annulled_at IS NULL AND visited_at < ? ORDER BY visited_at, visit.id
        """, arguments: [end.description])
    while let row = try rows.next() {
      if let unit = row.unitKey(0, 1), let at = row.instant(2) { try body(unit, at) }
    }
  }

  /// Calls `body` with each visit of a period that stands, in order of time.
  public func forEachReportedVisit(during bounds: PeriodBounds, _ body: (ReportedVisit) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT visited_at, unit.code, unit.level, named.code, named.level, unit.geom IS NOT NULL, visit.point,
          gps_accuracy_m, EXISTS (SELECT 1 FROM photo WHERE photo.visit_id = visit.id AND photo.annulled_at IS NULL),
          works_site.geom
        FROM visit LEFT JOIN territorial_unit AS unit ON unit.id = visit.unit_id
        LEFT JOIN territorial_unit AS named ON named.id = visit.named_unit_id
        LEFT JOIN works_site ON works_site.id = visit.site_id
        WHERE visit.annulled_at IS NULL AND visited_at >= ? AND visited_at < ? ORDER BY visited_at, visit.id
        """, arguments: [bounds.start.description, bounds.end.description])
    while let row = try rows.next() {
      guard let at = row.instant(0) else { continue }
      try body(
        ReportedVisit(
          visitedAt: at, unit: row.unitKey(1, 2), named: row.unitKey(3, 4), isUnitDrawn: row[5], point: row.point(6),
          accuracy: row[7], hasPhoto: row[8], site: row.shape(9)))
    }
  }

  /// Stops that rounds of a period planned in each unit, and those of them suspended for insecurity.
  public func plannedStops(during bounds: PeriodBounds) throws -> [UnitKey: (planned: Int, suspended: Int)] {
    var stops: [UnitKey: (planned: Int, suspended: Int)] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT unit.code, unit.level, count(*),
          sum(round_stop.status = 'suspendido' AND lower(trim(coalesce(round_stop.reason, ''))) = 'inseguridad')
        FROM round_stop JOIN round ON round.id = round_id LEFT JOIN works_site ON works_site.id = site_id
        LEFT JOIN event ON event.id = event_id
        JOIN territorial_unit AS unit ON unit.id = coalesce(round_stop.unit_id, works_site.unit_id, event.unit_id)
        WHERE round_stop.annulled_at IS NULL AND round.annulled_at IS NULL AND round.status <> 'cancelado'
          AND date BETWEEN ? AND ? GROUP BY 1, 2
        """, arguments: [bounds.firstDay.description, bounds.lastDay.description])
    while let row = try rows.next() {
      if let unit = row.unitKey(0, 1) { stops[unit] = (row[2], row[3]) }
    }
    return stops
  }

  /// Events of a period by type and status, where their unit is asked for.
  public func countedEvents(
    during bounds: PeriodBounds, where counts: (UnitKey?) -> Bool
  ) throws -> [CountedEvents] {
    var tally: [String: CountedEvents] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT type, status, unit.code, unit.level, count(*), coalesce(sum(attendees), 0)
        FROM event LEFT JOIN territorial_unit AS unit ON unit.id = event.unit_id
        WHERE event.annulled_at IS NULL AND starts_at >= ? AND starts_at < ? GROUP BY 1, 2, 3, 4
        """, arguments: [bounds.start.description, bounds.end.description])
    while let row = try rows.next() {
      guard counts(row.unitKey(2, 3)) else { continue }
      let (type, status): (String, String) = (row[0], row[1])
      var events = tally["\(type) \(status)"] ?? CountedEvents(type: type, status: status, count: 0, attendees: 0)
      events.count += row[4]
      events.attendees += row[5]
      tally["\(type) \(status)"] = events
    }
    return tally.values.sorted { ($0.type, $0.status) < ($1.type, $1.status) }
  }
}
