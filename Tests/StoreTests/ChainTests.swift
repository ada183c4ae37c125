import Foundation
import GRDB
import Territory
import Testing

@testable import Store

@Suite struct ChainTests {
  private func office(entries: Int = 5) throws -> Office {
    let office = try Office()
    for number in 2...entries { try office.addOffice("Módulo \(number)") }
    return office
  }

  @Test(
    "one character changed in an entry is told with the entry's number",
    arguments: [
      ("payload", "replace(payload, 'Módulo', 'Modulo')"), ("author", "'C02'"),
      ("recorded_at", "'2024-11-12T18:00:01Z'"),
      ("recorded_at", "'2024-11-12T12:00:00-06:00'"), ("kind", "'office.edit'"), ("version", "2"),
      ("lamport", "lamport + 100"),
      ("id", "upper(id)"), ("id", "'00000000-0000-4000-8000-000000000000'"), ("prev_hash", "hash"),
      ("hash", "prev_hash"),
      ("payload", "replace(payload, ':', ': ')"),
    ])
  func tampered(column: String, value: String) throws {
    let office = try office()
    try office.tamper("UPDATE journal SET \(column) = \(value) WHERE seq = 3")
    #expect(throws: StoreRefusal.brokenJournal(entry: 3)) { try office.store.check(quick: true) }
    #expect(throws: StoreRefusal.brokenJournal(entry: 3)) { try office.store.read { try $0.verifyJournal() } }
    #expect(StoreRefusal.brokenJournal(entry: 204).description == "Bitácora alterada en la entrada 204.")
  }

  @Test("an entry taken out of the middle is missed by the next; the first by the second")
  func gap() throws {
    let middle = try office()
    try middle.tamper("DELETE FROM journal WHERE seq = 3")
    #expect(throws: StoreRefusal.brokenJournal(entry: 3)) { try middle.store.check(quick: true) }
    let first = try office()
    try first.tamper("DELETE FROM journal WHERE seq = 1")
    #expect(throws: StoreRefusal.brokenJournal(entry: 1)) { try first.store.check(quick: true) }
  }

  @Test("the last entry taken away leaves a row that nothing explains")
  func lastTaken() throws {
    let office = try office()
    try office.tamper("DELETE FROM journal WHERE seq = 5")
    let report = try office.store.check(quick: false)
    let stray = RecordID(kind: "office", key: ["Módulo 5"]).description
    #expect(!report.isClean && report.differences == [.init(table: "office", id: stray)])
  }

  @Test(
    "a row changed, taken out or put in behind our back is named by table and id, and a rebuild mends it",
    arguments: [
      "UPDATE office SET hours = 'nunca' WHERE id = ':id'", "DELETE FROM office WHERE id = ':id'",
      "UPDATE office SET point = SetSRID(point, 0) WHERE id = ':id'", "UPDATE office SET point = NULL WHERE id = ':id'",
      "UPDATE office SET created_by = 'X' WHERE id = ':id'",
      "UPDATE office SET annulled_at = '2024-11-12T18:00:00Z' WHERE id = ':id'",
    ])
  func tamperedRow(statement: String) throws {
    let office = try office()
    let id = try office.addOffice("Módulo Pantitlán", at: Coordinate(longitude: -99.0659, latitude: 19.4158))
      .description
    // The column's own guard knows one system of coordinates; whoever does this takes that away too.
    try office.tamper(
      "DROP TRIGGER ggu_office_point", statement.replacing(":id", with: id))
    let report = try office.store.check(quick: false)
    #expect(report.differences == [.init(table: "office", id: id)])
    try office.store.rebuild()
    #expect(try office.store.check(quick: false).isClean)
  }

  @Test("a figure that only rounds to the journal's is another figure")
  func roundedFigure() throws {
    let office = try Office()
    let id = RecordID(kind: "vehicle", key: ["V-01"])
    _ = try office.store.write(by: "C01", at: Office.dawn) { door in
      try door.enter(
        "vehicle.add", [Assignment(.vehicle, id, ["econ_no": "V-01", "fuel": "magna", "km_per_l": 10_000])])
    }
    try office.tamper("UPDATE vehicle SET km_per_l = 10.0004")
    #expect(try office.store.check(quick: false).differences == [.init(table: "vehicle", id: id.description)])
  }

  @Test("of several differences the first id is named")
  func firstDifference() throws {
    let office = try office()
    try office.tamper("UPDATE office SET hours = 'nunca'")
    let first = (2...5).map { RecordID(kind: "office", key: ["Módulo \($0)"]).description }.min()!
    #expect(try office.store.check(quick: false).differences.map(\.id) == [first])
  }

  @Test("imported content that was changed is told with its entry")
  func tamperedContent() throws {
    let office = try office()
    _ = try office.store.write(by: "C01", at: Office.dawn) { door in
      try door.bulk("promoters.import", facts: { _ in [:] }) { bulk in
        for number in 1...50 {
          try bulk.assign(
            Assignment(
              .promoter, RecordID(kind: "promoter", key: ["\(number)"]),
              ["code": .text("P\(number)"), "role": "promotor"]))
        }
      }
    }
    #expect(try office.store.check(quick: false).isClean)
    try office.tamper("UPDATE content SET bytes = zeroblob(length(bytes))")
    #expect(throws: StoreRefusal.brokenJournal(entry: 6)) { try office.store.check(quick: false) }
    try office.tamper("DELETE FROM content")
    #expect(throws: StoreRefusal.brokenJournal(entry: 6)) { try office.store.check(quick: false) }
  }
}
