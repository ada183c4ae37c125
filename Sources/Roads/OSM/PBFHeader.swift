/// What the header block of a PBF says.
struct PBFHeader {
  private(set) var box: OSMCounts.Box?
  private(set) var required: [String] = []

  /// Features that a reader must know, and that we do.
  static let known: Set<String> = ["OsmSchema-V0.6", "DenseNodes", "HistoricalInformation"]

  init(_ block: ContiguousArray<UInt8>) throws(OSMFault) {
    let (bytes, end) = (block.span, block.count)
    var at = 0
    while at < end {
      let field = try readField(bytes, &at, end)
      switch (field.number, field.type) {
      case (1, WireField.lengthDelimited): box = try readBox(bytes, try readRange(bytes, &at, end))
      case (4, WireField.lengthDelimited):
        required.append(String(decoding: block[try readRange(bytes, &at, end)], as: UTF8.self))
      default: try skip(field, bytes, &at, end)
      }
    }
  }
}

/// Left, right, top and bottom in 1e-9 degrees; nil where some are missing.
private func readBox(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(OSMFault) -> OSMCounts.Box? {
  var sides: [Int: Int] = [:]
  var at = range.lowerBound
  while at < range.upperBound {
    let field = try readField(bytes, &at, range.upperBound)
    guard field.type == WireField.varint else {
      try skip(field, bytes, &at, range.upperBound)
      continue
    }
    sides[field.number] = Int(try readSigned(bytes, &at, range.upperBound)) / 100
  }
  guard let west = sides[1], let east = sides[2], let north = sides[3], let south = sides[4] else { return nil }
  return OSMCounts.Box(west: west, south: south, east: east, north: north)
}
