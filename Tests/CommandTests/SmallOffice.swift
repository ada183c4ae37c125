import Foundation
import Store
import Territory

/// A file known by heart: Iztacalco with three units in two editions, an office, two projects with a site each, a
/// vehicle, two promoters, an event and a visit.
struct SmallOffice {
  static let dawn = Instant("2024-11-12T18:00:00Z")!
  static let catalogues = (
    old: RecordID(kind: "catalogue_version", key: ["iecm-2019"]),
    new: RecordID(kind: "catalogue_version", key: ["iecm-2022"])
  )

  let harness = try! Harness()
  var file: String { harness.path("oficina.sqlite") }

  init() throws {
    let store = try FieldStore.create(at: file, by: "C01", at: Self.dawn) { door in
      try door.enter(
        "init",
        [
          Assignment(
            .jurisdiction, RecordID(kind: "jurisdiction", key: []),
            ["key": "09006", "name": "Iztacalco", "scope": "municipality", "zone": "America/Mexico_City"])
        ])
    }
    for (kind, records) in Self.entries {
      _ = try store.write(by: "C01", at: Self.dawn) { try $0.enter(kind, records) }
    }
    try store.close()
  }

  /// Runs a command on this file.
  func run(_ arguments: String...) throws -> Answer { try harness.run(["--database", file] + arguments) }

  /// Opens the file as a program of ours does, for what no command writes yet.
  func store() throws -> FieldStore { try FieldStore(path: file) }

  /// Writes an entry as a program of ours does.
  func enter(_ kind: String, _ records: Assignment...) throws {
    let store = try store()
    _ = try store.write(by: "C01", at: Self.dawn) { try $0.enter(kind, records) }
    try store.close()
  }

  /// Gives the visit a photo of these bytes.
  /// - Returns: where its file lies.
  func addPhoto(_ bytes: [UInt8]) throws -> (digest: Digest, file: String) {
    let digest = Digest(of: bytes)
    let store = try store()
    try store.blobs.keep(bytes, as: digest)
    let photo = Assignment(
      .photo, .random(),
      [
        "visit_id": Self.reference(.visit, "V-1"), "sha256": .text(digest.hexadecimal),
        "file_ref": .text(BlobFolder.reference(digest)), "privacy": "internal",
      ])
    _ = try store.write(by: "C01", at: Self.dawn) { try $0.enter("photo.add", [photo]) }
    try store.close()
    return (digest, store.blobs.file(digest))
  }

  static func id(_ kind: RecordKind, _ key: String) -> RecordID { RecordID(kind: kind.rawValue, key: [key]) }

  private static func reference(_ kind: RecordKind, _ key: String) -> FieldValue { .text(id(kind, key).description) }

  private static func unit(_ key: String, _ name: String, _ edition: String) -> Assignment {
    Assignment(
      .territorialUnit, id(.territorialUnit, edition + key),
      [
        "code": .text(key), "name": .text(name), "level": "ut", "kind": "COL", "population": 6543,
        "catalogue_id": .text((edition == "iecm-2019" ? catalogues.old : catalogues.new).description),
      ])
  }

  private static func project(_ folio: String, _ name: String, unit: String) -> [Assignment] {
    [
      Assignment(
        .project, id(.project, folio),
        [
          "folio": .text(folio), "name": .text(name), "type": "videovigilancia_alarmas", "source": "PP",
          "fiscal_year": 2024, "unit_id": reference(.territorialUnit, unit), "status": "en_ejecucion",
          "budget_assigned": 154_529_250, "physical_progress": 3550,
        ]),
      Assignment(
        .worksSite, id(.worksSite, folio + "-1"),
        [
          "code": .text(folio + "-1"), "project_id": reference(.project, folio), "name": .text(name),
          "unit_id": reference(.territorialUnit, unit), "start_date": "2024-10-14",
          "geom": FieldValue(.point(Coordinate(longitude: -99.0912, latitude: 19.3954))),
        ]),
    ]
  }

  private static let entries: [(String, [Assignment])] = [
    (
      "units.import",
      [
        Assignment(
          .catalogueVersion, catalogues.old, ["code": "iecm-2019", "level": "ut", "valid_from": "2019-01-01"]),
        Assignment(
          .catalogueVersion, catalogues.new, ["code": "iecm-2022", "level": "ut", "valid_from": "2022-01-01"]),
        unit("06-040", "Agrícola Pantitlán", "iecm-2019"), unit("06-040", "Agrícola Pantitlán I", "iecm-2022"),
        unit("06-041", "Ampliación Gabriel Ramos Millán", "iecm-2022"), unit("06-063", "Vacía", "iecm-2022"),
      ]
    ),
    (
      "office.add",
      [
        Assignment(
          .office, id(.office, "Módulo Pantitlán"),
          [
            "name": "Módulo Pantitlán", "kind": "oficina", "hours": "09:00-17:00",
            "unit_id": reference(.territorialUnit, "iecm-202206-040"),
            "point": FieldValue(.point(Coordinate(longitude: -99.0659, latitude: 19.4158))),
          ])
      ]
    ),
    ("project.add", project("PP-2024-0640", "Cámaras en la calle Oriente 237", unit: "iecm-202206-040")),
    ("project.add", project("PP-2024-0641", "Alarmas", unit: "iecm-202206-041")),
    (
      "vehicle.add",
      [
        Assignment(
          .vehicle, id(.vehicle, "12"),
          [
            "econ_no": "12", "make": "Nissan", "model": "NP300", "fuel": "magna", "km_per_l": 11_500, "tank_l": 80_000,
            "year": 2019, "seats": 3,
          ])
      ]
    ),
    (
      "promoters.import",
      [
        Assignment(
          .promoter, id(.promoter, "P01"),
          [
            "code": "P01", "role": "promotor", "name": "Ana Luz",
            "home_office_id": reference(.office, "Módulo Pantitlán"),
          ]),
        Assignment(.promoter, id(.promoter, "P02"), ["code": "P02", "role": "inspector", "name": "Beto", "active": 0]),
      ]
    ),
    (
      "event.add",
      [
        Assignment(
          .event, id(.event, "A-01"),
          [
            "key": "A-01", "type": "asamblea_obra", "starts_at": "2024-10-20T17:00:00Z", "status": "realizado",
            "attendees": 42, "unit_id": reference(.territorialUnit, "iecm-202206-040"), "place": "Plaza",
          ])
      ]
    ),
    (
      "visit.record",
      [
        Assignment(
          .visit, id(.visit, "V-1"),
          [
            "site_id": reference(.worksSite, "PP-2024-0640-1"),
            "unit_id": reference(.territorialUnit, "iecm-202206-040"),
            "visited_at": "2024-11-08T16:00:00Z", "captured_at": "2024-11-08T16:00:00Z", "phase": "durante",
            "promoter_id": reference(.promoter, "P01"), "physical_progress": 3500,
          ])
      ]
    ),
  ]
}
