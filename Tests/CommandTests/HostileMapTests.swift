import Cartography
import Fieldwork
import Foundation
import Store
import Territory
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What breaks other programs' maps, in every format in which ours are written: it comes out whole, or is refused in one
/// sentence that leaves no file.
@Suite("Hostile maps in every format")
struct HostileMapTests {
  /// One layer at a time, so that each format takes it.
  static let exports = ["geojson", "geojsons", "geojsonl", "csv", "gpkg", "kml", "fgb"]
  static let drawings = ["svg", "pdf", "png", "html"]
  static let names = [
    String(repeating: "ñ", count: 10_000), "شارع الملك فيصل — חולון \u{202E}x", "</script><script>alert(1)</script>",
    "</text></svg><img src=x onerror=alert(1)>", "=CMD()|' /C calc'!A0", "línea\nnueva\r\n\ttabulada", "", "🏗️🚧",
  ]

  static func map(_ layers: String, _ file: String, period: String = "2024-T4") -> [String] {
    ["map", "--layers", layers, "--period", period, "-o", file] + (file.hasSuffix(".png") ? ["--dpi", "72"] : [])
  }

  /// What the file begins with when it is what its ending says.
  static func begins(_ ending: String) -> [String] {
    switch ending {
    case "geojson": ["{\"type\":\"FeatureCollection\""]
    case "geojsons": ["\u{1E}{", ""]
    case "geojsonl": ["{\"type\":\"Feature\"", ""]
    case "csv": ["id,"]
    case "gpkg": ["SQLite format 3\0"]
    case "kml", "svg": ["<?xml"]
    case "fgb": ["fgb"]
    case "pdf": ["%PDF-"]
    case "png": ["\u{FFFD}PNG"]
    default: ["<!doctype html>", "<!DOCTYPE html>"]
    }
  }

  /// Runs the command, which must write its file whole.
  @discardableResult
  func written(_ arguments: [String], _ file: String, by office: MapOffice) throws -> Data {
    let answer = try office.run(arguments)
    #expect(answer.code == 0, "\(file): \(answer.err)")
    let data = try Data(contentsOf: URL(fileURLWithPath: office.file(file)))
    let text = String(decoding: data, as: UTF8.self)
    let ending = file.split(separator: ".").last.map(String.init)!
    #expect(Self.begins(ending).contains { $0.isEmpty ? data.isEmpty : text.hasPrefix($0) }, "\(file) begins otherwise")
    if ["svg", "kml"].contains(ending) {
      let parser = XMLParser(data: data)
      #expect(parser.parse(), "\(file) is no XML at line \(parser.lineNumber)")
    }
    if ending.hasPrefix("geojson") {
      let check = try office.run(["validate", office.file(file)])
      #expect(check.code == 0 || data.isEmpty, "\(file): \(check.out)")
    }
    if ending == "html" {
      // Nothing that a name brings may open an element or end one of ours.
      #expect(
        !text.contains("<script>alert") && !text.contains("<img src=x") && text.contains("Content-Security-Policy"))
    }
    return data
  }

  @Test("names of ten thousand letters, of another direction, of marks and formulas", arguments: exports + drawings)
  func hostileNames(ending: String) throws {
    let office = try MapOffice()
    try office.addEdition("segunda", from: "2020-01-01")
    for (index, name) in Self.names.enumerated() {
      let key = "06-00\(index + 1)"
      try office.addUnit(key, of: "segunda", west: -99.1 + Double(index) * 0.01)
      try office.enter(.territorialUnit, ["segunda", key], ["name": .text(name)])
      try office.addProject("PP-\(index)", type: "luminarias", unit: key)
      try office.enter(.project, ["2024", "PP-\(index)"], ["name": .text(name)])
      try office.addSite(
        "PP-\(index)-1", of: "PP-\(index)",
        shape: .point(Coordinate(longitude: -99.095 + Double(index) * 0.01, latitude: 19.405)))
    }
    for layers in ["coverage", "projects"] {
      let file = "\(layers).\(ending)"
      let data = try written(Self.map(layers, file), file, by: office)
      #expect(data.count > 1000)
      #expect(try written(Self.map(layers, file), file, by: office) == data)
    }
  }

  @Test("a period in which nothing happened", arguments: exports + drawings)
  func emptyPeriod(ending: String) throws {
    let office = try MapOffice.drawn()
    for layers in Self.exports.contains(ending) ? ["assemblies", "visits", "coverage"] : ["coverage,assemblies,visits"]
    {
      try written(Self.map(layers, "nada.\(ending)", period: "2023-T1"), "nada.\(ending)", by: office)
    }
  }

  @Test("one unit", arguments: exports + drawings)
  func oneUnit(ending: String) throws {
    let office = try MapOffice()
    try office.addEdition("segunda", from: "2020-01-01")
    try office.addUnit("06-001", of: "segunda", west: -99.1)
    let data = try written(Self.map("coverage", "una.\(ending)"), "una.\(ending)", by: office)
    #expect(data.count > 100)
    if ending == "pdf" {
      try written(Self.map("coverage", "atlas.pdf") + ["--atlas"], "atlas.pdf", by: office)
    }
  }

  @Test("an atlas of rounds alone over places without boundaries is refused for what it is, and leaves no file")
  func atlasOfRounds() throws {
    let office = try MapOffice()
    try office.addEdition("lugares", from: "2020-01-01")
    try office.addUnit("06-001", of: "lugares", point: Coordinate(longitude: -99.0651, latitude: 19.4052))
    let answer = try office.run(Self.map("rounds", "atlas.pdf") + ["--atlas"])
    #expect(answer.code == 1 && answer.err.hasPrefix("Los recorridos no tienen atlas: lleva una página por unidad,"))
    #expect(!FileManager.default.fileExists(atPath: office.file("atlas.pdf")))
  }

  @Test("units of which none has a geometry, or one has", arguments: exports + drawings, [false, true])
  func noGeometry(ending: String, hasPoint: Bool) throws {
    let office = try MapOffice()
    try office.addEdition("segunda", from: "2020-01-01")
    try office.addUnit(
      "06-001", of: "segunda", point: hasPoint ? Coordinate(longitude: -99.0651, latitude: 19.4052) : nil)
    try office.addUnit("06-002", of: "segunda")
    let file = "sin.\(ending)"
    let data = try written(Self.map("coverage", file), file, by: office)
    #expect(data.count > 100)
    if ending == "pdf" {
      // A page for what can be drawn; where nothing can, one sentence and no file.
      let atlas = try office.run(Self.map("coverage", "atlas.pdf") + ["--atlas"])
      #expect(atlas.code == (hasPoint ? 0 : 1), "\(atlas.err)")
      if !hasPoint {
        #expect(atlas.err.contains("El atlas lleva una página por unidad u obra y ninguna tiene geometría"))
        #expect(!FileManager.default.fileExists(atPath: office.file("atlas.pdf")))
      }
    }
  }

  @Test(
    "works far outside the units, across the frame of the map and at the edge of the world",
    arguments: exports + drawings)
  func acrossTheEdge(ending: String) throws {
    let office = try MapOffice.drawn()
    let shapes: [Shape] = [
      // From within the first unit to Guadalajara, over the frame.
      .line([Coordinate(longitude: -99.095, latitude: 19.405), Coordinate(longitude: -103.35, latitude: 20.67)]),
      .polygon(
        Polygon(exterior: [
          Coordinate(longitude: -99.2, latitude: 19.3), Coordinate(longitude: -98.9, latitude: 19.3),
          Coordinate(longitude: -98.9, latitude: 19.6), Coordinate(longitude: -99.2, latitude: 19.6),
          Coordinate(longitude: -99.2, latitude: 19.3),
        ])),
      .point(Coordinate(longitude: -117.12, latitude: 32.53)),
    ]
    for (index, shape) in shapes.enumerated() {
      try office.addSite("PP-2-\(index + 2)", of: "PP-2", shape: shape)
    }
    let layers = ["csv", "fgb"].contains(ending) ? "projects" : "coverage,projects"
    let file = "borde.\(ending)"
    let data = try written(Self.map(layers, file), file, by: office)
    let text = String(decoding: data, as: UTF8.self)
    if ["geojson", "geojsons", "geojsonl", "csv", "kml"].contains(ending) {
      // The border of the world is no reason to leave out a work.
      for number in 2...4 { #expect(text.contains("obra/PP-2-\(number)"), "PP-2-\(number) is missing in \(file)") }
    }
    guard Self.drawings.contains(ending) else { return }
    let request = MapRequest(layers: [.coverage, .projects], period: Period("2024-T4")!)
    let drawn = try office.office.mapContent(request, in: .spanish)
    // Tijuana is told and not drawn; the other two have a point in the territory or beside it.
    let stray = "fuera del territorio del mapa"
    let strays = drawn.marks.filter { mark in mark.facts.contains { fact in fact.text == stray } }
    #expect(drawn.wholeNotes.contains { $0.contains("fuera del territorio") }, "\(drawn.wholeNotes)")
    #expect(strays.contains { $0.id == "obra/PP-2-4" })
    if ending == "html" { #expect(text.contains(stray)) }
  }

  @Test("1,851 units", arguments: exports + drawings)
  func manyUnits(ending: String) throws {
    let office = try MapOffice()
    try office.addEdition("segunda", from: "2020-01-01")
    let catalogue = FieldValue.text(RecordID(kind: "catalogue_version", key: ["segunda"]).description)
    let units = (0..<1851).map { index in
      let (west, south) = (-99.3 + Double(index % 43) * 0.01, 19.1 + Double(index / 43) * 0.01)
      let corners = [(0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0)].map {
        Coordinate(longitude: west + $0.0, latitude: south + $0.1)
      }
      let key = "\(10 + index / 999)-\(String(1000 + index % 999).dropFirst())"
      return Assignment(
        .territorialUnit, RecordID(kind: "territorial_unit", key: ["segunda", key]),
        [
          "code": .text(key), "catalogue_id": catalogue, "level": "ut", "name": .text("Colonia \(key)"),
          "geom": FieldValue(Shape.multiPolygon([Polygon(exterior: corners)])),
        ])
    }
    _ = try office.store.write(by: "C01", at: MapOffice.now) { try $0.enter("test", units) }
    let file = "muchas.\(ending)"
    let answer = try office.run(Self.map("coverage", file))
    #expect(answer.code == 0 && (answer.err.contains("1851") || answer.err.contains("1,851")), "\(answer.err)")
    try written(Self.map("coverage", file), file, by: office)
  }
}
