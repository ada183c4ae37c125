import Foundation
import Testing

@Suite struct MapCommandTests {
  @Test(
    "what has happened is not shown of a period to come, in any format; rounds are planned ahead",
    arguments: ["m.geojson", "m.csv", "m.svg", "m.pdf", "m.html"])
  func future(file: String) throws {
    let office = try MapOffice.drawn()
    let sentence =
      "El periodo 2026-T1 empieza después del 2025-01-05, fecha de los registros; pida un periodo que ya comenzó."
    for layer in ["coverage", "projects", "assemblies", "visits"] {
      let answer = try office.run(["map", "--layers", layer, "--period", "2026-T1", "-o", file])
      #expect(answer.code == 1 && answer.err == sentence + "\n")
    }
    #expect(!FileManager.default.fileExists(atPath: office.file(file)))
    guard file != "m.csv" else { return }
    #expect(try office.run(["map", "--layers", "rounds", "--period", "2026-T1", "-o", file]).code == 0)
  }

  @Test("the summary and the works without geometry go to standard error, the map to its file")
  func summary() throws {
    let office = try MapOffice.drawn()
    let answer = try office.run(
      ["map", "--layers", "coverage,projects,assemblies", "--period", "2024-T4", "--public", "-o", "sesion.geojson"])
    #expect(answer.code == 0 && answer.out.isEmpty)
    #expect(
      answer.err == """
        Aviso: 4 elementos van sin geometría (null): unidad/06-003, obra/PP-2-1, obra/VIEJO-1, asamblea/A1.
        10 elementos en sesion.geojson: 4 unidades, 4 obras, 2 asambleas

        """)
    #expect(FileManager.default.fileExists(atPath: office.file("sesion.geojson")))
  }

  @Test("--json answers a program, - writes the map itself")
  func answers() throws {
    let office = try MapOffice.drawn()
    let arguments = ["map", "--layers", "assemblies", "--period", "2024-T4"]
    let json = try office.run(arguments + ["-o", "a.geojson", "--json"])
    #expect(
      json.out == """
        {"file":"a.geojson","period":"2024-T4","features":2,"counts":{"assemblies":2},\
        "without_geometry":{"count":1,"first":["asamblea/A1"]},"projects_without_site":{"count":0,"first":[]}}

        """)
    let map = try office.run(arguments + ["-o", "-", "--lang", "en"])
    #expect(map.out == (try String(contentsOfFile: office.file("a.geojson"), encoding: .utf8)))
    #expect(map.err.hasSuffix("2 features in standard output: 2 assemblies\n"))
    #expect(try office.run(arguments + ["-o", "-", "--json"]).code == 64)
  }

  @Test(
    "a map that cannot be made is refused in one sentence, with exit code 1 and no file",
    arguments: [
      (
        ["--layers", "coverage", "--period", "2024-T5"],
        "«2024-T5» no es un periodo; escriba un trimestre (2024-T4), un mes (2024-11), un año (2024) o dos días (2024-10-01..2024-10-15)."
      ),
      (
        ["--layers", "coverage,cosas", "--period", "2024-T4"],
        "No hay capa «cosas»; hay coverage, projects, assemblies, visits, rounds."
      ),
      (
        ["--layers", "integrantes", "--period", "2024-T4"],
        "E-PRI-02 Los nombres de integrantes no se exportan en mapas públicos."
      ),
      (
        ["--layers", "zones", "--period", "2024-T4"],
        "E-PRI-02 La capa «zones» es interna y no va en un mapa público; quítela de --layers."
      ),
      (
        ["--layers", "rounds", "--period", "2024-T4", "--public"],
        "E-PRI-02 La capa «rounds» es interna y no va en un mapa público; quítela de --layers."
      ),
      (
        ["--layers", "coverage", "--period", "2024-T4", "--public", "--internal", "--reason", "x"],
        "--public y --internal no van juntos; quite uno de los dos."
      ),
      (
        ["--layers", "coverage", "--period", "2024-T4", "--level", "localidad"],
        "No hay catálogo de nivel «localidad»; hay de ut: cambie --level o impórtelo con «recorrido import units»."
      ),
      (
        ["--layers", "coverage", "--period", "2024-T4", "--municipality", "09012"],
        "E-TER-03 La clave 09012 no pertenece a 09006 Iztacalco; revise la clave o el archivo de la oficina."
      ),
    ])
  func refused(arguments: [String], sentence: String) throws {
    let office = try MapOffice.drawn()
    let answer = try office.run(["map"] + arguments + ["-o", "no.geojson"])
    #expect(answer.code == 1 && answer.out.isEmpty)
    #expect(answer.err == sentence + "\n")
    #expect(!FileManager.default.fileExists(atPath: office.file("no.geojson")))
  }

  @Test("a format that is not written yet is refused with those that are; an office without units, with what to do")
  func formats() throws {
    let office = try MapOffice()
    let arguments = ["map", "--layers", "coverage", "--period", "2024-T4", "-o"]
    let sheet = try office.run(arguments + ["mapa.xps"])
    #expect(sheet.code == 1)
    #expect(
      sheet.err
        == "«mapa.xps» no termina en lo que aquí se escribe; dé un archivo .geojson, .json, .geojsons, .geojsonl, .csv, .gpkg, .kml, .fgb, .svg, .pdf, .png, .html, o - para la salida estándar.\n"
    )
    let empty = try office.run(arguments + ["mapa.geojson"])
    #expect(empty.code == 1)
    #expect(
      empty.err
        == "El archivo no tiene unidades territoriales; impórtelas con «recorrido import units».\n")
  }
}
