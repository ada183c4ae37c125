import Territory

/// How the columns of a record are called in what people read.
enum ColumnWords {
  static func title(_ column: String) -> String {
    Console.say(spanish[column] ?? plain(column), plain(column))
  }

  /// `budget_assigned` → `budget assigned`; a reference is called by what it points to.
  private static func plain(_ column: String) -> String {
    member(column).map { $0 == "_" ? " " : String($0) }.joined()
  }

  /// The member of a `--json` object that holds the key of what `column` points to: `unit` for `unit_id`.
  static func member(_ column: String) -> String { column.hasSuffix("_id") ? String(column.dropLast(3)) : column }

  private static let spanish = [
    "acta_no": "acta", "active": "activo", "actual_end": "fin real", "actual_start": "inicio real",
    "agenda": "orden del día", "annul_reason": "motivo de anulación", "annulled_at": "anulado",
    "archive_ref": "archivo", "attendees": "asistentes", "authority": "autoridad",
    "available_from": "disponible desde", "available_to": "disponible hasta", "basis": "base",
    "avoid": "zonas evitadas", "beneficiaries": "beneficiarios", "budget": "presupuesto",
    "budget_l": "presupuesto l", "budget_assigned": "asignado", "budget_spent": "ejercido",
    "captured_at": "capturada", "catalogue_id": "catálogo", "code": "clave", "companions": "acompañantes",
    "contract_ref": "contrato",
    "date": "fecha", "econ_no": "núm. económico", "end_date": "fin", "ends_at": "termina",
    "est_cost": "costo est.", "est_km": "km est.", "est_l": "litros est.", "eta": "llegada",
    "event_id": "evento", "financial_progress": "financiero %", "fiscal_year": "ejercicio", "folio": "folio",
    "fuel": "combustible", "geom": "figura", "gps_accuracy_m": "precisión GPS m", "home_office_id": "oficina",
    "hours": "horario", "is_approximate": "aproximado", "key": "clave", "key_status": "estado de la clave",
    "kind": "tipo", "km": "km", "km_per_l": "km/l", "km_per_l_nominal": "km/l nominal",
    "late_reason": "motivo de captura tardía", "leg_basis": "base", "leg_km": "km", "leg_l": "litros",
    "level": "nivel", "locks": "paradas fijas", "longest_m": "máximo m", "lunch": "comida", "make": "marca",
    "minutes": "minutos",
    "model": "modelo", "musts": "han de visitarse", "name": "nombre", "needs": "piden las paradas",
    "named_unit_id": "unidad nombrada", "odometer_km": "odómetro km", "office_id": "oficina",
    "office_end_id": "oficina de llegada",
    "office_start_id": "oficina de salida", "owner": "propietario",
    "parent_id": "pertenece a", "path": "trayecto", "phase": "fase",
    "period_budgets": "presupuestos de periodos",
    "photo_radius_m": "radio de foto m", "physical_progress": "físico %", "place": "lugar",
    "planned_end": "fin previsto", "planned_start": "inicio previsto", "plates": "placas", "point": "punto",
    "population": "población", "price": "precio", "priority_deadline": "plazo de prioridad",
    "priority_event_id": "evento de priorización", "priority_rank": "prioridad", "project_id": "proyecto",
    "profile": "perfil", "promoter_id": "promotor", "quorum_required": "quórum", "reason": "motivo",
    "regress_reason": "motivo de retroceso", "role": "función", "round_id": "ronda", "round_stop_id": "parada",
    "seats": "asientos", "seq": "n", "service_min": "min", "severity": "severidad", "shift": "jornada",
    "signatures": "firmas",
    "site_id": "sitio", "skills": "habilidades", "source": "origen", "start_date": "inicio", "starts_at": "empieza",
    "status": "estado", "stop_hours": "horas de paradas",
    "summary": "resumen", "suspension_reason": "motivo de suspensión", "tank_l": "tanque l",
    "time_from": "desde las", "time_to": "hasta las", "traffic": "horas pico", "trip_stops": "paradas por viaje",
    "trips": "viajes", "type": "tipo", "unit_id": "unidad",
    "valid_from": "vigente desde", "valid_to": "vigente hasta", "vehicle_id": "vehículo", "visit_id": "visita",
    "visited_at": "visitada", "votes_cast": "votos", "warnings": "avisos", "weekdays": "días",
    "window_from": "desde las", "window_to": "hasta las", "windows": "horas de visita",
    "works_status": "estado de la obra",
    "year": "año",
  ]
}
