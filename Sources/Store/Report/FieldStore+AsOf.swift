import GRDB
import Territory

extension FieldStore {
  /// Answers from the file as it stood before an instant: the entries recorded until then, folded anew in memory.
  ///
  /// What was undone later still stood then. Takes as long as `check` does on the same journal.
  /// - Throws: `StoreRefusal.brokenJournal`.
  public func read<T>(recordedBefore instant: Instant, _ body: (FieldReader) throws -> T) throws -> T {
    try withDatabase { db in
      try Schema.current.inMemory().write { memory in
        _ = try Fold(db: memory).applyAll(from: db, recordedBefore: instant)
        return try body(FieldReader(db: memory))
      }
    }
  }
}
