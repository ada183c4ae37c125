import Geometry
import Territory

/// Turns lines into segments between junctions, in the order in which the lines come.
struct NetworkBuilder {
  private struct Line {
    /// Place among the lines given.
    var order: Int
    var vertices: Range<Int>
    var name: Int32
    var category: UInt32
    var direction: RoadLine.Direction
    var limit: UInt16
    var isUnpaved: Bool
  }

  private let tolerance: Double
  private var read = 0
  private var lines: ContiguousArray<Line> = []
  private var positions: ContiguousArray<Coordinate> = []
  private var skipped: [RoadNetwork.SkippedLine] = []
  private var names = Words()
  private var categories = Words()

  init(tolerance: Double) { self.tolerance = tolerance }

  mutating func read(_ line: RoadLine) {
    defer { read += 1 }
    if let reason = fault(of: line) {
      skipped.append(RoadNetwork.SkippedLine(line: read, reason: reason))
      return
    }
    let first = positions.count
    positions.append(contentsOf: line.path)
    let name = line.name.flatMap { $0.isEmpty ? nil : $0 }
    lines.append(
      Line(
        order: read, vertices: first..<positions.count, name: name.map { Int32(names.index(of: $0)) } ?? -1,
        category: UInt32(categories.index(of: line.category)), direction: line.direction,
        limit: UInt16(clamping: line.speedLimit ?? 0), isUnpaved: line.isUnpaved))
  }

  private func fault(of line: RoadLine) -> RoadNetwork.SkippedLine.Reason? {
    guard line.path.count >= 2 else { return .tooFewPositions }
    guard line.path.allSatisfy({ abs($0.longitude) <= 180 && abs($0.latitude) <= 90 }) else { return .invalidPosition }
    return geodesicLength(line.path) <= RoadNetwork.longestLine ? nil : .tooLong
  }

  /// Splits the lines at their junctions and hands everything over.
  mutating func fill(_ network: inout RoadNetwork) {
    let greatest = positions.lazy.map { abs($0.latitude) }.max() ?? 0
    var finder = VertexFinder(tolerance: tolerance, greatestLatitude: greatest)
    let places = ContiguousArray(positions.map { finder.place(of: $0) })
    let isJunction = junctions(among: places, count: finder.positions.count)
    var numbers = ContiguousArray(repeating: UInt32.max, count: finder.positions.count)

    for line in lines {
      let kept = withoutRepeats(line.vertices, places)
      guard kept.count >= 2 else {
        skipped.append(RoadNetwork.SkippedLine(line: line.order, reason: .shorterThanTolerance))
        continue
      }
      network.counts.lines += 1
      var start = 0
      for end in 1..<kept.count where end == kept.count - 1 || isJunction[places[kept[end]]] {
        var path = kept[start...end].map { positions[$0] }
        path[0] = finder.positions[places[kept[start]]]
        path[path.count - 1] = finder.positions[places[kept[end]]]
        for place in [places[kept[start]], places[kept[end]]] where numbers[place] == .max {
          numbers[place] = UInt32(network.junctions.count)
          network.junctions.append(finder.positions[place])
        }
        append(path, of: line, from: numbers[places[kept[start]]], to: numbers[places[kept[end]]], to: &network)
        start = end
      }
    }
    network.names = names.words
    network.categories = categories.words
    network.counts.segments = network.segments.count
    network.counts.junctions = network.junctions.count
    network.counts.skipped = skipped.sorted { $0.line < $1.line }
    network.counts.metres = network.segments.reduce(0) { $0 + Double($1.millimetres) } / 1000
    network.countComponents()
  }

  /// Which places end a line or are met more than once.
  private func junctions(among places: ContiguousArray<Int>, count: Int) -> ContiguousArray<Bool> {
    var meetings = ContiguousArray(repeating: UInt8(0), count: count)
    for line in lines {
      let kept = withoutRepeats(line.vertices, places)
      for (order, vertex) in kept.enumerated() {
        let isEnd = order == 0 || order == kept.count - 1
        meetings[places[vertex]] = min(2, meetings[places[vertex]] + (isEnd ? 2 : 1))
      }
    }
    return ContiguousArray(meetings.map { $0 == 2 })
  }

  /// The vertices of a line without those that stay in the place of the one before.
  private func withoutRepeats(_ vertices: Range<Int>, _ places: ContiguousArray<Int>) -> [Int] {
    var kept: [Int] = []
    for vertex in vertices where kept.isEmpty || places[vertex] != places[kept[kept.count - 1]] { kept.append(vertex) }
    return kept
  }

  private func append(
    _ path: [Coordinate], of line: Line, from: UInt32, to: UInt32, to network: inout RoadNetwork
  ) {
    let first = UInt32(network.points.count)
    let owner = UInt32(network.segments.count)
    var metres = 0.0
    for (index, position) in path.enumerated() {
      if index > 0 { metres += geodesicDistance(path[index - 1], position) }
      network.points.append(position)
      network.offsets.append(UInt32(clamping: Int((metres * 1000).rounded())))
      network.owners.append(owner)
    }
    network.segments.append(
      RoadNetwork.Segment(
        from: from, to: to, firstPoint: first, lastPoint: UInt32(network.points.count - 1),
        millimetres: network.offsets[network.offsets.count - 1], name: line.name, category: line.category,
        direction: line.direction, limit: line.limit, isUnpaved: line.isUnpaved))
  }
}

extension RoadNetwork {
  /// Finds the parts that hang together, whatever the direction of their streets.
  fileprivate mutating func countComponents() {
    var union = JunctionUnion(count: junctions.count)
    for segment in segments { union.join(segment.from, segment.to) }
    let roots = union.roots()
    counts.components = roots.enumerated().lazy.filter { UInt32($0.offset) == $0.element }.count
  }
}

/// Words kept once each, numbered in the order met.
private struct Words {
  private(set) var words: ContiguousArray<String> = []
  private var indexes: [String: Int] = [:]

  mutating func index(of word: String) -> Int {
    if let index = indexes[word] { return index }
    indexes[word] = words.count
    words.append(word)
    return words.count - 1
  }
}
