/// The table of a Shapefile (dBase III to 5, FoxPro), read whole.
///
/// Cells are text as the file has it, without padding; a date comes as `2024-10-01`. What the table cannot hold inside
/// itself (memos, pictures) is nil.
///
/// Source: dBase file structure, <https://www.clicketyclick.dk/databases/xbase/format/dbf.html>.
public final class DBFTable {
  private struct Field {
    var name: String
    var type: UInt8
    var offset: Int
    var length: Int
  }

  private let bytes: [UInt8]
  private let headerLength: Int
  private let recordLength: Int
  private let fields: [Field]
  private let encoding: TextEncoding
  /// Field names in the file's order, trimmed.
  public let columns: [String]
  /// `UTF-8`, `ISO-8859-1` …
  public let encodingName: String
  /// Records, the deleted ones among them.
  public let count: Int

  /// - Parameters:
  ///   - encoding: what the person said (`--encoding`); rules over all else.
  ///   - codePage: the text of the `.cpg` beside the table; one we do not know counts as none.
  /// - Throws: `TablesError` for what is no dbf or ends before its last record, and for an unknown `encoding`.
  public init(bytes: [UInt8], encoding: String?, codePage: String?) throws {
    guard bytes.count >= 33 else { throw TablesError.notADBF }
    func u16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
    let (count, headerLength, recordLength) = (u16(4) | u16(6) << 16, u16(8), u16(10))
    let version = bytes[0] & 0x07
    guard (3...5).contains(version) || bytes[0] == 0x30 || bytes[0] == 0x31, headerLength >= 33, recordLength >= 1
    else { throw TablesError.notADBF }
    guard bytes.count >= headerLength else { throw TablesError.notADBF }
    guard bytes.count - headerLength >= count * recordLength else {
      throw TablesError.truncatedDBF(announced: count, present: (bytes.count - headerLength) / recordLength)
    }
    let records = bytes[headerLength..<(headerLength + count * recordLength)]
    let found = try Self.encoding(
      option: encoding, codePage: codePage, driver: bytes[29], records: records)
    var fields: [Field] = []
    var offset = 1
    var at = 32
    while at + 32 <= headerLength, bytes[at] != 0x0D {
      let name = bytes[at..<(at + 11)].prefix { $0 != 0 }
      let length = Int(bytes[at + 16])
      let text = found.encoding.decode(name) ?? TextEncoding.windows1252.decode(name) ?? ""
      fields.append(Field(name: text.withoutOuterSpace, type: bytes[at + 11], offset: offset, length: length))
      offset += length
      at += 32
    }
    guard !fields.isEmpty, offset <= recordLength else { throw TablesError.notADBF }
    (self.bytes, self.headerLength, self.recordLength, self.count) = (bytes, headerLength, recordLength, count)
    (self.fields, self.columns) = (fields, fields.map(\.name))
    (self.encoding, self.encodingName) = (found.encoding, found.name)
  }

  /// The cells of record `index` (from 0), one a column; nil for a record marked as deleted.
  /// - Throws: `TablesError.wrongLetters` where a cell is not in the table's encoding.
  public func row(_ index: Int) throws -> [String?]? {
    precondition((0..<count).contains(index), "no record \(index) among \(count)")
    let start = headerLength + index * recordLength
    if bytes[start] == UInt8(ascii: "*") { return nil }
    return try fields.map { field in
      let cell = bytes[(start + field.offset)..<(start + field.offset + field.length)]
      return try text(of: cell, in: field)
    }
  }

  private func text(of cell: ArraySlice<UInt8>, in field: Field) throws -> String? {
    switch field.type {
    case UInt8(ascii: "C"):
      let whole = encoding == .utf8 ? unpadded(withoutCutLetter(cell)) : unpadded(cell)
      guard let text = encoding.decode(whole) else {
        throw TablesError.wrongLetters(column: field.name, encoding: encodingName)
      }
      let kept = text.withoutOuterSpace
      return kept.isEmpty ? nil : kept
    case UInt8(ascii: "N"), UInt8(ascii: "F"):
      let digits = unpadded(cell)
      // Asterisks: the number did not fit.
      if digits.isEmpty || digits.contains(UInt8(ascii: "*")) { return nil }
      return String(decoding: digits, as: UTF8.self)
    case UInt8(ascii: "D"):
      let digits = Array(unpadded(cell))
      guard digits.count == 8, digits.contains(where: { $0 != UInt8(ascii: "0") }) else { return nil }
      let date = String(decoding: digits, as: UTF8.self)
      return "\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))"
    case UInt8(ascii: "L"):
      let mark = unpadded(cell)
      return mark.isEmpty || mark.first == UInt8(ascii: "?") ? nil : String(decoding: mark, as: UTF8.self)
    case UInt8(ascii: "I") where cell.count == 4:
      let bits = cell.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      return String(Int32(bitPattern: bits))
    default:
      return nil
    }
  }

  /// What the person said, else the `.cpg`, else the language driver, else UTF-8 if the table is all UTF-8, else Latin-1.
  private static func encoding(
    option: String?, codePage: String?, driver: UInt8, records: ArraySlice<UInt8>
  ) throws -> (encoding: TextEncoding, name: String) {
    var check = UTF8Check()
    for byte in records { check.take(byte) }
    func named(_ encoding: TextEncoding) -> (TextEncoding, String) {
      (encoding, encoding.name(whereC1BytesOccur: check.hasC1Bytes))
    }
    if let option {
      guard let encoding = TextEncoding(named: option) else { throw TablesError.unknownEncoding(option) }
      return named(encoding)
    }
    if let codePage, let encoding = TextEncoding(named: codePage) { return named(encoding) }
    // Language drivers as dBase numbers them; what is not western falls through.
    switch driver {
    case 0x03, 0x57, 0x58, 0x59: return named(.windows1252)
    case 0x01, 0x0A, 0x0B, 0x0D, 0x0F, 0x11, 0x15, 0x18, 0x19, 0x1B: return named(.cp437)
    case 0x02, 0x0E, 0x10, 0x12, 0x14, 0x16, 0x1A, 0x1D, 0x25, 0x37: return named(.cp850)
    case 0x04: return named(.macRoman)
    default: return named(check.isComplete ? .utf8 : .windows1252)
    }
  }

  /// Without the padding of spaces and zero bytes at both ends.
  private func unpadded(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isPadding = { (byte: UInt8) in byte == 0x20 || byte == 0 }
    guard let first = cell.firstIndex(where: { !isPadding($0) }) else { return [] }
    return cell[first...cell.lastIndex { !isPadding($0) }!]
  }

  /// Without the part of a letter that a full field ends with: writers cut UTF-8 at the field's width.
  private func withoutCutLetter(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let lead = cell.suffix(3).lastIndex(where: { $0 & 0xC0 != 0x80 }), cell[lead] >= 0xC0 else { return cell }
    let length = cell[lead] >= 0xF0 ? 4 : cell[lead] >= 0xE0 ? 3 : 2
    return cell.endIndex - lead < length ? cell[..<lead] : cell
  }
}
