import Territory

/// The columns of a network, written and read again.
extension RoadNetwork {
  func forEachColumn(_ body: ColumnVisit) throws {
    let text = ContiguousArray(words.joined().utf8)
    var ends: ContiguousArray<UInt32> = []
    var end = 0
    for word in words {
      end += word.utf8.count
      ends.append(UInt32(end))
    }
    try Column(text).visit("words", body)
    try Column(ends).visit("wordEnds", body)
    try Column(streets).visit("streets", body)
    try Column(kinds.ofStreets).visit("kinds", body)
    try Column(kinds.samples).visit("kindSamples", body)
    try segments.visit("segments", body)
    try points.visit("points", body)
    try reliefs.visit("reliefs", body)
    try Column(counts.numbers).visit("counts", body)
    try turns.forEachColumn(body)
    try pieces.pieces.visit("pieces", body)
    try pieces.boxes.visit("boxes", body)
    try Column(pieces.firstBox).visit("firstBox", body)
  }

  /// - Throws: `StoredColumns.Fault` for the first column that holds what cannot be.
  init(_ stored: StoredColumns) throws(StoredColumns.Fault) {
    self.init()
    words = try Self.words(stored)
    streets = try stored.elements("streets")
    kinds.ofStreets = try stored.elements("kinds")
    kinds.samples = try stored.elements("kindSamples")
    segments = try stored.column("segments")
    points = try stored.column("points")
    reliefs = try stored.column("reliefs")
    guard let counts = Counts(numbers: try stored.elements("counts")) else {
      throw StoredColumns.Fault(column: "counts")
    }
    self.counts = counts
    turns = try TurnGraph(stored, junctionCount: counts.junctions)
    pieces = PieceTree()
    pieces.pieces = try stored.column("pieces")
    pieces.boxes = try stored.column("boxes")
    pieces.firstBox = try stored.elements("firstBox")
    try judge()
  }

  private static func words(_ stored: StoredColumns) throws(StoredColumns.Fault) -> [String] {
    let text: ContiguousArray<UInt8> = try stored.elements("words")
    let ends: ContiguousArray<UInt32> = try stored.elements("wordEnds")
    var words: [String] = []
    var start = 0
    for end in ends {
      guard start <= end, end <= text.count else { throw StoredColumns.Fault(column: "wordEnds") }
      words.append(String(decoding: text[start..<Int(end)], as: UTF8.self))
      start = Int(end)
    }
    return words
  }

  /// Whatever names a place in another column names one that is there.
  private func judge() throws(StoredColumns.Fault) {
    let (junctions, drawn, named) = (UInt32(turns.junctionCount), UInt32(points.count), UInt32(words.count))
    let isWord = { (word: UInt32) in word < named || word == Street.noWord }
    try expect("streets", streets.allSatisfy { $0.category < named && isWord($0.name) && isWord($0.ref) })
    let known = UInt32(streets.count)
    try expect("kindSamples", kinds.samples.allSatisfy { $0 < known })
    try expect("kinds", kinds.ofStreets.count == streets.count && kinds.ofStreets.allSatisfy { $0 < kinds.count })
    try expect(
      "segments",
      segments.allSatisfy {
        ($0.from < junctions) && ($0.to < junctions) && ($0.firstPoint <= $0.lastPoint) && ($0.lastPoint < drawn)
          && ($0.street < known)
      })
    try expect("reliefs", reliefs.isEmpty || reliefs.count == segments.count)
    let courses = UInt32(2 * segments.count)
    let guards = UInt32(turns.guardCount)
    try expect("turnArcs", turns.arcs.allSatisfy { $0.course < courses && $0.guard < guards })
    try expect("freshHeads", turns.freshHeads.count == courses)
    try expect("firstCourseArc", turns.firstCourseArc.count == courses + 1)
    let count = UInt32(segments.count)
    try expect("pieces", pieces.pieces.allSatisfy { $0.point + 1 < drawn && $0.segment < count })
    try expect("firstBox", pieces.hasAllBoxes)
  }
}

func expect(_ column: String, _ isSound: Bool) throws(StoredColumns.Fault) {
  if !isSound { throw StoredColumns.Fault(column: column) }
}

extension StoredColumns {
  /// A small column as an array of its own.
  func elements<Element: BitwiseCopyable & Sendable>(_ name: String) throws(Fault) -> ContiguousArray<Element> {
    try column(name, of: Element.self).copied()
  }
}

extension TurnGraph {
  fileprivate func forEachColumn(_ body: ColumnVisit) throws {
    try graph.firstArc.visit("graph.firstArc", body)
    try graph.heads.visit("graph.heads", body)
    try graph.longitudes.visit("graph.longitudes", body)
    try graph.latitudes.visit("graph.latitudes", body)
    try arcs.visit("turnArcs", body)
    try junctions.visit("junctions", body)
    try Column(firstGuardRule).visit("firstGuardRule", body)
    try Column(guardRules).visit("guardRules", body)
    try freshHeads.visit("freshHeads", body)
    try firstCourseArc.visit("firstCourseArc", body)
    try courseArcs.visit("courseArcs", body)
    try firstExpanded.visit("firstExpanded", body)
    try expandedNodes.visit("expandedNodes", body)
    try Column(rules.rules).visit("rules", body)
    try Column(rules.firstSpan).visit("firstSpan", body)
    try Column(rules.spans).visit("spans", body)
  }

  fileprivate init(_ stored: StoredColumns, junctionCount: Int) throws(StoredColumns.Fault) {
    self.init()
    graph = RoadGraph(
      firstArc: try stored.column("graph.firstArc"), heads: try stored.column("graph.heads"),
      longitudes: try stored.column("graph.longitudes"), latitudes: try stored.column("graph.latitudes"))
    self.junctionCount = junctionCount
    arcs = try stored.column("turnArcs")
    junctions = try stored.column("junctions")
    firstGuardRule = try stored.elements("firstGuardRule")
    guardRules = try stored.elements("guardRules")
    freshHeads = try stored.column("freshHeads")
    firstCourseArc = try stored.column("firstCourseArc")
    courseArcs = try stored.column("courseArcs")
    firstExpanded = try stored.column("firstExpanded")
    expandedNodes = try stored.column("expandedNodes")
    rules.rules = try stored.elements("rules")
    rules.firstSpan = try stored.elements("firstSpan")
    rules.spans = try stored.elements("spans")
    try judge()
  }

  private func judge() throws(StoredColumns.Fault) {
    let nodes = UInt32(clamping: graph.nodeCount)
    try expect(
      "graph.firstArc",
      graph.firstArc.isIndex(of: graph.heads.count, rows: graph.nodeCount) && junctionCount <= graph.nodeCount)
    try expect("graph.heads", graph.heads.allSatisfy { $0 < nodes })
    try expect(
      "graph.longitudes", graph.longitudes.count == graph.nodeCount && graph.latitudes.count == graph.nodeCount)
    try expect("turnArcs", arcs.count == graph.heads.count)
    try expect("junctions", junctions.count == graph.nodeCount && junctions.allSatisfy { $0 < junctionCount })
    try expect("firstGuardRule", Column(firstGuardRule).isIndex(of: guardRules.count, rows: guardCount))
    try expect("guardRules", guardRules.allSatisfy { $0 < rules.rules.count })
    try expect("freshHeads", freshHeads.allSatisfy { $0 < nodes })
    try expect("firstCourseArc", firstCourseArc.isIndex(of: courseArcs.count, rows: freshHeads.count))
    try expect("courseArcs", courseArcs.allSatisfy { $0 < arcs.count })
    try expect(
      "firstExpanded", firstExpanded.isIndex(of: expandedNodes.count, rows: junctionCount))
    try expect("expandedNodes", expandedNodes.allSatisfy { $0 < nodes })
    let hours = rules.firstSpan.count - 1
    try expect("firstSpan", Column(rules.firstSpan).isIndex(of: rules.spans.count, rows: hours))
    try expect("rules", rules.rules.allSatisfy { $0.hours == TurnRules.Rule.always || $0.hours < hours })
  }
}

extension PieceTree {
  /// Whether each level has a box for each eight of the level below, and the highest has one.
  fileprivate var hasAllBoxes: Bool {
    guard !pieces.isEmpty else { return true }
    guard firstBox.count >= 2, firstBox.first == 0, Int(firstBox.last!) == boxes.count else { return false }
    var below = pieces.count
    for level in 0..<firstBox.count - 1 {
      guard firstBox[level + 1] > firstBox[level] else { return false }
      let count = Int(firstBox[level + 1] - firstBox[level])
      if count != (below + Self.fan - 1) / Self.fan { return false }
      below = count
    }
    return below == 1
  }
}

extension RoadNetwork.Counts {
  /// All but the list of skipped lines, which is told once, when they are read.
  fileprivate var numbers: ContiguousArray<UInt64> {
    let turns = restrictions
    let whole = [
      lines, closedWays, segments, junctions, components, turns.read, turns.kept, turns.forOthers, turns.unplaced,
      turns.unknownKind, turns.unreadHours,
    ]
    return ContiguousArray(whole.map { UInt64($0) } + [metres.bitPattern])
  }

  fileprivate init?(numbers: ContiguousArray<UInt64>) {
    guard numbers.count == 12, numbers[..<11].allSatisfy({ $0 <= UInt32.max }) else { return nil }
    let whole = numbers[..<11].map { Int($0) }
    (lines, closedWays, segments, junctions, components) = (whole[0], whole[1], whole[2], whole[3], whole[4])
    restrictions.read = whole[5]
    restrictions.kept = whole[6]
    restrictions.forOthers = whole[7]
    restrictions.unplaced = whole[8]
    restrictions.unknownKind = whole[9]
    restrictions.unreadHours = whole[10]
    metres = Double(bitPattern: numbers[11])
  }
}
