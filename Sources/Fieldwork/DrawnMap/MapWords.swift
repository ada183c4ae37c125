import Cartography
import Exchange
import Figures
import Store
import Territory

/// What a drawn map says, in its reader's language.
struct MapWords {
  let voice: ReportVoice
  let period: String

  init(_ language: Language, _ period: Period) {
    voice = ReportVoice(language)
    self.period = Self.words(period, language)
  }

  var language: Language { voice.language }
  func say(_ spanish: String, _ english: String) -> String { voice(spanish, english) }

  /// `T4 2024`, `noviembre de 2024`, `2024`, or both days.
  private static func words(_ period: Period, _ language: Language) -> String {
    let text = period.description
    let parts = text.split(separator: "-")
    if parts.count == 1 { return text }
    if parts.count == 2, !text.contains("..") {
      if parts[1].hasPrefix("T") { return "\(parts[1]) \(parts[0])" }
      let month = months[language]![period.first.month - 1]
      return language == .spanish ? "\(month) de \(parts[0])" : "\(month) \(parts[0])"
    }
    return ReportVoice(language).span(period.first, period.last)
  }

  private static let months: [Language: [String]] = [
    .spanish: [
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
      "diciembre",
    ],
    .english: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
  ]

  /// «noviembre de 2024».
  func month(of day: LocalDate) -> String {
    let month = Self.months[language]![day.month - 1]
    return voice.capitalised(say("\(month) de \(day.year)", "\(month) \(day.year)"))
  }

  /// Of a page's title, with `{month}` to fill: «T4 2024 hasta {month}».
  var untilMonth: String { say("\(period) hasta {month}", "\(period) up to {month}") }

  /// With `{number}` to fill.
  var visitCount: (one: String, more: String) {
    (say("{number} visita", "{number} visit"), say("{number} visitas", "{number} visits"))
  }

  var visited: String { say("Visitada", "Visited") }
  var unvisited: String { say("Sin visita", "Not visited") }
  var marks: String { say("Obras y actos", "Works and events") }
  var works: String { say("Obras", "Works") }
  var assembly: String { say("Asamblea", "Assembly") }
  var assemblies: String { say("Asamblea celebrada", "Assembly held") }
  var visit: String { say("Visita", "Visit") }
  var visitsHeading: String { say("Visitas", "Visits") }
  var assembliesHeading: String { say("Asambleas", "Assemblies") }
  var monthHeading: String { say("Mes", "Month") }
  var withoutData: String { say("Sin dato", "No data") }
  var visits: String { say("Visita registrada", "Visit logged") }
  var classHeading: String { say("Clase", "Class") }
  var number: String { say("Número", "Number") }
  var total: String { "Total" }
  var units: String { say("Unidades", "Units") }
  var territorialUnits: String { say("Unidades territoriales", "Territorial units") }
  var population: String { say("Población", "Population") }
  var rounds: String { say("Recorridos", "Rounds") }
  var stops: String { say("Paradas", "Stops") }
  var boundary: MapFact { MapFact(say("Límite", "Boundary"), say("sin límite cargado", "no boundary loaded")) }
  var place: MapFact { MapFact(say("Lugar", "Place"), say("sin lugar registrado", "no place recorded")) }
  var approximate: MapFact {
    MapFact(say("Lugar", "Place"), say("aproximado, un punto de su unidad", "approximate, a point of its unit"))
  }
  var stray: MapFact {
    MapFact(say("Lugar", "Place"), say("fuera del territorio del mapa", "outside the map's territory"))
  }
  var litres: String { say("Litros", "Litres") }
  var back: String { say("regreso", "back") }
  var leaving: String { say("salida", "leaving") }
  var hour: String { say("Hora", "Hour") }

  func catalogue(_ code: String) -> String { say("Unidades: catálogo \(code)", "Units: catalogue \(code)") }

  var records: String { say("Registros de la oficina", "The office's records") }

  func recorded(until day: LocalDate) -> String {
    say("Sólo lo capturado hasta el \(voice.date(day)).", "Only what was entered until \(voice.date(day)).")
  }

  /// Of works and events, where a filter chose among the units.
  func onlyInRemaining(_ marks: String) -> String {
    say("\(marks): sólo lo de esas unidades.", "\(marks): only those of these units.")
  }

  func outside(_ count: Int) -> String {
    count == 1
      ? say(
        "1 lugar queda fuera del territorio: se cuenta y no se dibuja.",
        "1 place lies outside the territory: it is counted, not drawn.")
      : say(
        "\(count) lugares quedan fuera del territorio: se cuentan y no se dibujan.",
        "\(count) places lie outside the territory: they are counted, not drawn.")
  }

  func undrawn(_ count: Int) -> String {
    count == 1
      ? say("1 elemento sin figura se cuenta y no se dibuja.", "1 feature without a shape is counted, not drawn.")
      : say(
        "\(count) elementos sin figura se cuentan y no se dibujan.",
        "\(count) features without a shape are counted, not drawn.")
  }

  func siteless(_ count: Int) -> String {
    count == 1
      ? say("1 proyecto del periodo no tiene obra en el mapa.", "1 project of the period has no site on the map.")
      : say(
        "\(count) proyectos del periodo no tienen obra en el mapa.",
        "\(count) projects of the period have no site on the map.")
  }

  func status(_ status: Project.Status) -> String { voice.capitalised(voice.status(status)) }

  /// What lies in a class: «1 a 3» of whole numbers, «más de 1.5 a 3» of others; the last ends with the largest value.
  /// - Parameter lowest: what the first class begins with; nil: the smallest value.
  func span(_ classes: Classes, _ index: Int, isWhole: Bool, from lowest: Double? = nil) -> String {
    let lowest = lowest ?? classes.lowest
    let last = min(classes.limits[classes.limits.count - 1], classes.highest)
    let limits = Array(classes.limits.dropLast()) + [last]
    let decimals = isWhole ? 0 : AreaFigure.decimals(of: [lowest] + limits)
    func number(_ value: Double) -> String { AreaFigure.number(value, decimals: decimals) }
    // Between whole numbers a limit is the last whole number below it.
    let upper = isWhole ? limits[index].rounded(.down) : limits[index]
    if index == 0 {
      return lowest >= upper
        ? number(upper)
        : say(
          "\(number(lowest)) a \(number(upper))",
          "\(number(lowest)) to \(number(upper))")
    }
    let lower = limits[index - 1]
    if isWhole {
      let first = lower.rounded(.down) + 1
      return first >= upper
        ? number(upper)
        : say(
          "\(number(first)) a \(number(upper))",
          "\(number(first)) to \(number(upper))")
    }
    return say(
      "más de \(number(lower)) a \(number(upper))",
      "over \(number(lower)) to \(number(upper))")
  }

  /// A field's value as a person reads it.
  func text(_ value: JSONScalar, of field: String) -> String {
    switch value {
    case .null: "—"
    case .bool(let isTrue): isTrue ? say("sí", "yes") : "no"
    case .int(let number): field == "ejercicio" ? "\(number)" : grouped(number, decimals: 0)
    case .decimal(let number, let decimals): grouped(number, decimals: decimals)
    case .string(let text):
      if field == "estado", let status = Project.Status(rawValue: text) {
        self.status(status)
      } else if field == "tipo" {
        voice.capitalised(text.hasPrefix("asamblea_") ? voice.eventType(text, 1) : voice.projectType(text))
      } else if field == "fuente", let source = Project.Source(rawValue: text) {
        voice.programme(source)
      } else if field == "fase", let phase = Visit.Phase(rawValue: text) {
        say(phase.word, phase.rawValue == "antes" ? "before" : phase == .during ? "during" : "after")
      } else {
        text
      }
    case .array, .object: value.text
    }
  }

  /// A field's name as a heading: `avance_fisico` as «Avance físico».
  func heading(_ field: String) -> String {
    guard language == .spanish else { return Self.english[field] ?? field }
    return Self.spanish[field] ?? field
  }

  private static let spanish = [
    "cveut": "Unidad", "cvegeo": "Unidad", "clave": "Unidad", "nombre": "Nombre", "visitas": "Visitas",
    "cobertura": "Cobertura", "proyectos": "Proyectos", "avance_promedio": "Avance promedio (%)",
    "poblacion": "Población", "folio": "Folio", "tipo": "Tipo", "estado": "Estado",
    "avance_fisico": "Avance físico (%)",
    "avance_financiero": "Avance financiero (%)", "monto_asignado": "Asignado (MXN)",
    "monto_ejercido": "Ejercido (MXN)",
    "ultima_visita": "Última visita", "sitio": "Sitio", "ejercicio": "Ejercicio", "fuente": "Fuente",
    "aproximado": "Lugar aproximado", "promotor": "Promotor", "fecha": "Fecha", "lugar": "Lugar",
    "asistentes": "Asistentes", "acuerdos": "Acuerdos", "obra": "Obra", "fase": "Fase",
    "nombre_promotor": "Nombre del promotor", "observaciones": "Observaciones", "precision_m": "Precisión (m)",
    "motivo": "Motivo", "avance_segun": "Avance según", "inversion_por_habitante": "Asignado por habitante (MXN)",
    "dias_sin_visita": "Días desde la última visita", "dias_atraso": "Días de atraso",
    "obras_atrasadas": "Obras pasadas de su fecha", "diferencia_avance": "Financiero menos físico (puntos)",
  ]
  private static let english = [
    "cveut": "Unit", "cvegeo": "Unit", "clave": "Unit", "nombre": "Name", "visitas": "Visits", "cobertura": "Coverage",
    "proyectos": "Projects", "avance_promedio": "Mean progress (%)", "poblacion": "Population", "folio": "Folio",
    "tipo": "Type", "estado": "Status", "avance_fisico": "Physical progress (%)",
    "avance_financiero": "Financial progress (%)", "monto_asignado": "Assigned (MXN)", "monto_ejercido": "Spent (MXN)",
    "ultima_visita": "Last visit", "sitio": "Site", "ejercicio": "Fiscal year", "fuente": "Source of funds",
    "aproximado": "Approximate place", "promotor": "Promoter", "fecha": "Date", "lugar": "Place",
    "asistentes": "Attendees", "acuerdos": "Agreements", "obra": "Works site", "fase": "Phase",
    "nombre_promotor": "Promoter's name", "observaciones": "Remarks", "precision_m": "Accuracy (m)", "motivo": "Reason",
    "avance_segun": "Progress according to", "inversion_por_habitante": "Assigned per inhabitant (MXN)",
    "dias_sin_visita": "Days since the last visit", "dias_atraso": "Days late",
    "obras_atrasadas": "Works past their day", "diferencia_avance": "Financial less physical (points)",
  ]
}
