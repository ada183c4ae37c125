import Exchange
import FoundationEssentials
import Roads
import Store
import Territory

extension FieldReader {
  /// The zones that `text` means: the office's of that name, else those in a file of areas.
  /// - Throws: `FieldworkRefusal.unknown` where it is neither.
  func zones(meant text: String) throws -> [AvoidZone] {
    if try !records(.avoidZone, named: text).isEmpty {
      let id = try record(.avoidZone, named: text)
      return try avoidZones().filter { $0.id == id }
    }
    guard FileManager.default.fileExists(atPath: text) else {
      throw FieldworkRefusal.unknown(kind: .avoidZone, text: text)
    }
    return try AvoidZone.zones(inFile: text)
  }
}

extension AvoidZone {
  /// Areas in a file: `dias` (lun-vie) and `horas` (20:00-05:00) say when, `severidad` aviso that only what leads
  /// nowhere else may pass.
  static func zones(inFile path: String) throws -> [AvoidZone] {
    let source = try openRows(at: path)
    var zones: [AvoidZone] = []
    while let row = try source.next() {
      if let fault = row.fault { throw fault }
      guard let area = row.shape, !area.polygons.isEmpty else {
        throw TravelRefusal.noArea(file: path, place: row.place)
      }
      var zone = AvoidZone(
        id: RecordID(kind: "avoid_zone", key: [path, String(row.place)]), name: "\(path) \(row.place)", area: area)
      try zone.setTime(days: row.cell("dias", "days", of: source), hours: row.cell("horas", "hours", of: source))
      if let word = row.cell("severidad", "severity", of: source) {
        guard let severity = Severity.allCases.first(where: { $0.rawValue == word.plain }) else {
          throw FieldworkRefusal.badWord(
            field: "severidad", text: word, allowed: Severity.allCases.map(\.rawValue))
        }
        zone.severity = severity
      }
      zones.append(zone)
    }
    guard !zones.isEmpty else { throw FieldworkRefusal.empty(what: "áreas en \(path)") }
    return zones
  }

  private mutating func setTime(days: String?, hours: String?) throws {
    if let days {
      guard let weekdays = Weekdays(days) else {
        throw FieldworkRefusal.badWord(field: "dias", text: days, allowed: ["lun-vie", "mar,jue", "todos"])
      }
      self.weekdays = weekdays
    }
    guard let hours else { return }
    let ends = hours.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { TimeOfDay($0.filter { $0 != " " }) }
    guard ends.count == 2, let from = ends[0], let to = ends[1] else {
      throw FieldworkRefusal.badWord(field: "horas", text: hours, allowed: ["20:00-05:00"])
    }
    (self.from, self.to) = (from, to)
  }

  func isValid(on day: LocalDate) -> Bool { validFrom.map { $0 <= day } ?? true && validTo.map { day <= $0 } ?? true }

  func holds(at moment: Instant, in zone: Zone) -> Bool {
    hours(on: zone.date(of: moment)).contains { $0.contains(zone.secondOfDay(of: moment)) }
  }

  /// A forbidden zone is closed; one that warns is passed through as a last resort.
  var avoidedAreas: [AvoidedArea] {
    area.polygons.map { AvoidedArea($0, manner: severity == .forbidden ? .closed : .lastResort) }
  }
}

extension SourceRow {
  /// The cell of the first column there is by one of these names; nil for an empty one.
  func cell(_ names: String..., of source: any RowSource) -> String? {
    for name in names {
      guard let index = source.columns.firstIndex(where: { $0.plain == name.plain }), index < cells.count else {
        continue
      }
      if let text = cells[index], !text.allSatisfy(\.isWhitespace) { return text }
    }
    return nil
  }
}
