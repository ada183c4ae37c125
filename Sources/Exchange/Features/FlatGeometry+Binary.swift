/// Geometries as SQLite files hold them, laid flat without a value for each part.
///
/// Sources: gaia-sins.it, "BLOB-Geometry" (SpatiaLite's format reference); OGC 12-128r18, GeoPackage 1.3.1, §2.1.3;
/// OGC 06-103r4, Simple feature access, §8.2 (well-known binary).
extension FlatGeometry {
  /// Takes a geometry of SpatiaLite (of any system; uncompressed) or of a GeoPackage; third dimensions are dropped.
  /// - Throws: `ShapeFault` for what is damaged, is no simple geometry or has a position that is none.
  mutating func take(binary bytes: RawSpan) throws(ShapeFault) {
    clear()
    var reader = BinaryGeometry(position: 0)
    let isSpatiaLite = try reader.head(of: bytes)
    guard let isSpatiaLite else { return }
    do {
      try body(bytes, &reader, memberKind: nil, isSpatiaLite: isSpatiaLite)
    } catch {
      clear()
      throw error
    }
    if isSpatiaLite, reader.position &+ 1 != bytes.byteCount || bytes[reader.position] != 0xFE {
      clear()
      throw .damaged
    }
    if numbers.isEmpty { clear() }
  }

  /// Of one geometry, or of one member of a multiple one, which must be of `memberKind`.
  private mutating func body(
    _ bytes: RawSpan, _ reader: inout BinaryGeometry, memberKind: Int?, isSpatiaLite: Bool
  ) throws(ShapeFault) {
    let isMember = memberKind != nil
    let (code, dimensions) = try reader.kind(bytes, isMember: isMember, isSpatiaLite: isSpatiaLite)
    if let memberKind, memberKind != code { throw .damaged }
    if !isMember { kind = Kind(rawValue: UInt8(truncatingIfNeeded: code)) }
    switch code {
    case 1:
      // The empty point of well-known binary is made of NaN.
      let isEmpty = try reader.skipsEmptyPoint(bytes, dimensions)
      if isEmpty, isMember { throw .notFinite }
      if !isEmpty { try positions(bytes, &reader, 1, dimensions) }
      if !isMember { ends.append(positionCount) }
    case 2:
      let count = try reader.count(bytes, ofSize: 8 * dimensions)
      if count == 1 { throw .shortLine(positions: 1) }
      try positions(bytes, &reader, count, dimensions)
      if count > 0 { ends.append(positionCount) }
    case 3:
      for ring in 0..<(try reader.count(bytes, ofSize: 4)) {
        let count = try reader.count(bytes, ofSize: 8 * dimensions)
        guard count >= 4 else { throw .shortRing(ring + 1, positions: count) }
        try positions(bytes, &reader, count, dimensions)
        ends.append(positionCount)
      }
      if ends.count > (parts.last ?? 0) { parts.append(ends.count) }
    case 4...6:
      for _ in 0..<(try reader.count(bytes, ofSize: 5)) {
        try body(bytes, &reader, memberKind: code - 3, isSpatiaLite: isSpatiaLite)
      }
      if code == 4 { ends.append(positionCount) }
    case 7: throw .collection
    default: throw .unknownKind("WKB \(code)")
    }
  }

  @inline(__always)
  private mutating func positions(
    _ bytes: RawSpan, _ reader: inout BinaryGeometry, _ count: Int, _ dimensions: Int
  ) throws(ShapeFault) {
    let stride = 8 &* dimensions
    guard bytes.byteCount &- reader.position >= count &* stride else { throw .damaged }
    let start = numbers.count
    numbers.append(contentsOf: repeatElement(0, count: 2 &* count))
    var target = numbers.mutableSpan
    var isUsable = true
    for index in 0..<count {
      let at = reader.position &+ index &* stride
      let (x, y) = (reader.double(bytes, at), reader.double(bytes, at &+ 8))
      if !(Self.isUsable(x) && Self.isUsable(y)) { isUsable = false }
      target[start &+ 2 &* index] = x
      target[start &+ 2 &* index &+ 1] = y
    }
    guard isUsable else { throw .notFinite }
    reader.position &+= count &* stride
  }
}

/// Where the next bytes of a binary geometry are taken, and in which order.
private struct BinaryGeometry {
  var position: Int
  private var isBigEndian = false

  init(position: Int) { self.position = position }

  /// Moves to the geometry's kind: true in SpatiaLite's layout, false in well-known binary, nil for an empty one.
  mutating func head(of bytes: RawSpan) throws(ShapeFault) -> Bool? {
    guard bytes.byteCount >= 8 else { throw .damaged }
    if bytes[0] == 0 {
      guard bytes.byteCount >= 44, bytes[1] < 2, bytes[38] == 0x7C else { throw .damaged }
      isBigEndian = bytes[1] == 0
      position = 39
      return true
    }
    guard bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else { throw .damaged }
    let envelope = Int(bytes[3] >> 1 & 7)
    guard envelope < 5, bytes[3] & 0x20 == 0 else { throw .damaged }
    if bytes[3] & 0x10 != 0 { return nil }
    position = 8 + [0, 32, 48, 48, 64][envelope]
    return false
  }

  /// The kind's code, 1 to 7, and how many numbers a position has.
  mutating func kind(
    _ bytes: RawSpan, isMember: Bool, isSpatiaLite: Bool
  ) throws(ShapeFault) -> (code: Int, dimensions: Int) {
    if isSpatiaLite {
      if isMember {
        guard try byte(bytes) == 0x69 else { throw .damaged }
      }
    } else {
      let order = try byte(bytes)
      guard order < 2 else { throw .damaged }
      isBigEndian = order == 0
    }
    let code = try uint32(bytes)
    // PostGIS marks a reference system and further dimensions by the highest bits.
    if code & 0x2000_0000 != 0 { _ = try uint32(bytes) }
    let iso = Int(code & 0x1FFF_FFFF)
    guard iso < 4000 else { throw .unknownKind("WKB \(iso)") }
    let hasZ = code & 0x8000_0000 != 0 || iso / 1000 == 1 || iso / 1000 == 3
    let hasM = code & 0x4000_0000 != 0 || iso / 1000 == 2 || iso / 1000 == 3
    return (iso % 1000, 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0))
  }

  mutating func byte(_ bytes: RawSpan) throws(ShapeFault) -> UInt8 {
    guard position < bytes.byteCount else { throw .damaged }
    position &+= 1
    return bytes[position &- 1]
  }

  @inline(__always)
  mutating func uint32(_ bytes: RawSpan) throws(ShapeFault) -> UInt32 {
    guard position &+ 4 <= bytes.byteCount else { throw .damaged }
    let value = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt32.self)
    position &+= 4
    return isBigEndian ? UInt32(bigEndian: value) : UInt32(littleEndian: value)
  }

  /// A number of things of which each takes `size` bytes or more: no more than can follow.
  @inline(__always)
  mutating func count(_ bytes: RawSpan, ofSize size: Int) throws(ShapeFault) -> Int {
    let count = Int(try uint32(bytes))
    guard count <= (bytes.byteCount &- position) / size else { throw .damaged }
    return count
  }

  @inline(__always)
  func double(_ bytes: RawSpan, _ at: Int) -> Double {
    let bits = bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
    return Double(bitPattern: isBigEndian ? UInt64(bigEndian: bits) : UInt64(littleEndian: bits))
  }

  /// Moves over a point whose numbers are NaN.
  mutating func skipsEmptyPoint(_ bytes: RawSpan, _ dimensions: Int) throws(ShapeFault) -> Bool {
    guard bytes.byteCount &- position >= 8 * dimensions else { throw .damaged }
    guard double(bytes, position).isNaN, double(bytes, position &+ 8).isNaN else { return false }
    position &+= 8 * dimensions
    return true
  }
}
