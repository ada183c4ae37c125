import Territory

/// SpatiaLite's internal geometry BLOB, EPSG:4326, two dimensions, little-endian.
/// Source: gaia-sins.it, "BLOB-Geometry" (SpatiaLite's format reference).
enum SpatialBlob {
  static func encode(_ shape: Shape) -> [UInt8] {
    var out = Bytes()
    out.bytes.reserveCapacity(64)
    out.byte(0x00)
    out.byte(0x01)
    out.int32(4326)
    let box = shape.boundingBox ?? BoundingBox(west: 0, south: 0, east: 0, north: 0)
    for limit in [box.west, box.south, box.east, box.north] { out.double(limit) }
    out.byte(0x7C)
    out.body(shape)
    out.byte(0xFE)
    return out.bytes
  }

  /// nil where the bytes are no such geometry.
  static func decode(_ bytes: [UInt8]) -> Shape? {
    guard bytes.count >= 45, bytes[0] == 0, bytes[1] == 1, bytes[38] == 0x7C, bytes.last == 0xFE else { return nil }
    var reader = BlobReader(bytes: bytes, position: 39)
    guard let shape = reader.shape(), reader.position == bytes.count - 1 else { return nil }
    return shape
  }
}

private struct Bytes {
  var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }
  mutating func int32(_ value: Int) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).littleEndian) { bytes += $0 }
  }
  mutating func double(_ value: Double) { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 } }

  mutating func position(_ value: Coordinate) {
    double(value.longitude)
    double(value.latitude)
  }

  mutating func positions(_ values: [Coordinate]) {
    int32(values.count)
    for value in values { position(value) }
  }

  mutating func rings(_ polygon: Polygon) {
    int32(polygon.rings.count)
    for ring in polygon.rings { positions(ring) }
  }

  mutating func collection(_ type: Int, _ members: [() -> Shape]) {
    int32(type)
    int32(members.count)
    for member in members {
      byte(0x69)
      body(member())
    }
  }

  mutating func body(_ shape: Shape) {
    switch shape {
    case .point(let value):
      int32(1)
      position(value)
    case .line(let values):
      int32(2)
      positions(values)
    case .polygon(let polygon):
      int32(3)
      rings(polygon)
    case .multiPoint(let values): collection(4, values.map { value in { .point(value) } })
    case .multiLine(let lines): collection(5, lines.map { line in { .line(line) } })
    case .multiPolygon(let polygons): collection(6, polygons.map { polygon in { .polygon(polygon) } })
    }
  }
}

private struct BlobReader {
  let bytes: [UInt8]
  var position: Int

  mutating func int32() -> Int? {
    guard position + 4 <= bytes.count else { return nil }
    defer { position += 4 }
    return (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }

  mutating func double() -> Double? {
    guard position + 8 <= bytes.count else { return nil }
    defer { position += 8 }
    return bytes.withUnsafeBytes {
      Double(bitPattern: UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
    }
  }

  mutating func coordinate() -> Coordinate? {
    // Whoever tampered with the file may have written any number; the journal's integers hold only these.
    guard let longitude = double(), let latitude = double(), abs(longitude) < 1e9, abs(latitude) < 1e9 else {
      return nil
    }
    return Coordinate(longitude: longitude, latitude: latitude)
  }

  mutating func list<T>(_ item: (inout BlobReader) -> T?) -> [T]? {
    guard let count = int32(), count <= bytes.count else { return nil }
    var items: [T] = []
    items.reserveCapacity(count)
    for _ in 0..<count {
      guard let next = item(&self) else { return nil }
      items.append(next)
    }
    return items
  }

  mutating func positions() -> [Coordinate]? { list { $0.coordinate() } }

  mutating func polygon() -> Polygon? {
    guard let rings = list({ $0.positions() }), let exterior = rings.first else { return nil }
    return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
  }

  mutating func member() -> Shape? {
    guard position < bytes.count, bytes[position] == 0x69 else { return nil }
    position += 1
    return shape()
  }

  mutating func shape() -> Shape? {
    switch int32() {
    case 1: coordinate().map(Shape.point)
    case 2: positions().map(Shape.line)
    case 3: polygon().map(Shape.polygon)
    case 4: list { if case .point(let value)? = $0.member() { value } else { nil } }.map(Shape.multiPoint)
    case 5: list { if case .line(let value)? = $0.member() { value } else { nil } }.map(Shape.multiLine)
    case 6: list { if case .polygon(let value)? = $0.member() { value } else { nil } }.map(Shape.multiPolygon)
    default: nil
    }
  }
}
