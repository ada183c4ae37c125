import Foundation
import Geometry
import Territory
import Testing

@testable import Exchange

@Suite("GeoJSON against its standard")
struct GeoJSONCheckTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  func flaws(_ text: String) throws -> [String] { try flaws(Array(text.utf8)) }

  func flaws(_ bytes: [UInt8]) throws -> [String] {
    try validateGeoJSON(path: folder.file("x.geojson", bytes)).findings.map(\.flaw.name)
  }

  static func polygon(_ rings: String) -> String { "{\"type\":\"Polygon\",\"coordinates\":[\(rings)]}" }
  static func feature(_ geometry: String, _ more: String = "") -> String {
    "{\"type\":\"Feature\",\"properties\":null,\"geometry\":\(geometry)\(more)}"
  }
  static func collection(_ features: String, _ more: String = "") -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\(features)]\(more)}"
  }
  static let square = "[[0,0],[4,0],[4,4],[0,4],[0,0]]"
  static let hole = "[[1,1],[1,2],[2,2],[2,1],[1,1]]"

  @Test(
    "what keeps the standard is clean",
    arguments: [
      collection(""), collection(feature("null")), feature(polygon(square + "," + hole)),
      "{\"type\":\"Point\",\"coordinates\":[-99.1234567,19.1,2240.5]}",
      "{\"coordinates\":[[0,0],[1,1e0]],\"type\":\"LineString\"}",
      "{\"type\":\"MultiPolygon\",\"coordinates\":[[\(square)],[[[5,0],[6,0],[6,1],[5,0]]]]}",
      collection(
        feature(polygon(square), ",\"id\":1,\"bbox\":[0,0,4,4]") + "," + feature("null", ",\"id\":\"1\""),
        ",\"bbox\":[0,0,4,4],\"name\":\"a\""),
      "\u{1E}" + feature("null") + "\n\u{1E}" + feature("null") + "\n",
      feature("null") + "\n" + feature("null"),
      "{\"type\":\"FeatureCollection\",\"bbox\":[170,-10,-170,10],\"features\":[\(feature("{\"type\":\"Point\",\"coordinates\":[179,0]}"))]}",
      "{\"type\":\"MultiPoint\",\"coordinates\":[]}",
      feature("null", ",\"x\":[{\"a\":[]},{},\"\\ud83d\\ude00\",true,false,-1.5e-3]"),
    ])
  func clean(text: String) throws { #expect(try flaws(text) == []) }

  @Test(
    "what does not is named",
    arguments: [
      (feature(polygon("[[0,0],[0,4],[4,4],[4,0],[0,0]]")), ["clockwiseExterior"]),
      (feature(polygon(square + ",[[1,1],[2,1],[2,2],[1,2],[1,1]]")), ["counterclockwiseHole"]),
      (feature(polygon("[[0,0],[4,0],[4,4],[0,4],[0,1]]")), ["unclosedRing"]),
      (feature(polygon("[[0,0],[4,0],[0,0]]")), ["shortRing"]),
      (feature(polygon("[[0,0],[4,4],[4,0],[0,5],[0,0]]")), ["invalid"]),
      (feature(polygon(square + ",[[5,5],[5,6],[6,6],[5,5]]")), ["invalid"]),
      (feature("{\"type\":\"LineString\",\"coordinates\":[[0,0]]}"), ["shortLine"]),
      (feature("{\"type\":\"LineString\",\"coordinates\":[[179,0],[-179,0]]}"), ["antimeridian"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[[0,0]]}"), ["wronglyNested"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[]}"), ["wronglyNested"]),
      (feature("{\"type\":\"Polygon\",\"coordinates\":\(square)}"), ["wronglyNested"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[0]}"), ["shortPosition", "wronglyNested"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[0,0,0,7]}"), ["longPosition"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[0.12345678,0]}"), ["tooPrecise"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[486000,2146000]}"), ["outOfRange"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[19.4,-99.1]}"), ["outOfRange"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[NaN,0]}"), ["notFinite", "outOfRange", "wronglyNested"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[1e999,0]}"), ["outOfRange", "wronglyNested"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[\"1\",0]}"), ["wrongValue", "shortPosition", "wronglyNested"]),
      (
        feature("{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[0,0]}]}"),
        ["nestedCollection"]
      ),
      (feature("{\"type\":\"Circle\",\"coordinates\":[0,0]}"), ["unknownType"]),
      (feature("{\"coordinates\":[0,0]}"), ["missing"]), ("{\"type\":\"Feature\"}", ["missing", "missing"]),
      ("{\"type\":\"FeatureCollection\"}", ["missing"]),
      (collection("{\"type\":\"Point\",\"coordinates\":[0,0]}"), ["unknownType"]),
      (collection("1"), ["wrongValue"]), (feature("null", ",\"coordinates\":[0,0]"), ["foreignMember"]),
      (feature("null", ",\"type\":\"Feature\""), ["duplicateMember"]),
      (collection("", ",\"crs\":{\"type\":\"name\"}"), ["crs"]), (collection("", ",\"bbox\":[0,0]"), ["badBox"]),
      (collection("", ",\"bbox\":[0,4,4,0]"), ["badBox"]),
      (collection(feature(polygon(square)), ",\"bbox\":[1,0,4,4]"), ["boxTooSmall"]),
      (collection(feature(polygon(square)), ",\"bbox\":[-1,0,4,4]"), ["boxTooLarge"]),
      (collection(feature("null", ",\"id\":7") + "," + feature("null", ",\"id\":7")), ["duplicateID"]),
      (collection(feature("null", ",\"id\":null")), ["wrongValue"]),
      (
        collection(feature(polygon(square)) + "," + feature("{\"type\":\"Point\",\"coordinates\":[0,0]}")),
        ["mixedGeometry"]
      ),
      ("\u{FEFF}" + collection(""), ["byteOrderMark"]), (collection("") + "x", ["textAfterEnd"]),
      (feature("null", ",\"x\":\"\\ud800\""), ["loneSurrogate"]),
      (feature("null", ",\"x\":\"\\ude00a\""), ["loneSurrogate"]),
      ("", ["json"]), ("[1]", ["wrongValue"]), ("{\"type\":", ["json"]), ("{\"type\":\"Feature\",}", ["json"]),
      ("{\"a\":01}", ["json"]), ("{\"a\":1.}", ["json"]), ("{\"a\":\"\u{1}\"}", ["json"]),
      ("{\"a\":\"\\x\"}", ["json"]),
      (String(repeating: "[", count: 100_000), ["wrongValue", "json"]),
      ("{\"type\":\"Polygon\",\"coordinates\":" + String(repeating: "[", count: 100_000), ["json"]),
      (String(repeating: "{\"type\":\"GeometryCollection\",\"geometries\":[", count: 100_000), ["json"]),
    ])
  func flawed(text: String, expected: [String]) throws { #expect(try flaws(text) == expected) }

  @Test("bytes that are no UTF-8 are found wherever they stand")
  func notUTF8() throws {
    for bad: [UInt8] in [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80]] {
      #expect(try flaws(Array("{\"a\":\"x".utf8) + bad + Array("\"}".utf8)) == ["json"])
    }
  }

  @Test("a finding says its feature, its line, its byte and its path")
  func place() throws {
    let text = Self.collection(
      "\n" + Self.feature("null") + ",\n" + Self.feature("{\"type\":\"LineString\",\"coordinates\":[[0,0],\n[0,91]]}"))
    let finding = try #require(try validateGeoJSON(path: folder.file("x.geojson", text)).findings.first)
    #expect(finding.flaw == .outOfRange && finding.feature == 2 && finding.path == "features[1].geometry.coordinates")
    #expect(finding.place.line == 4)
    #expect(Array(text.utf8)[finding.place.byte - 1] == UInt8(ascii: "]"))
  }

  @Test("a file cut anywhere is unreadable or unfinished, and never more than that")
  func truncated() throws {
    let whole = Array(Self.collection(Self.feature(Self.polygon(Self.square), ",\"id\":\"ñ\\u00e1\"")).utf8)
    for end in 0..<whole.count { #expect(try flaws(Array(whole[..<end])).last == "json") }
  }

  @Test("what crosses the pieces in which a file is read is read whole")
  func pieces() throws {
    let feature = Self.feature(
      "{\"type\":\"Point\",\"coordinates\":[-99.1234567,19.7654321]}", ",\"ñandú\":\"é\\u00e9\"")
    for pad in stride(from: ByteSource.pieceSize - 140, to: ByteSource.pieceSize + 8, by: 1) {
      let text = String(repeating: " ", count: pad) + feature
      #expect(try flaws(text) == [])
    }
  }

  @Test("no more findings are kept than were asked for, and all are counted")
  func limit() throws {
    let bad = Self.feature("{\"type\":\"Point\",\"coordinates\":[200,0]}")
    let path = try folder.file("x.geojson", Self.collection(Array(repeating: bad, count: 500).joined(separator: ",")))
    let report = try validateGeoJSON(path: path, limit: 3)
    #expect(report.findings.count == 3 && report.counts.count == 1 && report.counts[0].count == 500)
    #expect(!report.isClean && report.features == 500)
  }

  @Test("small rings are judged as GEOS judges them")
  func rings() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      // Few places, so that edges often touch.
      let count = Int.random(in: 3...7, using: &random)
      var ring = (0..<count).map { _ in
        Coordinate(
          longitude: Double(Int.random(in: 0...5, using: &random)),
          latitude: Double(Int.random(in: 0...5, using: &random)))
      }
      ring.append(ring[0])
      let text = ring.map { "[\($0.longitude),\($0.latitude)]" }.joined(separator: ",")
      let isInvalid = Shape.polygon(Polygon(exterior: ring)).invalidity != nil
      #expect(try flaws(Self.polygon("[\(text)]")).contains("invalid") == isInvalid, "\(text)")
    }
  }
}
