import Exchange
import Foundation
import Store
import Territory
import Testing

@testable import Fieldwork

@Suite struct MapTests {
  let quarter = Period("2024-T4")!

  private func lines(_ office: MapOffice, _ request: MapRequest) throws -> (summary: MapSummary, lines: [String]) {
    let path = office.file("mapa.geojson")
    let summary = try office.office.writeMap(request, to: path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return (summary, text.split(separator: "\n").map(String.init))
  }

  @Test("units, works and assemblies come layer by layer, by key, with every property, right-handed and bounded")
  func wholeMap() throws {
    let request = MapRequest(layers: [.coverage, .projects, .assemblies], period: quarter, audience: .everybody)
    let (summary, lines) = try lines(MapOffice.drawn(), request)
    #expect(
      lines == [
        #"{"type":"FeatureCollection","features":["#,
        #"{"type":"Feature","id":"unidad/06-001","properties":{"cveut":"06-001","nombre":"Colonia 06-001","visitas":2,"cobertura":1,"proyectos":1,"avance_promedio":50.13},"geometry":{"type":"MultiPolygon","coordinates":[[[[-99.100000,19.400000],[-99.090000,19.400000],[-99.090000,19.410000],[-99.100000,19.410000],[-99.100000,19.400000]]]]}},"#,
        #"{"type":"Feature","id":"unidad/06-002","properties":{"cveut":"06-002","nombre":"Colonia 06-002","visitas":0,"cobertura":0,"proyectos":2,"avance_promedio":null},"geometry":{"type":"MultiPolygon","coordinates":[[[[-99.090000,19.400000],[-99.080000,19.400000],[-99.080000,19.410000],[-99.090000,19.410000],[-99.090000,19.400000]]]]}},"#,
        #"{"type":"Feature","id":"unidad/06-003","properties":{"cveut":"06-003","nombre":"Colonia 06-003","visitas":1,"cobertura":1,"proyectos":0,"avance_promedio":null},"geometry":null},"#,
        #"{"type":"Feature","id":"unidad/06-004","properties":{"cveut":"06-004","nombre":"Colonia 06-004","visitas":0,"cobertura":0,"proyectos":0,"avance_promedio":null},"geometry":{"type":"Point","coordinates":[-99.065100,19.405200]}},"#,
        #"{"type":"Feature","id":"obra/PP-1-1","properties":{"folio":"PP-1","nombre":"Obra PP-1","tipo":"videovigilancia_alarmas","estado":"en_ejecucion","avance_fisico":60.25,"avance_financiero":30.12,"monto_asignado":1545292.00,"monto_ejercido":null,"ultima_visita":"2024-12-20","cveut":"06-001"},"geometry":{"type":"Point","coordinates":[-99.095000,19.405000]}},"#,
        #"{"type":"Feature","id":"obra/PP-1-2","properties":{"folio":"PP-1","nombre":"Obra PP-1","tipo":"videovigilancia_alarmas","estado":"en_ejecucion","avance_fisico":40.00,"avance_financiero":20.00,"monto_asignado":1545292.00,"monto_ejercido":null,"ultima_visita":"2024-12-31","cveut":"06-001"},"geometry":{"type":"LineString","coordinates":[[-99.100000,19.400000],[-99.096000,19.401000]]}},"#,
        #"{"type":"Feature","id":"obra/PP-2-1","properties":{"folio":"PP-2","nombre":"Obra PP-2","tipo":"luminarias","estado":"en_ejecucion","avance_fisico":null,"avance_financiero":null,"monto_asignado":1545292.00,"monto_ejercido":null,"ultima_visita":null,"cveut":"06-002"},"geometry":null},"#,
        #"{"type":"Feature","id":"obra/VIEJO-1","properties":{"folio":"VIEJO","nombre":"Obra VIEJO","tipo":"luminarias","estado":"suspendido","avance_fisico":null,"avance_financiero":null,"monto_asignado":1545292.00,"monto_ejercido":null,"ultima_visita":null,"cveut":"06-002"},"geometry":null},"#,
        #"{"type":"Feature","id":"asamblea/A1","properties":{"tipo":"asamblea_obra","fecha":"2024-12-31","lugar":"Kiosco «central»","asistentes":42,"acuerdos":null,"cveut":"06-001"},"geometry":null},"#,
        #"{"type":"Feature","id":"asamblea/A2","properties":{"tipo":"asamblea_obra","fecha":"2024-10-05","lugar":"Kiosco «central»","asistentes":42,"acuerdos":null,"cveut":"06-001"},"geometry":{"type":"Point","coordinates":[-99.098100,19.402200]}}"#,
        #"],"bbox":[-99.100000,19.400000,-99.065100,19.410000]}"#,
      ])
    #expect(summary.features == 10 && summary.counts.map(\.count) == [4, 4, 2])
    #expect(summary.withoutGeometry.first == ["unidad/06-003", "obra/PP-2-1", "obra/VIEJO-1", "asamblea/A1"])
  }

  @Test("two runs write the same bytes, and layers come in the order asked")
  func sameBytes() throws {
    let office = try MapOffice.drawn()
    let request = MapRequest(layers: [.assemblies, .visits, .coverage], period: quarter)
    _ = try office.office.writeMap(request, to: office.file("a.geojson"))
    _ = try office.office.writeMap(request, to: office.file("b.json"))
    let first = try Data(contentsOf: URL(fileURLWithPath: office.file("a.geojson")))
    #expect(try first == Data(contentsOf: URL(fileURLWithPath: office.file("b.json"))))
    let ids = String(decoding: first, as: UTF8.self).split(separator: #""id":""#).dropFirst().map {
      String($0.prefix { $0 != "/" })
    }
    #expect(
      ids == ["asamblea", "asamblea", "visita", "visita", "visita", "visita", "unidad", "unidad", "unidad", "unidad"])
  }

  @Test("no promoter, no note and no accuracy leave the office unless asked for with a reason")
  func nothingPersonal() throws {
    let office = try MapOffice.drawn()
    let layers: [MapLayer] = [.coverage, .projects, .assemblies, .visits]
    for audience in [MapRequest.Audience.office, .everybody] {
      let text = try lines(office, MapRequest(layers: layers, period: quarter, audience: audience)).lines.joined()
      for secret in ["P01", "Berenice", "antena", "8.5"] { #expect(!text.contains(secret), "\(secret) is in the map") }
      #expect(text.contains(#"{"fecha":"2024-10-10","cveut":"06-001","obra":"PP-1-1","avance_fisico":35.00"#))
    }
    let entries = try office.store.read { try $0.entryCount() }
    let (summary, all) = try lines(
      office, MapRequest(layers: layers, period: quarter, audience: .internal(reason: "auditoría de contraloría")))
    for secret in [#""promotor":"P01""#, "Berenice", "antena", #""precision_m":8.5"#] {
      #expect(all.joined().contains(secret), "\(secret) is not in the map")
    }
    let entry = try #require(try office.store.read { try $0.lastEntries(1) }.last)
    #expect(try office.store.read { try $0.entryCount() } == entries + 1)
    #expect(entry.kind == "export.internal" && entry.payload.contains("auditoría de contraloría"))
    #expect(entry.author == "A01" && summary.export != nil)
    #expect(try office.store.check(quick: false).isClean)
  }

  @Test(
    "a private field without a reason is E-PRI-02 and writes nothing",
    arguments: [
      ("promotor", "El campo «promotor» es interno y no se exporta; pida --internal con --reason."),
      ("observaciones", "El campo «observaciones» es interno y no se exporta; pida --internal con --reason."),
      ("solicitante", "El campo «solicitante» es interno y no se exporta; pida --internal con --reason."),
      ("integrantes", "Los nombres de integrantes no se exportan en mapas públicos."),
      ("comite_integrantes", "Los nombres de integrantes no se exportan en mapas públicos."),
      ("miembros", "Los nombres de integrantes no se exportan en mapas públicos."),
    ])
  func privateField(name: String, sentence: String) throws {
    let office = try MapOffice.drawn()
    for audience in [MapRequest.Audience.office, .everybody] {
      let request = MapRequest(
        layers: [.coverage, .projects], period: quarter, fields: ["folio", name], audience: audience)
      let rule = #expect(throws: WorksRule.self) { try office.office.writeMap(request, to: office.file("no.geojson")) }
      #expect(rule?.code == "E-PRI-02" && rule?.sentence(in: .spanish) == sentence)
    }
    #expect(!FileManager.default.fileExists(atPath: office.file("no.geojson")))
  }

  @Test("--internal and a private field without a reason is E-PRI-02, and any --internal needs one")
  func internalWithoutReason() throws {
    func request(fields: String?, reason: String?) throws -> MapRequest {
      try MapRequest(
        layers: "visits", period: "2024-T4", fields: fields, isPublic: false, isInternal: true, reason: reason,
        level: nil, municipality: nil)
    }
    let office = try MapOffice.drawn()
    #expect(throws: WorksRule.privateField(name: "promotor")) {
      try office.office.writeMap(request(fields: "promotor", reason: " "), to: office.file("no.geojson"))
    }
    #expect(throws: FieldworkRefusal.missing(field: "--reason")) { try request(fields: nil, reason: nil) }
    #expect(throws: WorksRule.personalData(kind: .curp)) {
      try office.office.writeMap(
        request(fields: nil, reason: "lo pidió ROPA850101MDFDRN09"), to: office.file("no.geojson"))
    }
  }

  @Test("fields restrict and extend each layer; one that no layer has is refused with those there are")
  func fields() throws {
    let office = try MapOffice.drawn()
    let request = MapRequest(layers: [.coverage, .assemblies], period: quarter, fields: ["poblacion", "cveut"])
    let (_, lines) = try lines(office, request)
    #expect(lines[1].contains(#""properties":{"poblacion":1200,"cveut":"06-001"},"#))
    #expect(lines.contains { $0.contains(#""id":"asamblea/A1","properties":{"cveut":"06-001"},"#) })
    #expect(
      throws: CoverageMapRefusal.unknownField(
        "folio", known: ["tipo", "fecha", "lugar", "asistentes", "acuerdos", "cveut"])
    ) {
      try office.office.writeMap(
        MapRequest(layers: [.assemblies], period: quarter, fields: ["folio"]), to: office.file("no.geojson"))
    }
  }

  @Test("rounds and their stops are drawn for the office with the roads' attribution, and never for everybody")
  func rounds() throws {
    let office = try MapOffice.drawn()
    let round = RecordID(kind: "round", key: ["R"])
    let road = [Coordinate(longitude: -99.1, latitude: 19.4), Coordinate(longitude: -99.09, latitude: 19.41)]
    try office.enter(
      .round, ["R"],
      [
        "date": "2024-12-02", "starts_at": "2024-12-02T15:00:00Z", "ends_at": "2024-12-02T20:00:00Z", "est_km": 22_005,
        "est_l": 2200, "est_cost": 5060, "basis": "vialidad", "status": "planeado",
        "promoter_id": .text(RecordID(kind: "promoter", key: ["P01"]).description),
        "path": FieldValue(Shape.multiLine([road])),
      ])
    try office.enter(
      .roundStop, ["R", "1"],
      [
        "round_id": .text(round.description), "seq": 1, "unit_id": office.unitID("06-001", of: "segunda"),
        "eta": "2024-12-02T15:20:00Z", "service_min": 30, "leg_km": 11_000, "leg_l": 1100, "leg_basis": "vialidad",
        "priority": 2, "status": "pendiente", "point": FieldValue(Shape.point(road[1])),
      ])
    try office.enter(
      .roadSource, ["calles"],
      [
        "name": "calles", "content": "c", "source_sha256": "s", "lines": 1,
        "attribution": "© colaboradores de OpenStreetMap (ODbL)",
      ])
    let request = MapRequest(layers: [.rounds], period: quarter)
    let (summary, lines) = try lines(office, request)
    #expect(
      lines[1...] == [
        #"{"type":"Feature","id":"recorrido/\#(round)","properties":{"fecha":"2024-12-02","vehiculo":null,"km":22.005,"litros":2.200,"costo":50.60,"paradas":1,"base":"vialidad","recorrido":"\#(round.description.prefix(6))"},"geometry":{"type":"MultiLineString","coordinates":[[[-99.100000,19.400000],[-99.090000,19.410000]]]}},"#,
        #"{"type":"Feature","id":"parada/\#(round)/1","properties":{"orden":1,"clave":"06-001","llegada":"2024-12-02T09:20","km_tramo":11.000,"litros_tramo":1.100,"base_tramo":"vialidad","prioridad":2,"nombre":"Colonia 06-001","recorrido":"\#(round.description.prefix(6))","vehiculo":null},"geometry":{"type":"Point","coordinates":[-99.090000,19.410000]}}"#,
        #"],"bbox":[-99.100000,19.400000,-99.090000,19.410000],"attribution":"© colaboradores de OpenStreetMap (ODbL)"}"#,
      ])
    #expect(summary.sentence(in: .spanish).hasSuffix("mapa.geojson: 1 recorrido, 1 parada"))
    // What is taken along says when.
    var sheet = request
    sheet.hasStreets = false
    let table = try #require(try office.office.mapContent(sheet, in: .spanish).table)
    #expect(table.headings == ["2024-12-02", "Hora", "km", "Litros"])
    #expect(
      table.rows == [
        ["salida", "09:00", "", ""], ["1 Colonia 06-001", "09:20", "11.0", "1.10"],
        ["regreso", "14:00", "11.0", "1.10"], ["Total", "", "22.0", "2.20"],
      ])
    #expect(throws: CoverageMapRefusal.privateLayer("rounds")) {
      var published = request
      published.audience = .everybody
      return try office.office.writeMap(published, to: office.file("no.geojson"))
    }
    let coverage = try self.lines(office, MapRequest(layers: [.coverage], period: quarter)).lines
    #expect(!coverage.joined().contains("OpenStreetMap"))
  }

  @Test("two works of one code have two ids, and a project whose works are all annulled is told")
  func twins() throws {
    let office = try MapOffice.drawn()
    try office.addProject("PP-2", year: 2023, type: "cancha", unit: "06-001")
    try office.addSite("PP-2-1", of: "PP-2", year: 2023, shape: nil)
    try office.addProject("SIN-OBRA", type: "cancha", unit: "06-001")
    let (summary, lines) = try lines(office, MapRequest(layers: [.projects], period: quarter))
    let ids = lines.compactMap { $0.firstMatch(of: /"id":"(obra\/PP-2-1[^"]*)"/)?.1 }
    #expect(ids.count == 2 && Set(ids).count == 2)
    #expect(summary.withoutSite.first == ["SIN-OBRA"])
    #expect(
      summary.warnings.last?.sentence(in: .spanish)
        == "1 proyecto del periodo no tiene obra y no está en el mapa: SIN-OBRA.")
  }

  @Test("an office of localities names their keys cvegeo, and shows those without polygon as points")
  func localities() throws {
    let office = try MapOffice(key: "14050", name: "Jocotepec")
    try office.addEdition("inegi-2020", from: nil, level: "localidad")
    try office.addUnit(
      "140500001", of: "inegi-2020", level: "localidad", point: Coordinate(longitude: -103.425277, latitude: 20.284444))
    let (_, lines) = try lines(office, MapRequest(layers: [.coverage], period: quarter))
    #expect(lines[1].contains(#""id":"unidad/140500001","properties":{"cvegeo":"140500001","nombre""#))
    #expect(lines[1].hasSuffix(#""geometry":{"type":"Point","coordinates":[-103.425277,20.284444]}}"#))
  }

  @Test("undo after an internal export leaves its entry and takes back what was done before")
  func undo() throws {
    let office = try MapOffice.drawn()
    _ = try lines(office, MapRequest(layers: [.visits], period: quarter, audience: .internal(reason: "auditoría")))
    let undone = try office.store.write(by: "A01", at: MapOffice.now) { try $0.undo() }
    #expect(undone.result.kind != "export.internal")
  }
}
