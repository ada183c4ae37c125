import Territory

/// A FlatBuffers message written forward: a table, then what it refers to.
/// Source: flatbuffers.dev, "FlatBuffers Internals".
struct FlatBuffer {
  private(set) var text = TextBuffer()

  enum Field {
    case byte(UInt8)
    case short(UInt16)
    case int(Int32)
    case long(UInt64)
    /// To what is appended later.
    case reference

    fileprivate var size: Int {
      switch self {
      case .byte: 1
      case .short: 2
      case .int, .reference: 4
      case .long: 8
      }
    }
  }

  /// Writes a table whose fields are those given, nil for one left at its default.
  /// - Returns: where it is, and where the references among the fields are, by the field's number.
  private mutating func append(table fields: [Field?]) -> (table: Int, slots: [Int: Int]) {
    var (offsets, at) = ([UInt16](repeating: 0, count: fields.count), 4)
    // Largest first, so that each stands aligned; the table itself begins four bytes past a multiple of eight.
    for size in [8, 4, 2, 1] {
      for (index, field) in fields.enumerated() where field?.size == size {
        offsets[index] = UInt16(at)
        at += size
      }
    }
    let description = 4 + 2 * fields.count
    text.align(to: 8, plus: description + 4)
    text.append(littleEndian: UInt16(description))
    text.append(littleEndian: UInt16(at))
    for offset in offsets { text.append(littleEndian: offset) }
    let table = text.count
    text.append(littleEndian: UInt32(description))
    var slots: [Int: Int] = [:]
    for (index, field) in zip(fields.indices, fields).sorted(by: { offsets[$0.0] < offsets[$1.0] }) {
      switch field {
      case nil: continue
      case .byte(let value): text.append(value)
      case .short(let value): text.append(littleEndian: value)
      case .int(let value): text.append(littleEndian: UInt32(bitPattern: value))
      case .long(let value): text.append(littleEndian: value)
      case .reference:
        slots[index] = text.count
        text.append(littleEndian: UInt32(0))
      }
    }
    return (table, slots)
  }

  private mutating func point(_ slot: Int?, at target: Int) {
    if let slot { text.replace(at: slot, littleEndian: UInt32(target - slot)) }
  }

  private mutating func append(string: String, for slot: Int?) {
    text.align(to: 4, plus: 0)
    point(slot, at: text.count)
    text.append(littleEndian: UInt32(string.utf8.count))
    text.append(plain: string)
    text.append(0)
  }

  /// A header with its size before it.
  mutating func appendHeader(
    _ layer: FeatureLayer, kind: FlatGeometry.Kind?, count: Int, extent: BoundingBox?, attribution: String?
  ) {
    text.append(littleEndian: UInt32(0))
    text.append(littleEndian: UInt32(0))
    let (table, slots) = append(table: [
      .reference, extent == nil ? nil : .reference, .byte(kind?.rawValue ?? 0), nil, nil, nil, nil, .reference,
      .long(UInt64(count)), .short(count > 0 ? UInt16(PackedTree.nodeSize) : 0), .reference, .reference,
      attribution == nil ? nil : .reference,
    ])
    point(4, at: table)
    append(string: layer.name, for: slots[0])
    if let box = extent {
      text.align(to: 8, plus: 4)
      point(slots[1], at: text.count)
      text.append(littleEndian: UInt32(4))
      for side in [box.west, box.south, box.east, box.north] { text.append(littleEndian: side) }
    }
    append(string: layer.title, for: slots[11])
    if let attribution { append(string: attribution, for: slots[12]) }
    appendSystem(for: slots[10])
    appendColumns(layer, for: slots[7])
    text.align(to: 8, plus: 0)
    text.replace(at: 0, littleEndian: UInt32(text.count - 4))
  }

  private mutating func appendSystem(for slot: Int?) {
    let (table, slots) = append(table: [.reference, .int(4326)])
    point(slot, at: table)
    append(string: "EPSG", for: slots[0])
  }

  private mutating func appendColumns(_ layer: FeatureLayer, for slot: Int?) {
    let columns = (layer.hasIDs ? [FeatureLayer.Column("id", .text)] : []) + layer.columns
    text.align(to: 4, plus: 0)
    point(slot, at: text.count)
    text.append(littleEndian: UInt32(columns.count))
    let first = text.count
    for _ in columns { text.append(littleEndian: UInt32(0)) }
    for (index, column) in columns.enumerated() {
      let (table, slots) = append(table: [.reference, .byte(Self.code(of: column.kind))])
      point(first + 4 * index, at: table)
      append(string: column.name, for: slots[0])
    }
  }

  /// The column types of header.fbs.
  private static func code(of kind: FeatureLayer.CellKind) -> UInt8 {
    switch kind {
    case .boolean: 2
    case .integer: 7
    case .real: 10
    case .text, .date: 11
    case .json: 12
    }
  }
}
