import Foundation
import Territory
import Testing

@testable import Cartography

/// The map for browsers as text; how it behaves is asked of a browser in scripts/oracles/htmlmap.
struct WebMapTests {
  private static func drawn(_ content: MapContent) -> String { WebMap(content, leaflet: nil).page }

  /// How often `part` stands in the page.
  private static func count(_ part: String, in page: String) -> Int { page.components(separatedBy: part).count - 1 }

  @Test(
    "the page states the finding, in its language, with as many rows as units and places", arguments: Language.allCases)
  func finding(language: Language) {
    let page = Self.drawn(WebSamples.two(language))
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    #expect(page.contains("<title>1 de 2 unidades visitadas, T4 2024</title>"))
    #expect(Self.count("<tr id=\"mapa-a", in: page) == 2)
    #expect(Self.count("<tr id=\"mapa-m", in: page) == 3)
    #expect(
      page.contains(
        language == .spanish
          ? "Registros contados hasta el 31 de diciembre de 2024." : "Records counted up to 31 December 2024."))
    #expect(page.contains(language == .spanish ? "Los mismos datos en tablas" : "The same data in tables"))
    for said in ["Agrícola Oriental", "3 visitas", "8,844", "Luminarias", "2024-10-05", "Registros de la oficina"] {
      #expect(page.contains(said))
    }
  }

  @Test("the legend has each entry with its count and a box to hide it, and totals add up in a foot")
  func legend() {
    let page = Self.drawn(WebSamples.two())
    #expect(page.contains("<details open>\n<summary>Unidades (2)"))
    for key in ["a0", "a1", "m0", "m1"] {
      #expect(Self.count("<input type=\"checkbox\" data-layer=\"\(key)\" checked", in: page) == 1)
    }
    #expect(page.contains("<bdi>Terminada</bdi> <b>2</b>"))
    #expect(page.contains("<tfoot><tr><th scope=\"row\"><bdi>Total</bdi></th><td><bdi>3</bdi></td></tr></tfoot>"))
  }

  @Test("signs have the theme's colours, in the legend and on the map; what is without data is ruled")
  func colours() {
    var content = WebSamples.two()
    content.areas[1].entry = nil
    content.areaLegend?.entries.removeLast()
    var theme = Theme()
    theme.visited = Colour(0x123456)
    let page = WebMap(content, theme: theme, leaflet: nil).page
    #expect(Self.count("fill=\"#123456\"", in: page) == 2)
    #expect(page.contains("<bdi>Sin dato</bdi> <b>1</b>"))
    #expect(page.contains("fill=\"url(#mapa-h0)\"") && page.contains("<pattern id=\"mapa-h0\""))
    #expect(page.contains("fill=\"url(#mapa-d0)\"") && page.contains("<pattern id=\"mapa-d0\""))
  }

  @Test("the slider spans the months of the dates; one month or no date has none")
  func months() {
    var content = WebSamples.two()
    let (october, december) = (2024 * 12 + 9, 2024 * 12 + 11)
    #expect(Self.drawn(content).contains("min=\"\(october)\" max=\"\(december)\" value=\"\(december)\""))
    content.marks[1].date = LocalDate("2024-10-31")
    #expect(!Self.drawn(content).contains("<input type=\"range\""))
    content.marks[0].date = nil
    content.marks[1].date = nil
    #expect(!Self.drawn(content).contains("<input type=\"range\""))
  }

  @Test("units with visits by month move with the slider, and the page says what stays")
  func areaMonths() {
    let content = WebSamples.monthly()
    let page = Self.drawn(content)
    #expect(page.contains("\"counts\":[[0,1,2,2],[],[1,1]],\"limits\":[0],\"layers\":[1,0]"))
    #expect(page.contains("Mueve los lugares con fecha y las visitas de cada unidad;"))
    for says in ["class", "number"] { #expect(Self.count("data-says=\"\(says)\"", in: page) == 1) }
    var others = content
    others.marks = []
    #expect(Self.count("<input type=\"range\"", in: Self.drawn(others)) == 1)
    #expect(Self.drawn(others).contains("Mueve las visitas de cada unidad;"))
    var unvisited = others
    unvisited.months?.visits = [[], [], []]
    let dead = Self.drawn(unvisited)
    for gone in ["<input type=\"range\"", "\"counts\"", "Mueve "] { #expect(!dead.contains(gone)) }
    others.months = nil
    let still = Self.drawn(others)
    for gone in ["<input type=\"range\"", "data-says=\"", "\"counts\""] { #expect(!still.contains(gone)) }
    // A number for a month of a unit, and no more.
    #expect(page.utf8.count - Self.drawn(WebSamples.two()).utf8.count < 2000)
  }

  @Test("what a table says, it says once: no empty facts, no figure that is a fact, no state under two headings")
  func once() {
    var content = WebSamples.two()
    for index in content.marks.indices {
      let label = content.markLegend!.entries[content.marks[index].entry].label
      content.marks[index].facts = [
        MapFact("Situación", label), MapFact("Acuerdos", "—"), MapFact("Folio", "F-\(index)"),
      ]
    }
    content.areas[1].facts = [MapFact("Población", "—"), MapFact("Visitas", "0")]
    content.areas[0].facts.append(MapFact("Visitas", "3"))
    let page = Self.drawn(content)
    for gone in ["<bdi>Situación</bdi>", "<bdi>Acuerdos</bdi>", "<bdi>3 visitas</bdi>", "<bdi>Clase</bdi>"] {
      #expect(!page.contains(gone))
    }
    #expect(page.contains("<th scope=\"col\"><bdi>Estado</bdi></th><th scope=\"col\"><bdi>Fecha</bdi></th>"))
    #expect(page.contains("<td class=\"number\"><bdi>8,844</bdi></td>"))
    // A figure that no fact says keeps its column, under what it is.
    let figured = Self.drawn(WebSamples.two())
    #expect(figured.contains("<bdi>Clase</bdi></th><th scope=\"col\"><bdi>Visitas</bdi></th>"))
  }

  @Test("each kind of place has its table, in the order of its keys, and what tables leave out is said before them")
  func tables() {
    var content = WebSamples.two()
    content.marks[0].id = "PP-10"
    content.marks.append(MapMark(id: "A-1", name: "Asamblea", place: content.marks[0].place, entry: 2))
    content.markLegend?.entries.append(.init("Asamblea celebrada", count: 1, symbol: .assembly))
    let page = Self.drawn(content)
    let keys = ["<summary>Obras (3)", ">PP-2<", ">PP-3<", ">PP-10<", "<summary>Asambleas (1)", ">A-1<"]
    let places = keys.map { page.firstRange(of: $0)!.lowerBound }
    #expect(places == places.sorted())
    #expect(page.contains("<tr id=\"mapa-m0\" data-drawn><th scope=\"row\"><bdi>Luminarias</bdi></th><td><bdi>PP-10<"))
    #expect(page.firstRange(of: "Fuentes:")!.lowerBound < page.firstRange(of: "<summary>Unidades")!.lowerBound)
  }

  @Test("a folio of its own in every work's facts takes the place of the key, which begins with it")
  func folios() {
    var content = WebSamples.two()
    for index in content.marks.indices {
      content.marks[index].id = "obra/PP-2024-000\(index)-1"
      content.marks[index].facts = [MapFact("Folio", "PP-2024-000\(index)")]
    }
    let page = Self.drawn(content)
    #expect(page.contains("<bdi>PP-2024-0002</bdi>") && !page.contains("PP-2024-0002-1"))
    // The units keep theirs, and so do two works of one project.
    #expect(Self.count("<bdi>Clave</bdi>", in: page) == 1)
    content.marks[1].id = "obra/PP-2024-0000-2"
    content.marks[1].facts = content.marks[0].facts
    let shared = Self.drawn(content)
    #expect(shared.contains("<bdi>obra/PP-2024-0000-2</bdi>") && Self.count("<bdi>Clave</bdi>", in: shared) == 2)
  }

  @Test("numbers in keys count as numbers, of any length; other beginnings follow")
  func keyOrder() {
    let keys = ["PP-10", "PP-9", "A-2", "PP-100000000000000000000", "A-1", "PP-09", "PP-9b", ""]
    #expect(
      KeyOrder(keys).places.map { keys[$0] } == [
        "PP-9", "PP-09", "PP-9b", "PP-10", "PP-100000000000000000000", "A-1", "A-2", "",
      ])
  }

  @Test("a map of nothing, of one unit, of units without geometry says so and has its tables")
  func little() {
    let nothing = MapContent(title: "Sin registros", cutOff: LocalDate("2024-12-31")!)
    #expect(Self.drawn(nothing).contains("No hay nada que dibujar"))
    var content = WebSamples.two()
    content.marks = []
    content.areas.removeLast()
    #expect(Self.count(" data-feature=\"a", in: Self.drawn(content)) == 1)
    content.areas[0].shape = .multiPolygon([])
    let page = Self.drawn(content)
    #expect(page.contains("No hay nada que dibujar") && page.contains("<tr id=\"mapa-a0\"><th"))
    #expect(WebMap(content, leaflet: nil).summary.warnings == [.withoutLeaflet, .withoutGeometry(1)])
  }

  @Test("the same content is the same bytes; 1,851 units are a page of less than 2 MB")
  func same() {
    let content = WebSamples.many(1851)
    let page = Self.drawn(content)
    #expect(Self.drawn(content) == page)
    #expect(Self.count("<tr id=\"mapa-a", in: page) == 1851)
    #expect(page.utf8.count < 2_000_000)
    #expect(page.contains("<details>\n<summary>Unidades (1,851)"))
  }

  @Test("a hole too small to draw leaves the area as it was")
  func smallHole() {
    var content = WebSamples.two()
    let hole = WebSamples.square(-99.097, 19.395, 1e-7).polygons[0].exterior
    content.areas[0].shape = .polygon(Polygon(exterior: content.areas[0].shape.polygons[0].exterior, holes: [hole]))
    #expect(!Self.drawn(content).contains("zz") && !Self.drawn(content).contains("d=\"z"))
    #expect(Self.drawn(content).contains("data-feature=\"a0\" d=\"M"))
  }

  @Test("a still map says how large it is and names the units that have room, as part of their layer")
  func stillNames() {
    let page = Self.drawn(WebSamples.two())
    for (index, name) in ["Agrícola Oriental", "Pantitlán"].enumerated() {
      let texts = page.components(separatedBy: "<text data-layer=\"a\(index)\" data-name=\"a\(index)\"")
      #expect(texts.count == 2 && texts.last!.prefix { $0 != "\n" }.hasSuffix(">\(name)</text>"))
    }
    #expect(page.contains(">200 m</text>"))
    #expect(Self.count("data-name=\"a", in: Self.drawn(WebSamples.many(1851))) == 0)
  }

  @Test("names on a still map lie within their units, beside each other and off the signs")
  func namePlaces() throws {
    let content = DrawnMap.full(57, marks: 40)
    let frame = DrawnFrame(try #require(content.drawnBox))
    let signs = content.marks.map { mark -> Rectangle in
      let place = frame.pixels(mark.place)
      return Rectangle(left: place.x - 7.5, top: place.y - 7.5, width: 15, height: 15)
    }
    let names = DrawnNames(of: content.areas, on: frame, taken: signs).placed
    #expect(names.count > 14 && Set(names.map(\.area)).count == names.count)
    for (index, name) in names.enumerated() {
      let unit = try #require(Rectangle(around: content.areas[name.area].shape.polygons[0].exterior.map(frame.pixels)))
      #expect(unit.inset(by: -1).contains(name.box), "\(name.lines)")
      #expect(name.lines.joined(separator: " ") == content.areas[name.area].name)
      #expect(!(signs + names[..<index].map(\.box)).contains { $0.meets(name.box) }, "\(name.lines)")
    }
  }

  @Test("without Leaflet the page and the summary say so")
  func still() {
    let map = WebMap(WebSamples.two(), leaflet: nil)
    #expect(map.page.contains("sin la biblioteca Leaflet"))
    #expect(map.summary.warnings == [.withoutLeaflet])
    #expect(!map.summary.isMovable && map.summary.areas == 2 && map.summary.marks == 3)
  }

  @Test("a section stands in another page under its heading, and two do not share a name")
  func sections() {
    let one = WebMap(WebSamples.two(), leaflet: nil, identifier: "avance").section(headingLevel: 3)
    let other = WebMap(WebSamples.two(), leaflet: nil, identifier: "cob\"><b>").section(headingLevel: 3)
    #expect(one.text.contains("<h3 id=\"avance-title\">") && one.text.contains("<h4>Leyenda</h4>"))
    #expect(other.text.contains("<h3 id=\"cobb-title\">"))
    let names = { (html: HTML) in
      Set(html.text.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } })
    }
    #expect(names(one).isDisjoint(with: names(other)))
    #expect(names(one).count == one.text.components(separatedBy: " id=\"").count - 1)
  }

  @Test("rounds and streets are layers, and the origin of streets is said on the map and under it")
  func background() {
    var content = WebSamples.two()
    let path = [Coordinate(longitude: -99.1, latitude: 19.39), Coordinate(longitude: -99.09, latitude: 19.39)]
    content.streets = [MapStreet(path: path, importance: .main), MapStreet(path: path, importance: .local)]
    content.tracks = [MapTrack(name: "Ruta 1", path: path, stops: path)]
    content.attribution = "© colaboradores de OpenStreetMap (ODbL)"
    let page = Self.drawn(content)
    #expect(Self.count("© colaboradores de OpenStreetMap (ODbL)", in: page) == 2)
    #expect(Self.count("data-layer=\"s\"", in: page) == 3)
    #expect(page.contains("<bdi>Ruta 1</bdi>") && page.contains("<td class=\"number\"><bdi>1.1</bdi></td>"))
  }
}
