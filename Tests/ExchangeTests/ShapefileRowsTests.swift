import Foundation
import Territory
import Testing

@testable import Exchange

@Suite("Shapefiles as rows")
struct ShapefileRowsTests {
  static let degrees =
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
    + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"

  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Writes the parts and opens them.
  func open(_ made: MadeShapefile, prj: String? = degrees) throws -> ShapefileRows {
    let path = try folder.file("calles.shp", made.shp)
    if !made.names.isEmpty { _ = try folder.file("calles.dbf", made.dbf) }
    if let prj { _ = try folder.file("calles.prj", prj) }
    return try ShapefileRows(path: path)
  }

  static func at(_ pairs: [[Double]]) -> [Coordinate] { pairs.map { Coordinate(longitude: $0[0], latitude: $0[1]) } }
  /// Clockwise, as a shapefile's exteriors run.
  static func square(_ low: Double, _ high: Double) -> [[Double]] {
    [[low, low], [low, high], [high, high], [high, low], [low, low]]
  }

  @Test("points with their rows, a null shape among them")
  func points() throws {
    let source = try open(
      MadeShapefile(type: 1, contents: [.point(-99, 19), .null, .point(-98, 20)], names: ["uno", "dos", "tres"]))
    let rows = try source.allRows()
    #expect(source.columns == ["NOMBRE"])
    #expect(rows.map(\.cells) == [["uno"], ["dos"], ["tres"]])
    #expect(rows.map(\.place) == [1, 2, 3])
    #expect(rows.map(\.shape) == [.point(Self.at([[-99, 19]])[0]), nil, .point(Self.at([[-98, 20]])[0])])
    #expect(!source.facts.isTransformed)
  }

  @Test("lines of one and of several parts")
  func lines() throws {
    let a = [[0.0, 0.0], [1.0, 1.0]]
    let b = [[2.0, 2.0], [3.0, 3.0], [4.0, 4.0]]
    let rows = try open(MadeShapefile(type: 3, contents: [.parts([a]), .parts([a, b]), .parts([[[0, 0]]])])).allRows()
    #expect(rows[0].shape == .line(Self.at(a)))
    #expect(rows[1].shape == .multiLine([Self.at(a), Self.at(b)]))
    #expect(rows[2].fault as? ShapeFault == .shortLine(positions: 1))
    #expect(rows.allSatisfy { $0.cells.isEmpty })
  }

  @Test("holes go to the smallest exterior around them; an island in a hole is its own polygon")
  func rings() throws {
    let outer = Self.square(0, 10)
    let hole = Array(Self.square(1, 8).reversed())
    let island = Self.square(2, 6)
    let pond = Array(Self.square(3, 4).reversed())
    let far = Self.square(20, 21)
    let rows = try open(MadeShapefile(type: 5, contents: [.parts([pond, outer, hole, far, island])])).allRows()
    #expect(
      rows[0].shape
        == .multiPolygon([
          Polygon(exterior: Self.at(outer), holes: [Self.at(hole)]), Polygon(exterior: Self.at(far)),
          Polygon(exterior: Self.at(island), holes: [Self.at(pond)]),
        ]))
  }

  @Test("a lone ring drawn the wrong way round is an area; an unclosed one a fault")
  func oddRings() throws {
    let ring = Array(Self.square(0, 1).reversed())
    let rows = try open(MadeShapefile(type: 5, contents: [.parts([ring]), .parts([Array(ring.dropLast())])])).allRows()
    #expect(rows[0].shape == .polygon(Polygon(exterior: Self.at(ring))))
    #expect(rows[1].fault as? ShapeFault == .unclosedRing(1))
  }

  @Test("third dimension and measures are dropped and counted", arguments: [13, 23])
  func dimensions(type: Int) throws {
    let source = try open(MadeShapefile(type: type, contents: [.parts([[[0, 0, 7], [1, 1, 8]]]), .null]))
    #expect(try source.allRows()[0].shape == .line(Self.at([[0, 0], [1, 1]])))
    #expect(source.facts.thirdDimensionDropped == 1)
  }

  @Test("without .prj it asks for --crs; with it, that rules")
  func coordinateSystem() throws {
    let made = MadeShapefile(type: 1, contents: [.point(483_063.4971215559, 2_133_866.679098173)])
    let path = folder.path + "/calles.shp"
    #expect(throws: ExchangeError.noPRJ(path: path)) { try open(made, prj: nil) }
    #expect(
      ExchangeError.noPRJ(path: "x.zip").sentence(in: .spanish)
        == "x.zip no dice su sistema de coordenadas (falta el .prj): indique --crs EPSG:…")
    let source = try ShapefileRows(path: path, options: SourceOptions(coordinateSystem: "EPSG:32614"))
    guard case .point(let place)? = try source.next()?.shape else { throw TestFault.unexpected }
    #expect(abs(place.longitude - -99.161) < 0.001 && abs(place.latitude - 19.299) < 0.001)
    #expect(source.facts.coordinateSystem == "EPSG:32614" && source.facts.isTransformed)
  }

  @Test("counts that differ, types that are no shapes and a foreign header are refused")
  func damaged() throws {
    let path = folder.path + "/calles.shp"
    func refusal(_ problem: ShapefileProblem) -> ExchangeError { .damagedShapefile(path: path, problem: problem) }
    #expect(throws: refusal(.unsupportedType(31))) { try open(MadeShapefile(type: 31, contents: [])) }
    #expect(throws: refusal(.countsDiffer(shapes: 1, rows: 2))) {
      try open(MadeShapefile(type: 1, contents: [.null], names: ["a", "b"]))
    }
    _ = try folder.file("calles.shp", "no es")
    #expect(throws: refusal(.notAShapefile)) { try ShapefileRows(path: path) }
  }

  @Test("a record of nonsense is the row's fault and the next is read")
  func nonsense() throws {
    let huge = MadeShapefile.little(1) + [UInt8](repeating: 0xFF, count: 40)
    let wrong =
      MadeShapefile.little(5) + [UInt8](repeating: 0, count: 32) + MadeShapefile.little(-1) + MadeShapefile.little(-1)
    let rows = try open(MadeShapefile(type: 1, contents: [.raw(wrong), .raw(huge), .point(1, 2)])).allRows()
    #expect(rows[0].fault as? ShapeFault == .damaged)
    #expect(rows[1].fault as? ShapeFault == .notFinite)
    #expect(rows[2].shape != nil)
  }

  @Test("a .shp cut short is refused; one with a byte changed gives rows or a refusal")
  func truncated() throws {
    let made = MadeShapefile(type: 5, contents: [.parts([Self.square(0, 1)]), .null, .parts([Self.square(2, 3)])])
    let whole = made.shp
    let options = SourceOptions(coordinateSystem: "EPSG:4326")
    for length in stride(from: 0, to: whole.count, by: 3) {
      let path = try folder.file("calles.shp", Array(whole[..<length]))
      #expect(throws: ExchangeError.self, "cut at \(length)") { try ShapefileRows(path: path, options: options) }
    }
    for place in stride(from: 100, to: whole.count, by: 5) {
      var bytes = whole
      bytes[place] = 0xFF
      let path = try folder.file("calles.shp", bytes)
      do { _ = try ShapefileRows(path: path, options: options).allRows() } catch { #expect(error is any Refusal) }
    }
  }
}
