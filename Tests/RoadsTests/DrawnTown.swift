import Territory

@testable import Roads

/// A town drawn by hand in OpenStreetMap's words: nodes are called by a letter, ways by their order.
struct DrawnTown {
  private var nodes: [Character: UInt32] = [:]
  private var vocabulary = StreetWords()
  private(set) var data = StreetData()

  /// Places in the steps of `at`, and the ways through them; more than one letter a node is not needed.
  init(_ places: [Character: (Double, Double)]) {
    for (name, place) in places.sorted(by: { $0.key < $1.key }) {
      nodes[name] = UInt32(data.nodeCount)
      let position = at(place.0, place.1)
      data.longitudes.append(Int32(position.longitudeE7))
      data.latitudes.append(Int32(position.latitudeE7))
    }
  }

  /// - Returns: the way's place.
  @discardableResult
  mutating func way(_ path: String, _ name: String? = nil, _ tags: [String: String] = [:]) -> UInt32 {
    var all = tags
    if all["highway"] == nil && all["route"] == nil { all["highway"] = "residential" }
    all["name"] = name
    data.wayNodes.append(contentsOf: path.map { nodes[$0]! })
    data.firstNode.append(UInt32(data.wayNodes.count))
    data.tags.append(contentsOf: places(all))
    data.firstTag.append(UInt32(data.tags.count))
    data.words = vocabulary.words
    return UInt32(data.wayCount - 1)
  }

  /// Nodes must come in the order of the alphabet.
  mutating func mark(_ node: Character, _ tags: [String: String]) {
    data.taggedNodes.append(nodes[node]!)
    data.nodeTags.append(contentsOf: places(tags))
    data.firstNodeTag.append(UInt32(data.nodeTags.count))
    data.words = vocabulary.words
  }

  mutating func restrict(_ from: UInt32, at node: Character, _ to: UInt32, _ tags: [String: String]) {
    restrict([from], via: .node(nodes[node]!), [to], tags)
  }

  mutating func restrict(
    _ from: [UInt32], via: StreetData.Restriction.Via, _ to: [UInt32], _ tags: [String: String]
  ) {
    data.restrictions.append(StreetData.Restriction(from: from, via: via, to: to, tags: places(tags)))
    data.words = vocabulary.words
  }

  private mutating func places(_ tags: [String: String]) -> [StreetData.Tag] {
    tags.sorted { $0.key < $1.key }.map { key, value in
      StreetData.Tag(key: vocabulary.place(of: key), value: vocabulary.place(of: value))
    }
  }

  var network: RoadNetwork { RoadNetwork(data) }
}

extension RoadNetwork {
  /// The names of the streets along the quickest path; nil where there is none.
  func names(_ from: Coordinate, _ to: Coordinate, _ profile: Profile = .car) async throws -> [String]? {
    try await path(from: from, to: to, profile: profile, economy: tenPerLitre)?.streets.map { $0.name ?? "—" }
  }
}
