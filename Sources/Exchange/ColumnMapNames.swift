/// A file's columns, to be found by name.
struct ColumnNames {
  private var exact: [String: Int] = [:]
  private var folded: [String: Int] = [:]

  init(_ columns: [String]) {
    for (index, name) in columns.enumerated() {
      if exact[name] == nil { exact[name] = index }
      if folded[name.foldedForMatching] == nil { folded[name.foldedForMatching] = index }
    }
  }

  /// The column of that name, exactly, else without regard to case, accents and outer blanks.
  func index(of name: String) -> Int? { exact[name] ?? folded[name.foldedForMatching] }

  /// The column of a field's own name or of a Spanish name for it.
  /// - Parameters:
  ///   - known: the importer's fields; a name that is one of them is no other's Spanish name.
  ///   - used: columns that rules use already; what they mean has been said.
  func index(ofField field: String, among known: [String], used: Set<Int>) -> Int? {
    if let index = index(of: field) { return index }
    for name in spanishNames[field] ?? [] where !known.contains(name) {
      if let index = index(of: name), !used.contains(index) { return index }
    }
    return nil
  }
}

/// What municipal tables call our fields; the first name that a file has counts.
private let spanishNames: [String: [String]] = [
  "key": ["clave", "cveut", "cvegeo"],
  "name": ["nombre"],
  "kind": ["clase"],
  "population": ["poblacion", "poblacion_total", "habitantes"],
  "parent": ["clave_superior"],
  "lon": ["longitud"],
  "lat": ["latitud"],
  "folio": ["folio_proyecto"],
  "type": ["tipo", "rubro"],
  "source": ["fuente"],
  "fiscal_year": ["ejercicio", "ejercicio_fiscal", "anio", "año"],
  "unit": ["unidad", "unidad_territorial"],
  "status": ["estatus", "estado"],
  "budget_assigned": ["monto_asignado", "monto_aprobado", "presupuesto_asignado"],
  "budget_spent": ["monto_ejercido", "presupuesto_ejercido"],
  "planned_start": ["inicio_programado", "inicio_planeado"],
  "planned_end": ["fin_programado", "termino_programado", "fin_planeado"],
  "actual_start": ["inicio_real"],
  "actual_end": ["fin_real", "termino_real"],
  "priority_rank": ["lugar_prioridad"],
  "priority_deadline": ["plazo_prioridad"],
  "beneficiaries": ["beneficiarios"],
  "contract_ref": ["contrato", "numero_contrato"],
  "physical_progress": ["avance_fisico"],
  "financial_progress": ["avance_financiero"],
  "code": ["codigo"],
  "project": ["proyecto"],
  "start_date": ["fecha_inicio", "inicio"],
  "end_date": ["fecha_fin", "fecha_termino", "fin"],
  "photo_radius_m": ["radio_foto_m"],
  "first_due": ["primera_visita"],
  "every_days": ["cada_dias"],
  "service_min": ["minutos_servicio", "minutos_visita"],
  "priority": ["prioridad"],
  "starts_at": ["inicia", "inicio", "fecha"],
  "ends_at": ["termina", "fin"],
  "place": ["lugar", "sede"],
  "attendees": ["asistentes"],
  "quorum_required": ["quorum"],
  "votes_cast": ["votos"],
  "signatures": ["firmas"],
  "suspension_reason": ["motivo_suspension"],
  "agenda": ["orden_del_dia"],
  "acta_no": ["acta", "numero_acta"],
  "archive_ref": ["expediente"],
  "hours": ["horario"],
  "econ_no": ["numero_economico", "no_economico", "economico"],
  "plates": ["placas"],
  "make": ["marca"],
  "model": ["modelo"],
  "year": ["anio", "año"],
  "fuel": ["combustible"],
  "km_per_l": ["rendimiento", "km_por_litro"],
  "km_per_l_nominal": ["rendimiento_nominal"],
  "tank_l": ["tanque_l", "tanque"],
  "seats": ["asientos", "plazas"],
  "odometer_km": ["odometro_km", "odometro"],
  "owner": ["propietario", "adscripcion"],
  "available_from": ["disponible_desde"],
  "available_to": ["disponible_hasta"],
  "role": ["cargo", "funcion"],
  "active": ["activo"],
  "home_office": ["oficina"],
  "valid_from": ["vigente_desde", "fecha"],
  "valid_to": ["vigente_hasta"],
  "weekdays": ["dias", "dias_semana"],
  "time_from": ["hora_desde", "desde"],
  "time_to": ["hora_hasta", "hasta"],
  "severity": ["severidad", "gravedad"],
  "price": ["precio"],
  "from": ["desde", "origen"],
  "to": ["hasta", "destino"],
  "km": ["kilometros", "distancia_km"],
  "minutes": ["minutos"],
  "site": ["sitio", "obra"],
  "visited_at": ["fecha_visita", "fecha"],
  "captured_at": ["fecha_captura", "capturado"],
  "promoter": ["promotor", "promotora"],
  "accuracy_m": ["precision_m"],
  "phase": ["fase"],
  "works_status": ["estado_obra"],
  "summary": ["resumen", "observaciones"],
  "reason": ["motivo"],
  "category": ["categoria", "clase"],
  "oneway": ["sentido_unico"],
  "maxspeed": ["velocidad_maxima"],
  "surface": ["superficie"],
]

extension StringProtocol {
  /// The text as names are compared: without case, accents and outer blanks.
  var foldedForMatching: String {
    var folded = String.UnicodeScalarView()
    for scalar in withoutOuterSpace.lowercased().unicodeScalars {
      switch scalar {
      case "á", "à", "ä", "â", "ã", "å": folded.append("a")
      case "é", "è", "ë", "ê": folded.append("e")
      case "í", "ì", "ï", "î": folded.append("i")
      case "ó", "ò", "ö", "ô", "õ": folded.append("o")
      case "ú", "ù", "ü", "û": folded.append("u")
      case "ñ": folded.append("n")
      case "ç": folded.append("c")
      // Accents that stand apart from their letter, as macOS writes them.
      case "\u{300}"..."\u{36F}": continue
      default: folded.append(scalar)
      }
    }
    return String(folded)
  }
}
