import GRDB
import Territory

extension RecordKind {
  /// The columns that entries set, in the order of `list` and `show`.
  public var columnNames: [String] { columns.map(\.name) }

  /// How many decimals a quantity kept as a whole number in the journal has: 2 for hundredths; nil for other columns.
  public func decimals(of column: String) -> Int? {
    guard case .fraction(let scale)? = columns.first(where: { $0.name == column })?.form else { return nil }
    return String(scale).utf8.count - 1
  }

  public func isShape(_ column: String) -> Bool {
    if case .shape? = columns.first(where: { $0.name == column })?.form { true } else { false }
  }
}

extension FieldReader {
  /// One record with all its columns, shapes too; nil where there is none.
  public func listedRecord(_ kind: RecordKind, _ id: RecordID) throws -> ListedRecord? {
    guard let fields = try fields(kind, id) else { return nil }
    return ListedRecord(
      id: id, key: try key(kind, id), fields: kind.columnNames.map { ($0, fields[$0] ?? .null) },
      isAnnulled: fields["annulled_at"] != .null)
  }

  /// The ids of the standing records of a kind whose `column` holds `id`.
  public func recordIDs(_ kind: RecordKind, where column: String, is id: RecordID) throws -> [RecordID] {
    guard kind.columnNames.contains(column) else { return [] }
    return try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT id FROM \(kind.rawValue) WHERE \(column) = ? AND annulled_at IS NULL ORDER BY id"),
      arguments: [id.description]
    ).compactMap { RecordID($0) }
  }

  /// When a record was first written, and by whom; nil where there is none.
  public func birth(_ kind: RecordKind, _ id: RecordID) throws -> (at: Instant, by: String)? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT created_at, created_by FROM \(kind.rawValue) WHERE id = ?", arguments: [id.description]),
      let at = row.instant(0)
    else { return nil }
    return (at, row[1])
  }

  /// The last entry of each device, by device: whoever has written down its hash can prove that nothing before changed.
  public func journalHeads() throws -> [JournalEntry] {
    let ids = try String.fetchAll(
      db,
      sql: """
        SELECT id FROM journal WHERE seq = (SELECT max(seq) FROM journal AS own WHERE own.device = journal.device)
        ORDER BY device
        """)
    return try ids.compactMap { try Journal(db: db).entry(id: $0) }
  }

  /// Calls `body` with each entry that set a field of one of `records`, bulk entries too, and its number from 1.
  public func forEachEntry(touching records: Set<RecordID>, _ body: (Int, JournalEntry) throws -> Void) throws {
    try Journal(db: db).forEachEntry { number, entry in
      guard let payload = EntryPayload(entry.payload) else { throw StoreRefusal.brokenJournal(entry: number) }
      var touches = payload.records.contains { records.contains($0.id) }
      if !touches, let content = payload.content {
        try ContentReader.forEachLine(of: content, in: db) { line in
          guard !touches, let record = FieldValue(canonical: line).flatMap(Assignment.init) else { return }
          touches = records.contains(record.id)
        }
      }
      if touches { try body(number, entry) }
    }
  }
}
