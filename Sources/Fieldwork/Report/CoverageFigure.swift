import Cartography
import Territory

/// The map of a report's coverage: units as areas or, where none has a boundary, as points; by whether they were visited,
/// and where all of them were by how often.
struct CoverageFigure {
  let facts: ReportFacts
  /// Visits to each unit in the period.
  private let counts: [Int]

  init(_ facts: ReportFacts) {
    self.facts = facts
    counts = facts.units.map { unit in (facts.visitDays[unit.key] ?? []).count(where: facts.elapsed.contains) }
  }

  private var say: ReportVoice { facts.voice }

  /// nil where no unit has a boundary or a position: a frame around nothing would tell nothing.
  var content: MapContent? {
    var map = MapContent(title: title, language: facts.language, cutOff: facts.cutOff)
    let legend = MapLegend(
      title: say("Visitas en el periodo", "Visits in the period"),
      entries: classes.map { one in .init(one.label, count: counts.count(where: one.holds), symbol: one.symbol) })
    let entries = counts.map { count in classes.firstIndex { $0.holds(count) } ?? 0 }
    if facts.areUnitsOfPoints {
      map.markLegend = legend
      map.marks = zip(facts.units, entries).compactMap { unit, entry in
        unit.point.map { MapMark(id: unit.key, name: unit.name.forReports, place: $0, entry: entry) }
      }
      map.namesMarks = map.marks.count <= 60
    } else {
      map.areaLegend = legend
      map.areas = facts.units.indices.compactMap { index in
        facts.units[index].boundary.map {
          MapArea(
            id: facts.units[index].key, name: facts.units[index].name.forReports, shape: $0, entry: entries[index],
            figure: say.count(counts[index], ("visita", "visitas"), ("visit", "visits")))
        }
      }
    }
    (map.surroundings, map.surroundingNames) = (facts.surroundings.map(\.shape), facts.surroundings.map(\.name))
    map.sources = facts.sources
    return map.areas.isEmpty && map.marks.isEmpty ? nil : map
  }

  /// A map of one colour would tell nothing.
  private var tellsHowOften: Bool { !counts.contains(0) && Set(counts).count > 1 }

  private typealias Class = (label: String, symbol: LegendSymbol, holds: (Int) -> Bool)

  private var classes: [Class] {
    guard tellsHowOften else {
      return [
        (say("con visita", "visited"), .visited, { $0 > 0 }),
        (say("sin visita", "not visited"), .unvisited, { $0 == 0 }),
      ]
    }
    let most = counts.max() ?? 1
    let top = min(3, most)
    return (1...top).map { visits -> Class in
      let isLast = visits == top
      let label =
        isLast && most > visits
        ? say("\(visits) visitas o más", "\(visits) visits or more")
        : say.count(visits, ("visita", "visitas"), ("visit", "visits"))
      return (label, .step(visits - 1, of: top), { isLast ? $0 >= visits : $0 == visits })
    }
  }

  /// A caption: the finding stands in the report's first lines.
  private var title: String {
    let span = say.span(facts.elapsed.first, facts.elapsed.last)
    let units = say.capitalised(say.units(facts.edition.level, 2))
    return tellsHowOften
      ? say("\(units) según sus visitas, \(span)", "\(units) by visits, \(span)")
      : say("\(units) con visita y sin visita, \(span)", "\(units) with and without a visit, \(span)")
  }

  private var drawn: Int {
    facts.units.count { (facts.areUnitsOfPoints ? $0.point.map(Shape.point) : $0.boundary) != nil }
  }

  var undrawnFigure: ReportFigure {
    ReportFigure(
      "undrawn_units", say("unidades que el mapa no muestra", "units that the map does not show"),
      .count(facts.units.count - drawn))
  }

  /// How many units the map leaves out; nil where it holds all, or there is no map.
  var undrawn: String? {
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
