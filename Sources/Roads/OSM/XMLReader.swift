/// The tags of an XML file, one after the other, as it streams by: what OSM's XML needs and no more.
///
/// Texts between tags, comments and CDATA are passed over. There are no document types and so no entities but the five
/// of XML and characters by number: nothing can unfold.
/// Source: W3C, "Extensible Markup Language (XML) 1.0", 5th edition.
struct XMLReader {
  enum Event {
    case start(isEmpty: Bool)
    case end, endOfFile
  }

  /// A tag longer than this is none of OSM's.
  static let tagLimit = 1 << 20
  private static let pieceSize = 256 * 1024

  private let input: OSMInput
  private(set) var buffer: ContiguousArray<UInt8> = []
  private var at = 0
  /// The line of the tag that was met last, from 1.
  private(set) var line = 1
  /// Where the name of the tag that was met last lies in `buffer`, and what stands behind it.
  private(set) var name = 0..<0
  private(set) var rest = 0..<0

  init(_ input: OSMInput) throws {
    try input.rewind()
    self.input = input
    _ = try fill()
    if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
      throw fault(.encoding("UTF-16"))
    }
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  var share: Double { input.share }

  func fault(_ fault: XMLFault) -> OSMError { .damagedXML(input.path, line: line, fault: fault) }

  /// Moves to the next tag.
  mutating func next() throws -> Event {
    while true {
      guard try findTag() else { return .endOfFile }
      let start = at
      guard try has(2) else { throw fault(.endsEarly) }
      switch buffer[start + 1] {
      case UInt8(ascii: "?"): try readInstruction()
      case UInt8(ascii: "!"): try passDeclaration()
      case UInt8(ascii: "/"):
        try readTag(nameFrom: 2)
        return .end
      default:
        try readTag(nameFrom: 1)
        guard !rest.isEmpty, buffer[rest.upperBound - 1] == UInt8(ascii: "/") else { return .start(isEmpty: false) }
        rest = rest.lowerBound..<(rest.upperBound - 1)
        return .start(isEmpty: true)
      }
    }
  }

  /// Moves to the next `<`, over whatever text stands before it.
  private mutating func findTag() throws -> Bool {
    repeat {
      var (place, lines) = (at, 0)
      let isFound = scanText(&place, &lines)
      (at, line) = (place, line + lines)
      if isFound { return true }
    } while try fill()
    return false
  }

  private func scanText(_ place: inout Int, _ lines: inout Int) -> Bool {
    let bytes = buffer.span
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "<") { return true }
      if byte == UInt8(ascii: "\n") { lines &+= 1 }
      place &+= 1
    }
    return false
  }

  /// From the `<` at `at` to the `>` that closes it; one in quotes does not.
  private mutating func readTag(nameFrom: Int) throws {
    var offset = nameFrom
    var quote: UInt8 = 0
    var lines = 0
    while try !scanTag(&offset, &quote, &lines) {
      guard offset <= Self.tagLimit else { throw fault(.tagTooLong) }
      guard try fill() else { throw fault(.endsEarly) }
    }
    line += lines
    let end = at + offset
    var nameEnd = at + nameFrom
    while nameEnd < end, !isSpace(buffer[nameEnd]), buffer[nameEnd] != UInt8(ascii: "/") { nameEnd += 1 }
    name = (at + nameFrom)..<nameEnd
    rest = nameEnd..<end
    guard !name.isEmpty else { throw fault(.malformedTag) }
    at = end + 1
  }

  /// Moves `offset` to the `>`; false where the buffer ends first.
  private func scanTag(_ offset: inout Int, _ quote: inout UInt8, _ lines: inout Int) throws -> Bool {
    let bytes = buffer.span
    while at &+ offset < bytes.count {
      let byte = bytes[at &+ offset]
      if byte == UInt8(ascii: "\n") { lines &+= 1 }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return true
      } else if byte == UInt8(ascii: "<") {
        throw fault(.malformedTag)
      }
      offset &+= 1
    }
    return false
  }

  /// `<?xml … encoding="…"?>` and other instructions.
  private mutating func readInstruction() throws {
    let range = try pass(upTo: "?>", keeping: true)
    let text = String(decoding: buffer[range], as: UTF8.self)
    guard text.hasPrefix("<?xml"), let place = text.utf8.firstRange(of: "encoding".utf8) else { return }
    let value = text[place.upperBound...].split(whereSeparator: { "=\"' \n\t\r".contains($0) }).first ?? ""
    guard ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(value.uppercased()) else {
      throw fault(.encoding(String(value.prefix(40))))
    }
  }

  /// Comments and CDATA are passed over.
  private mutating func passDeclaration() throws {
    if try has(4), buffer[at..<(at + 4)].elementsEqual("<!--".utf8) {
      at += 4
      _ = try pass(upTo: "-->", keeping: false)
    } else if try has(9), buffer[at..<(at + 9)].elementsEqual("<![CDATA[".utf8) {
      at += 9
      _ = try pass(upTo: "]]>", keeping: false)
    } else {
      throw fault(try has(4) ? .doctype : .endsEarly)
    }
  }

  /// Moves behind `mark`; of what was passed only an instruction is kept, and that is short.
  private mutating func pass(upTo mark: StaticString, keeping: Bool) throws -> Range<Int> {
    let mark = mark.withUTF8Buffer { ContiguousArray($0) }
    var offset = 0
    while true {
      while at + offset + mark.count <= buffer.count {
        if buffer[at + offset] == mark[0], buffer[(at + offset)..<(at + offset + mark.count)].elementsEqual(mark) {
          let range = at..<(at + offset)
          at += offset + mark.count
          return range
        }
        if buffer[at + offset] == UInt8(ascii: "\n") { line += 1 }
        offset += 1
      }
      if keeping {
        guard offset <= Self.tagLimit else { throw fault(.tagTooLong) }
      } else {
        at += offset
        offset = 0
      }
      guard try fill() else { throw fault(.endsEarly) }
    }
  }

  private mutating func has(_ count: Int) throws -> Bool {
    while buffer.count - at < count {
      if try !fill() { return false }
    }
    return true
  }

  /// Forgets what was passed and reads on.
  private mutating func fill() throws -> Bool {
    buffer.removeFirst(at)
    at = 0
    return try input.read(Self.pieceSize, into: &buffer) > 0
  }
}

@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
