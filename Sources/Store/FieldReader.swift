import GRDB
import Territory

/// Questions to the office's file; each answers from one consistent state.
public struct FieldReader {
  let db: Database

  /// How many entries the journal holds.
  public func entryCount() throws -> Int { try Journal(db: db).count() }

  /// The last `count` entries, oldest first.
  public func lastEntries(_ count: Int) throws -> [JournalEntry] { try Journal(db: db).last(count) }

  /// Calls `body` with each entry in fold order and its number from 1.
  public func forEachEntry(_ body: (Int, JournalEntry) throws -> Void) throws {
    try Journal(db: db).forEachEntry(body)
  }

  /// Checks the journal's chain.
  /// - Throws: `StoreRefusal.brokenJournal`.
  public func verifyJournal() throws { try Journal(db: db).verify() }
}
