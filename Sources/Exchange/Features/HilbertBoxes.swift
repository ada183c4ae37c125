import Territory

/// The boxes of features, to be sorted along a Hilbert curve: neighbours on the map become neighbours in the file.
///
/// Boxes are kept as 32-bit numbers rounded outward, as SQLite's R-tree keeps them: 28 bytes a feature in all.
struct HilbertBoxes {
  struct Box {
    var west, south, east, north: Float
  }

  private var boxes: ContiguousArray<Box> = []
  private var names: ContiguousArray<UInt32> = []
  private var order: ContiguousArray<UInt64> = []
  private(set) var extent: BoundingBox?

  var count: Int { boxes.count }

  mutating func append(_ box: BoundingBox, _ name: UInt32) {
    boxes.append(
      Box(
        west: roundedDown(box.west), south: roundedDown(box.south), east: -roundedDown(-box.east),
        north: -roundedDown(-box.north)))
    names.append(name)
    extent = extent.map { $0.union(box) } ?? box
  }

  /// Puts the boxes in the order of the curve through their middles; equal places keep their order.
  mutating func sort() {
    guard let extent else { return }
    let curve = HilbertCurve(over: extent)
    order = ContiguousArray(
      boxes.indices.map { index in
        let box = boxes[index]
        let place = curve.place(
          x: (Double(box.west) + Double(box.east)) / 2, y: (Double(box.south) + Double(box.north)) / 2)
        return UInt64(place) << 32 | UInt64(index)
      })
    order.sort()
  }

  /// Calls `body` with each box and its name in the order of the curve.
  func visit(_ body: (Box, UInt32) throws -> Void) rethrows {
    for entry in order {
      let index = Int(entry & 0xFFFF_FFFF)
      try body(boxes[index], names[index])
    }
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
