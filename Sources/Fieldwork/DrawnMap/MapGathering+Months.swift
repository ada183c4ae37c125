import Cartography
import Store
import Territory

/// The units' visits by day, where a reader may choose months.
extension MapGathering {
  /// nil where the figure has no months, where all is of one month, or where the units of an earlier month were others: a
  /// month counts the units of the edition in force on its last day.
  func months(of layers: [MapLayer], _ title: MapTitle) throws -> MapMonths? {
    guard layers.contains(.coverage), figure.isOfMonths, content.areas.count == units.count,
      let edition = scope.edition,
      try isInForce(edition)
    else { return nil }
    let (first, last) = (scope.bounds.firstDay, scope.bounds.lastDay)
    // Which units a filter left holds for the whole period.
    let finding = remaining == nil ? MapFinding(figure: figure, units: units, say: words.voice).ofMonths : nil
    var months = MapMonths(
      first: first, last: last, visits: try visitDays(edition.level), limits: unitLimits.figures,
      entries: unitLimits.entries,
      title: layers[0] == .coverage ? finding.map { title.with(layers, $0) + ", {when}" } : nil,
      until: words.untilMonth, words: words.visitCount, fact: words.heading("visitas"))
    months.fillsTable = !countsWorks(layers)
    if months.fillsTable, units.allSatisfy({ $0.unit.population != nil }) {
      months.people = units.map { $0.unit.population ?? 0 }
    }
    return months
  }

  /// Whether the edition holds at the end of every month, of which there is more than one.
  private func isInForce(_ edition: CatalogueEdition) throws -> Bool {
    var (day, months) = (scope.bounds.firstDay, 1)
    while let next = day.firstOfNextMonth, next <= scope.bounds.lastDay {
      let inForce = try reader.edition(of: edition.level, inForceOn: next.adding(days: -1))
      guard inForce?.id == edition.id else { return false }
      (day, months) = (next, months + 1)
    }
    return months > 1
  }

  /// In the units' order: what `UnitCoverage.visits` counts.
  private func visitDays(_ level: UnitLevel) throws -> [[LocalDate]] {
    var days: [String: [LocalDate]] = [:]
    try reader.forEachVisitMoment(before: scope.bounds.end) { unit, at in
      if unit.level == level, at >= scope.bounds.start { days[unit.key, default: []].append(zone.date(of: at)) }
    }
    return units.map { days[$0.unit.key] ?? [] }
  }
}

extension LocalDate {
  fileprivate var firstOfNextMonth: LocalDate? {
    LocalDate(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
  }
}
