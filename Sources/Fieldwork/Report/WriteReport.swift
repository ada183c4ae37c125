import Cartography
import Exchange
import Territory

extension FieldOffice {
  /// Writes a report whole or not at all: `.md`, `.txt`, `.html`, `.pdf`, `.json` or `.csv` by the path's end; `-` is
  /// Markdown, or JSON where asked.
  /// - Parameters:
  ///   - isForExcel: a CSV that Excel opens with its accents.
  ///   - theme: a theme file, for what is drawn.
  /// - Returns: letters that the theme asks for and this machine does not have.
  /// - Throws: `ThemeRefusal`, `DrawnMapRefusal.unreadable`, `CoverageMapRefusal.unwrittenFormat`, `DrawingError`, `ExchangeError`.
  @discardableResult
  public func write(
    _ report: ReportContent, to path: String, asJSON: Bool, isForExcel: Bool = false, theme: String? = nil
  ) throws -> [any Refusal] {
    var report = report
    if let theme {
      var style = DrawnStyle()
      style.theme = theme
      report.theme = try style.readTheme()
    }
    let maps = ReportMapDrawing.figures(theme: report.theme ?? Theme())
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
    // A page asks its reader's machine for letters.
    return theme != nil && ending.hasSuffix(".pdf") ? MapSheet(theme: report.theme ?? Theme()).missingFonts : []
  }
}
