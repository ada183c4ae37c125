import Cartography
import Geometry
import Store
import Territory

/// Works, assemblies and visits; one without a place stays in the tables.
extension MapGathering {
  mutating func gatherSites() throws {
    var sites: [SiteProgress] = []
    try reader.forEachSiteProgress(during: scope.bounds) { site in
      if holds(site.unit, .site), choice.takes(site, of: fields.sites, zone) { sites.append(site) }
    }
    try reader.forEachProjectWithoutSite(during: scope.bounds) { folio, unit in
      if scope.holds(unit), remains(unit) { withoutSite.take(folio) }
    }
    counts[.site] = sites.count
    let statuses = Project.Status.allCases.filter { status in sites.contains { $0.project.status == status } }
    let first = legendEntries.count
    legendEntries += statuses.map { status in
      MapLegend.Entry(
        words.status(status), count: sites.count { $0.project.status == status }, symbol: .status(status))
    }
    for site in sites {
      let place = try site.site.shape?.insidePoint() ?? .nowhere
      let isApproximate = site.site.isApproximate && !place.isNowhere
      if isApproximate { approximateWorks += 1 }
      var mark = MapMark(
        id: "obra/\(site.site.code)", name: site.project.name, place: place,
        entry: first + statuses.firstIndex(of: site.project.status)!)
      (mark.unit, mark.isApproximate) = (site.unit?.key, isApproximate)
      add(mark, facts(of: site, fields.sites) + (isApproximate ? [words.approximate] : []))
    }
    statusRows = statuses.map { status in (words.status(status), sites.count { $0.project.status == status }) }
  }

  mutating func gatherAssemblies() throws {
    var events: [HeldEvent] = []
    try reader.forEachAssembly(during: scope.bounds) { event in
      if holds(event.unit, .assembly), choice.takes(event, of: fields.assemblies, zone) { events.append(event) }
    }
    assemblies = events
    let marks = events.map { event in
      var mark = MapMark(
        id: "asamblea/\(event.key ?? event.id.description)", name: event.place ?? words.assembly,
        place: event.point ?? .nowhere, entry: legendEntries.count, date: zone.date(of: event.startsAt))
      mark.unit = event.unit?.key
      return mark
    }
    add(marks, of: events, .assembly, words.assemblies, .assembly, fields.assemblies)
  }

  mutating func gatherVisits() throws {
    var visits: [MappedVisit] = []
    try reader.forEachVisit(during: scope.bounds) { visit in
      if holds(visit.unit, .visit), choice.takes(visit, of: fields.visits, zone) { visits.append(visit) }
    }
    self.visits = visits
    let marks = visits.map { visit in
      var mark = MapMark(
        id: "visita/\(visit.key ?? visit.id.description)",
        name: visit.siteName ?? visit.unit.map { unitNames[$0.key] ?? $0.key } ?? words.visit,
        place: visit.point ?? .nowhere, entry: legendEntries.count, date: zone.date(of: visit.visitedAt))
      mark.unit = visit.unit?.key
      return mark
    }
    add(marks, of: visits, .visit, words.visits, .visit, fields.visits)
  }

  /// Whether what lies in `unit` is of the map; what a filter of units leaves out is counted.
  private mutating func holds(_ unit: UnitKey?, _ kind: MapFeature) -> Bool {
    guard scope.holds(unit) else { return false }
    all[kind, default: 0] += 1
    if remains(unit) { return true }
    outsideRemaining += 1
    return false
  }

  private func remains(_ unit: UnitKey?) -> Bool {
    remaining.map { units in unit.map(units.contains) ?? false } ?? true
  }

  /// The marks of one kind, a record each, under the next entry of the legend.
  private mutating func add<Record>(
    _ marks: [MapMark], of records: [Record], _ kind: MapFeature, _ label: String, _ symbol: LegendSymbol,
    _ fields: [MapField<Record>]
  ) {
    counts[kind] = marks.count
    legendEntries.append(MapLegend.Entry(label, count: marks.count, symbol: symbol))
    for (mark, record) in zip(marks, records) { add(mark, facts(of: record, fields)) }
  }

  private mutating func add(_ mark: MapMark, _ facts: [MapFact]) {
    var mark = mark
    mark.facts = facts
    if mark.place.isNowhere {
      mark.facts.append(words.place)
      withoutGeometry.take(mark.id)
    }
    content.marks.append(mark)
  }
}
