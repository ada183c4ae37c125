import Territory

@testable import Cartography

/// Maps made up for the tests: a grid of square units of some 500 m around the middle of Iztacalco.
enum DrawnMap {
  static let middle = Coordinate(longitude: -99.0975, latitude: 19.395)
  static let step = 0.005

  static func corner(_ column: Double, _ row: Double) -> Coordinate {
    Coordinate(longitude: middle.longitude + column * step, latitude: middle.latitude - row * step)
  }

  static func square(_ column: Int, _ row: Int, size: Double = 1) -> Shape {
    let (left, top) = (Double(column), Double(row))
    let ring = [
      corner(left, top), corner(left, top + size), corner(left + size, top + size), corner(left + size, top),
      corner(left, top),
    ]
    return .polygon(Polygon(exterior: ring))
  }

  /// `count` units in rows of `columns`, every fifth without data.
  static func grid(_ count: Int, columns: Int = 8, title: String = "53 de 57 unidades visitadas, T4 2024") -> MapContent
  {
    var content = MapContent(title: title, cutOff: LocalDate("2024-12-31")!)
    content.areas = (0..<count).map { index in
      let name = ["Ampliación Ramos Millán", "El Rodeo", "Barrio de La Asunción", "Ex Ejidos de la Magdalena Mixhuca"]
      return MapArea(
        id: "06-\(100 + index)", name: name[index % 4] + " \(index + 1)",
        shape: square(index % columns, index / columns),
        entry: index % 5 == 4 ? nil : index % 5)
    }
    let labels = ["hasta 2,500", "2,501 a 5,000", "5,001 a 7,500", "más de 7,500"]
    content.areaLegend = MapLegend(
      title: "Habitantes, Censo 2020",
      entries: labels.enumerated().map { index, label in
        .init(label, count: content.areas.count { $0.entry == index }, symbol: .step(index, of: 4))
      })
    content.table = MapTable(
      title: "Visitas por mes", headings: ["Mes", "Unidades", "Visitas"],
      rows: [["Octubre", "21", "23"], ["Noviembre", "19", "20"], ["Trimestre", "40", "43"]], isSummed: true)
    content.notes = ["Una unidad visitada en dos meses se cuenta en ambos."]
    content.sources = ["IECM, Catálogo de unidades territoriales 2022", "INEGI, Censo 2020"]
    content.author = "Dirección de Participación Ciudadana"
    return content
  }

  /// With works, a round, streets and neighbours.
  static func full(_ count: Int = 57, marks: Int = 40) -> MapContent {
    var content = grid(count)
    content.marks = (0..<marks).map { index in
      let place = corner(Double(index % 8) + 0.3 + Double(index % 3) * 0.1, Double(index / 8 % 7) + 0.4)
      return MapMark(
        id: "PP-\(index)", name: "Techado de la cancha de básquetbol \(index + 1)", place: place, entry: index % 7)
    }
    content.markLegend = MapLegend(
      title: "Estado de las obras",
      entries: Project.Status.allCases.enumerated().map { index, status in
        .init(status.rawValue, count: content.marks.count { $0.entry == index }, symbol: .status(status))
      })
    let stops = (0..<12).map { (stop: Int) -> Coordinate in
      let (column, row) = (stop * 5 % 8, stop * 3 % 7)
      return corner(Double(column) + 0.5, Double(row) + 0.6)
    }
    content.tracks = [MapTrack(name: "IZT-01", path: stops + [stops[0]], stops: stops)]
    content.streets = MapStreet.Importance.allCases.map { importance in
      MapStreet(
        path: [corner(-20, Double(importance.rawValue) + 0.5), corner(40, Double(importance.rawValue) + 1.5)],
        importance: importance)
    }
    content.attribution = "© colaboradores de OpenStreetMap, ODbL 1.0"
    content.surroundings = [square(-12, -12, size: 30)]
    return content
  }

  /// What people and machines write where a name should be.
  static let hostileNames: [String] = [
    String(repeating: "Rehabilitación de la red de drenaje ", count: 300), String(repeating: "W", count: 10_000),
    "شارع الملك فيصل — חולון", "</script><script>alert(1)</script>", "", " ", "línea\nnueva\r\n\ttabulada\0nula",
    "\u{202E}odaeriv", "e" + String(repeating: "\u{301}", count: 500), "🏗️🚧🏘️",
  ]

  static func hostile(_ name: String) -> MapContent {
    var content = full(12, marks: 30)
    content.title = name
    content.subtitle = name
    for index in content.areas.indices { content.areas[index].name = name }
    for index in content.marks.indices { content.marks[index].name = name }
    for index in content.areas.indices {
      content.areas[index].id = name
      content.areas[index].facts = (0..<30).map { MapFact("\($0) " + name, name) }
    }
    content.tracks[0].name = name
    content.areaLegend!.title = name
    content.areaLegend!.entries = content.areaLegend!.entries.map { .init(name, count: $0.count, symbol: $0.symbol) }
    content.table = MapTable(
      title: name, headings: (0..<40).map { _ in name }, rows: (0..<90).map { _ in (0..<40).map { _ in name } },
      isSummed: true)
    content.notes = Array(repeating: name, count: 20)
    content.sources = Array(repeating: name, count: 20)
    (content.author, content.attribution) = (name, name)
    return content
  }

  static func theme(_ text: String) -> Theme {
    var theme = Theme()
    (theme.institution, theme.area, theme.administration, theme.slogan) = (text, text, text, text)
    (theme.footer, theme.signatures) = (text, [text, text, text])
    return theme
  }
}
