import Territory

/// The rows of a table of separated values, one after another, in constant memory.
///
/// Encoding (UTF-8, UTF-16 with its mark, ISO-8859-1, Windows-1252) and delimiter (comma, semicolon, tab, bar) are found
/// out and stated in `facts`; `options.encoding` rules over what was found. gzip is unpacked on the way. The first line
/// that is not blank is the header; Excel's `sep=;` above it is honoured. Blank lines are passed over.
public final class CSVRows: RowSource {
  /// Header cells, trimmed, without empty ones at the end.
  public let columns: [String]
  public let facts: SourceFacts

  private var records: CSVTableRecords
  private let encoding: TextEncoding
  private let delimiter: Character
  private var record = CSVTableRecords.Record()
  /// The first row, read ahead to know that there is one.
  private var first: SourceRow?

  /// - Throws: `TablesError` for what is no readable text, has no rows, or names a column twice.
  public init(path: String, options: SourceOptions = SourceOptions()) throws {
    let survey = try CSVTableSurvey(path: path, option: options.encoding)
    var text = try CSVTableText(path: path, survey: survey)
    var sample: [UInt8] = []
    var isMore = try text.read(into: &sample)
    let declared = Self.declaredDelimiter(in: sample)
    sample.removeFirst(declared?.length ?? 0)
    let isWhole = sample.count < ByteSource.pieceSize / 2
    let byte = declared?.delimiter ?? CSVTableRecords.delimiter(of: sample, isWhole: isWhole)
    encoding = text.cellEncoding
    delimiter = Character(Unicode.Scalar(byte))
    records = CSVTableRecords(delimiter: byte, firstLine: declared == nil ? 1 : 2) { buffer in
      // The sample first, then what follows it.
      guard isMore else { return try text.read(into: &buffer) }
      (buffer, isMore, sample) = (sample, false, [])
      return true
    }
    var facts = SourceFacts(format: .csv)
    (facts.encoding, facts.delimiter) = (survey.encodingName, delimiter)
    self.facts = facts

    repeat {
      guard try records.next(into: &record) else { throw TablesError.emptyFile(path) }
    } while record.filledCount == 0
    let (header, encoding) = (record, encoding)
    columns = (0..<header.filledCount).map { encoding.decode(header.cell($0))?.withoutOuterSpace ?? "" }
    if let twice = Self.firstRepeated(in: columns) { throw TablesError.duplicateColumn(twice, path) }
    first = try nextRow()
    if first == nil { throw TablesError.noRows(path) }
  }

  public func next() throws -> SourceRow? {
    if let row = first {
      first = nil
      return row
    }
    return try nextRow()
  }

  private func nextRow() throws -> SourceRow? {
    while try records.next(into: &record) {
      let filled = record.filledCount
      if filled > 0 { return row(filled: filled) }
    }
    return nil
  }

  private func row(filled: Int) -> SourceRow {
    var row = SourceRow(place: record.line, cells: [])
    row.cells.reserveCapacity(columns.count)
    for index in columns.indices {
      guard index < record.count, !record.cell(index).isEmpty else {
        row.cells.append(nil)
        continue
      }
      let text = encoding.decode(record.cell(index))
      if text == nil {
        row.fault = TablesError.wrongLetters(column: columns[index], encoding: facts.encoding ?? "")
      }
      row.cells.append(text)
    }
    if filled > columns.count {
      row.fault = TablesError.tooManyCells(found: filled, expected: columns.count, delimiter: delimiter)
    }
    return row
  }

  /// Excel's own first line, `sep=;`: the delimiter, and the bytes the line takes.
  private static func declaredDelimiter(in sample: [UInt8]) -> (delimiter: UInt8, length: Int)? {
    let key = sample.prefix(4).map { $0 | 0x20 }
    guard key.starts(with: "sep".utf8), sample.count > 5, sample[3] == UInt8(ascii: "=") else { return nil }
    let rest = sample[5...]
    if rest.starts(with: [0x0D, 0x0A]) { return (sample[4], 7) }
    return rest.first == 0x0A || rest.first == 0x0D ? (sample[4], 6) : nil
  }

  private static func firstRepeated(in names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !$0.isEmpty && !seen.insert($0).inserted }
  }
}
