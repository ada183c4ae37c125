/// Takes street data out of its bytes, and believes nothing: every count fits what is left of the bytes before there is
/// room for it, every place exists.
struct StreetReader {
  let bytes: ContiguousArray<UInt8>
  var at: Int
  let end: Int
  private var data = StreetData()

  init(bytes: ContiguousArray<UInt8>, at: Int, end: Int) { (self.bytes, self.at, self.end) = (bytes, at, end) }

  mutating func streets() throws(StreetBytesError) -> StreetData {
    for _ in 0..<(try count()) { data.words.append(try word()) }
    try readNodes()
    try readWays()
    try readNodeTags()
    for _ in 0..<(try count()) { data.restrictions.append(try restriction()) }
    guard at == end else { throw .damaged }
    return data
  }

  private mutating func number() throws(StreetBytesError) -> Int {
    var place = at
    guard let value = try? readVarint(bytes.span, &place, end), value <= UInt64(Int.max) else { throw .damaged }
    at = place
    return Int(value)
  }

  private mutating func signed(after before: Int, in range: ClosedRange<Int>) throws(StreetBytesError) -> Int {
    let raw = try number()
    let (sum, overflows) = before.addingReportingOverflow((raw >> 1) ^ -(raw & 1))
    guard !overflows, range.contains(sum) else { throw .damaged }
    return sum
  }

  /// How many things follow: each takes a byte at least.
  private mutating func count() throws(StreetBytesError) -> Int {
    let count = try number()
    guard count <= end - at else { throw .damaged }
    return count
  }

  private mutating func place(below limit: Int) throws(StreetBytesError) -> UInt32 {
    let place = try number()
    guard place < limit, let place = UInt32(exactly: place) else { throw .damaged }
    return place
  }

  private mutating func word() throws(StreetBytesError) -> String {
    let length = try count()
    guard let word = String(validating: bytes[at..<(at + length)], as: UTF8.self) else { throw .damaged }
    at += length
    return word
  }

  private mutating func readNodes() throws(StreetBytesError) {
    let count = try count()
    data.longitudes.reserveCapacity(count)
    data.latitudes.reserveCapacity(count)
    var (longitude, latitude) = (0, 0)
    for _ in 0..<count {
      longitude = try signed(after: longitude, in: -1_800_000_000...1_800_000_000)
      latitude = try signed(after: latitude, in: -900_000_000...900_000_000)
      data.longitudes.append(Int32(longitude))
      data.latitudes.append(Int32(latitude))
    }
  }

  private mutating func readWays() throws(StreetBytesError) {
    var node = 0
    let nodes = 0...max(0, data.nodeCount - 1)
    for _ in 0..<(try count()) {
      let length = try count()
      guard length == 0 || data.nodeCount > 0 else { throw .damaged }
      for _ in 0..<length {
        node = try signed(after: node, in: nodes)
        data.wayNodes.append(UInt32(node))
      }
      data.firstNode.append(UInt32(data.wayNodes.count))
      data.tags += try tags()
      data.firstTag.append(UInt32(data.tags.count))
    }
  }

  private mutating func readNodeTags() throws(StreetBytesError) {
    var node = -1
    for index in 0..<(try count()) {
      // Rising: only the first may stand at 0.
      let next = max(0, node).addingReportingOverflow(try number())
      guard !next.overflow, next.partialValue < data.nodeCount, index == 0 || next.partialValue > node else {
        throw .damaged
      }
      node = next.partialValue
      data.taggedNodes.append(UInt32(node))
      data.nodeTags += try tags()
      data.firstNodeTag.append(UInt32(data.nodeTags.count))
    }
  }

  private mutating func tags() throws(StreetBytesError) -> [StreetData.Tag] {
    var tags: [StreetData.Tag] = []
    for _ in 0..<(try count()) {
      let key = try place(below: data.words.count)
      tags.append(StreetData.Tag(key: key, value: try place(below: data.words.count)))
    }
    return tags
  }

  private mutating func ways() throws(StreetBytesError) -> [UInt32] {
    var ways: [UInt32] = []
    for _ in 0..<(try count()) { ways.append(try place(below: data.wayCount)) }
    return ways
  }

  private mutating func restriction() throws(StreetBytesError) -> StreetData.Restriction {
    let (from, to) = (try ways(), try ways())
    let passed = try ways()
    let via = passed.isEmpty ? .node(try place(below: data.nodeCount)) : StreetData.Restriction.Via.ways(passed)
    return StreetData.Restriction(from: from, via: via, to: to, tags: try tags())
  }
}
