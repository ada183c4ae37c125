import Territory

/// Areas that share borders, with each border held once: cut into arcs where three borders meet or a shared one ends.
///
/// A border is shared where both areas have the same vertices (to 1e-7 degrees); where one has a vertex on the other's
/// straight edge, nothing is.
public struct SharedBorders {
  private let shapes: [Shape]
  private var vertices: [Coordinate] = []
  /// Each arc's vertices, first to last.
  private var arcs: [[Int32]] = []
  /// The arcs of each ring of each polygon of each shape, in order; those walked backwards as `~arc`.
  private var rings: [[[[Int]]]] = []

  public init(_ shapes: [Shape]) {
    self.shapes = shapes
    var finder = VertexNumbers()
    let numbered = shapes.map { $0.polygons.map { $0.rings.map { finder.ring($0) } } }
    vertices = finder.vertices
    let isNode = Self.nodes(numbered, count: vertices.count)
    var known: [Int: Int] = [:]
    for shape in numbered {
      var polygons: [[[Int]]] = []
      for polygon in shape { polygons.append(polygon.map { cut($0, at: isNode, &known) }) }
      rings.append(polygons)
    }
  }

  /// Whether more or fewer than two borders leave each vertex.
  private static func nodes(_ shapes: [[[[Int32]]]], count: Int) -> [Bool] {
    var neighbours = [(Int32, Int32)](repeating: (-1, -1), count: count)
    var isNode = [Bool](repeating: false, count: count)
    func meet(_ vertex: Int32, _ other: Int32) {
      let pair = neighbours[Int(vertex)]
      if pair.0 == other || pair.1 == other { return }
      if pair.0 < 0 {
        neighbours[Int(vertex)].0 = other
      } else if pair.1 < 0 {
        neighbours[Int(vertex)].1 = other
      } else {
        isNode[Int(vertex)] = true
      }
    }
    for ring in shapes.joined().joined() {
      for (index, vertex) in ring.enumerated() {
        let next = ring[(index + 1) % ring.count]
        meet(vertex, next)
        meet(next, vertex)
      }
    }
    return isNode
  }

  /// The arcs of a ring, each numbered once whichever way it is walked.
  private mutating func cut(_ ring: [Int32], at isNode: [Bool], _ known: inout [Int: Int]) -> [Int] {
    guard ring.count > 2 else { return [] }
    // Where no other border is met, a ring begins at its lowest vertex: its twin does too.
    let start = ring.firstIndex { isNode[Int($0)] } ?? ring.indices.min { ring[$0] < ring[$1] }!
    let turned = Array(ring[start...] + ring[..<start]) + [ring[start]]
    var (found, first) = ([Int](), 0)
    for index in 1..<turned.count where isNode[Int(turned[index])] || index == turned.count - 1 {
      found.append(number(of: Array(turned[first...index]), &known))
      first = index
    }
    return found
  }

  private mutating func number(of arc: [Int32], _ known: inout [Int: Int]) -> Int {
    // Between nodes the first step says the way.
    func key(_ first: Int32, _ second: Int32) -> Int { Int(first) << 32 | Int(second) }
    let (ahead, back) = (key(arc[0], arc[1]), key(arc[arc.count - 1], arc[arc.count - 2]))
    if let arc = known[ahead] { return arc }
    if let arc = known[back] { return ~arc }
    arcs.append(arc)
    known[ahead] = arcs.count - 1
    return arcs.count - 1
  }

  /// The areas with borders that run at most so many metres from where they ran, neighbours still side by side: a border
  /// is simplified once for both. Borders that would make an area collapse or cross itself, or cross the border of
  /// another area, are simplified less, or not.
  ///
  /// Holes that collapse stay as they were. Lines are simplified by themselves, points stay.
  public func simplified(within metres: Double) -> [Shape] {
    var borders = ThinnedArcs(arcs, vertices, within: metres)
    var users = [Set<Int>](repeating: [], count: arcs.count)
    for shape in rings.indices { for arc in arcs(of: shape) { users[arc].insert(shape) } }
    var results = shapes.map { shape in Self.simplified(line: shape, within: metres) }
    var open = Set(rings.indices.filter { !rings[$0].isEmpty })
    while !open.isEmpty {
      while let shape = open.min() {
        open.remove(shape)
        results[shape] = assembled(shape, borders.kept)
        if results[shape].invalidity == nil { continue }
        let relaxed = borders.relax(failing(shape, results[shape]))
        // What is invalid with all its vertices came so, or became so where vertices within 1e-7 degrees are one.
        if relaxed.isEmpty { results[shape] = shapes[shape] }
        for arc in relaxed { open.formUnion(users[arc]) }
      }
      for arc in borders.relax(borders.crossing()) { open.formUnion(users[arc]) }
    }
    return results
  }

  /// The arcs that an invalid result is laid to: those of rings that collapsed, or else all.
  private func failing(_ shape: Int, _ result: Shape) -> Set<Int> {
    var failing: Set<Int> = []
    for (polygon, arcs) in zip(result.polygons, rings[shape]) {
      for (ring, arcs) in zip(polygon.rings, arcs) where ring.count < 4 {
        failing.formUnion(arcs.map { $0 < 0 ? ~$0 : $0 })
      }
    }
    return failing.isEmpty ? Set(arcs(of: shape)) : failing
  }

  private func arcs(of shape: Int) -> [Int] { rings[shape].joined().joined().map { $0 < 0 ? ~$0 : $0 } }

  private func assembled(_ shape: Int, _ kept: [[Int32]]) -> Shape {
    let polygons = rings[shape].map { polygon in
      let rings = polygon.map { arcs in
        var ring: [Coordinate] = []
        for arc in arcs {
          let part = arc < 0 ? kept[~arc].reversed() : kept[arc]
          ring += part.dropFirst(ring.isEmpty ? 0 : 1).map { vertices[Int($0)] }
        }
        return ring
      }
      return Polygon(exterior: rings.first ?? [], holes: Array(rings.dropFirst()))
    }
    if case .polygon = shapes[shape], polygons.count == 1 { return .polygon(polygons[0]) }
    return .multiPolygon(polygons)
  }

  private static func simplified(line shape: Shape, within metres: Double) -> Shape {
    func thin(_ line: [Coordinate]) -> [Coordinate] {
      guard line.count > 2 else { return line }
      let places =
        line.first == line.last ? keptPositions(ofLoop: line, within: metres) : keptPositions(of: line, within: metres)
      return places.map { line[$0] }
    }
    return switch shape {
    case .line(let line): .line(thin(line))
    case .multiLine(let lines): .multiLine(lines.map(thin))
    default: shape
    }
  }
}

/// Positions by number: the same to 1e-7 degrees, the same number.
private struct VertexNumbers {
  private(set) var vertices: [Coordinate] = []
  private var numbers: [Place: Int32] = [:]

  private struct Place: Hashable {
    var x, y: Int
  }

  /// The numbers of a closed ring's positions, its last and repeated ones left out.
  mutating func ring(_ positions: [Coordinate]) -> [Int32] {
    var ring: [Int32] = []
    for position in positions.dropLast() {
      let number = number(of: position)
      if ring.last != number { ring.append(number) }
    }
    while ring.count > 1, ring.first == ring.last { ring.removeLast() }
    return ring
  }

  private mutating func number(of position: Coordinate) -> Int32 {
    let place = Place(x: position.longitudeE7, y: position.latitudeE7)
    if let number = numbers[place] { return number }
    numbers[place] = Int32(vertices.count)
    vertices.append(position)
    return Int32(vertices.count - 1)
  }
}
