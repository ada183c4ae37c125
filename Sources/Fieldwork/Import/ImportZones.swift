import Geometry
import Store
import Territory

/// Avoid zones: areas, and the days and hours at which rounds keep out of them.
struct ZoneImporter: RowImporter {
  static let fields = [
    "name", "valid_from", "valid_to", "weekdays", "time_from", "time_to", "severity", "source", "polygon", "unit",
  ]
  static let required = ["name"]
  private let context: ImportContext

  init(_ context: ImportContext) { self.context = context }

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    let name = try row.required("name")
    let id = context.identified(RecordID(kind: "avoid_zone", key: [name.plain]))
    // Of an annulled one only the name is left.
    let standing = try context.fields(of: .avoidZone, id).flatMap { $0["annulled_at"] ?? .null == .null ? $0 : nil }
    var given = GivenFields()
    given.set("name", name)
    given.set("valid_from", try row.date("valid_from"))
    given.set("valid_to", try row.date("valid_to"))
    given.set("weekdays", try weekdays(row)?.rawValue ?? (standing == nil ? Weekdays.all.rawValue : nil))
    given.set("time_from", try time("time_from", row)?.description)
    given.set("time_to", try time("time_to", row)?.description)
    let severity = try row.word("severity", of: AvoidZone.Severity.allCases.map(\.rawValue))
    // Who does not say how grave it is means that nobody shall go there.
    given.set("severity", severity ?? (standing == nil ? AvoidZone.Severity.forbidden.rawValue : nil))
    given.set("source", try row.note("source"))
    try judgeDates(given, standing)
    guard let area = try area(row) else {
      if standing == nil { throw FieldworkRefusal.missing(field: "polygon") }
      return [Assignment(.avoidZone, id, given.fields)]
    }
    given.set("geom", area)
    return [Assignment(.avoidZone, id, given.fields)]
  }

  private func weekdays(_ row: ImportedRow) throws -> Weekdays? {
    try row.text("weekdays").map { text in
      guard let days = Weekdays(text) else {
        throw FieldworkRefusal.badWord(field: "weekdays", text: text, allowed: ["lun-vie", "mar,jue", "todos"])
      }
      return days
    }
  }

  private func time(_ field: String, _ row: ImportedRow) throws -> TimeOfDay? {
    try row.text(field).map { text in
      guard let time = TimeOfDay(text) else { throw FieldworkRefusal.badTime(field: field, text: text) }
      return time
    }
  }

  private func judgeDates(_ given: GivenFields, _ standing: [String: FieldValue]?) throws {
    func date(_ name: String) -> LocalDate? { (given.fields[name] ?? standing?[name])?.text.flatMap { LocalDate($0) } }
    if let from = date("valid_from"), let to = date("valid_to"), to < from {
      throw FieldworkRefusal.endsBeforeStart(from: from, to: to)
    }
  }

  /// The row's own area, else corners typed as `LON,LAT LON,LAT …`, else the boundary of a unit.
  private func area(_ row: ImportedRow) throws -> Shape? {
    var shape = row.shape
    if let text = row.text("polygon") { shape = .polygon(Polygon(exterior: try Self.ring(text))) }
    if let unit = try row.text("unit").map({ try context.locator.unit(named: $0, on: context.office.today) }) {
      guard let boundary = unit.boundary else { throw FieldworkRefusal.noPlace(unit.key) }
      shape = boundary
    }
    guard let shape else { return nil }
    guard !shape.polygons.isEmpty else { throw FieldworkRefusal.wrongShape(found: shape.kind, wanted: "Polygon") }
    let sound = try soundShape(shape, warn: context.warn, isSingle: context.isSingle)
    return .multiPolygon(sound.polygons)
  }

  private static func ring(_ text: String) throws -> [Coordinate] {
    var corners = try text.split(whereSeparator: { $0 == " " || $0 == ";" }).map { corner in
      let parts = corner.split(separator: ",").map { Double($0) }
      guard parts.count == 2, let longitude = parts[0], let latitude = parts[1] else {
        throw FieldworkRefusal.badNumber(field: "polygon", text: String(corner))
      }
      return Coordinate(longitude: longitude, latitude: latitude)
    }
    if let first = corners.first, corners.last != first { corners.append(first) }
    guard corners.count >= 4 else { throw FieldworkRefusal.badNumber(field: "polygon", text: text) }
    return corners
  }
}
