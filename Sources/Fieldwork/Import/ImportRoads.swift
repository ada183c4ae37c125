import Exchange
import Roads
import Store
import Territory

/// What an import of roads did.
public struct RoadsReport: Sendable {
  /// Rows of drawn lines; for OpenStreetMap's files the ways kept.
  public var report: ImportReport
  /// What a file of OpenStreetMap's held; nil for drawn lines.
  public var osm: OSMCounts?
  public var counts: RoadNetwork.Counts
  /// Whether these very roads were there already.
  public var isKnown: Bool
}

/// How far an import of roads has come.
public enum RoadsProgress: Sendable {
  case lines(Int)
  /// 0 … 1.
  case share(Double)
}

/// A file of roads to import.
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

extension FieldOffice {
  /// The fields of a road line, as `--map` names them.
  public static let roadFields = ["name", "category", "oneway", "maxspeed", "surface", "attribution"]

  /// The notice that whatever shows or carries OpenStreetMap's roads bears.
  public static let openStreetMapNotice = "© colaboradores de OpenStreetMap (ODbL)"

  /// Imports roads as one entry that names their content: OpenStreetMap's PBF and XML, or lines of a GeoJSON, a
  /// Shapefile or a GeoPackage; what the file holds decides.
  ///
  /// A file of the same name replaces the roads it brought before.
  public func importRoads(
    _ request: RoadsRequest, progress: @escaping @Sendable (RoadsProgress) -> Void = { _ in }
  ) throws -> FieldStore.Written<RoadsReport> {
    if isOpenStreetMap(at: request.path) { return try importOpenStreetMap(request, progress: progress) }
    var reading = try RoadReading(request) { progress(.lines($0)) }
    let streets = try reading.streets()
    return try keep(
      streets, lines: reading.lines.count, attribution: reading.attribution, of: request.path
    ) { change in
      for _ in 0..<(reading.report.read - reading.report.refused) { reading.report.count(change) }
      var counts = RoadNetwork(streets).counts
      counts.skipped = reading.skipped
      return RoadsReport(report: reading.report, counts: counts, isKnown: change == .unchanged)
    }
  }

  private func importOpenStreetMap(
    _ request: RoadsRequest, progress: @escaping @Sendable (RoadsProgress) -> Void
  ) throws -> FieldStore.Written<RoadsReport> {
    let (streets, osm) = try awaited {
      try await readStreets(at: request.path) { progress(.share($0)) }
    }
    guard streets.wayCount > 0 else { throw FieldworkRefusal.empty(what: "calles en \(request.path)") }
    return try keep(
      streets, lines: streets.wayCount, attribution: Self.openStreetMapNotice, of: request.path
    ) { change in
      var report = ImportReport()
      report.read = streets.wayCount
      for _ in 0..<streets.wayCount { report.count(change) }
      return RoadsReport(
        report: report, osm: osm, counts: RoadNetwork(streets).counts, isKnown: change == .unchanged)
    }
  }

  private func keep(
    _ streets: StreetData, lines: Int, attribution: String?, of path: String, _ report: (Change) -> RoadsReport
  ) throws -> FieldStore.Written<RoadsReport> {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try store.write(by: author, at: now) { door in
      var given = GivenFields()
      given.set("name", name)
      given.set("content", try door.keepContent(streets.bytes()))
      given.set("source_sha256", try fileDigest(path).hexadecimal)
      given.set("attribution", attribution)
      given.set("lines", lines)
      let id = RecordID(kind: "road_source", key: [name])
      return report(
        try door.enter("roads.import", facts: ["file": .text(name)], [Assignment(.roadSource, id, given.fields)]))
    }
  }
}

extension Door {
  /// Keeps bytes in pieces of a megabyte.
  func keepContent(_ bytes: ContiguousArray<UInt8>) throws -> String {
    try keepContent { append in
      for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
        try append(Array(bytes[start..<min(bytes.count, start + 1 << 20)]))
      }
    }
  }
}
