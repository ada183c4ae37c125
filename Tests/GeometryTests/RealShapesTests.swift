import Foundation
import Territory
import Testing

@testable import Geometry

/// Where real files lie, if anywhere.
private let realData = ProcessInfo.processInfo.environment["RECORRIDO_REAL_DATA"]

@Suite(.enabled(if: realData != nil, "needs real files: set RECORRIDO_REAL_DATA"))
struct RealShapesTests {
  /// The polygons of a GeoJSON file by their unit's key.
  private func units(_ path: String) throws -> [(key: String, shape: Shape)] {
    let data = try Data(contentsOf: URL(filePath: realData!).appending(path: path))
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let features = try #require(document["features"] as? [[String: Any]])
    return try features.map { feature in
      let properties = try #require(feature["properties"] as? [String: Any])
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let isSingle = geometry["type"] as? String == "Polygon"
      let parts = isSingle ? [geometry["coordinates"] as Any] : try #require(geometry["coordinates"] as? [Any])
      let polygons = try parts.map { part in
        let rings = try #require(part as? [[[Double]]]).map { $0.map { at($0[0], $0[1]) } }
        return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
      }
      return (properties["CVEUT"] as? String ?? "", .multiPolygon(polygons))
    }
  }

  /// One crosses itself; of two a hole closed upon itself when the file was written with seven decimals.
  @Test("of the 179 units of Tlalpan three are invalid; mended, they keep their area")
  func tlalpan() throws {
    let units = try units("territorio/tlalpan-ut-iecm-2019.geojson")
    #expect(units.count == 179)
    let invalid = units.filter { $0.shape.invalidity != nil }
    #expect(invalid.count == 3)
    #expect(invalid.count { $0.shape.invalidity?.reason == .selfIntersection } == 1)
    for unit in invalid {
      let (shape, change) = try unit.shape.mended()
      #expect(shape.invalidity == nil)
      #expect(change < 1e-6, "\(unit.key)")
    }
  }

  @Test("every unit of Tlalpan, mended, is valid on the grid on which it is kept")
  func tlalpanRounded() throws {
    let units = try units("territorio/tlalpan-ut-iecm-2019.geojson").map { try $0.shape.mended().shape }
    for unit in units {
      let kept = try unit.validQuantised()
      #expect(kept.invalidity == nil && kept.quantised == kept)
      #expect(abs(geodesicArea(kept) / geodesicArea(unit) - 1) < 1e-6)
    }
  }

  @Test("each of the 55 units of Iztacalco holds its own inside point, and no other unit does")
  func iztacalco() throws {
    let units = try units("territorio/iztacalco-ut-iecm-2019.geojson")
    #expect(units.count == 55)
    let index = AreaIndex(units.map { (id: $0.key, shape: $0.shape) })
    for unit in units {
      let found = index.areas(at: try unit.shape.insidePoint())
      #expect(found.filter { $0.location == .inside }.map(\.id) == [unit.key])
    }
    let whole = units.map { geodesicArea($0.shape) }.reduce(0, +)
    // The borough has 23.1 km².
    #expect((22e6...24e6).contains(whole))
  }
}
