/// Puts roads and the nodes that they cite together into street data.
///
/// Nodes rise by id and so do ways; the tags of each way and node rise by their key; words are numbered as they are met
/// on that walk. So the order of the file leaves no trace.
struct StreetAssembly {
  private var roads: RoadHarvest
  private var nodes: NodeTable
  private let quest: NodeQuest
  /// The newest version of each road, by rising id.
  private var newest: ContiguousArray<Int>
  private(set) var streets = StreetData()
  private(set) var counts: OSMCounts
  /// Ids of the ways in the result, rising.
  private var keptIDs: ContiguousArray<Int64> = []
  /// By a node's place in the quest: 1 + its number in the result.
  private var numbers: ContiguousArray<UInt32>
  private var words: WordNumbers

  init(roads: RoadHarvest, newest: ContiguousArray<Int>, nodes: NodeTable, quest: NodeQuest, counts: OSMCounts) {
    (self.roads, self.newest, self.nodes, self.quest, self.counts) = (roads, newest, nodes, quest, counts)
    numbers = ContiguousArray(repeating: 0, count: quest.nodes.ids.count)
    // The nodes' words continue those of the roads.
    words = WordNumbers(nodes.words.texts)
  }

  mutating func assemble() {
    dropOvertaken()
    drawWays()
    numberNodes()
    tagWays()
    tagNodes()
    restrict()
    streets.words = words.texts
    counts.keptWays = streets.wayCount
  }

  /// Roads whose newest version is none, or deletes them.
  private mutating func dropOvertaken() {
    counts.superseded += roads.wayIDs.count - newest.count + nodes.superseded
    guard !nodes.rivals.isEmpty else { return }
    let before = newest.count
    let left = newest.enumerated().filter { index, way in
      nodes.rivals[index].map { $0 < roads.version(of: way) } ?? true
    }
    newest = ContiguousArray(left.map(\.element))
    counts.superseded += before - newest.count
  }

  /// Ways by places in the quest; `numbers` gets a mark for every node in use.
  private mutating func drawWays() {
    // Local holds: a span of one's own may not be read while one changes.
    let (quest, roads) = (quest, roads)
    let (needed, refs) = (quest.nodes.ids.span, roads.refs.span)
    var wayNodes: ContiguousArray<UInt32> = []
    wayNodes.reserveCapacity(refs.count)
    var drawn: ContiguousArray<Int> = []
    var missing = ContiguousArray<Bool>(repeating: false, count: needed.count)
    var near = 0
    for way in newest {
      let start = wayNodes.count
      var lacks = false
      for index in roads.firstRef[way]..<roads.firstRef[way + 1] {
        guard let place = place(of: refs[index], in: needed, near: &near) else { continue }
        guard nodes.isKnown(UInt32(truncatingIfNeeded: place)) else {
          missing[place] = true
          lacks = true
          continue
        }
        let node = UInt32(truncatingIfNeeded: place)
        // A node that follows itself draws nothing.
        if wayNodes.count == start || wayNodes[wayNodes.count - 1] != node {
          wayNodes.append(node)
        }
      }
      guard wayNodes.count - start > 1 else {
        wayNodes.removeLast(wayNodes.count - start)
        counts.waysTooShort += 1
        continue
      }
      if lacks { counts.waysWithMissingNodes += 1 }
      drawn.append(way)
      keptIDs.append(roads.wayIDs[way])
      streets.firstNode.append(UInt32(wayNodes.count))
    }
    newest = drawn
    streets.wayNodes = wayNodes
    counts.missingNodes = missing.lazy.filter { $0 }.count
    for node in wayNodes { numbers[Int(node)] = 1 }
  }

  private mutating func numberNodes() {
    for place in numbers.indices where numbers[place] != 0 {
      streets.longitudes.append(nodes.longitudes[place])
      streets.latitudes.append(nodes.latitudes[place])
      numbers[place] = UInt32(streets.longitudes.count)
    }
    for index in streets.wayNodes.indices {
      streets.wayNodes[index] = numbers[Int(streets.wayNodes[index])] - 1
    }
  }

  private mutating func tagWays() {
    for way in newest {
      streets.tags += words.numbered(roads.tags[Int(roads.firstTag[way])..<Int(roads.firstTag[way + 1])])
      streets.firstTag.append(UInt32(streets.tags.count))
    }
  }

  private mutating func tagNodes() {
    for place in numbers.indices where numbers[place] != 0 {
      let tags = nodes.tags(of: UInt32(place))
      if tags.isEmpty { continue }
      streets.taggedNodes.append(numbers[place] - 1)
      streets.nodeTags += words.numbered(tags)
      streets.firstNodeTag.append(UInt32(streets.nodeTags.count))
    }
  }

  private mutating func restrict() {
    let relations = roads.newestRelations()
    counts.superseded += roads.relations.count - relations.count
    for relation in relations where relation.isRestriction {
      switch restriction(relation) {
      case .success(var restriction):
        restriction.tags = words.numbered(relation.tags[...])
        streets.restrictions.append(restriction)
        counts.keptRestrictions += 1
      case .failure(let fault): counts.droppedRestrictions[fault, default: 0] += 1
      }
    }
  }

  /// A relation's members as places in the result; its tags are still to come.
  private func restriction(
    _ relation: RoadHarvest.Relation
  ) -> Result<StreetData.Restriction, OSMCounts.RestrictionFault> {
    guard relation.hasWord else { return .failure(.withoutWord) }
    guard !relation.from.isEmpty, !relation.to.isEmpty, !(relation.viaNodes.isEmpty && relation.viaWays.isEmpty) else {
      return .failure(.incomplete)
    }
    guard relation.viaNodes.count + min(1, relation.viaWays.count) == 1 else { return .failure(.severalVias) }
    // Where several ways are forbidden at once (no_entry, no_exit), those that are here remain so.
    let (from, to) = (relation.from.compactMap(way), relation.to.compactMap(way))
    guard !from.isEmpty, !to.isEmpty else { return .failure(.memberMissing) }
    if let node = relation.viaNodes.first {
      guard let via = self.node(node) else { return .failure(.memberMissing) }
      return .success(StreetData.Restriction(from: from, via: .node(via), to: to, tags: []))
    }
    let ways = relation.viaWays.compactMap(way)
    guard ways.count == relation.viaWays.count else { return .failure(.memberMissing) }
    guard let travelled = streets.travelled(ways, from: from) else { return .failure(.viaBroken) }
    return .success(StreetData.Restriction(from: from, via: .ways(travelled), to: to, tags: []))
  }

  private func way(_ id: Int64) -> UInt32? {
    var near = keptIDs.count / 2
    return place(of: id, in: keptIDs.span, near: &near).map { UInt32($0) }
  }

  private func node(_ id: Int64) -> UInt32? {
    var near = quest.nodes.ids.count / 2
    guard let place = place(of: id, in: quest.nodes.ids.span, near: &near), numbers[place] != 0 else { return nil }
    return numbers[place] - 1
  }
}

extension OSMCounts.RestrictionFault: Error {}

extension StreetData {
  func nodes(ofWay way: UInt32) -> ArraySlice<UInt32> {
    wayNodes[Int(firstNode[Int(way)])..<Int(firstNode[Int(way) + 1])]
  }

  /// The ways of a chain in the order in which somebody travels them who comes from one of `from`; nil where some do not
  /// join. Members of a relation stand in any order.
  fileprivate func travelled(_ ways: [UInt32], from: [UInt32]) -> [UInt32]? {
    if ways.count == 1 { return ways }
    var reached = Set(from.flatMap { nodes(ofWay: $0) })
    var left = ways
    var chain: [UInt32] = []
    while !left.isEmpty {
      let next = left.firstIndex { way in
        let drawn = nodes(ofWay: way)
        return reached.contains(drawn.first!) || reached.contains(drawn.last!)
      }
      guard let next else { return nil }
      let drawn = nodes(ofWay: left[next])
      let (first, last) = (drawn.first!, drawn.last!)
      let (starts, ends) = (reached.contains(first), reached.contains(last))
      reached = starts && ends ? [first, last] : starts ? [last] : [first]
      chain.append(left.remove(at: next))
    }
    return chain
  }
}
