import GRDB
import Territory

/// The one way in: everything written inside one transaction of `FieldStore.write`.
public final class Door {
  let db: Database
  private let device: Device
  private let author: String
  private let now: Instant
  private(set) var entries: [JournalEntry] = []
  private let fold: Fold

  init(_ db: Database, device: Device, author: String, now: Instant) {
    (self.db, self.device, self.author, self.now) = (db, device, author.replacing("\0", with: ""), now)
    fold = Fold(db: db)
  }

  /// What the file holds, with what this transaction has written so far.
  public var reader: FieldReader { FieldReader(db: db) }

  /// Appends one entry and applies its records. Where every field is known already, nothing is written, nor where there
  /// are neither records nor facts.
  /// - Returns: the change of the first record; `changed` where only later ones bring something.
  /// - Throws: `StoreRefusal.annulled`; `StoreRefusal.valueRefused` for a value that its table does not take.
  @discardableResult
  public func enter(_ kind: String, facts: [String: FieldValue] = [:], _ records: [Assignment]) throws -> Change {
    let changes = try records.map { try change(of: $0) }
    let tells = records.isEmpty ? !facts.isEmpty : changes.contains { $0 != .unchanged }
    guard tells else { return .unchanged }
    try wholly {
      for record in records { try apply(record) }
      try append(kind, EntryPayload(facts: facts, records: records))
    }
    return changes.first == .unchanged ? .changed : changes.first ?? .new
  }

  /// Applies many records as one entry that names their compressed content.
  ///
  /// - Parameter body: assigns record after record; what is known already is left out of the entry.
  /// - Returns: what `body` returns, with no entry where nothing was new.
  public func bulk<T>(
    _ kind: String, facts: (T) -> [String: FieldValue], _ body: (Bulk) throws -> T
  ) throws -> T {
    try wholly {
      let writer = ContentWriter(db)
      let bulk = Bulk(writer: writer, door: self)
      let result = try body(bulk)
      guard bulk.lines > 0 else {
        try writer.discard()
        return result
      }
      let hash = try writer.finish()
      var facts = facts(result)
      facts["lines"] = .integer(bulk.lines)
      try append(kind, EntryPayload(facts: facts, content: hash))
      return result
    }
  }

  /// All that `body` does to the file, or nothing where it throws: who catches the error and goes on must not leave
  /// rows without their entry, nor an entry without its rows.
  private func wholly<T>(_ body: () throws -> T) throws -> T {
    let standing = entries.count
    var result: T?
    do {
      try db.inSavepoint {
        result = try body()
        return .commit
      }
    } catch {
      entries.removeSubrange(standing...)
      throw error
    }
    return result!
  }

  /// Keeps content that no fold reads (road lines); `body` writes it piece by piece.
  /// - Returns: its SHA-256 in hexadecimal, to be named by a record.
  public func keepContent(_ body: ((_ bytes: [UInt8]) throws -> Void) throws -> Void) throws -> String {
    let writer = ContentWriter(db)
    try body { try writer.append($0) }
    return try writer.finish()
  }

  /// Takes back the last entry that still stands, whatever it was, but the one that began the file
  /// and those that tell what was exported.
  /// - Returns: the entry taken back.
  public func undo(facts: [String: FieldValue] = [:]) throws -> JournalEntry {
    let id = try String.fetchOne(
      db,
      sql: """
        SELECT id FROM journal WHERE kind NOT IN ('undo', 'init', 'export.internal')
          AND id NOT IN (SELECT payload ->> 'undoes' FROM journal WHERE kind = 'undo')
        ORDER BY lamport DESC, device DESC, seq DESC LIMIT 1
        """)
    guard let id, let entry = try Journal(db: db).entry(id: id) else { throw StoreRefusal.nothingToUndo }
    try wholly {
      try append("undo", EntryPayload(facts: facts, undoes: id))
      try fold.rebuild()
    }
    return entry
  }

  func change(of record: Assignment) throws -> Change {
    if let stray = record.fields.keys.first(where: { !record.kind.knownColumns.contains($0) }) {
      throw StoreRefusal.shapeRefused(message: "\(record.kind.rawValue).\(stray)")
    }
    guard let current = try fold.current(record.kind, record.id) else { return .new }
    guard record.fields.contains(where: { current[$0.key] ?? .null != $0.value }) else { return .unchanged }
    guard current["annulled_at"] == .null || record.fields["annulled_at"] != nil else {
      throw StoreRefusal.annulled(table: record.kind.rawValue, key: try reader.key(record.kind, record.id))
    }
    return .changed
  }

  /// - Throws: `StoreRefusal.valueRefused` for a value that its table does not take.
  func apply(_ record: Assignment) throws {
    do {
      try fold.apply(record, at: now, by: author)
    } catch let error as DatabaseError {
      throw StoreRefusal(error, of: record) ?? error
    }
  }

  private func append(_ kind: String, _ payload: EntryPayload) throws {
    entries.append(
      try Journal(db: db).append(
        kind: kind, version: 1, payload: payload.canonicalText, device: device.id, author: author, at: now))
  }
}

/// The records of one bulk entry.
public final class Bulk {
  private let writer: ContentWriter
  private let door: Door
  private(set) var lines = 0

  init(writer: ContentWriter, door: Door) { (self.writer, self.door) = (writer, door) }

  /// Sets the fields of records that come together, at once visible to `Door.reader`: all of them, or none.
  /// - Returns: what became of each.
  /// - Throws: `StoreRefusal.annulled`; `StoreRefusal.valueRefused` for a value that its table does not take.
  public func assign(_ records: [Assignment]) throws -> [Change] {
    let changes = try records.map { try door.change(of: $0) }
    let news = zip(records, changes).filter { $0.1 != .unchanged }.map(\.0)
    guard !news.isEmpty else { return changes }
    try door.db.inSavepoint {
      for record in news { try door.apply(record) }
      return .commit
    }
    for record in news { try writer.append(record.value.canonical + [UInt8(ascii: "\n")]) }
    lines += news.count
    return changes
  }

  @discardableResult
  public func assign(_ record: Assignment) throws -> Change { try assign([record])[0] }
}
