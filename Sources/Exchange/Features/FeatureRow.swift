import Territory

/// One feature on its way into a file: its cells in the order of the layer's columns, its id and its geometry, in memory
/// that the next one uses again.
public struct FeatureRow: Sendable {
  enum Cell: Equatable {
    case null
    case bool(Bool)
    case int(Int)
    /// A whole number of `10^-places`.
    case decimal(Int, places: Int)
    case real(Double)
    /// A range of `bytes`.
    case text(Range<Int>)
    /// A range of `bytes` that is JSON already.
    case json(Range<Int>)
  }

  private(set) var cells: ContiguousArray<Cell> = []
  /// What the cells of text hold, one behind the other.
  private(set) var bytes: ContiguousArray<UInt8> = []
  /// A range of `bytes`.
  private(set) var id: Range<Int>?
  public internal(set) var geometry = FlatGeometry()

  public init() {}

  /// Empties the row for the next feature.
  public mutating func begin(id: String? = nil) {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    geometry.clear()
    self.id = id.map { keep($0) }
  }

  /// The cell of the next column.
  public mutating func append(_ value: JSONScalar) {
    switch value {
    case .null: cells.append(.null)
    case .bool(let value): cells.append(.bool(value))
    case .int(let value): cells.append(.int(value))
    case .decimal(let value, let places): cells.append(.decimal(value, places: places))
    case .string(let text): cells.append(.text(keep(text)))
    case .array, .object: cells.append(.json(keep(value.text)))
    }
  }

  /// - Throws: `ShapeFault.notFinite` for a position that is none.
  public mutating func take(_ shape: Shape?) throws { try geometry.take(shape) }

  mutating func append(cell: Cell) { cells.append(cell) }

  mutating func append(text: UnsafeBufferPointer<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    cells.append(.text(start..<bytes.count))
  }

  private mutating func keep(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return start..<bytes.count
  }

  /// A range of `bytes` as text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension TextBuffer {
  /// A cell as text: what CSV and KML show. Nothing for null.
  mutating func append(plain cell: FeatureRow.Cell, of row: borrowing FeatureRow) {
    switch cell {
    case .null: break
    case .bool(let value): append(value ? "true" : "false")
    case .int(let value): append(value, decimals: 0)
    case .decimal(let value, let places): append(value, decimals: places)
    case .real(let value): if value.isFinite { append(real: value) }
    case .text(let range), .json(let range): append(text: row.bytes.span.bytes, range.lowerBound, range.upperBound)
    }
  }
}
