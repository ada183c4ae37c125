import CZlib
import Testing

@testable import Exchange

struct ByteSourceTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func contents(_ path: String) throws -> [UInt8] {
    let source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    while try source.read(into: &bytes) {}
    return bytes
  }

  @Test("gzip is unpacked whatever its name, member after member, and other bytes come as they are")
  func members() throws {
    #expect(try contents(folder.file("a.csv", gzip("uno,") + gzip("dos"))) == Array("uno,dos".utf8))
    #expect(try contents(folder.file("a.csv.gz", "plano")) == Array("plano".utf8))
    #expect(try contents(folder.file("vacio", "")).isEmpty)
    let long = String(repeating: "Tlalpan, Iztacalco; ", count: 50_000)
    #expect(try contents(folder.file("largo.gz", gzip(long))) == Array(long.utf8))
  }

  @Test("a gzip cut short anywhere is refused, never read as if it were whole")
  func truncated() throws {
    let whole = gzip("clave,nombre\n06-001,Agrícola\n")
    for length in 3..<whole.count {
      let path = try folder.file("corte.gz", Array(whole.prefix(length)))
      #expect(throws: TablesError.truncatedCompression(path)) { try contents(path) }
    }
  }

  @Test("a gzip with a changed byte is refused")
  func damaged() throws {
    var bytes = gzip("clave,nombre\n06-001,Agrícola\n")
    bytes[bytes.count - 6] ^= 0xFF
    let path = try folder.file("mal.gz", bytes)
    #expect(throws: TablesError.damagedCompression(path)) { try contents(path) }
  }
}

struct ZipArchiveTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test("stored and deflated members come out, folders are left out, and names may be of MS-DOS")
  func members() throws {
    let calles = Array(String(repeating: "Av. Té ", count: 900).utf8)
    var zip = ZipWriter()
    zip.add(Array("capa/".utf8), [], deflated: false)
    zip.add(Array("capa/límite.shp".utf8), calles, deflated: true)
    zip.add([0xA4, 0x2E, 0x64, 0x62, 0x66], [1, 2, 3], deflated: false)
    let archive = try ZipArchive(path: folder.file("a.zip", zip.finished(comment: "PK\u{5}\u{6} no")))
    #expect(archive.names == ["capa/límite.shp", "ñ.dbf"])
    #expect(try archive.bytes(of: "capa/límite.shp") == calles)
    #expect(try archive.bytes(of: "ñ.dbf") == [1, 2, 3])
    #expect(throws: TablesError.self) { try archive.bytes(of: "otra") }
  }

  @Test("a zip cut short, or with a byte changed inside a member, is refused")
  func damaged() throws {
    var zip = ZipWriter()
    zip.add(Array("a.txt".utf8), Array("Iztacalco tiene 57 unidades".utf8), deflated: true)
    let whole = zip.finished()
    for length in stride(from: 0, to: whole.count, by: 3) {
      let path = try folder.file("corte.zip", Array(whole.prefix(length)))
      #expect(throws: TablesError.notAZip(path)) { try ZipArchive(path: path) }
    }
    for position in 35..<(35 + 20) {
      var changed = whole
      changed[position] ^= 0x55
      let path = try folder.file("mal.zip", changed)
      #expect(throws: TablesError.damagedMember("a.txt", zip: path)) { try ZipArchive(path: path).bytes(of: "a.txt") }
    }
  }

  @Test("a member that announces too much, or holds more than it announces, is refused")
  func bombs() throws {
    var zip = ZipWriter()
    zip.add(Array("b".utf8), [UInt8](repeating: 0, count: 100_000), deflated: true, announced: 900 << 20)
    zip.add(Array("c".utf8), [UInt8](repeating: 0, count: 100_000), deflated: true, announced: 50_000)
    let path = try folder.file("bomba.zip", zip.finished())
    let archive = try ZipArchive(path: path)
    #expect(throws: TablesError.tooLargeMember("b", zip: path)) { try archive.bytes(of: "b") }
    #expect(throws: TablesError.damagedMember("c", zip: path)) { try archive.bytes(of: "c") }
  }
}

struct DBFTableTests {
  private func table(_ rows: [[String]], driver: UInt8 = 0, deleted: Set<Int> = []) -> [UInt8] {
    let fields: [(String, Character, Int)] = [("NOMBRE", "C", 10), ("POB", "N", 6), ("DIA", "D", 8), ("SI", "L", 1)]
    var bytes: [UInt8] = [3, 124, 1, 1, UInt8(rows.count), 0, 0, 0, UInt8(33 + 32 * fields.count), 0, 26, 0]
    bytes += [UInt8](repeating: 0, count: 17) + [driver, 0, 0]
    for (name, type, length) in fields {
      bytes += Array(name.utf8) + [UInt8](repeating: 0, count: 11 - name.utf8.count) + [type.asciiValue!, 0, 0, 0, 0]
      bytes += [UInt8(length)] + [UInt8](repeating: 0, count: 15)
    }
    bytes.append(0x0D)
    for (index, row) in rows.enumerated() {
      bytes.append(deleted.contains(index) ? UInt8(ascii: "*") : 0x20)
      for (cell, field) in zip(row, fields) {
        // One letter, one byte: the cells of these tests are Latin-1.
        let letters = cell.unicodeScalars.map { UInt8($0.value) }
        let padding = [UInt8](repeating: 0x20, count: field.2 - letters.count)
        bytes += field.1 == "C" ? letters + padding : padding + letters
      }
    }
    return bytes + [0x1A]
  }

  @Test("cells come without padding; what is blank, asterisks or unknown is none; deleted records are nil")
  func cells() throws {
    let bytes = table(
      [["Acatlán", "120", "20241001", "T"], ["x", "1", "", "?"], ["", "******", "00000000", ""]], driver: 0x57,
      deleted: [1])
    let table = try DBFTable(bytes: bytes, encoding: nil, codePage: nil)
    #expect(table.columns == ["NOMBRE", "POB", "DIA", "SI"])
    #expect(table.encodingName == "ISO-8859-1")
    #expect(table.count == 3)
    #expect(try table.row(0) == ["Acatlán", "120", "2024-10-01", "T"])
    #expect(try table.row(1) == nil)
    #expect(try table.row(2) == [nil, nil, nil, nil])
  }

  @Test("the person's word rules over the .cpg, that over the driver, that over what the bytes look like")
  func encodings() throws {
    // «Ã±» in Latin-1, «ñ» in UTF-8.
    let row = [["\u{C3}\u{B1}", "", "", ""]]
    func name(_ driver: UInt8, _ option: String?, _ page: String?) throws -> String? {
      try DBFTable(bytes: table(row, driver: driver), encoding: option, codePage: page).row(0)?[0]
    }
    #expect(try name(0x57, "utf-8", "1252") == "ñ")
    #expect(try name(0x57, nil, "UTF-8") == "ñ")
    #expect(try name(0x57, nil, "una que no existe") == "Ã±")
    #expect(try name(0, nil, nil) == "ñ")
    #expect(try name(0x02, nil, nil) == "├▒")
    let latin = try DBFTable(bytes: table([["Acatlán", "", "", ""]]), encoding: nil, codePage: nil)
    #expect(latin.encodingName == "ISO-8859-1")
    #expect(try latin.row(0)?[0] == "Acatlán")
  }

  @Test("a letter of UTF-8 cut at the field's width is left out, a wrong one is refused by its column")
  func cutLetters() throws {
    let cut = try DBFTable(bytes: table([["123456789\u{C3}", "", "", ""]]), encoding: nil, codePage: "UTF-8")
    #expect(try cut.row(0)?[0] == "123456789")
    let wrong = try DBFTable(bytes: table([["a\u{F1}o", "", "", ""]]), encoding: nil, codePage: "UTF-8")
    #expect(throws: TablesError.wrongLetters(column: "NOMBRE", encoding: "UTF-8")) { try wrong.row(0) }
  }

  @Test("a table cut short is refused with both counts, and what is no dbf is refused")
  func damaged() throws {
    let whole = table([["a", "1", "", ""], ["b", "2", "", ""]])
    #expect(throws: TablesError.truncatedDBF(announced: 2, present: 1)) {
      try DBFTable(bytes: Array(whole.dropLast(2)), encoding: nil, codePage: nil)
    }
    for length in 0..<whole.count - 1 {
      #expect(throws: TablesError.self) {
        try DBFTable(bytes: Array(whole.prefix(length)), encoding: nil, codePage: nil)
      }
    }
    #expect(throws: TablesError.notADBF) {
      try DBFTable(bytes: Array(String(repeating: "x,y\n", count: 50).utf8), encoding: nil, codePage: nil)
    }
  }
}

/// `text` as a gzip member.
private func gzip(_ text: String) -> [UInt8] { deflated(Array(text.utf8), windowBits: 15 + 16) }

private func deflated(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(
    &stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var source = bytes
  return [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(bytes.count)))) { target, count in
    source.withUnsafeMutableBufferPointer {
      stream.next_in = $0.baseAddress
      stream.avail_in = UInt32($0.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      deflate(&stream, Z_FINISH)
    }
    count = target.count - Int(stream.avail_out)
  }
}

/// Writes zips to be read.
private struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: [UInt8], _ content: [UInt8], deflated isDeflated: Bool, announced: Int? = nil) {
    let packed = isDeflated ? deflated(content, windowBits: -15) : content
    let crc = content.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    let common =
      le(20, 2) + le(0, 2) + le(isDeflated ? 8 : 0, 2) + le(0, 4) + le(Int(crc), 4) + le(packed.count, 4)
      + le(announced ?? content.count, 4) + le(name.count, 2) + le(0, 2)
    directory +=
      le(0x0201_4b50, 4) + le(20, 2) + common + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(bytes.count, 4)
    directory += name
    bytes += le(0x0403_4b50, 4) + common + name + packed
    count += 1
  }

  func finished(comment: String = "") -> [UInt8] {
    bytes + directory + le(0x0605_4b50, 4) + le(0, 4) + le(count, 2) + le(count, 2) + le(directory.count, 4)
      + le(bytes.count, 4) + le(comment.utf8.count, 2) + Array(comment.utf8)
  }

  private func le(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(value >> (8 * $0) & 0xFF) } }
}
