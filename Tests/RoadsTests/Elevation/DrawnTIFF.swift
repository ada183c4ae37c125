/// A TIFF written by hand, without compression: little-endian, one value per cell.
struct DrawnTIFF {
  enum Values {
    case byte([UInt8])
    case signed([Int16])
    case unsigned([UInt16])
    case float([Float])
  }

  var columns = 3
  var rows = 2
  var values = Values.signed([10, 20, 30, 40, 50, 60])
  /// Tiles of 16 × 16 instead of one strip.
  var isTiled = false
  /// GeoKeys: their number and value.
  var keys: [(UInt16, UInt16)] = [(1_024, 2), (1_025, 1), (2_048, 4_326)]
  var scale: [Double]? = [0.5, 0.25, 0]
  var tie: [Double]? = [0, 0, 0, -103, 21, 0]
  var matrix: [Double]?
  var noData: String?

  private var width: Int {
    switch values {
    case .byte: 1
    case .signed, .unsigned: 2
    case .float: 4
    }
  }

  private var format: Int {
    switch values {
    case .byte, .unsigned: 1
    case .signed: 2
    case .float: 3
    }
  }

  private var cells: [[UInt8]] {
    switch values {
    case .byte(let values): values.map { [$0] }
    case .signed(let values): values.map { little(UInt64(UInt16(bitPattern: $0)), 2) }
    case .unsigned(let values): values.map { little(UInt64($0), 2) }
    case .float(let values): values.map { little(UInt64($0.bitPattern), 4) }
    }
  }

  private var pixels: [UInt8] {
    guard isTiled else { return cells.flatMap { $0 } }
    let empty = [UInt8](repeating: 0, count: width)
    var out: [UInt8] = []
    for top in stride(from: 0, to: rows, by: 16) {
      for left in stride(from: 0, to: columns, by: 16) {
        for row in top..<(top + 16) {
          for column in left..<(left + 16) {
            out += row < rows && column < columns ? cells[row * columns + column] : empty
          }
        }
      }
    }
    return out
  }

  var bytes: [UInt8] {
    let pixels = pixels
    let tileCount = ((columns + 15) / 16) * ((rows + 15) / 16)
    var entries: [(tag: Int, type: Int, count: Int, data: [UInt8])] = []
    func add(_ tag: Int, short value: Int) { entries.append((tag, 3, 1, little(UInt64(value), 2))) }
    func add(_ tag: Int, longs values: [Int]) {
      entries.append((tag, 4, values.count, values.flatMap { little(UInt64($0), 4) }))
    }
    func add(_ tag: Int, doubles values: [Double]?) {
      guard let values else { return }
      entries.append((tag, 12, values.count, values.flatMap { little($0.bitPattern, 8) }))
    }
    add(256, longs: [columns])
    add(257, longs: [rows])
    add(258, short: width * 8)
    add(259, short: 1)
    add(262, short: 1)
    if !isTiled { add(273, longs: [8]) }
    add(277, short: 1)
    if !isTiled {
      add(278, longs: [rows])
      add(279, longs: [pixels.count])
    } else {
      add(322, longs: [16])
      add(323, longs: [16])
      add(324, longs: (0..<tileCount).map { 8 + $0 * 256 * width })
      add(325, longs: (0..<tileCount).map { _ in 256 * width })
    }
    add(339, short: format)
    add(33_550, doubles: scale)
    add(33_922, doubles: tie)
    add(34_264, doubles: matrix)
    let shorts: [UInt16] = [1, 1, 0, UInt16(keys.count)] + keys.flatMap { [$0.0, 0, 1, $0.1] }
    entries.append((34_735, 3, shorts.count, shorts.flatMap { little(UInt64($0), 2) }))
    if let noData { entries.append((42_113, 2, noData.utf8.count + 1, Array(noData.utf8) + [0])) }
    return file(pixels, entries)
  }

  private func file(_ pixels: [UInt8], _ entries: [(tag: Int, type: Int, count: Int, data: [UInt8])]) -> [UInt8] {
    let directory = 8 + (pixels.count + 1) / 2 * 2
    var tail = directory + 2 + entries.count * 12 + 4
    var (head, extra): ([UInt8], [UInt8]) = (little(UInt64(entries.count), 2), [])
    for entry in entries {
      head += little(UInt64(entry.tag), 2) + little(UInt64(entry.type), 2) + little(UInt64(entry.count), 4)
      if entry.data.count <= 4 {
        head += entry.data + [UInt8](repeating: 0, count: 4 - entry.data.count)
      } else {
        head += little(UInt64(tail), 4)
        extra += entry.data
        tail += entry.data.count
      }
    }
    let gap = [UInt8](repeating: 0, count: directory - 8 - pixels.count)
    return [0x49, 0x49, 42, 0] + little(UInt64(directory), 4) + pixels + gap + head + [0, 0, 0, 0] + extra
  }

  private func little(_ number: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
  }
}
