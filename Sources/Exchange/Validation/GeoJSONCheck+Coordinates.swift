import Geometry
import Territory

/// The positions of one geometry as they were met, with the brackets around them.
struct CheckedCoordinates {
  /// Longitude and latitude in turn.
  var numbers: ContiguousArray<Double> = []
  /// Of each position, infinite where it has none; empty where no position has one.
  private var heights: ContiguousArray<Double> = []
  /// One past the last position of each list of positions.
  var ends: ContiguousArray<Int> = []
  /// One past the last of these lists in each list of lists.
  var parts: ContiguousArray<Int> = []
  /// How deep positions lie; nil without any.
  var nesting: Int?
  var isMixed = false
  /// Whether a position is wrong by itself.
  var isFlawed = false
  var extent: GeoJSONExtent?
  var isComplete = true

  /// Positions kept of one geometry; more are checked one by one only.
  static let limit = 4_000_000

  mutating func clear() { self = Self(reusing: self) }

  init() {}

  private init(reusing other: consuming Self) {
    (numbers, heights, ends, parts) = (other.numbers, other.heights, other.ends, other.parts)
    numbers.removeAll(keepingCapacity: true)
    heights.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func append(_ x: Double, _ y: Double, _ height: Double?, nesting: Int) {
    if self.nesting == nil { self.nesting = nesting }
    if self.nesting != nesting { isMixed = true }
    // A place that is not on Earth is a fault of its own, and no reason to widen a box.
    if abs(x) <= 180, abs(y) <= 90 {
      if extent == nil { extent = GeoJSONExtent(x, y, height) } else { extent!.extend(x, y, height) }
    }
    guard numbers.count < 2 * Self.limit else {
      isComplete = false
      return
    }
    if height != nil || !heights.isEmpty { append(height) }
    numbers.append(x)
    numbers.append(y)
  }

  private mutating func append(_ height: Double?) {
    if heights.isEmpty { heights.append(contentsOf: repeatElement(.infinity, count: count)) }
    heights.append(height ?? .infinity)
  }

  var count: Int { numbers.count / 2 }

  func position(_ index: Int) -> Coordinate {
    Coordinate(longitude: numbers[2 * index], latitude: numbers[2 * index + 1])
  }

  /// Whether two positions are the same, their heights too.
  func isSame(_ one: Int, _ other: Int) -> Bool {
    position(one) == position(other) && (heights.isEmpty || heights[one] == heights[other])
  }

  func positions(_ range: Range<Int>) -> [Coordinate] { range.map(position) }
}

extension GeoJSONCheck {
  mutating func readCoordinates() throws {
    var kept = CheckedCoordinates()
    swap(&kept, &coordinates)
    kept.clear()
    defer { swap(&kept, &coordinates) }
    guard let byte = try stream.next() else { throw unexpected(nil) }
    guard byte == UInt8(ascii: "[") else {
      kept.isFlawed = true
      return try refuse(.coordinates, byte)
    }
    _ = try readList(into: &kept, depth: 0)
  }

  /// A position, or a list of lists of positions; how many levels it has, 0 for a position, nil where it is empty.
  private mutating func readList(into kept: inout CheckedCoordinates, depth: Int) throws -> Int? {
    guard depth < 8 else { throw JSONStop(problem: .tooDeep) }
    stream.advance()
    guard try !stream.take(UInt8(ascii: "]")) else { return nil }
    var height: Int?
    repeat {
      guard let byte = try stream.next() else { throw unexpected(nil) }
      if byte == UInt8(ascii: "[") {
        let below = try readList(into: &kept, depth: depth + 1)
        if let below { height = below + 1 }
      } else if byte == UInt8(ascii: "-") || byte &- 0x30 < 10 || byte == UInt8(ascii: "N")
        || byte == UInt8(ascii: "I")
      {
        if height != nil { kept.isMixed = true }
        try readPosition(into: &kept, depth: depth)
        return 0
      } else if height == nil {
        // What comes first decides what a list is; a text or null there stands where a number should.
        try readPosition(into: &kept, depth: depth)
        return 0
      } else {
        kept.isFlawed = true
        try refuse(.position, byte)
      }
    } while try another(until: UInt8(ascii: "]"))
    if height == 1 { kept.ends.append(kept.count) }
    if height == 2 { kept.parts.append(kept.ends.count) }
    return height
  }

  /// The numbers of a position, of which the first comes next, and its closing bracket.
  private mutating func readPosition(into kept: inout CheckedCoordinates, depth: Int) throws {
    var (x, y, count, decimals, isSound) = (0.0, 0.0, 0, 0, true)
    var height: Double?
    stream.mark()
    repeat {
      guard let byte = try stream.next() else { throw unexpected(nil) }
      guard byte == UInt8(ascii: "-") || byte &- 0x30 < 10 || byte == UInt8(ascii: "N") || byte == UInt8(ascii: "I")
      else {
        isSound = false
        try refuse(.number, byte)
        continue
      }
      let number = try stream.number()
      if !number.value.isFinite {
        isSound = false
        note(number.value.isNaN ? .notFinite : .hugeNumber, at: stream.markedPlace)
      }
      if count == 0 { x = number.value }
      if count == 1 { y = number.value }
      if count == 2 { height = number.value }
      if count < 2, number.decimals > decimals { decimals = number.decimals }
      count += 1
    } while try another(until: UInt8(ascii: "]"))
    if isSound, count < 2 {
      isSound = false
      note(.shortPosition, at: stream.markedPlace)
    }
    if count > 3 { note(.longPosition, at: stream.markedPlace) }
    if decimals > 7 { note(.tooPrecise, at: stream.markedPlace) }
    // Written so that what is no number fails too.
    if isSound, !(x.magnitude <= 180 && y.magnitude <= 90) {
      note(.outOfRange(isSwapped: x.magnitude <= 90 && y.magnitude <= 180), at: stream.markedPlace)
    }
    guard isSound else {
      kept.isFlawed = true
      return
    }
    kept.append(x, y, height, nesting: depth)
  }
}
