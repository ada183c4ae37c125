import CSQLite
import Foundation
import Territory
import Testing

@testable import Exchange

extension FeatureFormatsTests {
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

  @Test("what no class takes is drawn by the rule of its own kind of symbol alone, as OGC's filters say it")
  func restOfMixedLayer() {
    var style = LayerStyle(column: "visitas", classes: [.init("1", title: "Una", colour: .init(1, 2, 3))])
    func rests(_ symbols: [LayerSymbol]) -> [String] {
      style.sld(symbols, name: "Obras").components(separatedBy: "<se:Rule>").dropFirst().filter {
        $0.hasPrefix("<se:Name>Obras</se:Name>")
      }
    }
    let property = "<ogc:PropertyName>visitas</ogc:PropertyName>"
    func isOne(_ value: Int) -> String {
      "<ogc:PropertyIsEqualTo>\(property)<ogc:Literal>\(value)</ogc:Literal></ogc:PropertyIsEqualTo>"
    }
    func expected(_ dimension: Int, _ classes: String) -> String {
      "<se:Name>Obras</se:Name><ogc:Filter><ogc:And><ogc:Or><ogc:PropertyIsNull>\(property)</ogc:PropertyIsNull>"
        + "<ogc:Not>\(classes)</ogc:Not></ogc:Or><ogc:PropertyIsEqualTo><ogc:Function name=\"dimension\">"
        + "<ogc:PropertyName>geom</ogc:PropertyName></ogc:Function><ogc:Literal>\(dimension)</ogc:Literal>"
        + "</ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>"
    }
    var found = rests([.fill, .marker])
    #expect(found.count == 2)
    #expect(found[0].hasPrefix(expected(2, isOne(1)) + "<se:PolygonSymbolizer>"))
    #expect(found[1].hasPrefix(expected(0, isOne(1)) + "<se:PointSymbolizer>"))
    #expect(rests([.fill]).allSatisfy { $0.hasPrefix("<se:Name>Obras</se:Name><se:ElseFilter/>") })
    style.classes.append(.init("2", title: "Dos", colour: .init(4, 5, 6)))
    found = rests([.fill, .line])
    #expect(found.last?.hasPrefix(expected(1, "<ogc:Or>\(isOne(1))\(isOne(2))</ogc:Or>")) == true)
    style.classes = [.init(0...1, title: "poco", colour: .init(1, 2, 3))]
    #expect(rests([.fill, .line])[0].contains("<ogc:Not><ogc:And><ogc:PropertyIsGreaterThanOrEqualTo>"))
    style.classes = []
    #expect(rests([.fill, .line]).allSatisfy { !$0.contains("PropertyIsNull") && $0.contains("dimension") })
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
}
