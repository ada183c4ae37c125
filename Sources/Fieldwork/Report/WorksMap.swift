import Cartography
import Territory

/// A works site as a report shows it.
struct PlacedWork: Sendable {
  var code: String
  var name: String
  var status: Project.Status
  /// nil where nobody recorded one.
  var place: Coordinate?
  /// Whether `place` is only somewhere in its unit.
  var isApproximate = false
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
    // Where units have no boundaries nothing else would say where a mark is.
    map.namesMarks = facts.areUnitsOfPoints && placed.count <= 60
    map.surroundings = facts.surroundings
    map.sources = facts.sources
    return map
  }

  /// How many marks stand only somewhere in their unit; nil where none does.
  var approximate: String? {
    let count = facts.works.count { $0.isApproximate && $0.place != nil }
    return count > 0 ? say.approximate(count) : nil
  }

  private func title(_ placed: Int) -> String {
    let works = say.count(placed, ("obra en el mapa", "obras en el mapa"), ("work on the map", "works on the map"))
    let others = facts.works.count - placed
    guard others > 0 else { return works }
    return works
      + say("; \(say.number(others)) sin lugar registrado", "; \(say.number(others)) without a recorded place")
  }
}

extension ReportVoice {
  /// Works whose marks were put inside their unit because nobody recorded where they are.
  func approximate(_ count: Int) -> String {
    if count == 1 {
      return self(
        "1 obra no tiene coordenadas: su marca es aproximada, en un punto de su unidad.",
        "1 work has no coordinates: its mark is approximate, at a point of its unit.")
    }
    return self(
      "\(number(count)) obras no tienen coordenadas: sus marcas son aproximadas, cada una en un punto de su unidad.",
      "\(number(count)) works have no coordinates: their marks are approximate, each at a point of its unit.")
  }
}
