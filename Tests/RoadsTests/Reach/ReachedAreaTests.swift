import Geometry
import Territory
import Testing

@testable import Roads

/// What lies near the streets reached, drawn around a spot of Jocotepec.
struct ReachedAreaTests {
  /// Metres east and north of (-103.43, 20.285).
  private static func at(_ east: Double, _ north: Double) -> Coordinate {
    let plane = LocalPlane(latitude: 20.285)
    return Coordinate(
      longitude: -103.43 + east / plane.metresPerLongitude, latitude: 20.285 + north / plane.metresPerLatitude)
  }

  private static func street(_ positions: (Double, Double)...) -> [(Coordinate, Coordinate)] {
    let line = positions.map { at($0.0, $0.1) }
    return Array(zip(line, line.dropFirst()))
  }

  @Test("a straight street of a kilometre is reached within sixty metres on both sides and round its ends")
  func straight() throws {
    let shape = ReachedArea(pieces: Self.street((0, 0), (1000, 0))).shape
    let expected: Double = 120_000 + .pi * 3600
    let area = geodesicArea(shape)
    #expect(abs(area - expected) < expected * 0.01)
    #expect(shape.invalidity == nil)
    guard case .polygon(let polygon) = shape else { return #expect(Bool(false), "one polygon") }
    #expect(polygon.holes.isEmpty)
  }

  @Test("a street around a park leaves the park's middle out, as a hole")
  func park() throws {
    let ring = Self.street((0, 0), (600, 0), (600, 600), (0, 600), (0, 0))
    let shape = ReachedArea(pieces: ring).shape
    let polygon = try #require(shape.polygons.first)
    #expect(shape.polygons.count == 1 && polygon.holes.count == 1)
    // Outside: the square with rounded corners; inside: a square of 480 m.
    let (outer, corners, inner): (Double, Double, Double) = (360_000 + 144_000, .pi * 3600, 230_400)
    let expected = outer + corners - inner
    #expect(abs(geodesicArea(shape) - expected) < expected * 0.01)
    #expect(shape.invalidity == nil && shape.rightHanded == shape)
  }

  @Test("streets that lie apart are parts of their own, one of them within the other's hole")
  func apart() throws {
    let pieces = Self.street((0, 0), (900, 0), (900, 900), (0, 900), (0, 0)) + Self.street((440, 450), (460, 450))
    let shape = ReachedArea(pieces: pieces).shape
    #expect(shape.polygons.count == 2 && shape.polygons.map(\.holes.count).sorted() == [0, 1])
    #expect(shape.invalidity == nil)
  }

  @Test("a single position is a disc")
  func position() throws {
    let area = geodesicArea(ReachedArea(pieces: Self.street((0, 0), (0, 0))).shape)
    #expect(abs(area - .pi * 3600) < .pi * 3600 * 0.05)
  }

  @Test("random streets always give a valid area that holds them")
  func random() throws {
    var generator = SeededDice(state: 7)
    for _ in 0..<20 {
      var pieces: [(Coordinate, Coordinate)] = []
      for _ in 0..<Int.random(in: 1...60, using: &generator) {
        let (x, y) = (
          Double.random(in: -900...900, using: &generator), Double.random(in: -900...900, using: &generator)
        )
        let end = (x + .random(in: -300...300, using: &generator), y + .random(in: -300...300, using: &generator))
        pieces += Self.street((x, y), end)
      }
      let shape = ReachedArea(pieces: pieces).shape
      #expect(shape.invalidity == nil)
      let index = AreaIndex([(id: 0, shape: shape)])
      for (a, _) in pieces { #expect(!index.areas(at: a).isEmpty) }
    }
  }
}
