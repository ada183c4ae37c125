import GRDB
import Territory
import Testing

@testable import Store

@Suite struct FoldTests {
  @Test(
    "every column that the journal knows stands in its table, of the type it needs, and no other",
    arguments: RecordKind.allCases)
  func columns(kind: RecordKind) throws {
    let office = try Office()
    try office.store.withDatabase { db in
      var table: [String: String] = [:]
      for row in try Row.fetchAll(db, sql: "PRAGMA table_info(\(kind.rawValue))") { table[row["name"]] = row["type"] }
      for column in kind.columns {
        let type =
          switch column.form {
          case .text: "TEXT"
          case .integer: "INTEGER"
          case .fraction: "REAL"
          case .shape: "BLOB"
          }
        #expect(table.removeValue(forKey: column.name) == type, "\(kind).\(column.name)")
      }
      #expect(Set(table.keys).subtracting(["fid"]) == ["id", "created_at", "created_by"])
    }
  }

  @Test("every shape column is registered with SpatiaLite and indexed")
  func spatialColumns() throws {
    let office = try Office()
    let declared = RecordKind.allCases.flatMap { kind in
      kind.columns.compactMap { if case .shape = $0.form { "\(kind.rawValue).\($0.name)" } else { nil } }
    }
    let registered = try office.store.withDatabase { db in
      try String.fetchAll(
        db,
        sql:
          "SELECT f_table_name || '.' || f_geometry_column FROM geometry_columns WHERE srid = 4326 AND spatial_index_enabled = 1"
      )
    }
    #expect(registered.sorted() == declared.sorted())
  }

  @Test("after hundreds of random entries of all kinds the tables are what the journal says", arguments: [1, 2, 3])
  func randomEntries(seed: UInt64) throws {
    let office = try Office()
    var records = try office.store.withDatabase { try RandomRecords(seed: seed, db: $0) }
    for batch in 0..<20 {
      _ = try office.store.write(by: "C0\(batch % 3)", at: Instant(seconds: Office.dawn.seconds + batch)) { door in
        if batch % 4 == 3 {
          try door.bulk("import", facts: { _ in [:] }) { bulk in for _ in 0..<40 { try bulk.assign(records.next()) } }
        } else {
          for _ in 0..<15 { try door.enter("edit", [records.next(), records.next()]) }
        }
      }
    }
    for kind in RecordKind.allCases { #expect(try office.count(kind.rawValue) > 0, "\(kind)") }
    let report = try office.store.check(quick: false)
    #expect(report.isClean, "\(report.differences)")
    let before = try office.state()
    try office.store.rebuild()
    #expect(try office.state() == before)
  }

  /// Puts an entry into the journal as another machine would have written it.
  private func merge(
    _ office: Office, device: RecordID, sequence: Int, lamport: Int, recorded: String, hours: String,
    previous: String = ""
  ) throws -> JournalEntry {
    let id = RecordID(kind: "office", key: ["Módulo"])
    let payload = EntryPayload(records: [
      Assignment(.office, id, ["name": "Módulo", "kind": "oficina", "hours": .text(hours)])
    ])
    var entry = JournalEntry(
      id: .random(), device: device, sequence: sequence, lamport: lamport, recordedAt: Instant(recorded)!,
      author: "C01",
      kind: "office.edit", version: 1, payload: payload.canonicalText, previousHash: previous, hash: "")
    entry.hash = entry.computedHash
    try office.store.throughTheDoor { db in
      try db.execute(
        sql: "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          entry.id.description, device.description, sequence, lamport, recorded, entry.author, entry.kind, 1,
          entry.payload,
          entry.previousHash, entry.hash,
        ])
    }
    return entry
  }

  @Test("entries of two machines fold by Lamport counter, then device, then sequence, and never by their clocks")
  func foldOrder() throws {
    let (first, second) = (
      RecordID("00000000-0000-4000-8000-000000000001")!, RecordID("ffffffff-0000-4000-8000-000000000002")!
    )
    let office = try Office()
    // The clock of the first runs a year ahead; what counts is what each had seen.
    let early = try merge(
      office, device: first, sequence: 1, lamport: 5, recorded: "2025-11-12T00:00:00Z", hours: "primera")
    _ = try merge(office, device: second, sequence: 1, lamport: 6, recorded: "2023-01-01T00:00:00Z", hours: "segunda")
    try office.store.rebuild()
    #expect(try hours(office) == "segunda")
    // At one counter the device decides.
    _ = try merge(
      office, device: first, sequence: 2, lamport: 6, recorded: "2026-01-01T00:00:00Z", hours: "tercera",
      previous: early.hash)
    try office.store.rebuild()
    #expect(try hours(office) == "segunda")
    #expect(try office.store.check(quick: false).isClean)
    #expect(try office.store.check(quick: true).devices == 3)
    // What is written here next comes after all that was seen.
    try office.addOffice("Módulo", hours: "cuarta")
    #expect(try office.store.read { try $0.lastEntries(1)[0].lamport } == 7)
    #expect(try hours(office) == "cuarta")
  }

  private func hours(_ office: Office) throws -> String? {
    try office.store.withDatabase { try String.fetchOne($0, sql: "SELECT hours FROM office") }
  }
}
