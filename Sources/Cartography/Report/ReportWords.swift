import Territory

/// The words that every report has, whatever it tells.
struct ReportWords {
  let cutOff, recordedUntil, summary, contents, annex, sources, total, page, skip, chart, map: String

  init(_ language: Language) { self = language == .spanish ? Self.spanish : Self.english }

  private init(
    cutOff: String, recordedUntil: String, summary: String, contents: String, annex: String, sources: String,
    total: String, page: String, skip: String, chart: String, map: String
  ) {
    (self.cutOff, self.recordedUntil, self.summary, self.contents) = (cutOff, recordedUntil, summary, contents)
    (self.annex, self.sources, self.total, self.page) = (annex, sources, total, page)
    (self.skip, self.chart, self.map) = (skip, chart, map)
  }

  private static let spanish = ReportWords(
    cutOff: "Fecha de corte", recordedUntil: "Registros capturados hasta", summary: "En resumen",
    contents: "Contenido", annex: "Anexo", sources: "Fuentes", total: "Total", page: "Página",
    skip: "Ir al contenido", chart: "Gráfica", map: "Mapa")
  private static let english = ReportWords(
    cutOff: "Cut-off date", recordedUntil: "Records entered until", summary: "In short", contents: "Contents",
    annex: "Annex", sources: "Sources", total: "Total", page: "Page", skip: "Skip to the content", chart: "Chart",
    map: "Map")

  /// Of columns that a table leaves out.
  func unrecorded(_ headings: [String]) -> String {
    let list = headings.joined(separator: ", ")
    return page == "Page" ? "Recorded in no row: \(list)." : "Sin registro en ninguna fila: \(list)."
  }

  /// «Página 2 de 9».
  func page(_ number: Int, of count: Int) -> String { "\(page) \(number) \(page == "Page" ? "of" : "de") \(count)" }
}

extension ReportContent {
  var words: ReportWords { ReportWords(language) }

  /// «1. Cobertura», «Anexo A. Unidades sin visita»: numbered as they stand, so that an absent section leaves no gap.
  func heading(section number: Int) -> String { "\(number + 1). \(sections[number].title)" }

  func heading(annex number: Int) -> String {
    "\(words.annex) \(annexLetters(number)). \(annexes[number].title)"
  }

  /// The two dates, each with its label.
  var dates: [(label: String, date: String)] {
    [
      (words.cutOff, cutOff.spelled(in: language)), (words.recordedUntil, recordedUntil.spelled(in: language)),
    ]
  }
}

/// A … Z, AA …
private func annexLetters(_ number: Int) -> String {
  let letter = String(UnicodeScalar(UInt8(65 + number % 26)))
  return number < 26 ? letter : annexLetters(number / 26 - 1) + letter
}

extension LocalDate {
  /// «31 de diciembre de 2024».
  public func spelled(in language: Language) -> String {
    switch language {
    case .spanish: "\(day) de \(Self.spanishMonths[month - 1]) de \(year)"
    case .english: "\(day) \(Self.englishMonths[month - 1]) \(year)"
    }
  }

  /// «diciembre».
  public func monthName(in language: Language) -> String {
    (language == .spanish ? Self.spanishMonths : Self.englishMonths)[month - 1]
  }

  private static let spanishMonths = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
