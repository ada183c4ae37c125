import Foundation
import Territory
import Testing

@testable import Exchange

@Suite("Features in every format")
struct FeatureFormatsTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  static func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(longitude: x, latitude: y) }
  static let square = Polygon(
    exterior: [at(-99.1, 19.4), at(-99.0, 19.4), at(-99.0, 19.5), at(-99.1, 19.5), at(-99.1, 19.4)],
    holes: [[at(-99.06, 19.44), at(-99.06, 19.46), at(-99.04, 19.46), at(-99.06, 19.44)]])
  static let other = Polygon(exterior: [at(-98.9, 19.4), at(-98.8, 19.4), at(-98.8, 19.5), at(-98.9, 19.4)])

  static let shapes: [Shape?] = [
    .point(at(-99.0951234, 19.4051)), .multiPoint([at(-99, 19), at(-99.5, 19.5)]),
    .line([at(-99, 19), at(-99.1, 19.2)]),
    .multiLine([[at(-99, 19), at(-99.1, 19.2)], [at(-98, 19), at(-98.1, 19.2), at(-98.2, 19.1)]]), .polygon(square),
    .multiPolygon([square, other]), nil,
  ]

  /// Names that have broken other programs.
  static let hostile = [
    "=HYPERLINK(\"http://x\")", "+52 55", "-1", "@SUM(A1)", "\tx", "\rx", "a,b;\"c\"\nd", "</script><b>&amp;",
    "ñandú \u{202E}abc\u{0}\u{1F}\u{7F}\u{FFFE}", String(repeating: "é", count: 10_000), "",
  ]

  static let layer = FeatureLayer(
    name: "obras", title: "Obras & \"más\"",
    columns: [.init("nombre", .text), .init("visitas", .integer), .init("monto", .real), .init("visto", .boolean)],
    style: LayerStyle(column: "visitas", classes: [.init("1", title: "Una", colour: .init(1, 2, 3))]))

  /// Writes every shape and every hostile name.
  @discardableResult
  func written(_ name: String, _ options: ExportOptions = ExportOptions(), isFinished: Bool = true) throws -> [UInt8] {
    let path = folder.path + "/" + name
    do {
      let writer = try ExportFormat(path: path)!.writer(to: path, options)
      try writer.begin(Self.layer)
      var row = FeatureRow()
      for index in 0..<22 {
        row.begin(id: "obra/\(index)")
        row.append(.string(Self.hostile[index % Self.hostile.count]))
        row.append(index % 5 == 4 ? .null : .int(index % 3))
        row.append(.decimal(154_529_200 + index, decimals: 2))
        row.append(.bool(index % 2 == 0))
        try row.take(Self.shapes[index % Self.shapes.count])
        try writer.write(row)
      }
      if isFinished { try writer.finish(attribution: "© alguien") }
    }
    return isFinished ? Array(try Data(contentsOf: URL(fileURLWithPath: path))) : []
  }

  @Test(
    "the same features give the same bytes",
    arguments: ["a.geojson", "a.geojsons", "a.geojsonl", "a.csv", "a.gpkg", "a.kml", "a.fgb"])
  func repetition(name: String) throws {
    let first = try written(name)
    #expect(first.count > 1000)
    // A second one takes the place of the first.
    #expect(try written(name) == first)
    #expect(folder.names == [name])
  }

  @Test("what was not finished leaves nothing behind", arguments: ["a.geojson", "a.csv", "a.gpkg", "a.kml", "a.fgb"])
  func unfinished(name: String) throws {
    try written(name, isFinished: false)
    #expect(folder.names.isEmpty)
  }

  /// Where the oracles find what the tests write.
  static let kept = ProcessInfo.processInfo.environment["RECORRIDO_KEEP_EXPORTS"]

  @Test("what the tests write is left for other programs to open", .enabled(if: kept != nil))
  func left() throws {
    let kept = try #require(Self.kept)
    try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
    for format in ExportFormat.allCases {
      let name = "hostil" + format.endings[0]
      try Data(written(name)).write(to: URL(fileURLWithPath: kept + "/" + name))
    }
  }

  @Test("a layer without features is a whole file all the same", arguments: ExportFormat.allCases)
  func empty(format: ExportFormat) throws {
    let path = folder.path + "/vacío" + format.endings[0]
    let writer = try format.writer(to: path)
    try writer.begin(Self.layer)
    try writer.finish(attribution: nil)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    switch format {
    case .geoJSON:
      #expect(String(decoding: bytes, as: UTF8.self) == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
    case .geoJSONSequence, .geoJSONLines: #expect(bytes.isEmpty)
    case .csv: #expect(String(decoding: bytes, as: UTF8.self) == "id,nombre,visitas,monto,visto,wkt\r\n")
    case .kml: #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("</Folder>\n</Document>\n</kml>\n"))
    case .geoPackage: #expect(try GeoPackageRows(path: path).allRows().isEmpty)
    case .flatGeobuf:
      // Nothing after the header: no tree of nothing.
      #expect(bytes.count == 12 + (0..<4).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) })
    }
  }

  @Test("what ends at the edge of the map, at ±180 or a pole, is written as it is and clean")
  func edge() throws {
    let shapes: [Shape] = [
      .point(Self.at(180, 90)), .point(Self.at(-180, -90)), .line([Self.at(179.9999999, 0), Self.at(180, 1)]),
      .polygon(
        Polygon(exterior: [Self.at(170, -10), Self.at(180, -10), Self.at(180, 10), Self.at(170, 10), Self.at(170, -10)])
      ),
      .multiPolygon([
        Polygon(exterior: [Self.at(170, 0), Self.at(180, 0), Self.at(180, 5), Self.at(170, 0)]),
        Polygon(exterior: [Self.at(-180, 0), Self.at(-170, 0), Self.at(-180, 5), Self.at(-180, 0)]),
      ]),
    ]
    for format in ExportFormat.allCases {
      let path = folder.path + "/borde" + format.endings[0]
      let writer = try format.writer(to: path, ExportOptions(decimals: 7))
      try writer.begin(FeatureLayer(name: "borde", columns: [], hasIDs: false))
      var row = FeatureRow()
      for shape in shapes {
        row.begin()
        try row.take(shape)
        try writer.write(row)
      }
      try writer.finish(attribution: nil)
      switch format {
      case .geoJSON, .geoJSONSequence, .geoJSONLines:
        let report = try validateGeoJSON(path: path)
        #expect(report.isClean && report.features == 5, "\(report.findings)")
      case .geoPackage: #expect(try GeoPackageRows(path: path).allRows().map(\.shape)[4] == shapes[4])
      case .csv:
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("\r\n\"POINT(180.0000000 90.0000000)\"\r\n"))
      case .kml:
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("<coordinates>-180.0000000,-90.0000000</"))
      case .flatGeobuf: #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > 500)
      }
    }
  }

  @Test("GeoJSON and its sequence are clean by our own check, and read back the same")
  func geoJSON() throws {
    try written("a.geojson")
    try written("b.geojsonl")
    try written("b.geojsons")
    for name in ["a.geojson", "b.geojsonl", "b.geojsons"] {
      let report = try validateGeoJSON(path: folder.path + "/" + name)
      #expect(report.features == 22 && report.isClean && report.counts.map(\.name) == ["mixedGeometry"])
    }
    let rows = try GeoJSONRows(path: folder.path + "/a.geojson")
    let all = try rows.allRows()
    for (index, row) in all.enumerated() {
      #expect(rows.cell("nombre", of: row) == Self.hostile[index % Self.hostile.count])
    }
    #expect(all[1].shape == Self.shapes[1] && all[6].shape == nil)
    let sequence = String(decoding: try written("c.geojsons"), as: UTF8.self)
    #expect(
      sequence.split(separator: "\n").count == 22
        && sequence.split(separator: "\n").allSatisfy { $0.hasPrefix("\u{1E}{") })
    // The same records, and nothing between them.
    #expect(String(decoding: try written("d.geojsonl"), as: UTF8.self) == sequence.replacing("\u{1E}", with: ""))
  }

  @Test("bytes that are no UTF-8 come out as U+FFFD, and the JSON stays readable")
  func brokenText() throws {
    var row = FeatureRow()
    row.begin()
    for bytes: [UInt8] in [[0x61, 0xFF, 0x62], [0xED, 0xA0, 0x80], [0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x98, 0x80]] {
      bytes.withUnsafeBufferPointer { row.append(text: $0) }
    }
    var text = GeoJSONText(decimals: 6)
    text.begin(FeatureLayer(name: "x", columns: (0..<5).map { .init("c\($0)", .text) }))
    text.append(row)
    #expect(
      String(validating: text.bytes, as: UTF8.self) == """
        {"type":"Feature","properties":{"c0":"a\u{FFFD}b","c1":"\u{FFFD}\u{FFFD}\u{FFFD}","c2":"\u{FFFD}",\
        "c3":"\u{FFFD}\u{FFFD}","c4":"😀"},"geometry":null}
        """)
  }

  @Test("a spreadsheet finds no formula among the cells, and its rows are read back")
  func csv() throws {
    let text = String(decoding: try written("a.csv"), as: UTF8.self)
    #expect(
      text.hasPrefix("id,nombre,visitas,monto,visto,wkt\r\nobra/0,\"'=HYPERLINK(\"\"http://x\"\")\",0,1545292.00,true,")
    )
    #expect(
      text.contains(
        "\r\nobra/1,'+52 55,1,1545292.01,false,\"MULTIPOINT(-99.000000 19.000000,-99.500000 19.500000)\"\r\n"))
    #expect(text.contains(",\"POLYGON((-99.100000 19.400000,"))
    let rows = try openRows(at: folder.path + "/a.csv", options: SourceOptions())
    let all = try rows.allRows()
    #expect(all.count == 22)
    let cells = all.compactMap { rows.cell("nombre", of: $0) }
    #expect(!cells.contains { "=+-@\t\r".contains($0.first ?? "x") })
    #expect(cells.contains("a,b;\"c\"\nd"))
    #expect(try written("b.csv", ExportOptions(isForExcel: true)).starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test("points have their longitude and latitude in columns of a CSV")
  func points() throws {
    let path = folder.path + "/p.csv"
    let writer = try ExportFormat.csv.writer(to: path)
    try writer.begin(FeatureLayer(name: "p", columns: [.init("n", .integer)], hasIDs: false, isOfPoints: true))
    var row = FeatureRow()
    for shape in [Shape.point(Self.at(-99.5, 19.25)), nil] {
      row.begin()
      row.append(.int(7))
      try row.take(shape)
      try writer.write(row)
    }
    #expect(throws: ExportRefusal.severalLayers(path: path)) { try writer.begin(Self.layer) }
    try writer.finish(attribution: nil)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "n,lon,lat\r\n7,-99.500000,19.250000\r\n7,,\r\n")
  }

  @Test("KML has its styles, and no character that XML forbids")
  func kml() throws {
    let text = String(decoding: try written("a.kml"), as: UTF8.self)
    #expect(text.contains("<name>Obras &amp; &quot;más&quot;</name>"))
    #expect(text.contains("<Style id=\"s1-0\"><IconStyle><color>ff030201</color>"))
    #expect(text.contains("<Placemark id=\"fobra_1\"><name>+52 55</name><styleUrl>#s1-0</styleUrl>"))
    #expect(text.contains("&lt;/script&gt;&lt;b&gt;&amp;amp;"))
    #expect(text.contains("<innerBoundaryIs><LinearRing><coordinates>-99.060000,19.440000 "))
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0xFFFE || $0 == "\n" || $0 == "\t" })
  }

  @Test("a telephone reads what people call the columns and the class, and a name's marks are text")
  func description() throws {
    var layer = Self.layer
    layer.columns = [
      .init("nombre", .text), .init("visitas", .integer, title: "Visitas"), .init("lugar", .text, title: "Lugar"),
    ]
    let path = folder.path + "/d.kml"
    let writer = try ExportFormat.kml.writer(to: path)
    try writer.begin(layer)
    var row = FeatureRow()
    row.begin(id: "1")
    for cell: JSONScalar in [.string("a"), .int(1), .string("<b>&")] { row.append(cell) }
    try writer.write(row)
    try writer.finish(attribution: nil)
    let kml = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      kml.contains("<description>Visitas: Una&lt;br/&gt;Lugar: &amp;lt;b&amp;gt;&amp;amp;</description>"), "\(kml)")
  }

  @Test("a table of a layer that has points beside others gives points their longitude and latitude")
  func pointsOfTables() throws {
    var layer = FeatureLayer(name: "obras", columns: [])
    layer.hasPoints = true
    let path = folder.path + "/p.csv"
    let writer = try ExportFormat.csv.writer(to: path)
    try writer.begin(layer)
    var row = FeatureRow()
    for (id, shape) in [("1", Self.shapes[0]), ("2", Self.shapes[2]), ("3", nil)] {
      row.begin(id: id)
      try row.take(shape)
      try writer.write(row)
    }
    try writer.finish(attribution: nil)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == """
        id,lon,lat,wkt\r
        1,-99.095123,19.405100,"POINT(-99.095123 19.405100)"\r
        2,,,"LINESTRING(-99.000000 19.000000,-99.100000 19.200000)"\r
        3,,,\r

        """)
  }
}
