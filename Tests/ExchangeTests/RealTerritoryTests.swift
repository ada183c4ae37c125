import Foundation
import Geometry
import Territory
import Testing

@testable import Exchange

@Suite(
  "Real territory",
  .enabled(if: RealData.isHere, "RECORRIDO_REAL_DATA names no folder of real files: these tests are skipped"))
struct RealTerritoryTests {
  func open(_ name: String, crs: String? = nil) throws -> any RowSource {
    try openRows(at: RealData.path(name), options: SourceOptions(coordinateSystem: crs))
  }

  static let mexicoCity = BoundingBox(west: -99.4, south: 19.0, east: -98.9, north: 19.6)

  func isWithin(_ box: BoundingBox, _ rows: [SourceRow]) -> Bool {
    rows.allSatisfy { row in
      guard let bounds = row.shape?.boundingBox else { return true }
      return bounds.west > box.west && bounds.east < box.east && bounds.south > box.south && bounds.north < box.north
    }
  }

  @Test("Mexico City's 1,814 units of 2019 come out of the GeoPackage")
  func geoPackage() throws {
    let source = try open("territorio/cdmx-ut-iecm-2019.gpkg")
    let rows = try source.allRows()
    #expect(rows.count == 1814 && rows.allSatisfy { $0.shape != nil && $0.fault == nil })
    #expect(source.columns == ["fid", "ENT", "CVEDT", "NOMDT", "DTTOLOC", "CVEUT", "NOMUT", "ID", "SUMPOB1"])
    #expect(rows.count { source.cell("CVEUT", of: $0)?.hasPrefix("06-") == true } == 55)
    var positions = 0
    for row in rows { row.shape?.forEachCoordinate { _ in positions += 1 } }
    #expect(positions == 123_573)
    #expect(isWithin(Self.mexicoCity, rows))
  }

  @Test("Iztacalco's 55 units")
  func iztacalco() throws {
    let source = try open("territorio/iztacalco-ut-iecm-2019.geojson")
    let rows = try source.allRows()
    #expect(rows.count == 55 && rows.allSatisfy { $0.shape != nil })
    #expect(source.cell("NOMUT", of: rows[0]) == "AGRICOLA ORIENTAL I")
    #expect(!source.facts.isTransformed)
  }

  @Test("Tlalpan's 179 units in UTM: transformed, and only 12-133 at fault")
  func tlalpan() throws {
    let source = try open("territorio/tlalpan-ut-utm14n.geojson.gz")
    let rows = try source.allRows()
    #expect(rows.count == 179)
    let faulty = rows.filter { $0.fault != nil }
    #expect(faulty.map { source.cell("CVEUT", of: $0) } == ["12-133"])
    #expect(faulty.map { $0.fault as? ShapeFault } == [.wronglyNested(kind: "Polygon")])
    #expect(rows.count { $0.shape != nil } == 178)
    #expect(isWithin(Self.mexicoCity, rows))
    #expect(source.facts.coordinateSystem == "EPSG:32614" && source.facts.isTransformed)
  }

  @Test("the transformed units lie where the same units lie in degrees")
  func agree() throws {
    let (metres, degrees) = (
      try open("territorio/tlalpan-ut-utm14n.geojson.gz"), try open("territorio/tlalpan-ut-iecm-2019.geojson")
    )
    var boxes: [String: BoundingBox] = [:]
    for row in try degrees.allRows() { boxes[degrees.cell("CVEUT", of: row) ?? ""] = row.shape?.boundingBox }
    var compared = 0
    for row in try metres.allRows() {
      guard let box = row.shape?.boundingBox, let other = boxes[metres.cell("CVEUT", of: row) ?? ""] else { continue }
      compared += 1
      #expect(abs(box.west - other.west) < 2e-3 && abs(box.north - other.north) < 2e-3)
    }
    #expect(compared > 150)
  }

  @Test("Jalisco's 245 urban localities, with «Acatlán» right")
  func jalisco() throws {
    let source = try open("territorio/jalisco-localidades-urbanas-2010.zip")
    let rows = try source.allRows()
    #expect(rows.count == 245 && rows.allSatisfy { $0.shape != nil })
    #expect(rows.contains { source.cell("NOMBRE", of: $0)?.hasPrefix("Acatlán") == true })
    #expect(rows.contains { source.cell("CVEGEO", of: $0) == "140500001" })
    #expect(source.facts.encoding == "ISO-8859-1")
    #expect(isWithin(BoundingBox(west: -106, south: 18.9, east: -101.4, north: 22.8), rows))
  }

  @Test("the 16 boroughs without .prj ask for --crs, then lie where they lie in degrees")
  func boroughs() throws {
    let path = RealData.path("territorio/cdmx-alcaldias-sin-prj.zip")
    #expect(throws: ExchangeError.noPRJ(path: path)) { try open("territorio/cdmx-alcaldias-sin-prj.zip") }
    let source = try open("territorio/cdmx-alcaldias-sin-prj.zip", crs: "EPSG:4326")
    let rows = try source.allRows()
    #expect(rows.count == 16 && isWithin(Self.mexicoCity, rows))
  }

  @Test("the third dimension of Tlalpan's limit is dropped and counted")
  func limit() throws {
    let source = try open("territorio/tlalpan-limite-3d.geojson")
    let rows = try source.allRows()
    #expect(rows.count == 1 && rows[0].shape?.kind == "MultiPolygon")
    #expect(source.facts.thirdDimensionDropped == 1)
  }

  @Test("16,796 roads of Zapopan and Guadalajara")
  func roads() throws {
    let source = try open("vialidad/zapopan-guadalajara-calles-geofabrik.zip")
    let rows = try source.allRows()
    #expect(rows.count == 16_796 && rows.allSatisfy { $0.shape?.kind == "LineString" })
    #expect(source.facts.encoding == "UTF-8")
    #expect(source.columns.starts(with: ["osm_id", "code", "fclass", "name"]))
  }

  @Test("roads in INEGI's conic projection and in UTM 13 lie in Guadalajara")
  func projected() throws {
    for (name, count) in [("guadalajara-ejes-viales-inegi", 8740), ("zapopan-miramar-condicion-calles", 4079)] {
      let source = try open("vialidad/\(name).zip")
      let rows = try source.allRows()
      #expect(rows.count == count && source.facts.isTransformed)
      #expect(isWithin(BoundingBox(west: -103.6, south: 20.5, east: -103.2, north: 20.8), rows))
    }
  }

  @Test("4,326 blocks without their .dbf come as shapes alone")
  func withoutTable() throws {
    let source = try open("territorio/jalisco-ageb-urbanas-sin-dbf.zip")
    let rows = try source.allRows()
    #expect(rows.count == 4326 && rows.allSatisfy { $0.shape != nil } && source.columns.isEmpty)
  }

  @Test("TopoJSON is said to be so")
  func topology() throws {
    let path = RealData.path("territorio/mexico-municipios.topojson")
    #expect(throws: ExchangeError.notGeoJSON(path: path, line: 1, problem: .unknownType("Topology"))) {
      try open("territorio/mexico-municipios.topojson")
    }
  }

  @Test("real files cut short are refused, never half read")
  func truncated() throws {
    let folder = try ScratchFolder()
    for (name, sizes) in [
      ("cdmx-ut-iecm-2019.gpkg", [1, 50, 99, 4096, 1_000_000, 2_867_199]),
      ("iztacalco-ut-iecm-2019.geojson", [1, 500, 97_000]),
      ("jalisco-localidades-urbanas-2010.zip", [3, 400_000, 794_000]),
      ("tlalpan-ut-utm14n.geojson.gz", [2, 10, 100_000, 254_260]),
    ] {
      let whole = Array(try Data(contentsOf: URL(fileURLWithPath: RealData.path("territorio/" + name))))
      for size in sizes {
        let path = try folder.file("x-" + name, Array(whole[..<size]))
        #expect(throws: (any Error).self, "\(name) cut at \(size)") {
          do { _ = try openRows(at: path).allRows() } catch {
            #expect(error is any Refusal, "\(error)")
            throw error
          }
        }
      }
    }
  }

  @Test("the 1,814 units lose most of their vertices and none of their neighbours")
  func simplified() throws {
    // As an import keeps them; what arrives invalid is mended there.
    let units = try open("territorio/cdmx-ut-iecm-2019.gpkg").allRows().compactMap(\.shape)
    let shapes = try units.filter { $0.invalidity == nil }.map { try $0.validQuantised() }
    #expect(shapes.count > 1700)
    // As a map writes them: rounding alone spoils some.
    #expect(try shapes.allSatisfy { try $0.validQuantised(decimals: 6).invalidity == nil })
    let simplified = SharedBorders(shapes).simplified(within: 10)
    #expect(simplified.allSatisfy { $0.invalidity == nil })
    func count(_ shapes: [Shape]) -> Int {
      shapes.reduce(0) { sum, shape in
        var sum = sum
        shape.forEachCoordinate { _ in sum += 1 }
        return sum
      }
    }
    #expect(count(simplified) * 2 < count(shapes))
    /// Which units lie on either side of each edge.
    func sides(_ shapes: [Shape]) -> [Set<Coordinate>: Set<Int>] {
      var sides: [Set<Coordinate>: Set<Int>] = [:]
      for (index, shape) in shapes.enumerated() {
        for ring in shape.polygons.flatMap(\.rings) {
          for (a, b) in zip(ring, ring.dropFirst()) { sides[[a.quantised, b.quantised], default: []].insert(index) }
        }
      }
      return sides
    }
    let before = Set(sides(shapes).values.filter { $0.count == 2 })
    let after = Set(sides(simplified).values.filter { $0.count == 2 })
    // Where two borders ran side by side within the tolerance, they may become one; none is lost.
    #expect(before.count > 3000 && after.isSuperset(of: before) && after.count < before.count + before.count / 50)
    // Where two units met they still meet: what was a border of both is no gap and no overlap.
    let total = (shapes.reduce(0) { $0 + geodesicArea($1) }, simplified.reduce(0) { $0 + geodesicArea($1) })
    #expect((total.0 - total.1).magnitude / total.0 < 0.001)
  }
}
