/// Markup that is safe to write into a page: our own tags, and texts whose special characters are escaped.
///
/// A literal is taken as it stands; a text put into it with `\( )` is escaped, so that no name can become a tag:
/// `let cell: HTML = "<td>\(name)</td>"`.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
  public private(set) var text: String

  public init(stringLiteral text: String) { self.text = text }
  public init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// A text of somebody else's.
  public init(escaping other: String) { text = escaped(other) }

  /// A text that is already markup or script of ours.
  init(markup: String) { text = markup }

  /// Somebody else's text, written in whatever direction its letters have without turning what stands beside it; one
  /// that would fill a screen or has a word as wide as a column (an address of the web) is marked: the style sheet lets
  /// it scroll and breaks its words.
  static func isolated(_ text: HTML) -> HTML {
    text.isLong ? "<bdi class=\"long\">\(text)</bdi>" : "<bdi>\(text)</bdi>"
  }

  private var isLong: Bool {
    let letters = text.utf8
    guard letters.count > 60 else { return false }
    return letters.count > 400 || letters.split(separator: UInt8(ascii: " ")).contains { $0.count > 60 }
  }
  static func isolated(_ text: String) -> HTML { isolated(HTML(escaping: text)) }

  public static func + (one: HTML, other: HTML) -> HTML { HTML(markup: one.text + other.text) }
  public static func += (one: inout HTML, other: HTML) { one.text += other.text }

  public struct Interpolation: StringInterpolationProtocol {
    var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { text += literal }
    public mutating func appendInterpolation(_ other: String) { text += escaped(other) }
    public mutating func appendInterpolation(_ markup: HTML) { text += markup.text }
    public mutating func appendInterpolation(_ number: Int) { text += String(number) }
  }
}

extension Sequence where Element == HTML {
  /// One after the other.
  public func joined() -> HTML { HTML(markup: map(\.text).joined()) }
}

/// The text as it may stand between tags and within quotes of an attribute.
///
/// By its bytes and not by its characters: a quote followed by a combining mark is another character than a quote, and
/// would pass. Control characters, which no reader sees and HTML forbids, become U+FFFD.
private func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: isSpecial) else { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count + 32)
  for byte in text.utf8 {
    switch byte {
    case 0x26: bytes += "&amp;".utf8
    case 0x3C: bytes += "&lt;".utf8
    case 0x3E: bytes += "&gt;".utf8
    case 0x22: bytes += "&quot;".utf8
    case 0x27: bytes += "&#39;".utf8
    case _ where isSpecial(byte): bytes += "\u{FFFD}".utf8
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func isSpecial(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x7F: true
  case 0x09, 0x0A: false
  default: byte < 0x20
  }
}
