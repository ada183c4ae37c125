import Cartography
import Figures
import Store
import Territory

/// The units, each in its class.
extension MapGathering {
  /// Finds the units that are asked for before anything else: marks in those that a filter leaves out are left out too.
  mutating func selectUnits() throws {
    guard let edition = scope.edition else { throw FieldworkRefusal.noUnits }
    let standings =
      figure.needsStanding || fields.needsStanding(choice) ? try UnitStandings(reader, scope, zone) : nil
    try reader.forEachCoverage(of: edition, during: scope.bounds) { counted in
      let unit = MapUnit(counted: counted, standing: standings?[counted.unit.key] ?? UnitStanding())
      guard scope.holds(UnitKey(unit.unit.key, level: unit.unit.level)) else { return }
      all[.unit, default: 0] += 1
      if choice.takes(unit, of: fields.units, zone) { units.append(unit) } else { leftOut.append(unit.unit) }
    }
    if units.isEmpty { throw leftOut.isEmpty ? scope.emptiness : MapWarning.nothingMatches(choice.conditions.found) }
    counts[.unit] = units.count
    if !leftOut.isEmpty { remaining = Set(units.map { UnitKey($0.unit.key, level: $0.unit.level) }) }
  }

  mutating func gatherUnits() throws {
    try classify()
    // Places without boundaries, as localities are, stand as marks.
    let isOfPoints = units.allSatisfy { $0.unit.boundary == nil }
    for (unit, entry) in zip(units, unitClasses) {
      if isOfPoints, let point = unit.unit.point { mark(unit, at: point, entry) } else { area(unit, entry) }
    }
  }

  /// Sorts the units into classes, and says what is not plain of their figure.
  private mutating func classify() throws {
    let found = try UnitClasses(
      of: units.map { figure.value(of: $0) }, figure, by: classes.method, count: classCount, words)
    (unitClasses, cautions, isWithoutValues) = (found.entries, found.cautions, found.isWithoutValues)
    content.areaLegend = found.legend
    unitLimits = found.limits
    unitLegend = found.legend
    if let rule = figure.rule(words.voice) { content.notes.append(rule) }
  }

  /// A unit without a boundary is an area too, so that tables hold it and say why the map does not.
  private mutating func area(_ unit: MapUnit, _ entry: Int?) {
    let shape = unit.unit.boundary ?? .multiPolygon([])
    var area = MapArea(id: unit.unit.key, name: unit.unit.name, shape: shape, entry: entry)
    // The class says whether; the figure says how often.
    let counted = figure == .coverage ? AreaFigure.visits : figure
    area.figure = counted.value(of: unit).map { counted.words($0, words.voice) }
    area.facts = facts(of: unit, fields.units)
    if area.isUndrawn {
      area.facts.append(words.boundary)
      withoutGeometry.take("unidad/\(unit.unit.key)")
    }
    content.areas.append(area)
  }

  /// A unit as a mark, under the units' own entries.
  private mutating func mark(_ unit: MapUnit, at point: Coordinate, _ entry: Int?) {
    if let legend = content.areaLegend {
      // Under a heading of their own, before the works.
      legendEntries = legend.entries + legendEntries
      for index in content.marks.indices { content.marks[index].entry += legend.entries.count }
      content.areaLegend = nil
      pointLegend = legend
    }
    guard let entry = entry ?? legendEntries.firstIndex(where: { $0.symbol == .withoutData }) else { return }
    var mark = MapMark(id: "unidad/\(unit.unit.key)", name: unit.unit.name, place: point, entry: entry)
    mark.facts = facts(of: unit, fields.units)
    (mark.unit, mark.isUnit) = (unit.unit.key, true)
    content.marks.append(mark)
  }
}
