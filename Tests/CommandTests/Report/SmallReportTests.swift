import Fieldwork
import Foundation
import Store
import Territory
import Testing

/// Reports of offices so small or so odd that each figure can be checked by hand.
@Suite struct SmallReportTests {
  private static let quarter = ["report", "quarter", "--period", "2024-T4"]

  @Test("one unit, no works, no events: one section, and it is the first")
  func oneUnit() throws {
    let office = try MapOffice()
    try office.addEdition("única", from: nil)
    try office.addUnit("06-001", of: "única", west: -99.1)
    let empty = try office.run(Self.quarter).out
    #expect(empty.contains("No hay visitas registradas en la única unidad territorial."))
    #expect(empty.components(separatedBy: "\n## ").map { $0.prefix(12) }.contains("1. Cobertura"))
    #expect(!empty.contains("\n## 2. "))
    try office.addVisit("V1", at: "2024-10-10T16:00:00Z", unit: "06-001", of: "única")
    let seen = try office.run(Self.quarter).out
    #expect(seen.contains("Se visitó la única unidad territorial (100.0 %), con 1 visita."))
    #expect(seen.contains("06-001 Colonia 06-001: 82 días al corte."))
    // From the day after the visit to the quarter's end.
    #expect(seen.contains("fue de 82 días, del 11 de octubre al 31 de diciembre de 2024."))
    #expect(seen.contains("## 2. Calidad de la evidencia") && !seen.contains("## 3. "))
    for format in ["html", "pdf", "json"] {
      #expect(try office.run(Self.quarter + ["-o", "uno.\(format)"]).code == 0)
    }
  }

  @Test("units that have waited as long are named together, three at most; a period of two days is shortened")
  func waiting() throws {
    let office = try MapOffice()
    try office.addEdition("única", from: nil)
    for number in 1...5 {
      try office.addUnit("06-00\(number)", of: "única", west: -99.1 + 0.01 * Double(number))
      try office.addVisit("V\(number)", at: "2024-10-10T16:00:00Z", unit: "06-00\(number)", of: "única")
    }
    func text(_ last: String) throws -> String {
      try office.run(["report", "quarter", "--period", "2024-10-01..\(last)"]).out
    }
    let longest = "las que más tiempo llevan esperando otra son"
    let october = try text("2024-10-15")
    #expect(
      october.contains(
        "\(longest) 06-001 Colonia 06-001, 06-002 Colonia 06-002, 06-003 Colonia 06-003 y 2 más: 5 días al corte."))
    #expect(october.hasPrefix("# Informe del 1 al 15 de octubre de 2024\n"))
    #expect(october.contains("Se cuentan las visitas del 1 al 15 de octubre de 2024,"))
    for number in 3...5 {
      try office.addVisit("W\(number)", at: "2024-10-12T16:00:00Z", unit: "06-00\(number)", of: "única")
    }
    let november = try text("2024-11-15")
    #expect(november.contains("\(longest) 06-001 Colonia 06-001 y 06-002 Colonia 06-002: 36 días al corte."))
    #expect(november.hasPrefix("# Informe del 1 de octubre al 15 de noviembre de 2024\n"))
    #expect(try text("2024-10-01").hasPrefix("# Informe del 1 de octubre de 2024\n"))
    let english = ["report", "quarter", "--period", "2024-10-01..2024-10-15", "--lang", "en"]
    #expect(try office.run(english).out.contains(" from 1 to 15 October 2024\n"))
  }

  @Test("units without a boundary or a position are counted, and said where a figure cannot hold them")
  func undrawn() throws {
    let office = try MapOffice.drawn()
    try office.enter(
      .office, ["O"],
      [
        "name": "Oficina", "kind": "oficina",
        "point": FieldValue(Shape.point(Coordinate(longitude: -99.1, latitude: 19.4))),
      ])
    let text = try office.run(Self.quarter).out
    #expect(text.contains("Se visitaron 2 de las 4 unidades territoriales (50.0 %), con 3 visitas."))
    #expect(text.contains("Hubo 1 visita más fuera de esas unidades, que no cuentan en la cobertura."))
    #expect(text.contains("Quedaron sin visita 2: 06-002 Colonia 06-002 y 06-004 Colonia 06-004."))
    #expect(text.contains("> Fuera de la tabla: 3 unidades sin posición."))
    #expect(try office.run(Self.quarter + ["-o", "i.pdf"]).code == 0)
  }

  /// Two units of 1,200 people each, with 100 and 300 pesos.
  ///
  /// Gini is half the mean difference over the mean: (200 + 200) / 4 / 2 / 200 = 0.25; Theil's T is the sum of each
  /// share of money times the logarithm of it over the share of people: 0.25 ln 0.5 + 0.75 ln 1.5 = 0.1308.
  /// Source: Sen, "On economic inequality" (1973), ch. 2.
  @Test("100 and 300 pesos among 1,200 people each: Gini 0.250, Theil 0.131, 0.17 pesos a person")
  func equity() throws {
    let office = try Self.works([("06-001", 10_000, 10_000, 10_000), ("06-002", 30_000, 15_000, 4000)])
    let report = try Self.json(office)
    let investment = try #require(Self.section("investment", report)?["figures"] as? [String: Double])
    #expect(
      investment == [
        "per_head": 0.17, "gini": 0.25, "theil": 0.131, "assigned": 400, "population_counted": 2400,
        "lower_half_percent": 25, "assigned_in_all": 400, "cancelled_projects": 0, "cancelled_assigned": 0,
        "units_without_investment": 0, "units_without_population": 0, "assigned_without_population": 0,
        "units_without_amount": 0, "assigned_elsewhere": 0,
      ])
    let text = try office.run(Self.quarter).out
    #expect(text.contains("La mitad de la población con menos inversión recibe 25.0 % del total."))
    #expect(text.contains("va de $0.08 por persona en 06-001 Colonia 06-001 a $0.25 en 06-002 Colonia 06-002."))
  }

  /// Of three units with 0, 100 and 300 pesos Gini is 2 (100 + 300 + 200) / (2 · 9 · 400 / 3) = 0.5 and Theil's T
  /// 0.25 ln (0.25 · 3) + 0.75 ln (0.75 · 3) = 0.536; each has 1,200 people.
  @Test("a unit without projects counts as zero, one whose projects have no amount as no data, in report and map alike")
  func withoutAmount() throws {
    let office = try Self.works([
      ("06-001", 10_000, nil, nil), ("06-002", 30_000, nil, nil), ("06-003", nil, nil, nil),
    ])
    try office.addUnit("06-004", of: "segunda", west: -99.07)
    let report = try Self.json(office)
    let investment = try #require(Self.section("investment", report)?["figures"] as? [String: Double])
    // Half of the people are the unit without anything and half of the one with a quarter of it.
    #expect(
      investment == [
        "per_head": 0.11, "gini": 0.5, "theil": 0.536, "assigned": 400, "population_counted": 3600,
        "lower_half_percent": 12.5, "assigned_in_all": 400, "cancelled_projects": 0, "cancelled_assigned": 0,
        "units_without_investment": 1, "units_without_population": 0, "assigned_without_population": 0,
        "units_without_amount": 1, "assigned_elsewhere": 0,
      ])
    let rows = try #require((report["units"] as? [String: Any])?["rows"] as? [[String: Any]])
    #expect(rows.map { $0["assigned"] as? Double } == [100, 300, nil, 0])
    #expect(rows.map { $0["per_head"] as? Double } == [0.08, 0.25, nil, 0])
    let text = try office.run(Self.quarter).out
    #expect(text.contains("1 unidad no tiene nada asignado y cuenta con cero."))
    #expect(text.contains("> Sin dato: 1 unidad con proyectos de los que ninguno tiene monto registrado."))
    var request = MapRequest(layers: [.coverage], period: Period("2024-T4")!)
    request.figure = .investment
    let map = try office.office.mapContent(request, in: .spanish)
    #expect(
      map.title.hasPrefix(
        "De $0.08 a $0.25 asignados por habitante en 2 de 3 unidades con dato; 1 sin nada asignado"))
    #expect(map.areas.map(\.figure) == ["$0.08 por habitante", "$0.25 por habitante", nil, "$0.00 por habitante"])
    #expect(map.notes.contains { $0.hasPrefix("Inversión por habitante: una unidad sin proyectos cuenta con cero;") })
  }

  @Test(
    "what was paid beside what was built: half paid of 40 % built is even, three quarters is ahead, beyond the sum is said"
  )
  func progress() throws {
    let office = try Self.works([
      ("06-001", 10_000, 5000, 4000), ("06-002", 10_000, 7500, 4000), ("06-003", 10_000, 12_000, 10_000),
      ("06-004", nil, 100, 5000),
    ])
    let report = try Self.json(office)
    let tables = try #require(Self.section("progress", report)?["tables"] as? [[String: Any]])
    let groups = try #require(tables[0]["rows"] as? [[String: Any]]).map { $0["projects"] as? Int }
    #expect(groups == [1, 2, 0, 1])
    let behind = try #require((tables[1]["rows"] as? [[String: Any]])?.first)
    #expect(behind["folio"] as? String == "P-06-002" && behind["gap"] as? Double == 35)
    // 50, 75 and 120 paid, 40, 40 and 100 built: 81.67 and 60; the mean gap is (10 + 35 + 20) / 3.
    let text = try office.run(Self.quarter).out
    #expect(text.contains("el avance físico medio es de 60.00 % y el financiero de 81.67 %"))
    #expect(text.contains("el dinero va 21.67 puntos adelante de la obra"))
    #expect(text.contains("> 1 proyecto ejerció más de lo asignado: P-06-003."))
    #expect(text.contains("> 1 proyecto no tiene monto asignado registrado: las sumas de dinero son un mínimo."))
    #expect(text.contains("(81.7 % en los 3 con ambos montos)"))
  }

  /// 49.98 and 19.99 built, 50.00 and 20.00 paid: the gaps 0.02 and 0.01 are 0.015 on average, 0.02 in hundredths; the
  /// means 34.985 and 35.00 are printed as 34.99 and 35.00, which leave 0.01.
  @Test("the mean gap is that of the works' own gaps, and a note says why the printed means leave another")
  func meanGap() throws {
    let office = try Self.works([("06-001", 10_000, 5000, 4998), ("06-002", 10_000, 2000, 1999)])
    let text = try office.run(Self.quarter).out
    #expect(text.contains("es de 34.99 % y el financiero de 35.00 %: en promedio, el dinero va 0.02 puntos adelante"))
    #expect(text.contains("La diferencia entre ambos avances se calcula antes de redondearlos."))
    let even = try Self.works([("06-001", 10_000, 5000, 4000), ("06-002", 10_000, 2000, 1000)])
    #expect(!(try even.run(Self.quarter).out.contains("antes de redondearlos")))
  }

  @Test("a cancelled work is said beside the sums that hold it, and mean progress leaves it out")
  func cancelled() throws {
    let office = try Self.works([("06-001", 10_000, 5000, 4000), ("06-002", 10_000, 9000, 1000)])
    try office.enter(.project, ["2024", "P-06-002"], ["status": "cancelado"])
    let text = try office.run(Self.quarter).out
    #expect(text.contains(" Incluye 1 cancelado por $100.00."))
    #expect(text.contains(" Incluye 1 proyecto cancelado por $100.00."))
    #expect(text.contains("el avance físico medio es de 40.00 % y el financiero de 50.00 %"))
    #expect(text.contains("Sin contar 1 proyecto cancelado."))
  }

  @Test("a past quarter says that works which ended later stand as they are recorded today")
  func later() throws {
    let office = try Self.works([("06-001", 10_000, 5000, 10_000)])
    let caution = "El estado y los montos de las obras son los registrados al 5 de enero de 2025."
    #expect(!(try office.run(Self.quarter).out.contains(caution)))
    try office.enter(.project, ["2024", "P-06-001"], ["status": "terminado", "actual_end": "2025-01-03"])
    #expect(try office.run(Self.quarter).out.contains("> " + caution))
    var request = MapRequest(layers: [.projects], period: Period("2024-T4")!)
    #expect(try office.office.mapContent(request, in: .spanish).notes.contains(caution))
    request.layers = [.coverage]
    #expect(!(try office.office.mapContent(request, in: .spanish).notes.contains(caution)))
  }

  @Test("fewer than 30 units with delays are a hint and not proof, and the report says so; all alike are not measured")
  func clusters() throws {
    let office = try Self.works([
      ("06-001", 10_000, 9000, 1000), ("06-002", 10_000, 8000, 1000), ("06-003", 10_000, 2000, 3000),
      ("06-004", 10_000, 1000, 3000),
    ])
    let text = try office.run(Self.quarter).out
    #expect(text.contains("con 999 permutaciones de semilla fija"))
    #expect(text.contains("> Sólo 4 unidades con dato: con menos de 30 los agrupamientos son indicio, no prueba."))
    #expect(try office.run(Self.quarter).out == text)
    let alike = try Self.works([("06-001", 10_000, 5000, 5000), ("06-002", 10_000, 5000, 5000)])
    #expect(try alike.run(Self.quarter).out.contains("> Las 2 unidades con dato no varían entre sí"))
  }

  @Test("a unit all of whose stops were suspended for insecurity is out of reach, and both coverages are shown")
  func attainable() throws {
    let office = try Self.works([("06-001", nil, nil, nil), ("06-002", nil, nil, nil), ("06-003", nil, nil, nil)])
    try office.addVisit("V1", at: "2024-10-10T16:00:00Z", unit: "06-001")
    try office.enter(
      .round, ["R"],
      [
        "date": "2024-11-05", "starts_at": "2024-11-05T15:00:00Z", "ends_at": "2024-11-05T20:00:00Z", "est_km": 1000,
        "est_l": 100, "basis": "geodesico", "status": "cerrado",
      ])
    try office.enter(
      .roundStop, ["R1"],
      [
        "round_id": .text(RecordID(kind: "round", key: ["R"]).description), "seq": 1,
        "unit_id": office.unitID("06-002", of: "segunda"), "eta": "2024-11-05T16:00:00Z", "service_min": 30,
        "leg_km": 1000, "leg_l": 100, "leg_basis": "geodesico", "status": "suspendido", "reason": "Inseguridad",
      ])
    let text = try office.run(Self.quarter).out
    #expect(text.contains("(33.3 %), con 1 visita"))
    #expect(
      text.contains(
        "En 1 unidad todas las paradas se suspendieron por inseguridad; de las 2 alcanzables se visitó 50.0 %."))
    #expect(text.contains("- Cobertura alcanzable: **50.0 %**"))
  }

  /// Letters without end, mark-up, text that turns around, a table's strokes and line breaks.
  private static let hostile = [
    String(repeating: "Ñandú", count: 2000), "</script><script>alert(1)</script><img src=x>",
    "شارع\u{202E}أحمد | **no** `x`\n## no", "=HYPERLINK(\"x\") & {{title}} {{{style}}}",
  ]

  @Test("hostile names stay names", arguments: ["md", "html", "json", "pdf"])
  func hostileNames(format: String) throws {
    let office = try Self.works([
      ("06-001", 10_000, 9000, 1000), ("06-002", 10_000, 1000, 1000), ("06-003", 10_000, 500, 3000),
      ("06-004", 10_000, 0, 3000),
    ])
    for (number, name) in Self.hostile.enumerated() {
      let key = "06-00\(number + 1)"
      try office.enter(.territorialUnit, ["segunda", key], ["name": .text(name)])
      try office.enter(.project, ["2024", "P-\(key)"], ["name": .text(name), "type": .text(name)])
    }
    let made = try office.run(Self.quarter + ["-o", "h.\(format)"])
    #expect(made.code == 0 && made.err == "Informe en h.\(format).\n", "\(made.err)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: office.file("h.\(format)")))
    guard format != "pdf" else {
      #expect(bytes.starts(with: Data("%PDF-".utf8)) && bytes.count < 200_000)
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("\u{202E}") && bytes.count < 300_000)
    switch format {
    case "html":
      #expect(!text.contains("<script") && !text.contains("<img src=x") && text.contains("&lt;script&gt;"))
      #expect(text.contains("{{title}}") && text.contains("{{{style}}}"))
    case "md":
      let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
      let strokes = rows.map { $0.replacing("\\|", with: "").count { $0 == "|" } }
      // Every row has as many cells as the line of dashes of its table.
      #expect(strokes.allSatisfy { $0 >= 3 } && !text.contains("\n## no"))
      #expect(text.contains("\\*\\*no\\*\\*"))
    default: #expect(try JSONSerialization.jsonObject(with: bytes) is [String: Any])
    }
  }

  @Test("works by unit, programme and status add up, and what has no unit is called so")
  func worksReport() throws {
    let office = try MapOffice.drawn()
    let report = try office.run(["report", "works", "--period", "2024-T4", "--json"]).object()
    let table = try #require((Self.section("works-by-unit", report)?["tables"] as? [[String: Any]])?.first)
    let rows = try #require(table["rows"] as? [[String: Any]])
    // PP-2 and VIEJO, whose unit is that of its site, lie in 06-002; HECHO was delivered, FUTURO is to come.
    #expect(rows.map { $0["unit"] as? String } == ["06-001", "06-002"])
    #expect(rows.map { $0["projects"] as? Int } == [1, 2] && rows.map { $0["suspendido"] as? Int } == [0, 1])
    let total = try #require(table["total"] as? [String: Any])
    #expect(total["projects"] as? Int == 3 && total["assigned"] as? Double == 4_635_876)
    let none = try office.run(["report", "works", "--period", "2019"])
    #expect(none.code == 0 && none.out.contains("El periodo no muestra ningún proyecto."))
  }

  @Test("what cannot be reported is refused in one sentence")
  func refusals() throws {
    let office = try MapOffice.drawn()
    func refused(_ arguments: String...) throws -> String {
      let answer = try office.run(["report", "quarter"] + arguments)
      #expect(answer.code == 1 && answer.out.isEmpty)
      return answer.err
    }
    #expect(
      try refused("--period", "2025-T2")
        == "El periodo 2025-T2 empieza después del 2025-01-05, fecha de los registros; pida un periodo que ya comenzó.\n"
    )
    #expect(try refused("--period", "2024-T4", "-o", "i.docx").contains("dé un archivo .md, .txt, .html, .pdf, .json"))
    #expect(try refused("--period", "ayer").hasPrefix("«ayer» no es un periodo;"))
    #expect(try refused("--period", "2024-T4", "--as-of", "mañana").contains("mañana"))
    let empty = try MapOffice().run(Self.quarter)
    #expect(empty.code == 1 && empty.err.contains("no tiene unidades territoriales"))
  }

  // MARK: Small worlds

  /// Square units in a row, each with a project: centavos assigned and spent, hundredths built.
  private static func works(
    _ works: [(unit: String, assigned: Int?, spent: Int?, physical: Int?)]
  ) throws -> MapOffice {
    let office = try MapOffice()
    try office.addEdition("segunda", from: nil)
    for (number, work) in works.enumerated() {
      try office.addUnit(work.unit, of: "segunda", west: -99.1 + 0.01 * Double(number))
      try office.enter(
        .project, ["2024", "P-\(work.unit)"],
        [
          "folio": .text("P-\(work.unit)"), "name": "Obra", "type": "cancha", "source": "PP", "fiscal_year": 2024,
          "status": "en_ejecucion", "unit_id": office.unitID(work.unit, of: "segunda"),
          "budget_assigned": FieldValue(work.assigned), "budget_spent": FieldValue(work.spent),
          "physical_progress": FieldValue(work.physical),
        ])
    }
    return office
  }

  private static func json(_ office: MapOffice) throws -> [String: Any] {
    try office.run(quarter + ["--json"]).object()
  }

  private static func section(_ id: String, _ report: [String: Any]) -> [String: Any]? {
    (report["sections"] as? [[String: Any]])?.first { $0["id"] as? String == id }
  }
}
