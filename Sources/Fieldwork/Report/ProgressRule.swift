/// How progress is found, in the words of every map and report that shows it; `SiteProgress` and `ReportedProject` find it.
extension ReportVoice {
  var progressRule: String {
    self(
      "Avance físico de una obra: el de la última visita que lo midió hasta la fecha de corte; si ninguna midió las obras del proyecto, el que el proyecto reporta; si tampoco, sin dato.",
      "A work's physical progress: as the last visit that measured it up to the cut-off saw it; where none measured the project's works, as the project reports it; else no data."
    )
  }

  var financialRule: String {
    self(
      "Avance financiero: por la misma regla; si falta, lo ejercido entre lo asignado.",
      "Financial progress: by the same rule; where it is missing, spent over assigned.")
  }
}
