import Store
import Territory

/// One kind of import: its fields, and how a row becomes records.
protocol RowImporter {
  /// Every field a row may give.
  static var fields: [String] { get }
  /// Fields that the file must have a column for.
  static var required: [String] { get }
  /// The records that a row sets; the first is the one counted.
  /// - Throws: a `Refusal` where the row cannot be taken.
  mutating func records(for row: ImportedRow) throws -> [Assignment]
}

/// What an importer knows besides its rows.
final class ImportContext {
  let reader: FieldReader
  let office: FieldOffice
  let request: ImportRequest
  let locator: UnitLocator
  /// Whether the record was typed on the command line: then nothing is mended in silence.
  let isSingle: Bool
  /// Where warnings about the row at hand go.
  private(set) var warnings: [any Refusal] = []

  init(_ reader: FieldReader, office: FieldOffice, request: ImportRequest, isSingle: Bool) throws {
    (self.reader, self.office, self.request, self.isSingle) = (reader, office, request, isSingle)
    locator = try UnitLocator(reader, jurisdiction: office.jurisdiction)
  }

  /// The record that a single command edits, whatever key its fields would make.
  var edited: RecordID?

  /// The id of the row's record: what its key makes, unless a known record is being edited.
  func identified(_ id: RecordID) -> RecordID { edited ?? id }

  func warn(_ rule: any Refusal) { warnings.append(rule) }

  func takeWarnings() -> [any Refusal] {
    defer { warnings = [] }
    return warnings
  }

  func fields(of kind: RecordKind, _ id: RecordID) throws -> [String: FieldValue]? { try reader.fields(kind, id) }

  /// The duty that a row's `first_due`, `every_days`, `service_min` and `priority` set on a place; what is not given
  /// stays as it is known.
  /// - Throws: `FieldworkRefusal.missing` where one record is typed with some of them for a place that has no first day.
  func duty(of row: ImportedRow, unit: RecordID? = nil, site: RecordID? = nil) throws -> Assignment? {
    let id = RecordID(kind: "visit_duty", key: [(unit ?? site)!.description])
    var given = GivenFields()
    given.set("first_due", try row.date("first_due"))
    given.set("every_days", try row.integer("every_days"))
    given.set("service_min", try row.integer("service_min"))
    given.set("priority", try row.integer("priority"))
    guard !given.fields.isEmpty else { return nil }
    if try fields(of: .visitDuty, id) == nil {
      guard given.fields["first_due"] != nil else {
        guard isSingle else { return nil }
        throw FieldworkRefusal.missing(field: "first_due")
      }
      if given.fields["priority"] == nil { given.set("priority", 1) }
    }
    given.set("unit_id", unit)
    given.set("site_id", site)
    return Assignment(.visitDuty, id, given.fields)
  }

  static let dutyFields = ["first_due", "every_days", "service_min", "priority"]
}
