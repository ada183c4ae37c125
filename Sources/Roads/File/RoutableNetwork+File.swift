import Territory

extension RoutableNetwork {
  /// Of the columns and what they mean; a file of another version is made again.
  static let fileVersion: UInt32 = 2

  /// Writes network, hierarchy, the footholds of every profile and, weighed and ready, the network as a car travels it
  /// fastest.
  /// - Parameters:
  ///   - source: digest of what the network was made from.
  ///   - sink: takes the bytes in order.
  public func save(source: Digest, to sink: @escaping (RawSpan) throws -> Void) throws {
    var writer = try SectionWriter(version: Self.fileVersion, source: source, sink: sink)
    try network.forEachColumn { try writer.add($0, count: $1, $2) }
    try hierarchy.forEachColumn { try writer.add("h." + $0, count: $1, $2) }
    let standard = standard ?? weighed(.standard)
    try Column(ContiguousArray(standard.terms.profile.digest.bytes)).visit("s.profile") {
      try writer.add($0, count: $1, $2)
    }
    try standard.courses.visit("s.courses") { try writer.add($0, count: $1, $2) }
    try standard.open.directions.visit("s.directions") { try writer.add($0, count: $1, $2) }
    for profile in Profile.all {
      try footholds(profile).visit("f." + profile.name) { try writer.add($0, count: $1, $2) }
      try Column(ContiguousArray(profile.digest.bytes)).visit("f.of." + profile.name) {
        try writer.add($0, count: $1, $2)
      }
    }
    try standard.metric.forEachColumn { try writer.add("s." + $0, count: $1, $2) }
    try writer.finish()
  }

  /// Opens a file that `save` wrote, after comparing its checksums; hierarchy and figures are read where they lie.
  /// - Parameter source: what it must have been made from; nil = whatever it was.
  /// - Throws: `NetworkFileError`.
  public init(opening path: String, source: Digest? = nil) throws(NetworkFileError) {
    let file: SectionFile
    do throws(SectionFileError) {
      file = try SectionFile(path: path, version: Self.fileVersion)
    } catch { throw NetworkFileError(error) }
    if let source, source != file.source { throw .outdated }
    // At the speed of memory; a search over a damaged hierarchy would stop the program.
    do throws(SectionFileError) { try file.verify() } catch { throw NetworkFileError(error) }
    do throws(StoredColumns.Fault) {
      let network = try RoadNetwork(file.stored(""))
      let hierarchy = try Hierarchy(file.stored("h."))
      try expect("h.ranks", hierarchy.nodeCount == network.turns.graph.nodeCount)
      self.init(network, hierarchy, try Footholds(of: network, file.stored("f.")))
      standard = try WeighedNetwork(standard: network, hierarchy, footholds(.car), file.stored("s."))
    } catch { throw NetworkFileError(.damaged(section: error.column)) }
  }
}

extension TravelTerms {
  /// What a network file has ready.
  static let standard = TravelTerms(.car)

  /// Whether figures of the standard terms answer these too: a fuel counted by length changes no path.
  var areStandardButForFuel: Bool {
    guard objective == .time, conditions == Conditions(), profile == Self.standard.profile else { return false }
    if case .economy = fuel { return true }
    return fuel == Self.standard.fuel && loadKilograms == Self.standard.loadKilograms
  }
}

extension Footholds {
  /// Those of the profiles that are still as they were when the file was written.
  fileprivate convenience init(of network: RoadNetwork, _ stored: StoredColumns) throws(StoredColumns.Fault) {
    var known: [Profile: Column<UInt8>] = [:]
    for profile in Profile.all {
      let digest: ContiguousArray<UInt8> = try stored.elements("of." + profile.name)
      let segments: Column<UInt8> = try stored.column(profile.name)
      try expect("f." + profile.name, segments.count == network.segments.count)
      if Array(digest) == profile.digest.bytes { known[profile] = segments }
    }
    self.init(known: known)
  }
}

extension WeighedNetwork {
  /// nil where the file was weighed for another edition of the profile.
  fileprivate init?(
    standard network: RoadNetwork, _ hierarchy: Hierarchy, _ footholds: Column<UInt8>, _ stored: StoredColumns
  ) throws(StoredColumns.Fault) {
    let profile: ContiguousArray<UInt8> = try stored.elements("profile")
    guard Array(profile) == TravelTerms.standard.profile.digest.bytes else { return nil }
    let courses: Column<CourseCost> = try stored.column("courses")
    let directions: Column<UInt8> = try stored.column("directions")
    try expect("courses", courses.count == 2 * network.segments.count)
    try expect("directions", directions.count == network.segments.count)
    self.init(
      network: network, terms: .standard, courses: courses,
      open: OpenSegments(directions: directions, footholds: footholds), metric: try Metric(hierarchy, stored))
  }

  func with(_ terms: TravelTerms) -> WeighedNetwork {
    WeighedNetwork(network: network, terms: terms, courses: courses, open: open, metric: metric)
  }
}

/// Why a network file is not used. It holds nothing of its own: it is made again from what the database keeps.
public struct NetworkFileError: Refusal, Equatable {
  private let reason: SectionFileError?

  init(_ reason: SectionFileError) { self.reason = reason }

  private init() { reason = nil }

  /// It was made from other roads than those that are imported now.
  static let outdated = NetworkFileError()

  /// Whether there is no file at all, which is no fault.
  public var isAbsent: Bool { reason == .absent }
  /// Whether something stands there that is no file, and that nothing may be written over.
  public var isNoFile: Bool { reason == .notAFile }
  public var isOutdated: Bool { reason == nil }

  public func sentence(in language: Language) -> String {
    if let reason { return reason.sentence(in: language) }
    return language == .spanish
      ? "El archivo de red es de calles que ya cambiaron." : "The network file is of streets that have changed since."
  }
}
