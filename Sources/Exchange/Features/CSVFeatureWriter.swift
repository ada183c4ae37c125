/// Writes features as comma-separated rows (RFC 4180): a header, then one row a feature. Points have the columns `lon`
/// and `lat`, other geometries well-known text in the column `wkt`, and layers that have both all three.
///
/// A cell of text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage
/// return) gets an apostrophe before it: what neighbours type must not run on the council's machines.
public final class CSVFeatureWriter: FeatureWriter {
  private let output: OutputFile
  private let isForExcel: Bool
  private var text: CSVText
  private var isBegun = false

  public init(to output: OutputFile, _ options: ExportOptions = ExportOptions()) {
    (self.output, isForExcel) = (output, options.isForExcel)
    text = CSVText(decimals: options.decimals)
  }

  public func begin(_ layer: FeatureLayer) throws {
    guard !isBegun else { throw ExportRefusal.severalLayers(path: output.path) }
    isBegun = true
    // Excel takes a file without this mark for one of its own old encoding.
    if isForExcel { text.append("\u{FEFF}") }
    text.appendHeader(of: layer)
  }

  public func write(_ row: borrowing FeatureRow) throws {
    text.append(row)
    if text.count >= 64 * 1024 { try flush() }
  }

  public func finish(attribution: String?) throws {
    try flush()
    try output.commit()
  }

  private func flush() throws {
    try output.write(text.bytes)
    text.removeAll()
  }
}

/// Features as rows of text.
struct CSVText {
  private var text = TextBuffer()
  private var geometryText: WellKnownText
  private var isOfPoints = false
  private var hasPoints = false
  private var hasIDs = false

  init(decimals: Int) { geometryText = WellKnownText(decimals: decimals) }

  var bytes: ArraySlice<UInt8> { text.bytes }
  var count: Int { text.count }

  mutating func removeAll() { text.removeAll() }
  mutating func append(_ words: StaticString) { text.append(words) }

  mutating func appendHeader(of layer: FeatureLayer) {
    (isOfPoints, hasPoints, hasIDs) = (layer.isOfPoints, layer.hasPoints, layer.hasIDs)
    if hasIDs { text.append("id") }
    for (index, column) in layer.columns.enumerated() {
      if index > 0 || hasIDs { text.append(UInt8(ascii: ",")) }
      let name = ContiguousArray(column.name.utf8)
      appendCell(name.span.bytes, 0, name.count)
    }
    if hasIDs || !layer.columns.isEmpty { text.append(UInt8(ascii: ",")) }
    text.append(isOfPoints ? "lon,lat\r\n" : hasPoints ? "lon,lat,wkt\r\n" : "wkt\r\n")
  }

  mutating func append(_ row: borrowing FeatureRow) {
    let bytes = row.bytes.span.bytes
    if hasIDs, let id = row.id { appendCell(bytes, id.lowerBound, id.upperBound) }
    for index in 0..<row.cells.count {
      if index > 0 || hasIDs { text.append(UInt8(ascii: ",")) }
      switch row.cells[index] {
      case .text(let range), .json(let range): appendCell(bytes, range.lowerBound, range.upperBound)
      default: text.append(plain: row.cells[index], of: row)
      }
    }
    if hasIDs || !row.cells.isEmpty { text.append(UInt8(ascii: ",")) }
    if isOfPoints || hasPoints && row.geometry.kind == .point {
      geometryText.appendPoint(row.geometry, to: &text)
    } else if hasPoints {
      text.append(UInt8(ascii: ","))
    }
    if isOfPoints {
      text.append("\r\n")
      return
    }
    if hasPoints { text.append(UInt8(ascii: ",")) }
    if row.geometry.kind != nil {
      text.append(UInt8(ascii: "\""))
      geometryText.append(row.geometry, to: &text)
      text.append(UInt8(ascii: "\""))
    }
    text.append("\r\n")
  }

  private mutating func appendCell(_ source: RawSpan, _ start: Int, _ end: Int) {
    var isQuoted = false
    for index in start..<end {
      switch source[index] {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 0..<0x20: isQuoted = true
      default: break
      }
    }
    if isQuoted { text.append(UInt8(ascii: "\"")) }
    if start < end, Self.beginsFormula(source[start]) { text.append(UInt8(ascii: "'")) }
    var from = start
    if isQuoted {
      for index in start..<end where source[index] == UInt8(ascii: "\"") || source[index] == 0 {
        text.append(text: source, from, index)
        // Programs end a text at its first zero.
        if source[index] == 0 { text.append("\u{FFFD}") } else { text.append("\"\"") }
        from = index + 1
      }
    }
    text.append(text: source, from, end)
    if isQuoted { text.append(UInt8(ascii: "\"")) }
  }

  static func beginsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }
}
