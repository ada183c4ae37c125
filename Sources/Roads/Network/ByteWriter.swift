/// Whole numbers in groups of seven bits, one after the other.
struct ByteWriter {
  var bytes: ContiguousArray<UInt8>

  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Zigzag: 0, -1, 1, -2 … as 0, 1, 2, 3 …
  mutating func write(signed number: Int) { write((number << 1) ^ (number >> 63)) }

  /// The lowest bytes of a number, the lowest first.
  mutating func append(_ number: UInt64, bytes count: Int) {
    for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * index))) }
  }

  mutating func write(_ word: String) {
    write(word.utf8.count)
    bytes.append(contentsOf: word.utf8)
  }

  mutating func write(_ tags: some Collection<StreetData.Tag>) {
    write(tags.count)
    for tag in tags {
      write(Int(tag.key))
      write(Int(tag.value))
    }
  }

  mutating func write(_ places: [UInt32]) {
    write(places.count)
    for place in places { write(Int(place)) }
  }

  /// Without ways to pass it passes a node.
  mutating func write(_ restriction: StreetData.Restriction) {
    write(restriction.from)
    write(restriction.to)
    switch restriction.via {
    case .node(let node):
      write(0)
      write(Int(node))
    case .ways(let ways): write(ways)
    }
    write(restriction.tags)
  }
}
