/// Reads the tags of ways, once for all that are tagged alike.
struct StreetReading {
  private let data: StreetData
  private(set) var streets: ContiguousArray<Street> = []
  private(set) var words = StreetWords()
  private var places: [Street: UInt32] = [:]

  init(_ data: StreetData) { self.data = data }

  /// The street of each way; `Street.noWord` where nobody may travel.
  mutating func streetsOfWays() -> ContiguousArray<UInt32> {
    var known: [ArraySlice<StreetData.Tag>: UInt32] = [:]
    let tags = Array(data.tags)
    var found = ContiguousArray<UInt32>()
    found.reserveCapacity(data.wayCount)
    for way in 0..<data.wayCount {
      let own = tags[Int(data.firstTag[way])..<Int(data.firstTag[way + 1])]
      if let place = known[own] {
        found.append(place)
        continue
      }
      let said = data.said(own)
      let place = Street(tags: said, words: &words).map { self.place(of: $0) } ?? Street.noWord
      // A ferry's speed is its length over its time, hence of one way only.
      if place != Street.noWord, streets[Int(place)].isFerry, let seconds = said["duration"].flatMap(durationSeconds) {
        found.append(self.place(of: ferry(streets[Int(place)], way, seconds: seconds)))
      } else {
        known[own] = place
        found.append(place)
      }
    }
    return found
  }

  private mutating func place(of street: Street) -> UInt32 {
    if let place = places[street] { return place }
    let place = UInt32(streets.count)
    places[street] = place
    streets.append(street)
    return place
  }

  private func ferry(_ street: Street, _ way: Int, seconds: Int) -> Street {
    var ferry = street
    guard seconds > 0 else { return ferry }
    let nodes = data.wayNodes[Int(data.firstNode[way])..<Int(data.firstNode[way + 1])].map { node in
      Point(longitude: data.longitudes[Int(node)], latitude: data.latitudes[Int(node)])
    }
    let metres = zip(nodes, nodes.dropFirst()).reduce(0) { $0 + pieceMetres($1.0, $1.1) }
    ferry.ferrySpeed = UInt32(max(1, min(200_000, metres * 3600 / Double(seconds))))
    return ferry
  }
}

extension StreetData {
  /// The words of tags, by their key.
  func said(_ tags: some Sequence<Tag>) -> [String: String] {
    Dictionary(tags.map { (words[Int($0.key)], words[Int($0.value)]) }, uniquingKeysWith: { first, _ in first })
  }
}

/// What the tagged nodes do, by node.
struct NodeFactsTable {
  private var kinds: [NodeFacts] = []
  /// Place among the kinds, + 1; 0 = nothing.
  private var kindOfNode: ContiguousArray<UInt16>
  private(set) var barrierNodes: [UInt32] = []

  init(_ data: StreetData) {
    kindOfNode = ContiguousArray(repeating: 0, count: data.nodeCount)
    var places: [NodeFacts: UInt16] = [:]
    for (order, node) in data.taggedNodes.enumerated() {
      let tags = data.nodeTags[Int(data.firstNodeTag[order])..<Int(data.firstNodeTag[order + 1])]
      guard let facts = NodeFacts(tags: data.said(tags)) else { continue }
      if places[facts] == nil {
        kinds.append(facts)
        places[facts] = UInt16(kinds.count)
      }
      kindOfNode[Int(node)] = places[facts]!
      if facts.barrier != nil { barrierNodes.append(node) }
    }
  }

  subscript(node: UInt32) -> NodeFacts? {
    let kind = kindOfNode[Int(node)]
    return kind == 0 ? nil : kinds[Int(kind) - 1]
  }

  func any(in nodes: ArraySlice<UInt32>) -> Bool { nodes.contains { kindOfNode[Int($0)] != 0 } }
}
