import Geometry
import Store
import Territory

/// Declared legs between two places: units by key or name, offices by name, sites by code.
struct LegImporter: RowImporter {
  static let fields = ["from", "to", "km", "minutes", "source"]
  static let required = ["from", "to", "km"]
  private let context: ImportContext
  private var known: [String: End] = [:]

  init(_ context: ImportContext) { self.context = context }

  private struct End {
    var kind: String
    var id: RecordID
    var name: String
    var point: Coordinate?

    init(kind: String, id: RecordID, name: String, point: Coordinate?) {
      (self.kind, self.id, self.name, self.point) = (kind, id, name, point)
    }

    init(_ unit: TerritorialUnit) { self.init(kind: "unit", id: unit.id, name: unit.name, point: unit.point) }
  }

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    let (from, to) = (try end(row.required("from")), try end(row.required("to")))
    guard let metres = try row.scaled("km", decimals: 3), metres >= 0 else {
      throw FieldworkRefusal.badNumber(field: "km", text: row.text("km") ?? "")
    }
    if let a = from.point, let b = to.point {
      let straight = geodesicDistance(a, b)
      if Double(metres) < straight {
        context.warn(WorksRule.shortLeg(from: from.name, to: to.name, metres: metres, straight: straight))
      }
    }
    var given = GivenFields()
    given.set("from_kind", from.kind)
    given.set("from_id", from.id)
    given.set("to_kind", to.kind)
    given.set("to_id", to.id)
    given.set("km", metres)
    given.set("minutes", try row.integer("minutes"))
    // A leg is symmetric: one record whichever end comes first.
    let id = RecordID(kind: "travel_leg", key: [from.id.description, to.id.description].sorted())
    let source = try row.word("source", of: ["odometro", "mapa", "estimado"])
    given.set("source", try source ?? (context.fields(of: .travelLeg, id) == nil ? "estimado" : nil))
    return [Assignment(.travelLeg, id, given.fields)]
  }

  private mutating func end(_ text: String) throws -> End {
    if let end = known[text] { return end }
    let end = try found(text)
    known[text] = end
    return end
  }

  private func found(_ text: String) throws -> End {
    let (reader, today) = (context.reader, context.office.today)
    if let unit = try context.locator.unit(key: text, on: today) { return End(unit) }
    if let id = try reader.records(.office, named: text).first,
      let office = try reader.offices().first(where: { $0.id == id })
    {
      return End(kind: "office", id: id, name: office.name, point: office.point)
    }
    if let id = try reader.records(.worksSite, named: text).first, let site = try reader.site(id) {
      return End(kind: "site", id: id, name: site.code, point: try site.shape?.insidePoint())
    }
    return End(try context.locator.unit(named: text, on: today))
  }
}
