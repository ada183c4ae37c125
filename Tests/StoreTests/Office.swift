import Foundation
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
            ["name": .text(name), "kind": "oficina", "hours": FieldValue(hours), "point": FieldValue(point.map(Shape.point))])
        ])
    }
    return id
  }
}
