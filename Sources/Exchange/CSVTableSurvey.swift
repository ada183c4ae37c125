/// What a first reading of a whole text file tells about its letters. All of it is read, because the first accent of a
/// UTF-8 file may stand on its last line.
struct CSVTableSurvey {
  let encoding: TextEncoding
  /// As facts state it: `UTF-8 con BOM`, `ISO-8859-1` …
  let encodingName: String
  /// Bytes of the byte order mark at the beginning.
  let markLength: Int

  /// - Parameter option: what the person said about the encoding; rules over what is found.
  /// - Throws: `TablesError` for an empty file, one that is no text, or one that is not in the encoding said.
  init(path: String, option: String?) throws {
    var asked: TextEncoding?
    if let option {
      guard let encoding = TextEncoding(named: option) else { throw TablesError.unknownEncoding(option) }
      asked = encoding
    }
    let source = try ByteSource(path: path)
    var piece: [UInt8] = []
    guard try source.read(into: &piece) else { throw TablesError.emptyFile(path) }
    let mark = Mark(of: piece)
    if let wide = [asked, mark.encoding].lazy.compactMap({ $0 }).first, wide.isWide {
      (encoding, encodingName, markLength) = (mark.encoding ?? wide, "UTF-16", mark.length)
      return
    }
    var (check, line, last) = (UTF8Check(), 1, UInt8(0))
    repeat {
      for byte in piece {
        if byte == 0 { throw TablesError.notText(path) }
        check.take(byte)
        if check.isValid, byte == 0x0D || byte == 0x0A && last != 0x0D { line += 1 }
        last = byte
      }
      piece.removeAll(keepingCapacity: true)
    } while try source.read(into: &piece)
    if asked == .utf8, !check.isComplete { throw TablesError.notUTF8(path, line: line) }
    encoding = asked ?? (check.isComplete ? .utf8 : .windows1252)
    let name = encoding.name(whereC1BytesOccur: check.hasC1Bytes)
    encodingName = encoding == .utf8 && mark.length > 0 ? name + " con BOM" : name
    markLength = mark.length
  }

  /// The byte order mark.
  private struct Mark {
    var encoding: TextEncoding?
    var length = 0

    init(of bytes: [UInt8]) {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (encoding, length) = (.utf8, 3) }
      if bytes.starts(with: [0xFF, 0xFE]) { (encoding, length) = (.utf16LittleEndian, 2) }
      if bytes.starts(with: [0xFE, 0xFF]) { (encoding, length) = (.utf16BigEndian, 2) }
    }
  }
}

extension TextEncoding {
  /// Whether ASCII takes two bytes, so that a table must be turned into UTF-8 before it is cut into cells.
  var isWide: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}

/// The bytes of a text file without its mark, piece by piece, in an encoding in which ASCII is one byte.
struct CSVTableText {
  private let source: ByteSource
  private let encoding: TextEncoding
  private var toSkip: Int
  /// What a piece of UTF-16 leaves for the next: half a letter.
  private var rest: [UInt8] = []

  init(path: String, survey: CSVTableSurvey) throws {
    source = try ByteSource(path: path)
    (encoding, toSkip) = (survey.encoding, survey.markLength)
  }

  /// How cells cut from this text are to be decoded.
  var cellEncoding: TextEncoding { encoding.isWide ? .utf8 : encoding }

  /// Replaces `piece` with the next one; false at the end.
  mutating func read(into piece: inout [UInt8]) throws -> Bool {
    piece.removeAll(keepingCapacity: true)
    guard encoding.isWide else {
      guard try source.read(into: &piece) else { return false }
      piece.removeFirst(min(toSkip, piece.count))
      toSkip = 0
      return true
    }
    var wide = rest
    let isMore = try source.read(into: &wide)
    guard isMore || !wide.isEmpty else { return false }
    wide.removeFirst(min(toSkip, wide.count))
    toSkip = 0
    let high = encoding == .utf16BigEndian ? 0 : 1
    var units = stride(from: 0, to: wide.count - 1, by: 2).map {
      UInt16(wide[$0 + high]) << 8 | UInt16(wide[$0 + 1 - high])
    }
    var kept = wide.count % 2
    if isMore, let last = units.last, UTF16.isLeadSurrogate(last) {
      units.removeLast()
      kept += 2
    }
    rest = isMore ? Array(wide.suffix(kept)) : []
    piece.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    return true
  }
}
