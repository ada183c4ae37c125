import Territory

/// What a sheet says by itself, in its reader's language.
struct SheetWords {
  let language: Language

  private func say(_ spanish: String, _ english: String) -> String { language == .spanish ? spanish : english }

  var withoutData: String { say("Sin dato", "No data") }
  var source: String { say("Fuente", "Source") }
  var author: String { say("Elaboró", "Prepared by") }
  var location: String { say("Localización", "Location") }
  var rounds: String { say("Recorridos", "Rounds") }
  var units: String { say("Unidades", "Units") }
  var places: String { say("Lugares", "Places") }
  func numbered(_ kind: String) -> String { say("\(kind): números en el mapa", "\(kind): numbers on the map") }
  /// For want of room.
  func unnumbered(_ kind: String) -> String {
    say("\(kind) sin espacio para un número en el mapa", "\(kind) without room for a number on the map")
  }
  /// Where the names are that a map has no room for; empty: it says all.
  func nameless(_ plan: LabelPlan, marks called: String? = nil) -> [String] {
    var notes: [String] = []
    if plan.nameless > 0 {
      let units = grouped(plan.nameless, decimals: 0)
      notes.append(
        say(
          "Los nombres de \(units) unidades no caben a esta escala: los dan el atlas, con una página por unidad, y la página web.",
          "The names of \(units) units do not fit at this scale: the atlas, with a page for each unit, and the web page give them."
        ))
    }
    if plan.namelessMarks > 0 {
      let marks = self.marks(plan.namelessMarks, called)
      notes.append(
        say(
          "Los nombres de \(marks) no caben a esta escala: los dan el atlas y la página web.",
          "The names of \(marks) do not fit at this scale: the atlas and the web page give them."))
    }
    return notes
  }
  private func marks(_ count: Int, _ called: String?) -> String {
    grouped(count, decimals: 0) + " " + (called?.oneLine(40) ?? say("marcas", "marks"))
  }
  /// On the page of a unit, of its marks.
  func approximate(_ count: Int) -> String {
    count == 1
      ? say(
        "Un lugar es aproximado: un punto de la unidad.", "One place is approximate: a point of the unit.")
      : say(
        "\(grouped(count, decimals: 0)) lugares son aproximados: puntos de la unidad.",
        "\(grouped(count, decimals: 0)) places are approximate: points of the unit.")
  }
  func namelessFigure(_ units: Int) -> String {
    let number = grouped(units, decimals: 0)
    return say(
      "Los nombres de las \(number) unidades no caben en esta figura: los da el atlas, con una página por unidad, y la página web.",
      "The names of the \(number) units do not fit this figure: the atlas gives them, a page each, and so does the web page."
    )
  }
  func quietNeighbours(isGrey: Bool) -> String {
    isGrey
      ? say("Las unidades vecinas van en blanco, sin su clase.", "Neighbouring units are white, without their class.")
      : say("Las unidades vecinas van en tono más claro.", "Neighbouring units are in a lighter tone.")
  }
  func continued(_ title: String) -> String { say("\(title) (continúa)", "\(title) (continued)") }
  func goesOn(page: Int) -> String { say("Continúa en la página \(page).", "Continued on page \(page).") }
  var goesOnBelow: String { say("Continúa debajo de la hoja.", "Continued below the sheet.") }
  var here: String { say("En esta unidad", "In this unit") }
  var facts: String { say("Datos", "Facts") }
  var withoutPlace: String { say("(sin geometría)", "(no geometry)") }
  var index: String { say("Índice", "Index") }

  func page(_ number: Int, of count: Int) -> String {
    say("Página \(number) de \(count)", "Page \(number) of \(count)")
  }

  func cutOff(_ day: LocalDate) -> String { say("Fecha de corte: ", "Cut-off date: ") + date(day) }

  func date(_ day: LocalDate) -> String {
    let spanish = [
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
      "diciembre",
    ]
    let english = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return say(
      "\(day.day) de \(spanish[day.month - 1]) de \(day.year)", "\(day.day) \(english[day.month - 1]) \(day.year)")
  }

  func withoutShape(_ count: Int) -> String {
    say(
      count == 1
        ? "Una unidad sin geometría no se dibuja."
        : "\(grouped(count, decimals: 0)) unidades sin geometría no se dibujan.",
      count == 1
        ? "One unit without geometry is not drawn."
        : "\(grouped(count, decimals: 0)) units without geometry are not drawn.")
  }

  func scale(_ denominator: Int) -> String {
    say("Escala 1:", "Scale 1:") + grouped(denominator, decimals: 0)
  }

  func datum(_ ground: Ground) -> String {
    if let zone = ground.zone {
      let code = (ground.isNorth ? 32_600 : 32_700) + zone
      return say(
        "Datum WGS 84, compatible con ITRF2008. Proyección UTM, zona \(zone) \(ground.isNorth ? "norte" : "sur") (EPSG:\(code)).",
        "Datum WGS 84, compatible with ITRF2008. UTM projection, zone \(zone) \(ground.isNorth ? "north" : "south") (EPSG:\(code))."
      )
    }
    let meridian = angle(seconds: Int((ground.projection.centralMeridian * 3600).rounded()), isLatitude: false)
    return say(
      "Datum WGS 84, compatible con ITRF2008. Proyección transversa de Mercator local, meridiano central \(meridian).",
      "Datum WGS 84, compatible with ITRF2008. Local transverse Mercator projection, central meridian \(meridian).")
  }

  /// `99°06′30″ O`, without the parts that are nought.
  func angle(seconds: Int, isLatitude: Bool) -> String {
    let whole = abs(seconds)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    var text = "\(whole / 3600)°"
    if whole % 3600 != 0 { text += two(whole / 60 % 60) + "′" }
    if whole % 60 != 0 { text += two(whole % 60) + "″" }
    guard seconds != 0 else { return text }
    if isLatitude { return text + (seconds > 0 ? " N" : " S") }
    return text + (seconds > 0 ? " E" : say(" O", " W"))
  }

  /// `500 m`, `1.5 km`.
  func length(_ metres: Double) -> String {
    if metres < 1000 { return plainNumber(metres) + " m" }
    return plainNumber(metres / 1000) + " km"
  }

  func plainNumber(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    var text = grouped(thousandths, decimals: 3)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
