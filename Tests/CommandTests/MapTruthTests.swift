import Cartography
import Foundation
import Store
import Territory
import Testing

@testable import Fieldwork

/// What maps and reports say of what they cannot show as it is: places that nobody recorded, catalogues that did not
/// hold, units without a border, figures without data.
@Suite struct MapTruthTests {
  private static let quarter = Period("2024-T4")!

  /// Three localities as points within the outline of their municipality.
  private static func localities() throws -> MapOffice {
    let office = try MapOffice(key: "14050", name: "Jocotepec")
    try office.addEdition("municipios", from: "2020-01-01", level: "municipio")
    try office.addUnit("14050", of: "municipios", level: "municipio", west: -103.43)
    try office.addEdition("pueblos", from: "2020-01-01", level: "localidad")
    for (index, key) in ["140500001", "140500002", "140500003"].enumerated() {
      try office.addUnit(
        key, of: "pueblos", level: "localidad",
        point: Coordinate(longitude: -103.428 + Double(index) * 0.003, latitude: 19.402 + Double(index) * 0.003))
    }
    try office.addProject("PP-1", type: "drenaje", unit: "140500001", of: "pueblos")
    try office.addSite("PP-1-1", of: "PP-1", shape: .point(Coordinate(longitude: -103.427, latitude: 19.403)))
    try office.addVisit("V1", at: "2024-10-10T16:00:00Z", unit: "140500001", of: "pueblos")
    return office
  }

  private func maps(_ report: ReportContent) -> [MapContent] {
    report.sections.flatMap(\.blocks).compactMap { if case .map(let map) = $0 { map } else { nil } }
  }

  @Test("localities stand on a report's maps as named points within their municipality")
  func localitiesAsPoints() throws {
    let office = try Self.localities()
    let report = try office.office.quarterReport(ReportRequest(period: Self.quarter))
    let maps = maps(report)
    try #require(maps.count == 2)
    #expect(maps[0].marks.map(\.id) == ["140500001", "140500002", "140500003"])
    #expect(maps[0].marks.map(\.entry) == [0, 1, 1] && maps[0].namesMarks && maps[0].areaLegend == nil)
    #expect(maps[0].markLegend?.entries.map(\.count) == [1, 2])
    #expect(maps[1].marks.map(\.id) == ["PP-1-1"] && maps[1].namesMarks)
    #expect(maps.allSatisfy { $0.surroundings.count == 1 })
  }

  @Test("units without border or position have no map at all, and no frame around nothing")
  func noMap() throws {
    let office = try MapOffice()
    try office.addEdition("segunda", from: "2020-01-01")
    try office.addUnit("06-001", of: "segunda")
    #expect(maps(try office.office.quarterReport(ReportRequest(period: Self.quarter))).isEmpty)
  }

  @Test("a map that leaves units out says so beside it")
  func someUndrawn() throws {
    let text = try MapOffice.drawn().run(["report", "quarter", "--period", "2024-T4"]).out
    #expect(text.contains("> El mapa no muestra 2 unidades sin límite; las cifras sí las cuentan."))
  }

  @Test("works placed somewhere in their unit are told on the map, its page and the report")
  func approximate() throws {
    let office = try MapOffice.drawn()
    let note = "1 obra no tiene coordenadas: su marca es aproximada, en un punto de su unidad."
    let request = MapRequest(layers: [.projects], period: Self.quarter)
    #expect(!(try office.office.mapContent(request, in: .spanish).wholeNotes.contains(note)))
    try office.enter(.worksSite, ["2024", "PP-1-1"], ["is_approximate": 1])
    let content = try office.office.mapContent(request, in: .spanish)
    #expect(content.wholeNotes.contains(note))
    #expect(content.marks.filter(\.isApproximate).map(\.id) == ["obra/PP-1-1"])
    #expect(content.marks.filter { $0.facts.contains { $0.text.hasPrefix("aproximado") } }.map(\.id) == ["obra/PP-1-1"])
    #expect(try office.run(["report", "quarter", "--period", "2024-T4"]).out.contains("> " + note))
  }

  @Test("works that a map is about are named, however many; over units that it colours they are not")
  func subject() throws {
    let office = try MapOffice.drawn()
    for number in 1...30 {
      let place = Coordinate(longitude: -99.099 + Double(number) * 0.0003, latitude: 19.405)
      try office.addSite("PP-2-\(number + 1)", of: "PP-2", shape: .point(place))
    }
    func named(_ layers: [MapLayer]) throws -> Bool {
      try office.office.mapContent(MapRequest(layers: layers, period: Self.quarter), in: .spanish).namesMarks
    }
    #expect(try named([.projects]))
    #expect(!(try named([.coverage, .projects])))
    let content = try office.office.mapContent(
      MapRequest(layers: [.coverage, .projects], period: Self.quarter), in: .spanish)
    #expect(content.marksCalled == "obras")
  }

  @Test("a work is of the unit that its record names, on a locality's page of the atlas too")
  func unitOfWork() throws {
    let office = try Self.localities()
    let content = try office.office.mapContent(
      MapRequest(layers: [.coverage, .projects], period: Self.quarter), in: .spanish)
    #expect(content.marks.filter(\.isUnit).map(\.unit) == ["140500001", "140500002", "140500003"])
    #expect(content.marks.filter { !$0.isUnit }.map(\.id) == ["obra/PP-1-1"])
    #expect(content.marks.first { $0.id == "obra/PP-1-1" }?.unit == "140500001")
  }

  @Test("below the map of works a report says which annex has them one by one")
  func annexOfWorks() throws {
    let office = try MapOffice.drawn()
    let report = try office.office.quarterReport(ReportRequest(period: Self.quarter))
    let letter = try #require(report.letter(of: "works-list"))
    let blocks = try #require(report.sections.first { $0.id == "works" }).blocks
    let map = try #require(blocks.firstIndex { if case .map = $0 { true } else { false } })
    guard case .paragraph(let sentence) = blocks[map + 1] else { return #expect(Bool(false), "no sentence") }
    #expect(sentence == "Los proyectos, uno por uno y con su unidad, están en el anexo \(letter).")
  }

  @Test("a period before the first catalogue says that none was in force, on map and report, and warns")
  func beforeTheFirst() throws {
    let office = try MapOffice.drawn()
    let doubt =
      "Ningún catálogo cargado estaba vigente el 31 de marzo de 2010: el más antiguo, primera, rige desde el 1 de enero de 2020."
    let report = try office.run(["report", "quarter", "--period", "2010-T1"]).out
    #expect(report.contains(doubt) && !report.contains("vigente al cierre"))
    #expect(try office.run(["report", "quarter", "--period", "2024-T4"]).out.contains("segunda, vigente al cierre."))
    let early = MapRequest(layers: [.coverage], period: Period("2010-T1")!)
    #expect(try office.office.mapContent(early, in: .spanish).notes.contains(doubt))
    for file in ["m.geojson", "m.svg"] {
      let answer = try office.run(["map", "--layers", "coverage", "--period", "2010-T1", "-o", file])
      #expect(answer.code == 0 && answer.err.contains(doubt), "\(answer.err)")
    }
    let held = MapRequest(layers: [.coverage], period: Self.quarter)
    #expect(!(try office.office.mapContent(held, in: .spanish).notes.contains { $0.contains("vigente") }))
  }

  @Test("without anybody's number of people the title gives none")
  func withoutPopulation() throws {
    let office = try MapOffice()
    try office.addEdition("segunda", from: "2020-01-01")
    try office.addUnit("06-001", of: "segunda", west: -99.1)
    try office.enter(.territorialUnit, ["segunda", "06-001"], ["population": .null])
    var request = MapRequest(layers: [.coverage], period: Self.quarter)
    request.figure = .population
    #expect(try office.office.mapContent(request, in: .spanish).title == "Sin dato de población en 1 unidad, T4 2024")
  }

  @Test(
    "the list of works gives the financial progress that its section counts, spent over assigned where none is reported"
  )
  func oneFinancialProgress() throws {
    let office = try MapOffice.drawn()
    try office.enter(.project, ["2024", "PP-2"], ["budget_assigned": 200_000, "budget_spent": 150_000])
    let report = try office.office.quarterReport(ReportRequest(period: Self.quarter))
    let list = try #require(report.annexes.first { $0.id == "works-list" })
    guard case .table(let table) = list.blocks[0] else { return #expect(Bool(false), "no table") }
    let column = try #require(table.columns.firstIndex { $0.key == "financial" })
    let row = try #require(table.rows.first { $0[0] == .text("PP-2") })
    #expect(row[column] == .percent(7500, decimals: 2))
    #expect(table.note?.contains("lo ejercido entre lo asignado") == true)
  }

  @Test("folios are listed by number: PP-2 before PP-10")
  func folios() throws {
    let office = try MapOffice.drawn()
    for number in [10, 100, 3] { try office.addProject("PP-\(number)", type: "luminarias", unit: "06-001") }
    let report = try office.office.quarterReport(ReportRequest(period: Self.quarter))
    let list = try #require(report.annexes.first { $0.id == "works-list" })
    guard case .table(let table) = list.blocks[0] else { return #expect(Bool(false), "no table") }
    let folios = table.rows.map { $0[0].text }.filter { $0.hasPrefix("PP-") }
    #expect(folios == ["PP-1", "PP-2", "PP-3", "PP-10", "PP-100"])
  }

  @Test("money of units without people is named where the sum leaves it out")
  func moneyLeftOut() throws {
    let office = try MapOffice.drawn()
    try office.enter(.territorialUnit, ["segunda", "06-002"], ["population": .null])
    let text = try office.run(["report", "quarter", "--period", "2024-T4"]).out
    // Three projects of 1,545,292 pesos are of 06-001 and 06-002, VIEJO has no unit of its own but its site's, 06-002.
    #expect(
      text.contains("De los $4,635,876.00 asignados, $1,545,292.00 corresponden a unidades con población registrada"))
    #expect(text.contains("> No se cuenta 1 unidad sin población registrada, con $3,090,584.00 asignados."))
  }

  @Test("a map as of a day counts what had been entered by then, and says so")
  func asOf() throws {
    let office = try MapOffice.drawn()
    let later = Instant("2025-01-08T18:00:00Z")!
    _ = try office.store.write(by: "C01", at: later) {
      try $0.enter(
        "test",
        [
          Assignment(
            .visit, RecordID(kind: "visit", key: ["V9"]),
            [
              "key": "V9", "visited_at": "2024-12-01T16:00:00Z", "captured_at": "2024-12-01T16:00:00Z",
              "unit_id": office.unitID("06-002", of: "segunda"), "phase": "durante",
              "promoter_id": .text(RecordID(kind: "promoter", key: ["P01"]).description),
            ])
        ])
    }
    let desk = try FieldOffice(store: office.store, author: "A01", now: later)
    var request = MapRequest(layers: [.coverage], period: Self.quarter)
    #expect(try desk.mapContent(request, in: .spanish).title == "3 de 4 unidades visitadas, T4 2024")
    request.asOf = LocalDate("2025-01-06")
    let content = try desk.mapContent(request, in: .spanish)
    #expect(content.title == "2 de 4 unidades visitadas, T4 2024")
    #expect(content.notes.contains("Sólo lo capturado hasta el 6 de enero de 2025."))
    request.asOf = LocalDate("2025-01-09")
    #expect(throws: ReportRefusal.future(LocalDate("2025-01-09")!)) { try desk.mapContent(request, in: .spanish) }
    let answer = try office.run(
      ["map", "--layers", "coverage", "--period", "2024-T4", "--as-of", "ayer", "-o", "m.geojson"])
    #expect(answer.code != 0 && answer.err.contains("--as-of"))
  }

  @Test("a report bears the theme's names, on its page and its sheets")
  func themedReport() throws {
    let office = try MapOffice.drawn()
    try "institution Alcaldía Inventada\nvisited #225EA8\nfooter Calle 1".write(
      toFile: office.file("t.tema"), atomically: true, encoding: .utf8)
    let report = ["report", "quarter", "--period", "2024-T4", "-o"]
    let plain = try office.run(report + [office.file("a.html")])
    let themed = try office.run(report + [office.file("b.html"), "--theme", office.file("t.tema")])
    #expect(plain.code == 0 && themed.code == 0, "\(themed.err)")
    let (one, other) = (
      try String(contentsOfFile: office.file("a.html"), encoding: .utf8),
      try String(contentsOfFile: office.file("b.html"), encoding: .utf8)
    )
    #expect(!one.contains("Inventada") && other.contains("Alcaldía Inventada") && other.contains("Calle 1"))
    #expect(!one.contains("#225EA8".lowercased()) && other.lowercased().contains("#225ea8"))
    #expect(try office.run(report + [office.file("b.pdf"), "--theme", office.file("t.tema")]).code == 0)
    #expect(try office.run(report + [office.file("c.pdf"), "--theme", office.file("no.tema")]).code == 1)
  }
}
