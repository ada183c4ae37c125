import Territory

/// Arcs as they are simplified: each at its own tolerance, which falls where the arc would spoil an area.
struct ThinnedArcs {
  private let arcs: [[Int32]]
  private let vertices: [Coordinate]
  /// Metres; 0 keeps every vertex.
  private let tolerances: [Double]
  private var attempt: [Int]
  /// The vertices that stay of each arc.
  private(set) var kept: [[Int32]]

  init(_ arcs: [[Int32]], _ vertices: [Coordinate], within metres: Double) {
    (self.arcs, self.vertices) = (arcs, vertices)
    // What fails is tried at a quarter of that, and so on down to a quarter of a metre, and left alone: a small area beside large ones
    // cannot bear what they bear, and still need not keep every vertex.
    var tolerances = [metres]
    while tolerances.last! / 4 >= 0.25 { tolerances.append(tolerances.last! / 4) }
    self.tolerances = tolerances + [0]
    attempt = [Int](repeating: 0, count: arcs.count)
    kept = arcs.map { Self.kept($0, vertices, within: metres) }
  }

  /// Lowers the tolerance of those of `spoilt` that still have vertices to win back, and says which these are.
  mutating func relax(_ spoilt: Set<Int>) -> [Int] {
    let relaxed = spoilt.sorted().filter { attempt[$0] < tolerances.count - 1 }
    for arc in relaxed {
      attempt[arc] += 1
      kept[arc] = Self.kept(arcs[arc], vertices, within: tolerances[attempt[arc]])
    }
    return relaxed
  }

  private static func kept(_ arc: [Int32], _ vertices: [Coordinate], within metres: Double) -> [Int32] {
    guard metres > 0 else { return arc }
    let line = arc.map { vertices[Int($0)] }
    let places =
      arc.first == arc.last ? keptPositions(ofLoop: line, within: metres) : keptPositions(of: line, within: metres)
    return places.map { arc[$0] }
  }

  /// The arcs of which a piece runs through a piece of another arc: areas that do not touch would overlap there.
  func crossing() -> Set<Int> {
    var pieces = ContiguousArray<(arc: Int, from: Int32, to: Int32)>()
    for (arc, line) in kept.enumerated() {
      for (from, to) in zip(line, line.dropFirst()) { pieces.append((arc, from, to)) }
    }
    let boxes = pieces.map { piece in
      var box = BoundingBox(around: vertices[Int(piece.from)])
      box.extend(to: vertices[Int(piece.to)])
      return box
    }
    var crossing: Set<Int> = []
    BoxGrid(boxes).forEachPair { one, other in
      let (p, q) = (pieces[one], pieces[other])
      guard p.arc != q.arc, p.from != q.from, p.from != q.to, p.to != q.from, p.to != q.to else { return }
      guard boxes[one].meets(boxes[other]) else { return }
      let ends = (vertices[Int(p.from)], vertices[Int(p.to)], vertices[Int(q.from)], vertices[Int(q.to)])
      if runThrough(ends.0, ends.1, ends.2, ends.3) { crossing.formUnion([p.arc, q.arc]) }
    }
    return crossing
  }
}

extension BoundingBox {
  fileprivate func meets(_ other: BoundingBox) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }
}

/// Whether the pieces `a`–`b` and `c`–`d` cross at a place inside both.
private func runThrough(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Bool {
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

/// 1 where `c` lies left of the way from `a` to `b`, -1 right, 0 on it.
private func turn(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
  let cross =
    (b.longitude - a.longitude) * (c.latitude - a.latitude) - (b.latitude - a.latitude) * (c.longitude - a.longitude)
  return cross > 0 ? 1 : cross < 0 ? -1 : 0
}
