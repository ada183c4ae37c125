import Territory
import Testing

@testable import Exchange

@Suite("GeoJSON as rows")
struct GeoJSONRowsTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  func rows(_ text: String, _ options: SourceOptions = SourceOptions()) throws -> (GeoJSONRows, [SourceRow]) {
    let source = try GeoJSONRows(path: try folder.file("in.geojson", text), options: options)
    return (source, try source.allRows())
  }

  static func feature(_ geometry: String, properties: String = "{\"clave\": \"06-040\"}") -> String {
    "{\"type\": \"Feature\", \"properties\": \(properties), \"geometry\": \(geometry)}"
  }

  static func collection(_ features: String...) -> String {
    "{\"type\": \"FeatureCollection\", \"features\": [\n\(features.joined(separator: ",\n"))\n]}"
  }

  @Test("columns are the properties of all features by first appearance, cells their text")
  func cells() throws {
    let (source, rows) = try rows(
      "\u{FEFF}"
        + Self.collection(
          #"{"type":"Feature","geometry":null,"properties":{"clave":"a\u00f1o \ud83d\udea7","monto":1545292.00}}"#,
          #"{"geometry":null,"properties":{"monto":null,"\u0061bierto":true,"capas":[1, {"x": "y"}]},"type":"Feature"}"#,
          #"{"type":"Feature","properties":null,"geometry":null}"#,
          #"{"type":"Feature","properties":{"monto":NaN,"clave":-0.50e3},"geometry":null}"#))
    #expect(source.columns == ["clave", "monto", "abierto", "capas"])
    #expect(
      rows.map(\.cells) == [
        ["año 🚧", "1545292.00", nil, nil], [nil, nil, "true", #"[1, {"x": "y"}]"#], [nil, nil, nil, nil],
        ["-0.50e3", nil, nil, nil],
      ])
    #expect(rows.map(\.place) == [1, 2, 3, 4])
    #expect(rows.allSatisfy { $0.shape == nil && $0.fault == nil })
  }

  @Test("a feature's own id is the last column, unless a property is called so")
  func ids() throws {
    let (source, rows) = try rows(
      Self.collection(
        #"{"type":"Feature","id":7,"properties":{"a":1},"geometry":null}"#,
        #"{"type":"Feature","id":"ocho","properties":{"b":2},"geometry":null}"#))
    #expect(source.columns == ["a", "b", "id"])
    #expect(rows.map { source.cell("id", of: $0) } == ["7", "ocho"])
    let (other, otherRows) = try self.rows(
      Self.collection(#"{"type":"Feature","id":7,"properties":{"id":1},"geometry":null}"#))
    #expect(other.columns == ["id"] && otherRows[0].cells == ["1"])
  }

  @Test("every kind of geometry is read, also with its coordinates before its type")
  func kinds() throws {
    let square = "[[0,0],[2,0],[2,2],[0,2],[0,0]]"
    let (source, rows) = try rows(
      Self.collection(
        Self.feature(#"{"type":"Point","coordinates":[-99.1,19.4]}"#),
        Self.feature(#"{"coordinates":[[1,2],[3,4]],"type":"MultiPoint"}"#),
        Self.feature(#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#),
        Self.feature(#"{"type":"MultiLineString","bbox":[1,2,3,4],"coordinates":[[[1,2],[3,4]]]}"#),
        Self.feature("{\"type\":\"Polygon\",\"coordinates\":[\(square),[[1,1],[1,1.5],[1.5,1.5],[1,1]]]}"),
        Self.feature("{\"coordinates\":[[\(square)],[\(square)]],\"type\":\"MultiPolygon\"}")))
    func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(longitude: x, latitude: y) }
    let ring = [at(0, 0), at(2, 0), at(2, 2), at(0, 2), at(0, 0)]
    #expect(
      rows.map(\.shape) == [
        .point(at(-99.1, 19.4)), .multiPoint([at(1, 2), at(3, 4)]), .line([at(1, 2), at(3, 4)]),
        .multiLine([[at(1, 2), at(3, 4)]]),
        .polygon(Polygon(exterior: ring, holes: [[at(1, 1), at(1, 1.5), at(1.5, 1.5), at(1, 1)]])),
        .multiPolygon([Polygon(exterior: ring), Polygon(exterior: ring)]),
      ])
    #expect(source.facts.coordinateSystem == "EPSG:4326" && !source.facts.isTransformed)
  }

  @Test(
    "a bad geometry is the row's fault; its cells and the rows after it are read",
    arguments: [
      (#"{"type":"Polygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}"#, ShapeFault.wronglyNested(kind: "Polygon")),
      (#"{"type":"MultiPolygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#, .wronglyNested(kind: "MultiPolygon")),
      (#"{"coordinates":[0],"type":"Point"}"#, .wronglyNested(kind: "Point")),
      (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#, .unclosedRing(1)),
      (
        #"{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,0]],[[0,0],[1,0],[0,0]]]}"#,
        .shortRing(2, positions: 3)
      ),
      (#"{"type":"Polygon","coordinates":[[]]}"#, .shortRing(1, positions: 0)),
      (#"{"type":"LineString","coordinates":[[0,0]]}"#, .shortLine(positions: 1)),
      (#"{"type":"Point","coordinates":[1e999,0]}"#, .notFinite),
      (#"{"type":"Point","coordinates":[NaN,0]}"#, .notFinite),
      (#"{"type":"Point","coordinates":[null,null]}"#, .notFinite),
      (#"{"type":"Point","coordinates":[1e300,0]}"#, .notFinite),
      (#"{"type":"GeometryCollection","geometries":[]}"#, .collection), (#"{"type":"Circle"}"#, .unknownKind("Circle")),
      (#"{"coordinates":[0,0]}"#, .unknownKind(nil)), (#""POINT(1 2)""#, .unknownKind(nil)),
    ])
  func faults(geometry: String, fault: ShapeFault) throws {
    let (source, rows) = try rows(
      Self.collection(Self.feature(geometry), Self.feature(#"{"type":"Point","coordinates":[0,0]}"#)))
    #expect(rows.count == 2)
    #expect(rows[0].fault as? ShapeFault == fault)
    #expect(rows[0].shape == nil && source.cell("clave", of: rows[0]) == "06-040")
    #expect(rows[1].fault == nil && rows[1].shape != nil)
  }

  @Test("empty coordinates are no geometry")
  func empty() throws {
    let (_, rows) = try rows(
      Self.collection(
        Self.feature(#"{"type":"MultiPolygon","coordinates":[]}"#), Self.feature(#"{"type":"Point","coordinates":[]}"#),
        Self.feature(#"{"type":"Polygon","coordinates":null}"#)))
    #expect(rows.count == 3 && rows.allSatisfy { $0.shape == nil && $0.fault == nil })
  }

  @Test("the third dimension is dropped and counted once a feature")
  func thirdDimension() throws {
    let (source, rows) = try rows(
      Self.collection(
        Self.feature(#"{"type":"LineString","coordinates":[[1,2,2240],[3,4,2241.5]]}"#),
        Self.feature(#"{"type":"Point","coordinates":[1,2]}"#)))
    #expect(rows[0].shape == .line([Coordinate(longitude: 1, latitude: 2), Coordinate(longitude: 3, latitude: 4)]))
    #expect(source.facts.thirdDimensionDropped == 1)
  }

  @Test("one feature, one geometry, features a line and RFC 8142 sequences are read")
  func sequences() throws {
    let point = #"{"type":"Point","coordinates":[1,2]}"#
    #expect(try rows(Self.feature(point)).1.map(\.cells) == [["06-040"]])
    #expect(try rows(point).1.map(\.shape) == [.point(Coordinate(longitude: 1, latitude: 2))])
    #expect(try rows("\(Self.feature(point))\n\(Self.feature(point))\r\n\n\(Self.feature("null"))\n").1.count == 3)
    #expect(try rows("\u{1E}\(Self.feature(point))\n\u{1E}\(point)\n").1.compactMap(\.shape).count == 2)
  }

  @Test("an empty list of features is a file without rows")
  func emptyCollection() throws {
    #expect(try rows(#"{"features": [ ], "type": "FeatureCollection"}"#).1.isEmpty)
  }

  @Test(
    "what is no GeoJSON is refused with its line",
    arguments: [
      ("[]", 1, GeoJSONProblem.notAnObject), ("\n\n12", 3, .notAnObject), ("{}", 1, .unknownType(nil)),
      (#"{"type": "Topology", "objects": {}}"#, 1, .unknownType("Topology")),
      ("{\"type\": \"FeatureCollection\"}", 1, .featuresMissing), (#"{"features": []}"#, 1, .unknownType(nil)),
      ("{\"type\": \"FeatureCollection\",\n\"features\": [\n7]}", 3, .notAnObject),
      ("{\"type\": \"FeatureCollection\", \"features\": []}\n{}", 2, .moreAfterTheEnd),
      ("{\"type\": \"Feature\"}\n{\"type\": \"Vuelta\"}", 2, .unknownType("Vuelta")),
      ("{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"link\"}, \"features\": []}", 1, .unreadableSystem),
    ])
  func notGeoJSON(text: String, line: Int, problem: GeoJSONProblem) throws {
    let path = try folder.file("x.geojson", text)
    #expect(throws: ExchangeError.notGeoJSON(path: path, line: line, problem: problem)) { try GeoJSONRows(path: path) }
  }

  @Test("a cut or broken text is refused on opening, with its line")
  func broken() throws {
    let cut = try folder.file("cut.geojson", "{\"type\": \"FeatureCollection\",\n\"features\": [{\"type\": \"Fea")
    #expect(throws: ExchangeError.malformedJSON(path: cut, line: 2, problem: .endsEarly)) {
      try GeoJSONRows(path: cut)
    }
    let comma = try folder.file("comma.geojson", Self.collection("{\"type\": \"Feature\"}", ""))
    #expect(throws: ExchangeError.malformedJSON(path: comma, line: 4, problem: .unexpected(0x5D))) {
      try GeoJSONRows(path: comma)
    }
    let latin = try folder.file(
      "latin.geojson",
      Array("{\"type\": \"Feature\",\n\"properties\": {\"a\": \"Acatl".utf8) + [0xE1] + Array("n\"}}".utf8))
    #expect(throws: ExchangeError.notGeoJSON(path: latin, line: 2, problem: .notUTF8)) {
      try GeoJSONRows(path: latin)
    }
    let blank = try folder.file("blank.geojson", "\u{FEFF} \n")
    #expect(throws: ExchangeError.empty(path: blank)) { try GeoJSONRows(path: blank) }
  }

  @Test("hostile nesting is refused, inside a feature and around it")
  func hostileNesting() throws {
    let brackets = String(repeating: "[", count: 1_000_000)
    for text in [
      "{\"a\": \(brackets)", brackets,
      Self.collection(Self.feature("{\"type\":\"Polygon\",\"coordinates\":\(brackets)")),
    ] {
      #expect(throws: ExchangeError.self) { try self.rows(text) }
    }
  }

  @Test("a file cut short is refused on opening")
  func truncated() throws {
    let whole = Array(
      Self.collection(
        Self.feature(#"{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2.5e0],[0,0]]]}"#),
        #"{"type":"Feature","id":1,"properties":{"\u00f1":"\ud83d\udea7","n":[true,null]},"geometry":null}"#
      ).utf8)
    for length in stride(from: 0, to: whole.count, by: 3) {
      let path = try folder.file("cut.geojson", Array(whole[..<length]))
      #expect(throws: ExchangeError.self, "cut at \(length)") { try GeoJSONRows(path: path).allRows() }
    }
  }

  @Test("features larger than a piece of the file are read whole, lines counted across pieces")
  func manyPieces() throws {
    let name = String(repeating: "ñ\\n", count: 60_000)
    let long = (1...4).map { _ in
      Self.feature(#"{"type":"Point","coordinates":[1,2]}"#, properties: "{\"a\": \"\(name)\"}")
    }
    let text = Self.collection(long[0], long[1], long[2], long[3])
    let (_, rows) = try rows(text)
    #expect(rows.map { $0.cells[0]?.count } == [120_000, 120_000, 120_000, 120_000])
    let path = try folder.file("x.geojson", text.dropLast(3) + ",x]}")
    #expect(throws: ExchangeError.malformedJSON(path: path, line: 5, problem: .unexpected(0x78))) {
      try GeoJSONRows(path: path)
    }
  }
}
