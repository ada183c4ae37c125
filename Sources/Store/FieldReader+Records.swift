import GRDB
import Territory

/// A record as `list` and `show` print it: its columns in order, the empty ones too.
public struct ListedRecord: Sendable {
  public var id: RecordID
  /// The official key, or the shortest unique prefix of the id.
  public var key: String
  public var fields: [(name: String, value: FieldValue)]
  public var isAnnulled: Bool
}

extension FieldReader {
  /// The records that a person means by `text`: one official key, one id or a prefix of it (six letters or more), or one
  /// name without regard to case and accents, in that order; annulled ones only by key or id.
  public func records(_ kind: RecordKind, named text: String) throws -> [RecordID] {
    if let column = kind.keyColumn {
      let standing = try ids("\(column) = ? AND annulled_at IS NULL", kind, [text])
      if !standing.isEmpty { return standing }
      let annulled = try ids("\(column) = ?", kind, [text])
      if !annulled.isEmpty { return annulled }
    }
    let folded = text.lowercased()
    if folded.utf8.count >= 6, folded.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) || $0 == 45 })
    {
      let found = try ids(Self.begins, kind, ["text": folded])
      if !found.isEmpty { return found }
    }
    guard let column = kind.nameColumn, !text.plain.isEmpty else { return [] }
    return try ids("plain(\(column)) = ? AND annulled_at IS NULL", kind, [text.plain])
  }

  /// An id that begins with `:text`; a range, since LIKE would look at every row. No id has a letter after f.
  private static let begins = "id >= :text AND id < :text || 'g'"

  private func ids(_ condition: String, _ kind: RecordKind, _ arguments: StatementArguments) throws -> [RecordID] {
    try String.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM \(kind.rawValue) WHERE \(condition)"), arguments: arguments
    ).compactMap { RecordID($0) }
  }

  /// A record's fields by column; nil where there is none.
  public func fields(_ kind: RecordKind, _ id: RecordID) throws -> [String: FieldValue]? {
    try Fold(db: db).current(kind, id)
  }

  /// How people call a record: its official key, or the shortest prefix of its id (six letters or more) that no other has.
  public func key(_ kind: RecordKind, _ id: RecordID) throws -> String {
    if let column = kind.keyColumn,
      let key = try String.fetchOne(
        db.cachedStatement(sql: "SELECT \(column) FROM \(kind.rawValue) WHERE id = ?"), arguments: [id.description])
    {
      return key
    }
    return try shortID(kind, id)
  }

  /// The shortest prefix of an id, six letters or more, that no other record of the kind has.
  public func shortID(_ kind: RecordKind, _ id: RecordID) throws -> String {
    let text = id.description
    for length in 6..<text.count {
      let prefix = String(text.prefix(length))
      let count = try Int.fetchOne(
        db.cachedStatement(sql: "SELECT count(*) FROM \(kind.rawValue) WHERE \(Self.begins)"),
        arguments: ["text": prefix])
      if count! <= 1, !prefix.hasSuffix("-") { return prefix }
    }
    return text
  }

  /// Calls `body` with each record of a kind, ordered by key or by time of creation.
  /// - Parameter columns: those to read; all but shapes where nil.
  public func forEachRecord(
    _ kind: RecordKind, where condition: (column: String, value: String)? = nil, includingAnnulled: Bool = false,
    _ body: (ListedRecord) throws -> Void
  ) throws {
    let columns = kind.columns.filter { if case .shape = $0.form { false } else { true } }
    var clauses = includingAnnulled ? [] : ["annulled_at IS NULL"]
    if let condition { clauses.append("\(condition.column) = ?") }
    let filter = clauses.isEmpty ? "" : "WHERE " + clauses.joined(separator: " AND ")
    let order = kind.timeColumn ?? kind.keyColumn ?? "created_at"
    let rows = try Row.fetchCursor(
      db,
      sql:
        "SELECT id, \(columns.map(\.name).joined(separator: ", ")) FROM \(kind.rawValue) \(filter) ORDER BY \(order), id",
      arguments: StatementArguments(condition.map { [$0.value] } ?? []))
    while let row = try rows.next() {
      guard let id = RecordID(row[0] as String) else { continue }
      var fields: [(String, FieldValue)] = []
      for (index, column) in columns.enumerated() {
        fields.append((column.name, try column.fieldValue(row, at: index + 1)))
      }
      let isAnnulled = fields.contains { $0.0 == "annulled_at" && $0.1 != .null }
      try body(ListedRecord(id: id, key: try key(kind, id), fields: fields, isAnnulled: isAnnulled))
    }
  }

  public func count(_ kind: RecordKind) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(kind.rawValue) WHERE annulled_at IS NULL")!
  }
}
