import Territory

/// A file of rows of numbers, each under a name and with its checksum, to be mapped and read in place.
///
/// Little-endian, as the numbers lie in memory. A head of 64 bytes: mark, version of the layout, byte order, digest of
/// what the file was made from. The sections, each from a multiple of 64 bytes. The table: for each section its name
/// (24 bytes, zeros behind), offset, count, stride and checksum. A tail of 64 bytes: the mark again, where the table
/// lies, how long the file is, and checksums of head, table and tail.
package struct SectionFile: Sendable {
  static let mark: [UInt8] = Array("RECORRED".utf8)
  /// Reads as another number on a machine of the other byte order.
  static let byteOrder: UInt32 = 0x0102_0304
  static let frame = 64
  static let entrySize = 48
  static let nameSize = 24

  struct Section: Sendable {
    var offset: Int
    var count: Int
    var stride: Int
    var checksum: UInt32
  }

  /// SHA-256 of what the file was made from.
  package let source: Digest
  private let file: MappedFile
  private let sections: [String: Section]

  /// Opens a file: its frame and table are verified, its sections are not read.
  /// - Parameter version: of what the sections mean.
  package init(path: String, version: UInt32) throws(SectionFileError) {
    do throws(MappedFile.Failure) {
      file = try MappedFile(path: path)
    } catch {
      guard let code = error.code else { throw .notAFile }
      throw code == 2 ? .absent : .unreadable(code: code)
    }
    let frame = try Frame(file, version: version)
    source = frame.source
    sections = try frame.sections(of: file)
  }

  /// The sections whose names begin with `prefix`, without it; sizes of elements are compared when they are read.
  func stored(_ prefix: String) -> StoredColumns {
    var places: [String: (offset: Int, count: Int, stride: Int)] = [:]
    for (name, section) in sections where name.hasPrefix(prefix) {
      places[String(name.dropFirst(prefix.count))] = (section.offset, section.count, section.stride)
    }
    return StoredColumns(in: file, places)
  }

  /// Reads every section and compares its checksum.
  /// - Throws: `SectionFileError.damaged` for the first that differs.
  package func verify() throws(SectionFileError) {
    for (name, section) in sections.sorted(by: { $0.key < $1.key }) {
      let found = file.withSpan(of: UInt8.self, offset: section.offset, count: section.count * section.stride) {
        checksum(of: $0.bytes)
      }
      guard found == section.checksum else { throw .damaged(section: name) }
    }
  }
}

/// Head and tail of a section file.
private struct Frame {
  var source: Digest
  var table: Int
  var tableChecksum: UInt32
  var count: Int

  init(_ file: MappedFile, version: UInt32) throws(SectionFileError) {
    let frame = SectionFile.frame
    guard file.count >= frame else { throw .foreign }
    let head = file.withSpan(of: UInt8.self, offset: 0, count: frame) { FrameBytes($0) }
    guard head.mark == SectionFile.mark else { throw .foreign }
    guard head.word(8) == SectionFile.byteOrder else { throw .otherByteOrder }
    guard head.word(12) == version else { throw .otherVersion(found: head.word(12), wanted: version) }
    guard file.count >= 2 * frame else { throw .cutShort }
    let tail = file.withSpan(of: UInt8.self, offset: file.count - frame, count: frame) { FrameBytes($0) }
    guard tail.mark == SectionFile.mark, tail.long(16) == file.count, tail.word(60) == tail.checksum(of: 60) else {
      throw .cutShort
    }
    guard tail.word(32) == head.checksum(of: frame), let digest = Digest(raw32: Array(head.bytes[16..<48])) else {
      throw .damaged(section: "head")
    }
    source = digest
    (table, count, tableChecksum) = (tail.long(8), tail.long(24), tail.word(36))
  }

  func sections(of file: MappedFile) throws(SectionFileError) -> [String: SectionFile.Section] {
    let (frame, size) = (SectionFile.frame, SectionFile.entrySize)
    let room = file.count - 2 * frame
    guard table >= frame, count >= 0, count <= room / size, table <= file.count - frame - count * size else {
      throw .damaged(section: "table")
    }
    let bytes = file.withSpan(of: UInt8.self, offset: table, count: count * size) { FrameBytes($0) }
    guard bytes.checksum(of: count * size) == tableChecksum else { throw .damaged(section: "table") }
    var sections: [String: SectionFile.Section] = [:]
    for entry in stride(from: 0, to: count * size, by: size) {
      let name = bytes.bytes[entry..<entry + SectionFile.nameSize].prefix { $0 != 0 }
      let section = SectionFile.Section(
        offset: bytes.long(entry + 24), count: bytes.long(entry + 32), stride: Int(bytes.word(entry + 40)),
        checksum: bytes.word(entry + 44))
      let isInside =
        (section.stride > 0 || section.count == 0) && section.offset >= frame && section.offset <= table
        && section.count >= 0
        && section.count <= (table - section.offset) / max(1, section.stride)
      guard isInside else { throw .damaged(section: String(decoding: name, as: UTF8.self)) }
      sections[String(decoding: name, as: UTF8.self)] = section
    }
    return sections
  }
}

/// A few bytes of the frame, read as numbers.
private struct FrameBytes {
  var bytes: [UInt8]

  init(_ span: Span<UInt8>) { bytes = span.indices.map { span[$0] } }

  var mark: [UInt8] { Array(bytes[0..<8]) }

  func word(_ offset: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << (8 * $1) } }

  func long(_ offset: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(word(offset)) | UInt64(word(offset + 4)) << 32)
  }

  func checksum(of count: Int) -> UInt32 {
    let part = ContiguousArray(bytes[..<count])
    return Roads.checksum(of: part.span.bytes)
  }
}
