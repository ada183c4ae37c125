import Territory

/// The features of a GeoJSON file: a FeatureCollection, one Feature or geometry, or a sequence of them (newline-delimited
/// or RFC 8142), gzip or not, in constant memory.
///
/// The file is read twice: opening looks over all of it, so that a file cut off at its end is refused before its first
/// row. Strings arrive as they are, numbers as written, `true` and `false` as words, arrays and objects as their JSON
/// text, null and NaN as nil. A feature's own `id` is a last column `id` where no property has that name.
public final class GeoJSONRows: RowSource {
  public let columns: [String]
  public private(set) var facts = SourceFacts(format: .geoJSON)

  private let layout: GeoJSONSurvey.Layout
  private var names: PropertyNames
  private var geometry: GeoJSONGeometry
  private var stream: GeoJSONStream
  private let idColumn: Int?
  private var place = 0
  private var isDone = false

  /// - Throws: `ExchangeError` where the file is empty, cut off, no JSON or no GeoJSON; a `Refusal` of Geometry where its
  ///   coordinate system is not known.
  public init(path: String, options: SourceOptions = SourceOptions()) throws {
    let survey = try GeoJSONSurvey(path: path)
    if options.coordinateSystem == nil, survey.system == nil, let line = survey.unreadableSystemLine {
      throw ExchangeError.notGeoJSON(path: path, line: line, problem: .unreadableSystem)
    }
    let georeference = try Georeference(options.coordinateSystem ?? survey.system)
    facts.coordinateSystem = georeference.name
    facts.isTransformed = georeference.isTransformed
    geometry = GeoJSONGeometry(georeference: georeference)
    (layout, names) = (survey.layout, survey.names)
    let hasIDColumn = survey.hasIDs && !names.names.contains("id")
    columns = names.names + (hasIDColumn ? ["id"] : [])
    idColumn = hasIDColumn ? columns.count - 1 : nil
    stream = try GeoJSONStream(path: path)
    if layout == .collection { isDone = try !stream.enterFeatures() }
  }

  public func next() throws -> SourceRow? {
    if isDone { return nil }
    if layout == .sequence, try stream.peek() == nil {
      isDone = true
      return nil
    }
    place += 1
    let row = try stream.value { scanner in try feature(&scanner) }
    if layout == .collection { isDone = try !stream.another(until: UInt8(ascii: "]")) }
    return row
  }

  /// A Feature, or a geometry that stands alone.
  private func feature(_ scanner: inout JSONScanner) throws -> SourceRow {
    var row = SourceRow(place: place, cells: [String?](repeating: nil, count: columns.count))
    let start = scanner.position
    var type: String?
    try scanner.expect(UInt8(ascii: "{"))
    if !scanner.take(UInt8(ascii: "}")) {
      repeat {
        let name = try scanner.string()
        try scanner.expect(UInt8(ascii: ":"))
        switch (name, scanner.peek()) {
        case ("type", UInt8(ascii: "\"")): type = try scanner.string()
        case ("properties", UInt8(ascii: "{")): try takeProperties(&scanner, into: &row)
        case ("geometry", _): try takeShape(&scanner, into: &row)
        case ("id", _) where idColumn != nil: row.cells[idColumn!] = try cell(&scanner)
        default: try scanner.skipValue()
        }
      } while try scanner.another(until: UInt8(ascii: "}"))
    }
    if let type, type != "Feature", layout == .sequence {
      scanner.position = start
      try takeShape(&scanner, into: &row)
    } else if type != "Feature" {
      (row.shape, row.fault) = (nil, ShapeFault.notAFeature(type))
    }
    return row
  }

  private func takeProperties(_ scanner: inout JSONScanner, into row: inout SourceRow) throws(JSONFault) {
    try scanner.expect(UInt8(ascii: "{"))
    if scanner.take(UInt8(ascii: "}")) { return }
    repeat {
      let column = try names.index(&scanner)
      try scanner.expect(UInt8(ascii: ":"))
      let cell = try cell(&scanner)
      // A name that opening did not meet: the file changed since.
      if column < columns.count { row.cells[column] = cell }
    } while try scanner.another(until: UInt8(ascii: "}"))
  }

  private func cell(_ scanner: inout JSONScanner) throws(JSONFault) -> String? {
    switch scanner.peek() {
    case UInt8(ascii: "\""): return try scanner.string()
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      try scanner.skipValue()
      return nil
    default:
      let start = scanner.position
      try scanner.skipValue()
      guard let text = String(validating: scanner.bytes[start..<scanner.position], as: UTF8.self) else {
        throw JSONFault(offset: start, problem: .notUTF8)
      }
      return text
    }
  }

  private func takeShape(_ scanner: inout JSONScanner, into row: inout SourceRow) throws {
    let start = scanner.position
    do {
      row.shape = try geometry.shape(&scanner)
      if geometry.hasThirdDimension { facts.thirdDimensionDropped += 1 }
    } catch let fault as any Refusal {
      row.fault = fault
      scanner.position = start
      try scanner.skipValue()
    }
  }
}

extension GeoJSONStream {
  /// Moves into the list of features; false where it is empty. The survey has seen that there is one.
  mutating func enterFeatures() throws -> Bool {
    try expect(UInt8(ascii: "{"))
    repeat {
      let name = try name()
      if name == "features", try take(UInt8(ascii: "[")) { return try peek() != UInt8(ascii: "]") }
      try value { scanner in try scanner.skipValue() }
    } while try another(until: UInt8(ascii: "}"))
    return false
  }
}
