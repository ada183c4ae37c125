import Territory
import Testing

@testable import Geometry

@Suite("Borders simplified once for both neighbours")
struct SharedBordersTests {
  /// A border that wiggles by about 11 m from (0, 0) north to (0, 1).
  static let wiggle = (0...20).map { Coordinate(longitude: $0 % 2 == 0 ? 0 : 0.0001, latitude: Double($0) / 20) }
  static let west = Shape.polygon(
    Polygon(exterior: wiggle + [at(-1, 1), at(-1, 0), at(0, 0)]))
  static let east = Shape.polygon(
    Polygon(exterior: [at(0, 0), at(1, 0), at(1, 1)] + wiggle.reversed()))

  func edges(_ shape: Shape) -> Set<Set<Coordinate>> {
    Set(shape.polygons.flatMap(\.rings).flatMap { ring in zip(ring, ring.dropFirst()).map { [$0, $1] } })
  }

  @Test("two neighbours keep the same vertices along their border")
  func neighbours() {
    let simplified = SharedBorders([Self.west, Self.east]).simplified(within: 50)
    #expect(simplified.allSatisfy { $0.invalidity == nil })
    #expect(edges(simplified[0]).intersection(edges(simplified[1])) == [[at(0, 0), at(0, 1)]])
    #expect(simplified[0].polygons[0].exterior.count == 5)
  }

  @Test("nothing moves farther than was asked")
  func tolerance() {
    let simplified = SharedBorders([Self.west, Self.east]).simplified(within: 5)
    #expect(simplified == [Self.west, Self.east])
  }

  @Test("an area inside another's hole keeps the hole's vertices, wherever its ring begins")
  func island() {
    let circle = (0..<60).map { step in
      let angle = Double(step) / 60 * 2 * Double.pi
      // A polygon of sixty vertices about (0, 0), without sine: a diamond with a bulge.
      let x = angle < .pi ? 1 - angle / .pi * 2 : angle / .pi * 2 - 3
      let y = (1 - x.magnitude) * (angle < .pi ? 1 : -1)
      return Coordinate(longitude: x / 100, latitude: (y + 0.1 * y * x * x) / 100)
    }
    let island = Shape.polygon(Polygon(exterior: circle + [circle[0]]))
    let turned = Array(circle[17...] + circle[..<17]).reversed() as [Coordinate]
    let frame = ring((-1, -1), (1, -1), (1, 1), (-1, 1))
    let sea = Shape.polygon(Polygon(exterior: frame, holes: [turned + [turned[0]]]))
    let simplified = SharedBorders([sea, island]).simplified(within: 30)
    #expect(Set(simplified[0].polygons[0].holes[0]) == Set(simplified[1].polygons[0].exterior))
    #expect(simplified[1].polygons[0].exterior.count < 30)
    #expect(simplified.allSatisfy { $0.invalidity == nil })
  }

  @Test("an area too small for what is asked is simplified as much as it bears, and not left with every vertex")
  func small() {
    // 330 m a side, with a wobble of a metre.
    let corners = [(0.0, 0.0), (0.003, 0.0), (0.003, 0.003), (0.0, 0.003), (0.0, 0.0)]
    var wobbly: [Coordinate] = []
    for (from, to) in zip(corners, corners.dropFirst()) {
      for step in 0..<50 {
        let part = Double(step) / 50
        let aside = step % 2 == 1 ? 0.00001 : 0
        wobbly.append(
          Coordinate(
            longitude: from.0 + (to.0 - from.0) * part + (to.1 - from.1) / 0.003 * aside,
            latitude: from.1 + (to.1 - from.1) * part - (to.0 - from.0) / 0.003 * aside))
      }
    }
    let square = Shape.polygon(Polygon(exterior: wobbly + [wobbly[0]]))
    let simplified = SharedBorders([square]).simplified(within: 5000)[0]
    #expect(simplified.invalidity == nil && simplified.polygons[0].exterior.count < 12)
    #expect((geodesicArea(simplified) / geodesicArea(square) - 1).magnitude < 0.5)
  }

  @Test("an area that would collapse keeps its shape, and its neighbour the same border")
  func collapse() {
    let sliver = Shape.polygon(Polygon(exterior: Self.wiggle + [at(0.001, 1), at(0.001, 0), at(0, 0)]))
    let rest = Shape.polygon(Polygon(exterior: Self.wiggle + [at(-1, 1), at(-1, 0), at(0, 0)]))
    let simplified = SharedBorders([sliver, rest]).simplified(within: 1000)
    #expect(simplified.allSatisfy { $0.invalidity == nil })
    #expect(edges(simplified[0]).isSuperset(of: edges(simplified[0]).intersection(edges(simplified[1]))))
    #expect(edges(simplified[0]).intersection(edges(simplified[1])).count >= 1)
    #expect(geodesicArea(simplified[0]) > 0)
  }

  @Test("two areas with a narrow gap between them do not come to overlap")
  func gap() {
    // The west reaches 13 m east into a bay of 9 m of the east, 5 m away from it.
    func metres(_ east: Double, _ north: Double) -> Coordinate { at(east / 111_320, north / 111_320) }
    let tongue = [metres(0, 0), metres(0, 90), metres(13, 95), metres(13, 105), metres(0, 110), metres(0, 200)]
    let bay = [metres(6, 0), metres(6, 84), metres(15, 88), metres(15, 112), metres(6, 116), metres(6, 200)]
    let west = Shape.polygon(Polygon(exterior: tongue + [metres(-200, 200), metres(-200, 0), metres(0, 0)]))
    let east = Shape.polygon(
      Polygon(exterior: [metres(6, 0), metres(300, 0), metres(300, 200)] + bay.reversed()))
    let thinned = SharedBorders([east]).simplified(within: 10)[0]
    #expect(thinned.holds(metres(12, 100)))
    let simplified = SharedBorders([west, east]).simplified(within: 10)
    #expect(simplified[0].holds(metres(12, 100)) && !simplified[1].holds(metres(12, 100)))
  }

  @Test("lines keep their ends, points stay")
  func lines() {
    let line = Shape.line(Self.wiggle)
    #expect(SharedBorders([line]).simplified(within: 50) == [.line([at(0, 0), at(0, 1)])])
    #expect(SharedBorders([.point(at(1, 2))]).simplified(within: 50) == [.point(at(1, 2))])
  }
}
