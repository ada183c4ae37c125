import Foundation
import Testing

/// Files as the offices find them. They lie in `$RECORRIDO_REAL_DATA`; without it these tests skip.
@Suite(.enabled(if: RealFiles.folder != nil, "RECORRIDO_REAL_DATA does not name the folder of real files."))
struct RealFilesTests {
  @Test("all 1,814 units of Mexico City and 713 works of 2018, from import to report and map")
  func mexicoCity() throws {
    let office = try RealFiles.state("09", "Ciudad de México")
    let units = try RealFiles.units("territorio/cdmx-ut-iecm-2019.gpkg", map: "ut-iecm-2019", into: office)
    #expect(units.out == "1814 leídos = 1814 nuevos + 0 cambiados + 0 sin cambio + 0 rechazados\n")
    // Five mended, each named.
    #expect(units.warnings.count == 5 && units.warnings.allSatisfy { $0.contains("Polígono reparado") })
    for key in ["03-039", "09-008", "12-020", "12-158", "13-028"] {
      #expect(units.warnings.contains { $0.contains("(\(key))") && $0.hasSuffix("el área cambia 0.0000 %.") })
    }
    let works = [
      "import", "projects", RealFiles.path("obras/cdmx-presupuesto-participativo-2018.csv"), "--map",
      ScenarioOffice.data("mappings/presupuesto-participativo-2018.map"), "--refusals", "avisos.csv",
    ]
    let answer = try office.run(works)
    #expect(answer.out == "713 leídos = 713 nuevos + 0 cambiados + 0 sin cambio + 0 rechazados\n")
    let notes = try String(contentsOfFile: office.harness.path("avisos.csv"), encoding: .utf8).split(separator: "\n")
    let broken = notes.filter { $0.contains("La celda de «manual_capture» no es JSON legible") }
    #expect(broken.map { $0.split(separator: ",")[0] } == ["315", "484", "488", "497"])

    let report = try office.did("report", "coverage", "--period", "2018", "--json").object()
    #expect(report["units"] as? Int == 1814 && report["projects"] as? Int == 713 && report["visited"] as? Int == 0)
    #expect((report["projects_by_type"] as? [String: Int])?.values.reduce(0, +) == 713)
    let map = try office.did(
      "map", "--layers", "coverage,projects", "--period", "2018", "--public", "-o", "ciudad.geojson")
    #expect(map.err.hasSuffix("2527 elementos en ciudad.geojson: 1814 unidades, 713 obras\n"))
    for ending in ["geojsons", "gpkg", "kml"] {
      let other = try office.did("map", "--layers", "coverage,projects", "--period", "2018", "-o", "ciudad.\(ending)")
      #expect(other.err.hasSuffix("2527 elementos en ciudad.\(ending): 1814 unidades, 713 obras\n"))
    }
    try office.did("map", "--layers", "coverage", "--period", "2018", "--simplify", "10", "-o", "menos.geojson")
    func size(_ name: String) throws -> Int {
      try Data(contentsOf: URL(fileURLWithPath: office.harness.path(name))).count
    }
    #expect(try size("menos.geojson") * 2 < size("ciudad.geojson"))
    for name in ["ciudad.geojson", "ciudad.geojsons", "menos.geojson"] {
      #expect(try office.run("validate", office.harness.path(name)).code == 0)
    }
    let iztacalco = try office.did("report", "coverage", "--period", "2018", "--municipality", "09006", "--json")
      .object()
    #expect(iztacalco["units"] as? Int == 55 && iztacalco["projects"] as? Int == 53)

    try RealFiles.unchanged(1814, office) {
      try RealFiles.units("territorio/cdmx-ut-iecm-2019.gpkg", map: "ut-iecm-2019", into: office)
    }
    try RealFiles.unchanged(713, office) { try office.run(works) }
    try office.isClean()
  }

  @Test("55 units of Iztacalco; those of Tlalpan beside them are refused as foreign")
  func iztacalco() throws {
    let office = try ScenarioOffice(now: Harness.now, municipality: "09006", name: "Iztacalco")
    let answer = try RealFiles.units("territorio/iztacalco-ut-iecm-2019.geojson", map: "ut-iecm-2019", into: office)
    #expect(answer.out == "55 leídos = 55 nuevos + 0 cambiados + 0 sin cambio + 0 rechazados\n")
    try RealFiles.unchanged(55, office) {
      try RealFiles.units("territorio/iztacalco-ut-iecm-2019.geojson", map: "ut-iecm-2019", into: office)
    }
    let before = try office.state()
    let foreign = try RealFiles.units("territorio/tlalpan-ut-iecm-2019.geojson", map: "ut-iecm-2019", into: office)
    #expect(foreign.code == 1 && foreign.err.contains("no pertenece a 09006 Iztacalco"))
    #expect(try office.state() == before)
  }

  @Test("Tlalpan in UTM metres is transformed; its wrongly nested 12-133 is refused by name")
  func tlalpan() throws {
    let office = try ScenarioOffice(now: Harness.now, municipality: "09012", name: "Tlalpan")
    let answer = try RealFiles.units("territorio/tlalpan-ut-utm14n.geojson.gz", map: "tlalpan-ut", into: office)
    #expect(answer.code == 0)
    #expect(answer.out == "179 leídos = 178 nuevos + 0 cambiados + 0 sin cambio + 1 rechazados\n")
    #expect(answer.err.contains("GeoJSON, EPSG:32614, transformado a EPSG:4326\n"))
    let refused = answer.warnings.filter { $0.hasPrefix("Rechazado") }
    #expect(refused.count == 1 && refused[0].hasPrefix("Rechazado, elemento 1 (12-133): E-TER-04 "))
    try office.did("map", "--layers", "coverage", "--period", "2024", "-o", "tlalpan.geojson")
    let map = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: office.harness.path("tlalpan.geojson"))))
    let box = try #require((map as? [String: Any])?["bbox"] as? [Double])
    #expect(box[0] > -99.35 && box[1] > 19.05 && box[2] < -99.09 && box[3] < 19.32)
    try RealFiles.unchanged(178, refused: 1, office) {
      try RealFiles.units("territorio/tlalpan-ut-utm14n.geojson.gz", map: "tlalpan-ut", into: office)
    }
    // The third dimension of the borough's outline is dropped, and said.
    let outline = try RealFiles.units("territorio/tlalpan-limite-3d.geojson", map: "limite-tlalpan", into: office)
    #expect(outline.out == "1 leídos = 1 nuevos + 0 cambiados + 0 sin cambio + 0 rechazados\n")
    #expect(outline.err.contains("tercera dimensión omitida en 1\n"))
    try office.isClean()
  }

  @Test("a Shapefile without .prj asks for --crs, and is read with it")
  func withoutSystem() throws {
    let office = try RealFiles.state("09", "Ciudad de México")
    let file = RealFiles.path("territorio/cdmx-alcaldias-sin-prj.zip")
    try office.refuses(
      "\(file) no dice su sistema de coordenadas (falta el .prj): indique --crs EPSG:…", "import", "units", file,
      "--map", ScenarioOffice.data("mappings/alcaldias-conabio.map"))
    let answer = try office.did(
      "import", "units", file, "--map", ScenarioOffice.data("mappings/alcaldias-conabio.map"), "--crs", "EPSG:4326")
    #expect(answer.out == "16 leídos = 16 nuevos + 0 cambiados + 0 sin cambio + 0 rechazados\n")
    #expect(try office.did("unit", "show", "09003", "--json").object()["name"] as? String == "Coyoacán")
    try office.isClean()
  }

  @Test("Jalisco's localities: 245 in Latin-1 and 495 of 2020")
  func jalisco() throws {
    let office = try RealFiles.state("14", "Jalisco")
    let urban = try RealFiles.localities(
      "territorio/jalisco-localidades-urbanas-2010.zip", map: "localidades-urbanas-2010", edition: "censo-2010",
      from: "2010-01-01", into: office)
    #expect(urban.out == "245 leídos = 245 nuevos + 0 cambiados + 0 sin cambio + 0 rechazados\n")
    #expect(urban.err.contains("ISO-8859-1"))
    #expect(
      try office.did("locality", "show", "140020001", "--json").object()["name"] as? String == "Acatlán de Juárez")
    func newer() throws -> Answer {
      try RealFiles.localities(
        "localidades/jalisco-localidades-2020.csv", map: "localidades-ageeml-2020", edition: "ageeml-2020",
        from: "2020-01-01", into: office)
    }
    #expect(try newer().out == "495 leídos = 495 nuevos + 0 cambiados + 0 sin cambio + 0 rechazados\n")
    #expect(try office.did("locality", "show", "140500001", "--json").object()["population"] as? Int == 20286)
    try RealFiles.unchanged(495, office, newer)
    try office.isClean()
  }

  @Test("16,796 streets of Zapopan carry a route, which bears OpenStreetMap's notice")
  func zapopan() throws {
    let office = try RealFiles.state("14", "Jalisco")
    func roads() throws -> Answer {
      try office.run(
        "import", "roads", RealFiles.path("vialidad/zapopan-guadalajara-calles-geofabrik.zip"), "--map",
        ScenarioOffice.data("mappings/calles-geofabrik.map"))
    }
    let answer = try roads()
    #expect(answer.out == "16796 leídos = 16796 nuevos + 0 cambiados + 0 sin cambio + 0 rechazados\n")
    let notice = "© colaboradores de OpenStreetMap (ODbL)"
    let ends = ["route", "--from", "-103.4290,20.7000", "--to", "-103.3900,20.7200"]
    let route = try office.run(ends + ["--json", "-o", "camino.geojson"]).object()
    #expect(route["basis"] as? String == "vialidad" && route["attribution"] as? [String] == [notice])
    // 4.632 km as the crow flies.
    let metres = try #require(route["metres"] as? Double)
    #expect(metres > 4632 && metres < 10_000)
    #expect(try office.run(ends).lines.last == notice)
    let file = try String(contentsOfFile: office.harness.path("camino.geojson"), encoding: .utf8)
    #expect(file.contains(notice))
    try RealFiles.unchanged(16_796, office, roads)
  }
}

/// The real files, and what they are imported into.
enum RealFiles {
  static let folder = ProcessInfo.processInfo.environment["RECORRIDO_REAL_DATA"].flatMap { $0.isEmpty ? nil : $0 }

  static func path(_ name: String) -> String { (folder ?? "") + "/" + name }

  static func state(_ key: String, _ name: String) throws -> ScenarioOffice {
    try ScenarioOffice(now: Harness.now, municipality: key, name: name, scope: "state")
  }

  static func units(_ file: String, map: String, into office: ScenarioOffice) throws -> Answer {
    try office.run(
      "import", "units", path(file), "--map", ScenarioOffice.data("mappings/\(map).map"), "--catalogue",
      map.hasPrefix("limite") ? "limite" : "iecm-2019")
  }

  static func localities(
    _ file: String, map: String, edition: String, from day: String, into office: ScenarioOffice
  ) throws -> Answer {
    try office.run(
      "import", "localities", path(file), "--map", ScenarioOffice.data("mappings/\(map).map"), "--catalogue", edition,
      "--valid-from", day)
  }

  /// An import again: everything known already, no entry made, no byte written.
  static func unchanged(
    _ count: Int, refused: Int = 0, _ office: ScenarioOffice, sourceLocation: SourceLocation = #_sourceLocation,
    _ again: () throws -> Answer
  ) throws {
    let before = try office.state()
    let answer = try again()
    #expect(
      answer.out
        == "\(count + refused) leídos = 0 nuevos + 0 cambiados + \(count) sin cambio + \(refused) rechazados\n",
      sourceLocation: sourceLocation)
    #expect(try office.state() == before, "The file changed.", sourceLocation: sourceLocation)
  }
}
