import FoundationEssentials
import Territory
import Testing

@testable import Roads

private let folder = ProcessInfo.processInfo.environment["RECORRIDO_REAL_DATA"].flatMap {
  $0.isEmpty ? nil : $0 + "/dem/"
}

private func place(_ longitude: Double, _ latitude: Double) -> Coordinate {
  Coordinate(longitude: longitude, latitude: latitude)
}

private func isNear(_ metres: Double?, _ expected: Double, _ tolerance: Double) -> Bool {
  metres.map { abs($0 - expected) < tolerance } ?? false
}

/// A tile that rises 1 m per row southward from 100 m.
private func tile() -> [UInt8] {
  (0..<(1_201 * 1_201)).flatMap { index -> [UInt8] in
    let value = UInt16(100 + index / 1_201)
    return [UInt8(value >> 8), UInt8(value & 0xFF)]
  }
}

@Suite("Elevation")
struct ElevationTests {
  /// 10 20
  /// 30 50  at longitudes 0 and 1, latitudes 1 and 0.
  private func square(_ heights: [Double?], reaches: Bool = false) -> ElevationGrid {
    ElevationGrid(
      frame: .init(west: 0, north: 1, stepEast: 1, stepSouth: 1, columns: 2, rows: 2, reachesHalfStep: reaches),
      samples: ContiguousArray(heights.map { $0.map { ElevationGrid.sample(metres: $0) } ?? ElevationGrid.void }))
  }

  @Test("between four samples the height is weighed on both axes")
  func bilinear() {
    let grid = square([10, 20, 30, 50])
    #expect(grid.metres(at: place(0, 1)) == 10 && grid.metres(at: place(1, 0)) == 50)
    #expect(isNear(grid.metres(at: place(0.5, 0.5)), 27.5, 1e-9))
    #expect(isNear(grid.metres(at: place(0.25, 0)), 35, 1e-9))
    #expect(grid.metres(at: place(1.01, 0)) == nil && grid.metres(at: place(0, -0.01)) == nil)
    #expect(grid.metres(at: place(.nan, 0)) == nil)
  }

  @Test("one void is passed over, two are not; samples of no weight are not asked")
  func voids() {
    let one = square([10, 20, 30, nil])
    #expect(isNear(one.metres(at: place(0.5, 0.5)), 20, 1e-9))
    #expect(one.metres(at: place(1, 0)) == nil && one.metres(at: place(0, 0)) == 30)
    #expect(one.metres(at: place(1, 0.5)) == nil)
    let two = square([10, nil, 30, nil])
    #expect(two.metres(at: place(0.5, 0.5)) == nil && two.metres(at: place(0, 0.5)) == 20)
    #expect(one.voidCount == 1)
  }

  @Test("a grid of cells answers to the edge of its cells")
  func cells() {
    let grid = square([10, 20, 30, 50], reaches: true)
    #expect(grid.metres(at: place(-0.5, 1.5)) == 10 && grid.metres(at: place(-0.51, 1)) == nil)
    #expect(grid.corners.southWest == place(-0.5, -0.5) && grid.corners.northEast == place(1.5, 1.5))
  }

  @Test("a tile lies where its name says, north-western sample first")
  func tiles() throws {
    let grid = try elevation(in: tile(), name: "carpeta/s24w048.HGT")
    #expect(grid.columns == 1_201 && grid.metres(at: place(-48, -23)) == 100)
    #expect(grid.metres(at: place(-47, -24)) == 1_300)
    #expect(isNear(grid.metres(at: place(-47.5, -23.5)), 700, 0.01))
    #expect(grid.metres(at: place(-46.99, -23.5)) == nil)
  }

  @Test("heights go through their bytes unchanged; damage is noticed")
  func bytes() throws {
    let grid = square([10, nil, -12.4, 8_848.8], reaches: true)
    let bytes = grid.bytes()
    #expect(try ElevationGrid(bytes: bytes) == grid)
    #expect(isNear(grid.metres(at: place(1, 0)), 8_848.8, 1e-9))
    for index in bytes.indices {
      var broken = bytes
      broken[index] ^= 0x41
      #expect(throws: ElevationError.damagedBytes) { try ElevationGrid(bytes: broken) }
      #expect(throws: ElevationError.damagedBytes) { try ElevationGrid(bytes: ContiguousArray(bytes[..<index])) }
    }
  }

  @Test("what is no elevation is refused, each in its words")
  func refusals() {
    func error(_ bytes: [UInt8], _ name: String) -> ElevationError? {
      do throws(ElevationError) {
        _ = try elevation(in: bytes, name: name)
        return nil
      } catch {
        return error
      }
    }
    #expect(error([1, 2, 3], "a.txt") == .notElevation("a.txt"))
    #expect(error([1, 2, 3], "N20W104.hgt") == .wrongSize("N20W104.hgt", bytes: 3))
    #expect(error(tile(), "cerro.hgt") == .nameWithoutPlace("cerro.hgt"))
    #expect(error(tile(), "N2ñW104.hgt") == .nameWithoutPlace("N2ñW104.hgt"))
    #expect(error([0x50, 0x4B, 3, 4], "a.zip") == .damagedZip("a.zip"))
    #expect(error([0x49, 0x49, 42, 0], "a.tif") == .damagedTIFF("a.tif"))
  }
}

@Suite("Real elevation", .enabled(if: folder != nil, "RECORRIDO_REAL_DATA names no folder with dem/"))
struct RealElevationTests {
  /// Counts by NumPy, values by GDAL 3.6.2: gdallocationinfo -valonly FILE COLUMN ROW.
  @Test("the tile of Andorra holds what GDAL reads in it")
  func andorra() throws {
    let grid = try readElevation(at: folder! + "N42E001.hgt.zip")
    #expect(grid.columns == 1_201 && grid.voidCount == 7_652)
    let known = grid.samples.filter { $0 != ElevationGrid.void }.map { Int($0) / 5 - 1_000 }
    #expect(known.min() == 349 && known.max() == 3_100 && known.reduce(0, +) == 1_969_219_669)
    func at(_ column: Double, _ row: Double) -> Double? {
      grid.metres(at: place(1 + column / 1_200, 43 - row / 1_200))
    }
    for (column, row, metres) in [(0, 0, 838), (626, 592, 1_024), (1_200, 1_200, 707), (900, 300, 923)] {
      #expect(isNear(at(Double(column), Double(row)), Double(metres), 0.01))
    }
    #expect(isNear(at(600.5, 600.5), (1_095 + 1_071 + 1_032 + 1_026) / 4.0, 0.01))
    #expect(isNear(at(600.25, 600), (0.75 * 1_095 + 0.25 * 1_071), 0.01))
    // One void of four, and two.
    #expect(isNear(at(113.5, 91.5), (881 + 846 + 958) / 3.0, 0.01))
    #expect(at(114.5, 91.5) == nil)
    #expect(try ElevationGrid(bytes: grid.bytes()) == grid)
  }

  @Test("the GeoTIFF of Porto Alegre holds what GDAL reads in it")
  func portoAlegre() throws {
    let grid = try readElevation(at: folder! + "porto-alegre-elevacion.tif")
    #expect(grid.columns == 413 && grid.rows == 403 && grid.voidCount == 0)
    // Origin and pixel size as gdalinfo has them; a value is that of the cell's centre.
    func at(_ column: Double, _ row: Double) -> Double? {
      grid.metres(
        at: place(
          -51.254861110999997 + (column + 0.5) * 0.000277777777240,
          -29.997638889000001 - (row + 0.5) * 0.000277777779156))
    }
    for (column, row, metres) in [(0, 0, 5), (100, 200, 8), (412, 402, 88), (300, 50, 10)] {
      #expect(isNear(at(Double(column), Double(row)), Double(metres), 1e-6))
    }
    #expect(at(-0.49, 0) != nil && at(-0.51, 0) == nil && at(412.49, 402.49) != nil && at(0, 402.51) == nil)
  }

  @Test("a real zip or TIFF cut anywhere is refused")
  func cut() throws {
    for file in ["N42E001.hgt.zip", "porto-alegre-elevacion.tif"] {
      let whole = try Array(Data(contentsOf: URL(filePath: folder! + file)))
      for length in stride(from: 4, to: whole.count, by: whole.count / 50) {
        #expect(throws: ElevationError.self) { try elevation(in: Array(whole[..<length]), name: file) }
      }
    }
  }
}
