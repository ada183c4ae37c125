/// A small shapefile made in memory.
struct MadeShapefile {
  enum Content {
    case null
    case point(Double, Double)
    case multiPoint([[Double]])
    /// Parts of a line (3) or rings of a polygon (5), of x, y and what else the type has.
    case parts([[[Double]]])
    case raw([UInt8])
  }

  /// As in the file: 5, 15 (with Z), 25 (with M) …
  var type: Int
  var contents: [Content]
  var names: [String] = []

  var shp: [UInt8] {
    var records: [UInt8] = []
    for (index, content) in contents.enumerated() {
      let bytes = self.bytes(of: content)
      records += Self.big(index + 1) + Self.big(bytes.count / 2) + bytes
    }
    var header = Self.big(9994) + [UInt8](repeating: 0, count: 20) + Self.big((100 + records.count) / 2)
    header += Self.little(1000) + Self.little(type) + [UInt8](repeating: 0, count: 64)
    return header + records
  }

  /// One column NOMBRE of 10 characters.
  var dbf: [UInt8] {
    var header: [UInt8] =
      [3, 124, 1, 1] + Self.little(names.count) + [65, 0, 11, 0] + [UInt8](repeating: 0, count: 20)
    header +=
      Array("NOMBRE".utf8) + [0, 0, 0, 0, 0] + [UInt8(ascii: "C"), 0, 0, 0, 0, 10] + [UInt8](repeating: 0, count: 15)
    header.append(0x0D)
    return header + names.flatMap { [0x20] + Array($0.utf8) + [UInt8](repeating: 0x20, count: 10 - $0.utf8.count) } + [
      0x1A
    ]
  }

  private func bytes(of content: Content) -> [UInt8] {
    let box = [UInt8](repeating: 0, count: 32)
    switch content {
    case .null: return Self.little(0)
    case .raw(let bytes): return bytes
    case .point(let x, let y):
      return Self.little(type) + Self.double(x) + Self.double(y) + (type > 10 ? Self.double(0) + Self.double(0) : [])
    case .multiPoint(let points):
      return Self.little(type) + box + Self.little(points.count) + points.flatMap { $0.flatMap(Self.double) }
    case .parts(let parts):
      let starts = parts.indices.map { parts[..<$0].reduce(0) { $0 + $1.count } }
      let points = parts.joined()
      var bytes = Self.little(type) + box + Self.little(parts.count) + Self.little(points.count)
      bytes += starts.flatMap(Self.little) + points.flatMap { $0.prefix(2).flatMap(Self.double) }
      if type > 10 { bytes += [UInt8](repeating: 0, count: 16) + points.flatMap { Self.double($0.last!) } }
      return bytes
    }
  }

  private static func big(_ value: Int) -> [UInt8] { little(value).reversed() }
  static func little(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
  static func double(_ value: Double) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (UInt64($0) * 8)) }
  }
}
