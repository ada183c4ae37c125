import Foundation
import GRDB
import Territory

@testable import Store

/// A small office of its own for each test: Iztacalco with no units, in a folder that goes away with it.
final class Office {
  let folder: String
  let store: FieldStore
  static let dawn = Instant("2024-11-12T18:00:00Z")!

  init() throws {
    folder = NSTemporaryDirectory() + "recorrido-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    store = try FieldStore.create(at: folder + "/oficina.sqlite", by: "C01", at: Self.dawn) { door in
      try door.enter(
        "init",
        [
          Assignment(
            .jurisdiction, RecordID(kind: "jurisdiction", key: []),
            ["key": "09006", "name": "Iztacalco", "scope": "municipality", "zone": "America/Mexico_City"])
        ])
    }
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  var path: String { store.path }

  /// Writes one office record.
  @discardableResult
  func addOffice(_ name: String, at point: Coordinate? = nil, hours: String? = nil) throws -> RecordID {
    let id = RecordID(kind: "office", key: [name])
    _ = try store.write(by: "C01", at: Self.dawn) { door in
      try door.enter(
        "office.add",
        [
          Assignment(
            .office, id,
            [
              "name": .text(name), "kind": "oficina", "hours": FieldValue(hours),
              "point": FieldValue(point.map(Shape.point)),
            ])
        ])
    }
    return id
  }

  /// A second connection that knows nothing of us.
  func plainConnection() throws -> DatabaseQueue { try DatabaseQueue(path: path) }

  /// Does to the file what only somebody with bad intentions does: takes the guards away first, puts them back after.
  func tamper(_ statements: String...) throws {
    var configuration = Connection.configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { db in
      let guards = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard%'")
      for name in guards { try db.execute(sql: "DROP TRIGGER \(name)") }
      for statement in statements { try db.execute(sql: statement) }
      for statement in Guards.statements { try db.execute(sql: statement) }
    }
    try queue.close()
  }

  /// All that a write could change: the tables, the journal, the content, the devices.
  func state() throws -> [String] {
    try store.withDatabase { db in
      var state = try RecordKind.allCases.map { try StateHash(db: db).digest(of: $0).hexadecimal }
      for table in ["journal", "content", "device", "door"] {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1")
        state.append(rows.map(\.description).joined())
      }
      return state
    }
  }

  func count(_ table: String) throws -> Int {
    try store.withDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)")! }
  }

  /// Writes one visit.
  @discardableResult
  func addVisit(
    _ key: String, at instant: String = "2024-11-12T16:00:00Z", unit: RecordID? = nil, site: RecordID? = nil
  )
    throws -> RecordID
  {
    let id = RecordID(kind: "visit", key: [key])
    _ = try store.write(by: "P01", at: Self.dawn) { door in
      try door.enter(
        "visit.record",
        [
          Assignment(
            .visit, id,
            [
              "unit_id": .text((unit ?? RecordID(kind: "unit", key: ["06-040"])).description),
              "site_id": FieldValue(site?.description), "visited_at": .text(instant), "captured_at": .text(instant),
            ])
        ])
    }
    return id
  }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }
}

/// Random numbers that are the same on every machine.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  /// Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (2014), splitmix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
