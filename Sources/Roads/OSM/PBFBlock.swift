/// A block of a PBF, unpacked: its texts, its groups, and how its coordinates are written.
///
/// Source: OpenStreetMap wiki, "PBF Format", PrimitiveBlock and PrimitiveGroup.
struct PBFBlock {
  let bytes: ContiguousArray<UInt8>
  private(set) var groups: [Range<Int>] = []
  private(set) var granularity: Int64 = 100
  private(set) var latitudeOffset: Int64 = 0
  private(set) var longitudeOffset: Int64 = 0
  /// Where the length of each text stands.
  private var texts: ContiguousArray<UInt32> = []
  /// Per text: 1 + what it means as a key or as a value, 1 + its place among the words; 0 where nobody has asked yet.
  private var keys: ContiguousArray<UInt16> = []
  private var values: ContiguousArray<UInt8> = []
  private var places: ContiguousArray<UInt32> = []

  init(_ bytes: ContiguousArray<UInt8>) throws(OSMFault) {
    self.bytes = bytes
    let (span, end) = (bytes.span, bytes.count)
    var at = 0
    while at < end {
      let field = try readField(span, &at, end)
      switch field.number {
      case 1:
        try field.expect(WireField.lengthDelimited)
        try readTexts(in: readRange(span, &at, end))
      case 2:
        try field.expect(WireField.lengthDelimited)
        groups.append(try readRange(span, &at, end))
      case 17: granularity = try readNumber(field, &at)
      case 19: latitudeOffset = try readNumber(field, &at)
      case 20: longitudeOffset = try readNumber(field, &at)
      default: try skip(field, span, &at, end)
      }
    }
    // Beyond these no product or sum can leave 64 bits: a degree is 1e9 of the format's units.
    guard (1...1_000_000_000).contains(granularity), latitudeOffset.magnitude <= 1 << 40,
      longitudeOffset.magnitude <= 1 << 40
    else { throw .badGranularity }
    keys = ContiguousArray(repeating: 0, count: texts.count)
    values = ContiguousArray(repeating: 0, count: texts.count)
    places = ContiguousArray(repeating: 0, count: texts.count)
  }

  private func readNumber(_ field: WireField, _ at: inout Int) throws(OSMFault) -> Int64 {
    try field.expect(WireField.varint)
    return Int64(bitPattern: try readVarint(bytes.span, &at, bytes.count))
  }

  private mutating func readTexts(in range: Range<Int>) throws(OSMFault) {
    // A local hold on the bytes: a span of one's own may not be read while one changes.
    let bytes = bytes
    let span = bytes.span
    var at = range.lowerBound
    while at < range.upperBound {
      let field = try readField(span, &at, range.upperBound)
      guard field.number == 1, field.type == WireField.lengthDelimited else {
        try skip(field, span, &at, range.upperBound)
        continue
      }
      texts.append(UInt32(truncatingIfNeeded: at))
      _ = try readRange(span, &at, range.upperBound)
    }
  }

  private func text(_ index: Int) throws(OSMFault) -> String {
    var at = Int(texts[index])
    // Bytes that are no UTF-8 are mended: one broken name is no reason to lose a country.
    return String(decoding: bytes[try readRange(bytes.span, &at, bytes.count)], as: UTF8.self)
  }

  private func checked(_ index: UInt64) throws(OSMFault) -> Int {
    guard index < UInt64(texts.count) else { throw .noSuchString(Int(truncatingIfNeeded: min(index, 1 << 62))) }
    return Int(truncatingIfNeeded: index)
  }

  @inline(__always)
  mutating func key(_ index: UInt64) throws(OSMFault) -> RoadKey {
    guard index < UInt64(keys.count) else { throw .noSuchString(Int(truncatingIfNeeded: min(index, 1 << 62))) }
    let known = keys[Int(truncatingIfNeeded: index)]
    if known != 0 { return RoadKey(rawValue: known &- 1) }
    let key = RoadKey(try text(Int(index)))
    keys[Int(index)] = key.rawValue + 1
    return key
  }

  mutating func value(_ index: UInt64) throws(OSMFault) -> RoadValue {
    let index = try checked(index)
    if values[index] == 0 { values[index] = RoadValue(try text(index)).rawValue + 1 }
    return RoadValue(rawValue: values[index] - 1)
  }

  func text(_ index: UInt64) throws(OSMFault) -> String { try text(try checked(index)) }

  /// The place of a text among `words`, which must be the same list at every call.
  mutating func word(_ index: UInt64, in words: inout WordList) throws(OSMFault) -> UInt32 {
    let index = try checked(index)
    if places[index] == 0 { places[index] = words.place(of: try text(index)) + 1 }
    return places[index] - 1
  }

  mutating func tag(_ key: UInt64, _ value: UInt64, in words: inout WordList) throws(OSMFault) -> StreetData.Tag {
    StreetData.Tag(key: try word(key, in: &words), value: try word(value, in: &words))
  }
}
