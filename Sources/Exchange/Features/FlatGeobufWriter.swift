import Territory

/// Writes FlatGeobuf 3: a header, a packed Hilbert R-tree, then the features in the order of its leaves.
///
/// Header and tree come before the first feature and need the last: features and their boxes wait in two spool files beside
/// the output. In the end 8 bytes a feature are in memory, to be sorted, and a box for sixteen.
/// Source: flatgeobuf.org, the schemas header.fbs and feature.fbs of version 3.
public final class FlatGeobufWriter: FeatureWriter {
  private let output: OutputFile
  /// A box and a feature, one behind the other, each at a multiple of eight bytes.
  private let features: SpoolFile
  /// A box and where its feature waits.
  private let boxes: SpoolFile
  private var layer: FeatureLayer?
  private var feature = TextBuffer()
  private var properties = TextBuffer()
  private var box = TextBuffer()
  private var kinds: Set<FlatGeometry.Kind> = []
  private var extent: BoundingBox?
  private var count = 0

  /// - Throws: `ExchangeError` where the file cannot be written, `ExportRefusal.needsFile` for standard output.
  public init(path: String) throws {
    output = try OutputFile(path: path)
    guard !output.isWrittenAsItGoes else { throw ExportRefusal.needsFile(path: path) }
    features = try SpoolFile(beside: path)
    boxes = try SpoolFile(beside: path)
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
    try putAside(row.geometry.box)
  }

  private func putAside(_ bounds: BoundingBox?) throws {
    // Where a feature waits is kept in 32 bits, by eights.
    guard features.count < 8 << 32 else { throw ExportRefusal.tooLarge(path: output.path) }
    if let bounds { extent = extent.map { $0.union(bounds) } ?? bounds }
    box.removeAll()
    box.append(bounds ?? PackedTree.nowhere)
    box.append(littleEndian: UInt64(features.count))
    try boxes.append(box.bytes)
    try features.append(box.bytes.prefix(32))
    try features.append(feature.bytes)
    count += 1
  }

  public func finish(attribution: String?) throws {
    try features.flush()
    try boxes.flush()
    try output.write([0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x01] as [UInt8])
    var header = FlatBuffer()
    header.appendHeader(
      layer ?? FeatureLayer(name: "", columns: [], hasIDs: false), kind: kinds.count == 1 ? kinds.first : nil,
      count: count, extent: extent, attribution: attribution)
    try output.write(header.text.bytes)
    try writeFeatures(after: 8 + header.text.count)
    try output.commit()
  }

  /// The places of the features on the curve in the upper 32 bits, where they wait, by eights, in the lower: sorted. Equal
  /// places keep their order; features without geometry come last.
  private func order() throws -> ContiguousArray<UInt64> {
    let curve = HilbertCurve(over: extent ?? PackedTree.nowhere)
    var order: ContiguousArray<UInt64> = []
    order.reserveCapacity(count)
    var piece = ContiguousArray<UInt8>(repeating: 0, count: 1024 * PackedTree.nodeLength)
    var at = 0
    while at < boxes.count {
      let length = try boxes.read(at: at, into: &piece)
      let bytes = piece.span.bytes
      for start in stride(from: 0, to: length, by: PackedTree.nodeLength) {
        let box = bytes.box(at: start)
        let place =
          box.west > box.east ? .max : curve.place(x: (box.west + box.east) / 2, y: (box.south + box.north) / 2)
        order.append(UInt64(place) << 32 | bytes.word(at: start + 32) / 8)
      }
      at += length
    }
    order.sort()
    return order
  }

  /// Writes the features in their order, each leaf of the tree on the way, and in the end what stands above the leaves.
  private func writeFeatures(after start: Int) throws {
    var tree = PackedTree(count: count)
    try output.skip(tree.length)
    var leaves = NodeText(at: start + tree.leavesStart * PackedTree.nodeLength)
    // Most features fit, so that most take one reading.
    var bytes = ContiguousArray<UInt8>(repeating: 0, count: 1024)
    var offset = 0
    for entry in try order() {
      let place = Int(entry & 0xFFFF_FFFF) * 8
      let length = try features.read(at: place, into: &bytes)
      let size = 4 + Int(truncatingIfNeeded: bytes.span.bytes.word(at: 32) & 0xFFFF_FFFF)
      let box = bytes.span.bytes.box(at: 0)
      tree.add(box)
      try leaves.append(box, offset, to: output)
      try output.write(bytes[32..<min(length, 32 + size)])
      if length < 32 + size {
        var rest = ContiguousArray<UInt8>(repeating: 0, count: 32 + size - length)
        _ = try features.read(at: place + length, into: &rest)
        try output.write(rest)
      }
      offset += size
    }
    try leaves.flush(to: output)
    var nodes = NodeText(at: start)
    try tree.forEachInnerNode { try nodes.append($0, $1, to: output) }
    try nodes.flush(to: output)
  }
}

/// Nodes of the tree on their way to where they were left out.
private struct NodeText {
  private var at: Int
  private var text = TextBuffer()

  init(at: Int) { self.at = at }

  mutating func append(_ box: BoundingBox, _ offset: Int, to output: OutputFile) throws {
    text.append(box)
    text.append(littleEndian: UInt64(offset))
    if text.count >= 64 * 1024 { try flush(to: output) }
  }

  mutating func flush(to output: OutputFile) throws {
    try output.fill(at: at, text.bytes)
    at += text.count
    text.removeAll()
  }
}

extension RawSpan {
  fileprivate func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// West, south, east and north.
  fileprivate func box(at offset: Int) -> BoundingBox {
    func side(_ number: Int) -> Double { Double(bitPattern: word(at: offset + 8 * number)) }
    return BoundingBox(west: side(0), south: side(1), east: side(2), north: side(3))
  }
}

extension TextBuffer {
  fileprivate mutating func append(_ box: BoundingBox) {
    append(littleEndian: box.west)
    append(littleEndian: box.south)
    append(littleEndian: box.east)
    append(littleEndian: box.north)
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
  fileprivate mutating func append(flatGeobuf geometry: borrowing FlatGeometry, _ properties: borrowing TextBuffer) {
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
    append(properties)
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
