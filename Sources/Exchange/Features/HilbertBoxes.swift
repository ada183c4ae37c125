import Territory

/// The boxes of features, to be sorted along a Hilbert curve: neighbours on the map become neighbours in the file.
///
/// Boxes are kept as 32-bit numbers rounded outward, as SQLite's R-tree keeps them, and wait on the disk: 8 bytes a feature
/// are in memory, and those only while they are sorted.
struct HilbertBoxes {
  struct Box {
    var west, south, east, north: Float
  }

  /// A box and a name, twenty bytes each.
  private let spool: SpoolFile
  private var record = TextBuffer()
  private(set) var extent: BoundingBox?

  private static let length = 20

  /// - Parameter path: the file that is written in the end.
  init(beside path: String) throws { spool = try SpoolFile(beside: path) }

  mutating func append(_ box: BoundingBox, _ name: UInt32) throws {
    record.removeAll()
    for side in [roundedDown(box.west), roundedDown(box.south), -roundedDown(-box.east), -roundedDown(-box.north)] {
      record.append(littleEndian: side.bitPattern)
    }
    record.append(littleEndian: name)
    try spool.append(record.bytes)
    extent = extent.map { $0.union(box) } ?? box
  }

  /// Calls `body` with each box and its name in the order of the curve through their middles; equal places keep their order.
  func visitAlongCurve(_ body: (Box, UInt32) throws -> Void) throws {
    try spool.flush()
    var record = ContiguousArray<UInt8>(repeating: 0, count: Self.length)
    for entry in try order() {
      _ = try spool.read(at: Int(entry & 0xFFFF_FFFF) * Self.length, into: &record)
      let bytes = record.span.bytes
      try body(bytes.box(at: 0), bytes.word(at: 16))
    }
  }

  /// The places of the boxes on the curve in the upper 32 bits, their numbers in the lower: sorted.
  private func order() throws -> ContiguousArray<UInt64> {
    guard let extent else { return [] }
    let curve = HilbertCurve(over: extent)
    var order: ContiguousArray<UInt64> = []
    order.reserveCapacity(spool.count / Self.length)
    var piece = ContiguousArray<UInt8>(repeating: 0, count: 4096 * Self.length)
    var at = 0
    while at < spool.count {
      let length = try spool.read(at: at, into: &piece)
      let bytes = piece.span.bytes
      for start in stride(from: 0, to: length, by: Self.length) {
        let box = bytes.box(at: start)
        let place = curve.place(
          x: (Double(box.west) + Double(box.east)) / 2, y: (Double(box.south) + Double(box.north)) / 2)
        order.append(UInt64(place) << 32 | UInt64(order.count))
      }
      at += length
    }
    order.sort()
    return order
  }
}

extension RawSpan {
  fileprivate func word(at offset: Int) -> UInt32 {
    UInt32(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// West, south, east and north.
  fileprivate func box(at offset: Int) -> HilbertBoxes.Box {
    func side(_ number: Int) -> Float { Float(bitPattern: word(at: offset + 4 * number)) }
    return HilbertBoxes.Box(west: side(0), south: side(1), east: side(2), north: side(3))
  }
}

private func roundedDown(_ number: Double) -> Float {
  let nearest = Float(number)
  return Double(nearest) > number ? nearest.nextDown : nearest
}

extension BoundingBox {
  func union(_ other: BoundingBox) -> BoundingBox {
    BoundingBox(
      west: min(west, other.west), south: min(south, other.south), east: max(east, other.east),
      north: max(north, other.north))
  }
}

/// Places on a Hilbert curve of 2^16 × 2^16 cells over a box.
struct HilbertCurve {
  private let box: BoundingBox
  private let (width, height): (Double, Double)

  init(over box: BoundingBox) {
    self.box = box
    (width, height) = (box.east - box.west, box.north - box.south)
  }

  /// How far along the curve the cell of a place lies.
  func place(x: Double, y: Double) -> UInt32 {
    func cell(_ part: Double, _ whole: Double) -> UInt32 {
      whole > 0 ? UInt32(max(0, min(65_535, part / whole * 65_535))) : 0
    }
    return Self.distance(cell(x - box.west, width), cell(y - box.south, height))
  }

  /// The cell's distance along the curve, a quadrant at a time from the largest.
  /// Source: Hamilton, "Compact Hilbert Indices" (2006), for two dimensions.
  static func distance(_ x: UInt32, _ y: UInt32) -> UInt32 {
    var (x, y, distance) = (x, y, UInt32(0))
    var side: UInt32 = 1 << 15
    while side > 0 {
      let (right, up) = (x & side != 0, y & side != 0)
      // Quadrants are walked up, right, down; each turns the curve within it.
      distance = distance << 2 | (right ? (up ? 2 : 3) : (up ? 1 : 0))
      if !up {
        if right {
          x = ~x & 0xFFFF
          y = ~y & 0xFFFF
        }
        swap(&x, &y)
      }
      side >>= 1
    }
    return distance
  }
}
