import Fieldwork
import Foundation
import Store
import Territory

/// A small drawn office: two editions of the catalogue that change in mid-November 2024, three works, few visits.
///
/// `primera` (from 2020) has 06-001, 06-002, 06-009; `segunda` (from 2024-11-15) has 06-001, 06-002, 06-003 without
/// polygon or point, and 06-004 with a point alone.
final class MapOffice {
  let harness: Harness
  let store: FieldStore
  static let now = Instant("2025-01-05T18:00:00Z")!

  init(key: String? = "09006", name: String = "Iztacalco", scope: String = "municipality") throws {
    harness = try Harness()
    store = try FieldStore.create(at: harness.path("oficina.sqlite"), by: "C01", at: Self.now) { door in
      try door.enter(
        "init",
        [
          Assignment(
            .jurisdiction, RecordID(kind: "jurisdiction", key: []),
            ["key": FieldValue(key), "name": .text(name), "scope": .text(scope), "zone": "America/Mexico_City"])
        ])
    }
  }

  deinit { try? store.close() }

  func file(_ name: String) -> String { harness.path(name) }

  /// Runs a command on this file.
  func run(_ arguments: [String]) throws -> Answer { try harness.run(arguments + ["--database", store.path]) }

  var office: FieldOffice {
    get throws { try FieldOffice(store: store, author: "A01", now: Self.now) }
  }

  func enter(_ kind: RecordKind, _ key: [String], _ fields: [String: FieldValue]) throws {
    _ = try store.write(by: "C01", at: Self.now) {
      try $0.enter("test", [Assignment(kind, RecordID(kind: kind.rawValue, key: key), fields)])
    }
  }

  func addEdition(_ code: String, from day: String?, level: String = "ut") throws {
    try enter(.catalogueVersion, [code], ["code": .text(code), "level": .text(level), "valid_from": FieldValue(day)])
  }

  /// A square of 0.01 degrees whose south-west corner is (`west`, 19.4), drawn clockwise; none without `west`.
  func addUnit(
    _ key: String, of edition: String, level: String = "ut", west: Double? = nil, point: Coordinate? = nil
  ) throws {
    let square = west.map { west in
      let corners = [(0, 0), (0, 0.01), (0.01, 0.01), (0.01, 0), (0, 0)].map {
        Coordinate(longitude: west + $0.0, latitude: 19.4 + $0.1)
      }
      return Shape.multiPolygon([Polygon(exterior: corners)])
    }
    try enter(
      .territorialUnit, [edition, key],
      [
        "code": .text(key), "catalogue_id": .text(RecordID(kind: "catalogue_version", key: [edition]).description),
        "level": .text(level), "name": .text("Colonia \(key)"), "geom": FieldValue(square),
        "point": FieldValue(point.map(Shape.point)), "population": 1200,
      ])
  }

  func unitID(_ key: String, of edition: String) -> FieldValue {
    .text(RecordID(kind: "territorial_unit", key: [edition, key]).description)
  }

  func addProject(
    _ folio: String, year: Int = 2024, type: String, status: String = "en_ejecucion", unit: String?,
    of edition: String = "segunda"
  ) throws {
    try enter(
      .project, [String(year), folio],
      [
        "folio": .text(folio), "name": .text("Obra \(folio)"), "type": .text(type), "source": "PP",
        "fiscal_year": .integer(year), "status": .text(status), "budget_assigned": 154_529_200, "budget_spent": .null,
        "unit_id": unit.map { unitID($0, of: edition) } ?? .null,
      ])
  }

  func addSite(
    _ code: String, of folio: String, year: Int = 2024, shape: Shape?, unit: String? = nil, edition: String = "segunda"
  ) throws {
    try enter(
      .worksSite, [String(year), code],
      [
        "code": .text(code), "project_id": .text(RecordID(kind: "project", key: [String(year), folio]).description),
        "geom": FieldValue(shape), "unit_id": unit.map { unitID($0, of: edition) } ?? .null,
      ])
  }

  func addVisit(
    _ key: String, at instant: String, unit: String?, of edition: String = "segunda", site: String? = nil,
    physical: Int? = nil, isAnnulled: Bool = false
  ) throws {
    try enter(
      .visit, [key],
      [
        "key": .text(key), "visited_at": .text(instant), "captured_at": .text(instant),
        "unit_id": unit.map { unitID($0, of: edition) } ?? .null,
        "site_id": site.map { .text(RecordID(kind: "works_site", key: ["2024", $0]).description) } ?? .null,
        "physical_progress": FieldValue(physical), "financial_progress": FieldValue(physical.map { $0 / 2 }),
        "phase": "durante", "promoter_id": .text(RecordID(kind: "promoter", key: ["P01"]).description),
        "summary": "Poste con antena", "gps_accuracy_m": 8500,
        "point": FieldValue(Shape.point(Coordinate(longitude: -99.0951234, latitude: 19.4051))),
        "annulled_at": isAnnulled ? "2024-12-01T00:00:00Z" : .null,
      ])
  }

  func addEvent(
    _ key: String, type: String = "asamblea_obra", at instant: String, status: String = "realizado",
    point: Coordinate? = nil
  ) throws {
    try enter(
      .event, [key],
      [
        "key": .text(key), "type": .text(type), "starts_at": .text(instant), "status": .text(status),
        "place": "Kiosco «central»", "attendees": 42, "unit_id": unitID("06-001", of: "segunda"),
        "point": FieldValue(point.map(Shape.point)),
      ])
  }

  /// The whole small world.
  static func drawn() throws -> MapOffice {
    let office = try MapOffice()
    try office.addEdition("primera", from: "2020-01-01")
    for (key, west) in [("06-001", -99.1), ("06-002", -99.09), ("06-009", -99.08)] {
      try office.addUnit(key, of: "primera", west: west)
    }
    try office.addEdition("segunda", from: "2024-11-15")
    try office.addUnit("06-002", of: "segunda", west: -99.09)
    try office.addUnit("06-001", of: "segunda", west: -99.1)
    try office.addUnit("06-003", of: "segunda")
    try office.addUnit("06-004", of: "segunda", point: Coordinate(longitude: -99.0651, latitude: 19.4052))
    try office.enter(.promoter, ["P01"], ["code": "P01", "role": "promotor", "name": "Berenice Inventada"])

    try office.addProject("PP-1", type: "videovigilancia_alarmas", unit: "06-001", of: "primera")
    try office.addSite("PP-1-1", of: "PP-1", shape: .point(Coordinate(longitude: -99.095, latitude: 19.405)))
    try office.addSite(
      "PP-1-2", of: "PP-1",
      shape: .line([
        Coordinate(longitude: -99.0999999, latitude: 19.4), Coordinate(longitude: -99.096, latitude: 19.401),
      ]))
    try office.addProject("PP-2", type: "luminarias", unit: "06-002")
    try office.addSite("PP-2-1", of: "PP-2", shape: nil)
    try office.addProject("VIEJO", year: 2023, type: "luminarias", status: "suspendido", unit: nil)
    try office.addSite("VIEJO-1", of: "VIEJO", year: 2023, shape: nil, unit: "06-002")
    try office.addProject("HECHO", year: 2023, type: "luminarias", status: "entregado", unit: "06-001")
    try office.addProject("FUTURO", year: 2025, type: "luminarias", unit: "06-001")

    try office.addVisit(
      "V1", at: "2024-10-10T16:00:00Z", unit: "06-001", of: "primera", site: "PP-1-1", physical: 3500)
    try office.addVisit("V2", at: "2024-12-20T16:00:00Z", unit: "06-001", site: "PP-1-1", physical: 6025)
    try office.addVisit("V3", at: "2024-10-11T16:00:00Z", unit: "06-009", of: "primera")
    try office.addVisit("V4", at: "2024-10-12T16:00:00Z", unit: "06-002", isAnnulled: true)
    // The last local minute of the year, and the first of the next.
    try office.addVisit("V5", at: "2025-01-01T05:59:00Z", unit: "06-003", site: "PP-1-2", physical: 4000)
    try office.addVisit("V6", at: "2025-01-01T06:00:00Z", unit: "06-002", site: "PP-1-1", physical: 9900)

    try office.addEvent("A2", at: "2024-10-05T17:00:00Z", point: Coordinate(longitude: -99.0981, latitude: 19.4022))
    try office.addEvent("A1", at: "2025-01-01T05:00:00Z")
    try office.addEvent("A3", at: "2024-10-06T17:00:00Z", status: "convocado")
    try office.addEvent("A4", type: "audiencia", at: "2024-10-06T17:00:00Z")
    return office
  }
}
