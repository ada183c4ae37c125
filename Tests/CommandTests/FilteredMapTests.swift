import Cartography
import Exchange
import Foundation
import Store
import Territory
import Testing

@testable import Fieldwork

/// What a drawn map of a part says and shows: of which whole it is a part, in its reader's words, and nothing of the rest.
@Suite struct FilteredMapTests {
  private static let quarter = Period("2024-T4")!

  private func content(
    _ layers: [MapLayer], where filter: String? = nil, figure: AreaFigure? = nil, in language: Language = .spanish,
    for format: DrawnFormat = .pdf, _ office: MapOffice? = nil
  ) throws -> MapContent {
    var request = MapRequest(layers: layers, period: Self.quarter)
    (request.filter, request.figure) = (try filter.map { try RowFilter($0) }, figure)
    // The office's file is closed with it.
    let office = try office ?? MapOffice.drawn()
    defer { withExtendedLifetime(office) {} }
    return try office.office.mapContent(request, in: language, for: format)
  }

  @Test("every status agrees with the number of works, whichever stands last")
  func statuses() throws {
    let office = try MapOffice.drawn()
    try office.addProject("LISTO", type: "luminarias", status: "terminado", unit: "06-002")
    try office.addSite("LISTO-1", of: "LISTO", shape: nil, unit: "06-002")
    let both = "estado=terminado,estado=suspendido"
    #expect(try content([.projects], where: both, office).title == "2 obras suspendidas o terminadas de 5, T4 2024")
    let one = both + ",folio=VIEJO"
    #expect(
      try content([.projects], where: one, office).title
        == "1 obra suspendida o terminada de 5: folio = VIEJO, T4 2024")
    #expect(
      try content([.projects], where: one, in: .english, office).title
        == "1 of 5 works sites suspended or finished: folio = VIEJO, T4 2024")
  }

  @Test(
    "what was asked for is written as its field is: amounts and days as people write them, keys and years as they are",
    arguments: [
      ([.projects], "monto_asignado=1545292", "asignado (MXN) = 1,545,292.00", "assigned (MXN) = 1,545,292.00"),
      ([.projects], "monto_asignado=1.5", "asignado (MXN) = 1.5", "assigned (MXN) = 1.5"),
      ([.projects], "avance_fisico=60.250", "avance físico (%) = 60.25", "physical progress (%) = 60.25"),
      ([.projects], "folio=20240614", "folio = 20240614", "folio = 20240614"),
      ([.projects], "ejercicio=2023", "ejercicio = 2023", "fiscal year = 2023"),
      ([.projects], "aproximado=no", "lugar aproximado = no", "approximate place = no"),
      ([.visits], "fecha=2024-10-10", "fecha = 10 de octubre de 2024", "date = 10 October 2024"),
      ([.visits], "fecha=2024-10-01", "fecha = 1 de octubre de 2024", "date = 1 October 2024"),
    ] as [([MapLayer], String, String, String)])
  func values(layers: [MapLayer], filter: String, spanish: String, english: String) throws {
    let office = try MapOffice.drawn()
    try office.addProject("20240614", type: "luminarias", unit: "06-002")
    try office.addSite("20240614-1", of: "20240614", shape: nil, unit: "06-002")
    let map = try content(layers, where: filter, office)
    #expect(map.notes.contains("Sólo \(spanish)."), "\(map.notes)")
    #expect(map.title.contains(": \(spanish)"), "\(map.title)")
    let twin = try content(layers, where: filter, in: .english, office)
    #expect(twin.notes.contains("Only \(english)."), "\(twin.notes)")
  }

  @Test(
    "the title says which part of which whole it is, in the reader's words",
    arguments: [
      ([.coverage], "visitas=2", "1 de 4 unidades con 2 visitas", "1 of 4 units with 2 visits"),
      ([.coverage], "visitas=0", "2 de 4 unidades sin visita", "2 of 4 units without visits"),
      ([.coverage], "visitas=1,visitas=2", "2 de 4 unidades con 1 o 2 visitas", "2 of 4 units with 1 or 2 visits"),
      ([.coverage], "cobertura=1", "2 de 4 unidades visitadas", "2 of 4 units visited"),
      (
        [.coverage], "proyectos=0", "2 de 4 unidades sin proyectos; 1 de 2 unidades visitadas",
        "2 of 4 units without projects; 1 of 2 units visited"
      ),
      (
        [.coverage, .projects], "unit=06-001", "Unidad 06-001 Colonia 06-001: 2 obras, 2 visitas",
        "Unit 06-001 Colonia 06-001: 2 works sites, 2 visits"
      ),
      (
        [.coverage], "poblacion=1200,visitas=1",
        "1 de 4 unidades con 1 visita: población = 1,200; 1 de 1 unidad visitada",
        "1 of 4 units with 1 visit: population = 1,200; 1 of 1 unit visited"
      ),
      ([.projects], "estado=terminado", "0 obras terminadas de 4", "0 of 4 works sites finished"),
      ([.projects], "status=under way", "3 obras en ejecución de 4", "3 of 4 works sites under way"),
      ([.projects], "tipo=luminarias", "2 obras de 4: tipo = Luminarias", "2 of 4 works sites: type = Street lights"),
      (
        [.projects], "unit=06-002", "2 obras de 4: unidad = 06-002 Colonia 06-002",
        "2 of 4 works sites: unit = 06-002 Colonia 06-002"
      ),
      ([.projects], nil, "4 obras", "4 works sites"),
      ([.coverage], nil, "2 de 4 unidades visitadas", "2 of 4 units visited"),
      (
        [.projects, .coverage], "visitas=2", "2 obras de 4 en 1 de 4 unidades con 2 visitas",
        "2 of 4 works sites in 1 of 4 units with 2 visits"
      ),
    ] as [([MapLayer], String?, String, String)])
  func title(layers: [MapLayer], filter: String?, spanish: String, english: String) throws {
    #expect(try content(layers, where: filter).title == spanish + ", T4 2024")
    #expect(try content(layers, where: filter, in: .english).title == english + ", T4 2024")
  }

  @Test("another figure of the units left is said after which these are")
  func figure() throws {
    let title = try content([.coverage], where: "visitas=2", figure: .population).title
    #expect(title == "1 de 4 unidades con 2 visitas; 1,200 habitantes en 1 unidad, T4 2024")
    #expect(
      try content([.coverage], where: "unit=06-001", figure: .population).title
        == "Unidad 06-001 Colonia 06-001: 1,200 habitantes, T4 2024")
  }

  @Test("works, events and visits of the units left out are neither drawn nor counted, and a note says so")
  func marks() throws {
    let layers: [MapLayer] = [.coverage, .projects, .assemblies, .visits]
    for order in [layers, Array(layers.reversed())] {
      let whole = try content(order)
      let part = try content(order, where: "visitas=2")
      #expect(part.areas.map(\.id) == ["06-001"] && part.neighbours.count == 1)
      #expect(whole.marks.count > part.marks.count && !part.marks.isEmpty)
      let shown = part.marks.map { mark in mark.facts.first { $0.heading == "Unidad" }?.text }
      #expect(Set(shown) == ["06-001 Colonia 06-001"])
      let entries = try #require(part.markLegend?.entries)
      #expect(entries.reduce(0) { $0 + $1.count } == part.marks.count)
      for (index, entry) in entries.enumerated() {
        #expect(part.marks.count { $0.entry == index } == entry.count)
      }
      #expect(part.table?.rows.last == ["Total", "\(part.marks.count { $0.id.hasPrefix("obra/") })"])
      #expect(part.notes.contains("Sólo visitas = 2."))
      #expect(part.notes.contains("Obras y actos: sólo lo de esas unidades."))
      #expect(!whole.notes.contains { $0.contains("sólo lo de esas") } && whole.neighbours.isEmpty)
      #expect(!part.notes.contains { $0.contains("fuera del territorio") })
    }
    // A filter of works leaves the units as they are.
    let works = try content([.coverage, .projects], where: "tipo=luminarias")
    #expect(works.areas.count == 4 && works.neighbours.isEmpty && works.title.hasPrefix("2 de 4 unidades"))
    #expect(works.title == "2 de 4 unidades visitadas; 2 obras de 4: tipo = Luminarias, T4 2024")
    #expect(works.marks.count == 2)
  }

  @Test("what was counted of a part stays when the page's reader chooses a month")
  func months() throws {
    #expect(try content([.coverage], where: "visitas=2").months?.title == nil)
  }

  @Test("a map of one kind of marks is headed by it and has a table that adds up to it")
  func tables() throws {
    let visits = try content([.visits])
    #expect(visits.markLegend?.title == "Visitas" && visits.table?.title == "Visitas")
    #expect(visits.table?.rows == [["Octubre de 2024", "2"], ["Diciembre de 2024", "2"], ["Total", "4"]])
    #expect(visits.marks.count == 4)
    var request = MapRequest(layers: [.visits], period: Period("2024-10")!)
    let office = try MapOffice.drawn()
    defer { withExtendedLifetime(office) {} }
    let october = try office.office.mapContent(request, in: .english)
    #expect(october.table?.headings.first == "Phase" && october.table?.rows == [["During", "2"], ["Total", "2"]])
    request.layers = [.assemblies]
    let assemblies = try content([.assemblies])
    #expect(assemblies.markLegend?.title == "Asambleas")
    #expect(assemblies.table?.rows == [["Asambleas de obra", "2"], ["Total", "2"]])
    #expect(try content([.projects]).markLegend?.title == "Obras")
    #expect(try content([.coverage, .projects, .assemblies]).markLegend?.title == "Obras y actos")
  }

  @Test(
    "localities stand under their own heading, their marks and the works' under the right signs, and name their catalogue"
  )
  func localities() throws {
    let office = try MapOffice(key: "14050", name: "Jocotepec")
    try office.addEdition("municipios", from: "2020-01-01", level: "municipio")
    try office.addUnit("14050", of: "municipios", level: "municipio", west: -103.43)
    try office.addEdition("pueblos", from: "2020-01-01", level: "localidad")
    for (index, key) in ["140500001", "140500002"].enumerated() {
      try office.addUnit(
        key, of: "pueblos", level: "localidad",
        point: Coordinate(longitude: -103.428 + Double(index) * 0.003, latitude: 19.402))
    }
    try office.addProject("PP-1", type: "drenaje", unit: "140500001", of: "pueblos")
    try office.addSite("PP-1-1", of: "PP-1", shape: .point(Coordinate(longitude: -103.427, latitude: 19.403)))
    try office.addVisit("V1", at: "2024-10-10T16:00:00Z", unit: "140500001", of: "pueblos")
    for layers in [[MapLayer.coverage, .projects], [.projects, .coverage]] {
      let content = try content(layers, office)
      let legend = try #require(content.markLegend)
      #expect(legend.title == "Cobertura" && legend.entries.map(\.heading) == [nil, nil, "Obras"])
      let signs = Dictionary(
        uniqueKeysWithValues: content.marks.map { ($0.id, legend.entries[$0.entry].label) })
      #expect(
        signs == [
          "unidad/140500001": "Visitada", "unidad/140500002": "Sin visita", "obra/PP-1-1": "En ejecución",
        ])
      #expect(content.sources.contains("Unidades: catálogo pueblos"))
    }
    let alone = try content([.coverage], office)
    #expect(alone.markLegend?.title == "Cobertura" && alone.table?.rows.last?.prefix(2) == ["Total", "2"])
  }

  @Test("a state that is loaded is there for the locator alone")
  func wider() throws {
    let office = try MapOffice.drawn()
    #expect(try content([.coverage], office).wider.isEmpty)
    try office.addEdition("estados", from: "2020-01-01", level: "estado")
    try office.addUnit("09", of: "estados", level: "estado", west: -99.2)
    let map = try content([.coverage], office)
    #expect(map.wider.count == 1 && map.surroundings.isEmpty && map.areas.count == 4)
  }

  @Test("streets reach to the edge of any frame, whether or not they turn inside it; far ones are left away")
  func streets() throws {
    let office = try MapOffice.drawn()
    let lines = [
      [(-99.12, 19.405), (-99.05, 19.4051)], [(-99.112, 19.406), (-99.108, 19.406)],
      [(-99.2, 19.405), (-99.19, 19.405)],
      [(-99.095, 19.412), (-99.095, 19.42)],
    ]
    try Self.add(lines.map { ("residential", $0) }, to: office)
    let streets = try content([.coverage], where: "cobertura=1", office).streets
    let starts = Set(streets.map { min($0.path.first!.longitude, $0.path.last!.longitude) })
    #expect(starts.contains { abs($0 + 99.12) < 1e-6 } && starts.contains { abs($0 + 99.112) < 1e-6 })
    #expect(starts.contains { abs($0 + 99.095) < 1e-6 } && !starts.contains { $0 < -99.15 })
    // A page shows little around the units, and carries no more.
    let carried = try content([.coverage], where: "cobertura=1", for: .html, office).streets
    #expect(carried.count == 1 && abs(carried[0].path.map(\.longitude).min()! + 99.12) < 1e-6)
  }

  @Test("a map carries so many small streets at most, counted as far as it carries them; larger ones stay")
  func manyStreets() throws {
    let office = try MapOffice.drawn()
    // In the unit, and so many in the frame beside it that all are as many as a map has.
    let inside = [
      ("residential", [(-99.098, 19.405), (-99.092, 19.405)]), ("primary", [(-99.098, 19.407), (-99.092, 19.407)]),
    ]
    let most = OfficeRoads.mostDetailed(as: .pdf)
    let beside = (0..<most - 2).map { index in
      let (west, south) = (-99.117 + Double(index % 100) * 1e-4, 19.396 + Double(index / 100) * 8e-5)
      return ("residential", [(west, south), (west + 6e-5, south)])
    }
    try Self.add(inside + beside, to: office)
    let filter = "cobertura=1"
    #expect(try content([.coverage], where: filter, office).streets.count == most)
    #expect(try content([.coverage], where: filter, for: .html, office).streets.count == 2)
    try Self.add([("residential", [(-99.08, 19.405), (-99.079, 19.405)])], to: office, named: "otra.geojson")
    #expect(try content([.coverage], where: filter, office).streets.map(\.importance) == [.main])
    #expect(try content([.coverage], where: filter, for: .html, office).streets.count == 2)
  }

  /// Imports streets: a category and the positions of each.
  private static func add(
    _ streets: [(String, [(Double, Double)])], to office: MapOffice,
    named name: String = "calles.geojson"
  ) throws {
    let features = streets.map { category, line in
      let positions = line.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return
        #"{"type":"Feature","properties":{"category":"\#(category)"},"geometry":{"type":"LineString","coordinates":[\#(positions)]}}"#
    }
    let file = office.file(name)
    try #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
      .write(toFile: file, atomically: true, encoding: .utf8)
    let answer = try office.run(["import", "roads", file])
    try #require(answer.code == 0, "\(answer.err)")
  }
}
