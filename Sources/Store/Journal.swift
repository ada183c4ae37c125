import GRDB
import Territory

/// The journal's rows: appended, read in order, verified.
struct Journal {
  let db: Database

  func append(
    kind: String, version: Int, payload: String, device: RecordID, author: String, at instant: Instant
  ) throws -> JournalEntry {
    let last = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT seq, hash FROM journal WHERE device = ? ORDER BY seq DESC LIMIT 1"),
      arguments: [device.description])
    let lamport =
      try Int.fetchOne(db.cachedStatement(sql: "SELECT lamport FROM journal ORDER BY lamport DESC LIMIT 1")) ?? 0
    var entry = JournalEntry(
      id: .random(), device: device, sequence: (last?["seq"] ?? 0) + 1, lamport: lamport + 1, recordedAt: instant,
      author: author, kind: kind, version: version, payload: payload, previousHash: last?["hash"] ?? "", hash: "")
    entry.hash = entry.computedHash
    try db.cachedStatement(sql: "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
      arguments: [
        entry.id.description, entry.device.description, entry.sequence, entry.lamport, entry.recordedAt.description,
        entry.author, entry.kind, entry.version, entry.payload, entry.previousHash, entry.hash,
      ])
    return entry
  }

  /// Entries in the order in which they fold: Lamport counter, device, sequence.
  func forEachEntry(_ body: (Int, JournalEntry) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM journal ORDER BY lamport, device, seq")
    var number = 0
    while let row = try rows.next() {
      number += 1
      try body(number, try Self.entry(row, number: number))
    }
  }

  func last(_ count: Int) throws -> [JournalEntry] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM journal ORDER BY lamport DESC, device DESC, seq DESC LIMIT ?", arguments: [count])
    return try rows.reversed().enumerated().map { try Self.entry($1, number: $0 + 1) }
  }

  func entry(id: String) throws -> JournalEntry? {
    try Row.fetchOne(db, sql: "SELECT * FROM journal WHERE id = ?", arguments: [id]).map {
      try Self.entry($0, number: 0)
    }
  }

  func count() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM journal") ?? 0 }

  /// Checks each entry's hash, each device's chain and its gapless sequence.
  /// - Throws: `StoreRefusal.brokenJournal` with the first entry, counted in fold order, that does not hold.
  /// - Parameter body: called with each entry that holds, and its number from 1.
  func verify(
    progress: (Int) -> Void = { _ in }, _ body: (Int, JournalEntry) throws -> Void = { _, _ in }
  ) throws {
    var heads: [RecordID: (sequence: Int, hash: String)] = [:]
    try forEachEntry { number, entry in
      let head = heads[entry.device] ?? (0, "")
      guard entry.sequence == head.sequence + 1, entry.previousHash == head.hash, entry.hash == entry.computedHash
      else {
        throw StoreRefusal.brokenJournal(entry: number)
      }
      heads[entry.device] = (entry.sequence, entry.hash)
      try body(number, entry)
      if number % 1024 == 0 { progress(number) }
    }
  }

  private static func entry(_ row: Row, number: Int) throws -> JournalEntry {
    guard let id = RecordID(row[0] as String), let device = RecordID(row[1] as String),
      let recordedAt = Instant(row[4] as String),
      // The hash is over what these say; another spelling of the same would pass unseen and sort elsewhere.
      id.description == row[0], device.description == row[1], recordedAt.description == row[4]
    else { throw StoreRefusal.brokenJournal(entry: number) }
    return JournalEntry(
      id: id, device: device, sequence: row[2], lamport: row[3], recordedAt: recordedAt, author: row[5], kind: row[6],
      version: row[7], payload: row[8], previousHash: row[9], hash: row[10])
  }
}
