import Cartography
import Foundation
import Territory

/// The demo office of Iztacalco as a map: visits by unit, works by status, assemblies, visits, streets and a round.
enum WebDemoOffice {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../data/iztacalco")

  static func content(_ language: Language = .spanish, folder: URL = folder) throws -> MapContent {
    func say(_ spanish: String, _ english: String) -> String { language == .spanish ? spanish : english }
    let visits = try rows("visitas.csv", in: folder)
    let counts = Dictionary(grouping: visits, by: { $0["unit"]! }).mapValues(\.count)
    var content = MapContent(title: "", language: language, cutOff: LocalDate("2024-12-31")!)
    content.areas = try features("unidades.geojson", in: folder).map { properties, shape in
      let key = properties["key"] as! String
      let count = counts[key] ?? 0
      var area = MapArea(id: key, name: properties["name"] as! String, shape: shape, entry: min(count, 3))
      area.figure = count == 1 ? say("1 visita", "1 visit") : say("\(count) visitas", "\(count) visits")
      area.facts = [MapFact(say("Población", "Population"), "\(properties["population"] as! Int)")]
      return area
    }
    let reached = content.areas.count { $0.entry! > 0 }
    content.title = say(
      "\(reached) de \(content.areas.count) unidades visitadas, T4 2024",
      "\(reached) of \(content.areas.count) units visited, Q4 2024")
    content.subtitle = say("Alcaldía Iztacalco (datos de demostración)", "Iztacalco borough (demo data)")
    let labels = [
      say("Sin visita", "No visit"), say("1 visita", "1 visit"), say("2 visitas", "2 visits"),
      say("3 o más", "3 or more"),
    ]
    content.months = MapMonths(
      first: LocalDate("2024-10-01")!, last: LocalDate("2024-12-31")!,
      visits: content.areas.map { area in
        visits.filter { $0["unit"] == area.id }.map { LocalDate($0["visited_at"]!.prefix(10))! }
      }, limits: [0, 1, 2], entries: [0, 1, 2, 3],
      title: say(
        "{visited} de \(content.areas.count) unidades visitadas", "{visited} of \(content.areas.count) units visited")
        + ", {when}",
      until: say("T4 2024 hasta {month}", "Q4 2024 up to {month}"),
      words: (say("{number} visita", "{number} visit"), say("{number} visitas", "{number} visits")), fact: "Visitas")
    content.areaLegend = MapLegend(
      title: say("Visitas en el trimestre", "Visits in the quarter"),
      entries: labels.enumerated().map { step, label in
        .init(
          label, count: content.areas.count { $0.entry == step },
          symbol: step == 0 ? .unvisited : .step(step - 1, of: 3))
      })
    addMarks(to: &content, works: try works(in: folder, say), visits: visits, say)
    let importance: [String: MapStreet.Importance] = ["primary": .main, "trunk": .main, "residential": .local]
    content.streets = try features("calles.geojson", in: folder).flatMap { properties, shape -> [MapStreet] in
      guard case .line(let path) = shape else { return [] }
      let category = properties["category"] as? String ?? ""
      return [MapStreet(path: path, importance: importance[category] ?? .secondary)]
    }
    content.attribution = say("Calles de demostración, trazadas por regla", "Demo streets, drawn by rule")
    content.sources = [
      say(
        "IECM, catálogo de unidades (2022); límites inventados",
        "IECM, catalogue of units (2022); invented boundaries")
    ]
    return content
  }

  private static func works(in folder: URL, _ say: (String, String) -> String) throws -> [MapMark] {
    let projects = Dictionary(uniqueKeysWithValues: try rows("proyectos.csv", in: folder).map { ($0["folio"]!, $0) })
    let statuses = Project.Status.allCases
    return try rows("sitios.csv", in: folder).map { site in
      let project = projects[site["project"]!]!
      var mark = MapMark(
        id: site["code"]!, name: site["name"]!, place: place(site),
        entry: statuses.firstIndex { $0.rawValue == project["status"] }!)
      mark.facts = [
        MapFact(say("Unidad", "Unit"), site["unit"]!),
        MapFact(say("Presupuesto", "Budget"), project["budget_assigned"]!),
      ]
      return mark
    }
  }

  /// Works by their statuses, then assemblies and visits with their days.
  private static func addMarks(
    to content: inout MapContent, works: [MapMark], visits: [[String: String]], _ say: (String, String) -> String
  ) {
    let statuses = Project.Status.allCases.enumerated().filter { index, _ in works.contains { $0.entry == index } }
    var entries = statuses.map { index, status in
      MapLegend.Entry(
        say("Obra: ", "Work: ") + status.rawValue.replacing("_", with: " "),
        count: works.count { $0.entry == index }, symbol: .status(status))
    }
    // Visits first: works are drawn over them.
    content.marks = visits.map { visit in
      var mark = MapMark(
        id: visit["key"]!, name: say("Visita a ", "Visit to ") + visit["site"]!, place: place(visit),
        entry: entries.count, date: LocalDate(visit["visited_at"]!.prefix(10)))
      mark.facts = [MapFact(say("Resumen", "Summary"), visit["summary"]!)]
      return mark
    }
    content.marks += works.map { work in
      var work = work
      work.entry = statuses.firstIndex { $0.offset == work.entry }!
      return work
    }
    entries.append(.init(say("Visita", "Visit"), count: visits.count, symbol: .visit))
    content.markLegend = MapLegend(title: say("Obras y visitas", "Works and visits"), entries: entries)
    let first = visits.filter { $0["promoter"] == "P01" }.prefix(6).map(place)
    content.tracks = [MapTrack(name: say("Recorrido de P01", "Round of P01"), path: first, stops: first)]
    content.table = MapTable(
      title: say("Totales", "Totals"), headings: [say("Tipo", "Kind"), say("Lugares", "Places")],
      rows: entries.map { [$0.label, String($0.count)] } + [["Total", String(content.marks.count)]], isSummed: true)
  }

  private static func place(_ row: [String: String]) -> Coordinate {
    Coordinate(longitude: Double(row["lon"]!)!, latitude: Double(row["lat"]!)!)
  }

  private static func features(_ name: String, in folder: URL) throws -> [([String: Any], Shape)] {
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    let collection = try JSONSerialization.jsonObject(with: data) as! [String: Any]
    func path(_ numbers: Any) -> [Coordinate] {
      (numbers as! [[Double]]).map { Coordinate(longitude: $0[0], latitude: $0[1]) }
    }
    func polygon(_ rings: Any) -> Polygon {
      let rings = (rings as! [Any]).map(path)
      return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
    }
    return (collection["features"] as! [[String: Any]]).map { feature in
      let geometry = feature["geometry"] as! [String: Any]
      let coordinates = geometry["coordinates"]!
      let shape: Shape =
        switch geometry["type"] as! String {
        case "Polygon": .polygon(polygon(coordinates))
        case "MultiPolygon": .multiPolygon((coordinates as! [Any]).map(polygon))
        default: .line(path(coordinates))
        }
      return (feature["properties"] as! [String: Any], shape)
    }
  }

  /// The rows by their headings; the demo's tables quote only whole fields.
  private static func rows(_ name: String, in folder: URL) throws -> [[String: String]] {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { line -> [String] in
      var (fields, isQuoted) = ([""], false)
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: fields.append("")
        default: fields[fields.count - 1].append(character)
        }
      }
      return fields
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }
}
