/// Where the columns of an opened file lie, by name.
package struct StoredColumns: Sendable {
  /// A column that is missing, cut short, or that holds what cannot be.
  package struct Fault: Error, Equatable {
    package var column: String
  }

  package let file: MappedFile
  /// Bytes from the start of the file, elements, and bytes of an element.
  package let places: [String: (offset: Int, count: Int, stride: Int)]

  package init(in file: MappedFile, _ places: [String: (offset: Int, count: Int, stride: Int)]) {
    self.file = file
    self.places = places
  }

  package func column<Element>(_ name: String, of type: Element.Type = Element.self) throws(Fault) -> Column<Element> {
    guard let place = places[name], place.count == 0 || place.stride == MemoryLayout<Element>.stride,
      let column = Column<Element>(in: file, offset: place.offset, count: place.count)
    else { throw Fault(column: name) }
    return column
  }
}

/// Shows a column's bytes under its name, with how many elements they are.
package typealias ColumnVisit = (_ name: String, _ count: Int, _ bytes: RawSpan) throws -> Void

extension Column {
  func visit(_ name: String, _ body: ColumnVisit) rethrows {
    precondition(MemoryLayout<Element>.size == MemoryLayout<Element>.stride, "bytes that nobody set would be shown")
    try withSpan { try body(name, count, $0.bytes) }
  }
}

extension Hierarchy {
  /// Shows every column, to be written in the byte order of this machine.
  package func forEachColumn(_ body: ColumnVisit) rethrows {
    try ranks.visit("ranks", body)
    try nodes.visit("nodes", body)
    try parents.visit("parents", body)
    try firstArc.visit("firstArc", body)
    try heads.visit("heads", body)
    try firstLower.visit("firstLower", body)
    try lowerArcs.visit("lowerArcs", body)
    try firstInput.visit("firstInput", body)
    try inputs.visit("inputs", body)
  }

  /// A hierarchy that reads its columns where they lie. What could lead a search astray is checked; everything else is
  /// checked when it is used.
  package init(_ stored: StoredColumns) throws(StoredColumns.Fault) {
    self.init(
      ranks: try stored.column("ranks"), nodes: try stored.column("nodes"), parents: try stored.column("parents"),
      firstArc: try stored.column("firstArc"), heads: try stored.column("heads"),
      firstLower: try stored.column("firstLower"), lowerArcs: try stored.column("lowerArcs", of: LowerArc.self),
      firstInput: try stored.column("firstInput"), inputs: try stored.column("inputs", of: InputArc.self))
    let count = parents.count
    try check("ranks", ranks.count == count && ranks.isBelow(count))
    try check("nodes", nodes.count == count && nodes.isBelow(count))
    try check("parents", parents.isAboveItsPlace)
    try check("firstArc", firstArc.isIndex(of: heads.count, rows: count))
    try check("heads", heads.isBelow(count))
    try check("firstLower", firstLower.isIndex(of: lowerArcs.count, rows: count))
    try check("lowerArcs", lowerArcs.count == heads.count)
    try check("firstInput", firstInput.isIndex(of: inputs.count, rows: count))
  }
}

extension Climb {
  fileprivate func forEachColumn(_ prefix: String, _ body: ColumnVisit) rethrows {
    try firstArc.visit(prefix + ".firstArc", body)
    try heads.visit(prefix + ".heads", body)
    try costs.visit(prefix + ".costs", body)
    try carried.visit(prefix + ".carried", body)
  }

  fileprivate init(_ stored: StoredColumns, _ prefix: String, ranks: Int) throws(StoredColumns.Fault) {
    self.init(
      firstArc: try stored.column(prefix + ".firstArc"), heads: try stored.column(prefix + ".heads"),
      costs: try stored.column(prefix + ".costs"), carried: try stored.column(prefix + ".carried", of: Carried.self))
    try check(prefix + ".firstArc", firstArc.isIndex(of: heads.count, rows: ranks))
    try check(prefix + ".heads", heads.isBelow(ranks))
    try check(prefix + ".costs", costs.count == heads.count && costs.isBelow(Int(ArcWeights.closed) + 1))
    try check(prefix + ".carried", carried.count == heads.count)
  }
}

extension Metric {
  /// Shows every column but those of the hierarchy, to be written in the byte order of this machine.
  package func forEachColumn(_ body: ColumnVisit) rethrows {
    try leaving.forEachColumn("leaving", body)
    try arriving.forEachColumn("arriving", body)
    try origins.visit("origins", body)
  }

  /// A metric that reads its columns where they lie.
  package init(_ hierarchy: Hierarchy, _ stored: StoredColumns) throws(StoredColumns.Fault) {
    self.init(
      hierarchy: hierarchy, leaving: try Climb(stored, "leaving", ranks: hierarchy.nodeCount),
      arriving: try Climb(stored, "arriving", ranks: hierarchy.nodeCount),
      origins: try stored.column("origins", of: OriginPair.self))
    try check("origins", origins.count == hierarchy.arcCount && origins.isWellFounded)
  }
}

private func check(_ column: String, _ isSound: Bool) throws(StoredColumns.Fault) {
  if !isSound { throw StoredColumns.Fault(column: column) }
}

extension Column<OriginPair> {
  /// Whether no arc stands for a triangle over itself or a later one: whoever takes arcs apart comes to an end.
  fileprivate var isWellFounded: Bool {
    withSpan { pairs in
      var faults = 0
      for arc in 0..<pairs.count {
        let limit = Int32(truncatingIfNeeded: arc)
        faults += pairs[arc].lanes.x < limit && pairs[arc].lanes.y < limit ? 0 : 1
      }
      return faults == 0
    }
  }
}

extension Column<UInt32> {
  fileprivate func isBelow(_ limit: Int) -> Bool {
    withSpan { values in
      var highest: UInt32 = 0
      for index in 0..<values.count { highest = Swift.max(highest, values[index]) }
      return values.isEmpty || Int(highest) < limit
    }
  }

  /// Whether it says where each of so many rows begins, and at last where they end.
  func isIndex(of elements: Int, rows: Int) -> Bool {
    withSpan { values in
      guard rows >= 0, values.count == rows + 1, values[0] == 0, Int(values[rows]) == elements else { return false }
      var falls = 0
      for row in 0..<rows { falls += values[row] > values[row + 1] ? 1 : 0 }
      return falls == 0
    }
  }

  /// Whether each element points further on, or nowhere: whoever follows them comes to an end.
  fileprivate var isAboveItsPlace: Bool {
    withSpan { values in
      var faults = 0
      for index in 0..<values.count where values[index] != .max {
        faults += values[index] > UInt32(truncatingIfNeeded: index) && Int(values[index]) < values.count ? 0 : 1
      }
      return faults == 0
    }
  }
}
