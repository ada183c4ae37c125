import Territory
import Testing

@testable import Geometry

@Suite struct VoronoiTests {
  /// A 4 × 3 grid of points, slightly out of line so that no four of them share a circle.
  static let points = (0..<12).map { (index: Int) -> Coordinate in
    let longitude: Double = -99.10 + Double(index % 4) * 0.01 + Double(index * 7 % 5) * 0.0006
    let latitude: Double = 19.38 + Double(index / 4) * 0.01 + Double(index * 3 % 7) * 0.0005
    return at(longitude, latitude)
  }
  static let box = Polygon(
    exterior: ring((-99.107, 19.3737), (-99.0561, 19.3757), (-99.0560, 19.4121), (-99.1071, 19.4119)))
  /// A bay from the north between the second and the third column, and a hole.
  static let bay = Polygon(
    exterior: ring(
      (-99.107, 19.3737), (-99.0561, 19.3757), (-99.0560, 19.4121), (-99.0825, 19.4123), (-99.0842, 19.3851),
      (-99.0853, 19.4125), (-99.1071, 19.4119)),
    holes: [ring((-99.0955, 19.3945), (-99.0955, 19.3960), (-99.0940, 19.3960), (-99.0940, 19.3945))])

  /// How far the cells' areas together are from the outline's, as a fraction: in square degrees, and in geodesic m²
  /// (between corners a geodesic bulges some centimetres off the straight line, and the cells have more corners).
  private func gap(_ cells: [Shape], _ outline: Polygon) -> (degrees: Double, metres: Double) {
    func fraction(_ area: (Shape) -> Double) -> Double {
      abs(cells.map(area).reduce(0, +) / area(.polygon(outline)) - 1)
    }
    return (fraction(flatArea), fraction(geodesicArea))
  }

  private func flatArea(_ shape: Shape) -> Double {
    func area(_ ring: [Coordinate]) -> Double {
      let corners = ring.map { at($0.longitude + 99, $0.latitude - 19) }
      let doubled = zip(corners, corners.dropFirst()).map { $0.longitude * $1.latitude - $1.longitude * $0.latitude }
      return abs(doubled.reduce(0, +)) / 2
    }
    return shape.polygons.map { area($0.exterior) - $0.holes.map(area).reduce(0, +) }.reduce(0, +)
  }

  @Test("the cells of a partition add up to its outline", arguments: [box, bay])
  func areas(outline: Polygon) throws {
    let gap = gap(try voronoi(of: Self.points, within: outline), outline)
    #expect(gap.degrees < 1e-10 && gap.metres < 5e-5)
  }

  @Test("each point lies within its own cell and no other", arguments: [box, bay])
  func containment(outline: Polygon) throws {
    let cells = try voronoi(of: Self.points, within: outline)
    #expect(cells.count == Self.points.count)
    let index = AreaIndex(cells.enumerated().map { (id: $0.offset, shape: $0.element) })
    for (number, point) in Self.points.enumerated() {
      let found = index.areas(at: point)
      #expect(found.map(\.id) == [number] && found[0].location == .inside)
    }
  }

  @Test("neighbours share every edge of their border exactly; the rest is the outline's", arguments: [box, bay])
  func borders(outline: Polygon) throws {
    struct Edge: Hashable { var a, b: Coordinate }
    let cells = try voronoi(of: Self.points, within: outline)
    var edges: Set<Edge> = []
    for cell in cells {
      #expect(cell.invalidity == nil)
      for ring in cell.polygons.flatMap(\.rings) {
        for (a, b) in zip(ring, ring.dropFirst()) { #expect(edges.insert(Edge(a: a, b: b)).inserted) }
      }
    }
    let rim = AreaIndex([(id: 0, shape: .polygon(outline))])
    let alone = edges.filter { !edges.contains(Edge(a: $0.b, b: $0.a)) }
    for edge in alone {
      let middle = at((edge.a.longitude + edge.b.longitude) / 2, (edge.a.latitude + edge.b.latitude) / 2)
      #expect(rim.areas(at: middle).first?.location == .boundary)
    }
    #expect(edges.count > 2 * alone.count)
    let corners = Set(edges.map(\.a))
    #expect(outline.rings.joined().allSatisfy(corners.contains))
  }

  @Test("a regular grid of points, where four cells meet in one place, partitions as well")
  func regular() throws {
    let points = [19.38, 19.39, 19.40].flatMap { latitude in [-99.10, -99.09, -99.08].map { at($0, latitude) } }
    let cells = try voronoi(of: points, within: Self.box)
    #expect(cells.count == 9 && gap(cells, Self.box).degrees < 1e-10)
  }

  @Test("one point has the whole outline, two halve it")
  func few() throws {
    let whole = geodesicArea(.polygon(Self.box))
    let one = try voronoi(of: [Self.points[0]], within: Self.box)
    #expect(one.count == 1 && abs(geodesicArea(one[0]) / whole - 1) < 1e-12)
    let two = try voronoi(of: [Self.points[0], Self.points[11]], within: Self.box)
    #expect(two.count == 2 && gap(two, Self.box).degrees < 1e-10)
    #expect(two.allSatisfy { geodesicArea($0) > whole / 5 })
  }

  @Test("nearness is in metres: a border runs midway between its two points")
  func midway() throws {
    let (a, b) = (at(-99.095, 19.385), at(-99.075, 19.400))
    let cells = try voronoi(of: [a, b], within: Self.box)
    let shared = Set(cells[0].polygons[0].exterior).intersection(cells[1].polygons[0].exterior)
    #expect(shared.count == 2)
    for corner in shared { #expect(abs(geodesicDistance(corner, a) - geodesicDistance(corner, b)) < 1) }
  }

  @Test("two points in one place, a point without part of the outline and no point at all are refused")
  func refused() {
    let twice = [Self.points[0], Self.points[1], Self.points[0]]
    #expect(throws: GeometryError.samePosition(0, 2)) { try voronoi(of: twice, within: Self.box) }
    let far = Self.points + [at(-98.5, 19.4)]
    #expect(throws: GeometryError.noCell(12)) { try voronoi(of: far, within: Self.box) }
    #expect(throws: GeometryError.empty) { try voronoi(of: [], within: Self.box) }
  }
}
