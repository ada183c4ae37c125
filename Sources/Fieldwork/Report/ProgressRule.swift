/// How progress is found, in the words of every map and report that shows it; `SiteProgress` and `ReportedProject` find it.
extension ReportVoice {
  var progressRule: String {
    self(
      "Avance físico de una obra: el de la última visita que lo midió hasta la fecha de corte; si ninguna midió las obras del proyecto, el que el proyecto reporta; si tampoco, sin dato.",
      "A work's physical progress: as the last visit that measured it up to the cut-off saw it; where none measured the project's works, as the project reports it; else no data."
    )
  }

  /// Which works count in a unit's mean.
  var meanRule: String {
    self(
      "La media de una unidad cuenta sus obras con dato: las suspendidas también, las canceladas no.",
      "A unit's mean counts its works with data: suspended ones too, cancelled ones not.")
  }

  var financialRule: String {
    self(
      "Avance financiero: por la misma regla; si falta, lo ejercido entre lo asignado.",
      "Financial progress: by the same rule; where it is missing, spent over assigned.")
  }

  /// Where money per inhabitant is 0 and where it is unknown.
  var investmentRule: String {
    self(
      "Inversión por habitante: una unidad sin proyectos cuenta con cero; una con proyectos de los que ninguno tiene monto registrado, sin dato.",
      "Money per inhabitant: a unit without projects counts as zero; one with projects none of which has an amount recorded, as no data."
    )
  }
}
