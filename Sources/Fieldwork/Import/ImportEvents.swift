import Store
import Territory

/// Assemblies, hearings, jornadas and whatever else is convened.
struct EventImporter: RowImporter {
  static let fields = [
    "key", "type", "starts_at", "ends_at", "unit", "lon", "lat", "place", "attendees", "quorum_required", "votes_cast",
    "signatures", "status", "suspension_reason", "agenda", "acta_no", "archive_ref", "project",
  ]
  static let required = ["type", "starts_at"]

  private static let types = [
    "asamblea_obra", "asamblea_seguridad", "audiencia", "alcaldesa_en_tu_colonia", "manita_de_gato", "jornada_limpieza",
    "recorrido", "mesa_dialogo", "reunion_consejo", "comision_instalacion", "mediacion", "capacitacion", "taller",
    "foro", "consulta", "encuesta", "campana", "festividad", "modulo_itinerante", "otro",
  ]

  private let context: ImportContext

  init(_ context: ImportContext) { self.context = context }

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    let zone = context.office.zone
    guard let type = try row.word("type", of: Self.types) else { throw FieldworkRefusal.missing(field: "type") }
    guard let starts = try row.instant("starts_at", in: zone) else {
      throw FieldworkRefusal.missing(field: "starts_at")
    }
    let ends = try row.instant("ends_at", in: zone)
    if let ends, ends < starts { throw WorksRule.endsBeforeStart }
    // Without a key of its own, an event is what was convened, when and where.
    let parts = row.text("key").map { [$0] } ?? [type, starts.description, row.text("unit") ?? row.text("place") ?? ""]
    let id = context.identified(RecordID(kind: "event", key: parts))
    let standing = try context.fields(of: .event, id)
    var given = GivenFields()
    given.set("key", row.text("key"))
    given.set("type", type)
    given.set("starts_at", starts)
    given.set("ends_at", ends)
    for name in ["place", "acta_no", "archive_ref"] { given.set(name, row.text(name)) }
    given.set("agenda", try row.note("agenda"))
    for name in ["attendees", "quorum_required", "votes_cast", "signatures"] {
      let count = try row.integer(name)
      if let count, count < 0 { throw WorksRule.negativeCount(field: name, count) }
      given.set(name, count)
    }
    given.set(
      "suspension_reason",
      try row.word("suspension_reason", of: ["inseguridad", "clima", "falta_quorum", "sin_vehiculo", "otro"]))
    let status = try row.word("status", of: ["convocado", "realizado", "suspendido", "cancelado"])
    given.set("status", status ?? (standing == nil ? "convocado" : nil))
    let held = status ?? standing?["status"]?.text
    if held == "realizado", given.fields["attendees"] == nil, standing?["attendees"]?.integer == nil {
      throw WorksRule.heldWithoutAttendees
    }
    given.set("project_id", try row.text("project").map { try context.reader.record(.project, named: $0) })
    try setPlace(of: row, on: zone.date(of: starts), into: &given)
    return [Assignment(.event, id, given.fields)]
  }

  private func setPlace(of row: ImportedRow, on day: LocalDate, into given: inout GivenFields) throws {
    let named = try row.text("unit").map { try context.locator.unit(named: $0, on: day) }
    guard case .point(let point)? = try row.place(warn: context.warn, isSingle: context.isSingle) else {
      given.set("unit_id", named?.id)
      return
    }
    let place = try context.locator.place(of: point, on: day)
    if let warning = place.warning { context.warn(warning) }
    given.set("point", Shape.point(point))
    given.set("unit_id", (place.unit ?? named)?.id)
  }
}
