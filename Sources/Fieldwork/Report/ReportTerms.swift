import Territory

/// The words for what is stored in one: statuses, programmes, types, levels.
extension ReportVoice {
  func status(_ status: Project.Status) -> String {
    switch status {
    case .prioritised: self("priorizado", "prioritised")
    case .scheduled: self("programado", "scheduled")
    case .underWay: self("en ejecución", "under way")
    case .suspended: self("suspendido", "suspended")
    case .finished: self("terminado", "finished")
    case .delivered: self("entregado", "delivered")
    case .cancelled: self("cancelado", "cancelled")
    }
  }

  /// The same of several: «terminados».
  func status(_ status: Project.Status, of count: Int) -> String {
    let word = self.status(status)
    return language == .spanish && count != 1 && status != .underWay ? word + "s" : word
  }

  func programme(_ source: Project.Source) -> String {
    switch source {
    case .participatoryBudget: self("Presupuesto participativo", "Participatory budget")
    case .socialInfrastructure: self("FAIS (infraestructura social)", "FAIS (social infrastructure)")
    case .municipal: self("Obra municipal", "Municipal works")
    case .social: self("Programa social", "Social programme")
    case .other: self("Otro", "Other")
    }
  }

  /// A type of project as stored, with its accents; one that is not known is read as it stands.
  func projectType(_ type: String) -> String {
    if let words = Self.types[type] { return self(words.0, words.1) }
    return String(type.forReports.map { $0 == "_" ? " " : $0 })
  }

  private static let types: [String: (String, String)] = [
    "videovigilancia_alarmas": ("videovigilancia y alarmas", "cameras and alarms"),
    "luminarias_peatonales": ("luminarias peatonales", "pedestrian lights"),
    "luminarias": ("luminarias", "street lights"), "areas_verdes": ("áreas verdes", "green areas"),
    "gimnasio_aire_libre": ("gimnasio al aire libre", "outdoor gym"), "cancha": ("cancha", "sports court"),
    "rampas": ("rampas", "ramps"), "calentadores_solares": ("calentadores solares", "solar heaters"),
    "pintura_fachadas": ("pintura de fachadas", "painting of façades"),
    "impermeabilizacion_uhab": ("impermeabilización de unidades habitacionales", "waterproofing of housing units"),
    "empleo_temporal": ("empleo temporal", "temporary jobs"), "imagen_urbana": ("imagen urbana", "urban image"),
    "pavimentacion": ("pavimentación", "paving"), "agua_potable": ("agua potable", "drinking water"),
    "drenaje": ("drenaje", "drains"), "alcantarillado": ("alcantarillado", "sewerage"),
    "alumbrado": ("alumbrado", "lighting"), "banquetas": ("banquetas", "pavements"), "bacheo": ("bacheo", "patching"),
    "empedrado": ("empedrado", "cobbling"), "restauracion": ("restauración", "restoration"),
    "construccion": ("construcción", "building"), "sin_tipo": ("sin tipo", "no type"),
  ]

  /// «asambleas de seguridad».
  func eventType(_ type: String, _ count: Int) -> String {
    guard let words = Self.events[type] else { return type.forReports }
    let (one, many) = language == .spanish ? (words.0, words.1) : (words.2, words.3)
    return count == 1 ? one : many
  }

  private static let events: [String: (String, String, String, String)] = [
    "asamblea_obra": ("asamblea de obra", "asambleas de obra", "works assembly", "works assemblies"),
    "asamblea_seguridad": ("asamblea de seguridad", "asambleas de seguridad", "safety assembly", "safety assemblies"),
    "audiencia": ("audiencia", "audiencias", "hearing", "hearings"),
    "alcaldesa_en_tu_colonia": (
      "«Alcaldesa en tu colonia»", "«Alcaldesa en tu colonia»", "“Alcaldesa en tu colonia”", "“Alcaldesa en tu colonia”"
    ),
    "manita_de_gato": (
      "«Manita de gato»", "«Manita de gato»", "“Manita de gato”", "“Manita de gato”"
    ),
    "jornada_limpieza": ("jornada de limpieza", "jornadas de limpieza", "clean-up day", "clean-up days"),
    "recorrido": ("recorrido", "recorridos", "round", "rounds"),
    "mesa_dialogo": ("mesa de diálogo", "mesas de diálogo", "round table", "round tables"),
    "reunion_consejo": ("reunión de consejo", "reuniones de consejo", "council meeting", "council meetings"),
    "comision_instalacion": (
      "instalación de comisión", "instalaciones de comisiones", "commission set up", "commissions set up"
    ),
    "mediacion": ("mediación", "mediaciones", "mediation", "mediations"),
    "capacitacion": ("capacitación", "capacitaciones", "training", "trainings"),
    "taller": ("taller", "talleres", "workshop", "workshops"), "foro": ("foro", "foros", "forum", "forums"),
    "consulta": ("consulta", "consultas", "consultation", "consultations"),
    "encuesta": ("encuesta", "encuestas", "survey", "surveys"),
    "campana": ("campaña", "campañas", "campaign", "campaigns"),
    "festividad": ("festividad", "festividades", "festivity", "festivities"),
    "modulo_itinerante": ("módulo itinerante", "módulos itinerantes", "mobile desk", "mobile desks"),
    "otro": ("otro evento", "otros eventos", "other event", "other events"),
  ]

  func eventStatus(_ status: String) -> String {
    switch status {
    case "convocado": self("convocado", "called")
    case "realizado": self("realizado", "held")
    case "suspendido": self("suspendido", "suspended")
    case "cancelado": self("cancelado", "cancelled")
    default: status
    }
  }

  /// The units of a level: «unidades territoriales».
  func units(_ level: UnitLevel, _ count: Int) -> String {
    let words: (String, String, String, String) =
      switch level {
      case .state: ("estado", "estados", "state", "states")
      case .municipality: ("municipio", "municipios", "municipality", "municipalities")
      case .territorialUnit: ("unidad territorial", "unidades territoriales", "territorial unit", "territorial units")
      case .locality: ("localidad", "localidades", "locality", "localities")
      case .delegation: ("delegación", "delegaciones", "delegation", "delegations")
      case .neighbourhood: ("colonia", "colonias", "neighbourhood", "neighbourhoods")
      case .ageb: ("AGEB", "AGEB", "AGEB", "AGEBs")
      case .block: ("manzana", "manzanas", "block", "blocks")
      }
    let (one, many) = language == .spanish ? (words.0, words.1) : (words.2, words.3)
    return count == 1 ? one : many
  }

  /// «las 57 unidades territoriales», «los 3 municipios», «la única unidad territorial».
  func allUnits(_ level: UnitLevel, _ count: Int) -> String {
    let isMasculine = level == .state || level == .municipality
    if count == 1 {
      return self("\(isMasculine ? "el único" : "la única") \(units(level, 1))", "the only \(units(level, 1))")
    }
    return self("\(isMasculine ? "los" : "las") ", "all ") + "\(number(count)) \(units(level, count))"
  }

  /// «ninguna de las 57 unidades territoriales».
  func noneOfUnits(_ level: UnitLevel, _ count: Int) -> String {
    let isMasculine = level == .state || level == .municipality
    if count == 1 { return allUnits(level, 1) }
    return self(isMasculine ? "ninguno de los" : "ninguna de las", "any of the")
      + " \(number(count)) \(units(level, count))"
  }

  /// «56 de las 57 unidades territoriales».
  func partOfUnits(_ part: Int, _ level: UnitLevel, _ count: Int) -> String {
    let isMasculine = level == .state || level == .municipality
    return "\(number(part)) "
      + self("de \(isMasculine ? "los" : "las")", "of the") + " \(number(count)) \(units(level, count))"
  }
}
