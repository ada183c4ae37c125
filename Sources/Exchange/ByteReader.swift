/// Numbers out of binary geometries, checked against the end.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var position: Int
  private let end: Int
  var isLittleEndian = true

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    (self.bytes, position, end) = (bytes, range.lowerBound, min(range.upperBound, bytes.count))
  }

  var remaining: Int { end - position }

  /// - Throws: `ShapeFault.damaged` where fewer than `count` bytes are left.
  mutating func skip(_ count: Int) throws(ShapeFault) {
    guard count >= 0, count <= remaining else { throw .damaged }
    position += count
  }

  mutating func byte() throws(ShapeFault) -> UInt8 {
    try skip(1)
    return bytes[position - 1]
  }

  mutating func uint32() throws(ShapeFault) -> UInt32 {
    try skip(4)
    let start = position - 4
    var value: UInt32 = 0
    for index in 0..<4 { value = value << 8 | UInt32(bytes[isLittleEndian ? start + 3 - index : start + index]) }
    return value
  }

  mutating func double() throws(ShapeFault) -> Double {
    try skip(8)
    let start = position - 8
    var bits: UInt64 = 0
    for index in 0..<8 { bits = bits << 8 | UInt64(bytes[isLittleEndian ? start + 7 - index : start + index]) }
    return Double(bitPattern: bits)
  }

  /// A number of things of which each takes `size` bytes or more: no more than can follow.
  mutating func count(ofSize size: Int) throws(ShapeFault) -> Int {
    let count = Int(try uint32())
    guard count <= remaining / size else { throw .damaged }
    return count
  }
}
