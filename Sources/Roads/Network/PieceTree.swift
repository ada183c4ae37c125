import Territory

/// Where the straight pieces of the segments lie: a packed tree of boxes over the pieces in the order of a Hilbert curve.
///
/// Nothing points anywhere: box `b` of a level spans boxes `8 b ..< 8 b + 8` of the level below, and the lowest level
/// spans pieces likewise.
/// Source: Kamel, Faloutsos, "On packing R-trees" (1993).
struct PieceTree: Sendable {
  struct Piece: Sendable, BitwiseCopyable {
    /// Its first point; the second is the next.
    var point: UInt32
    var segment: UInt32
  }

  struct Box: Sendable, BitwiseCopyable {
    var west: Int32
    var south: Int32
    var east: Int32
    var north: Int32
  }

  static let fan = 8
  var pieces: Column<Piece> = []
  /// Level by level, the lowest first.
  var boxes: Column<Box> = []
  /// Boxes of level `l`: `firstBox[l] ..< firstBox[l + 1]`; the last level has one.
  var firstBox: ContiguousArray<UInt32> = [0]

  init() {}

  init(segments: ContiguousArray<Segment>, points: ContiguousArray<Point>) {
    var unordered: ContiguousArray<Piece> = []
    unordered.reserveCapacity(points.count)
    for (index, segment) in segments.enumerated() where segment.millimetres > 0 {
      for point in segment.firstPoint..<segment.lastPoint {
        unordered.append(Piece(point: point, segment: UInt32(index)))
      }
    }
    guard !unordered.isEmpty else { return }
    let curve = HilbertCurve(points)
    var keys: ContiguousArray<UInt64> = []
    keys.reserveCapacity(unordered.count)
    for (place, piece) in unordered.enumerated() {
      let key = curve.place(between: points[Int(piece.point)], points[Int(piece.point) + 1])
      keys.append(UInt64(key) << 32 | UInt64(place))
    }
    keys.sort()
    let ordered = ContiguousArray(keys.lazy.map { unordered[Int($0 & 0xFFFF_FFFF)] })
    var boxes = packed(ordered, points)
    while firstBox[firstBox.count - 1] - firstBox[firstBox.count - 2] > 1 { packLevel(&boxes) }
    (pieces, self.boxes) = (Column(ordered), Column(boxes))
  }

  /// The boxes of the lowest level.
  private mutating func packed(
    _ pieces: ContiguousArray<Piece>, _ points: ContiguousArray<Point>
  ) -> ContiguousArray<Box> {
    var boxes: ContiguousArray<Box> = []
    for first in stride(from: 0, to: pieces.count, by: Self.fan) {
      var box = Box.nowhere
      for piece in pieces[first..<min(first + Self.fan, pieces.count)] {
        box.take(points[Int(piece.point)])
        box.take(points[Int(piece.point) + 1])
      }
      boxes.append(box)
    }
    firstBox.append(UInt32(boxes.count))
    return boxes
  }

  private mutating func packLevel(_ boxes: inout ContiguousArray<Box>) {
    let level = Int(firstBox[firstBox.count - 2])..<Int(firstBox[firstBox.count - 1])
    for first in stride(from: level.lowerBound, to: level.upperBound, by: Self.fan) {
      var box = Box.nowhere
      for lower in boxes[first..<min(first + Self.fan, level.upperBound)] {
        box.take(Point(longitude: lower.west, latitude: lower.south))
        box.take(Point(longitude: lower.east, latitude: lower.north))
      }
      boxes.append(box)
    }
    firstBox.append(UInt32(boxes.count))
  }
}

extension PieceTree.Box {
  static let nowhere = PieceTree.Box(west: .max, south: .max, east: .min, north: .min)

  mutating func take(_ point: Point) {
    (west, south) = (min(west, point.longitude), min(south, point.latitude))
    (east, north) = (max(east, point.longitude), max(north, point.latitude))
  }
}

/// Numbers the cells of a square of 65,536 × 65,536 so that cells near in number are near in place.
/// Source: Hilbert, "Ueber die stetige Abbildung einer Linie auf ein Flächenstück" (1891).
private struct HilbertCurve {
  private let west: Double
  private let south: Double
  private let scale: Double

  init(_ points: ContiguousArray<Point>) {
    var box = PieceTree.Box.nowhere
    for point in points { box.take(point) }
    (west, south) = (Double(box.west), Double(box.south))
    scale = 65_535 / max(1, max(Double(box.east) - west, Double(box.north) - south))
  }

  func place(between a: Point, _ b: Point) -> UInt32 {
    var x = UInt32(((Double(a.longitude) + Double(b.longitude)) * 0.5 - west) * scale)
    var y = UInt32(((Double(a.latitude) + Double(b.latitude)) * 0.5 - south) * scale)
    var place: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let east: UInt32 = x & side > 0 ? 1 : 0
      let north: UInt32 = y & side > 0 ? 1 : 0
      place &+= side &* side &* ((3 &* east) ^ north)
      if north == 0 {
        if east == 1 { (x, y) = (65_535 &- x, 65_535 &- y) }
        (x, y) = (y, x)
      }
      side >>= 1
    }
    return place
  }
}
