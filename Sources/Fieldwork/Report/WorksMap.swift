import Cartography
import Territory

/// A works site as a report shows it.
struct PlacedWork: Sendable {
  var code: String
  var name: String
  var status: Project.Status
  /// nil where nobody recorded one.
  var place: Coordinate?
}

/// The works of a report on the map, by status.
struct WorksMap {
  let facts: ReportFacts

  init(_ facts: ReportFacts) { self.facts = facts }

  private var say: ReportVoice { facts.voice }

  /// nil where no work has a place.
  var content: MapContent? {
    let placed = facts.works.filter { $0.place != nil }
    guard !placed.isEmpty else { return nil }
    var map = MapContent(title: title(placed.count), language: facts.language, cutOff: facts.cutOff)
    let statuses = Project.Status.allCases.filter { status in facts.works.contains { $0.status == status } }
    map.markLegend = MapLegend(
      title: say("Obras por estado", "Works by status"),
      entries: statuses.map { status in
        MapLegend.Entry(
          say.capitalised(say.status(status)), count: facts.works.count { $0.status == status }, symbol: .status(status)
        )
      })
    map.areas = facts.units.compactMap { unit in
      unit.boundary.map { MapArea(id: unit.key, name: unit.name.forReports, shape: $0) }
    }
    map.marks = placed.map { work in
      MapMark(
        id: work.code, name: work.name.forReports, place: work.place!, entry: statuses.firstIndex(of: work.status)!)
    }
    map.namesMarks = false
    map.sources = facts.sources
    return map
  }

  private func title(_ placed: Int) -> String {
    let works = say.count(placed, ("obra en el mapa", "obras en el mapa"), ("work on the map", "works on the map"))
    let others = facts.works.count - placed
    guard others > 0 else { return works }
    return works
      + say("; \(say.number(others)) sin lugar registrado", "; \(say.number(others)) without a recorded place")
  }
}
