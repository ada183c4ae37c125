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
    let fields: [String: FieldValue] = ["name": "Módulo", "kind": "oficina", "hours": .text(hours)]
    return try merge(
      office, device: device, sequence: sequence, lamport: lamport, recorded: recorded, previous: previous,
      EntryPayload(records: [Assignment(.office, module, fields)]))
  }

  private let module = RecordID(kind: "office", key: ["Módulo"])

  private func merge(
    _ office: Office, device: RecordID, sequence: Int, lamport: Int, recorded: String = "2024-11-13T00:00:00Z",
    kind: String = "office.edit", previous: String = "", _ payload: EntryPayload
  ) throws -> JournalEntry {
    var entry = JournalEntry(
      id: .random(), device: device, sequence: sequence, lamport: lamport, recordedAt: Instant(recorded)!,
      author: "C01",
      kind: kind, version: 1, payload: payload.canonicalText, previousHash: previous, hash: "")
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

  @Test("a change to a record whose birth another machine took back is parked, and the fold goes on")
  func parked() throws {
    let (first, second) = (
      RecordID("00000000-0000-4000-8000-000000000001")!, RecordID("ffffffff-0000-4000-8000-000000000002")!
    )
    let office = try Office()
    let birth = try merge(
      office, device: first, sequence: 1, lamport: 5, recorded: "2024-11-13T00:00:00Z", hours: "9-17")
    // Neither had seen the other's entry: one takes the birth back, the other changes the record.
    _ = try merge(
      office, device: first, sequence: 2, lamport: 6, kind: "undo", previous: birth.hash,
      EntryPayload(undoes: birth.id.description))
    let edit = try merge(
      office, device: second, sequence: 1, lamport: 6,
      EntryPayload(records: [
        Assignment(.office, module, ["hours": "10-14"]),
        Assignment(.office, RecordID(kind: "office", key: ["Otro"]), ["name": "Otro", "kind": "oficina"]),
      ]))
    #expect(try office.store.rebuild() == 1)
    func names() throws -> [String] {
      try office.store.withDatabase { try String.fetchAll($0, sql: "SELECT name FROM office ORDER BY name") }
    }
    #expect(try names() == ["Otro"])
    let report = try office.store.check(quick: false)
    #expect(report.isClean && report.parked == 1, "\(report)")
    // Here too one can still take back the last entry.
    _ = try office.store.write(by: "C01", at: Office.dawn) { try $0.undo() }
    #expect(try names().isEmpty)
    // Who says all that the table requires makes the record anew.
    _ = try merge(
      office, device: second, sequence: 2, lamport: 9, recorded: "2024-11-13T00:00:00Z", hours: "11-15",
      previous: edit.hash)
    #expect(try office.store.rebuild() == 0 && hours(office) == "11-15")
  }

  @Test("two machines' changes that one table cannot hold together park the later and keep the rest")
  func parkedTogether() throws {
    let (first, second) = (
      RecordID("00000000-0000-4000-8000-000000000001")!, RecordID("ffffffff-0000-4000-8000-000000000002")!
    )
    let office = try Office()
    let id = try office.addVisit("1", site: RecordID(kind: "site", key: ["1"]))
    for (device, field) in [(first, "unit_id"), (second, "site_id")] {
      _ = try merge(
        office, device: device, sequence: 1, lamport: 9, kind: "visit.edit",
        EntryPayload(records: [Assignment(.visit, id, [field: .null])]))
    }
    #expect(try office.store.rebuild() == 1)
    let kept = try #require(try office.store.read { try $0.fields(.visit, id) })
    #expect(kept["unit_id"] == .null && kept["site_id"] != .null)
    #expect(try office.store.check(quick: false).isClean)
  }

  private func hours(_ office: Office) throws -> String? {
    try office.store.withDatabase { try String.fetchOne($0, sql: "SELECT hours FROM office") }
  }
}
