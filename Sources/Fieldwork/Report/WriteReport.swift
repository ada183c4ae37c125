import Cartography
import Exchange
import Territory

extension FieldOffice {
  /// Writes a report whole or not at all: `.md`, `.txt`, `.html`, `.pdf`, `.json` or `.csv` by the path's end; `-` is
  /// Markdown, or JSON where asked.
  /// - Parameters:
  ///   - isForExcel: a CSV that Excel opens with its accents.
  ///   - maps: how maps are drawn; nil leaves them out.
  /// - Throws: `CoverageMapRefusal.unwrittenFormat`, `DrawingError`, `ExchangeError`.
  public func write(
    _ report: ReportContent, to path: String, asJSON: Bool, isForExcel: Bool = false, maps: ReportMapDrawing? = .figures
  ) throws {
    try Self.judgeFormat(path, known: asJSON ? [".json"] : [".md", ".txt", ".html", ".pdf", ".json", ".csv"])
    let ending = path.lowercased()
    if isForExcel, !ending.hasSuffix(".csv") { throw CoverageMapRefusal.excelWithoutCSV }
    let bytes: [UInt8] =
      if asJSON || ending.hasSuffix(".json") {
        Array((report.json + "\n").utf8)
      } else if ending.hasSuffix(".csv") {
        // Excel takes a file without this mark for one of its own old encoding.
        Array(((isForExcel ? "\u{FEFF}" : "") + report.csv).utf8)
      } else if ending.hasSuffix(".html") {
        Array(try report.html(maps: maps).utf8)
      } else if ending.hasSuffix(".pdf") {
        try report.pdf(moment: zone.instant(on: report.recordedUntil), maps: maps)
      } else {
        Array(report.markdown.utf8)
      }
    let output = try OutputFile(path: path)
    try output.write(bytes)
    try output.commit()
  }
}
