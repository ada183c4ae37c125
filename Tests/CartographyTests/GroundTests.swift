import Geometry
import Territory
import Testing

@testable import Cartography

struct GroundTests {
  @Test("UTM metres are PROJ's to a millimetre, all over Mexico", arguments: 11...16)
  func utm(zone: Int) throws {
    let system = try Transformer(from: CoordinateSystem("EPSG:\(32_600 + zone)"))
    let projection = TransverseMercator(centralMeridian: Double(zone) * 6 - 183, scale: 0.9996)
    for across in stride(from: -3.5, through: 3.5, by: 0.7) {
      for latitude in stride(from: 14.5, through: 32.5, by: 3) {
        let longitude = projection.centralMeridian + across
        let metres = projection.metres(longitude: longitude, latitude: latitude)
        let back = try system.coordinate(x: metres.east + 500_000, y: metres.north)
        #expect(abs(back.longitude - longitude) < 1e-8 && abs(back.latitude - latitude) < 1e-8)
      }
    }
  }

  @Test("the zone is the territory's, and a land wider than a zone has a meridian of its own")
  func zones() {
    let iztacalco = Ground(around: BoundingBox(west: -99.14, south: 19.37, east: -99.05, north: 19.42))
    #expect(iztacalco.zone == 14 && iztacalco.isNorth)
    #expect(SheetWords(language: .spanish).datum(iztacalco).contains("zona 14 norte (EPSG:32614)"))
    let mexico = Ground(around: .mexico)
    #expect(mexico.zone == nil)
    #expect(SheetWords(language: .spanish).datum(mexico).contains("meridiano central 102°33′ O"))
  }

  @Test(
    "the way back from the plane ends where it began",
    arguments: [BoundingBox.mexico, BoundingBox(west: -103.5, south: 20.2, east: -103.2, north: 20.5)])
  func back(box: BoundingBox) {
    let ground = Ground(around: box)
    for x in stride(from: 0.0, through: 1, by: 0.25) {
      for y in stride(from: 0.0, through: 1, by: 0.25) {
        let place = Coordinate(
          longitude: box.west + (box.east - box.west) * x, latitude: box.south + (box.north - box.south) * y)
        let found = ground.coordinate(ground.point(place))
        #expect(abs(found.longitude - place.longitude) < 1e-5 && abs(found.latitude - place.latitude) < 1e-5)
      }
    }
  }

  @Test("north leans to the side of the meridian, by the sine of the latitude")
  func lean() {
    // Two degrees west of zone 14's meridian, at 20° N: about 2° × sin 20° = 0.68°.
    let ground = Ground(around: BoundingBox(west: -101.01, south: 19.99, east: -100.99, north: 20.01))
    #expect(abs(ground.lean(at: Point(0, 0)) - 0.684) < 0.01)
  }

  @Test("a scale is the next round number, a length the last one")
  func rounding() {
    #expect(
      [24_000, 25_000, 25_001, 44_211, 48_211, 76_000, 81_000].map { roundScale($0) } == [
        25_000, 25_000, 30_000, 45_000, 50_000, 80_000, 90_000,
      ])
    #expect(roundScale(1) == 100 && roundScale(1e12) == 1_000_000_000)
    #expect([1999, 2000, 4900, 5000, 999, 0.7].map { roundLength($0) } == [1000, 2000, 2000, 5000, 500, 0.5])
  }

  @Test("the scale bar is as long as the ground it says")
  func bar() {
    let map = PreparedMap(DrawnMap.grid(56))
    let viewport = Viewport(map.extent, in: Rectangle(left: 20, top: 30, width: 180, height: 120))
    let bar = ScaleBar(viewport, most: 60)
    let (start, end) = (viewport.ground(Point(40, 60)), viewport.ground(Point(40 + bar.length, 60)))
    let metres = geodesicDistance(map.ground.coordinate(start), map.ground.coordinate(end))
    #expect(abs(metres / bar.metres - 1) < 0.001)
    #expect(abs(bar.length * Double(viewport.denominator) / 1000 / bar.metres - 1) < 1e-9)
  }

  @Test("a line on paper keeps its ends and runs a twentieth of a millimetre beside itself at most, with fewer points")
  func thinned() throws {
    // One to a thousand: metres are millimetres.
    let frame = Rectangle(left: 0, top: 0, width: 100, height: 100)
    let viewport = Viewport(Rectangle(left: 0, top: 0, width: 94, height: 94), in: frame, isRound: false)
    let path = (0...2000).map { step -> Point in
      let along = Double(step) / 20
      return Point(along, 47 + 20 * sine(along / 9) + (step % 2 == 0 ? 0.01 : -0.01))
    }
    let (drawn, exact) = (viewport.paper(path), path.map { viewport.paper($0) })
    #expect(drawn.first == exact.first && drawn.last == exact.last && drawn.count < exact.count / 5)
    for place in exact {
      let nearest = zip(drawn, drawn.dropFirst()).map { distance(place, $0, $1) }.min()!
      #expect(nearest < 0.05)
    }
    // What lies far beyond the frame is cut off there, as seen from inside nothing has changed.
    let far = PlanePolygon(rings: [[Point(-5000, -5000), Point(5000, -5000), Point(5000, 5000), Point(-5000, 5000)]])
    let box = viewport.paper(far).box
    #expect(box.contains(frame) && box.width < 120)
  }

  private func distance(_ point: Point, _ from: Point, _ to: Point) -> Double {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let along = min(1, max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy)))
    let (ex, ey) = (point.x - from.x - along * dx, point.y - from.y - along * dy)
    return (ex * ex + ey * ey).squareRoot()
  }

  @Test("ticks stand where their meridian or parallel meets the frame")
  func ticks() {
    let map = PreparedMap(DrawnMap.grid(56))
    let viewport = Viewport(map.extent, in: Rectangle(left: 20, top: 30, width: 180, height: 120))
    let graticule = Graticule(viewport, map.ground)
    #expect(graticule.meridians.count >= 2 && graticule.parallels.count >= 2)
    for tick in graticule.meridians {
      let place = map.ground.coordinate(viewport.ground(Point(tick.place, viewport.frame.bottom)))
      #expect(abs(place.longitude * 3600 - Double(tick.seconds)) < 0.1)
    }
    for tick in graticule.parallels {
      let place = map.ground.coordinate(viewport.ground(Point(viewport.frame.left, tick.place)))
      #expect(abs(place.latitude * 3600 - Double(tick.seconds)) < 0.1)
    }
    let words = SheetWords(language: .spanish)
    #expect(words.angle(seconds: -356_790, isLatitude: false) == "99°06′30″ O")
    #expect(words.angle(seconds: 69_840, isLatitude: true) == "19°24′ N")
  }

  @Test("an area's name stands where it has most room: inside, and not in a hole or bay")
  func poles() {
    let square = PlanePolygon(rings: [[Point(0, 0), Point(10, 0), Point(10, 10), Point(0, 10)]])
    #expect(abs(square.pole.radius - 5) < 0.2 && abs(square.pole.place.x - 5) < 0.3)
    // A U whose centroid lies in the bay: arms of 2, a foot of 3.
    let bay = PlanePolygon(rings: [
      [Point(0, 0), Point(2, 0), Point(2, 7), Point(8, 7), Point(8, 0), Point(10, 0), Point(10, 10), Point(0, 10)]
    ])
    #expect(bay.contains(bay.pole.place) && bay.pole.place.y > 6.9 && bay.pole.radius > 1.45)
    let ring = PlanePolygon(rings: [square.rings[0], [Point(1, 1), Point(8, 1), Point(8, 8), Point(1, 8)]])
    #expect(ring.contains(ring.pole.place) && ring.pole.radius > 1)
    #expect(!ring.contains(Point(5, 5)))
    let cut = square.clipped(to: Rectangle(left: 8, top: -5, width: 50, height: 10))
    #expect(cut.map { $0.box } == Rectangle(left: 8, top: 0, width: 2, height: 5))
    #expect(square.clipped(to: Rectangle(left: 11, top: 0, width: 5, height: 5)) == nil)
  }
}
