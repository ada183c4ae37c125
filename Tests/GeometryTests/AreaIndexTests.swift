import Territory
import Testing

@testable import Geometry

@Suite struct AreaIndexTests {
  static let outer = ring((-99.10, 19.40), (-99.06, 19.40), (-99.06, 19.44), (-99.10, 19.44))
  static let yard = ring((-99.09, 19.41), (-99.09, 19.43), (-99.07, 19.43), (-99.07, 19.41))
  static let index = AreaIndex([
    (id: "ring", shape: .polygon(Polygon(exterior: outer, holes: [yard]))),
    (id: "yard", shape: .polygon(Polygon(exterior: yard))),
    (id: "post", shape: .point(at(-99.08, 19.42))),
  ])

  @Test(
    "a place is inside, on the boundary or outside of each area",
    arguments: [
      (at(-99.095, 19.42), ["ring"], [Location.inside]),
      (at(-99.08, 19.42), ["yard"], [.inside]),
      (at(-99.09, 19.42), ["ring", "yard"], [.boundary, .boundary]),
      (at(-99.09, 19.41), ["ring", "yard"], [.boundary, .boundary]),
      (at(-99.06, 19.44), ["ring"], [.boundary]),
      (at(-99.06 + 0.9e-9, 19.42), ["ring"], [.boundary]),
      (at(-99.06 + 1.2e-9, 19.42), [], []),
      (at(-99.06 - 1.2e-9, 19.42), ["ring"], [.inside]),
      // On the level of a corner, where a ray to the east meets vertices.
      (at(-99.095, 19.43), ["ring"], [.inside]),
      (at(-99.11, 19.43), [], []),
      (at(-99.11, 19.44), [], []),
      (at(.nan, 19.42), [], []),
      (at(.infinity, 19.42), [], []),
      (at(-90, 10), [], []),
    ])
  func places(place: Coordinate, ids: [String], locations: [Location]) {
    let found = Self.index.areas(at: place)
    #expect(found.map(\.id) == ids)
    #expect(found.map(\.location) == locations)
  }

  @Test("areas that overlap answer in the order in which they came")
  func order() {
    let shapes = (0..<40).map { step -> Shape in
      let grow = Double((step * 17) % 40) * 0.001
      return .polygon(Polygon(exterior: ring((0 - grow, 0 - grow), (1, 0), (1 + grow, 1 + grow), (0, 1))))
    }
    let index = AreaIndex(shapes.enumerated().map { (id: $0.offset, shape: $0.element) })
    #expect(index.areas(at: at(0.5, 0.5)).map(\.id) == Array(0..<40))
  }

  @Test("no areas, and areas without area, hold nothing")
  func empty() {
    #expect(AreaIndex<Int>([]).areas(at: at(0, 0)).isEmpty)
    #expect(AreaIndex([(id: 1, shape: .multiPolygon([]))]).areas(at: at(0, 0)).isEmpty)
  }

  @Test("a jagged area of 600 corners answers as a plain crossing count over all its edges does")
  func jagged() {
    var state: UInt64 = 20_241_104
    func chance() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(UInt64(1) << 53)
    }
    // Spikes to both sides of a zigzag: every height has many edges.
    let south = (0..<300).map { at(Double($0) / 300, chance() * 0.4) }
    let north = (0..<300).map { at(Double(299 - $0) / 300, 0.5 + chance() * 0.4) }
    let corners = south + north + [south[0]]
    let index = AreaIndex([(id: 0, shape: .polygon(Polygon(exterior: corners)))])
    for _ in 0..<5_000 {
      let place = at(chance() * 1.1 - 0.05, chance() * 1.1 - 0.05)
      let crossings = zip(corners, corners.dropFirst()).count { a, b in
        (a.latitude > place.latitude) != (b.latitude > place.latitude)
          && place.longitude < a.longitude + (place.latitude - a.latitude) * (b.longitude - a.longitude)
            / (b.latitude - a.latitude)
      }
      #expect(index.areas(at: place).map(\.location) == (crossings % 2 == 1 ? [.inside] : []))
    }
  }
}
