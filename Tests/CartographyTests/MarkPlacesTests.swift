import Territory
import Testing

@testable import Cartography

/// How large marks are, and where they stand when several have one place.
struct MarkPlacesTests {
  /// `places` of a hundred metres about, on a sheet where that is ten millimetres.
  private static func map(_ places: [(Double, Double)], grid: Bool = false) -> PreparedMap {
    var content = grid ? DrawnMap.grid(64) : MapContent(title: "Visitas", cutOff: LocalDate("2024-12-31")!)
    content.marks = places.enumerated().map { index, place in
      MapMark(id: "\(index)", name: "Visita \(index)", place: DrawnMap.corner(place.0, place.1), entry: 0)
    }
    return PreparedMap(content)
  }

  private static func laid(_ map: PreparedMap, width: Double = 150) -> (marks: MarkPlaces, viewport: Viewport) {
    let viewport = Viewport(map.extent, in: Rectangle(left: 10, top: 10, width: width, height: width), isRound: false)
    return (MarkPlaces(map, viewport), viewport)
  }

  private static func far(_ one: Point, _ other: Point) -> Double {
    ((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y)).squareRoot()
  }

  /// `side` times `side` places over eight units' breadth.
  private static func evenly(_ side: Int) -> [(Double, Double)] {
    (0..<side * side).map { (Double($0 % side) * 8 / Double(side), Double($0 / side) * 8 / Double(side)) }
  }

  @Test("marks shrink steadily as there are more on the same land, never to nothing, and few are as large as a sign is")
  func radii() {
    let radii = [1, 2, 4, 8, 16, 26, 30, 36, 44, 52, 90].map { Self.laid(Self.map(Self.evenly($0))).marks.radius }
    #expect(radii == radii.sorted(by: >) && radii.first == 1.35 && radii[1] == 1.35 && radii.last == 0.45)
    #expect(Set(radii.map { ($0 * 1000).rounded() }).count >= 5)
    // A quarter of the ground at most, but for the least of marks.
    for side in [26, 36, 44] {
      let radius = Self.laid(Self.map(Self.evenly(side))).marks.radius
      #expect(Double(side * side) * .pi * radius * radius < 150 * 150 / 4)
    }
  }

  @Test("the same marks are larger on a larger sheet, whose room grows with it")
  func scale() {
    let map = Self.map(Self.evenly(40))
    let radii = [60.0, 90, 120, 150, 200, 300].map { Self.laid(map, width: $0).marks.radius }
    #expect(radii == radii.sorted() && radii.last! > 1.3 * radii[2])
  }

  @Test("pairs that stand close together do not shrink the marks of a roomy map")
  func pairs() {
    let pairs = Self.evenly(4).flatMap { [$0, ($0.0 + 0.05, $0.1)] }
    #expect(Self.laid(Self.map(pairs)).marks.radius == 1.35)
  }

  @Test("marks of one place stand around it, none on another", arguments: [2, 3, 5, 6, 7, 8, 19, 37])
  func together(count: Int) {
    let others = [(0.0, 0.0), (8, 0), (0, 8), (8, 8)]
    let map = Self.map(others + Array(repeating: (4.0, 4.0), count: count))
    let (marks, viewport) = Self.laid(map)
    let own = Array(marks.places[4...])
    for (index, place) in own.enumerated() {
      for other in own[..<index] { #expect(Self.far(place, other) > 2 * marks.radius) }
    }
    let middle = viewport.paper(map.marks[4])
    #expect(own.allSatisfy { Self.far($0, middle) < 3.2 * marks.radius * Double(count).squareRoot() })
    // Where others stand, and what is drawn twice, stays the same.
    #expect((0..<4).allSatisfy { marks.places[$0] == viewport.paper(map.marks[$0]) })
    #expect(Self.laid(map).marks.places == marks.places)
    #expect(marks.near == Array(map.marks.indices) && marks.place(of: 5) == marks.places[5])
  }

  @Test("where there is no room, or marks are too many for one place, they stay on it")
  func noRoom() {
    let crowd = Self.map(Self.evenly(3) + Array(repeating: (4.0, 4.0), count: 38))
    let (marks, viewport) = Self.laid(crowd)
    #expect(marks.places[9...].allSatisfy { $0 == viewport.paper(crowd.marks[9]) })
    // Neighbours a mark's breadth away on all sides leave a second one none.
    let step = 0.06
    var around: [(Double, Double)] = []
    for row in -3...3 {
      for column in -3...3 { around.append((4 + Double(column) * step, 4 + Double(row) * step)) }
    }
    let tight = Self.map(around + [(4, 4)] + [(0, 0), (8, 8)])
    let (dense, view) = Self.laid(tight)
    #expect(dense.place(of: 49) == view.paper(tight.marks[49]))
  }

  @Test("marks set apart stay in the unit of their place")
  func home() {
    // A tenth of a unit from its border on the right.
    let map = Self.map([(3.93, 4.5), (3.93, 4.5), (1, 1)], grid: true)
    let (marks, viewport) = Self.laid(map)
    let home = map.area(at: map.marks[0])
    #expect(home != nil && marks.places[0] != marks.places[1])
    #expect(marks.places.prefix(2).allSatisfy { map.area(at: viewport.ground($0)) == home })
  }

  @Test(
    "of two marks that half hide each other each is seen whole, on its side and near its place",
    arguments: [0.045, 0.06, 0.07])
  func halfHidden(apart: Double) {
    let others = [(0.0, 0.0), (8, 0), (0, 8), (8, 8)]
    let map = Self.map(others + [(4 + apart, 4), (4, 4)])
    let (marks, viewport) = Self.laid(map)
    let (one, other) = (viewport.paper(map.marks[4]), viewport.paper(map.marks[5]))
    #expect((0.5..<1.2).contains(Self.far(one, other) / marks.radius))
    #expect(Self.far(marks.places[4], marks.places[5]) > 2 * marks.radius)
    #expect(marks.places[4].x > marks.places[5].x && abs(marks.places[4].y - marks.places[5].y) < 0.1)
    #expect(Self.far(marks.places[4], one) < marks.radius && Self.far(marks.places[5], other) < marks.radius)
    #expect((0..<4).allSatisfy { marks.places[$0] == viewport.paper(map.marks[$0]) })
    #expect(Self.laid(map).marks.places == marks.places)
  }

  @Test("marks side by side stay where they are, and of several that hide one another none does any more")
  func sideBySide() {
    let others = [(0.0, 0.0), (8, 0), (0, 8), (8, 8)]
    let roomy = Self.map(others + [(4, 4), (4.16, 4)])
    let (marks, viewport) = Self.laid(roomy)
    #expect(marks.places == roomy.marks.map { viewport.paper($0) })
    let heap = Self.map(others + [(4, 4), (4.05, 4), (4, 4), (4.02, 4.05)])
    let places = Self.laid(heap).marks.places[4...]
    for (index, place) in places.enumerated() {
      for other in places.prefix(index) { #expect(Self.far(place, other) > 2 * Self.laid(heap).marks.radius) }
    }
  }

  @Test("marks that make room for one another stay each in its unit")
  func ownUnits() {
    // Both left of a border, where their line would take one beyond it; and one on each side of it.
    for columns in [(3.9, 3.96), (3.97, 4.03)] {
      let map = Self.map([(columns.0, 4.5), (columns.1, 4.5), (1, 1)], grid: true)
      let (marks, viewport) = Self.laid(map)
      #expect(Self.far(marks.places[0], marks.places[1]) > 2 * marks.radius)
      for mark in 0..<2 {
        let home = map.area(at: map.marks[mark])
        #expect(home != nil && map.area(at: viewport.ground(marks.places[mark])) == home)
      }
    }
  }

  @Test("a gap is from a box to the nearest mark's edge, other than its own")
  func gaps() {
    let (marks, _) = Self.laid(Self.map(Self.evenly(3)))
    let place = marks.places[4]
    let box = Rectangle(left: place.x + marks.radius + 1, top: place.y - 1, width: 3, height: 2)
    #expect(abs(marks.gap(to: box, reach: 2) - 1) < 1e-9)
    #expect(marks.gap(to: box, reach: 2, except: 4) > 2)
    #expect(marks.gap(to: Rectangle(around: place, radius: 1), reach: 2) == -marks.radius)
  }
}
