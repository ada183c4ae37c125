/// The form in which an import keeps elevation: the same grid always gives the same bytes.
///
/// Eight bytes of name and version, the frame, then each sample as its difference from the one before in groups of seven
/// bits; at the end the CRC-32 of it all. Heights are kept to 0.2 m.
extension ElevationGrid {
  private static let name = ContiguousArray("RELIEV\u{0}\u{1}".utf8)

  public func bytes() -> ContiguousArray<UInt8> {
    var out = ByteWriter(Self.name)
    for number in [frame.west, frame.north, frame.stepEast, frame.stepSouth] {
      out.append(number.bitPattern, bytes: 8)
    }
    out.write(columns)
    out.write(rows)
    out.write(frame.reachesHalfStep ? 1 : 0)
    var before = 0
    for sample in samples {
      out.write(signed: Int(sample) - before)
      before = Int(sample)
    }
    out.append(UInt64(crc32(out.bytes[...])), bytes: 4)
    return out.bytes
  }

  /// - Throws: `ElevationError.damagedBytes` for anything else than what `bytes()` gives.
  public init(bytes: ContiguousArray<UInt8>) throws(ElevationError) {
    let end = bytes.count - 4
    guard end >= Self.name.count + 32, bytes.starts(with: Self.name),
      bytes[end...].reversed().reduce(0, { $0 << 8 | UInt32($1) }) == crc32(bytes[..<end])
    else { throw .damagedBytes }
    do {
      self = try Self.read(bytes, Self.name.count, end)
    } catch {
      throw .damagedBytes
    }
  }

  private static func read(_ bytes: ContiguousArray<UInt8>, _ start: Int, _ end: Int) throws -> ElevationGrid {
    let numbers = (0..<4).map { index in
      let at = start + 8 * index
      return Double(bitPattern: bytes[at..<(at + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
    var at = start + 32
    let span = bytes.span
    let (columns, rows) = (try readVarint(span, &at, end), try readVarint(span, &at, end))
    let reach = try readVarint(span, &at, end)
    // Every sample takes a byte at least.
    guard columns > 0, rows > 0, columns <= UInt64(sampleLimit), rows <= UInt64(sampleLimit) / columns,
      columns * rows <= UInt64(end - at), reach <= 1
    else { throw ElevationError.damagedBytes }
    let frame = Frame(
      west: numbers[0], north: numbers[1], stepEast: numbers[2], stepSouth: numbers[3], columns: Int(columns),
      rows: Int(rows), reachesHalfStep: reach == 1)
    var samples = ContiguousArray<UInt16>()
    samples.reserveCapacity(frame.columns * frame.rows)
    var sample: Int64 = 0
    for _ in 0..<(frame.columns * frame.rows) {
      sample &+= try readSigned(span, &at, end)
      guard let checked = UInt16(exactly: sample) else { throw ElevationError.damagedBytes }
      samples.append(checked)
    }
    guard at == end, frame.isOnEarth else { throw ElevationError.damagedBytes }
    return ElevationGrid(frame: frame, samples: samples)
  }
}
