import Cartography
import Foundation
import Store
import Territory
import Testing

@Suite("Maps by the ending of their file")
struct MapFormatTests {
  static let layers = ["map", "--layers", "coverage,projects,assemblies", "--period", "2024-T4", "-o"]
  static let assemblies = ["map", "--layers", "assemblies", "--period", "2024-T4", "-o"]

  @Test(
    "each format is written whole, twice the same",
    arguments: ["m.geojson", "m.json", "m.geojsonl", "m.geojsons", "m.gpkg", "m.kml"])
  func several(name: String) throws {
    let office = try MapOffice.drawn()
    #expect(try office.run(Self.layers + [name]).code == 0)
    let first = try Data(contentsOf: URL(fileURLWithPath: office.file(name)))
    let again = try office.run(Self.layers + [name])
    #expect(again.code == 0 && again.err.hasSuffix("10 elementos en \(name): 4 unidades, 4 obras, 2 asambleas\n"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: office.file(name))) == first && first.count > 1000)
  }

  @Test("a format of one layer takes one, and says what to do with several", arguments: ["m.csv", "m.fgb"])
  func single(name: String) throws {
    let office = try MapOffice.drawn()
    #expect(try office.run(Self.assemblies + [name]).code == 0)
    #expect(FileManager.default.fileExists(atPath: office.file(name)))
    let refused = try office.run(Self.layers + ["no-" + name])
    #expect(refused.code == 1)
    #expect(
      refused.err
        == "Este formato guarda una sola capa y se pidieron varias para no-\(name); pida una o escriba un .gpkg.\n")
    #expect(!FileManager.default.fileExists(atPath: office.file("no-" + name)))
  }

  @Test(
    "the styles that QGIS reads have the sheet's colours for every status, and names in the reader's language",
    .enabled(if: ForeignClient.isPresent, "Neither sqlite3 nor python3 is at hand as another SQLite program."))
  func styles() throws {
    let office = try ScenarioOffice.iztacalco()
    func style(_ language: String, _ table: String) throws -> String {
      #expect(try office.run(Self.layers + ["m.gpkg", "--lang", language]).code == 0)
      let ask = "SELECT styleQML || styleSLD || styleName FROM layer_styles WHERE f_table_name = '\(table)'"
      return try #require(try ForeignClient.sqlite(office.harness.path("m.gpkg"), ask))
    }
    let spanish = try style("es", "obras")
    for (number, status) in Project.Status.allCases.enumerated() {
      let colour = try #require(Theme().look(of: .status(status)).fill.colour)
      let parts = [colour.red, colour.green, colour.blue].map { String(Int(($0 * 255).rounded())) }
      let symbol = try #require(
        spanish.components(separatedBy: "<symbol type=\"marker\" name=\"\(number)\"").dropFirst().first)
      #expect(symbol.components(separatedBy: "</symbol>")[0].contains("v=\"\(parts.joined(separator: ",")),255\""))
      #expect(spanish.contains("symbol=\"\(number)\" value=\"\(status.rawValue)\""))
    }
    // A white sign is held by its edge.
    #expect(spanish.contains("<prop k=\"outline_color\" v=\"51,51,51,255\"/>"))
    let english = try style("en", "obras")
    #expect(spanish.contains("label=\"En ejecución\"") && spanish.contains("<se:Name>Obras</se:Name>"))
    #expect(
      english.contains("value=\"en_ejecucion\" label=\"Under way\"") && english.contains("<se:Name>Works</se:Name>"))
    let units = try style("en", "unidades")
    #expect(units.contains("label=\"Visited\"") && units.contains("label=\"Not visited\""))
    #expect(try office.run(Self.layers + ["m.kml", "--lang", "en"]).code == 0)
    let kml = try String(contentsOfFile: office.harness.path("m.kml"), encoding: .utf8)
    for name in ["Territorial units", "Works", "Assemblies"] { #expect(kml.contains("<Folder><name>\(name)</name>")) }
  }

  @Test(
    "units of which one has no polygon are coloured all the same",
    .enabled(if: ForeignClient.isPresent, "Neither sqlite3 nor python3 is at hand as another SQLite program."))
  func mixedUnits() throws {
    let office = try MapOffice.drawn()
    #expect(try office.run(Self.layers + ["m.gpkg"]).code == 0)
    let ask = "SELECT styleQML FROM layer_styles WHERE f_table_name = 'unidades'"
    let style = try #require(try ForeignClient.sqlite(office.file("m.gpkg"), ask))
    #expect(style.contains("SimpleFill") && style.contains("SimpleMarker") && style.contains("label=\"Visitada\""))
  }

  @Test(
    "a figure colours the units of a file that keeps colours, and its field is in every file",
    .enabled(if: ForeignClient.isPresent, "Neither sqlite3 nor python3 is at hand as another SQLite program."))
  func figure() throws {
    let office = try MapOffice.drawn()
    let units = ["map", "--layers", "coverage", "--period", "2024-T4", "--figure", "investment"]
    let answer = try office.run(units + ["--fields", "cveut,nombre", "-o", "m.gpkg"])
    #expect(answer.code == 0 && !answer.err.contains("un solo color"), "\(answer.err)")
    let ask = "SELECT styleQML FROM layer_styles WHERE f_table_name = 'unidades'"
    let style = try #require(try ForeignClient.sqlite(office.file("m.gpkg"), ask))
    #expect(style.contains("&quot;inversion_por_habitante&quot; &gt;= ") && !style.contains("cobertura"))
    #expect(try office.run(units + ["-o", "m.geojson"]).code == 0)
    let text = try String(contentsOfFile: office.file("m.geojson"), encoding: .utf8)
    #expect(text.contains("\"inversion_por_habitante\":"))
    for (options, file, sentence) in [
      (["--classes", "jenks"], "no.geojson", "--classes es de mapas dibujados; "),
      (["--paper", "oficio"], "no.geojson", "--paper sólo va con .pdf, .png, .svg; quítelo o cambie -o."),
      (["--atlas"], "no.csv", "--atlas sólo va con .pdf; quítelo o cambie -o."),
    ] {
      let answer = try office.run(units + options + ["-o", file])
      #expect(answer.code == 1 && answer.err.hasPrefix(sentence), "\(answer.err)")
    }
  }

  @Test("a figure's column stands beside the fields that are named, once", arguments: ["m.csv", "m.geojson", "m.kml"])
  func figureColumn(name: String) throws {
    let office = try MapOffice.drawn()
    let units = ["map", "--layers", "coverage", "--period", "2024-T4", "-o", name, "--fields"]
    for (options, isThere) in [
      (["cveut"], false), (["cveut", "--figure", "visits"], true), (["cveut,visitas", "--figure", "visits"], true),
    ] {
      let answer = try office.run(units + options)
      #expect(answer.code == 0, "\(answer.err)")
      let text = try String(contentsOfFile: office.file(name), encoding: .utf8)
      #expect(text.contains("visitas") == isThere && !text.contains("proyectos"), "\(options)")
      if isThere, name == "m.csv" { #expect(text.hasPrefix("id,cveut,visitas,wkt\r\n"), "\(text.prefix(80))") }
    }
  }

  @Test("a file left without the field of its colours says so; fields stand in the order asked for")
  func fields() throws {
    let office = try MapOffice.drawn()
    let units = ["map", "--layers", "coverage", "--period", "2024-T4", "--fields", "nombre,cveut", "-o"]
    for file in ["m.gpkg", "m.kml"] {
      let answer = try office.run(units + [file])
      #expect(answer.err.contains("son del campo «cobertura»; añádalo a --fields."), "\(answer.err)")
    }
    let table = try office.run(units + ["m.csv"])
    #expect(table.code == 0 && !table.err.contains("color"))
    #expect(try String(contentsOfFile: office.file("m.csv"), encoding: .utf8).hasPrefix("id,nombre,cveut,wkt\r\n"))
  }

  @Test("a map without anything says so; a file needs a name before its ending")
  func nothing() throws {
    let office = try MapOffice.drawn()
    let empty = try office.run(["map", "--layers", "assemblies,visits", "--period", "2023-T1", "-o", "m.geojson"])
    #expect(
      empty.err.contains(
        "Aviso: El mapa queda vacío: en 2023-T1 no hay asambleas ni visitas; revise --period y --layers.\n"),
      "\(empty.err)")
    for file in [".pdf", ".geojson", "..geojson", "....pdf", ""] {
      let answer = try office.run(Self.assemblies + [file])
      #expect(answer.code == 1 && answer.err.contains("no nombra un archivo"), "\(answer.err)")
      if !file.isEmpty { #expect(!FileManager.default.fileExists(atPath: office.file(file))) }
    }
  }

  @Test("works are called so in English, and an unknown municipality is answered with those there are")
  func words() throws {
    let office = try MapOffice.drawn()
    let works = ["map", "--layers", "projects", "--period", "2024-T4", "-o", "m.geojson"]
    #expect(try office.run(works + ["--lang", "en"]).err.contains(": 4 works\n"))
    let far = try office.run(works + ["--municipality", "Iztapalapa Norte"])
    #expect(far.code == 1 && far.err == "No hay municipio «Iztapalapa Norte»; hay 09006 Iztacalco.\n", "\(far.err)")
  }

  @Test("an empty sequence of ours is clean")
  func emptySequence() throws {
    let office = try MapOffice.drawn()
    for file in ["nada.geojsons", "nada.geojsonl"] {
      _ = try office.run(["map", "--layers", "visits", "--period", "2023-T1", "-o", file])
      #expect(try office.run(["validate", office.file(file)]).code == 0)
    }
  }

  @Test("a CSV of points has their longitude and latitude, and Excel's mark where it is asked for")
  func csv() throws {
    let office = try MapOffice.drawn()
    #expect(try office.run(Self.assemblies + ["a.csv", "--excel"]).code == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: office.file("a.csv")))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(text.hasPrefix("id,tipo,fecha,lugar,asistentes,acuerdos,cveut,lon,lat\r\n"))
    #expect(text.contains("Kiosco «central»,42,,06-001,"))
    let refused = try office.run(Self.assemblies + ["a.geojson", "--excel"])
    #expect(refused.code == 1 && refused.err == "--excel sólo va con un archivo .csv; quítelo o cambie -o.\n")
  }

  @Test("--where keeps what has the values named, in the layers that have the field")
  func filter() throws {
    let office = try MapOffice.drawn()
    let units = try office.run(Self.layers + ["m.geojson", "--where", "unit=06-001"])
    #expect(units.code == 0)
    let text = try String(contentsOfFile: office.file("m.geojson"), encoding: .utf8)
    let features = text.split(separator: "\n").filter { $0.hasPrefix("{\"type\":\"Feature\"") }
    #expect(!features.isEmpty && features.allSatisfy { $0.contains("\"cveut\":\"06-001\"") })
    let none = try office.run(Self.layers + ["m.geojson", "--where", "cobertura=7"])
    #expect(none.code == 0 && none.err.contains(": 0 unidades, 4 obras, 2 asambleas"))
    #expect(none.err.contains("Aviso: --where deja fuera todas las unidades; hay cobertura = 0, 1.\n"))
    for (filter, sentence) in [
      (
        "tonto",
        "«tonto» no es un filtro; escriba campo=valor, separados por comas, y entre comillas dobles un valor que las lleve: "
          + "'nombre=\"Gimnasio, El Rodeo\"'.\n"
      ),
      ("promotor=P01", "E-PRI-02"), ("nada=1", "No hay campo «nada» en las capas pedidas; hay "),
    ] {
      let answer = try office.run(Self.layers + ["no.geojson", "--where", filter])
      #expect(answer.code == 1 && answer.err.hasPrefix(sentence), "\(answer.err)")
    }
  }

  @Test("--simplify takes metres")
  func simplify() throws {
    let office = try MapOffice.drawn()
    #expect(try office.run(Self.layers + ["m.geojson", "--simplify", "5"]).code == 0)
    #expect(try office.run(["validate", office.file("m.geojson")]).code == 0)
    for metres in ["0", "20000", "nan"] {
      let answer = try office.run(Self.layers + ["m.geojson", "--simplify", metres])
      #expect(answer.code == 1 && answer.err.hasPrefix("--simplify toma metros, más de 0 y hasta 10000"))
    }
  }

  @Test("one unit, and a period in which nothing happened, are maps too", arguments: ["gpkg", "kml", "geojsons"])
  func small(ending: String) throws {
    let office = try MapOffice.drawn()
    let one = ["map", "--layers", "coverage", "--period", "2024-T4", "--where", "unit=06-001", "-o", "una.\(ending)"]
    let unit = try office.run(one)
    #expect(unit.code == 0 && unit.err.hasSuffix("1 elemento en una.\(ending): 1 unidad\n"), "\(unit.err)")
    let none = ["map", "--layers", "assemblies,visits", "--period", "2023-T1", "-o", "nada.\(ending)"]
    let empty = try office.run(none)
    #expect(empty.code == 0 && empty.err.hasSuffix("0 elementos en nada.\(ending): 0 asambleas, 0 visitas\n"))
    #expect(FileManager.default.fileExists(atPath: office.file("nada.\(ending)")))
  }

  @Test("a name of 10,000 characters, of another direction, or full of marks goes out whole")
  func hostileNames() throws {
    let office = try MapOffice.drawn()
    let names = [String(repeating: "ñ", count: 10_000), "شارع ٤٢ \u{202E}x", "</script><b>&\"'\n\t=1", "=CMD()"]
    for (index, name) in names.enumerated() {
      try office.enter(
        .territorialUnit, ["segunda", "06-00\(5 + index)"],
        [
          "code": .text("06-00\(5 + index)"), "level": "ut", "name": .text(name),
          "catalogue_id": .text(RecordID(kind: "catalogue_version", key: ["segunda"]).description),
        ])
    }
    for ending in ["geojson", "geojsons", "csv", "gpkg", "kml", "fgb"] {
      let file = "nombres.\(ending)"
      let answer = try office.run(["map", "--layers", "coverage", "--period", "2024-T4", "-o", file])
      #expect(answer.code == 0 && answer.err.hasSuffix("8 elementos en \(file): 8 unidades\n"), "\(answer.err)")
      // A database lays long texts in several pages.
      if ending == "gpkg" { continue }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: office.file(file)))
      #expect(bytes.range(of: Data(names[0].utf8)) != nil && bytes.range(of: Data("شارع".utf8)) != nil)
    }
    let table = try String(contentsOfFile: office.file("nombres.csv"), encoding: .utf8)
    #expect(table.contains(",'=CMD(),"))
    #expect(try office.run(["validate", office.file("nombres.geojson")]).code == 0)
  }

  @Test("a map does not take the place of the office's own file")
  func database() throws {
    let office = try MapOffice.drawn()
    try FileManager.default.copyItem(atPath: office.store.path, toPath: office.file("copia.gpkg"))
    let answer = try office.run(Self.layers + ["copia.gpkg"])
    #expect(answer.code == 1 && answer.err.contains("es una base de datos y no se reemplaza"))
  }
}

@Suite("validate")
struct ValidateCommandTests {
  @Test("a map of ours is clean but for advice, and ends with 0")
  func clean() throws {
    let office = try MapOffice.drawn()
    _ = try office.run(MapFormatTests.layers + ["m.geojson"])
    let answer = try office.run(["validate", office.file("m.geojson")])
    #expect(answer.code == 0)
    #expect(
      answer.out.contains("Consejo: Aquí hay Point y antes había Polygon; algunos programas leen sólo el primer tipo"))
    #expect(answer.err.hasSuffix("m.geojson: 10 elementos, 0 fallas, 1 consejo (mixedGeometry 1)\n"))
    _ = try office.run(MapFormatTests.assemblies + ["a.geojson"])
    let none = try office.run(["validate", office.file("a.geojson"), "--lang", "en"])
    #expect(none.code == 0 && none.out.isEmpty)
    #expect(none.err.hasSuffix("a.geojson: 2 features, 0 flaws, 0 pieces of advice\n"))
  }

  @Test("what is wrong is listed with its place, and ends with 1")
  func flawed() throws {
    let office = try MapOffice()
    let text = """
      {"type":"FeatureCollection","crs":{},"features":[
      {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[19.4,-99.1]}}]}
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: office.file("x.geojson")))
    let answer = try office.run(["validate", office.file("x.geojson")])
    #expect(answer.code == 1)
    #expect(
      answer.out == """
        línea 1, byte 34: «crs» ya no existe en GeoJSON, cuyas posiciones son siempre longitud y latitud WGS 84: quítelo, y \
        si nombra otro sistema convierta antes las posiciones. (crs)
        línea 2, elemento 1, byte 126: Esta posición tiene los ejes al revés: escriba primero la longitud y después la \
        latitud. (features[0].geometry.coordinates)

        """)
    #expect(answer.err.hasSuffix("x.geojson: 1 elemento, 2 fallas, 0 consejos (crs 1, outOfRange 1)\n"))
    let short = try office.run(["validate", office.file("x.geojson"), "--limit", "1", "--lang", "en"])
    #expect(short.out.split(separator: "\n").count == 1)
    #expect(
      short.err.hasSuffix(
        "x.geojson: 1 feature, 2 flaws, 0 pieces of advice (crs 1, outOfRange 1); 1 of 2 findings are listed, more with "
          + "--limit\n"))
    let json = try office.run(["validate", office.file("x.geojson"), "--json", "--limit", "1"])
    #expect(json.code == 1 && json.err.isEmpty)
    #expect(
      json.out.contains("\"features\":1,\"clean\":false,\"counts\":[{\"flaw\":\"crs\",\"count\":1,\"advice\":false},"))
    #expect(
      json.out.contains(
        "\"findings\":[{\"flaw\":\"crs\",\"advice\":false,\"feature\":null,\"path\":\"crs\",\"line\":1,"))
    #expect(try office.run(["validate", office.file("nada.geojson")]).code == 1)
  }

  @Test("what cannot be checked is refused in one sentence, in the language asked for")
  func refused() throws {
    let office = try MapOffice()
    let texts: [(name: String, bytes: [UInt8], spanish: String, english: String)] = [
      (
        "x.geojson", Array("<kml>".utf8), "% no es GeoJSON sino KML: expórtelo como GeoJSON y revíselo de nuevo.",
        "% is not GeoJSON but KML: export it as GeoJSON and check it again."
      ),
      (
        "u.geojson", [0xFF, 0xFE, 0x7B, 0],
        "% no está en UTF-8 sino en UTF-16: guárdelo como UTF-8 y revíselo de nuevo.",
        "% is not in UTF-8 but in UTF-16: save it as UTF-8 and check it again."
      ),
      (
        "x.geojson.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B],
        "El archivo comprimido «%» está cortado: descárguelo de nuevo.",
        "The compressed file “%” is cut short: download it again."
      ),
    ]
    for text in texts {
      let path = office.file(text.name)
      try Data(text.bytes).write(to: URL(fileURLWithPath: path))
      for (options, sentence) in [([], text.spanish), (["--lang", "en"], text.english)] {
        let answer = try office.run(["validate", path] + options)
        #expect(answer.code == 1 && answer.out.isEmpty)
        #expect(answer.err == sentence.replacing("%", with: path) + "\n")
      }
    }
    let absent = try office.run(["validate", office.file("nada.geojson")])
    #expect(
      absent.code == 1 && absent.err == "No existe el archivo «\(office.file("nada.geojson"))»: revise la ruta.\n")
    try FileManager.default.createDirectory(atPath: office.file("dir"), withIntermediateDirectories: true)
    let folder = try office.run(["validate", office.file("dir")])
    #expect(
      folder.code == 1 && folder.err.hasSuffix("es una carpeta, no un archivo: indique el archivo que está dentro.\n"))
  }
}
