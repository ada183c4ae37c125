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
  static func point(_ numbers: String) -> String { "{\"type\":\"Point\",\"coordinates\":[\(numbers)]}" }
  static func property(_ value: String) -> String {
    "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"avance\":\(value)}}"
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
      collection(
        feature("{\"type\":\"MultiPoint\",\"coordinates\":[[175,-1],[-175,1]]}"), ",\"bbox\":[175,-1,-175,1]"),
      collection(feature(point("1,2,-3")) + "," + feature(point("4,5,6")), ",\"bbox\":[1,2,-3,4,5,6]"),
      "{\"type\":\"LineString\",\"coordinates\":[[-100,0],[100,0]]}",
      feature(polygon("[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]")),
      collection(property("1") + "," + property("null") + "," + property("2.5")),
      "{\"type\":\"MultiPoint\",\"coordinates\":[]}",
      feature("{\"type\":\"LineString\",\"coordinates\":[[0,0,0],[0,0,10]]}"),
      feature("{\"type\":\"MultiLineString\",\"coordinates\":[[[0,0,0],[1,1,0]],[[1,1,0],[1,1,4],[1,1,0]]]}"),
      feature(polygon("[[0,0,1],[4,0,2],[4,0,3],[4,4,2],[0,4,1],[0,0,1]]")),
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
      (feature("{\"type\":\"Point\",\"coordinates\":[0]}"), ["shortPosition"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[0,0,0,7]}"), ["longPosition"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[0.12345678,0]}"), ["tooPrecise"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[486000,2146000]}"), ["outOfRange"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[19.4,-99.1]}"), ["outOfRange"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[NaN,0]}"), ["notFinite"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[1e999,0]}"), ["hugeNumber"]),
      (feature("{\"type\":\"Point\",\"coordinates\":[\"1\",0]}"), ["wrongValue"]),
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
      (feature("null", ",\"id\":[1]"), ["wrongValue"]),
      ("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1,\"b\":2,\"a\":3}}", ["duplicateProperty"]),
      ("{\"type\":\"Feature\",\"geometry\":null,\"properties\":[1]}", ["wrongValue"]),
      ("{\"type\":\"Topology\",\"objects\":{}}", ["unknownType"]),
      (feature("{\"type\":\"LineString\",\"coordinates\":[[0,0],null,[1,1]]}"), ["wrongValue"]),
      (feature("{\"type\":\"Point\",\"coordinates\":{\"x\":1}}"), ["wrongValue"]),
      ("", ["empty"]), (" \n", ["empty"]), ("\u{FEFF}", ["byteOrderMark", "empty"]), ("[1]", ["wrongValue"]),
      ("{\"type\":", ["json"]), ("{\"type\":\"Feature\",}", ["json"]),
      ("{\"a\":01}", ["json"]), ("{\"a\":1.}", ["json"]), ("{\"a\":\"\u{1}\"}", ["json"]),
      ("{\"a\":\"\\x\"}", ["json"]),
      (String(repeating: "[", count: 100_000), ["wrongValue", "json"]),
      ("{\"type\":\"Polygon\",\"coordinates\":" + String(repeating: "[", count: 100_000), ["json"]),
      (String(repeating: "{\"type\":\"GeometryCollection\",\"geometries\":[", count: 100_000), ["json"]),
    ])
  func flawed(text: String, expected: [String]) throws { #expect(try flaws(text) == expected) }

  /// Boxes, the 180th meridian, properties and positions that differ or repeat.
  static let besides: [(text: String, flaws: [String])] = [
    // A box west of its east that spans no meridian, one that is too high, one that is wider than need be.
    (collection(feature(point("-99.1,19.4")), ",\"bbox\":[-99.05,19.37,-99.14,19.42]"), ["swappedBox"]),
    (collection(feature(point("0,5")), ",\"bbox\":[170,0,-170,10]"), ["swappedBox"]),
    (collection(feature(point("175,5")), ",\"bbox\":[170,50,-170,60]"), ["boxTooSmall"]),
    (collection(feature(point("179,0")), ",\"bbox\":[170,-10,-170,10]"), ["boxTooLarge"]),
    (collection(feature(point("1,2")), ",\"bbox\":[-200,2,200,95]"), ["boxOffEarth"]),
    // Twice the dimensions.
    (collection(feature(point("1,2,3")), ",\"bbox\":[1,2,1,2]"), ["boxDimension"]),
    (collection(feature(point("1,2")), ",\"bbox\":[1,2,0,1,2,0]"), ["boxDimension"]),
    (collection(feature(point("1,2,400")), ",\"bbox\":[1,2,0,1,2,1]"), ["boxTooSmall"]),
    (collection(feature(point("1,2,400")), ",\"bbox\":[1,2,0,1,2,500]"), ["boxTooLarge"]),
    (collection(feature(point("1,2,400")), ",\"bbox\":[1,2,500,1,2,0]"), ["swappedBox"]),
    // Counter-clockwise across the 180th meridian: nothing is to be turned round.
    (feature(polygon("[[170,0],[-170,0],[-170,10],[170,10],[170,0]]")), ["antimeridian"]),
    (collection("\(property("45")),\(property("\"45 %\"")),\(property("true"))"), ["mixedProperty"]),
    (collection("\(feature(point("1,2"))),\(feature(point("1,2,3")))"), ["mixedDimension"]),
    (feature("{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1,5]]}"), ["mixedDimension"]),
    (feature("{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1],[1,1],[2,2]]}"), ["repeatedVertex"]),
    (feature(polygon("[[0,0],[4,0],[4,0],[4,4],[0,4],[0,0]]")), ["repeatedVertex"]),
    (feature("{\"type\":\"LineString\",\"coordinates\":[[1,1],[1,1]]}"), ["zeroLengthLine"]),
    // Heights are of the position, also where only some have them.
    (feature("{\"type\":\"LineString\",\"coordinates\":[[1,1,5],[1,1,5]]}"), ["zeroLengthLine"]),
    (feature("{\"type\":\"LineString\",\"coordinates\":[[0,0,0],[0,0,9],[0,0,9]]}"), ["repeatedVertex"]),
    (feature("{\"type\":\"LineString\",\"coordinates\":[[1,1],[1,1],[1,1,5]]}"), ["mixedDimension", "repeatedVertex"]),
    (feature(polygon("[[0,0,1],[4,0,1],[4,4,1],[0,4,1],[0,0,2]]")), ["unclosedRing"]),
    (feature(polygon("[[0,0],[4,0],[4,4],[0,4],[0,0,2]]")), ["unclosedRing", "mixedDimension"]),
  ]

  @Test("a box, a step across the world and what differs from feature to feature are judged too", arguments: besides)
  func judgedBesides(text: String, expected: [String]) throws { #expect(try flaws(text) == expected) }

  @Test("a sequence may be empty; a file of one text may not")
  func emptySequence() throws {
    for (name, expected) in [("a.geojsons", []), ("a.geojsonl", []), ("a.geojson", ["empty"])] {
      #expect(try validateGeoJSON(path: folder.file(name, "")).findings.map(\.flaw.name) == expected)
    }
    #expect(try flaws("\u{1E}\n") == [])
  }

  @Test("what the standard says must be is a fault; what should be, or what it says nothing of, is advice")
  func severity() {
    let box = GeoJSONBox(west: 0, south: 0, east: 1, north: 1)
    let faults: [GeoJSONFlaw] = [
      .clockwiseExterior, .unclosedRing, .shortPosition, .boxDimension(box), .boxTooSmall(box), .byteOrderMark,
      .wrongValue(.id, found: .null),
    ]
    let advice: [GeoJSONFlaw] = [
      .antimeridian, .longPosition, .tooPrecise, .nestedCollection, .boxTooLarge(box), .duplicateID("1"),
      .duplicateMember("type"), .duplicateProperty("a"), .mixedDimension, .repeatedVertex, .zeroLengthLine,
      .mixedProperty("a", found: .text, before: .number),
    ]
    #expect(faults.allSatisfy { !$0.isAdvice } && advice.allSatisfy(\.isAdvice))
  }

  @Test("the box advised has as many numbers as the positions ask for, and spans the meridian where they do")
  func boxesAdvised() throws {
    let high = Self.collection(Self.feature(Self.point("1,2,400.5")), ",\"bbox\":[1,2,0,1,2,500]")
    #expect(try said(high).contains("escriba [1.0, 2.0, 400.5, 1.0, 2.0, 400.5]."))
    let flat = Self.collection(Self.feature(Self.point("1,2")), ",\"bbox\":[1,2,0,1,2,0]")
    #expect(try said(flat).contains("escriba 4 números, [1.0, 2.0, 1.0, 2.0]."))
    let across = Self.collection(
      Self.feature("{\"type\":\"MultiPoint\",\"coordinates\":[[175,0],[-175,0]]}"), ",\"bbox\":[178,0,-170,0]")
    #expect(try said(across).contains("escriba [175.0, 0.0, -175.0, 0.0]."))
  }

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
    #expect(
      finding.flaw == .outOfRange(isSwapped: true) && finding.feature == 2
        && finding.path == "features[1].geometry.coordinates")
    #expect(finding.place.line == 4)
    #expect(String(decoding: Array(text.utf8)[finding.place.byte...].prefix(5), as: UTF8.self) == "0,91]")
  }

  @Test("a file cut anywhere is unreadable or unfinished, and never more than that")
  func truncated() throws {
    let whole = Array(Self.collection(Self.feature(Self.polygon(Self.square), ",\"id\":\"ñ\\u00e1\"")).utf8)
    for end in 1..<whole.count { #expect(try flaws(Array(whole[..<end])).last == "json") }
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

  @Test("faults are listed before advice, however much advice comes before them")
  func faultsFirst() throws {
    // Right-handed winding is advice's neighbour: the last of many rings is wound the other way and not closed.
    let advised = (0..<30).map { Self.feature("{\"type\":\"Point\",\"coordinates\":[\($0).123456789012,1]}") }
    let wrong = Self.feature("{\"type\":\"Point\",\"coordinates\":[0,195]}")
    let path = try folder.file("x.geojson", Self.collection((advised + [wrong]).joined(separator: ",")))
    let report = try validateGeoJSON(path: path, limit: 5)
    try #require(report.counts.contains { $0.isAdvice && $0.count >= 30 })
    #expect(report.findings.count == 5 && report.findings[0].flaw.name == "outOfRange")
    #expect(report.findings.dropFirst().allSatisfy { $0.flaw.isAdvice })
    #expect(report.findings[0].feature == 31 && !report.findings[0].path.isEmpty)
  }

  @Test("the box advised of a file leaves out a latitude that is not on Earth")
  func boxOfTheEarth() throws {
    let features = ["[-99,19]", "[-98,195]", "[-98,20]"].map {
      Self.feature("{\"type\":\"Point\",\"coordinates\":\($0)}")
    }
    let text =
      "{\"type\":\"FeatureCollection\",\"bbox\":[-99,19,-98.5,19.5],\"features\":[\(features.joined(separator: ","))]}"
    let findings = try validateGeoJSON(path: folder.file("x.geojson", text)).findings
    #expect(
      findings.contains {
        if case .boxTooSmall(let box) = $0.flaw {
          box == GeoJSONBox(west: -99, south: 19, east: -98, north: 20)
        } else {
          false
        }
      }, "\(findings)")
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

  /// What is found first in a text, said in Spanish, with its path and feature.
  func said(_ text: String) throws -> String {
    let report = try validateGeoJSON(path: folder.file("x.geojson", text))
    return report.findings.map { finding in
      let feature = finding.feature.map { " #\($0)" } ?? ""
      return finding.flaw.spanish + " [\(finding.path)\(feature)]"
    }.joined(separator: "\n")
  }

  @Test("each fault is one sentence with what to do, its feature and its path")
  func sentences() throws {
    let twisted = Self.feature(Self.polygon(Self.square + ",[[1,1],[2,1],[2,2],[1,2],[1,1]]"))
    #expect(
      try said(Self.collection(Self.feature("null") + "," + twisted)) == """
        El hueco gira contra el reloj y debe girar como él: invierta el orden de sus posiciones. \
        [features[1].geometry.coordinates[1] #2]
        """)
    #expect(
      try said(
        Self.feature("{\"type\":\"MultiPolygon\",\"coordinates\":[[\(Self.square)],[[[5,0],[6,1],[6,0],[5,0]]]]}"))
          == """
          El anillo exterior gira como el reloj y debe girar al revés: invierta el orden de sus posiciones. \
          [geometry.coordinates[1][0] #1]
          """)
    #expect(
      try said(Self.collection(Self.feature(Self.polygon(Self.square)), ",\"bbox\":[0,1,4,4]"))
        == "«bbox» no contiene todas las posiciones: escriba [0.0, 0.0, 4.0, 4.0]. [bbox]")
    #expect(
      try said(Self.feature(Self.polygon("[[0,0],[4,4],[4,0],[0,5],[0,0]]"))).hasPrefix(
        "Geometría inválida: el contorno se cruza a sí mismo en 2.2"))
    #expect(
      try said(Self.feature("{\"type\":\"Point\",\"coordinates\":[19.4,-99.1]}")) == """
        Esta posición tiene los ejes al revés: escriba primero la longitud y después la latitud. \
        [geometry.coordinates #1]
        """)
    #expect(try said(Self.feature("{\"type\":\"Point\",\"coordinates\":[486000,2146000]}")).contains("en metros"))
    #expect(
      try said(Self.feature("{\"type\":\"Polygon\",\"coordinates\":[0,0]}"))
        == "Las coordenadas de Polygon se escriben [[[lon, lat], …], …]: corríjalas. [geometry #1]")
    #expect(
      try said(Self.collection(Self.feature("null", ",\"id\":7") + "," + Self.feature("null", ",\"id\":7"))) == """
        El «id» 7 ya es de otro elemento: dé a cada uno el suyo. [features[1].id #2]
        """)
    #expect(
      try said("[1]") == """
        El archivo debe ser un objeto de GeoJSON, { "type": … }, y aquí hay una lista, [ … ]: revise quién lo hizo. []
        """)
    #expect(
      try said("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":") == """
        El archivo termina antes de tiempo, está cortado: cópielo o expórtelo de nuevo. [features[0].properties #1]
        """)
    #expect(
      try said("{\"type\":\"Feature\" \"properties\":null}")
        == "No es JSON: aquí no se esperaba «\"»; revise comas, comillas y llaves. [ #1]")
  }

  @Test("a feature a line is counted line by line, and a fault after the last feature is of none")
  func numbers() throws {
    let bad = Self.feature("{\"type\":\"Point\",\"coordinates\":[200,0]}")
    let lines = try validateGeoJSON(path: folder.file("x.geojsonl", Self.feature("null") + "\n" + bad + "\n"))
    #expect(lines.features == 2 && lines.findings.map(\.feature) == [2] && lines.findings[0].place.line == 2)
    let last = try validateGeoJSON(
      path: folder.file("x.geojson", Self.collection(Self.feature("null"), ",\"crs\":{},\"bbox\":[1]")))
    #expect(last.findings.map(\.feature) == [nil, nil] && last.findings.map(\.path) == ["crs", "bbox"])
  }

  /// Every flaw with something in it.
  static let everyFlaw: [GeoJSONFlaw] = {
    let parts: [GeoJSONPart] = [
      .root, .features, .feature, .geometry, .geometries, .member, .coordinates, .position, .number, .properties, .type,
      .id,
    ]
    let words: [GeoJSONWord] = [.object, .list, .text, .number, .null, .boolean, .other]
    let problems: [JSONProblem] = [
      .endsEarly, .unexpected(0x2C), .unexpected(0), .badNumber, .badEscape, .controlCharacter, .notUTF8, .tooDeep,
    ]
    let members = ["type", "features", "geometry", "properties", "coordinates", "geometries"]
    let box = GeoJSONBox(west: -99.1, south: 19.4, east: -99, north: 19.5)
    let high = GeoJSONBox(west: -99.1, south: 19.4, east: -99, north: 19.5, heights: 2240...2300.5)
    var flaws: [GeoJSONFlaw] = [
      .empty, .byteOrderMark, .notFinite, .loneSurrogate, .duplicateMember("type"), .duplicateProperty("a"),
      .unknownType("Topology", .root), .foreignMember("features", type: "Feature"), .crs, .textAfterEnd,
      .shortPosition,
      .longPosition, .outOfRange(isSwapped: true), .outOfRange(isSwapped: false), .tooPrecise, .shortLine, .shortRing,
      .unclosedRing, .clockwiseExterior, .counterclockwiseHole,
      .invalid(.selfIntersection, at: Coordinate(longitude: -99.1, latitude: 19.4)), .invalid(.nestedHoles, at: nil),
      .tooLarge, .antimeridian, .nestedCollection, .badBox, .boxTooSmall(box), .boxTooLarge(box), .duplicateID("7"),
      .mixedGeometry("Point", after: "Polygon"), .boxOffEarth, .swappedBox(box), .swappedBox(high), .boxDimension(box),
      .boxDimension(high), .boxTooSmall(high), .boxTooLarge(high), .mixedDimension, .repeatedVertex, .zeroLengthLine,
      .hugeNumber, .mixedProperty("avance", found: .text, before: .number),
    ]
    for part in parts { flaws += words.map { .wrongValue(part, found: $0) } }
    for problem in problems { flaws.append(.json(problem)) }
    for member in members { flaws.append(.missing(member)) }
    for part: GeoJSONPart in [.root, .feature, .geometry] { flaws.append(.unknownType("X", part)) }
    for type in ["Point", "Polygon", "MultiPolygon"] { flaws.append(.wronglyNested(type)) }
    return flaws
  }()

  @Test("whatever is wrong is said in one sentence of its own in each language", arguments: Language.allCases)
  func oneSentence(language: Language) {
    var seen: [String: GeoJSONFlaw] = [:]
    for flaw in Self.everyFlaw {
      let sentence = flaw.sentence(in: language)
      #expect(sentence.first?.isLowercase == false && sentence.hasSuffix("."), "\(sentence)")
      // One full stop, at the end; what to do stands behind a colon or a semicolon.
      #expect(!sentence.dropLast().contains(". ") || sentence.contains("1. "), "\(sentence)")
      #expect(sentence.contains(": ") || sentence.contains("; "), "\(sentence)")
      // Room for a line of a terminal and the next.
      #expect(sentence.count < 180, "\(sentence)")
      #expect(seen.updateValue(flaw, forKey: sentence) == nil, "\(sentence)")
      let marks = language == .spanish ? "“”" : "«»¿¡"
      #expect(!sentence.contains { marks.contains($0) }, "\(sentence)")
    }
  }

  @Test(
    "a file in another format is refused as such, in one sentence",
    arguments: [
      ("a.kml", Array("<?xml version=\"1.0\"?><kml xmlns=\"x\">".utf8), "KML"),
      ("a.geojson", Array("<html><body>404".utf8), "una página web (HTML)"),
      ("a.shp", [0, 0, 0x27, 0x0A, 0, 0], "un Shapefile"),
      ("a.zip", [0x50, 0x4B, 3, 4] + Array("x/a.shp".utf8), "un Shapefile"),
      ("b.zip", [0x50, 0x4B, 3, 4, 0, 0], "un zip"),
      ("a.xlsx", [0x50, 0x4B, 3, 4] + Array("[Content_Types].xml".utf8), "un libro de Excel (.xlsx)"),
      (
        "a.gpkg", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 52) + Array("GPKG".utf8),
        "un GeoPackage"
      ),
      ("a.sqlite", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 84), "una base de datos SQLite"),
      ("a.fgb", [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 1], "FlatGeobuf"),
      ("a.csv", Array("clave,nombre\n1,x\n".utf8), "un texto que no es JSON (¿una tabla CSV?)"),
      ("a.bin", [1, 2, 0, 0, 9], "un archivo binario"), ("a.pdf", Array("%PDF-1.7".utf8), "un PDF"),
    ])
  func otherFormat(name: String, bytes: [UInt8], format: String) throws {
    let path = try folder.file(name, bytes)
    let refusal = try #require(throws: NotGeoJSON.self) { try validateGeoJSON(path: path) }
    #expect(refusal.spanish == "\(path) no es GeoJSON sino \(format): expórtelo como GeoJSON y revíselo de nuevo.")
    #expect(refusal.english.hasPrefix("\(path) is not GeoJSON but ") && !refusal.english.contains("¿"))
  }

  @Test("UTF-16 is said to be that, with its mark and without, either way round")
  func wide() throws {
    for (encoding, mark) in [
      (String.Encoding.utf16LittleEndian, [UInt8]([0xFF, 0xFE])), (.utf16BigEndian, [0xFE, 0xFF]),
      (.utf16LittleEndian, []), (.utf16BigEndian, []),
    ] {
      let path = try folder.file("x.geojson", mark + Array(Self.collection("").data(using: encoding)!))
      let refusal = try #require(throws: NotGeoJSON.self) { try validateGeoJSON(path: path) }
      #expect(refusal.spanish == "\(path) no está en UTF-8 sino en UTF-16: guárdelo como UTF-8 y revíselo de nuevo.")
    }
  }

  @Test("a place is right whatever piece of the file it stands in")
  func placesAcrossPieces() throws {
    let bad = Self.feature("{\"type\":\"Point\",\"coordinates\":[\n200,\n0]}")
    for pad in stride(from: ByteSource.pieceSize - 100, to: ByteSource.pieceSize + 8, by: 1) {
      let text = "\n" + String(repeating: " ", count: pad) + "\n" + bad
      let finding = try #require(try validateGeoJSON(path: folder.file("x.geojson", text)).findings.first)
      #expect(finding.place.line == 4)
      #expect(Array(text.utf8)[finding.place.byte...].starts(with: "200".utf8))
    }
  }

  @Test("a pipe is checked as it comes")
  func pipe() throws {
    let path = folder.path + "/tubo"
    try #require(mkfifo(path, 0o600) == 0)
    let text = Self.collection(
      Self.feature("null") + "," + Self.feature("{\"type\":\"Point\",\"coordinates\":[200,0]}"))
    Thread.detachNewThread {
      guard let handle = FileHandle(forWritingAtPath: path) else { return }
      try? handle.write(contentsOf: Data(text.utf8))
      try? handle.close()
    }
    let report = try validateGeoJSON(path: path)
    #expect(report.features == 2 && report.findings.map(\.feature) == [2])
  }
}
