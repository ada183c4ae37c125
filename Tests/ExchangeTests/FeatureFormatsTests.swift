import CSQLite
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

  /// The answer of a query with one column.
  func answers(_ path: String, _ sql: String) throws -> [String] {
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    try #require(sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK)
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    try #require(sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK)
    var answers: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      answers.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "NULL")
    }
    return answers
  }

  @Test("a GeoPackage gives back features, index and style; a map may not take the place of another database")
  func geoPackage() throws {
    try written("a.gpkg")
    let path = folder.path + "/a.gpkg"
    let rows = try GeoPackageRows(path: path)
    let all = try rows.allRows()
    #expect(all.count == 22)
    #expect(all[0].shape == Self.shapes[0] && all[5].shape == Self.shapes[5] && all[6].shape == nil)
    #expect(all[4].shape == .multiPolygon([Self.square]))
    #expect(rows.cell("nombre", of: all[7]) == Self.hostile[7] && rows.cell("monto", of: all[7]) == "1545292.07")
    #expect(try answers(path, "PRAGMA application_id") == ["1196444487"])
    #expect(try answers(path, "PRAGMA integrity_check") == ["ok"])
    #expect(try answers(path, "SELECT count(*) FROM rtree_obras_geom WHERE minx < -98.85") == ["19"])
    #expect(try answers(path, "SELECT rtreecheck('rtree_obras_geom')") == ["ok"])
    #expect(
      try answers(path, "SELECT last_change FROM gpkg_contents")
        == Array(repeating: "1970-01-01T00:00:00.000Z", count: 2))
    let database = folder.path + "/b.gpkg"
    try Data(Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 84)).write(
      to: URL(fileURLWithPath: database))
    #expect(throws: ExchangeError.wouldReplaceDatabase(path: database)) { try written("b.gpkg") }
  }

  @Test("layers of one kind of geometry bring their colours for QGIS")
  func styles() throws {
    let path = folder.path + "/s.gpkg"
    let writer = try ExportFormat.geoPackage.writer(to: path)
    for shape in [Self.shapes[0], Self.shapes[3], Self.shapes[4]] {
      try writer.begin(Self.layer)
      var row = FeatureRow()
      row.begin(id: "1")
      for cell: JSONScalar in [.string("a"), .int(1), .null, .null] { row.append(cell) }
      try row.take(shape)
      try writer.write(row)
    }
    try writer.finish(attribution: nil)
    #expect(try answers(path, "SELECT f_table_name FROM layer_styles ORDER BY id") == ["obras", "obras_2", "obras_3"])
    #expect(
      try answers(path, "SELECT geometry_type_name FROM gpkg_geometry_columns ORDER BY table_name") == [
        "POINT", "MULTILINESTRING", "MULTIPOLYGON",
      ])
    let styles = try answers(path, "SELECT styleQML || styleSLD FROM layer_styles ORDER BY id")
    for (style, symbol) in zip(styles, ["SimpleMarker", "SimpleLine", "SimpleFill"]) {
      #expect(
        style.contains("attr=\"visitas\"") && style.contains(symbol) && style.contains("value=\"1\" label=\"Una\""))
      #expect(style.contains("<ogc:Literal>1</ogc:Literal>") && style.contains("#010203"))
    }
  }

  @Test("a layer of areas and points has a rule of its own for each in every class")
  func mixedStyle() throws {
    let path = folder.path + "/s.gpkg"
    let writer = try ExportFormat.geoPackage.writer(to: path)
    try writer.begin(Self.layer)
    var row = FeatureRow()
    for shape in [Self.shapes[4], Self.shapes[0], nil] {
      row.begin(id: "1")
      for cell: JSONScalar in [.string("a"), .int(1), .null, .null] { row.append(cell) }
      try row.take(shape)
      try writer.write(row)
    }
    try writer.finish(attribution: nil)
    let style = try answers(path, "SELECT styleQML || styleSLD FROM layer_styles").joined()
    #expect(style.contains("type=\"RuleRenderer\"") && style.contains("SimpleFill") && style.contains("SimpleMarker"))
    #expect(
      style.contains(
        "label=\"Una\" filter=\"geometry_type($geometry) = 'Point' AND to_string(&quot;visitas&quot;) = '1'\""),
      "\(style)")
    #expect(style.contains("<ogc:Function name=\"dimension\">") && !style.contains("SimpleLine"))
  }

  @Test("classes of numbers are coloured by what lies between their ends")
  func ranges() throws {
    var layer = Self.layer
    layer.style.column = "monto"
    layer.style.classes = [
      .init(0...10.5, title: "poco", colour: .init(1, 2, 3)), .init(11...20, title: "mucho", colour: .init(4, 5, 6)),
    ]
    for name in ["r.gpkg", "r.kml"] {
      let path = folder.path + "/" + name
      let writer = try ExportFormat(path: path)!.writer(to: path)
      try writer.begin(layer)
      var row = FeatureRow()
      for amount: JSONScalar in [.decimal(1050, decimals: 2), .decimal(1100, decimals: 2), .null] {
        row.begin(id: "1")
        for cell: JSONScalar in [.string("a"), .int(1), amount, .null] { row.append(cell) }
        try row.take(Self.shapes[4])
        try writer.write(row)
      }
      try writer.finish(attribution: nil)
    }
    let style = try answers(folder.path + "/r.gpkg", "SELECT styleQML || styleSLD FROM layer_styles").joined()
    #expect(
      style.contains("label=\"mucho\" filter=\"&quot;monto&quot; &gt;= 11.0 AND &quot;monto&quot; &lt;= 20.0\""),
      "\(style)")
    #expect(style.contains("<ogc:PropertyIsLessThanOrEqualTo><ogc:PropertyName>monto</ogc:PropertyName>"))
    let kml = try String(contentsOfFile: folder.path + "/r.kml", encoding: .utf8)
    let styles = kml.components(separatedBy: "<styleUrl>#").dropFirst().map { $0.prefix { $0 != "<" } }
    #expect(styles == ["s1-0", "s1-1", "s1"])
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

  @Test("a FlatGeobuf's tree holds every feature within its nodes' boxes")
  func flatGeobuf() throws {
    let bytes = try written("a.fgb")
    #expect(bytes.starts(with: [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 1]))
    func number(_ at: Int, _ size: Int) -> Int { (0..<size).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    func double(_ at: Int) -> Double { Double(bitPattern: UInt64(bitPattern: Int64(number(at, 8)))) }
    let tree = 12 + number(8, 4)
    // 22 leaves, two nodes above them, the root.
    let features = tree + 25 * 40
    var (at, sizes) = (features, [Int]())
    while at < bytes.count {
      sizes.append(at - features)
      at += 4 + number(at, 4)
    }
    #expect(at == bytes.count && sizes.count == 22)
    let offsets = (3..<25).map { number(tree + 40 * $0 + 32, 8) }
    #expect(offsets == sizes)
    #expect((0..<3).map { number(tree + 40 * $0 + 32, 8) } == [1, 3, 19])
    func box(_ node: Int) -> [Double] { (0..<4).map { double(tree + 40 * node + 8 * $0) } }
    for (parent, children) in [(0, 1..<3), (1, 3..<19), (2, 19..<25)] {
      let boxes = children.map(box).filter { $0[0] <= $0[2] }
      #expect(box(parent)[0] == boxes.map { $0[0] }.min() && box(parent)[3] == boxes.map { $0[3] }.max())
    }
    // Features without geometry, of which there are three, come last and no search meets them.
    #expect((22..<25).allSatisfy { box($0)[0] == .infinity })
  }

  @Test(
    "thousands of features stand behind leaves of their own, under nodes that hold them",
    arguments: [1, 16, 17, 257, 5000])
  func manyLeaves(count: Int) throws {
    let path = folder.path + "/n.fgb"
    let writer = try ExportFormat.flatGeobuf.writer(to: path)
    try writer.begin(FeatureLayer(name: "n", columns: [.init("t", .text)], hasIDs: false))
    var row = FeatureRow()
    var places: [[Double]] = []
    for number in 0..<count {
      row.begin()
      // Some features are longer than what is read of one at a time, some are without place.
      row.append(.string(String(repeating: "x", count: number % 7 == 3 ? 3000 : 5) + "\(number);"))
      let place = Self.at(-99 + Double(number * 7919 % 10_007) / 1e4, 19 + Double(number * 104_729 % 10_009) / 1e4)
      let isPlaced = number % 11 != 5
      places.append(isPlaced ? [place.longitude, place.latitude] : [.infinity, .infinity])
      try row.take(isPlaced ? .point(place) : nil)
      try writer.write(row)
    }
    try writer.finish(attribution: nil)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    func number(_ at: Int, _ size: Int) -> Int { (0..<size).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    let tree = 12 + number(8, 4)
    func side(_ node: Int, _ side: Int) -> Double {
      Double(bitPattern: UInt64(bitPattern: Int64(number(tree + 40 * node + 8 * side, 8))))
    }
    var sizes = [count]
    repeat { sizes.insert((sizes[0] + 15) / 16, at: 0) } while sizes[0] > 1
    let features = tree + 40 * sizes.reduce(0, +)
    let firstLeaf = sizes.dropLast().reduce(0, +)
    // Each leaf: its own feature, by the number that its text ends with, and the box of that.
    var (at, seen, order) = (features, Set<Int>(), [UInt32]())
    let box = BoundingBox(
      west: places.map { $0[0] }.min()!, south: places.map { $0[1] }.min()!,
      east: places.filter { $0[0] < .infinity }.map { $0[0] }.max()!,
      north: places.filter { $0[1] < .infinity }.map { $0[1] }.max()!)
    let curve = HilbertCurve(over: box)
    for leaf in firstLeaf..<firstLeaf + count {
      #expect(number(tree + 40 * leaf + 32, 8) == at - features)
      let feature = bytes[at..<at + 4 + number(at, 4)]
      at = feature.endIndex
      let end = try #require(feature.lastIndex(of: UInt8(ascii: ";")))
      let digits = feature[..<end].reversed().prefix { $0 &- 0x30 < 10 }.reversed()
      let name = try #require(Int(String(decoding: digits, as: UTF8.self)))
      #expect(seen.insert(name).inserted && [side(leaf, 0), side(leaf, 1)] == places[name])
      order.append(places[name][0] < .infinity ? curve.place(x: places[name][0], y: places[name][1]) : .max)
    }
    #expect(at == bytes.count && seen.count == count && order == order.sorted())
    // Each node above: the box around its children.
    var (node, below) = (0, 0)
    for level in sizes.dropLast().indices {
      below += sizes[level]
      for index in 0..<sizes[level] {
        let first = below + 16 * index
        let children = first..<min(first + 16, below + sizes[level + 1])
        #expect(number(tree + 40 * node + 32, 8) == first)
        #expect(
          side(node, 0) == children.map { side($0, 0) }.min() && side(node, 3) == children.map { side($0, 3) }.max())
        node += 1
      }
    }
  }

  @Test("a GeoPackage's rows go straight into another file")
  func table() throws {
    try written("a.gpkg")
    let source = try SpatialTable(path: folder.path + "/a.gpkg", table: "obras", columns: ["nombre", "monto", "visto"])
    #expect(source.layer.columns.map(\.kind) == [.text, .real, .boolean])
    var (row, shapes) = (FeatureRow(), [Shape?]())
    while try source.next(into: &row) { shapes.append(row.geometry.shape) }
    #expect(shapes.count == 22 && shapes[0] == Self.shapes[0] && shapes[3] == Self.shapes[3] && shapes[6] == nil)
    #expect(throws: ExchangeError.self) { try SpatialTable(path: folder.path + "/a.gpkg", table: "nada") }
    #expect(throws: ExchangeError.self) {
      try SpatialTable(path: folder.path + "/a.gpkg", table: "obras", columns: ["nada"])
    }
  }

  @Test("SpatiaLite's geometries are laid flat; damaged ones are refused wherever they are cut")
  func spatiaLite() throws {
    func little(_ value: Int) -> [UInt8] { MadeShapefile.little(value) }
    func positions(_ ring: [Coordinate]) -> [UInt8] {
      little(ring.count) + ring.flatMap { MadeShapefile.double($0.longitude) + MadeShapefile.double($0.latitude) }
    }
    let head = [0, 1] + little(4326) + [UInt8](repeating: 0, count: 32) + [0x7C]
    let polygon = little(2) + positions(Self.square.exterior) + positions(Self.square.holes[0])
    let bytes = head + little(6) + little(2) + [0x69] + little(3) + polygon + [0x69] + little(3) + polygon + [0xFE]
    var geometry = FlatGeometry()
    try geometry.take(binary: bytes.span.bytes)
    #expect(geometry.shape == .multiPolygon([Self.square, Self.square]))
    #expect(geometry.box == BoundingBox(west: -99.1, south: 19.4, east: -99.0, north: 19.5))
    for end in 0..<bytes.count {
      let cut = Array(bytes[..<end])
      #expect(throws: ShapeFault.self) { try geometry.take(binary: cut.span.bytes) }
    }
    let collection = head + little(7) + little(0) + [0xFE]
    #expect(throws: ShapeFault.collection) { try geometry.take(binary: collection.span.bytes) }
    let nan = head + little(1) + MadeShapefile.double(.infinity) + MadeShapefile.double(1) + [0xFE]
    #expect(throws: ShapeFault.notFinite) { try geometry.take(binary: nan.span.bytes) }
    #expect(geometry.shape == nil)
  }

  @Test("a filter takes names and literal values, and nothing else")
  func filter() throws {
    let filter = try RowFilter("estado=terminado, cveut=06-012,nombre=\"a, b\",estado=entregado")
    #expect(filter.conditions.map(\.column) == ["estado", "cveut", "nombre"])
    #expect(filter.conditions.map(\.values) == [["terminado", "entregado"], ["06-012"], ["a, b"]])
    for text in ["", "estado", "=x", "estado=1 OR 1", "a;b"] where !text.contains("=1") {
      #expect(throws: RowFilterRefusal.self) { try RowFilter(text) }
    }
    #expect(throws: RowFilterRefusal.otherComparison(">=")) { try RowFilter("visitas>=2") }
    #expect(throws: RowFilterRefusal.otherComparison("!=")) { try RowFilter("estado!=terminado") }
    #expect(throws: RowFilterRefusal.unreadable("El Rodeo")) { try RowFilter("nombre=Gimnasio, El Rodeo") }
    #expect(try RowFilter("estado=1 OR 1=1").conditions.map(\.values) == [["1 OR 1=1"]])
  }
}
