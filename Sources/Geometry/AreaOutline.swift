import Territory

/// The edges of an area in horizontal bands, so that a position meets only those of its own latitude.
struct AreaOutline: Sendable {
  /// Degrees around an edge that count as the edge.
  static let tolerance = 1e-9

  private struct Edge: Sendable {
    var ax, ay, bx, by: Double
    var south: Double { min(ay, by) }
    var north: Double { max(ay, by) }
  }

  /// Grown by the tolerance; nil for what has no area.
  let box: BoundingBox?
  private let south: Double
  private let bandsPerDegree: Double
  /// The edges of band `b` are `edges[starts[b]..<starts[b + 1]]`; an edge stands in each band it meets.
  private let starts: ContiguousArray<Int>
  private let edges: ContiguousArray<Edge>

  init(_ shape: Shape) {
    var all = ContiguousArray<Edge>()
    for polygon in shape.polygons {
      for ring in polygon.rings {
        for (a, b) in zip(ring, ring.dropFirst()) {
          all.append(Edge(ax: a.longitude, ay: a.latitude, bx: b.longitude, by: b.latitude))
        }
      }
    }
    guard let tight = shape.boundingBox, !all.isEmpty, tight.isFinite else {
      (box, south, bandsPerDegree, starts, edges) = (nil, 0, 0, [0, 0], [])
      return
    }
    let grown = tight.grown(by: Self.tolerance)
    let count = max(1, all.count / 4)
    let perDegree = Double(count) / (grown.north - grown.south)
    (box, south, bandsPerDegree) = (grown, grown.south, perDegree)
    (starts, edges) = banded(all, into: count) { edge in
      let first = Int((edge.south - Self.tolerance - grown.south) * perDegree)
      let last = Int((edge.north + Self.tolerance - grown.south) * perDegree)
      return max(0, min(first, count - 1))...max(0, min(last, count - 1))
    }
  }

  /// Crossing number of the ray to the east; near an edge the position is on the boundary.
  func location(of position: Coordinate) -> Location {
    guard let box, box.contains(position) else { return .outside }
    let (x, y) = (position.longitude, position.latitude)
    let band = max(0, min(Int((y - south) * bandsPerDegree), starts.count - 2))
    let edges = edges.span
    var isInside = false
    for index in starts[band]..<starts[band + 1] {
      let edge = edges[index]
      // Relative to the position, so that the differences are exact to far less than the tolerance.
      let (ax, ay, bx, by) = (edge.ax - x, edge.ay - y, edge.bx - x, edge.by - y)
      if touches(ax, ay, bx, by) { return .boundary }
      if (ay > 0) != (by > 0), (ax * by - bx * ay > 0) == (by > ay) { isInside.toggle() }
    }
    return isInside ? .inside : .outside
  }
}

/// Whether the edge from a to b passes within the tolerance of the origin.
@inline(__always)
private func touches(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Bool {
  let tolerance = AreaOutline.tolerance
  guard min(ax, bx) <= tolerance, max(ax, bx) >= -tolerance, min(ay, by) <= tolerance, max(ay, by) >= -tolerance
  else { return false }
  let (dx, dy) = (bx - ax, by - ay)
  let square = dx * dx + dy * dy
  let fraction = square > 0 ? min(1, max(0, -(ax * dx + ay * dy) / square)) : 0
  let (nx, ny) = (ax + fraction * dx, ay + fraction * dy)
  return nx * nx + ny * ny <= tolerance * tolerance
}

/// Items laid out bucket after bucket, each in every bucket of its range, in the order given.
/// - Returns: where each bucket starts (and the end), and the items.
func banded<Item>(
  _ items: ContiguousArray<Item>, into count: Int, buckets: (Item) -> ClosedRange<Int>
) -> (starts: ContiguousArray<Int>, items: ContiguousArray<Item>) {
  guard let filler = items.first else { return (ContiguousArray(repeating: 0, count: count + 1), []) }
  var starts = ContiguousArray(repeating: 0, count: count + 1)
  for item in items { for bucket in buckets(item) { starts[bucket + 1] += 1 } }
  for bucket in 0..<count { starts[bucket + 1] += starts[bucket] }
  var next = starts
  var laid = ContiguousArray(repeating: filler, count: starts[count])
  for item in items {
    for bucket in buckets(item) {
      laid[next[bucket]] = item
      next[bucket] += 1
    }
  }
  return (starts, laid)
}

extension BoundingBox {
  var isFinite: Bool { west.isFinite && south.isFinite && east.isFinite && north.isFinite }

  func grown(by degrees: Double) -> BoundingBox {
    BoundingBox(west: west - degrees, south: south - degrees, east: east + degrees, north: north + degrees)
  }
}
