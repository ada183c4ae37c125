import Foundation
import GRDB
import Territory
import Testing

@testable import Store

@Suite struct ShapeTests {
  private static func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(longitude: longitude, latitude: latitude)
  }
  private static let square = [at(-99.1, 19.3), at(-99.0, 19.3), at(-99.0, 19.4), at(-99.1, 19.4), at(-99.1, 19.3)]
  private static let hole = [at(-99.08, 19.32), at(-99.08, 19.34), at(-99.06, 19.34), at(-99.08, 19.32)]
  private static let far = square.map { at($0.longitude - 1, $0.latitude) }
  static let shapes: [(Shape, String)] = [
    (.point(at(-99.07653, 19.402)), "POINT(-99.07653 19.402)"),
    (.multiPoint([at(-99, 19), at(-98.5, 19.5)]), "MULTIPOINT(-99 19, -98.5 19.5)"),
    (.line([at(-99, 19), at(-98.5, 19.5), at(-98, 19)]), "LINESTRING(-99 19, -98.5 19.5, -98 19)"),
    (
      .multiLine([[at(-99, 19), at(-98, 19)], [at(-97, 18), at(-96, 17)]]),
      "MULTILINESTRING((-99 19, -98 19), (-97 18, -96 17))"
    ),
    (
      .polygon(Polygon(exterior: square, holes: [hole])),
      "POLYGON((-99.1 19.3, -99 19.3, -99 19.4, -99.1 19.4, -99.1 19.3), (-99.08 19.32, -99.08 19.34, -99.06 19.34, -99.08 19.32))"
    ),
    (
      .multiPolygon([Polygon(exterior: square), Polygon(exterior: far)]),
      "MULTIPOLYGON(((-99.1 19.3, -99 19.3, -99 19.4, -99.1 19.4, -99.1 19.3)), ((-100.1 19.3, -100 19.3, -100 19.4, -100.1 19.4, -100.1 19.3)))"
    ),
  ]

  @Test("SpatiaLite reads what we write, and makes the same bytes itself", arguments: shapes)
  func likeSpatiaLite(shape: Shape, text: String) throws {
    let office = try Office()
    let blob = Data(SpatialBlob.encode(shape))
    try office.store.withDatabase { db in
      let row = try #require(
        try Row.fetchOne(
          db,
          sql:
            "SELECT ST_AsText(:ours), ST_SRID(:ours), ST_IsValid(:ours), ST_GeomFromText(:text, 4326), ST_GeometryType(:ours)",
          arguments: ["ours": blob, "text": text]))
      #expect((row[0] as String?)?.replacing(", ", with: ",") == text.replacing(", ", with: ","))
      #expect(row[1] == 4326 && row[2] == 1 && row[4] == shape.kind.uppercased())
      #expect(row[3] as Data? == blob)
    }
    #expect(SpatialBlob.decode([UInt8](blob)) == shape)
  }

  @Test("the journal's tree holds the same shape, in whole 1e-7 degrees", arguments: shapes)
  func tree(shape: Shape, text: String) {
    let tree = FieldValue(shape)
    #expect(tree.shape == shape.quantised && FieldValue(canonical: tree.canonical)?.shape == shape.quantised)
  }

  @Test("bytes that are no geometry are none, wherever they were cut or turned", arguments: shapes)
  func damaged(shape: Shape, text: String) {
    let whole = SpatialBlob.encode(shape)
    for length in 0..<whole.count { #expect(SpatialBlob.decode(Array(whole[..<length])) == nil) }
    #expect(SpatialBlob.decode(whole + [0xFE]) == nil)
    var numbers = SeededNumbers(11)
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
      }
      // No crash is what is asked; what reads can be kept.
      if let shape = SpatialBlob.decode(bytes) { _ = FieldValue(shape).canonical }
    }
  }

  @Test(
    "a tree that is no shape is none",
    arguments: [
      "null", "1", "{}", "{\"coordinates\":[1,2],\"type\":\"Circle\"}", "{\"coordinates\":[1],\"type\":\"Point\"}",
      "{\"coordinates\":[1,\"2\"],\"type\":\"Point\"}", "{\"coordinates\":[1,2,3,4],\"type\":\"Point\"}",
      "{\"coordinates\":[],\"type\":\"Point\"}", "{\"coordinates\":[],\"type\":\"Polygon\"}",
      "{\"coordinates\":[[1,2,null,4]],\"type\":\"MultiLineString\"}",
      "{\"coordinates\":[[[1,2]],3],\"type\":\"MultiPolygon\"}",
    ])
  func noShape(text: String) { #expect(FieldValue(canonical: text.utf8)?.shape == nil) }
}
