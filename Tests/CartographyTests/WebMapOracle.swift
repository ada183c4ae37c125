import Foundation
import Territory
import Testing

@testable import Cartography

/// Writes the pages that scripts/oracles/htmlmap opens in a browser, and beside each what it must show.
private let folder = ProcessInfo.processInfo.environment["RECORRIDO_WEB_MAP_ORACLE"]

@Suite(
  "maps for a browser to open",
  .enabled(if: folder != nil, "RECORRIDO_WEB_MAP_ORACLE names no folder for pages: see scripts/oracles/htmlmap"))
struct WebMapOracle {
  @Test("with Leaflet, where it is installed, and without", arguments: [true, false])
  func pages(isMovable: Bool) throws {
    let leaflet = isMovable ? try LeafletLibrary.installed() : nil
    guard leaflet != nil || !isMovable else { return }
    var one = WebSamples.two()
    (one.marks, one.markLegend) = ([], nil)
    one.areas.removeLast()
    let nothing = MapContent(title: "Sin registros en T4 2024", cutOff: LocalDate("2024-12-31")!)
    let contents = try [
      "oficina": WebDemoOffice.content(), "office": WebDemoOffice.content(.english), "dos": WebSamples.two(),
      "meses": WebSamples.monthly(),
      "una": one, "1851": WebSamples.many(1851), "hostil": WebSamples.hostile(), "nada": nothing,
    ]
    for (name, content) in contents {
      let name = name + (isMovable ? "-leaflet" : "-svg")
      let page = WebMap(content, leaflet: leaflet).page
      try page.write(toFile: folder! + "/\(name).html", atomically: true, encoding: .utf8)
      let wanted = try JSONSerialization.data(withJSONObject: Self.wanted(of: content, isMovable: isMovable))
      try wanted.write(to: URL(fileURLWithPath: folder! + "/\(name).json"))
    }
  }

  /// How the areas stand when the months that `holds` are chosen: visits of each, and areas and people of each class.
  private static func areas(_ content: MapContent, _ months: MapMonths, _ holds: (Int) -> Bool) -> [String: Any] {
    let visits = months.visits.map { $0.count { holds($0.year * 12 + $0.month - 1) } }
    let classes = visits.map { visits in
      months.entries[months.limits.firstIndex { visits <= $0 } ?? months.entries.count - 1]
    }
    let entries = content.areaLegend!.entries.indices
    return [
      "visits": visits, "classes": classes, "reached": visits.count { $0 > 0 },
      "counts": entries.map { entry in classes.count { $0 == entry } },
      "people": months.people.map { people in
        entries.map { entry in zip(classes, people).reduce(0) { $0 + ($1.0 == entry ? $1.1 : 0) } }
      } ?? [],
    ]
  }

  /// Counted from the content, and not from the page.
  private static func wanted(of content: MapContent, isMovable: Bool) -> [String: Any] {
    let marks = content.marks.filter { $0.place.longitude.isFinite && abs($0.place.longitude) <= 180 }
    let areas = content.areas.count { ($0.shape.polygons.first?.exterior.count ?? 0) > 3 }
    func month(_ date: LocalDate) -> Int { date.year * 12 + date.month - 1 }
    func counted(_ chosen: Int) -> [String: Any] {
      [
        "month": chosen, "until": marks.count { $0.date.map { month($0) <= chosen } ?? true },
        "within": marks.count { $0.date.map { month($0) == chosen } ?? true },
        "areas": content.months.map { months in
          [
            "until": Self.areas(content, months) { $0 <= chosen },
            "within": Self.areas(content, months) { $0 == chosen },
          ]
        } ?? [:],
      ]
    }
    let dates =
      content.marks.compactMap { $0.date.map(month) }
      + (content.months.map { [month($0.first), month($0.last)] } ?? [])
    let months = Array(Set(dates)).sorted().suffix(6)
    let hasSlider = dates.min() != dates.max()
    return [
      "title": content.title, "areas": content.areas.count, "marks": content.marks.count,
      "tracks": content.tracks.count, "drawn": areas + marks.count > 0, "movable": isMovable, "areasDrawn": areas,
      "marksDrawn": marks.count,
      // The paper, an outline and each class that is there; blending at the edges makes more.
      "colours": 2 + Set(content.areas.map(\.entry)).count,
      "months": hasSlider ? months.map(counted) : [],
    ]
  }
}
