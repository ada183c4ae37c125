import GRDB
import Territory

/// An event with what maps and reports show of it.
public struct HeldEvent: Sendable {
  public var id: RecordID
  public var key: String?
  public var type: String
  public var startsAt: Instant
  public var place: String?
  public var attendees: Int?
  public var unit: UnitKey?
  public var point: Coordinate?
}

/// A visit with what maps and lists show of it.
public struct MappedVisit: Sendable {
  public var id: RecordID
  public var key: String?
  public var visitedAt: Instant
  public var unit: UnitKey?
  public var siteCode: String?
  /// The site's name or its project's.
  public var siteName: String?
  public var physical: Percentage?
  public var financial: Percentage?
  public var phase: Visit.Phase?
  public var point: Coordinate?
  /// Metres.
  public var accuracy: Double?
  public var promoter: String?
  public var promoterName: String?
  public var summary: String?
  /// Why the progress falls or the visit came late into the file.
  public var reasons: [String]
}

/// A round with its stops as maps show them.
public struct MappedRound: Sendable {
  public var id: RecordID
  /// The shortest unique prefix of the id, as lists of rounds call it.
  public var key: String
  public var date: LocalDate
  public var vehicle: String?
  public var promoter: String?
  public var metres: Int
  public var fuel: Volume
  public var cost: Money?
  /// What the distances rest on: `vialidad`, `declarado`, `geodesico`.
  public var basis: String
  public var path: Shape?
  public var leaves: Instant?
  public var back: Instant?
  public var stops: [MappedStop]
}

public struct MappedStop: Sendable {
  /// Of its round: key and vehicle.
  public var round: String
  public var vehicle: String?
  public var sequence: Int
  /// The key of the unit, site or event.
  public var key: String?
  /// What a person calls it: the site's name or its project's, the event's place, the unit's name.
  public var name: String?
  public var unit: UnitKey?
  public var arrival: Instant
  public var legMetres: Int
  public var legFuel: Volume
  public var basis: String
  public var priority: Int?
  public var point: Coordinate?
}

extension FieldReader {
  /// Calls `body` with each assembly held in a period, by key.
  public func forEachAssembly(during bounds: PeriodBounds, _ body: (HeldEvent) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT event.id, event.key, event.type, starts_at, place, attendees, territorial_unit.code,
          territorial_unit.level, event.point
        FROM event LEFT JOIN territorial_unit ON territorial_unit.id = event.unit_id
        WHERE event.annulled_at IS NULL AND event.type LIKE 'asamblea\\_%' ESCAPE '\\' AND event.status = 'realizado'
          AND starts_at >= ? AND starts_at < ? ORDER BY coalesce(event.key, event.id), event.id
        """, arguments: [bounds.start.description, bounds.end.description])
    while let row = try rows.next() {
      guard let id = row.recordID(0), let startsAt = row.instant(3) else { continue }
      try body(
        HeldEvent(
          id: id, key: row[1], type: row[2], startsAt: startsAt, place: row[4], attendees: row[5],
          unit: row.unitKey(6, 7), point: row.point(8)))
    }
  }

  /// Calls `body` with each visit of a period that stands, by key.
  public func forEachVisit(during bounds: PeriodBounds, _ body: (MappedVisit) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT visit.id, visit.key, visited_at, territorial_unit.code, territorial_unit.level, works_site.code,
          physical_progress, financial_progress, phase, visit.point, gps_accuracy_m, promoter.code, promoter.name,
          summary, regress_reason, late_reason,
          (SELECT coalesce(nullif(works_site.name, ''), project.name) FROM project
            WHERE project.id = works_site.project_id)
        FROM visit LEFT JOIN territorial_unit ON territorial_unit.id = visit.unit_id
        LEFT JOIN works_site ON works_site.id = visit.site_id
        LEFT JOIN promoter ON promoter.id = visit.promoter_id
        WHERE visit.annulled_at IS NULL AND visited_at >= ? AND visited_at < ?
        ORDER BY coalesce(visit.key, visit.id), visit.id
        """, arguments: [bounds.start.description, bounds.end.description])
    while let row = try rows.next() {
      guard let id = row.recordID(0), let visitedAt = row.instant(2) else { continue }
      let reasons = [row[14] as String?, row[15] as String?].compactMap(\.self)
      try body(
        MappedVisit(
          id: id, key: row[1], visitedAt: visitedAt, unit: row.unitKey(3, 4), siteCode: row[5], siteName: row[16],
          physical: row.progress(6), financial: row.progress(7),
          phase: (row[8] as String?).flatMap { Visit.Phase(rawValue: $0) }, point: row.point(9), accuracy: row[10],
          promoter: row[11], promoterName: row[12], summary: row[13],
          reasons: reasons.count == 2 && reasons[0] == reasons[1] ? [reasons[0]] : reasons))
    }
  }

  /// Calls `body` with each round of a period that was not cancelled, by day.
  public func forEachRound(during bounds: PeriodBounds, _ body: (MappedRound) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT round.id, date, econ_no, promoter.code, est_km, est_l, est_cost, basis, path, starts_at, ends_at
        FROM round LEFT JOIN vehicle ON vehicle.id = vehicle_id LEFT JOIN promoter ON promoter.id = promoter_id
        WHERE round.annulled_at IS NULL AND round.status <> 'cancelado' AND date BETWEEN ? AND ? ORDER BY date, round.id
        """, arguments: [bounds.firstDay.description, bounds.lastDay.description])
    while let row = try rows.next() {
      guard let id = row.recordID(0), let date = row.date(1), let metres = row.thousandths(4),
        let fuel = row.thousandths(5)
      else { continue }
      let (key, vehicle) = (try shortID(.round, id), row[2] as String?)
      try body(
        MappedRound(
          id: id, key: key, date: date, vehicle: vehicle, promoter: row[3], metres: metres,
          fuel: Volume(millilitres: fuel), cost: row.money(6), basis: row[7], path: row.shape(8),
          leaves: row.instant(9), back: row.instant(10), stops: mappedStops(of: id, key, vehicle)))
    }
  }

  private func mappedStops(of round: RecordID, _ key: String, _ vehicle: String?) throws -> [MappedStop] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT seq, coalesce(works_site.code, event.key, office.name, unit.code), unit.code, unit.level, eta, leg_km, leg_l,
            leg_basis, priority, round_stop.point,
            coalesce(nullif(works_site.name, ''), project.name, event.place, office.name, unit.name)
          FROM round_stop LEFT JOIN works_site ON works_site.id = site_id LEFT JOIN event ON event.id = event_id
          LEFT JOIN office ON office.id = office_id
          LEFT JOIN project ON project.id = works_site.project_id
          LEFT JOIN territorial_unit AS unit
            ON unit.id = coalesce(round_stop.unit_id, works_site.unit_id, event.unit_id)
          WHERE round_id = ? AND round_stop.annulled_at IS NULL ORDER BY seq, round_stop.id
          """), arguments: [round.description]
    ).compactMap { row in
      guard let arrival = row.instant(4), let metres = row.thousandths(5), let fuel = row.thousandths(6)
      else { return nil }
      return MappedStop(
        round: key, vehicle: vehicle, sequence: row[0], key: row[1], name: row[10], unit: row.unitKey(2, 3),
        arrival: arrival, legMetres: metres, legFuel: Volume(millilitres: fuel), basis: row[7], priority: row[8],
        point: row.point(9))
    }
  }
}
