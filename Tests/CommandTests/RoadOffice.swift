import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An office with streets drawn by hand, whose ways are known by heart, and what is asked of them.
struct RoadOffice {
  static let notice = "© colaboradores de OpenStreetMap (ODbL)"

  let office: ScenarioOffice

  /// - Parameter roads: files, imported in order.
  init(_ roads: (name: String, text: String)...) throws {
    office = try ScenarioOffice.jocotepec()
    for (name, text) in roads { try office.did("import", "roads", office.write(text, to: name)) }
  }

  func run(_ arguments: String...) throws -> Answer { try office.run(arguments) }

  @discardableResult
  func did(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> Answer {
    let answer = try office.run(arguments)
    try #require(answer.code == 0, "\(arguments): \(answer.err)", sourceLocation: sourceLocation)
    return answer
  }

  func path(_ name: String) -> String { office.harness.path(name) }

  /// The way between two positions, as a program reads it.
  func route(_ from: String, _ to: String, _ more: String...) throws -> [String: Any] {
    let answer = try office.run(["route", "--from", from, "--to", to, "--json"] + more)
    try #require(answer.code == 0, "\(more): \(answer.err)")
    return try answer.object()
  }

  func litres(_ from: String, _ to: String, _ more: String...) throws -> Double {
    let answer = try office.run(["route", "--from", from, "--to", to, "--json"] + more)
    return try #require(try answer.object()["litres"] as? Double, "\(answer.err)")
  }

  func geoJSON(_ name: String) throws -> CheckedGeoJSON { try CheckedGeoJSON(path(name)) }

  // MARK: Drawing

  /// A file of OpenStreetMap's.
  /// - Parameter ways: names with their positions and tags; equal positions are one node.
  static func osm(_ ways: [(name: String, line: [(Double, Double)], tags: [String: String])]) -> String {
    var nodes: [String] = []
    func reference(_ position: (Double, Double)) -> Int {
      let place = "lon=\"\(position.0)\" lat=\"\(position.1)\""
      if let index = nodes.firstIndex(of: place) { return index + 1 }
      nodes.append(place)
      return nodes.count
    }
    let drawn = ways.enumerated().map { index, way in
      let references = way.line.map { "<nd ref=\"\(reference($0))\"/>" }.joined()
      let tags = ["highway": "residential", "name": way.name].merging(way.tags) { $1 }
      let words = tags.sorted { $0.key < $1.key }.map { "<tag k=\"\($0.key)\" v=\"\($0.value)\"/>" }.joined()
      return "<way id=\"\(100 + index)\" version=\"1\">\(references)\(words)</way>"
    }
    let places = nodes.enumerated().map { "<node id=\"\($0 + 1)\" version=\"1\" \($1)/>" }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n"
      + (places + drawn).joined(separator: "\n") + "\n</osm>\n"
  }

  /// One feature as GeoJSON.
  static func feature(_ geometry: String, _ properties: String = "{}") -> String {
    #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":\#(properties),"geometry":\#(geometry)}]}"#
  }

  static func names(_ route: [String: Any]) -> [String] {
    (route["streets"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
  }
}

/// A collection of GeoJSON held against RFC 7946.
struct CheckedGeoJSON {
  let collection: [String: Any]
  let feature: [String: Any]
  let properties: [String: Any]
  /// All positions of the first feature.
  let positions: [[Double]]

  init(_ path: String) throws { try self.init(Data(contentsOf: URL(fileURLWithPath: path))) }

  init(_ data: Data) throws {
    collection = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(collection["type"] as? String == "FeatureCollection")
    #expect(collection["crs"] == nil, "RFC 7946 knows one system.")
    feature = try #require((collection["features"] as? [[String: Any]])?.first)
    #expect(feature["type"] as? String == "Feature")
    properties = try #require(feature["properties"] as? [String: Any])
    let geometry = try #require(feature["geometry"] as? [String: Any])
    positions = Self.positions(geometry["coordinates"] as Any)
    try holdBox()
    switch geometry["type"] as? String {
    case "Polygon": try Self.holdRings(geometry["coordinates"] as Any)
    case "MultiPolygon":
      for polygon in try #require(geometry["coordinates"] as? [Any]) { try Self.holdRings(polygon) }
    default: break
    }
  }

  private func holdBox() throws {
    let box = try #require(collection["bbox"] as? [Double])
    let (east, north) = (positions.map { $0[0] }, positions.map { $0[1] })
    #expect(box == [east.min(), north.min(), east.max(), north.max()])
  }

  private static func positions(_ tree: Any) -> [[Double]] {
    if let position = tree as? [Double] { return [position] }
    return (tree as? [Any] ?? []).flatMap(positions)
  }

  /// Closed, the outer one counter-clockwise and holes clockwise.
  private static func holdRings(_ polygon: Any) throws {
    let rings = try #require(polygon as? [[[Double]]])
    for (index, ring) in rings.enumerated() {
      #expect(ring.count >= 4 && ring.first == ring.last)
      let twice = zip(ring, ring.dropFirst()).reduce(0) { $0 + ($1.0[0] * $1.1[1] - $1.1[0] * $1.0[1]) }
      #expect(index == 0 ? twice > 0 : twice < 0)
    }
  }
}

/// An XML file's elements, in order, with their attributes and the text inside.
final class ReadXML: NSObject, XMLParserDelegate {
  struct Element {
    /// `gpx/rte/rtept`.
    var path: String
    var attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  init(_ path: String) throws {
    super.init()
    let parser = XMLParser(data: try Data(contentsOf: URL(fileURLWithPath: path)))
    parser.delegate = self
    try #require(parser.parse(), "\(path) is not well-formed: \(String(describing: parser.parserError))")
  }

  func all(_ path: String) -> [Element] { elements.filter { $0.path == path } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let path = (open.last.map { elements[$0].path + "/" } ?? "") + name
    open.append(elements.count)
    elements.append(Element(path: path, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
