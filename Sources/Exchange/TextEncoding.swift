/// How a file writes its letters as bytes: what municipal tables really come in.
public enum TextEncoding: Sendable, Equatable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  /// Latin-1 as Windows writes it: `0x80`–`0x9F` are quotes, dashes and the euro, and the rest is ISO-8859-1.
  case windows1252
  case macRoman
  /// MS-DOS in the United States: names inside zips, old dbf tables.
  case cp437
  /// MS-DOS in Latin America and western Europe: old dbf tables.
  case cp850

  /// The encoding a person or a `.cpg` file means by `name` (`latin1`, `UTF-8`, `ANSI 1252`, `macroman` …); nil for any
  /// other.
  public init?(named name: String) {
    let known = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch known {
    case "utf8", "utf8bom", "65001", "cp65001": self = .utf8
    case "utf16", "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "latin1", "l1", "iso88591", "88591", "windows1252", "cp1252", "1252", "ansi", "ansi1252", "win1252":
      self = .windows1252
    case "macroman", "macintosh", "mac", "xmacroman": self = .macRoman
    case "cp437", "ibm437", "oem437", "437": self = .cp437
    case "cp850", "ibm850", "oem850", "850": self = .cp850
    default: return nil
    }
  }

  /// The names `--encoding` takes, for a sentence.
  static let optionNames = "utf-8, latin1, iso-8859-1, windows-1252, macroman, cp850, utf-16"

  /// As a person names it. Text of `windows1252` without a byte of `0x80`–`0x9F` is plain `ISO-8859-1`.
  func name(whereC1BytesOccur c1: Bool) -> String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .windows1252: c1 ? "Windows-1252" : "ISO-8859-1"
    case .macRoman: "Mac Roman"
    case .cp437: "CP437"
    case .cp850: "CP850"
    }
  }

  /// The text of `bytes`; nil where they are not valid UTF-8 or UTF-16. No encoding of one byte a letter ever fails.
  public func decode(_ bytes: ArraySlice<UInt8>) -> String? {
    switch self {
    case .utf8: String(validating: bytes, as: UTF8.self)
    case .utf16LittleEndian: Self.utf16(bytes, low: 0, high: 1)
    case .utf16BigEndian: Self.utf16(bytes, low: 1, high: 0)
    case .windows1252: Self.letters(bytes) { $0 < 0xA0 ? Self.windows1252Scalars[Int($0) - 0x80] : Unicode.Scalar($0) }
    case .macRoman: Self.letters(bytes) { Self.macRomanScalars[Int($0) - 0x80] }
    case .cp437: Self.letters(bytes) { Self.cp437Scalars[Int($0) - 0x80] }
    case .cp850: Self.letters(bytes) { Self.cp850Scalars[Int($0) - 0x80] }
    }
  }

  private static func letters(_ bytes: ArraySlice<UInt8>, high: (UInt8) -> Unicode.Scalar) -> String {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(byte < 0x80 ? Unicode.Scalar(byte) : high(byte)) }
    return String(text)
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, low: Int, high: Int) -> String? {
    guard bytes.count % 2 == 0 else { return nil }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + high]) << 8
    }
    return String(validating: units, as: UTF16.self)
  }

  private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  // What the bytes from 0x80 on stand for; from the mapping files of unicode.org/Public/MAPPINGS/VENDORS. The five
  // bytes Windows-1252 leaves open are the control characters of ISO-8859-1, as browsers read them.
  private static let windows1252Scalars = scalars(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ")

  private static let macRomanScalars = scalars(
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
      + "†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
      + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
      + "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")

  private static let cp437Scalars = scalars(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
      + "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
      + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
      + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}")

  private static let cp850Scalars = scalars(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ"
      + "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
      + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀"
      + "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}")
}

/// Whether bytes that come piece by piece are UTF-8, and what else tells an encoding.
///
/// Source: The Unicode Standard 15, table 3-7 (well-formed byte sequences).
struct UTF8Check {
  /// Bytes still wanted of the letter begun.
  private var wanted = 0
  /// What the next continuation byte may be.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF
  /// False from the first byte that cannot be.
  private(set) var isValid = true
  /// Whether a byte above 0x7F occurred.
  private(set) var hasHighBytes = false
  /// Whether a byte of 0x80–0x9F occurred: in Latin-1 nothing is written by them, in Windows-1252 quotes and dashes.
  private(set) var hasC1Bytes = false

  /// Whether the text so far ends with a whole letter.
  var isComplete: Bool { isValid && wanted == 0 }

  mutating func take(_ byte: UInt8) {
    if byte < 0x80 {
      if wanted > 0 { isValid = false }
      return
    }
    hasHighBytes = true
    if byte < 0xA0 { hasC1Bytes = true }
    guard isValid else { return }
    if wanted > 0 {
      isValid = allowed.contains(byte)
      (wanted, allowed) = (wanted - 1, 0x80...0xBF)
      return
    }
    switch byte {
    case 0xC2...0xDF: wanted = 1
    case 0xE0: (wanted, allowed) = (2, 0xA0...0xBF)
    case 0xED: (wanted, allowed) = (2, 0x80...0x9F)
    case 0xE1...0xEF: wanted = 2
    case 0xF0: (wanted, allowed) = (3, 0x90...0xBF)
    case 0xF1...0xF3: wanted = 3
    case 0xF4: (wanted, allowed) = (3, 0x80...0x8F)
    default: isValid = false
    }
  }
}

extension StringProtocol {
  /// The text without white space at both ends.
  var withoutOuterSpace: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[first...lastIndex { !$0.isWhitespace }!])
  }
}
