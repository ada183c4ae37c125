import Territory
import Testing

@testable import Geometry

@Suite struct MendingTests {
  static let square = ring((-99.10, 19.40), (-99.09, 19.40), (-99.09, 19.41), (-99.10, 19.41))
  /// Within `square`.
  static let yard = ring((-99.097, 19.403), (-99.097, 19.406), (-99.094, 19.406), (-99.094, 19.403))
  /// East of `square`.
  static let away = ring((-99.080, 19.403), (-99.080, 19.406), (-99.077, 19.406), (-99.077, 19.403))
  /// `square` with a knot in its north edge: a bump and above it a lobe that turns the other way, 4 in 10,000 each.
  static let knotted = ring(
    (-99.10, 19.40), (-99.09, 19.40), (-99.09, 19.41), (-99.0988, 19.41), (-99.0992, 19.4104), (-99.0988, 19.4104),
    (-99.0992, 19.41), (-99.10, 19.41))
  /// Two lobes of one size.
  static let bowTie = ring((-99.10, 19.40), (-99.09, 19.41), (-99.09, 19.40), (-99.10, 19.41))

  static func area(_ exterior: [Coordinate], _ holes: [Coordinate]...) -> Shape {
    .polygon(Polygon(exterior: exterior, holes: holes))
  }

  @Test("a valid shape has nothing to mend and stays as it is")
  func valid() throws {
    for shape in [Self.area(Self.square, Self.yard), .point(at(-99, 19)), .line([at(-99, 19), at(-99, 20)])] {
      #expect(shape.invalidity == nil)
      let mended = try shape.mended()
      #expect(mended.shape == shape && mended.areaChange == 0)
    }
  }

  @Test("what is wrong is named, with its place")
  func reasons() throws {
    let bowTie = try #require(Self.area(Self.bowTie).invalidity)
    #expect(bowTie.reason == .selfIntersection)
    let place = try #require(bowTie.position)
    #expect(geodesicDistance(place, at(-99.095, 19.405)) < 0.01)
    #expect(bowTie.sentence(in: .spanish).contains("se cruza a sí mismo en -99.095,19.405"))
    #expect(bowTie.code == "E-TER-04")

    #expect(Self.area(Self.square, Self.away).invalidity?.reason == .holeOutside)
    let inner = ring((-99.096, 19.404), (-99.096, 19.405), (-99.095, 19.405), (-99.095, 19.404))
    #expect(Self.area(Self.square, Self.yard, inner).invalidity?.reason == .nestedHoles)
    let nested = Shape.multiPolygon([Polygon(exterior: Self.square), Polygon(exterior: Self.yard.reversed())])
    #expect(nested.invalidity?.reason == .nestedParts)
    #expect(Self.area(Array(Self.square.prefix(3))).invalidity?.reason == .tooFewPoints)
    #expect(Self.area([]).invalidity?.reason == .tooFewPoints)
    #expect(Self.area(Self.square.dropLast() + []).invalidity?.reason == .ringNotClosed)
    #expect(Self.area(Self.square + [at(.nan, 1)]).invalidity?.reason == .notFinite)
    #expect(Shape.line([at(-99, 19)]).invalidity?.reason == .tooFewPoints)
    #expect(Shape.line([at(-99, 19), at(-99, 19)]).invalidity?.reason == .tooFewPoints)
  }

  @Test("a small lobe that crosses over is kept, for a small change of area")
  func smallLobe() throws {
    let (shape, change) = try Self.area(Self.knotted).mended()
    #expect(shape.invalidity == nil && shape == shape.rightHanded)
    #expect(abs(change - 8e-4) < 1e-5)
    #expect(shape.polygons.count == 2)
  }

  @Test("two crossing lobes of one size are mended, but everything changes")
  func bowTie() throws {
    let (shape, change) = try Self.area(Self.bowTie).mended()
    #expect(shape.invalidity == nil)
    #expect(shape.polygons.count == 2)
    #expect(change > 0.99)
    let lobes = shape.polygons.map { geodesicArea(.polygon($0)) }
    #expect(abs(lobes[0] / lobes[1] - 1) < 1e-3)
    #expect(abs(lobes.reduce(0, +) / geodesicArea(Self.area(Self.square)) - 0.5) < 1e-3)
  }

  @Test("a hole outside its ring becomes a part, and counts as change twice")
  func holeOutside() throws {
    let (shape, change) = try Self.area(Self.square, Self.away).mended()
    #expect(shape.invalidity == nil)
    #expect(shape.polygons.count == 2 && shape.polygons.allSatisfy(\.holes.isEmpty))
    #expect(abs(change - (1.09 - 0.91) / 1.09) < 1e-3)
  }

  @Test("parts that overlap become one; what they share is no hole")
  func overlap() throws {
    let neighbour = Self.square.map { at($0.longitude + 0.0099, $0.latitude) }
    let shape = Shape.multiPolygon([Polygon(exterior: Self.square), Polygon(exterior: neighbour)])
    let (mended, change) = try shape.mended()
    #expect(mended.polygons.count == 1 && mended.polygons[0].holes.isEmpty)
    #expect(abs(change - 0.005) < 1e-3)
  }

  @Test("a spike thinner than the journal's grid goes when the shape is rounded; the rest stays valid")
  func spike() throws {
    let spiked = Self.area(
      ring(
        (-99.10, 19.40), (-99.09, 19.40), (-99.09, 19.41), (-99.095, 19.41), (-99.09501, 19.42),
        (-99.09500000001, 19.41), (-99.10, 19.41)))
    #expect(spiked.invalidity == nil && spiked.quantised.invalidity != nil)
    let kept = try spiked.validQuantised()
    #expect(kept.invalidity == nil && kept.quantised == kept)
    #expect(kept.boundingBox == Self.area(Self.square).boundingBox)
    #expect(try kept.validQuantised() == kept)
    let speck = Self.area(ring((0, 0), (1e-9, 0), (1e-9, 1e-9)))
    #expect(throws: GeometryError.self) { try speck.validQuantised() }
    #expect(throws: GeometryError.self) { try Self.area(Self.bowTie).validQuantised() }
    #expect(try Self.area(Self.knotted).mended().shape.quantised.invalidity == nil)
  }

  @Test("a spike that six decimals close goes when the shape is written with six, and stays when it is kept")
  func sixDecimals() throws {
    let spiked = Self.area(
      ring(
        (-99.10, 19.40), (-99.09, 19.40), (-99.09, 19.41), (-99.095, 19.41), (-99.09501, 19.42), (-99.0950003, 19.41),
        (-99.10, 19.41)))
    #expect(try spiked.validQuantised() == spiked.quantised)
    let written = try spiked.validQuantised(decimals: 6)
    #expect(written.invalidity == nil && written.boundingBox == Self.area(Self.square).boundingBox)
    written.forEachCoordinate { #expect($0.longitudeE7 % 10 == 0 && $0.latitudeE7 % 10 == 0) }
    let half = Self.area(ring((-99.1000005, 19.4000004), (-99.09, 19.40), (-99.09, 19.41)))
    #expect(try half.validQuantised(decimals: 6).polygons[0].exterior[0] == at(-99.100001, 19.4))
  }

  @Test(
    "what has no area, is open or is no number cannot be mended, and says so",
    arguments: [
      area(ring((-99.10, 19.40), (-99.09, 19.40), (-99.08, 19.40))), area([]), area(square.dropLast() + []),
      area(square + [at(.infinity, 19)]), .line([at(-99, 19), at(-99, 19)]), .multiPolygon([]),
    ])
  func hopeless(shape: Shape) throws {
    let invalidity = try #require(shape.invalidity)
    #expect(throws: GeometryError.cannotMend(invalidity)) { try shape.mended() }
    for language in Language.allCases {
      #expect(GeometryError.cannotMend(invalidity).sentence(in: language).hasSuffix("."))
    }
  }

  @Test("an area's own position lies inside it, out of its bays and yards")
  func insidePoint() throws {
    let horseshoe = ring(
      (-99.10, 19.40), (-99.07, 19.40), (-99.07, 19.43), (-99.074, 19.43), (-99.074, 19.404), (-99.096, 19.404),
      (-99.096, 19.43), (-99.10, 19.43))
    for shape in [Self.area(horseshoe), Self.area(Self.square, Self.yard)] {
      let index = AreaIndex([(id: 0, shape: shape)])
      #expect(index.areas(at: try shape.insidePoint()).first?.location == .inside)
    }
    #expect(throws: GeometryError.empty) { try Shape.multiPolygon([]).insidePoint() }
    #expect(throws: GeometryError.empty) { try Shape.line([]).insidePoint() }
  }

  @Test("a line is stood for by its middle, a point by itself")
  func middle() throws {
    let bent = [at(-99.10, 19.40), at(-99.10, 19.41), at(-99.10, 19.44)]
    let middle = try Shape.line(bent).insidePoint()
    #expect(geodesicDistance(middle, at(-99.10, 19.42)) < 0.5)
    let lines = Shape.multiLine([[at(0, 0), at(0, 0.001)], bent])
    #expect(try lines.insidePoint() == middle)
    #expect(try Shape.point(bent[1]).insidePoint() == bent[1])
    #expect(try Shape.multiPoint(bent).insidePoint() == bent[0])
    #expect(try Shape.line([bent[0], bent[0]]).insidePoint() == bent[0])
  }

  @Test("the right-hand rule turns rings and changes nothing else")
  func rightHanded() {
    let proper = Self.area(Self.square, Self.yard)
    #expect(proper.rightHanded == proper)
    #expect(Self.area(Self.square.reversed(), Self.yard.reversed()).rightHanded == proper)
    let both = Shape.multiPolygon([Polygon(exterior: Self.away), Polygon(exterior: Self.square)])
    let turned = Shape.multiPolygon([Polygon(exterior: Self.away.reversed()), Polygon(exterior: Self.square)])
    #expect(both.rightHanded == turned)
    #expect(Shape.line(Self.away).rightHanded == .line(Self.away))
  }
}
