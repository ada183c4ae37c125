import Territory
import Testing

@testable import Geometry

/// A position, longitude first.
func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
  Coordinate(longitude: longitude, latitude: latitude)
}

/// A closed ring through corners, longitude first.
func ring(_ corners: (Double, Double)...) -> [Coordinate] {
  (corners + corners.prefix(1)).map { at($0.0, $0.1) }
}

@Suite struct GeodesicTests {
  @Test(
    "metres between places of the field are those of the WGS 84 ellipsoid",
    arguments: [
      (at(-103.4290, 20.2850), at(-103.3400, 20.2870), 9_299.290),
      (at(-99.07653, 19.40200), at(-99.07653, 19.40272), 79.702),
      (at(-99.07653, 19.40200), at(-99.07653, 19.40400), 221.394),
      (at(-99.0765, 19.4020), at(-99.1195, 19.3896), 4_720.712),
    ])
  func distance(from: Coordinate, to: Coordinate, metres: Double) {
    #expect(abs(geodesicDistance(from, to) - metres) < 0.0005)
    #expect(abs(geodesicDistance(to, from) - metres) < 0.0005)
  }

  @Test("a path is as long as its legs together")
  func length() {
    let path = [at(-99.07653, 19.40200), at(-99.07653, 19.40272), at(-99.07653, 19.40400)]
    #expect(abs(geodesicLength(path) - 221.394) < 0.0005)
    #expect(geodesicLength([path[0]]) == 0)
    #expect(geodesicLength([]) == 0)
  }

  @Test("an area is positive whichever way its rings turn, and its holes are no part of it")
  func area() {
    // Between whole degrees the ellipsoid's zones have a closed form; 0.01° × 0.01° at 19.4° is about 1.1614 km².
    let square = ring((-99.10, 19.40), (-99.09, 19.40), (-99.09, 19.41), (-99.10, 19.41))
    let hole = ring((-99.098, 19.402), (-99.092, 19.402), (-99.092, 19.408), (-99.098, 19.408))
    let whole = geodesicArea(.polygon(Polygon(exterior: square)))
    let sides =
      geodesicDistance(at(-99.10, 19.405), at(-99.09, 19.405)) * geodesicDistance(at(-99.1, 19.40), at(-99.1, 19.41))
    #expect(abs(whole / sides - 1) < 1e-6)
    #expect(abs(geodesicArea(.polygon(Polygon(exterior: square.reversed()))) - whole) < 1e-3)
    let pierced = geodesicArea(.polygon(Polygon(exterior: square, holes: [hole])))
    #expect(abs(pierced / whole - 0.64) < 1e-4)
    #expect(geodesicArea(.line(square)) == 0)
  }

  @Test("the nearest place of a street lies at the foot of the perpendicular, or at its end")
  func nearest() throws {
    let street = [at(-99.10, 19.40), at(-99.08, 19.40), at(-99.08, 19.42)]
    let beside = try #require(geodesicNearest(on: street, to: at(-99.085, 19.401)))
    #expect(beside.segment == 0)
    #expect(abs(beside.fraction - 0.75) < 1e-9)
    #expect(abs(beside.position.longitude - -99.085) < 1e-9 && beside.position.latitude == 19.40)
    #expect(abs(beside.metres - geodesicDistance(at(-99.085, 19.40), at(-99.085, 19.401))) < 1e-6)

    let beyond = try #require(geodesicNearest(on: street, to: at(-99.07, 19.43)))
    #expect(beyond.segment == 1 && beyond.fraction == 1 && beyond.position == street[2])
    #expect(geodesicNearest(on: [], to: street[0]) == nil)
    let post = try #require(geodesicNearest(on: [street[0]], to: street[1]))
    #expect(post.segment == 0 && post.fraction == 0 && post.position == street[0])
  }

  @Test("no place of a slanting street is nearer by geodesic than the one found")
  func nearestIsNearest() throws {
    let street = [at(-99.100, 19.400), at(-99.090, 19.411)]
    let place = at(-99.0920, 19.4030)
    let found = try #require(geodesicNearest(on: street, to: place))
    let best = (0...10_000).map { step -> Double in
      let share = Double(step) / 10_000
      return geodesicDistance(at(-99.100 + 0.010 * share, 19.400 + 0.011 * share), place)
    }.min()!
    #expect(found.metres <= best + 0.0005)
    #expect(found.metres >= best - 0.02)
  }
}
