import Territory

/// What a map and a report say of the catalogue whose units they count, and of a period that goes on.
extension ReportVoice {
  /// That figures of a period that goes on end with a day.
  func unfinished(at day: LocalDate) -> String {
    self(
      "El periodo aún no termina: las cifras llegan al \(date(day)).",
      "The period is not over: figures go up to \(date(day)).")
  }

  /// Where no edition held on the day: which one stands in for it, and when that one held.
  func notInForce(_ edition: CatalogueEdition, on day: LocalDate) -> String {
    let code = edition.code.forReports
    if let first = edition.validFrom, day < first {
      return self(
        "Ningún catálogo cargado estaba vigente el \(date(day)): el más antiguo, \(code), rige desde el \(date(first)).",
        "No catalogue loaded was in force on \(date(day)): the oldest, \(code), holds from \(date(first)).")
    }
    let end = edition.validTo.map { self(", que rigió hasta el \(date($0))", ", which held until \(date($0))") } ?? ""
    return self(
      "Ningún catálogo cargado estaba vigente el \(date(day)): se usa el último, \(code)\(end).",
      "No catalogue loaded was in force on \(date(day)): the last one is used, \(code)\(end).")
  }
}
