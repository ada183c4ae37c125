import GRDB
import Territory
import Testing

@testable import Store

@Suite struct DoorTests {
  private struct Stumble: Error {}

  private func promoter(_ code: String, name: String? = nil) -> Assignment {
    Assignment(
      .promoter, RecordID(kind: "promoter", key: [code]),
      ["code": .text(code), "role": "promotor", "name": FieldValue(name)])
  }

  private func importing(_ office: Office, _ codes: [String], name: String? = nil) throws
    -> FieldStore.Written<[Change]>
  {
    try office.store.write(by: "C01", at: Office.dawn) { door in
      try door.bulk("promoters.import", facts: { ["new": .integer($0.count)] }) { bulk in
        try codes.map { try bulk.assign(promoter($0, name: name)) }
      }
    }
  }

  @Test("an error in mid-write leaves the file as it was: rows, journal, content, devices")
  func allOrNothing() throws {
    let office = try Office()
    _ = try importing(office, ["P01", "P02"])
    let before = try office.state()
    #expect(throws: Stumble.self) {
      _ = try office.store.write(by: "C01", at: Office.dawn) { door in
        try door.enter("promoter.add", [promoter("P09")])
        try door.bulk("promoters.import", facts: { _ in [:] }) { bulk in
          for number in 10..<500 { try bulk.assign(promoter("P\(number)")) }
        }
        _ = try door.keepContent { try $0(Array("calles\n".utf8)) }
        _ = try door.undo()
        throw Stumble()
      }
    }
    #expect(try office.state() == before)
    #expect(try office.store.check(quick: false).isClean)
  }

  @Test(
    "a value that does not fit its table is refused, and who goes on after it leaves neither half rows nor a false entry"
  )
  func caughtRefusal() throws {
    let office = try Office()
    _ = try office.store.write(by: "C01", at: Office.dawn) { door in
      let bad = Assignment(.promoter, RecordID(kind: "promoter", key: ["P02"]), ["code": "P02", "role": "alcalde"])
      #expect(throws: (any Error).self) { try door.enter("promoter.add", [promoter("P01"), bad]) }
      #expect(throws: (any Error).self) {
        try door.bulk("promoters.import", facts: { _ in [:] }) { bulk in
          try bulk.assign(promoter("P03"))
          try bulk.assign(bad)
        }
      }
      try door.enter("promoter.add", [promoter("P04")])
    }
    #expect(try office.count("promoter") == 1 && office.count("journal") == 2 && office.count("content") == 0)
    #expect(try office.store.check(quick: false).isClean)
  }

  @Test(
    "a value that its table does not take is named with its field, in the words in which it was written",
    arguments: [
      (RecordKind.territorialUnit, "population", -6 as FieldValue, "-6" as String?),
      (.vehicle, "km_per_l", -5_250, "-5.25"), (.vehicle, "km_per_l", 0, "0"),
      (.vehicle, "fuel", "gas avión", "gas avión"),
      (.project, "budget_spent", -123_456_70, "-123456.7"), (.visit, "physical_progress", 10_050, "100.5"),
      (.photo, "sha256", "ab", "ab"), (.promoter, "role", .null, nil), (.promoter, "active", "sí", "sí"),
      (.visitDuty, "site_id", .null, nil),
    ])
  func refusedValue(kind: RecordKind, field: String, value: FieldValue, shown: String?) throws {
    let office = try Office()
    let whole: [RecordKind: [String: FieldValue]] = [
      .territorialUnit: ["code": "06-040", "catalogue_id": "x", "level": "ut", "name": "x"],
      .vehicle: ["econ_no": "V1", "fuel": "magna", "km_per_l": 10_000],
      .project: ["folio": "1", "name": "x", "type": "x", "source": "PP", "fiscal_year": 2024, "status": "priorizado"],
      .visit: ["unit_id": "x", "visited_at": "2024-11-12T16:00:00Z", "captured_at": "2024-11-12T16:00:00Z"],
      .photo: ["visit_id": "x", "file_ref": "x", "privacy": "public"], .promoter: ["code": "P1", "role": "promotor"],
      .visitDuty: ["first_due": "2024-11-12"],
    ]
    let record = Assignment(kind, .random(), whole[kind]!.merging([field: value]) { $1 })
    let refusal = StoreRefusal.valueRefused(table: kind.rawValue, field: field, value: shown)
    #expect(throws: refusal) { try office.store.write(by: "C01", at: Office.dawn) { try $0.enter("x", [record]) } }
    #expect(throws: refusal) {
      try office.store.write(by: "C01", at: Office.dawn) { door in
        try door.bulk("x", facts: { _ in [:] }) { try $0.assign(record) }
      }
    }
    #expect(
      refusal.sentence(in: .spanish)
        == (shown.map { "El valor «\($0)» no vale para «\(field)»; revíselo." }
          ?? "Falta el valor de «\(field)»; indíquelo."))
    #expect(
      refusal.sentence(in: .english)
        == (shown.map { "The value “\($0)” is not valid for “\(field)”; check it." }
          ?? "The value of “\(field)” is missing; give it."))
  }

  @Test("where no assignment is at hand, a constraint is told by its place and not in SQLite's words")
  func constraintPlace() throws {
    let office = try Office()
    for (statement, place) in [
      ("UPDATE jurisdiction SET scope = 'barrio'", "scope"),
      ("UPDATE jurisdiction SET name = NULL", "jurisdiction.name"),
    ] {
      #expect(throws: StoreRefusal.shapeRefused(message: place)) {
        try office.store.throughTheDoor { try $0.execute(sql: statement) }
      }
    }
  }

  @Test("a field that its table does not have is refused and not dropped in silence")
  func strayField() throws {
    let office = try Office()
    #expect(throws: StoreRefusal.shapeRefused(message: "promoter.telefono")) {
      try office.store.write(by: "C01", at: Office.dawn) { door in
        try door.enter(
          "promoter.add", [Assignment(.promoter, .random(), ["code": "P1", "role": "promotor", "telefono": "x"])])
      }
    }
  }

  @Test("the same file imported twice writes nothing the second time; one row changed is one line")
  func repeatable() throws {
    let office = try Office()
    #expect(try importing(office, ["P01", "P02", "P03"]).result == [.new, .new, .new])
    let before = try office.state()
    let again = try importing(office, ["P01", "P02", "P03"])
    #expect(again.result == [.unchanged, .unchanged, .unchanged] && again.entries.isEmpty)
    #expect(try office.state() == before)
    #expect(try importing(office, ["P01", "P02", "P03", "P04"]).result == [.unchanged, .unchanged, .unchanged, .new])
    let entry = try #require(try office.store.read { try $0.lastEntries(1).first })
    #expect(entry.payload.contains("\"lines\":1"))
  }

  @Test("content that is known already is kept once")
  func deduplicated() throws {
    let office = try Office()
    func keep(_ text: String) throws -> String {
      try office.store.write(by: "C01", at: Office.dawn) { door in
        let hash = try door.keepContent { try $0(Array(text.utf8)) }
        try door.enter(
          "roads.import",
          [
            Assignment(
              .roadSource, .random(), ["name": "Calles", "content": .text(hash), "source_sha256": "", "lines": 1])
          ])
        return hash
      }.result
    }
    let lines = (0..<300_000).map { "\(UInt64($0) &* 0x9E37_79B9_7F4A_7C15)" }.joined(separator: "\n") + "\n"
    let hash = try keep(lines)
    #expect(hash == Digest(of: lines).hexadecimal)
    let rows = try office.count("content")
    #expect(try keep(lines) == hash && office.count("content") == rows && rows > 1)
    #expect(try keep("otra\n") != hash && office.count("content") == rows + 1)
    var read = 0
    try office.store.read { reader in try ContentReader.forEachLine(of: hash, in: reader.db) { _ in read += 1 } }
    #expect(read == 300_000)
  }

  @Test("undo takes back one entry, then the one before, a bulk as a whole, and never the beginning")
  func undo() throws {
    let office = try Office()
    let start = try office.state()
    try office.addOffice("Módulo", hours: "9-17")
    _ = try importing(office, ["P01", "P02"])
    try office.addOffice("Módulo", hours: "10-14")
    func undo() throws -> JournalEntry {
      try office.store.write(by: "C01", at: Office.dawn) { try $0.undo(facts: ["why": "prueba"]) }.result
    }
    #expect(try undo().kind == "office.add")
    #expect(try office.store.withDatabase { try String.fetchOne($0, sql: "SELECT hours FROM office") } == "9-17")
    #expect(try undo().kind == "promoters.import" && office.count("promoter") == 0)
    // A new entry after an undo is what the next undo takes back.
    _ = try importing(office, ["P07"])
    #expect(try undo().kind == "promoters.import" && undo().kind == "office.add")
    #expect(
      try Array(office.state().prefix(RecordKind.allCases.count)) == Array(start.prefix(RecordKind.allCases.count)))
    #expect(throws: StoreRefusal.nothingToUndo) { try undo() }
    // Four entries and four that take them back, besides the first: all of them stay.
    #expect(try office.count("journal") == 9)
    #expect(try office.store.check(quick: false).isClean)
  }

  @Test("what was annulled is not edited, but its key is read")
  func annulled() throws {
    let office = try Office()
    let id = try office.addOffice("Módulo")
    func set(_ fields: [String: FieldValue]) throws {
      _ = try office.store.write(by: "C01", at: Office.dawn) {
        try $0.enter("office.edit", [Assignment(.office, id, fields)])
      }
    }
    try set(["annulled_at": .text(Office.dawn.description), "annul_reason": "duplicada"])
    let refusal = StoreRefusal.annulled(table: "office", key: "Módulo")
    #expect(throws: refusal) { try set(["hours": "9-17"]) }
    #expect(
      refusal.sentence(in: .spanish)
        == "«Módulo» está anulado y no se edita; deshaga la anulación con «recorrido undo» si fue la última orden, o "
        + "registre otro con otra clave.")
    #expect(try office.store.read { try $0.offices().isEmpty && $0.records(.office, named: "Módulo") == [id] })
  }

  @Test("a text with a null character is known again when it comes again")
  func nullCharacter() throws {
    let office = try Office()
    _ = try importing(office, ["P01"], name: "Ana\u{0}María")
    #expect(try importing(office, ["P01"], name: "Ana\u{0}María").result == [.unchanged])
    #expect(try office.store.check(quick: false).isClean)
  }

  private static let tables =
    RecordKind.allCases.map { ($0.rawValue, $0.command) } + [
      ("content", "recorrido import"), ("device", "recorrido device"),
    ]

  @Test("who writes to a table directly is told the command to use", arguments: tables)
  func guards(table: String, command: String) throws {
    let office = try Office()
    var records = try office.store.withDatabase { try RandomRecords(seed: 5, db: $0) }
    _ = try office.store.write(by: "C01", at: Office.dawn) { door in
      try door.bulk("import", facts: { _ in [:] }) { bulk in for _ in 0..<200 { try bulk.assign(records.next()) } }
    }
    let before = try office.state()
    let column = ["content": "hash", "device": "id"][table] ?? "created_by"
    let statements = [
      "INSERT INTO \(table) SELECT * FROM \(table) LIMIT 1",
      "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table) LIMIT 1",
      "UPDATE \(table) SET \(column) = 'x'", "DELETE FROM \(table)",
    ]
    for statement in statements {
      let spatial = try DatabaseQueue(path: office.path, configuration: Connection.configuration())
      let error = try #require(throws: DatabaseError.self) { try spatial.write { try $0.execute(sql: statement) } }
      #expect(
        error.message
          == "La tabla \(table) no se edita directamente: use «\(command)», que deja asiento en la bitácora.")
      // Without SpatiaLite its own triggers may refuse first, in their words; nobody gets in.
      let plain = try office.plainConnection()
      #expect(throws: DatabaseError.self) { try plain.write { try $0.execute(sql: statement) } }
    }
    #expect(try office.state() == before)
  }

  @Test("the journal takes no row by hand, and none is changed or taken out")
  func journalGuards() throws {
    let office = try Office()
    let before = try office.state()
    let plain = try office.plainConnection()
    for statement in ["UPDATE journal SET author = 'x'", "DELETE FROM journal"] {
      let error = try #require(throws: DatabaseError.self) { try plain.write { try $0.execute(sql: statement) } }
      #expect(
        error.message
          == "La bitácora no se cambia ni se borra: corrija o anule con un asiento nuevo (recorrido … annul).")
      // Nor does our own door change it.
      #expect(throws: (any Error).self) { try office.store.throughTheDoor { try $0.execute(sql: statement) } }
    }
    let insertion =
      "INSERT INTO journal SELECT 'x', device, seq + 1, lamport + 1, recorded_at, author, kind, version, payload, hash, hash FROM journal"
    let error = try #require(throws: DatabaseError.self) { try plain.write { try $0.execute(sql: insertion) } }
    #expect(error.message?.contains("use «recorrido»") == true)
    #expect(try office.state() == before)
  }
}
