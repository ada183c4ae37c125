/// Records of separated values, cut from bytes.
///
/// A cell that begins with a quote ends at the next single quote; two quotes inside stand for one. A quote elsewhere is a
/// letter like any other, and what follows a closing quote still belongs to the cell. CRLF, LF and CR alone each end a
/// line, in one file too.
///
/// Source: RFC 4180, and what spreadsheets write besides.
struct CSVTableRecords {
  /// One record: its cells one after another in `text`.
  struct Record {
    /// The line on which it begins, from 1.
    var line = 1
    var text: [UInt8] = []
    /// Where each cell ends in `text`.
    var ends: [Int] = []

    var count: Int { ends.count }
    func cell(_ index: Int) -> ArraySlice<UInt8> { text[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }
    /// Cells up to the last that holds something besides blanks.
    var filledCount: Int { (ends.indices.last { cell($0).contains { $0 > 0x20 } } ?? -1) + 1 }
  }

  /// No honest row is longer; a quote that nobody closed makes one.
  static let longestRecord = 16 << 20

  private enum State { case cellStart, plain, quoted, quoteInQuoted }

  private let delimiter: UInt8
  private let refill: (inout [UInt8]) throws -> Bool
  private var buffer: [UInt8] = []
  private var at = 0
  private var line: Int
  /// Whether the byte before was a CR: an LF after it ends nothing more.
  private var isAfterCR = false

  /// - Parameters:
  ///   - firstLine: the number of the line the bytes begin with.
  ///   - refill: replaces the buffer by the next bytes; false at the end.
  init(delimiter: UInt8, firstLine: Int = 1, refill: @escaping (inout [UInt8]) throws -> Bool) {
    (self.delimiter, self.line, self.refill) = (delimiter, firstLine, refill)
  }

  /// Replaces `record` by the next one, blank lines among them.
  /// - Returns: false at the end.
  /// - Throws: `TablesError.unclosedQuote` or `.longRecord` with the line where it began.
  mutating func next(into record: inout Record) throws -> Bool {
    record.text.removeAll(keepingCapacity: true)
    record.ends.removeAll(keepingCapacity: true)
    var state = State.cellStart
    var isBegun = false
    var quoteLine = line
    while try hasByte() {
      if isBegun, !isAfterCR, takeRun(in: state, into: &record.text) {
        guard record.text.count <= Self.longestRecord else {
          throw state == .quoted ? TablesError.unclosedQuote(line: quoteLine) : .longRecord(line: record.line)
        }
        continue
      }
      let byte = buffer[at]
      at += 1
      if byte == 0x0A, isAfterCR {
        isAfterCR = false
        if state == .quoted { record.text.append(byte) }
        continue
      }
      isAfterCR = byte == 0x0D
      if !isBegun { (isBegun, record.line) = (true, line) }
      let isLineEnd = byte == 0x0A || byte == 0x0D
      if isLineEnd { line += 1 }
      if state == .quoted {
        if byte == UInt8(ascii: "\"") { state = .quoteInQuoted } else { record.text.append(byte) }
      } else if isLineEnd {
        record.ends.append(record.text.count)
        return true
      } else if byte == delimiter {
        record.ends.append(record.text.count)
        state = .cellStart
      } else if byte == UInt8(ascii: "\""), state != .plain {
        // The second of two quotes inside a quoted cell, or the first letter of a cell.
        if state == .quoteInQuoted { record.text.append(byte) } else { quoteLine = line }
        state = .quoted
      } else {
        record.text.append(byte)
        state = .plain
      }
    }
    if state == .quoted { throw TablesError.unclosedQuote(line: quoteLine) }
    if isBegun { record.ends.append(record.text.count) }
    return isBegun
  }

  /// Whether a byte stands at `at`, refilling the buffer where it is used up.
  private mutating func hasByte() throws -> Bool {
    while at == buffer.count {
      at = 0
      guard try refill(&buffer) else {
        buffer.removeAll()
        return false
      }
    }
    return true
  }

  /// Takes the bytes up to the next that means something in `state`; false where there are none.
  private mutating func takeRun(in state: State, into text: inout [UInt8]) -> Bool {
    let stop: UInt8
    switch state {
    case .plain: stop = delimiter
    case .quoted: stop = UInt8(ascii: "\"")
    case .cellStart, .quoteInQuoted: return false
    }
    let end = buffer[at...].firstIndex { $0 == stop || $0 == 0x0A || $0 == 0x0D } ?? buffer.count
    guard end > at else { return false }
    text.append(contentsOf: buffer[at..<end])
    at = end
    return true
  }
}

extension CSVTableRecords {
  /// The delimiter with which the first rows of `sample` best agree with its header: by the share of rows that have as
  /// many cells, then by the number of cells. A comma where none cuts the header.
  /// - Parameter isWhole: whether `sample` is all there is, so that its last record is one too.
  static func delimiter(of sample: [UInt8], isWhole: Bool) -> UInt8 {
    var best = (delimiter: UInt8(ascii: ","), agreement: -1.0, cells: 1)
    for delimiter in [UInt8](",;\t|".utf8) {
      var counts = cellCounts(of: sample, delimiter: delimiter)
      if !isWhole, counts.count > 1, counts.count < sampledRecords { counts.removeLast() }
      guard let header = counts.first, header > 1 else { continue }
      let rows = counts.dropFirst()
      let agreeing = rows.count { $0 == header }
      let agreement = rows.isEmpty ? 1 : Double(agreeing) / Double(rows.count)
      if (agreement, header) > (best.agreement, best.cells) { best = (delimiter, agreement, header) }
    }
    return best.delimiter
  }

  private static let sampledRecords = 50

  private static func cellCounts(of sample: [UInt8], delimiter: UInt8) -> [Int] {
    var isGiven = false
    var records = CSVTableRecords(delimiter: delimiter) { buffer in
      if isGiven { return false }
      (buffer, isGiven) = (sample, true)
      return true
    }
    var (record, counts) = (Record(), [Int]())
    // A sample may end within quotes; what was counted before stands.
    while counts.count < sampledRecords, (try? records.next(into: &record)) == true {
      if record.filledCount > 0 { counts.append(record.count) }
    }
    return counts
  }
}
