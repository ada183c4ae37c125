import Territory

/// The words that every report has, whatever it tells.
struct ReportWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  private func say(_ spanish: String, _ english: String) -> String { language == .spanish ? spanish : english }

  var cutOff: String { say("Fecha de corte", "Cut-off date") }
  var recordedUntil: String { say("Registros capturados hasta", "Records entered until") }
  var summary: String { say("En resumen", "In short") }
  var contents: String { say("Contenido", "Contents") }
  var annex: String { say("Anexo", "Annex") }
  var sources: String { say("Fuentes", "Sources") }
  var total: String { "Total" }
  var page: String { say("Página", "Page") }
  var skip: String { say("Ir al contenido", "Skip to the content") }
  var chart: String { say("Gráfica", "Chart") }
  var map: String { say("Mapa", "Map") }

  /// Of columns that a table leaves out.
  func unrecorded(_ headings: [String]) -> String {
    let list = headings.joined(separator: ", ")
    return say("Sin registro en ninguna fila: \(list).", "Recorded in no row: \(list).")
  }

  /// «Página 2 de 9».
  func page(_ number: Int, of count: Int) -> String {
    say("Página \(number) de \(count)", "Page \(number) of \(count)")
  }
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
