import Foundation
import GRDB
import Territory

extension FieldReader {
  /// The avoid zones that stand and have an area, in order of name.
  public func avoidZones() throws -> [AvoidZone] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, name, valid_from, valid_to, weekdays, time_from, time_to, severity, geom FROM avoid_zone
        WHERE annulled_at IS NULL AND geom IS NOT NULL ORDER BY name, id
        """
    ).compactMap { row in
      guard let id = row.recordID(0), let area = SpatialBlob.decode([UInt8](row[8] as Data)),
        let severity = AvoidZone.Severity(rawValue: row[7])
      else { return nil }
      return AvoidZone(
        id: id, name: row[1], area: area, validFrom: row.date(2), validTo: row.date(3),
        weekdays: Weekdays(rawValue: row[4]), from: row.time(5) ?? .midnight, to: row.time(6) ?? .endOfDay,
        severity: severity)
    }
  }
}

extension Row {
  fileprivate func time(_ index: Int) -> TimeOfDay? { (self[index] as String?).flatMap { TimeOfDay($0) } }
}
