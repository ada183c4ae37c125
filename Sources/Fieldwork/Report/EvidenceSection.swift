import Cartography
import Figures
import Geometry
import Store
import Territory

/// What stands behind the visits: photos, positions, distances.
struct EvidenceSection {
  let facts: ReportFacts
  let quality: EvidenceQuality

  /// nil without visits in the period.
  init?(_ facts: ReportFacts) {
    guard !facts.visits.isEmpty else { return nil }
    self.facts = facts
    quality = EvidenceQuality(facts.visits.map(\.evidence))
  }

  private var say: ReportVoice { facts.voice }

  var section: ReportSection {
    var blocks: [ReportBlock] = [.paragraph(opening), .table(table)]
    if let distance { blocks.append(.paragraph(distance)) }
    return ReportSection(
      id: "evidence", title: say("Calidad de la evidencia", "Quality of the evidence"), blocks: blocks,
      data: [.figures(figures)])
  }

  private var opening: String {
    let proofs = say(
      "las tres pruebas: fotografía, posición con error de 20 m o menos y punto dentro de la unidad que nombra. Lo que no se registró cuenta como no probado.",
      "all three proofs: a photo, a position good to 20 m or better, and a point inside the unit it names. What was not recorded counts as not shown."
    )
    if quality.complete == 0, quality.visits > 1 {
      return say(
        "Ninguna de las \(say.number(quality.visits)) visitas reúne ",
        "None of the \(say.number(quality.visits)) visits has ")
        + proofs
    }
    let visits = say.count(quality.visits, ("visita", "visitas"), ("visit", "visits"))
    let complete = say.number(quality.complete)
    return say(
      "De \(visits), \(complete) (\(say.percent(quality.tenths(quality.complete)))) \(quality.complete == 1 ? "reúne" : "reúnen") ",
      "Of \(visits), \(complete) (\(say.percent(quality.tenths(quality.complete)))) \(quality.complete == 1 ? "has" : "have") "
    ) + proofs
  }

  private var table: ReportTable {
    func row(_ label: String, _ count: Int) -> [ReportValue] {
      [.text(label), .count(count), .percent(tenths: quality.tenths(count))]
    }
    return ReportTable(
      title: say("Visitas por prueba", "Visits by proof"),
      columns: [
        .words("proof", say("Prueba", "Proof")), .init("visits", say("Visitas", "Visits")),
        .init("share", say("Del total", "Of all")),
      ],
      rows: [
        row(say("con fotografía", "with a photo"), quality.withPhoto),
        row(say("con posición de 20 m o menos de error", "with a position good to 20 m"), quality.precise),
        row(say("con punto dentro de su unidad", "with a point inside its unit"), quality.insideUnit),
        row(say("con las tres", "with all three"), quality.complete),
        row(say("todas las visitas", "all visits"), quality.visits),
      ])
  }

  private var distance: String? {
    guard let median = quality.medianMetres, let farthest = quality.ninthDecileMetres else { return nil }
    // Up to the next metre, so that «or less» stays true and says something.
    let (half, most) = (say.measured(max(1, median.rounded(.up)), 0), say.measured(max(1, farthest.rounded(.up)), 0))
    if quality.measured == 1 {
      return say(
        "La única visita con posición y obra ubicada se registró a \(most) m o menos de la obra.",
        "The only visit with a position and a located works site was logged within \(most) m of it.")
    }
    // Of fewer than ten no nine in ten can be counted.
    let share = quality.measured < 10 ? say("todas", "all") : say("nueve de cada diez", "nine in ten")
    return say(
      "La mitad de las \(say.number(quality.measured)) visitas con posición y obra ubicada se registró a \(half) m o menos de la obra; \(share), a \(most) m o menos.",
      "Half of the \(say.number(quality.measured)) visits with a position and a located works site were logged within \(half) m of it; \(share) within \(most) m."
    )
  }

  private var figures: [ReportFigure] {
    [
      ReportFigure("visits", say("visitas", "visits"), .count(quality.visits)),
      ReportFigure("complete_visits", say("con las tres pruebas", "with all three proofs"), .count(quality.complete)),
      ReportFigure(
        "complete_percent", say("con las tres pruebas, del total", "with all three proofs, of all"),
        .percent(tenths: quality.tenths(quality.complete))),
      ReportFigure(
        "measured_visits", say("con distancia a la obra", "with a distance to the site"), .count(quality.measured)),
      ReportFigure(
        "median_metres", say("distancia mediana a la obra", "median distance to the site"),
        quality.medianMetres.map { .measured($0, decimals: 1) } ?? .none),
      ReportFigure(
        "nine_in_ten_metres", say("distancia de nueve de cada diez", "distance of nine in ten"),
        quality.ninthDecileMetres.map { .measured($0, decimals: 1) } ?? .none),
    ]
  }
}

extension ReportedVisit {
  var evidence: VisitEvidence {
    VisitEvidence(
      hasPhoto: hasPhoto, gpsErrorMetres: point == nil ? nil : accuracy, isInsideUnit: isInsideUnit,
      metresToSite: point.flatMap { point in site.map { geodesicDistance(from: point, to: $0) } })
  }

  /// A visit counts in the unit where its point lies, so that it lies in the one it names where both are the same.
  private var isInsideUnit: Bool? {
    guard point != nil, isUnitDrawn, let unit else { return nil }
    return named == nil || named == unit
  }
}
