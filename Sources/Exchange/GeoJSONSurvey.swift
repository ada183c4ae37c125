import Territory

/// What a first pass over a GeoJSON file finds: whether it is JSON to its end, how it is laid out, its coordinate system
/// and the names of its properties.
struct GeoJSONSurvey {
  enum Layout {
    /// One FeatureCollection.
    case collection
    /// Features or bare geometries, one after another: one alone, newline-delimited, or RFC 8142.
    case sequence
  }

  private(set) var layout = Layout.sequence
  private(set) var names = PropertyNames()
  /// What `crs` says to PROJ; nil where the file has none.
  private(set) var system: String?
  /// The line of a `crs` that names no system.
  private(set) var unreadableSystemLine: Int?
  /// Whether a feature has an `id` beside its properties.
  private(set) var hasIDs = false

  /// - Throws: `ExchangeError` where the file is empty, cut off, no JSON or no GeoJSON.
  init(path: String) throws {
    var stream = try GeoJSONStream(path: path)
    guard try stream.peek() != nil else { throw ExchangeError.empty(path: path) }
    var roots = 0
    while try stream.peek() != nil {
      if layout == .collection { throw stream.problem(.moreAfterTheEnd) }
      try readRoot(&stream, isFirst: roots == 0)
      roots += 1
    }
  }

  private mutating func readRoot(_ stream: inout GeoJSONStream, isFirst: Bool) throws {
    let line = stream.line
    guard try stream.take(UInt8(ascii: "{")) else { throw stream.problem(.notAnObject) }
    var type: String?
    var hasFeatures = false
    if try !stream.take(UInt8(ascii: "}")) {
      repeat {
        let name = try stream.name()
        if name == "features", try stream.peek() == UInt8(ascii: "[") {
          hasFeatures = true
          try readFeatures(&stream)
        } else if name == "crs" {
          let crsLine = stream.line
          noteSystem(try stream.value { scanner in try JSONValue(from: &scanner) }, line: crsLine)
        } else {
          try readMember(name, &stream, type: &type)
        }
      } while try stream.another(until: UInt8(ascii: "}"))
    }
    let problem = Self.problem(type: type, hasFeatures: hasFeatures, isFirst: isFirst)
    if let problem { throw ExchangeError.notGeoJSON(path: stream.path, line: line, problem: problem) }
    layout = hasFeatures ? .collection : .sequence
  }

  private static func problem(type: String?, hasFeatures: Bool, isFirst: Bool) -> GeoJSONProblem? {
    switch type {
    case "FeatureCollection": hasFeatures ? (isFirst ? nil : .unknownType(type)) : .featuresMissing
    case "Feature": hasFeatures ? .unknownType(type) : nil
    case let kind?: GeoJSONGeometry.isKind(kind) && !hasFeatures ? nil : .unknownType(kind)
    case nil: .unknownType(nil)
    }
  }

  private mutating func readMember(_ name: String, _ stream: inout GeoJSONStream, type: inout String?) throws {
    try stream.value { scanner in
      let first = scanner.peek()
      if name == "type", first == UInt8(ascii: "\"") {
        type = try scanner.string()
      } else {
        try noteMember(name, &scanner)
      }
    }
    if names.isOverLimit { throw stream.problem(.tooManyProperties) }
  }

  private mutating func readFeatures(_ stream: inout GeoJSONStream) throws {
    try stream.expect(UInt8(ascii: "["))
    if try stream.take(UInt8(ascii: "]")) { return }
    repeat {
      guard try stream.peek() == UInt8(ascii: "{") else { throw stream.elementProblem() }
      try stream.value { scanner in try noteFeature(&scanner) }
      if names.isOverLimit { throw stream.problem(.tooManyProperties) }
    } while try stream.another(until: UInt8(ascii: "]"))
  }

  private mutating func noteFeature(_ scanner: inout JSONScanner) throws(JSONFault) {
    try scanner.expect(UInt8(ascii: "{"))
    if scanner.take(UInt8(ascii: "}")) { return }
    repeat {
      let name = try scanner.string()
      try scanner.expect(UInt8(ascii: ":"))
      try noteMember(name, &scanner)
    } while try scanner.another(until: UInt8(ascii: "}"))
  }

  /// A member of a feature: its properties' names are kept, the rest is checked and left.
  private mutating func noteMember(_ name: String, _ scanner: inout JSONScanner) throws(JSONFault) {
    let first = scanner.peek()
    guard name == "properties", first == UInt8(ascii: "{") else {
      if name == "id", first != UInt8(ascii: "n") { hasIDs = true }
      return try scanner.skipValue(depth: 1)
    }
    try scanner.expect(UInt8(ascii: "{"))
    if scanner.take(UInt8(ascii: "}")) { return }
    repeat {
      _ = try names.index(&scanner)
      try scanner.expect(UInt8(ascii: ":"))
      try scanner.skipValue(depth: 2)
    } while try scanner.another(until: UInt8(ascii: "}"))
  }

  /// The `crs` of the 2008 draft that RFC 7946 dropped: by name, or by EPSG code. A null one says nothing.
  private mutating func noteSystem(_ value: JSONValue, line: Int) {
    guard system == nil else { return }
    let properties = value["properties"]
    switch (value["type"]?.cell, value) {
    case (_, .null): break
    case (_, .string(let name)): system = name
    case ("EPSG", _): system = properties?["code"]?.cell.map { "EPSG:\($0)" }
    default: system = properties?["name"]?.cell
    }
    if system == nil, case .null = value {} else if system == nil { unreadableSystemLine = line }
  }
}

/// The names of properties by first appearance, found again by their bytes.
struct PropertyNames {
  /// More than any office's table has; bounds what a hostile file costs.
  static let limit = 10_000

  private(set) var names: [String] = []
  /// Each name as the file first wrote it.
  private var written: [[UInt8]] = []
  private var places: [String: Int] = [:]
  /// Where the next name is expected: features mostly repeat one order.
  private var expected = 0

  var isOverLimit: Bool { names.count > Self.limit }

  /// Takes a member's name from `scanner`; a new one joins the list.
  mutating func index(_ scanner: inout JSONScanner) throws(JSONFault) -> Int {
    guard scanner.peek() == UInt8(ascii: "\"") else { throw scanner.unexpected() }
    let start = scanner.position
    let (range, _) = try scanner.stringExtent()
    if expected < written.count, scanner.bytes[range].elementsEqual(written[expected]) {
      return advance(from: expected)
    }
    scanner.position = start
    let name = try scanner.string()
    if let place = places[name] { return advance(from: place) }
    places[name] = names.count
    names.append(name)
    written.append(Array(scanner.bytes[range]))
    return advance(from: names.count - 1)
  }

  private mutating func advance(from place: Int) -> Int {
    expected = place + 1 < names.count ? place + 1 : 0
    return place
  }
}

extension GeoJSONStream {
  /// A problem at the next byte.
  func problem(_ problem: GeoJSONProblem) -> ExchangeError {
    .notGeoJSON(path: path, line: line, problem: problem)
  }

  /// Where a feature should stand: what is no value at all is no JSON, another value no GeoJSON.
  mutating func elementProblem() -> ExchangeError {
    do {
      try value { scanner in try scanner.skipValue() }
      return problem(.notAnObject)
    } catch {
      return error as? ExchangeError ?? problem(.notAnObject)
    }
  }
}
