import Geometry
import Territory

extension StreetData {
  /// Drawn lines in OpenStreetMap's words, with one node for all vertices that lie within the tolerance of each other.
  ///
  /// The first vertex met, in the order given, founds a node; a later one within `tolerance` of it joins, the nearest
  /// founder winning. Vertices of one line that follow each other in the same node count as one.
  /// - Parameters:
  ///   - tolerance: metres, 0…50.
  ///   - skipped: takes the lines that cannot be streets, in their order.
  public init(lines: some Sequence<RoadLine>, tolerance: Double, skipped: inout [RoadNetwork.SkippedLine]) {
    self.init()
    var taken: [(order: Int, line: RoadLine)] = []
    for (order, line) in lines.enumerated() {
      if let reason = line.fault {
        skipped.append(RoadNetwork.SkippedLine(line: order, reason: reason))
      } else {
        taken.append((order, line))
      }
    }
    let greatest = taken.lazy.flatMap(\.line.path).map { abs($0.latitude) }.max() ?? 0
    var finder = VertexFinder(tolerance: min(50, max(0, tolerance)), greatestLatitude: greatest)
    var vocabulary = StreetWords()
    for (order, line) in taken {
      var nodes: [UInt32] = []
      for position in line.path {
        let node = UInt32(finder.place(of: position))
        if node != nodes.last { nodes.append(node) }
      }
      if nodes.count < 2 {
        skipped.append(RoadNetwork.SkippedLine(line: order, reason: .shorterThanTolerance))
      } else {
        append(nodes, line.tags, &vocabulary)
      }
    }
    longitudes = ContiguousArray(finder.positions.map { Int32($0.longitudeE7) })
    latitudes = ContiguousArray(finder.positions.map { Int32($0.latitudeE7) })
    words = vocabulary.words
    skipped.sort { $0.line < $1.line }
  }

  private mutating func append(
    _ nodes: [UInt32], _ lineTags: [(key: String, value: String)], _ words: inout StreetWords
  ) {
    wayNodes.append(contentsOf: nodes)
    firstNode.append(UInt32(wayNodes.count))
    for (key, value) in lineTags where !value.isEmpty {
      tags.append(Tag(key: words.place(of: key), value: words.place(of: value)))
    }
    firstTag.append(UInt32(tags.count))
  }
}

extension RoadLine {
  /// Why the line cannot be a street; nil where it can.
  fileprivate var fault: RoadNetwork.SkippedLine.Reason? {
    guard path.count >= 2 else { return .tooFewPositions }
    guard path.allSatisfy({ abs($0.longitude) <= 180 && abs($0.latitude) <= 90 }) else { return .invalidPosition }
    return geodesicLength(path) <= RoadNetwork.longestLine ? nil : .tooLong
  }

  /// What OpenStreetMap would say of the line.
  fileprivate var tags: [(key: String, value: String)] {
    var tags: [(key: String, value: String)] = []
    // Geofabrik's shapefiles put a track's grade into its class, and call a road of unknown class `unknown`.
    if category.hasPrefix("track_grade") {
      tags += [("highway", "track"), ("tracktype", String(category.dropFirst("track_".count)))]
    } else {
      tags.append(("highway", category == "unknown" ? "road" : category))
    }
    switch direction {
    case .forward: tags.append(("oneway", "yes"))
    case .backward: tags.append(("oneway", "-1"))
    // Said aloud, because a motorway without a word would be one-way.
    case .both: tags.append(("oneway", "no"))
    }
    if let name { tags.append(("name", name)) }
    if let speedLimit, speedLimit > 0 { tags.append(("maxspeed", String(speedLimit))) }
    if let surface, unpaved(surface: surface) == isUnpaved {
      tags.append(("surface", surface))
    } else {
      tags.append(("surface", isUnpaved ? "unpaved" : "paved"))
    }
    return tags
  }
}
