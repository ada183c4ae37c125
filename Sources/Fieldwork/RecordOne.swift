import Store
import Territory

extension FieldOffice {
  /// How one record typed on the command line is taken.
  public enum SingleMode: Sendable {
    case add
    /// Changes the record that the text names.
    case edit(String)
  }

  /// Adds or changes one record from its fields, by the same rules as an import.
  /// - Returns: the record's id, and what to warn of.
  /// - Throws: the first rule that refuses it (E-PRJ-01 for a folio that exists).
  public func record(
    _ kind: ImportKind, values: [String: String], mode: SingleMode, level: UnitLevel? = nil, catalogue: String? = nil,
    reason: String? = nil
  ) throws -> FieldStore.Written<(id: RecordID, change: Change, warnings: [any Refusal])> {
    try PersonalData.judge(reason)
    for field in values.keys where !kind.fields.contains(field) {
      throw FieldworkRefusal.unknownField(field, known: kind.fields)
    }
    let request = ImportRequest(kind: kind, path: "", level: level, catalogue: catalogue, reason: reason)
    return try store.write(by: author, at: now) { door in
      let context = try ImportContext(door.reader, office: self, request: request, isSingle: true)
      var values = values
      if case .edit(let text) = mode {
        let id = try door.reader.record(kind.recordKind, named: text)
        context.edited = id
        for (field, value) in try identity(of: kind, id, in: door.reader) {
          // An office or a zone is called by its name and may change it; an official key stays.
          if let given = values[field], given != value, kind != .offices, kind != .zones {
            throw FieldworkRefusal.keyChange(field: field)
          }
          values[field] = values[field] ?? value
        }
      }
      var importer = kind.makeImporter(context)
      for field in kind.importer.required where values[field] == nil { throw FieldworkRefusal.missing(field: field) }
      var records = try importer.records(for: ImportedRow(place: 0, values: values, shape: nil))
      if case .add = mode, kind == .zones, try isAnnulled(records[0], in: door.reader) {
        records[0] = records[0].anew
      } else {
        try judgeMode(mode, kind, records[0], in: door.reader)
      }
      var facts: [String: FieldValue] = [:]
      if let reason { facts["reason"] = .text(reason) }
      let verb = if case .add = mode { "add" } else { "edit" }
      let change = try door.enter("\(kind.recordKind.commandName).\(verb)", facts: facts, records)
      return (records[0].id, change, context.takeWarnings())
    }
  }

  private func isAnnulled(_ record: Assignment, in reader: FieldReader) throws -> Bool {
    try reader.fields(record.kind, record.id).map { $0["annulled_at"] ?? .null != .null } ?? false
  }

  private func judgeMode(_ mode: SingleMode, _ kind: ImportKind, _ record: Assignment, in reader: FieldReader) throws {
    let exists = try reader.fields(record.kind, record.id) != nil
    switch mode {
    case .add where exists:
      let key = try reader.key(record.kind, record.id)
      guard kind == .projects else { throw FieldworkRefusal.alreadyExists(kind: record.kind, key: key) }
      throw WorksRule.duplicateFolio(key, existing: try reader.shortID(.project, record.id))
    case .edit(let text) where !exists: throw FieldworkRefusal.unknown(kind: record.kind, text: text)
    default: break
    }
  }

  /// The fields that an existing record's id is made of.
  private func identity(of kind: ImportKind, _ id: RecordID, in reader: FieldReader) throws -> [String: String] {
    let fields = try reader.fields(kind.recordKind, id) ?? [:]
    func text(_ column: String) -> String? { fields[column]?.text ?? fields[column]?.integer.map(String.init) }
    switch kind {
    case .units, .localities: return ["key": text("code")].compactMapValues(\.self)
    case .projects:
      return ["folio": text("folio"), "source": text("source"), "fiscal_year": text("fiscal_year")]
        .compactMapValues(\.self)
    case .sites:
      let project = text("project_id").flatMap { RecordID($0) }.map { $0.description }
      return ["code": text("code"), "project": project].compactMapValues(\.self)
    case .events:
      return ["key": text("key"), "type": text("type"), "starts_at": text("starts_at")].compactMapValues(\.self)
    case .offices, .zones: return ["name": text("name")].compactMapValues(\.self)
    case .vehicles: return ["econ_no": text("econ_no")].compactMapValues(\.self)
    case .promoters: return ["code": text("code")].compactMapValues(\.self)
    case .prices, .legs, .visits: return [:]
    }
  }
}

extension Assignment {
  /// A zone as if none of its name had ever been: what it does not say is null.
  fileprivate var anew: Assignment {
    let blank = ["annulled_at", "annul_reason", "valid_from", "valid_to", "time_from", "time_to", "source"]
      .map { ($0, FieldValue.null) }
    return Assignment(kind, id, fields.merging(blank) { given, _ in given })
  }
}
