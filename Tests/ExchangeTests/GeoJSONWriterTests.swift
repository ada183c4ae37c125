import Foundation
import Territory
import Testing

@testable import Exchange

@Suite("Published GeoJSON")
struct GeoJSONWriterTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  func written(decimals: Int = 6, _ body: (GeoJSONWriter) throws -> Void) throws -> String {
    let path = folder.path + "/out.geojson"
    let output = try OutputFile(path: path)
    let writer = GeoJSONWriter(to: output, decimals: decimals)
    try body(writer)
    try writer.finish(attribution: "© colaboradores de OpenStreetMap (ODbL)")
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  static func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(longitude: x, latitude: y) }

  @Test("a feature a line, properties in the order given, the box and the members after the features")
  func layout() throws {
    let text = try written { writer in
      try writer.write(
        properties: [
          ("cveut", .string("06-040")), ("avance", .decimal(-354, decimals: 1)), ("visitas", .int(-3)),
          ("monto", .decimal(5, decimals: 2)), ("cobertura", .bool(true)), ("nota", .null),
          ("claves", .array([.int(1), .string("a")])),
        ], id: "u1", shape: .point(Self.at(-99.0560004, 19.4221)))
      try writer.write(properties: [], shape: nil)
      try writer.write(properties: [], shape: .line([Self.at(-99.1371, 19.3757), Self.at(0, -0.0000001)]))
    }
    #expect(
      text == """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"u1","properties":{"cveut":"06-040","avance":-35.4,"visitas":-3,"monto":0.05,\
        "cobertura":true,"nota":null,"claves":[1,"a"]},\
        "geometry":{"type":"Point","coordinates":[-99.056000,19.422100]}},
        {"type":"Feature","properties":{},"geometry":null},
        {"type":"Feature","properties":{},\
        "geometry":{"type":"LineString","coordinates":[[-99.137100,19.375700],[0.000000,0.000000]]}}
        ],"bbox":[-99.137100,0.000000,0.000000,19.422100],"attribution":"© colaboradores de OpenStreetMap (ODbL)"}

        """)
  }

  @Test("a collection without features is still one, without a box")
  func empty() throws {
    #expect(
      try written { _ in }
        == "{\"type\":\"FeatureCollection\",\"features\":[\n],\"attribution\":\"© colaboradores de OpenStreetMap (ODbL)\"}\n"
    )
  }

  @Test("quotes, control characters and line separators are escaped; any JSON reader gets them back")
  func escapes() throws {
    let name = "a\"\\/\u{0}\u{1F}\n\r\t\u{8}\u{C}é\u{2028}\u{2029}\u{2030}🚧\u{7F}"
    let text = try written { try $0.write(properties: [(name, .string(name))], shape: nil) }
    #expect(text.contains(#""a\"\\/\u0000\u001f\n\r\t\b\fé\u2028\u2029‰🚧"#))
    let read = try JSONValue.parse(text)
    guard case .array(let features)? = read["features"] else { throw TestFault.unexpected }
    #expect(features[0]["properties"]?[name]?.cell == name)
  }

  @Test("exterior rings run counter-clockwise and holes clockwise, whichever way they came")
  func winding() throws {
    let clockwise = [Self.at(0, 0), Self.at(0, 4), Self.at(4, 4), Self.at(4, 0), Self.at(0, 0)]
    let hole = [Self.at(1, 1), Self.at(2, 1), Self.at(2, 2), Self.at(1, 1)]
    let expected = "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,2],[2,1],[1,1]]]"
    for (exterior, hole) in [(clockwise, hole), (Array(clockwise.reversed()), Array(hole.reversed()))] {
      let polygon = Polygon(exterior: exterior, holes: [hole])
      #expect(try written(decimals: 0) { try $0.write(properties: [], shape: .polygon(polygon)) }.contains(expected))
      let several = Shape.multiPolygon([polygon, polygon])
      #expect(
        try written(decimals: 0) { try $0.write(properties: [], shape: several) }
          .contains("\"MultiPolygon\",\"coordinates\":[\(expected),\(expected)]"))
    }
  }

  @Test("positions that become equal are one; a ring or line that would vanish stays as it is")
  func collapse() throws {
    let ring = [Self.at(0, 0), Self.at(0.04, 0), Self.at(1, 0), Self.at(1, 1), Self.at(1.04, 0.96), Self.at(0, 0)]
    let speck = [Self.at(5, 5), Self.at(5.01, 5), Self.at(5.01, 5.01), Self.at(5, 5)]
    let text = try written(decimals: 1) { writer in
      try writer.write(properties: [], shape: .polygon(Polygon(exterior: ring)))
      try writer.write(properties: [], shape: .polygon(Polygon(exterior: speck)))
      try writer.write(
        properties: [],
        shape: .multiLine([[Self.at(1, 1), Self.at(1.01, 1)], [Self.at(2, 2), Self.at(2.01, 2), Self.at(3, 3)]]))
      try writer.write(properties: [], shape: .multiPoint([Self.at(1, 1), Self.at(1, 1)]))
    }
    #expect(text.contains("[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]"))
    #expect(text.contains("[[[5.0,5.0],[5.0,5.0],[5.0,5.0],[5.0,5.0]]]"))
    #expect(text.contains("[[[1.0,1.0],[1.0,1.0]],[[2.0,2.0],[3.0,3.0]]]"))
    #expect(text.contains("\"MultiPoint\",\"coordinates\":[[1.0,1.0],[1.0,1.0]]"))
  }

  @Test("fixed decimals agree with exact decimal rounding")
  func decimals() throws {
    var random = SystemRandomNumberGenerator()
    for decimals in [0, 1, 6, 7, 9] {
      let whole = (0..<200).map { _ in Int.random(in: -180_999_999_999...180_999_999_999, using: &random) }
      var output = TextBuffer()
      output.append(
        positions: ContiguousArray(whole.map { GridPosition(x: $0, y: -$0) }), decimals: decimals, isReversed: false)
      func text(_ value: Int) -> String {
        let digits = grouped(value, decimals: decimals).filter { $0 != "," }
        return digits
      }
      #expect(
        String(decoding: output.bytes, as: UTF8.self)
          == whole.map { "[\(text($0)),\(text(-$0))]" }.joined(separator: ","))
    }
  }

  @Test("a position that is none is refused before anything of the feature is written")
  func notFinite() throws {
    let text = try written { writer in
      #expect(throws: ShapeFault.notFinite) {
        try writer.write(properties: [("a", .int(1))], shape: .multiPoint([Self.at(1, 1), Self.at(.nan, 1)]))
      }
      try writer.write(properties: [("a", .int(2))], shape: nil)
    }
    #expect(!text.contains("\"a\":1") && text.contains("\"a\":2"))
  }

  @Test("what was written is read back the same, and two runs are the same bytes")
  func roundTrip() throws {
    let polygon = Polygon(exterior: [
      Self.at(-99.123456, 19), Self.at(-99, 19), Self.at(-99, 19.5), Self.at(-99.123456, 19),
    ])
    let shapes: [Shape] = (0..<20_000).map { .point(Self.at(Double(-99_000 - $0) / 1000, 19)) } + [.polygon(polygon)]
    func run() throws -> String {
      try written { writer in
        for (index, shape) in shapes.enumerated() {
          try writer.write(properties: [("n", .int(index))], id: "f\(index)", shape: shape)
        }
      }
    }
    let text = try run()
    #expect(try run() == text)
    let source = try GeoJSONRows(path: folder.path + "/out.geojson")
    let rows = try source.allRows()
    #expect(rows.map(\.shape) == shapes)
    #expect(rows.map { source.cell("id", of: $0) } == shapes.indices.map { "f\($0)" })
  }
}

extension GeoJSONWriter {
  /// Writes a feature of a layer of its own.
  func write(properties: [(String, JSONScalar)], id: String? = nil, shape: Shape?) throws {
    try begin(FeatureLayer(name: "capa", columns: properties.map { .init($0.0, .text) }))
    var row = FeatureRow()
    row.begin(id: id)
    for (_, value) in properties { row.append(value) }
    try row.take(shape)
    try write(row)
  }
}
