import Exchange
import Fieldwork
import Foundation
import Store
import Territory
import Testing

/// The figures that colour the units of a map, on five units known by heart of 1,200 people each.
@Suite struct AreaFigureTests {
  private static let quarter = Period("2024-T4")!

  /// - 06-001: 120,000 pesos, half built and 80 % paid, past its day; visited 10 days before the quarter's end, its own
  ///   next visit not due yet.
  /// - 06-002: 240,000 pesos, built whole and 20 % paid; visited 70 days before the end.
  /// - 06-003: a project without an amount; nobody came, although a visit was due 30 days before the end.
  /// - 06-004: nothing. 06-005: nothing, and no boundary either.
  private static func office() throws -> MapOffice {
    let office = try MapOffice()
    try office.addEdition("segunda", from: nil)
    for number in 1...4 { try office.addUnit("06-00\(number)", of: "segunda", west: -99.1 + 0.01 * Double(number)) }
    try office.addUnit("06-005", of: "segunda")
    for (folio, status, assigned, physical, financial) in [
      ("P1", "en_ejecucion", 12_000_000, 5000, 8000), ("P2", "terminado", 24_000_000, 10_000, 2000),
      ("P3", "en_ejecucion", nil, nil, nil),
    ] as [(String, String, Int?, Int?, Int?)] {
      try office.addProject(folio, type: "cancha", status: status, unit: "06-00\(folio.last!)")
      try office.enter(
        .project, ["2024", folio],
        [
          "budget_assigned": FieldValue(assigned), "physical_progress": FieldValue(physical),
          "financial_progress": FieldValue(financial), "planned_end": folio == "P3" ? .null : "2024-11-01",
        ])
    }
    try office.addVisit("V1", at: "2024-12-21T16:00:00Z", unit: "06-001")
    try office.addVisit("V2", at: "2024-10-22T16:00:00Z", unit: "06-002")
    for (unit, day) in [("06-001", "2024-10-01"), ("06-003", "2024-12-01")] {
      try office.enter(
        .visitDuty, [unit], ["unit_id": office.unitID(unit, of: "segunda"), "first_due": .text(day), "every_days": 90])
    }
    return office
  }

  private static func request(_ figure: AreaFigure) -> MapRequest {
    var request = MapRequest(layers: [.coverage], period: quarter)
    request.figure = figure
    return request
  }

  @Test(
    "each figure says its finding, its classes with their counts and who has no data; the counts add up to all units",
    arguments: [
      (
        AreaFigure.investment,
        "De $100.00 a $200.00 asignados por habitante en 2 de 4 unidades con dato; 2 sin nada asignado",
        ["0: nada asignado": 2, "100": 1, "200": 1]
      ),
      (
        .recency, "La mitad de 2 unidades con visita lleva 40 días o más sin otra; 3 nunca la han tenido",
        ["10": 1, "70": 1]
      ),
      (.overdue, "Visitas atrasadas en 1 de 2 unidades con visita programada", ["0: al día": 1, "30": 1]),
      (.delayed, "1 obra pasada de su fecha en 1 de 2 unidades con dato", ["0: ninguna": 1, "1": 1]),
      (
        .gap, "En 1 de 2 unidades con dato lo pagado rebasa lo construido por más de 20 puntos",
        ["menos de −50: la obra muy adelante": 1, "más de 20 a 50: el dinero adelante": 1]
      ),
      (.progress, "Avance físico: la mitad de 2 unidades con dato llega a 75 % o más", ["50": 1, "100": 1]),
    ] as [(AreaFigure, String, [String: Int])])
  func drawn(figure: AreaFigure, title: String, classes: [String: Int]) throws {
    let office = try Self.office()
    let content = try office.office.mapContent(Self.request(figure), in: .spanish)
    #expect(content.title == title + ", T4 2024")
    let entries = try #require(content.areaLegend?.entries)
    #expect(entries.reduce(0) { $0 + $1.count } == 5)
    let known = entries.filter { $0.count > 0 && !$0.label.hasPrefix("Sin dato") }
    #expect(Dictionary(uniqueKeysWithValues: known.map { ($0.label, $0.count) }) == classes)
    #expect(entries.last?.label.hasPrefix("Sin dato") == true && content.areas.count == 5)
    // The table beside the map adds up to it.
    #expect(content.table?.rows.last?[1] == "5")
  }

  @Test(
    "every figure is drawn as a sheet and as a page; the gap in colours that part around its middle",
    arguments: AreaFigure.allCases)
  func formats(figure: AreaFigure) throws {
    let office = try Self.office()
    let map = ["map", "--layers", "coverage", "--period", "2024-T4", "--figure", figure.rawValue]
    for (name, more) in [("f.svg", []), ("f.html", ["--lang", "en"])] {
      let answer = try office.run(map + ["-o", name] + more)
      #expect(answer.code == 0, "\(figure) \(name): \(answer.err)")
    }
    if figure == .gap { #expect(try office.run(map + ["-o", "f.pdf", "--atlas"]).code == 0) }
    // Around a middle, in the colours of the diverging palette.
    let sheet = try String(contentsOfFile: office.file("f.svg"), encoding: .utf8)
    #expect(sheet.contains("rgb(32.941176%,15.294118%,53.333333%)") == (figure == .gap))
  }

  @Test("as columns of data they have their value, and null where nobody knows")
  func fields() throws {
    let office = try Self.office()
    let names = [
      "cveut", "inversion_por_habitante", "dias_sin_visita", "dias_atraso", "obras_atrasadas", "diferencia_avance",
    ]
    let arguments = ["map", "--layers", "coverage", "--period", "2024-T4", "--fields", names.joined(separator: ",")]
    let answer = try office.run(arguments + ["-o", "-"])
    for line in [
      #"{"cveut":"06-001","inversion_por_habitante":100.00,"dias_sin_visita":10,"dias_atraso":0,"obras_atrasadas":1,"diferencia_avance":30.00}"#,
      #"{"cveut":"06-002","inversion_por_habitante":200.00,"dias_sin_visita":70,"dias_atraso":null,"obras_atrasadas":0,"diferencia_avance":-80.00}"#,
      #"{"cveut":"06-003","inversion_por_habitante":null,"dias_sin_visita":null,"dias_atraso":30,"obras_atrasadas":null,"diferencia_avance":null}"#,
      #"{"cveut":"06-005","inversion_por_habitante":0.00,"dias_sin_visita":null,"dias_atraso":null,"obras_atrasadas":null,"diferencia_avance":null}"#,
    ] { #expect(answer.out.contains(line)) }
  }

  @Test(
    "the page's table holds every unit, and says of which no boundary is loaded; sheet and page count them the same")
  func undrawn() throws {
    let office = try Self.office()
    #expect(try office.run(["map", "--layers", "coverage", "--period", "2024-T4", "-o", "m.html"]).code == 0)
    let page = try String(contentsOfFile: office.file("m.html"), encoding: .utf8)
    #expect(page.contains("(5)") && page.contains("Colonia 06-005"))
    #expect(page.components(separatedBy: "sin límite cargado").count == 2)
    let content = try office.office.mapContent(Self.request(.coverage), in: .spanish)
    #expect(content.areaLegend?.entries.map(\.count) == [2, 3] && content.areas.count == 5)
    // The sheet says by itself what it cannot draw.
    #expect(!(content.notes + content.wholeNotes).contains { $0.contains("sin figura") })
  }

  @Test(
    "a choice that the map would not show is refused in one sentence",
    arguments: [
      (
        ["--layers", "projects", "--figure", "visits", "-o", "m.pdf"],
        "--figure colorea las unidades; añada coverage a --layers o quítelo."
      ),
      (
        ["--layers", "coverage", "--class-count", "5", "-o", "m.pdf"],
        "--class-count no va con --figure coverage, que tiene sus propias clases; quítelo o elija otra cifra."
      ),
      (
        ["--layers", "coverage", "--figure", "gap", "--classes", "jenks", "-o", "m.html"],
        "--classes no va con --figure gap, que tiene sus propias clases; quítelo o elija otra cifra."
      ),
      (["--layers", "coverage", "--dpi", "200", "-o", "m.pdf"], "--dpi sólo va con .png; quítelo o cambie -o."),
      (
        ["--layers", "coverage", "--paper", "carta", "-o", "m.html"],
        "--paper sólo va con .pdf, .png, .svg; quítelo o cambie -o."
      ),
      (
        ["--layers", "coverage", "--simplify", "10", "-o", "m.pdf"],
        "--simplify es de archivos de datos y no de mapas dibujados; quítelo o cambie -o."
      ),
      (
        ["--layers", "coverage", "--excel", "-o", "m.pdf"], "--excel sólo va con un archivo .csv; quítelo o cambie -o."
      ),
      (
        ["--layers", "coverage", "--grey", "-o", "m.geojson"],
        "--grey es de mapas dibujados; dé a -o un archivo .svg, .pdf, .png o .html."
      ),
      (
        ["--layers", "coverage", "--figure", "visits", "--class-count", "9", "-o", "m.pdf"],
        "9 clases no se leen en un mapa: pida de 4 a 6."
      ),
    ] as [([String], String)])
  func refused(arguments: [String], sentence: String) throws {
    let office = try Self.office()
    let answer = try office.run(["map", "--period", "2024-T4"] + arguments)
    #expect(answer.code == 1 && answer.err == sentence + "\n")
  }

  @Test("fewer values than classes, and none at all, are said")
  func said() throws {
    let office = try Self.office()
    let map = ["map", "--layers", "coverage", "--period", "2024-T4", "-o", "m.svg", "--figure"]
    let few = try office.run(map + ["recency", "--class-count", "6"]).err
    #expect(few.contains("Sólo hay 2 valores distintos para 6 clases: cada valor es una clase."))
    // Nobody asked for a number of classes.
    let usual = try office.run(map + ["recency"]).err
    #expect(usual.contains("Sólo hay 2 valores distintos: cada valor es una clase."))
    // The class of 0 is drawn too, and is none of those found.
    let apart = try office.run(map + ["delayed"]).err
    #expect(apart.contains("Sólo hay 1 valor distinto además de 0: cada valor es una clase."))
    let empty = try MapOffice()
    try empty.addEdition("segunda", from: nil)
    try empty.addUnit("06-001", of: "segunda", west: -99.1)
    let none = try empty.run(map + ["progress"]).err
    #expect(none.contains("Ninguna unidad tiene dato de --figure progress: todas van rayadas."))
  }

  @Test("how progress is found stands on a map of it, and on one of works only where their facts are shown")
  func progressRule() throws {
    let office = try Self.office()
    func rules(_ layers: [MapLayer], _ figure: AreaFigure?) throws -> [Int] {
      var request = MapRequest(layers: layers, period: Period("2024-T4")!)
      request.figure = figure
      let content = try office.office.mapContent(request, in: .spanish)
      return [content.notes, content.factNotes].map { $0.count { $0.hasPrefix("Avance físico de una obra:") } }
    }
    #expect(try rules([.coverage, .projects], nil) == [0, 1])
    #expect(try rules([.coverage, .projects], .progress) == [1, 0])
    #expect(try rules([.coverage], .gap) == [1, 0])
    #expect(try rules([.coverage], .visits) == [0, 0])
  }

  @Test("where no work has a planned end nobody knows which is late: no unit has data, and the list says so")
  func undated() throws {
    let office = try Self.office()
    for folio in ["P1", "P2"] { try office.enter(.project, ["2024", folio], ["planned_end": .null]) }
    let content = try office.office.mapContent(Self.request(.delayed), in: .spanish)
    #expect(content.title == "Sin obras con fecha prevista en 5 unidades, T4 2024")
    #expect(content.areaLegend?.entries.map(\.label) == ["Sin dato: sin obras con fecha prevista"])
    #expect(content.areaLegend?.entries.map(\.count) == [5])
    let fields = ["map", "--layers", "coverage", "--period", "2024-T4", "--fields", "cveut,obras_atrasadas", "-o", "-"]
    #expect(try office.run(fields).out.contains(#"{"cveut":"06-001","obras_atrasadas":null}"#))
    // P2 is finished, and not late whatever its day was.
    let list = try office.run(["list", "delayed"]).err
    #expect(
      list.contains("2 obras sin terminar no tienen fecha prevista de término: no se sabe si están atrasadas.\n"))
    // One work with a day: the count is of what is known.
    try office.enter(.project, ["2024", "P1"], ["planned_end": "2024-11-01"])
    try office.addProject("P4", type: "cancha", unit: "06-001")
    #expect(
      try office.office.mapContent(Self.request(.delayed), in: .spanish).title
        == "1 obra pasada de su fecha en 1 de 1 unidad con dato, T4 2024")
  }

  @Test("people are counted in the units whose population is known, and the title says of how many it is not")
  func population() throws {
    let office = try Self.office()
    var request = Self.request(.population)
    #expect(try office.office.mapContent(request, in: .spanish).title == "6,000 habitantes en 5 unidades, T4 2024")
    try office.enter(.territorialUnit, ["segunda", "06-005"], ["population": .null])
    #expect(
      try office.office.mapContent(request, in: .spanish).title
        == "4,800 habitantes en 4 de 5 unidades; 1 sin dato, T4 2024")
    #expect(
      try office.office.mapContent(request, in: .english).title
        == "4,800 inhabitants in 4 of 5 units; 1 without data, T4 2024")
    request.figure = .investment
    for folio in ["P1", "P2"] { try office.enter(.project, ["2024", folio], ["budget_assigned": .null]) }
    #expect(
      try office.office.mapContent(request, in: .spanish).title
        == "Sin inversión registrada en 1 unidad con dato, T4 2024")
  }

  @Test("round classes begin with the least value and end with the greatest")
  func ends() throws {
    let office = try Self.office()
    for (number, people) in [12, 35, 58, 74, 89].enumerated() {
      try office.enter(.territorialUnit, ["segunda", "06-00\(number + 1)"], ["population": .integer(people)])
    }
    let legend = try office.office.mapContent(Self.request(.population), in: .spanish).areaLegend
    #expect(legend?.entries.map(\.label) == ["12 a 20", "21 a 40", "41 a 60", "61 a 80", "81 a 89"])
  }

  @Test("class limits of one series have as many decimals")
  func decimals() throws {
    let office = try Self.office()
    for (folio, centavos) in [("P1", 21_796_800), ("P2", 24_360_000)] {
      try office.enter(.project, ["2024", folio], ["budget_assigned": FieldValue(centavos)])
    }
    let legend = try office.office.mapContent(Self.request(.investment), in: .spanish).areaLegend
    #expect(legend?.entries.dropFirst().prefix(2).map(\.label) == ["181.64", "203.00"])
  }

  @Test("what --where left is said on the map; where it leaves no unit, nothing is drawn, and not for want of units")
  func filtered() throws {
    let office = try Self.office()
    var request = MapRequest(layers: [.coverage], period: Self.quarter)
    request.filter = try RowFilter("cobertura=1")
    #expect(try office.office.mapContent(request, in: .spanish).notes.contains("Sólo cobertura = visitada."))
    #expect(try office.office.mapContent(request, in: .english).notes.contains("Only coverage = visited."))
    request.filter = try RowFilter("nombre=nadie")
    #expect {
      try office.office.mapContent(request, in: .spanish)
    } throws: {
      if case MapWarning.nothingMatches = $0 { true } else { false }
    }
  }

  @Test("a municipality is named under the title though its own catalogue is not loaded, and the figures are its own")
  func municipality() throws {
    let office = try MapOffice(key: "09", name: "Ciudad de México", scope: "state")
    try office.addEdition("segunda", from: nil)
    for (key, west) in [("06-001", -99.1), ("12-001", -99.2), ("12-002", -99.21)] {
      try office.addUnit(key, of: "segunda", west: west)
    }
    try office.addVisit("V1", at: "2024-10-10T16:00:00Z", unit: "12-001")
    for name in ["09012", "Tlalpan", "tlalpan"] {
      var request = MapRequest(layers: [.coverage], period: Self.quarter)
      request.municipality = name
      let content = try office.office.mapContent(request, in: .spanish)
      #expect(content.title == "1 de 2 unidades visitadas, T4 2024" && content.subtitle == "09012 Tlalpan")
      #expect(content.areas.map(\.id) == ["12-001", "12-002"])
    }
    let report = try office.run(["report", "quarter", "--period", "2024-T4", "--municipality", "Tlalpan"]).out
    #expect(report.contains("**09012 Tlalpan**"))
    // Another state's municipality has no name here: the state says where it is.
    let other = try MapOffice(key: "14", name: "Jalisco", scope: "state")
    try other.addEdition("l", from: nil, level: "localidad")
    try other.addUnit("140500001", of: "l", level: "localidad", west: -103.4)
    var request = MapRequest(layers: [.coverage], period: Self.quarter)
    request.municipality = "14050"
    #expect(try other.office.mapContent(request, in: .spanish).subtitle == "Municipio 14050 de 14 Jalisco")
  }
}
