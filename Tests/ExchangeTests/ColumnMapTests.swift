import Territory
import Testing

@testable import Exchange

private let known = [
  "key", "name", "folio", "type", "source", "fiscal_year", "unit", "status", "budget_assigned", "budget_spent", "km",
  "accuracy_m", "planned_start", "physical_progress", "lon", "lat", "parent",
]

struct ColumnMapTests {
  /// The values and the faults' sentences of one row under a map.
  private func read(_ map: String, _ row: KeyValuePairs<String, String?>) throws -> (
    values: [String: String], faults: [String]
  ) {
    let bound = try ColumnMap(map).bound(to: row.map(\.key), known: known, required: [])
    let read = bound.values(of: SourceRow(place: 2, cells: row.map(\.value)))
    return (read.values, read.faults.map(\.description))
  }

  @Test("a field comes from a column, found exactly or without case, accents and blanks")
  func columns() throws {
    #expect(try read("key=CVEUT", ["CVEUT": " 06-040 ", "cveut": "x"]).values["key"] == "06-040")
    #expect(try read("key= cveut ", ["CVEUT": "x", "cveut": "06-040"]).values["key"] == "06-040")
    #expect(try read("name=poblacion", ["  Población": "7"]).values["name"] == "7")
    #expect(try read("name=\"Obra, nombre + año\"", ["Obra, nombre + año": "x"]).values["name"] == "x")
    #expect(try read("name=N", ["N": "  "]).values["name"] == nil)
  }

  @Test("constants, joined cells and own text make a field")
  func joined() throws {
    let row: KeyValuePairs<String, String?> = ["CVE_ENT": "09", "CVE_MUN": "012", "id": "7", "no": nil]
    let map = "fiscal_year==2018, source=='Presupuesto, 2018',key=CVE_ENT+CVE_MUN,folio='PP-''18-'+id,name=CVE_ENT+no"
    let values = try read(map, row).values
    #expect(values == ["fiscal_year": "2018", "source": "Presupuesto, 2018", "key": "09012", "folio": "PP-'18-7"])
  }

  @Test("the first alternative that is not empty counts, after its conversions")
  func alternatives() throws {
    let map = "name=A ?? B ?? 'Sin nombre'|skip:NINGUNO;No Aplica"
    #expect(try read(map, ["A": nil, "B": "b"]).values["name"] == "b")
    #expect(try read(map, ["A": "Ninguno", "B": "b"]).values["name"] == "b")
    #expect(try read(map, ["A": "no aplica", "B": ""]).values["name"] == "Sin nombre")
  }

  @Test("a path finds members and elements inside a cell of JSON")
  func paths() throws {
    let cell = #"{"a": {"b": [10, {"c": " sí "}]}, "n": 12.50, "t": true, "nada": null}"#
    func at(_ path: String) throws -> String? { try read("name=j->\(path)", ["j": cell]).values["name"] }
    #expect(try at("a->b->1->c") == "sí")
    #expect(try at("a -> b -> 0") == "10")
    #expect(try at("n") == "12.50")
    #expect(try at("t") == "true")
    for absent in ["nada", "z", "a->b->2", "n->x"] { #expect(try at(absent) == nil) }
    let faults = try read("name=j->a", ["j": cell]).faults
    #expect(faults.count == 1 && faults[0].contains("«a»"))
  }

  @Test("a cell of broken JSON is one fault that names its column, and other fields still come")
  func brokenJSON() throws {
    let map = "name=j->a??B,type=j->b,key=K"
    let read = try read(map, ["j": #"{"a": ""x""}"#, "B": "b", "K": "1"])
    #expect(read.faults.count == 1)
    #expect(read.faults[0].contains("«j»"))
    #expect(read.values == ["name": "b", "key": "1"])
    #expect(try self.read(map, ["j": nil, "B": nil, "K": "1"]).faults.isEmpty)
  }

  @Test(
    "conversions give exact figures in the field's unit",
    arguments: [
      ("physical_progress", "fraction", "0.9927", "99.27"), ("physical_progress", "fraction", "1", "100"),
      ("physical_progress", "fraction", ".5", "50"), ("physical_progress", "fraction", "7e-2", "7"),
      ("physical_progress", "percent", "85 %", "85"), ("budget_spent", "pesos", "$ 1,545,292.50", "1545292.50"),
      ("budget_spent", "pesos", "-$120.00 MXN", "-120.00"), ("budget_spent", "pesos", " $ -   ", "0"),
      ("budget_spent", "thousands", "1,234.5678", "1234567.8"), ("budget_spent", "pesos", "1.5E+06", "1500000"),
      ("km", "m", "12450", "12.45"), ("km", "km", "12.4 km", "12.4"), ("km", "m", "7 m", "0.007"),
      ("accuracy_m", "km", "0.5", "500"), ("accuracy_m", "m", "12.50", "12.50"), ("unit", "digits:3", "6", "006"),
      ("unit", "digits:3", "1234", "1234"), ("unit", "digits:3", "6A", "6A"),
      ("folio", "trim:'", "'0418T4O0002", "0418T4O0002"),
      ("name", "upper", "peñón", "PEÑÓN"),
      ("status", "values:Finiquitada=entregado;En proceso=en_ejecucion", "EN PROCESO", "en_ejecucion"),
      ("status", "values:Finiquitada=entregado", "otra", "otra"),
      ("budget_spent", "skip:S/D|pesos|thousands", "$2", "2000"),
      ("budget_spent", "comma|pesos", "$ 1.234,50 M.N.", "1234.50"), ("km", "comma|km", "1234,5 km", "1234.5"),
      ("physical_progress", "comma|percent", "45,5 %", "45.5"), ("budget_spent", "comma|pesos", "-$ ,50", "-0.50"),
      ("physical_progress", "comma|fraction", "0,355", "35.5"), ("budget_spent", "comma|pesos", " $ - ", "0"),
      ("budget_spent", "comma|thousands", "1.234.567", "1234567000"), ("accuracy_m", "comma", "7,25", "7.25"),
    ])
  func conversions(field: String, conversion: String, cell: String, value: String) throws {
    let read = try read("\(field)=X|\(conversion)", ["X": cell])
    #expect(read.values[field] == value)
    #expect(read.faults.isEmpty)
  }

  @Test(
    "days are read as they are written, in Spanish and English",
    arguments: [
      ("dd-MMM-yy", "26-Mar-07", "2007-03-26"), ("d-MMM-yy", "3-Dic-12", "2012-12-03"),
      ("dd MMM yyyy", "01 sept. 2024", "2024-09-01"),
      ("dd/MMM/yyyy", "31/Jan/1999", "1999-01-31"), ("MM/dd/yyyy", "02/29/2024", "2024-02-29"),
      ("yyyy.M.d", "2024.7.4", "2024-07-04"),
      ("dd-MMM-yy;dd/MM/yyyy", "16/06/2008", "2008-06-16"), ("dd/MM/yyyy*", "01/02/2019 12:00:00 a. m.", "2019-02-01"),
      ("d 'x' MMMM yyyy", "4 'x' Agosto 2020", "2020-08-04"), ("dd-MMM-yy", "01-ene-70", "1970-01-01"),
    ])
  func dates(pattern: String, cell: String, value: String) throws {
    #expect(try read("planned_start=F|date:\(pattern)", ["F": cell]).values["planned_start"] == value)
  }

  @Test(
    "what cannot be converted is a fault that shows the text",
    arguments: [
      ("physical_progress", "fraction", "1.2"), ("physical_progress", "fraction", "85%"),
      ("budget_spent", "pesos", "S/D"),
      ("planned_start", "date:dd/MM/yyyy", "31/02/2024"), ("planned_start", "date:dd/MM/yyyy", "29/02/2023"),
      ("planned_start", "date:dd/MM/yyyy", "Obra"), ("planned_start", "date:dd/MM/yyyy", "01/13/2024"),
      ("planned_start", "date:dd/MM/yyyy", "01/02/20244"), ("km", "m", "lejos"),
      ("budget_spent", "comma|pesos", "S/D"),
    ])
  func faults(field: String, conversion: String, cell: String) throws {
    let read = try read("\(field)=X|\(conversion),name=N", ["X": cell, "N": "n"])
    #expect(read.values == ["name": "n"])
    #expect(read.faults.count == 1)
    #expect(read.faults[0].contains(cell) && read.faults[0].contains(field))
  }

  @Test(
    "a comma that parts no thousands is refused with the way to read it, and never dropped",
    arguments: [
      ("budget_spent", "pesos", "1.234,50"), ("budget_spent", "pesos", "1234,5"), ("budget_spent", "pesos", "$45,5"),
      ("budget_spent", "thousands", "12,34,567"), ("physical_progress", "percent", "45,5 %"), ("km", "km", "0,500 km"),
      ("km", "m", "12,4505 m"), ("budget_spent", "pesos", "1,234,"), ("budget_spent", "pesos", ",123"),
    ])
  func strayCommas(field: String, conversion: String, cell: String) throws {
    let read = try read("\(field)=X|\(conversion)", ["X": cell])
    #expect(read.values.isEmpty)
    #expect(read.faults.count == 1 && read.faults[0].contains("«\(cell)»") && read.faults[0].contains("|comma"))
  }

  @Test(
    "a number written otherwise is refused where a decimal comma was promised",
    arguments: ["1,234.50", "1234.5", "12.34.567,8", "0.500", "1,2,3"])
  func otherThanDecimalComma(cell: String) throws {
    let read = try read("budget_spent=X|comma|pesos", ["X": cell])
    #expect(read.values.isEmpty)
    #expect(read.faults.count == 1 && read.faults[0].contains("«\(cell)»") && read.faults[0].contains("|comma"))
  }

  @Test("values are replaced one by one, also in a field that needs no rule; others stay")
  func replacements() throws {
    let map = "status.Finiquitada=entregado,status.En proceso=en_ejecucion,status.'a=b'=suspendido"
    #expect(try ColumnMap(map).fields == ["status"])
    for (cell, value) in [
      ("finiquitada", "entregado"), ("En proceso", "en_ejecucion"), ("a=b", "suspendido"), ("x", "x"),
    ] {
      #expect(try read(map, ["Estatus": cell]).values["status"] == value)
      #expect(try read(map + ",status=E|upper", ["E": cell]).values["status"] == (value == "x" ? "X" : value))
    }
  }

  @Test("fields without a rule come from columns of their own or a Spanish name, if the import takes them")
  func synonyms() throws {
    let row: KeyValuePairs<String, String?> = [
      "Clave": "1", "NOMBRE": "n", "Ejercicio": "2024", "Estado": "x", "folio": "f", "Población": "9",
      "Longitud": "-103",
    ]
    let values = try read("folio==", row).values
    #expect(values == ["key": "1", "name": "n", "fiscal_year": "2024", "status": "x", "lon": "-103"])
    #expect(try read("", ["key": "1", "clave": "2", "name": nil, "nombre": "n"]).values == ["key": "1"])
  }

  @Test("all that the file lacks is said in one sentence, with what it has")
  func missing() throws {
    let map = try ColumnMap("name=NOM+X->a,unit=U??NOM")
    let error = #expect(throws: ColumnMapError.self) {
      try map.bound(to: ["A", "NOM"], known: known, required: ["key", "name"])
    }
    #expect(error == .missingColumns(["X", "U", "key"], present: ["A", "NOM"]))
    #expect(error?.description.contains("faltan X, U, key") == true)
    #expect(throws: ColumnMapError.unknownField("nombre", known: known)) {
      try ColumnMap("nombre=NOM").bound(to: ["NOM"], known: known, required: [])
    }
  }

  @Test(
    "a rule that cannot be read is refused, and says so",
    arguments: [
      ("=X", ColumnMapError.Problem.noField), ("key", .noEquals), ("key=", .noColumn), ("key=A+", .noColumn),
      ("key=A->", .noColumn), ("key='a", .openQuote), ("key='a' b", .strayText("b")),
      ("key=A|quitar", .badConversion("quitar")),
      ("name=A|km", .badConversion("km")), ("key=A|digits:x", .badConversion("digits:x")),
      ("planned_start=A|date:dd/MM", .badConversion("date:dd/MM")), ("key=A,key=B", .repeatedField("key")),
      ("status.=x", .emptyValue), ("status.a=", .emptyValue),
    ])
  func badRules(text: String, problem: ColumnMapError.Problem) throws {
    let error = #expect(throws: ColumnMapError.self) { try ColumnMap(text) }
    guard case .badRule(_, nil, problem) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("a mapping file holds a rule a line, with comments; a wrong rule is refused with its line")
  func files() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("uno.map", "# fuente\r\nkey=CVE # la clave\nfolio='a#b'+\"No. #\"\r\n\nunit=U|trim:'\n")
    let map = try ColumnMap.load(path)
    #expect(map.fields == ["key", "folio", "unit"])
    let bound = try map.bound(to: ["CVE", "No. #", "U"], known: known, required: ["key"])
    let values = bound.values(of: SourceRow(place: 2, cells: ["1", "7", "'x"])).values
    #expect(values == ["key": "1", "folio": "a#b7", "unit": "x"])
    let wrong = try folder.file("dos.map", "key=A\n\nname=|x\n")
    #expect(throws: ColumnMapError.badRule("name=|x", line: 3, .noColumn)) { try ColumnMap.load(wrong) }
    #expect(throws: TablesError.noSuchFile("no-hay.map")) { try ColumnMap.load("no-hay.map") }
    #expect(try ColumnMap.load("key=A,name=B").fields == ["key", "name"])
  }
}
