import Foundation
import Store
import Testing

/// What cannot be taken: each with one sentence that says what, where and how to mend it, exit 1, and an unchanged file.
struct BadInputTests {
  /// A file of bytes and the sentence that refuses it; `%` stands for its path.
  struct BadFile: Sendable, CustomTestStringConvertible {
    var what: String
    var kind: String
    var name: String
    var bytes: Data
    var sentence: String
    var options: [String] = []
    var testDescription: String { what }

    init(_ what: String, _ kind: String, _ name: String, _ text: String, _ sentence: String, _ options: [String] = []) {
      self.init(what, kind, name, bytes: Data(text.utf8), sentence, options)
    }

    init(_ what: String, _ kind: String, _ name: String, bytes: Data, _ sentence: String, _ options: [String] = []) {
      (self.what, self.kind, self.name, self.bytes) = (what, kind, name, bytes)
      (self.sentence, self.options) = (sentence, options)
    }
  }

  private static func unit(_ geometry: String) -> String {
    #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"key":"06-040"},"geometry":\#(geometry)}]}"#
  }

  private static let swapped = "E-TER-04 Coordenadas invertidas: 19.40,-99.07; GeoJSON va en lon,lat."
  private static let malformed = "E-TER-01 Clave «6-1» no válida: se espera NN-NNN (ej. 06-040)."

  static let files: [BadFile] = [
    BadFile(
      "a visit with its coordinates swapped", "visits", "v.csv",
      "unit,visited_at,captured_at,lon,lat\n06-040,2024-12-30T11:00,2024-12-30T12:00,19.40,-99.07\n", swapped),
    BadFile(
      "a site with its coordinates swapped", "sites", "s.csv", "code,project,lon,lat\nX-1,PP-2024-0640,19.40,-99.07\n",
      swapped),
    BadFile(
      "a unit with its coordinates swapped", "units", "u.geojson",
      unit(#"{"type":"Point","coordinates":[19.40,-99.07]}"#), swapped),
    BadFile(
      "an unclosed ring", "units", "anillo.geojson",
      unit(#"{"type":"Polygon","coordinates":[[[-99.1,19.39],[-99.0,19.39],[-99.0,19.4],[-99.1,19.4]]]}"#),
      "E-TER-04 El anillo 1 no está cerrado: su última posición debe repetir la primera."),
    BadFile("an empty CSV", "projects", "vacio.csv", "", "% está vacío."),
    BadFile("an empty GeoJSON", "units", "vacio.geojson", "", "% está vacío."),
    BadFile(
      "a CSV without its columns, which are named", "projects", "c.csv", "nombre,monto\nA,3\n",
      "Al archivo le faltan folio, fiscal_year; sus columnas son nombre, monto: dígalo con --map campo=COLUMNA."),
    BadFile("a malformed key", "units", "k.csv", "key\n6-1\n", malformed),
    BadFile(
      "a malformed key of a unit named by a visit", "visits", "kv.csv",
      "unit,visited_at,captured_at\n6-1,2024-12-30T11:00,2024-12-30T12:00\n", malformed),
    BadFile(
      "an unknown coordinate system", "units", "crs.geojson", unit(#"{"type":"Point","coordinates":[-99.07,19.40]}"#),
      "No se reconoce el sistema de coordenadas «EPSG:999999»; indíquelo con --crs, por ejemplo EPSG:32614.",
      ["--crs", "EPSG:999999"]),
    BadFile(
      "binary junk as CSV", "projects", "basura.csv",
      bytes: Data((0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }),
      "% no tiene un formato conocido; se leen GeoJSON, Shapefile, GeoPackage y CSV."),
    BadFile(
      "an unclosed quote", "projects", "comilla.csv", "folio,fiscal_year,name\nA,2024,\"sin cerrar\nB,2024,otro\n",
      "La comilla que se abre en la línea 2 no se cierra: ciérrela o quítela."),
    BadFile(
      "a map with a field that there is not", "offices", "o.csv", "name,lon,lat\nX,-99.1,19.4\n",
      "El mapa da el campo «llave», que no existe aquí: los campos son name, unit, kind, lon, lat, hours.",
      ["--map", "llave=name"]),
    BadFile(
      "a map with a column that there is not", "offices", "o2.csv", "name,lon,lat\nX,-99.1,19.4\n",
      "Al archivo le falta NOMBRE; sus columnas son name, lon, lat: dígalo con --map campo=COLUMNA.",
      ["--map", "name=NOMBRE"]),
    BadFile(
      "a date that is none", "visits", "fecha.csv", "unit,visited_at\n06-040,ayer\n",
      "«ayer» no es una fecha para «visited_at»; se espera AAAA-MM-DD (con hora: AAAA-MM-DDTHH:MM)."),
    BadFile(
      "an amount that is none", "projects", "monto.csv", "folio,fiscal_year,budget_assigned\nA,2024,mucho\n",
      "«mucho» no es un número para «budget_assigned»."),
    BadFile(
      "a held event without attendees", "events", "e.csv",
      "type,starts_at,unit,status\nasamblea_obra,2024-12-01T10:00,06-040,realizado\n",
      "E-EVT-02 Evento realizado sin número de asistentes."),
    BadFile(
      "a place in another municipality", "offices", "lejos.csv", "name,lon,lat\nX,-103.4290,20.2850\n",
      "E-TER-03 El punto (-103.4290, 20.2850) queda fuera de 09006 Iztacalco."),
  ]

  @Test("a bad file is refused in one sentence and changes nothing", arguments: files)
  func refused(_ bad: BadFile) throws {
    let office = try ScenarioOffice.iztacalco()
    let path = office.harness.path(bad.name)
    try bad.bytes.write(to: URL(fileURLWithPath: path))
    let before = try office.state()
    let answer = try office.run(["import", bad.kind, path] + bad.options)
    #expect(answer.code == 1 && answer.out.isEmpty)
    #expect(answer.err == bad.sentence.replacing("%", with: path) + "\n")
    #expect(try office.state() == before, "The file changed.")
  }

  @Test("a folder, and a file that is not there, are refused by name")
  func noFile() throws {
    let office = try ScenarioOffice.iztacalco()
    let folder = office.harness.folder
    for kind in ["units", "projects", "roads"] {
      try office.refuses("\(folder) es una carpeta; indique el archivo.", "import", kind, folder)
      try office.refuses("No existe el archivo nada.geojson.", "import", kind, "nada.geojson")
    }
  }

  @Test("a cut GeoPackage is refused, a made one and the real one")
  func cut() throws {
    let office = try ScenarioOffice.iztacalco()
    var whole = [office.harness.path("made.gpkg")]
    let made = try ForeignClient.sqlite(
      whole[0], "CREATE TABLE gpkg_contents (a); CREATE TABLE x (y); INSERT INTO x VALUES (randomblob(40000));")
    if made == nil { whole = [] }
    if RealFiles.folder != nil { whole.append(RealFiles.path("territorio/cdmx-ut-iecm-2019.gpkg")) }
    for (index, path) in whole.enumerated() {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      let cut = office.harness.path("cortado-\(index).gpkg")
      try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: cut))
      try office.refuses(
        "\(cut) no es un GeoPackage legible: está cortado o dañado; vuelva a descargarlo.", "import", "units", cut,
        "--map", "key=CVEUT")
    }
  }

  @Test("a zip without a .shp is refused")
  func emptyZip() throws {
    let office = try ScenarioOffice.iztacalco()
    let path = office.harness.path("sin-shp.zip")
    // The end-of-directory record alone: a zip that holds nothing (APPNOTE 4.3.16).
    try Data([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)).write(to: URL(fileURLWithPath: path))
    try office.refuses("\(path) no contiene ningún .shp.", "import", "units", path)
  }

  @Test("a folio that exists, a forbidden step, an amount above the assigned one")
  func projects() throws {
    let office = try ScenarioOffice.iztacalco()
    let id = try #require(office.did("project", "show", "PP-2024-0640", "--json").object()["id"] as? String)
    try office.refuses(
      "E-PRJ-01 Folio PP-2024-0640 ya existe (proyecto \(id.prefix(6))).", "project", "add", "folio=PP-2024-0640",
      "source=PP", "fiscal_year=2024", "unit=06-040")
    try office.did(
      "project", "add", "folio=PP-2024-0999", "source=PP", "fiscal_year=2024", "unit=06-040", "status=priorizado",
      "budget_assigned=1545292")
    try office.refuses(
      "E-PRJ-02 No se puede pasar de «priorizado» a «entregado»; falta «terminado».", "project", "edit", "PP-2024-0999",
      "status=entregado")
    try office.refuses(
      "E-PRJ-03 Ejercido 1,620,000.00 excede lo asignado 1,545,292.00.", "project", "edit", "PP-2024-0999",
      "budget_spent=1620000")
    try office.isClean()
  }

  @Test("an amount above the assigned one that stood before only warns where another field is edited")
  func standingExcess() throws {
    let office = try MapOffice()
    try office.addEdition("segunda", from: nil)
    try office.addUnit("06-001", of: "segunda", west: -99.1)
    try office.addProject("P1", type: "cancha", unit: "06-001")
    try office.enter(.project, ["2024", "P1"], ["budget_spent": 162_000_000])
    let excess = "E-PRJ-03 Ejercido 1,620,000.00 excede lo asignado 1,545,292.00."
    let edited = try office.run(["project", "edit", "P1", "planned_end=2024-12-31"])
    #expect(edited.code == 0 && edited.err.contains(excess))
    #expect(try office.run(["project", "show", "P1", "--json"]).out.contains("2024-12-31"))
    for change in ["budget_spent=1600000", "budget_assigned=1500000"] {
      let refused = try office.run(["project", "edit", "P1", change])
      #expect(refused.code == 1 && refused.err.hasPrefix("E-PRJ-03 "), "\(change)")
    }
    #expect(try office.run(["project", "edit", "P1", "budget_spent=1500000"]).code == 0)
  }

  @Test("events that end before they start, that nobody counted, or with fewer than nobody there")
  func events() throws {
    let office = try ScenarioOffice.iztacalco()
    let event = ["event", "add", "type=asamblea_obra", "starts_at=2024-12-01T10:00", "unit=06-040"]
    func refuses(_ sentence: String, _ fields: String...) throws {
      let before = try office.state()
      let answer = try office.run(event + fields)
      #expect(answer.code == 1 && answer.err == sentence + "\n")
      #expect(try office.state() == before)
    }
    try refuses("E-EVT-02 Evento realizado sin número de asistentes.", "status=realizado")
    try refuses("E-EVT-02 El evento termina antes de empezar; revise las horas.", "ends_at=2024-12-01T09:00")
    try refuses(
      "E-EVT-02 Un evento no puede tener -3 en «attendees»; corrija la cifra.", "status=realizado", "attendees=-3")
  }

  @Test("one row that no table takes is refused by its line, and the others come in")
  func oneBadRow() throws {
    let office = try ScenarioOffice.iztacalco()
    let vehicles = try office.write(
      "econ_no,km_per_l,seats\nA-1,10,3\nA-2,10,-4\nA-3,12,2\n", to: "vehiculos.csv")
    let answer = try office.did("import", "vehicles", vehicles)
    #expect(answer.out == "3 leídos = 2 nuevos + 0 cambiados + 0 sin cambio + 1 rechazados\n")
    #expect(answer.warnings.count == 1 && answer.warnings[0].hasPrefix("Rechazado, línea 3 (A-2): "))
    let listed = try office.did("vehicle", "list", "--json").objects().compactMap { $0["key"] as? String }
    #expect(listed.contains("A-1") && listed.contains("A-3") && !listed.contains("A-2"))
    try office.isClean()
  }

  @Test("periods, layers, fields and formats that there are not")
  func words() throws {
    let office = try ScenarioOffice.iztacalco()
    let period =
      "«2024-T9» no es un periodo; escriba un trimestre (2024-T4), un mes (2024-11), un año (2024) "
      + "o dos días (2024-10-01..2024-10-15)."
    try office.refuses(period, "report", "coverage", "--period", "2024-T9")
    try office.refuses(period, "map", "--layers", "coverage", "--period", "2024-T9", "-o", "m.geojson")
    try office.refuses(
      "No hay capa «nubes»; hay coverage, projects, assemblies, visits, rounds.", "map", "--layers", "nubes",
      "--period",
      "2024-T4", "-o", "m.geojson")
    try office.refuses(
      "No hay campo «inventado» en las capas pedidas; hay cveut, nombre, visitas, cobertura, proyectos, "
        + "avance_promedio, poblacion, inversion_por_habitante, dias_sin_visita, dias_atraso, obras_atrasadas, "
        + "diferencia_avance.", "map", "--layers", "coverage", "--period", "2024-T4", "--fields", "inventado",
      "-o", "m.geojson")
    try office.refuses(
      "«2024-13-40» no es una fecha para «--at»; se espera AAAA-MM-DD (con hora: AAAA-MM-DDTHH:MM).", "visit", "record",
      "--unit", "06-040", "--at", "2024-13-40")
    #expect(!FileManager.default.fileExists(atPath: office.harness.path("m.geojson")))
  }
}
