import Foundation
import Territory
import Testing

@testable import Exchange

@Suite("Files opened by what they hold")
struct OpenRowsTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test("the content decides, not the name")
  func content() throws {
    let feature = "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": null}"
    #expect(try openRows(at: folder.file("a.txt", "\u{FEFF}\n" + feature)) is GeoJSONRows)
    #expect(try openRows(at: folder.file("c.dat", "clave;nombre\n1;Uno\n")) is CSVRows)
    let shp = try folder.file("d.bin", MadeShapefile(type: 1, contents: [.null]).shp)
    #expect(try openRows(at: shp, options: SourceOptions(coordinateSystem: "EPSG:4326")) is ShapefileRows)
  }

  @Test("a file that is named GeoJSON and is none is told so, not read as a table")
  func namedGeoJSON() throws {
    let path = try folder.file("b.geojson", "clave,nombre\n1,Uno\n")
    #expect(throws: ExchangeError.notGeoJSON(path: path, line: 1, problem: .notAnObject)) { try openRows(at: path) }
  }

  @Test("what cannot be opened is one sentence each")
  func refusals() throws {
    func check(_ path: String, _ error: ExchangeError) {
      #expect(throws: error) { try openRows(at: path) }
    }
    check(folder.path, .directory(path: folder.path))
    check(folder.path + "/no.csv", .missing(path: folder.path + "/no.csv"))
    check("/dev/null", .notAFile(path: "/dev/null"))
    for (name, text) in [("vacio.csv", ""), ("blanco.csv", " \n\n"), ("bom.csv", "\u{FEFF}")] {
      let path = try folder.file(name, text)
      check(path, .empty(path: path))
    }
    let pdf = try folder.file("a.csv", "%PDF-1.7")
    check(pdf, .foreignFormat(path: pdf, format: .pdf))
    let kml = try folder.file("a.kml", "<?xml version=\"1.0\"?>\n<kml xmlns=\"x\">")
    check(kml, .foreignFormat(path: kml, format: .kml))
    let binary = try folder.file("a.dat", [1, 2, 0, 3])
    check(binary, .unknownFormat(path: binary))
    let dbf = try folder.file("a.dbf", MadeShapefile(type: 1, contents: [], names: ["a"]).dbf)
    check(dbf, .partOfShapefile(path: dbf))
    #expect(ExchangeError.empty(path: "data/x.csv").sentence(in: .spanish) == "data/x.csv está vacío.")
    #expect(
      ExchangeError.foreignFormat(path: "a.csv", format: .pdf).sentence(in: .english)
        == "a.csv is a PDF, which is not read; export it as GeoJSON, Shapefile, GeoPackage or CSV.")
  }
}
