import Cartography
import Foundation
import Territory

/// Maps known by heart, and the one of the demo office.
enum WebSamples {
  static func square(_ west: Double, _ south: Double, _ side: Double = 0.01) -> Shape {
    let (east, north) = (west + side, south + side)
    return .polygon(
      Polygon(
        exterior: [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
          Coordinate(longitude: $0.0, latitude: $0.1)
        }))
  }

  /// Two units side by side, one visited, and three works: of October, of December, and without a date.
  static func two(_ language: Language = .spanish) -> MapContent {
    var content = MapContent(
      title: "1 de 2 unidades visitadas, T4 2024", language: language, cutOff: LocalDate("2024-12-31")!)
    content.areas = [
      MapArea(id: "06-001", name: "Agrícola Oriental", shape: square(-99.10, 19.39), entry: 0, figure: "3 visitas"),
      MapArea(id: "06-002", name: "Pantitlán", shape: square(-99.09, 19.39), entry: 1, figure: "0 visitas"),
    ]
    content.areas[0].facts = [MapFact("Población", "8,844")]
    content.areaLegend = MapLegend(
      title: "Visitas",
      entries: [.init("Visitada", count: 1, symbol: .visited), .init("Sin visita", count: 1, symbol: .unvisited)])
    func work(_ id: String, _ name: String, _ longitude: Double, _ entry: Int, _ date: String?) -> MapMark {
      MapMark(
        id: id, name: name, place: Coordinate(longitude: longitude, latitude: 19.395), entry: entry,
        date: date.flatMap { LocalDate($0) })
    }
    content.marks = [
      work("PP-1", "Luminarias", -99.097, 0, "2024-10-05"), work("PP-2", "Gimnasio", -99.093, 1, "2024-12-20"),
      work("PP-3", "Cámaras", -99.085, 0, nil),
    ]
    content.markLegend = MapLegend(
      title: "Obras",
      entries: [
        .init("Terminada", count: 2, symbol: .status(.finished)),
        .init("En ejecución", count: 1, symbol: .status(.underWay)),
      ])
    content.table = MapTable(
      title: "Totales", headings: ["Estado", "Obras"],
      rows: [["Terminada", "2"], ["En ejecución", "1"], ["Total", "3"]], isSummed: true)
    content.sources = ["Registros de la oficina"]
    return content
  }

  /// Three units over a quarter: visited in October and twice in December, never, and in November.
  static func monthly() -> MapContent {
    var content = two()
    content.title = "2 de 3 unidades visitadas, T4 2024"
    content.areas.append(
      MapArea(id: "06-003", name: "Zapotla", shape: square(-99.08, 19.39), entry: 0, figure: "1 visita"))
    for (index, number) in [3, 0, 1].enumerated() { content.areas[index].facts = [MapFact("Visitas", "\(number)")] }
    content.areaLegend?.entries[0].count = 2
    content.table = MapTable(
      title: "Visitas", headings: ["Clase", "Unidades", "Población"],
      rows: [["Visitada", "2", "1,234"], ["Sin visita", "1", "1,000"], ["Total", "3", "2,234"]], isSummed: true)
    let days = [["2024-10-05", "2024-12-20", "2024-12-21"], [], ["2024-11-30"]]
    content.months = MapMonths(
      first: LocalDate("2024-10-01")!, last: LocalDate("2024-12-31")!,
      visits: days.map { $0.map { LocalDate($0)! } }, limits: [0], entries: [1, 0],
      title: "{visited} de 3 unidades visitadas, {when}", until: "T4 2024 hasta {month}",
      words: ("{number} visita", "{number} visitas"), fact: "Visitas")
    content.months?.fillsTable = true
    content.months?.people = [1034, 1000, 200]
    return content
  }

  /// As many squares as Mexico City has units, and some more, each with as many corners as a real one.
  static func many(_ count: Int) -> MapContent {
    var content = MapContent(title: "\(count) unidades", cutOff: LocalDate("2024-12-31")!)
    let side = Int(Double(count).squareRoot().rounded(.up))
    content.areas = (0..<count).map { index in
      let (west, south) = (-99.3 + Double(index % side) * 0.005, 19.1 + Double(index / side) * 0.005)
      let ring = (0...68).map { corner -> Coordinate in
        let angle = Double(corner % 68) / 68 * 2 * Double.pi
        return Coordinate(longitude: west + 0.0024 * cos(angle), latitude: south + 0.0024 * sin(angle))
      }
      var area = MapArea(
        id: "09-\(index)", name: "Unidad territorial \(index)", shape: .polygon(Polygon(exterior: ring)),
        entry: index % 6 == 5 ? nil : index % 6, figure: "\(index % 6) visitas")
      area.facts = [MapFact("Población", String(1000 + index)), MapFact("Última visita", "2024-11-0\(index % 9 + 1)")]
      return area
    }
    content.areaLegend = MapLegend(
      title: "Visitas",
      entries: (0..<5).map { step in
        .init("\(step)", count: content.areas.count { $0.entry == step }, symbol: .step(step, of: 5))
      })
    return content
  }

  /// What somebody would write to break the page, wherever it can be written.
  static func hostile() -> MapContent {
    var content = two()
    let texts = [
      "</script><script>document.title='broken'</script>", "<img src=x onerror=\"document.title='broken'\">",
      "\"\u{301} onmouseover=\"document.title='broken'", "<!-- <script>", "{{title}} {{{title}}}",
      "مرحبا بالعالم \u{202E}abc", String(repeating: "muy largo ", count: 1000),
      String(repeating: "W", count: 10_000), "a\u{0}b\r\nc\u{2028}d", "]]> &amp; &lt;",
    ]
    content.title = texts[0] + texts[2]
    content.subtitle = texts[1]
    content.areas = texts.enumerated().map { index, text in
      var area = MapArea(id: text, name: text, shape: square(-99.1 + 0.01 * Double(index), 19.39), entry: index % 3)
      (area.figure, area.facts) = (text, [MapFact(text, text)])
      return area
    }
    content.areas.append(MapArea(id: "x", name: "sin geometría", shape: .multiPolygon([]), entry: nil))
    content.areas.append(
      MapArea(
        id: "y", name: "no es número",
        shape: .polygon(Polygon(exterior: [Coordinate(longitude: .nan, latitude: .infinity)])), entry: 99))
    content.areaLegend?.entries[0].label = texts[0]
    content.areaLegend?.title = texts[2]
    content.marks = texts.enumerated().map { index, text in
      var mark = MapMark(
        id: text, name: text, place: Coordinate(longitude: -99.095 + 0.01 * Double(index), latitude: 19.392),
        entry: index - 1, date: LocalDate(year: index % 2 == 0 ? 2024 : 9999, month: 12, day: 31))
      mark.facts = [MapFact("Nota", text), MapFact("Nota", text)]
      return mark
    }
    content.marks.append(
      MapMark(id: "z", name: "lejos", place: Coordinate(longitude: 500, latitude: .nan), entry: 0))
    content.tracks = [MapTrack(name: texts[1], path: [Coordinate(longitude: -99.1, latitude: 19.395)], stops: [])]
    content.table = MapTable(title: texts[0], headings: texts, rows: [texts], isSummed: false)
    (content.notes, content.sources, content.author, content.attribution) = (texts, texts, texts[3], texts[0])
    return content
  }
}
