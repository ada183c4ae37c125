import Territory

/// What makes two areas neighbours.
public enum Contiguity: Sendable {
  /// One vertex in common, as the queen moves.
  case queen
  /// One edge in common, as the rook moves.
  case rook
}

extension SpatialWeights {
  /// Neighbours by shared borders: vertices are the same where they are in whole 1e-7 degrees (about 1 cm).
  ///
  /// Areas that touch without a vertex in common (one's corner on the other's side) are not seen: layers drawn as one
  /// partition have none or few. Points, lines and empty shapes are islands.
  public init(borders shapes: [Shape], by contiguity: Contiguity = .queen) {
    let pieces = contiguity == .queen ? Self.vertices(shapes) : Self.edges(shapes)
    var pairs: ContiguousArray<UInt64> = []
    var start = 0
    while start < pieces.count {
      var end = start + 1
      while end < pieces.count, pieces[end].isSamePlace(as: pieces[start]) { end += 1 }
      for a in start..<end {
        for b in start..<end where pieces[a].unit != pieces[b].unit {
          pairs.append(UInt64(pieces[a].unit) << 32 | UInt64(pieces[b].unit))
        }
      }
      start = end
    }
    self.init(count: shapes.count, pairs: pairs)
  }

  /// A vertex (both ends the same) or an edge (lower end first) with the unit it bounds.
  private struct Piece: Comparable {
    let low, high: UInt64
    let unit: UInt32

    func isSamePlace(as other: Piece) -> Bool { low == other.low && high == other.high }

    static func < (a: Piece, b: Piece) -> Bool { (a.low, a.high, a.unit) < (b.low, b.high, b.unit) }
  }

  /// A position in whole 1e-7 degrees as one number.
  private static func packed(_ position: Coordinate) -> UInt64 {
    let east = UInt32(bitPattern: Int32(truncatingIfNeeded: position.longitudeE7))
    let north = UInt32(bitPattern: Int32(truncatingIfNeeded: position.latitudeE7))
    return UInt64(east) << 32 | UInt64(north)
  }

  private static func vertices(_ shapes: [Shape]) -> ContiguousArray<Piece> {
    var pieces: ContiguousArray<Piece> = []
    forEachRing(shapes) { unit, ring in
      // The last position of a ring is the first again.
      for place in Set(ring.map(packed)) { pieces.append(Piece(low: place, high: place, unit: unit)) }
    }
    return ContiguousArray(pieces.sorted())
  }

  private static func edges(_ shapes: [Shape]) -> ContiguousArray<Piece> {
    var pieces: ContiguousArray<Piece> = []
    forEachRing(shapes) { unit, ring in
      let places = ring.map(packed)
      for (a, b) in zip(places, places.dropFirst()) where a != b {
        pieces.append(Piece(low: min(a, b), high: max(a, b), unit: unit))
      }
    }
    return ContiguousArray(pieces.sorted())
  }

  private static func forEachRing(_ shapes: [Shape], _ body: (UInt32, [Coordinate]) -> Void) {
    for (unit, shape) in shapes.enumerated() {
      for polygon in shape.polygons {
        for ring in polygon.rings { body(UInt32(unit), ring) }
      }
    }
  }
}
