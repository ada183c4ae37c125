import Territory

extension StreetData {
  /// The streets of several sources as one, in their order.
  ///
  /// What a source joins or keeps apart stays so. A node of a later source is one with the nearest node of the sources
  /// before it that lies within the tolerance, where a way of theirs ends in one of the two at least; of several such
  /// nodes of one source the nearest is taken, the first of those equally near. Streets that stand in two sources stand
  /// there twice, side by side.
  /// - Parameter tolerance: metres.
  public static func merged(_ sources: [StreetData], tolerance: Double = 1) -> StreetData {
    guard let first = sources.first else { return StreetData() }
    guard sources.count > 1 else { return first }
    var merger = StreetMerger(first, tolerance: tolerance)
    for source in sources.dropFirst() { merger.add(source) }
    return merger.whole
  }
}

/// Adds the streets of one source after another.
private struct StreetMerger {
  private(set) var whole: StreetData
  private let tolerance: Double
  private var words: [String: UInt32]

  init(_ first: StreetData, tolerance: Double) {
    (whole, self.tolerance) = (first, tolerance)
    words = Dictionary(first.words.enumerated().map { ($1, UInt32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func add(_ source: StreetData) {
    let joints = joints(with: source)
    let words = source.words.map { place(of: $0) }
    func own(_ tags: some Sequence<StreetData.Tag>) -> [StreetData.Tag] {
      tags.map { StreetData.Tag(key: words[Int($0.key)], value: words[Int($0.value)]) }
    }
    var nodes: ContiguousArray<UInt32> = []
    nodes.reserveCapacity(source.nodeCount)
    for node in 0..<source.nodeCount {
      if let joint = joints[UInt32(node)] {
        nodes.append(joint)
      } else {
        nodes.append(UInt32(whole.nodeCount))
        whole.longitudes.append(source.longitudes[node])
        whole.latitudes.append(source.latitudes[node])
      }
    }
    let firstWay = UInt32(whole.wayCount)
    for way in 0..<source.wayCount {
      let places = Int(source.firstNode[way])..<Int(source.firstNode[way + 1])
      whole.wayNodes.append(contentsOf: source.wayNodes[places].lazy.map { nodes[Int($0)] })
      whole.firstNode.append(UInt32(whole.wayNodes.count))
      whole.tags += own(source.tags[Int(source.firstTag[way])..<Int(source.firstTag[way + 1])])
      whole.firstTag.append(UInt32(whole.tags.count))
    }
    addNodeTags(of: source) { node, tags in (nodes[Int(node)], own(tags)) }
    for restriction in source.restrictions {
      let via: StreetData.Restriction.Via =
        switch restriction.via {
        case .node(let node): .node(nodes[Int(node)])
        case .ways(let ways): .ways(ways.map { $0 + firstWay })
        }
      whole.restrictions.append(
        StreetData.Restriction(
          from: restriction.from.map { $0 + firstWay }, via: via, to: restriction.to.map { $0 + firstWay },
          tags: own(restriction.tags)))
    }
  }

  /// The tags of both; of a key that both have, the earlier source's.
  private mutating func addNodeTags(
    of source: StreetData, _ own: (UInt32, ArraySlice<StreetData.Tag>) -> (UInt32, [StreetData.Tag])
  ) {
    guard !source.taggedNodes.isEmpty else { return }
    var tags: [UInt32: [StreetData.Tag]] = [:]
    for (index, node) in whole.taggedNodes.enumerated() { tags[node] = Array(whole.tags(ofTagged: index)) }
    for (index, node) in source.taggedNodes.enumerated() {
      let (place, more) = own(node, ArraySlice(source.tags(ofTagged: index)))
      let known = tags[place] ?? []
      tags[place] = known + more.filter { tag in !known.contains { $0.key == tag.key } }
    }
    whole.taggedNodes = ContiguousArray(tags.keys.sorted())
    (whole.firstNodeTag, whole.nodeTags) = ([0], [])
    for node in whole.taggedNodes {
      whole.nodeTags += tags[node]!
      whole.firstNodeTag.append(UInt32(whole.nodeTags.count))
    }
  }

  private mutating func place(of word: String) -> UInt32 {
    if let place = words[word] { return place }
    let place = UInt32(whole.words.count)
    words[word] = place
    whole.words.append(word)
    return place
  }

  /// The node of the whole that a node of the source is one with, for those that are.
  private func joints(with source: StreetData) -> [UInt32: UInt32] {
    let finder = NodeFinder(whole, tolerance: tolerance)
    let (ends, ownEnds) = (whole.wayEnds, source.wayEnds)
    /// By node of the whole.
    var nearest: [UInt32: (node: UInt32, squaredMetres: Double)] = [:]
    for node in 0..<UInt32(source.nodeCount) {
      let found = finder.nearest(to: source.position(of: node)) { ends[Int($0)] || ownEnds[Int(node)] }
      guard let found else { continue }
      if let rival = nearest[found.node], rival.squaredMetres <= found.squaredMetres { continue }
      nearest[found.node] = (node, found.squaredMetres)
    }
    return Dictionary(uniqueKeysWithValues: nearest.map { ($1.node, $0) })
  }
}

/// Finds the nodes of street data near a position.
private struct NodeFinder {
  private let data: StreetData
  private let tolerance: Double
  private let cellWidth, cellHeight: Double
  /// The last node in a cell, and for each node the one before it there.
  private var last: [GridCell: UInt32] = [:]
  private var previous: ContiguousArray<UInt32> = []
  private static let none = UInt32.max

  init(_ data: StreetData, tolerance: Double) {
    (self.data, self.tolerance) = (data, tolerance)
    let greatest = data.latitudes.lazy.map { Int($0.magnitude) }.max() ?? 0
    let reach = max(tolerance, 0.01) * 1.01
    // A degree of latitude is shortest at the equator, 110,574 m; sources lie side by side, hence two degrees more.
    cellHeight = reach / 110_574
    let plane = LocalPlane(latitude: min(89, Double(greatest) / 1e7 + 2))
    cellWidth = min(1, max(cellHeight, reach / plane.metresPerLongitude))
    previous.reserveCapacity(data.nodeCount)
    for node in 0..<UInt32(data.nodeCount) {
      let cell = cell(of: data.position(of: node))
      previous.append(last[cell] ?? Self.none)
      last[cell] = node
    }
  }

  private func cell(of position: Coordinate) -> GridCell {
    GridCell(
      column: Int32(clamping: Int((position.longitude / cellWidth).rounded(.down))),
      row: Int32(clamping: Int((position.latitude / cellHeight).rounded(.down))))
  }

  func nearest(
    to position: Coordinate, where isFit: (UInt32) -> Bool
  ) -> (node: UInt32, squaredMetres: Double)? {
    let (plane, cell) = (LocalPlane(latitude: position.latitude), cell(of: position))
    var nearest: (node: UInt32, squaredMetres: Double)?
    for column in cell.column - 1...cell.column + 1 {
      for row in cell.row - 1...cell.row + 1 {
        var node = last[GridCell(column: column, row: row)] ?? Self.none
        while node != Self.none {
          let squared = plane.squaredMetres(position, data.position(of: node))
          if squared <= tolerance * tolerance, isFit(node),
            nearest.map({ (squared, node) < ($0.squaredMetres, $0.node) }) ?? true
          {
            nearest = (node, squared)
          }
          node = previous[Int(node)]
        }
      }
    }
    return nearest
  }
}

extension StreetData {
  fileprivate func position(of node: UInt32) -> Coordinate {
    Coordinate(longitude: Double(longitudes[Int(node)]) / 1e7, latitude: Double(latitudes[Int(node)]) / 1e7)
  }

  fileprivate func tags(ofTagged index: Int) -> ArraySlice<Tag> {
    ArraySlice(nodeTags[Int(firstNodeTag[index])..<Int(firstNodeTag[index + 1])])
  }

  /// Whether a way begins or ends in each node.
  fileprivate var wayEnds: ContiguousArray<Bool> {
    var ends = ContiguousArray(repeating: false, count: nodeCount)
    for way in 0..<wayCount where firstNode[way] < firstNode[way + 1] {
      ends[Int(wayNodes[Int(firstNode[way])])] = true
      ends[Int(wayNodes[Int(firstNode[way + 1]) - 1])] = true
    }
    return ends
  }
}
