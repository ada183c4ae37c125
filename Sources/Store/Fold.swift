import Foundation
import GRDB
import Territory

/// Whether an assignment made a record, changed one, or said what was known.
public enum Change: Sendable {
  case new, changed, unchanged
}

/// Applies the journal to the working tables. A whole journal's fold never refuses: a rule is judged once, where the
/// entry is born.
struct Fold {
  let db: Database

  /// Sets the fields of one record, making it where it is not there yet.
  func apply(_ assignment: Assignment, at instant: Instant, by author: String) throws {
    let exists = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM \(assignment.kind.rawValue) WHERE id = ?)"),
      arguments: [assignment.id.description])!
    try apply(assignment, exists: exists, at: instant, by: author)
  }

  // Not an upsert: SQLite checks NOT NULL before it looks for a conflict, and a change may name few columns.
  private func apply(_ assignment: Assignment, exists: Bool, at instant: Instant, by author: String) throws {
    let columns = assignment.kind.columns.filter { assignment.fields[$0.name] != nil }
    let names = columns.map(\.name)
    let table = assignment.kind.rawValue
    let values = columns.map { $0.sqlValue(assignment.fields[$0.name]!) }
    if exists {
      guard !names.isEmpty else { return }
      let sets = names.map { "\($0) = ?" }.joined(separator: ", ")
      try db.cachedStatement(sql: "UPDATE \(table) SET \(sets) WHERE id = ?").execute(
        arguments: StatementArguments(values + [assignment.id.description]))
    } else {
      let all = ["id", "created_at", "created_by"] + names
      let marks = all.map { _ in "?" }.joined(separator: ", ")
      try db.cachedStatement(sql: "INSERT INTO \(table) (\(all.joined(separator: ", "))) VALUES (\(marks))").execute(
        arguments: StatementArguments(
          [assignment.id.description, instant.description, author] as [(any DatabaseValueConvertible)?] + values))
    }
  }

  /// What the fold of a whole journal knows as it goes.
  private struct Progress {
    /// The records made so far: asking the table for each would take longer than folding it.
    var made: [RecordKind: Set<RecordID>] = [:]
    var parked = 0
  }

  /// Sets the fields of one record of a journal being folded whole, or parks the assignment where the table cannot take
  /// it: each entry was right where it was born, but another machine's undo may have taken away the record's birth, or
  /// another machine's edit the value that stood beside this one. The order of entries is the same everywhere, so
  /// every machine parks the same.
  private func apply(
    _ assignment: Assignment, at instant: Instant, by author: String, _ progress: inout Progress
  ) throws {
    let exists = progress.made[assignment.kind]?.contains(assignment.id) ?? false
    do {
      try apply(assignment, exists: exists, at: instant, by: author)
    } catch let error as DatabaseError where Self.unfit.contains(error.extendedResultCode) {
      progress.parked += 1
      return
    }
    if !exists { progress.made[assignment.kind, default: []].insert(assignment.id) }
  }

  /// A table's shape, and not a guard or a second id, which would be faults of this program.
  private static let unfit: [ResultCode] = [
    .SQLITE_CONSTRAINT_NOTNULL, .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_DATATYPE,
  ]

  /// The fields that a record has now, by column; nil where there is no such record.
  func current(_ kind: RecordKind, _ id: RecordID) throws -> [String: FieldValue]? {
    let names = kind.columns.map(\.name).joined(separator: ", ")
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(names) FROM \(kind.rawValue) WHERE id = ?"), arguments: [id.description])
    else { return nil }
    var fields: [String: FieldValue] = [:]
    for (index, column) in kind.columns.enumerated() { fields[column.name] = try column.fieldValue(row, at: index) }
    return fields
  }

  /// Applies one entry, whose content lies in `source`.
  private func apply(
    _ entry: JournalEntry, number: Int, contentFrom source: Database, _ progress: inout Progress
  ) throws {
    guard let payload = EntryPayload(entry.payload) else { throw StoreRefusal.brokenJournal(entry: number) }
    for record in payload.records { try apply(record, at: entry.recordedAt, by: entry.author, &progress) }
    guard let content = payload.content else { return }
    do {
      try ContentReader.forEachLine(of: content, in: source) { line in
        guard let value = FieldValue(canonical: line), let record = Assignment(value) else {
          throw StoreRefusal.brokenJournal(entry: number)
        }
        try apply(record, at: entry.recordedAt, by: entry.author, &progress)
      }
    } catch StoreRefusal.database {
      // Content is part of what its entry says.
      throw StoreRefusal.brokenJournal(entry: number)
    }
  }

  /// Folds a whole journal, read from `source`, into the empty working tables of `db`; what was undone is left out.
  /// - Parameter end: nil, or the instant before which entries count, as if the later ones did not exist.
  /// - Returns: how many assignments were parked.
  /// - Throws: `StoreRefusal.brokenJournal` where the chain does not hold.
  func applyAll(
    from source: Database, recordedBefore end: Instant? = nil, progress report: (Int) -> Void = { _ in }
  ) throws -> Int {
    let undone = try Set(
      String.fetchAll(
        source,
        sql: "SELECT payload ->> 'undoes' FROM journal WHERE kind = 'undo' AND recorded_at < coalesce(?, 'Z')",
        arguments: [end?.description]))
    var progress = Progress()
    try Journal(db: source).verify(progress: report) { number, entry in
      guard !undone.contains(entry.id.description), end.map({ entry.recordedAt < $0 }) ?? true else { return }
      try apply(entry, number: number, contentFrom: source, &progress)
    }
    return progress.parked
  }

  /// Empties the working tables and folds the journal again.
  /// - Returns: how many assignments were parked.
  @discardableResult
  func rebuild(progress: (Int) -> Void = { _ in }) throws -> Int {
    for kind in RecordKind.allCases { try db.execute(sql: "DELETE FROM \(kind.rawValue)") }
    return try applyAll(from: db, progress: progress)
  }
}

extension RecordKind.Column {
  /// The journal's value as the table takes it.
  func sqlValue(_ value: FieldValue) -> (any DatabaseValueConvertible)? {
    switch (form, value) {
    case (_, .null): nil
    case (.shape, let tree): tree.shape.map { Data(SpatialBlob.encode($0)) }
    case (.fraction(let scale), .integer(let number)): Double(number) / Double(scale)
    case (_, .integer(let number)): number
    case (_, .text(let text)): text
    default: value.canonicalText
    }
  }

  /// The table's value as the journal keeps it.
  func fieldValue(_ row: Row, at index: Int) throws -> FieldValue {
    if row.hasNull(atIndex: index) { return .null }
    switch form {
    case .text: return .text(row[index])
    case .integer: return .integer(row[index])
    case .fraction(let scale): return .integer(Int(((row[index] as Double) * Double(scale)).rounded()))
    case .shape: return FieldValue(SpatialBlob.decode([UInt8](row[index] as Data)))
    }
  }
}

extension Row {
  fileprivate func hasNull(atIndex index: Int) -> Bool { (self[index] as DatabaseValue).isNull }
}
