/// An SVG in a page, as an address that holds it whole: its letters as they are, not in base 64, which takes a third more.
struct InlinePicture {
  /// For an attribute between double quotes; it holds neither those, nor tags, nor entities, nor an address of the
  /// network: the names of SVG's own vocabularies look like one.
  let address: String

  init(svg: [UInt8]) {
    var bytes = Array("data:image/svg+xml,".utf8)
    bytes.reserveCapacity(svg.count)
    for byte in Self.classed(Self.rounded(svg)) {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(UInt8(ascii: "'"))
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: "%"),
        UInt8(ascii: "'"), UInt8(ascii: ":"), 0..<0x20, 0x7F...:
        bytes += [UInt8(ascii: "%"), Self.digit(byte >> 4), Self.digit(byte & 15)]
      default: bytes.append(byte)
      }
    }
    address = String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  // MARK: Numbers

  /// Paths and places to the hundredth of a point, 0.004 mm: what Cairo writes beyond that no eye sees.
  static func rounded(_ svg: [UInt8]) -> [UInt8] {
    let attributes = [" d=\"", " x=\"", " y=\""].map { Array($0.utf8) }
    var out: [UInt8] = []
    out.reserveCapacity(svg.count)
    var place = 0
    var isNumbers = false
    while place < svg.count {
      let byte = svg[place]
      if byte == UInt8(ascii: "\"") {
        out.append(byte)
        isNumbers = !isNumbers && attributes.contains { out.suffix(4).elementsEqual($0) }
        place += 1
      } else if isNumbers, byte == UInt8(ascii: ".") {
        place = appendDecimals(of: svg, from: place + 1, to: &out)
      } else {
        out.append(byte)
        place += 1
      }
    }
    return out
  }

  /// - Returns: where the number ends.
  private static func appendDecimals(of svg: [UInt8], from start: Int, to out: inout [UInt8]) -> Int {
    var end = start
    while end < svg.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(svg[end]) { end += 1 }
    let kept = svg[start..<min(end, start + 2)]
    if let last = kept.lastIndex(where: { $0 != UInt8(ascii: "0") }) { out += [UInt8(ascii: ".")] + svg[start...last] }
    return end
  }

  // MARK: Looks

  /// Each look said once, in the picture's own style, and a short name in its place: Cairo spells it out on every path.
  static func classed(_ svg: [UInt8]) -> [UInt8] {
    let (mark, quote) = (Array(" style=\"".utf8), UInt8(ascii: "\""))
    // The first tag that a style may follow ends the picture's own.
    guard let root = svg.firstRange(of: Array("<svg".utf8)),
      let head = svg[root.upperBound...].firstIndex(of: UInt8(ascii: ">"))
    else { return svg }
    var (names, rules, body) = ([ArraySlice<UInt8>: Int](), [UInt8](), [UInt8]())
    body.reserveCapacity(svg.count)
    var place = head + 1
    while place < svg.count {
      guard svg[place] == mark[0], svg[place...].starts(with: mark),
        let end = svg[(place + mark.count)...].firstIndex(of: quote)
      else {
        body.append(svg[place])
        place += 1
        continue
      }
      let look = svg[(place + mark.count)..<end]
      let known = names[look]
      let name = known ?? names.count
      if known == nil {
        names[look] = name
        rules += Array(".k\(name){".utf8) + look + Array("}".utf8)
      }
      body += Array(" class=\"k\(name)\"".utf8)
      place = end + 1
    }
    return svg[...head] + Array("<style>".utf8) + rules + Array("</style>".utf8) + body
  }
}
