import Cartography
import Territory

/// The map of a report's coverage: units by whether they were visited, as areas or, where none has a boundary, as points.
struct CoverageFigure {
  let facts: ReportFacts
  let title: String

  init(_ facts: ReportFacts, title: String) { (self.facts, self.title) = (facts, title) }

  private var say: ReportVoice { facts.voice }

  /// nil where no unit has a boundary or a position: a frame around nothing would tell nothing.
  var content: MapContent? {
    var map = MapContent(title: title, language: facts.language, cutOff: facts.cutOff)
    let counts = facts.units.map { unit in
      (facts.visitDays[unit.key] ?? []).count(where: facts.elapsed.contains)
    }
    let legend = MapLegend(
      title: say("Visitas en el periodo", "Visits in the period"),
      entries: [
        .init(say("visitadas", "visited"), count: counts.count { $0 > 0 }, symbol: .visited),
        .init(say("sin visita", "not visited"), count: counts.count { $0 == 0 }, symbol: .unvisited),
      ])
    if facts.areUnitsOfPoints {
      map.markLegend = legend
      map.marks = zip(facts.units, counts).compactMap { unit, count in
        unit.point.map { MapMark(id: unit.key, name: unit.name.forReports, place: $0, entry: count > 0 ? 0 : 1) }
      }
      map.namesMarks = map.marks.count <= 60
      map.surroundings = facts.surroundings
    } else {
      map.areaLegend = legend
      map.areas = zip(facts.units, counts).compactMap { unit, count in
        unit.boundary.map {
          MapArea(
            id: unit.key, name: unit.name.forReports, shape: $0, entry: count > 0 ? 0 : 1,
            figure: say.count(count, ("visita", "visitas"), ("visit", "visits")))
        }
      }
    }
    map.sources = facts.sources
    return map.areas.isEmpty && map.marks.isEmpty ? nil : map
  }

  /// How many units the map leaves out; nil where it holds all, or there is no map.
  var undrawn: String? {
    let drawn = facts.units.count { (facts.areUnitsOfPoints ? $0.point.map(Shape.point) : $0.boundary) != nil }
    let others = facts.units.count - drawn
    guard drawn > 0, others > 0 else { return nil }
    let units = say.count(others, ("unidad", "unidades"), ("unit", "units"))
    return say(
      "El mapa no muestra \(units) sin \(facts.areUnitsOfPoints ? "posición" : "límite"); las cifras sí las cuentan.",
      "The map does not show \(units) without a \(facts.areUnitsOfPoints ? "position" : "boundary"); the figures count them."
    )
  }
}

extension ReportFacts {
  /// Whether the units are places without boundaries, as localities are, and stand on maps as points.
  var areUnitsOfPoints: Bool { units.allSatisfy { $0.boundary == nil } }
}
