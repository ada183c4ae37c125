import Territory

/// What the page says of itself, in the reader's language; what it shows is worded in its content.
struct WebWords: Sendable {
  let language: Language

  private func say(_ spanish: String, _ english: String) -> String { language == .spanish ? spanish : english }

  var map: String { say("Mapa", "Map") }
  var legend: String { say("Leyenda", "Legend") }
  var units: String { say("Unidades", "Units") }
  var places: String { say("Lugares", "Places") }
  var works: String { say("Obras", "Works") }
  var assemblies: String { say("Asambleas", "Assemblies") }
  var visits: String { say("Visitas", "Visits") }
  var rounds: String { say("Recorridos", "Rounds") }
  var background: String { say("Fondo", "Background") }
  var streets: String { say("Calles", "Streets") }
  var surroundings: String { say("Alrededores", "Surroundings") }
  var withoutData: String { say("Sin dato", "No data") }
  var unclassed: String { say("Sin clase", "Unclassed") }

  var key: String { say("Clave", "Key") }
  /// As the facts of works have it.
  var folio: String { say("Folio", "Folio") }
  var name: String { say("Nombre", "Name") }
  var classHeading: String { say("Clase", "Class") }
  var state: String { say("Estado", "State") }
  var kind: String { say("Tipo", "Kind") }
  var date: String { say("Fecha", "Date") }
  var facts: String { say("Datos", "Facts") }
  var stops: String { say("Paradas", "Stops") }
  var kilometres: String { say("Kilómetros", "Kilometres") }
  var total: String { say("Total", "Total") }

  var skipMap: String { say("Saltar el mapa e ir a las tablas", "Skip the map and go to the tables") }
  var tables: String { say("Los mismos datos en tablas", "The same data in tables") }
  var zoomIn: String { say("Acercar", "Zoom in") }
  var zoomOut: String { say("Alejar", "Zoom out") }
  var seeAll: String { say("Ver todo", "See all") }
  var period: String { say("Periodo", "Period") }
  var untilMonth: String { say("Hasta el mes", "Up to the month") }
  var withinMonth: String { say("Sólo el mes", "Only the month") }
  var month: String { say("Mes", "Month") }
  /// What the choice of months changes, and what it does not.
  func moves(areas: Bool, places: Bool) -> String {
    let moved =
      areas && places
      ? say(
        "Mueve los lugares con fecha y las visitas de cada unidad",
        "It moves places with a date and each unit's visits")
      : areas
        ? say("Mueve las visitas de cada unidad", "It moves each unit's visits")
        : say("Mueve los lugares con fecha", "It moves places with a date")
    return moved + say("; lo demás está como a la fecha de corte.", "; all else is as of the cut-off date.")
  }
  var search: String { say("Buscar en esta tabla:", "Search this table:") }
  var close: String { say("Cerrar", "Close") }
  var sources: String { say("Fuentes", "Sources") }
  var notes: String { say("Notas", "Notes") }
  var madeWith: String { say("Mapa dibujado con Leaflet.", "Map drawn with Leaflet.") }

  var empty: String {
    say(
      "No hay nada que dibujar: ningún elemento tiene geometría.",
      "There is nothing to draw: no feature has a geometry.")
  }
  var needsScript: String {
    say(
      "El mapa se acerca y se mueve con JavaScript, que aquí no corre; las tablas de abajo dicen lo mismo.",
      "The map zooms and moves with JavaScript, which does not run here; the tables below say the same.")
  }
  var isStill: String {
    say(
      "Mapa fijo, que no se acerca ni se desplaza: esta página se hizo sin la biblioteca Leaflet.",
      "A still map, which neither zooms nor pans: this page was made without the library Leaflet.")
  }
  /// How the map is moved, and how the tables show things on it.
  var byKeys: String {
    say(
      "Con el teclado: flechas para mover, + y − para acercar y alejar.",
      "By keyboard: arrows to move, + and − to zoom.")
  }
  var byFingers: String {
    say(
      "Un dedo desplaza la página; dos mueven y acercan el mapa.",
      "One finger scrolls the page; two move and zoom the map.")
  }
  var byNames: String {
    say(
      "En las tablas, cada nombre es un botón que lo muestra en el mapa.",
      "In the tables, each name is a button that shows it on the map.")
  }

  /// With `{shown}` and `{all}` to fill.
  var shown: String { say("Se muestran {shown} de {all} lugares.", "{shown} of {all} places are shown.") }
  /// With `{month}` and `{year}` to fill.
  var monthOfYear: String { say("{month} de {year}", "{month} {year}") }

  var months: [String] {
    language == .spanish
      ? [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
      ]
      : [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
      ]
  }

  /// «31 de diciembre de 2024».
  func day(_ date: LocalDate) -> String {
    let month = months[date.month - 1]
    return say("\(date.day) de \(month) de \(date.year)", "\(date.day) \(month) \(date.year)")
  }

  func cutOff(_ date: LocalDate) -> String {
    say("Registros contados hasta el \(day(date)).", "Records counted up to \(day(date)).")
  }

  /// «12.4», the same in both languages as Mexico writes it.
  func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
