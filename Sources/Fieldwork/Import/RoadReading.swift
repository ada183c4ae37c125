import Exchange
import Roads
import Territory

/// Road lines as they are read, row by row.
struct RoadReading {
  private(set) var lines: [RoadLine] = []
  private(set) var attribution: String?
  /// Lines that are no streets, by their place among the lines.
  private(set) var skipped: [RoadNetwork.SkippedLine] = []
  var report = ImportReport()
  /// Where each line stands in the file.
  private var places: [Int] = []

  /// - Throws: a `Refusal` where no line is good, or one is refused and `--strict` was given.
  init(_ request: RoadsRequest, progress: (Int) -> Void) throws {
    let source = try Self.rows(of: request)
    let map = try request.map.map { try ColumnMap.load($0) } ?? ColumnMap("")
    let bound = try map.bound(to: source.columns, known: FieldOffice.roadFields, required: [])
    if source.columns.contains("osm_id") { attribution = FieldOffice.openStreetMapNotice }
    try read(source, through: bound, progress: progress)
    guard !lines.isEmpty else {
      if let rule = report.refusals.lazy.map(\.rule).first(where: { !Self.isOfNoLine($0) }) { throw rule }
      throw NoStreets(path: request.path)
    }
    if request.isStrict, let first = report.refusals.first {
      throw FieldworkRefusal.strict(refused: report.refused, first: SaidRefusal(first.rule))
    }
  }

  private static func rows(of request: RoadsRequest) throws -> any RowSource {
    do {
      return try openRows(
        at: request.path,
        options: SourceOptions(coordinateSystem: request.coordinateSystem, encoding: request.encoding))
    } catch ExchangeError.unknownFormat {
      throw NoStreets(path: request.path)
    }
  }

  private static func isOfNoLine(_ rule: any Refusal) -> Bool {
    if case FieldworkRefusal.wrongShape? = rule as? FieldworkRefusal { true } else { false }
  }

  private mutating func read(_ source: any RowSource, through map: BoundMap, progress: (Int) -> Void) throws {
    while let row = try source.next() {
      report.read += 1
      let (values, faults) = map.values(of: row)
      do {
        if let fault = row.fault ?? faults.first { throw fault }
        attribution = attribution ?? values["attribution"]
        // All of a row's parts, or none.
        for line in try paths(of: row).map({ try RoadLine(path: $0, values: values) }) {
          lines.append(line)
          places.append(row.place)
        }
      } catch let rule as any Refusal {
        report.refusals.append(ImportReport.RowNote(place: row.place, key: values["name"], rule: rule))
      }
      if report.read % 1024 == 0 { progress(report.read) }
    }
    report.facts = source.facts
  }

  /// What is kept; each line that is no street is told.
  mutating func streets() throws -> StreetData {
    let streets = StreetData(lines: lines, tolerance: RoadLine.tolerance, skipped: &skipped)
    for skip in skipped {
      let note = ImportReport.RowNote(
        place: places[skip.line], key: lines[skip.line].name, rule: NoStreet(reason: skip.reason))
      report.warnings.append(note)
    }
    return streets
  }

  private func paths(of row: SourceRow) throws -> [[Coordinate]] {
    switch row.shape {
    case .line(let path)?: return [path]
    case .multiLine(let paths)?: return paths
    case let shape: throw FieldworkRefusal.wrongShape(found: shape?.kind, wanted: "LineString, MultiLineString")
    }
  }
}

/// A file in which there is nothing to travel on.
struct NoStreets: BilingualRefusal, Equatable {
  var path: String

  var spanish: String {
    "\(path) no trae calles; se leen OpenStreetMap (.osm.pbf, .osm, .osm.gz) y líneas de GeoJSON, Shapefile o GeoPackage."
  }

  var english: String {
    "\(path) holds no streets; OpenStreetMap (.osm.pbf, .osm, .osm.gz) and lines of GeoJSON, Shapefile or GeoPackage are read."
  }
}

/// A line that is left out of the network.
struct NoStreet: BilingualRefusal, Equatable {
  var reason: RoadNetwork.SkippedLine.Reason

  var spanish: String {
    switch reason {
    case .tooFewPositions: "La línea queda fuera de la red: tiene menos de dos posiciones."
    case .invalidPosition: "La línea queda fuera de la red: una posición no es longitud y latitud; revise --crs."
    case .shorterThanTolerance: "La línea queda fuera de la red: mide menos de un metro."
    case .tooLong: "La línea queda fuera de la red: mide más de 500 km; revise --crs."
    }
  }

  var english: String {
    switch reason {
    case .tooFewPositions: "The line is left out of the network: it has fewer than two positions."
    case .invalidPosition: "The line is left out of the network: a position is no longitude and latitude; check --crs."
    case .shorterThanTolerance: "The line is left out of the network: it measures less than a metre."
    case .tooLong: "The line is left out of the network: it measures more than 500 km; check --crs."
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
}
