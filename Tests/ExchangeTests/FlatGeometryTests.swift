import Foundation
import Territory
import Testing

@testable import Exchange

struct FlatGeometryTests {
  @Test("SpatiaLite's geometries are laid flat; damaged ones are refused wherever they are cut")
  func spatiaLite() throws {
    func little(_ value: Int) -> [UInt8] { MadeShapefile.little(value) }
    func positions(_ ring: [Coordinate]) -> [UInt8] {
      little(ring.count) + ring.flatMap { MadeShapefile.double($0.longitude) + MadeShapefile.double($0.latitude) }
    }
    let head = [0, 1] + little(4326) + [UInt8](repeating: 0, count: 32) + [0x7C]
    let square = FeatureFormatsTests.square
    let polygon = little(2) + positions(square.exterior) + positions(square.holes[0])
    let bytes = head + little(6) + little(2) + [0x69] + little(3) + polygon + [0x69] + little(3) + polygon + [0xFE]
    var geometry = FlatGeometry()
    try geometry.take(binary: bytes.span.bytes)
    #expect(geometry.shape == .multiPolygon([square, square]))
    #expect(geometry.box == BoundingBox(west: -99.1, south: 19.4, east: -99.0, north: 19.5))
    for end in 0..<bytes.count {
      let cut = Array(bytes[..<end])
      #expect(throws: ShapeFault.self) { try geometry.take(binary: cut.span.bytes) }
    }
    let collection = head + little(7) + little(0) + [0xFE]
    #expect(throws: ShapeFault.collection) { try geometry.take(binary: collection.span.bytes) }
    let nan = head + little(1) + MadeShapefile.double(.infinity) + MadeShapefile.double(1) + [0xFE]
    #expect(throws: ShapeFault.notFinite) { try geometry.take(binary: nan.span.bytes) }
    #expect(geometry.shape == nil)
  }
}
