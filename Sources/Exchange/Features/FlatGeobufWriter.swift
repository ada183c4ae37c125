import Territory

/// Writes FlatGeobuf 3: a header, a packed Hilbert R-tree, then the features in the order of its leaves.
///
/// Header and tree come before the first feature and need the last: features wait in a spool file beside the output, and
/// 48 bytes a feature in memory.
/// Source: flatgeobuf.org, the schemas header.fbs and feature.fbs of version 3.
public final class FlatGeobufWriter: FeatureWriter {
  private let output: OutputFile
  private let spool: SpoolFile
  private var layer: FeatureLayer?
  private var tree = PackedTree()
  private var feature = TextBuffer()
  private var properties = TextBuffer()
  private var kinds: Set<FlatGeometry.Kind> = []

  /// - Throws: `ExchangeError` where the file cannot be written, `ExportRefusal.needsFile` for standard output.
  public init(path: String) throws {
    output = try OutputFile(path: path)
    guard !output.isWrittenAsItGoes else { throw ExportRefusal.needsFile(path: path) }
    spool = try SpoolFile(beside: path)
  }

  public func begin(_ layer: FeatureLayer) throws {
    guard self.layer == nil else { throw ExportRefusal.severalLayers(path: output.path) }
    self.layer = layer
  }

  public func write(_ row: borrowing FeatureRow) throws {
    guard let layer else { return }
    properties.removeAll()
    var column: UInt16 = 0
    if layer.hasIDs {
      if let id = row.id { properties.append(property: column, .text(id), of: row) }
      column = 1
    }
    for cell in row.cells {
      properties.append(property: column, cell, of: row)
      column += 1
    }
    if let kind = row.geometry.kind { kinds.insert(kind) }
    feature.removeAll()
    feature.append(flatGeobuf: row.geometry, properties)
    tree.append(row.geometry.box, offset: spool.count)
    try spool.append(feature.bytes)
  }

  public func finish(attribution: String?) throws {
    try spool.flush()
    try output.write([0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x01] as [UInt8])
    tree.sort()
    var header = FlatBuffer()
    header.appendHeader(
      layer ?? FeatureLayer(name: "", columns: [], hasIDs: false), kind: kinds.count == 1 ? kinds.first : nil, tree,
      attribution: attribution)
    try output.write(header.text.bytes)
    try writeTree()
    var bytes: ContiguousArray<UInt8> = []
    for index in 0..<tree.count {
      let offset = tree.offset(ofLeaf: index)
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: repeatElement(0, count: tree.size(ofLeaf: index, of: spool.count)))
      try spool.read(at: offset, into: &bytes)
      try output.write(bytes)
    }
    try output.commit()
  }

  private func writeTree() throws {
    var text = TextBuffer()
    try tree.forEachNode(sizeOfAll: spool.count) { box, offset in
      for side in [box.west, box.south, box.east, box.north] { text.append(littleEndian: side) }
      text.append(littleEndian: UInt64(offset))
      if text.count >= 64 * 1024 {
        try output.write(text.bytes)
        text.removeAll()
      }
    }
    try output.write(text.bytes)
  }
}

extension TextBuffer {
  /// A column's number and its value, where there is one.
  fileprivate mutating func append(property column: UInt16, _ cell: FeatureRow.Cell, of row: borrowing FeatureRow) {
    if cell == .null { return }
    append(littleEndian: column)
    switch cell {
    case .null: break
    case .bool(let value): append(value ? 1 : 0)
    case .int(let value): append(littleEndian: UInt64(bitPattern: Int64(value)))
    case .decimal(let value, let places): append(littleEndian: Double(value) / Double(powerOfTen(places)))
    case .real(let value): append(littleEndian: value)
    case .text(let range), .json(let range):
      let length = count
      append(littleEndian: UInt32(0))
      append(text: row.bytes.span.bytes, range.lowerBound, range.upperBound)
      replace(at: length, littleEndian: UInt32(count - length - 4))
    }
  }

  /// A feature with its size before it. Its tables are laid out forward: each reference points at what follows.
  fileprivate mutating func append(flatGeobuf geometry: borrowing FlatGeometry, _ properties: TextBuffer) {
    append(littleEndian: UInt32(0))
    // To the table at 16, past its description: two fields at 4 and 8, or the second alone.
    append(littleEndian: UInt32(12))
    for number: UInt16 in [8, 12, geometry.kind == nil ? 0 : 4, 8] { append(littleEndian: number) }
    for number: UInt32 in [8, 0, 0] { append(littleEndian: number) }
    if geometry.kind != nil {
      let table = appendGeometry(geometry)
      replace(at: 20, littleEndian: UInt32(table - 20))
    }
    align(to: 4, plus: 0)
    replace(at: 24, littleEndian: UInt32(count - 24))
    append(littleEndian: UInt32(properties.count))
    let bytes = ContiguousArray(properties.bytes)
    append(bytes)
    // The next size stands where words may stand.
    align(to: 8, plus: 0)
    replace(at: 0, littleEndian: UInt32(count - 4))
  }

  /// - Returns: where the table is.
  private mutating func appendGeometry(_ geometry: borrowing FlatGeometry) -> Int {
    guard geometry.kind == .multiPolygon else {
      return appendSimple(
        geometry, kind: geometry.kind!, 0,
        geometry.kind == .point || geometry.kind == .multiPoint ? 1 : geometry.ends.count)
    }
    // Only its kind and its parts.
    align(to: 4, plus: 0)
    for number: UInt16 in [20, 12, 0, 0, 0, 0, 0, 0, 8, 4] { append(littleEndian: number) }
    let table = count
    for number: UInt32 in [20, 4, UInt32(geometry.kind!.rawValue)] { append(littleEndian: number) }
    replace(at: table + 4, littleEndian: 8)
    append(littleEndian: UInt32(geometry.parts.count))
    let slots = count
    for _ in geometry.parts { append(littleEndian: UInt32(0)) }
    var ring = 0
    for (index, end) in geometry.parts.enumerated() {
      let part = appendSimple(geometry, kind: .polygon, ring, end)
      replace(at: slots + 4 * index, littleEndian: UInt32(part - slots - 4 * index))
      ring = end
    }
    return table
  }

  /// A geometry without parts: the lines or rings from `first` up to `last`.
  private mutating func appendSimple(
    _ geometry: borrowing FlatGeometry, kind: FlatGeometry.Kind, _ first: Int, _ last: Int
  ) -> Int {
    let start = first == 0 ? 0 : geometry.ends[first - 1]
    let end = last > 0 ? geometry.ends[last - 1] : geometry.positionCount
    let hasEnds = last - first > 1
    align(to: 4, plus: 0)
    // ends, xy and type among the seven first fields.
    for number: UInt16 in [18, 16, hasEnds ? 4 : 0, 8, 0, 0, 0, 0, 12] { append(littleEndian: number) }
    append(littleEndian: UInt16(0))
    let table = count
    for number: UInt32 in [20, 0, 0, UInt32(kind.rawValue)] { append(littleEndian: number) }
    if hasEnds {
      replace(at: table + 4, littleEndian: UInt32(count - table - 4))
      append(littleEndian: UInt32(last - first))
      for ring in first..<last { append(littleEndian: UInt32(geometry.ends[ring] - start)) }
    }
    align(to: 8, plus: 4)
    replace(at: table + 8, littleEndian: UInt32(count - table - 8))
    append(littleEndian: UInt32(2 * (end - start)))
    append(numbers: geometry, start, end)
    return table
  }

  /// Zeros until what follows `plus` more bytes stands at a multiple of `step`.
  mutating func align(to step: Int, plus: Int) {
    while (count + plus) % step != 0 { append(0) }
  }
}
