import Exchange
import Roads
import Store
import Territory

/// The office's roads, ready to be travelled.
public struct OfficeRoads: Sendable {
  public var network: RoutableNetwork
  /// Notices that whoever shows the roads must show.
  public var attributions: [String]

  public init(network: RoutableNetwork, attributions: [String]) {
    (self.network, self.attributions) = (network, attributions)
  }
}

extension FieldOffice {
  /// The roads of all sources that stand, with the heights that stand; nil where there are none.
  ///
  /// They lie ordered in a file beside the database, which is made again when it is missing, damaged or of other sources;
  /// `roadsNews` hears of it.
  func roads(_ reader: FieldReader) throws -> OfficeRoads? {
    let sources = try reader.roadSources().map(\.content)
    guard !sources.isEmpty else { return nil }
    let heights = try reader.elevationSources().map(\.content)
    let source = Digest(of: (sources + heights).joined(separator: "\n"))
    let path = store.path + ".roads"
    let attributions = try reader.roadAttributions()
    let kept = try keptRoads(at: path, madeFrom: source)
    if let network = kept.network { return OfficeRoads(network: network, attributions: attributions) }
    guard let (network, _) = try reader.roadNetwork(telling: { try roadsNews(.step($0)) }) else { return nil }
    try roadsNews(.step(.ordering))
    let routable = try awaited { await RoutableNetwork(network) }
    guard kept.isReplaceable else {
      try roadsNews(.ready)
      return OfficeRoads(network: routable, attributions: attributions)
    }
    try roadsNews(.step(.saving))
    // Where nothing can be written beside the database the roads serve all the same, made anew each time.
    do {
      try Self.save(routable, source, to: path)
      try roadsNews(.ready)
    } catch let refusal as any Refusal {
      try roadsNews(.ready)
      try roadsNews(.fileNotKept(refusal))
    }
    return OfficeRoads(network: routable, attributions: attributions)
  }

  private func keptRoads(
    at path: String, madeFrom source: Digest
  ) throws -> (network: RoutableNetwork?, isReplaceable: Bool) {
    do throws(NetworkFileError) {
      return (try RoutableNetwork(opening: path, source: source), true)
    } catch {
      if error.isNoFile {
        try roadsNews(.fileNotKept(error))
      } else if !error.isAbsent, !error.isOutdated {
        try roadsNews(.fileRefused(path: path, error))
      }
      return (nil, !error.isNoFile)
    }
  }

  private static func save(_ network: RoutableNetwork, _ source: Digest, to path: String) throws {
    let file = try OutputFile(path: path)
    try network.save(source: source) { try file.write($0) }
    try file.commit()
  }
}

extension FieldReader {
  /// The network of all sources, and how much of it has heights; nil without sources.
  func roadNetwork(
    telling: (RoadsStep) throws -> Void = { _ in }
  ) throws -> (network: RoadNetwork, coverage: ElevationCoverage?)? {
    let sources = try roadSources()
    guard !sources.isEmpty else { return nil }
    try telling(.reading)
    let streets = try sources.map { try self.streets(ofContent: $0.content) }
    try telling(.joining)
    var network = RoadNetwork(StreetData.merged(streets))
    let heights = try elevationSources()
    guard !heights.isEmpty else { return (network, nil) }
    try telling(.raising)
    let grids = try heights.map { try ElevationGrid(bytes: ContiguousArray(bytes(ofContent: $0.content))) }
    // The first model that knows the ground, in the order of names.
    let coverage = network.setElevation { position in
      for grid in grids { if let metres = grid.metres(at: position) { return metres } }
      return nil
    }
    return (network, coverage)
  }

  func roadAttributions() throws -> [String] {
    Array(Set(try roadSources().compactMap(\.attribution))).sorted()
  }

  /// Street data as imports keep it; lines of JSON where an earlier version of the program kept them.
  private func streets(ofContent hash: String) throws -> StreetData {
    let bytes = ContiguousArray(try bytes(ofContent: hash))
    guard bytes.first == UInt8(ascii: "{") else { return try StreetData(bytes: bytes) }
    var lines: [RoadLine] = []
    try forEachValue(ofContent: hash) { value in
      if let line = RoadLine(value) { lines.append(line) }
    }
    var skipped: [RoadNetwork.SkippedLine] = []
    return StreetData(lines: lines, tolerance: RoadLine.tolerance, skipped: &skipped)
  }
}

extension RoadLine {
  /// Metres within which two vertices of drawn lines are one junction.
  static let tolerance = 1.0

  /// A line as versions before kept it; nil where the value is none.
  fileprivate init?(_ value: FieldValue) {
    guard let fields = value.object, case .line(let path)? = fields["path"]?.shape,
      let category = fields["category"]?.text,
      let direction = fields["direction"]?.integer.flatMap({ UInt8(exactly: $0) })
        .flatMap({ RoadLine.Direction(rawValue: $0) })
    else { return nil }
    self.init(
      path: path, name: fields["name"]?.text, category: category, direction: direction,
      speedLimit: fields["limit"]?.integer, surface: fields["surface"]?.text,
      isUnpaved: unpaved(surface: fields["surface"]?.text) ?? false)
  }
}
