import Testing

@testable import Exchange

struct CSVRowsTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func rows(_ text: String, encoding: String? = nil) throws -> CSVRows {
    try CSVRows(path: folder.file("tabla.csv", text), options: SourceOptions(encoding: encoding))
  }

  private func rows(_ bytes: [UInt8], encoding: String? = nil) throws -> CSVRows {
    try CSVRows(path: folder.file("tabla.csv", bytes), options: SourceOptions(encoding: encoding))
  }

  @Test("a table's header, cells and lines come as they stand; an empty cell is none")
  func plain() throws {
    let source = try rows(" clave ,nombre,población\n06-001,Agrícola,12\n\n06-002,,\n")
    #expect(source.columns == ["clave", "nombre", "población"])
    let all = try source.allRows()
    #expect(all.map(\.place) == [2, 4])
    #expect(all[0].cells == ["06-001", "Agrícola", "12"])
    #expect(all[1].cells == ["06-002", nil, nil])
    #expect(all.allSatisfy { $0.fault == nil })
    #expect(source.facts.format == .csv)
  }

  @Test(
    "the delimiter is found in the header and the first rows, outside quotes",
    arguments: [
      (",", "clave,\"nombre; corto; oficial\",monto\n1,\"a;b;c\",3\n"),
      (";", "clave;nombre, completo;monto\n1;a, b;3\n2;c;4\n"),
      ("\t", "clave\tnombre\n1\ta,b\n"), ("|", "clave|nombre|x\n1|a|b\n"), (",", "clave\n1\n"),
    ])
  func delimiter(delimiter: String, text: String) throws {
    let source = try rows(text)
    #expect(source.facts.delimiter == Character(delimiter))
    let row = try #require(try source.next())
    #expect(row.fault == nil)
    #expect(row.cells.count == source.columns.count)
    #expect(row.cells[0] == "1")
  }

  @Test("the line «sep=;» of a spreadsheet says the delimiter and is no header")
  func declaredDelimiter() throws {
    let source = try rows("sep=;\r\na,b;c\r\n1,2;3\r\n")
    #expect(source.columns == ["a,b", "c"])
    #expect(source.facts.delimiter == ";")
    let row = try #require(try source.next())
    #expect(row.place == 3)
    #expect(row.cells == ["1,2", "3"])
  }

  @Test("lines end in LF, CRLF or CR alone, and each is counted once", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let all = try rows(["a,b", "1,\"x\(end)y\"", "2,z", ""].joined(separator: end)).allRows()
    #expect(all.map(\.place) == [2, 4])
    #expect(all[0].cells == ["1", "x\(end)y"])
    #expect(all[1].cells == ["2", "z"])
  }

  @Test("quotes hold delimiters, line ends and doubled quotes; elsewhere a quote is a letter")
  func quotes() throws {
    let all = try rows("a,b\n\"1,\"\"uno\"\"\",\"\"\nCalle \"5\",\"x\" y\n\"\"\"\",'z\n").allRows()
    #expect(all[0].cells == ["1,\"uno\"", nil])
    #expect(all[1].cells == ["Calle \"5\"", "x y"])
    #expect(all[2].cells == ["\"", "'z"])
  }

  @Test("empty columns at the end are left out; too many cells are a fault, too few are none")
  func raggedRows() throws {
    let source = try rows("a,b,,\n1,2,,\n3\n4,5,6\n7,8,,,,\n")
    #expect(source.columns == ["a", "b"])
    let all = try source.allRows()
    #expect(all.map(\.cells) == [["1", "2"], ["3", nil], ["4", "5"], ["7", "8"]])
    #expect(all.map { $0.fault == nil } == [true, true, false, true])
    let fault = try #require(all[2].fault as? TablesError)
    #expect(fault == .tooManyCells(found: 3, expected: 2, delimiter: ","))
    #expect(fault.description.contains("comas"))
  }

  @Test("the encoding is found out over the whole file, however late its first accent")
  func lateAccent() throws {
    let ascii = "clave,nombre\n" + String(repeating: "1,Calle sin acentos\n", count: 14_000)
    let utf8 = try rows(ascii + "2,Peñón\n")
    #expect(utf8.facts.encoding == "UTF-8")
    #expect(try utf8.allRows().last?.cells == ["2", "Peñón"])
    let latin = try rows(Array(ascii.utf8) + [0x32, 0x2C, 0x50, 0x65, 0xF1, 0xF3, 0x6E, 0x0A])
    #expect(latin.facts.encoding == "ISO-8859-1")
    let all = try latin.allRows()
    #expect(all.last?.cells == ["2", "Peñón"])
    #expect(all.last?.place == 14_002)
  }

  @Test("marks, UTF-16 and the letters of Windows are known, and what the person says rules")
  func encodings() throws {
    let marked = try rows([0xEF, 0xBB, 0xBF] + Array("ñ,b\n1,2\n".utf8))
    #expect(marked.facts.encoding == "UTF-8 con BOM")
    #expect(marked.columns == ["ñ", "b"])
    let wide = "ñ;b\n😀;2\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let utf16 = try rows([0xFE, 0xFF] + wide)
    #expect(utf16.facts.encoding == "UTF-16")
    #expect(utf16.columns == ["ñ", "b"])
    #expect(try utf16.next()?.cells == ["😀", "2"])
    let windows = try rows(Array("a,b\n".utf8) + [0x93, 0xE1, 0x94, 0x2C, 0x80, 0x0A])
    #expect(windows.facts.encoding == "Windows-1252")
    #expect(try windows.next()?.cells == ["“á”", "€"])
    let mac = try rows(Array("a,b\n".utf8) + [0x96, 0x87, 0x2C, 0x31, 0x0A], encoding: "MacRoman")
    #expect(mac.facts.encoding == "Mac Roman")
    #expect(try mac.next()?.cells == ["ñá", "1"])
    #expect(try rows("ñ,b\n1,2\n", encoding: "latin1").columns[0] == "Ã±")
  }

  @Test("UTF-16 longer than one piece keeps every letter whole")
  func longUTF16() throws {
    let text = "a\n" + (0..<30_000).map { "\($0)😀\n" }.joined()
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    // An odd number of bytes before the pieces' borders, by the mark and the letter's two units.
    let all = try rows([0xFF, 0xFE] + wide).allRows()
    #expect(all.count == 30_000)
    #expect(all.enumerated().allSatisfy { $0.element.cells[0] == "\($0.offset)😀" })
  }

  @Test("cells are the same wherever the pieces of the file end", arguments: 1...24)
  func piecesBorders(size: Int) throws {
    let text = Array("a,b\r\nuno,\"q\"\"ñ\r\n2\"\r\n\r\n3,\"\"\r4,5".utf8)
    var at = 0
    var records = CSVTableRecords(delimiter: UInt8(ascii: ",")) { buffer in
      buffer = Array(text[at..<min(text.count, at + size)])
      at += buffer.count
      return !buffer.isEmpty
    }
    var (record, found) = (CSVTableRecords.Record(), [String]())
    while try records.next(into: &record) {
      let cells = (0..<record.count).map { String(decoding: record.cell($0), as: UTF8.self) }
      found.append("\(record.line): " + cells.joined(separator: "|"))
    }
    #expect(found == ["1: a|b", "2: uno|q\"ñ\r\n2", "4: ", "5: 3|", "6: 4|5"])
  }

  @Test(
    "what is no table is refused with one sentence",
    arguments: [
      ("", "vacío"), ("\u{FEFF}\n", "vacío"), ("\n\n  \n", "vacío"), ("a,b\n", "no tiene renglones"),
      ("a,b\n,\n", "no tiene renglones"), ("a,b\n1,\u{0}\n", "no es un archivo de texto"),
      ("clave,b,clave\n1,2,3\n", "dos veces la columna «clave»"), ("a,b\n1,2\n3,\"4\n5,6\n", "línea 3"),
    ])
  func refusals(text: String, words: String) throws {
    let error = #expect(throws: TablesError.self) { _ = try rows(text).allRows() }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
    #expect(error?.sentence(in: .english).isEmpty == false)
  }

  @Test("a file that is not the UTF-8 it is said to be is refused with the line that shows it")
  func notUTF8() throws {
    let bytes = Array("a,b\r\n1,2\r\n3,".utf8) + [0xF1, 0x0D, 0x0A]
    let path = try folder.file("x.csv", bytes)
    #expect(throws: TablesError.notUTF8(path, line: 3)) {
      try CSVRows(path: path, options: SourceOptions(encoding: "utf-8"))
    }
    #expect(throws: TablesError.unknownEncoding("klingon")) {
      try CSVRows(path: path, options: SourceOptions(encoding: "klingon"))
    }
  }

  @Test("a missing file and a folder are refused by name")
  func noFile() throws {
    #expect(throws: TablesError.noSuchFile("/no/hay")) { try CSVRows(path: "/no/hay") }
    #expect(throws: TablesError.isDirectory(folder.path)) { try CSVRows(path: folder.path) }
  }
}
