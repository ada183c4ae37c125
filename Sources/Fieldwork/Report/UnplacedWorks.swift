import Cartography
import Store

extension ReportFacts {
  private var unplacedFolios: [String] {
    let keys = Set(units.map(\.key))
    return projects.filter { unitKey(of: $0).map(keys.contains) != true }.map { $0.project.folio.forReports }
  }

  var unplacedFigure: ReportFigure {
    ReportFigure(
      "unplaced_projects", voice("proyectos sin unidad del catálogo", "projects without a unit of the catalogue"),
      .count(unplacedFolios.count))
  }

  /// Which works no figure by unit holds; nil where each has a unit that counts.
  var unplacedWorks: String? {
    let folios = unplacedFolios
    guard !folios.isEmpty else { return nil }
    let works = voice.count(
      folios.count, ("proyecto no está", "proyectos no están"), ("project lies", "projects lie"))
    let names = voice.list(folios, limit: 8)
    return voice(
      "\(works) en ninguna unidad del catálogo, y los mapas y las cifras por unidad no \(folios.count == 1 ? "lo" : "los") cuentan: \(names).",
      "\(works) in no unit of the catalogue, and maps and figures by unit do not count \(folios.count == 1 ? "it" : "them"): \(names)."
    )
  }
}
