import Territory
import Testing

@testable import Roads

private func read(_ tiff: DrawnTIFF) throws(ElevationError) -> ElevationGrid {
  try elevation(in: tiff.bytes, name: "cerro.tif")
}

private func refusal(_ tiff: DrawnTIFF) -> ElevationError? {
  do throws(ElevationError) {
    _ = try read(tiff)
    return nil
  } catch {
    for text in [error.spanish, error.english] { #expect(text.contains("cerro.tif") && text.hasSuffix(".")) }
    return error
  }
}

@Suite("GeoTIFF")
struct GeoTIFFTests {
  private func heights(_ grid: ElevationGrid) -> [Double?] {
    (0..<grid.rows).flatMap { row in
      (0..<grid.columns).map { column in
        grid.metres(
          at: Coordinate(
            longitude: grid.frame.west + Double(column) * grid.frame.stepEast,
            latitude: grid.frame.north - Double(row) * grid.frame.stepSouth))
      }
    }
  }

  @Test("a value stands at the middle of its cell, or at its point where the file says so")
  func place() throws {
    let area = try read(DrawnTIFF())
    #expect(area.frame.west == -102.75 && area.frame.north == 20.875 && heights(area) == [10, 20, 30, 40, 50, 60])
    var point = DrawnTIFF()
    point.keys[1].1 = 2
    #expect(try read(point).frame.west == -103 && read(point).frame.north == 21)
    var matrix = DrawnTIFF()
    (matrix.scale, matrix.tie) = (nil, nil)
    matrix.matrix = [0.5, 0, 0, -103, 0, -0.25, 0, 21, 0, 0, 0, 0, 0, 0, 0, 1]
    #expect(try read(matrix) == area)
    var tied = DrawnTIFF()
    tied.tie = [2, 1, 0, -102, 20.75, 0]
    #expect(try read(tied) == area)
  }

  @Test("bytes, whole numbers and floats, in strips and tiles; no-data, no number and the impossible are void")
  func kinds() throws {
    let numbers = (0..<(20 * 17)).map { $0 % 251 }
    var tiff = DrawnTIFF(columns: 20, rows: 17)
    for isTiled in [false, true] {
      tiff.isTiled = isTiled
      tiff.values = .byte(numbers.map { UInt8($0) })
      #expect(try heights(read(tiff)) == numbers.map { Double($0) })
      tiff.values = .unsigned(numbers.map { UInt16($0 * 40) })
      #expect(try heights(read(tiff)) == numbers.map { Double($0 * 40) })
      tiff.values = .signed(numbers.map { Int16($0 - 125) })
      #expect(try heights(read(tiff)) == numbers.map { Double($0 - 125) })
    }
    var floats = DrawnTIFF(values: .float([1.5, .nan, 3e9, -9_999, 5.25, -.infinity]))
    floats.noData = "5.25"
    #expect(try read(floats).voidCount == 5)
    var shorts = DrawnTIFF(values: .signed([-32_768, 1, 2, 3, -99, 5]))
    shorts.noData = "-99"
    #expect(try read(shorts).voidCount == 2)
  }

  @Test("other coordinate systems are refused by their code, and what has none too")
  func systems() {
    var tiff = DrawnTIFF()
    tiff.keys = [(1_024, 1), (3_072, 32_613)]
    #expect(refusal(tiff) == .otherSystem("cerro.tif", code: 32_613))
    tiff.keys = [(1_024, 2), (2_048, 4_267)]
    #expect(refusal(tiff) == .otherSystem("cerro.tif", code: 4_267))
    tiff.keys = [(1_024, 2), (2_048, 4_326), (2_054, 9_101)]
    #expect(refusal(tiff) == .otherSystem("cerro.tif", code: 4_326))
    tiff.keys = []
    #expect(refusal(tiff) == .notPlaced("cerro.tif"))
    tiff = DrawnTIFF()
    tiff.tie = nil
    #expect(refusal(tiff) == .notPlaced("cerro.tif"))
    tiff.tie = [0, 0, 0, 500_000, 2_200_000, 0]
    #expect(refusal(tiff) == .notPlaced("cerro.tif"))
    tiff = DrawnTIFF()
    tiff.matrix = [0.5, 0.1, 0, -103, 0, -0.25, 0, 21, 0, 0, 0, 0, 0, 0, 0, 1]
    #expect(refusal(tiff) == .rotated("cerro.tif"))
  }

  @Test("sizes that cannot be are refused before there is room for them")
  func sizes() {
    var bytes = DrawnTIFF().bytes
    func announce(_ columns: UInt32, _ rows: UInt32) {
      let directory = 8 + 12
      for (entry, value) in [(0, columns), (1, rows)] {
        for byte in 0..<4 {
          bytes[directory + 2 + entry * 12 + 8 + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte)))
        }
      }
    }
    func refused() -> ElevationError? {
      do throws(ElevationError) {
        _ = try elevation(in: bytes, name: "cerro.tif")
        return nil
      } catch {
        return error
      }
    }
    announce(3, 2)
    #expect(refused() == nil)
    announce(20_000, 20_000)
    #expect(refused() == .tooLarge("cerro.tif"))
    announce(10_000, 10_000)
    #expect(refused() == .damagedTIFF("cerro.tif"))
    announce(3, 0)
    #expect(refused() == .damagedTIFF("cerro.tif"))
  }

  @Test("any byte changed ends in a grid or in a sentence")
  func anyByte() {
    var tiled = DrawnTIFF()
    tiled.isTiled = true
    for bytes in [DrawnTIFF().bytes, tiled.bytes] {
      for index in bytes.indices {
        for mask in [0x01, 0x80, 0xFF] as [UInt8] {
          var broken = bytes
          broken[index] ^= mask
          _ = try? elevation(in: broken, name: "cerro.tif")
        }
      }
      for length in bytes.indices { _ = try? elevation(in: Array(bytes[..<length]), name: "cerro.tif") }
    }
  }
}
