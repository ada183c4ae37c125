import Exchange
import Roads
import Store
import Territory

/// What an import of roads did.
public struct RoadsReport: Sendable {
  public var report: ImportReport
  public var counts: RoadNetwork.Counts
  /// Whether these very roads were there already.
  public var isKnown: Bool
}

extension FieldOffice {
  /// The fields of a road line, as `--map` names them.
  public static let roadFields = ["name", "category", "oneway", "maxspeed", "surface", "attribution"]

  /// The notice that whatever shows or carries OpenStreetMap's roads bears.
  public static let openStreetMapNotice = "© colaboradores de OpenStreetMap (ODbL)"

  /// Imports road lines from GeoJSON, a Shapefile or a GeoPackage as one entry that names their normalised content.
  ///
  /// A file of the same name replaces the roads it brought before.
  public func importRoads(
    _ request: RoadsRequest, progress: (Int) -> Void = { _ in }
  ) throws -> FieldStore.Written<RoadsReport> {
    let source = try openRows(
      at: request.path,
      options: SourceOptions(coordinateSystem: request.coordinateSystem, encoding: request.encoding))
    let map = try request.map.map { try ColumnMap.load($0) } ?? ColumnMap("")
    let bound = try map.bound(to: source.columns, known: Self.roadFields, required: [])
    let name = request.path.split(separator: "/").last.map(String.init) ?? request.path
    return try store.write(by: author, at: now) { door in
      var reading = RoadReading(hasOpenStreetMapIDs: source.columns.contains("osm_id"))
      let content = try door.keepContent { append in
        try reading.read(source, through: bound, progress: progress) { line in
          try append(line.value.canonical + [UInt8(ascii: "\n")])
        }
      }
      guard !reading.lines.isEmpty else {
        throw reading.report.refusals.first?.rule ?? FieldworkRefusal.empty(what: "líneas en \(request.path)")
      }
      if request.isStrict, let first = reading.report.refusals.first {
        throw FieldworkRefusal.strict(refused: reading.report.refused, first: SaidRefusal(first.rule))
      }
      var given = GivenFields()
      given.set("name", name)
      given.set("content", content)
      given.set("source_sha256", try fileDigest(request.path).hexadecimal)
      given.set("attribution", reading.attribution)
      given.set("lines", reading.lines.count)
      let id = RecordID(kind: "road_source", key: [name])
      let change = try door.enter(
        "roads.import", facts: ["file": .text(name)], [Assignment(.roadSource, id, given.fields)])
      for _ in 0..<(reading.report.read - reading.report.refused) { reading.report.count(change) }
      return RoadsReport(
        report: reading.report, counts: RoadNetwork(lines: reading.lines).counts, isKnown: change == .unchanged)
    }
  }
}

/// A file of road lines to import.
public struct RoadsRequest: Sendable {
  public var path: String
  public var map: String?
  public var coordinateSystem: String?
  public var encoding: String?
  public var isStrict: Bool

  public init(
    path: String, map: String? = nil, coordinateSystem: String? = nil, encoding: String? = nil, isStrict: Bool = false
  ) {
    self.path = path
    self.map = map
    self.coordinateSystem = coordinateSystem
    self.encoding = encoding
    self.isStrict = isStrict
  }
}

/// Road lines as they are read, row by row.
private struct RoadReading {
  let hasOpenStreetMapIDs: Bool
  var report = ImportReport()
  var lines: [RoadLine] = []
  var attribution: String?

  init(hasOpenStreetMapIDs: Bool) {
    self.hasOpenStreetMapIDs = hasOpenStreetMapIDs
    attribution = hasOpenStreetMapIDs ? FieldOffice.openStreetMapNotice : nil
  }

  mutating func read(
    _ source: any RowSource, through map: BoundMap, progress: (Int) -> Void, keep: (RoadLine) throws -> Void
  ) throws {
    while let row = try source.next() {
      report.read += 1
      let (values, faults) = map.values(of: row)
      do {
        if let fault = row.fault ?? faults.first { throw fault }
        attribution = attribution ?? values["attribution"]
        // All of a row's parts, or none.
        for line in try paths(of: row).map({ try RoadLine(path: $0, values: values) }) {
          lines.append(line)
          try keep(line)
        }
      } catch let rule as any Refusal {
        report.refusals.append(ImportReport.RowNote(place: row.place, key: values["name"], rule: rule))
      }
      if report.read % 1024 == 0 { progress(report.read) }
    }
    report.facts = source.facts
  }

  private func paths(of row: SourceRow) throws -> [[Coordinate]] {
    switch row.shape {
    case .line(let path)?: return [path]
    case .multiLine(let paths)?: return paths
    case let shape: throw FieldworkRefusal.wrongShape(found: shape?.kind ?? "—", wanted: "LineString, MultiLineString")
    }
  }
}

extension RoadLine {
  /// A line from its fields; what a file does not say is a street of unknown kind, both ways.
  fileprivate init(path: [Coordinate], values: [String: String]) throws {
    let direction = try values["oneway"].map { word in
      guard let direction = RoadLine.Direction(sourceWord: word) else {
        throw FieldworkRefusal.badWord(field: "oneway", text: word, allowed: ["B", "F", "T", "yes", "no", "-1"])
      }
      return direction
    }
    self.init(
      path: path.map(\.quantised), name: values["name"],
      category: values["category"].map { roadCategory(streetKind: $0) ?? $0 } ?? "unknown",
      direction: direction ?? .both, speedLimit: values["maxspeed"].flatMap { Roads.speedLimit(sourceWord: $0) },
      surface: values["surface"], isUnpaved: unpaved(surface: values["surface"]) ?? false)
  }

  /// The line as kept content: path in 1e-7 degrees, then what is known of it.
  fileprivate var value: FieldValue {
    var fields: [String: FieldValue] = [
      "path": FieldValue(Shape.line(path)), "category": .text(category), "direction": .integer(Int(direction.rawValue)),
    ]
    if let name { fields["name"] = .text(name) }
    if let speedLimit { fields["limit"] = .integer(speedLimit) }
    if let surface { fields["surface"] = .text(surface) }
    return .object(fields)
  }

  /// nil where the value is no line of kept content.
  init?(_ value: FieldValue) {
    guard let fields = value.object, case .line(let path)? = fields["path"]?.shape,
      let category = fields["category"]?.text,
      let direction = fields["direction"]?.integer.flatMap({ RoadLine.Direction(rawValue: UInt8($0)) })
    else { return nil }
    self.init(
      path: path, name: fields["name"]?.text, category: category, direction: direction,
      speedLimit: fields["limit"]?.integer, surface: fields["surface"]?.text,
      isUnpaved: unpaved(surface: fields["surface"]?.text) ?? false)
  }
}
