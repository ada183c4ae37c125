import GRDB
import Territory

/// What `check` found.
public struct CheckReport: Sendable, Equatable {
  public var entries = 0
  public var devices = 0
  /// Assignments that no table could take after another machine's undo or edit, such as a change to a record whose
  /// birth was undone: the same on every machine, told, but no fault.
  public var parked = 0
  /// Tables whose rows are not what the journal says, with the id of the first such row.
  public var differences: [Difference] = []
  /// Photos whose file is not here, by hash: told, but no fault of the database.
  public var missingBlobs: [String] = []
  /// Photos whose file has other bytes than its name says.
  public var damagedBlobs: [String] = []

  public struct Difference: Sendable, Equatable {
    public var table: String
    public var id: String
  }

  public var isClean: Bool { differences.isEmpty && damagedBlobs.isEmpty }
}

extension FieldStore {
  /// Verifies the journal's chain, folds it again in memory and compares every working table, and hashes the photos.
  /// - Parameter quick: the chain and SQLite's own quick check only.
  /// - Throws: `StoreRefusal.brokenJournal`; `StoreRefusal.database` where SQLite finds damage.
  public func check(quick: Bool, progress: (Int, Int) -> Void = { _, _ in }) throws -> CheckReport {
    try withDatabase { db in
      var report = CheckReport()
      let verdict = try String.fetchOne(db, sql: quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)")
      guard verdict == "ok" else { throw StoreRefusal.database(path: path, message: verdict ?? "") }
      let journal = Journal(db: db)
      let total = try journal.count()
      report.entries = total
      report.devices = try Int.fetchOne(db, sql: "SELECT count(DISTINCT device) FROM journal") ?? 0
      if quick {
        try journal.verify { progress($0, total) }
        return report
      }
      let folded = try Schema.current.inMemory()
      report.differences = try folded.write { memory in
        // Verifies the chain as it goes: the journal is read once.
        report.parked = try Fold(db: memory).applyAll(from: db) { progress($0, total) }
        return try Self.differences(between: db, and: memory)
      }
      try examineBlobs(in: db, into: &report)
      return report
    }
  }

  private static func differences(between db: Database, and memory: Database) throws -> [CheckReport.Difference] {
    let (standing, folded) = (StateHash(db: db), StateHash(db: memory))
    return try RecordKind.allCases.compactMap { kind in
      guard try standing.digest(of: kind) != folded.digest(of: kind) else { return nil }
      let id = try standing.firstDifference(from: folded, in: kind) ?? "?"
      return CheckReport.Difference(table: kind.rawValue, id: id)
    }
  }

  private func examineBlobs(in db: Database, into report: inout CheckReport) throws {
    let hashes = try String.fetchAll(db, sql: "SELECT DISTINCT sha256 FROM photo ORDER BY sha256")
    for hash in hashes {
      guard let digest = Digest(hexadecimal: hash), let found = try blobs.digestOfFile(digest) else {
        report.missingBlobs.append(hash)
        continue
      }
      if found != digest { report.damagedBlobs.append(hash) }
    }
  }
}
