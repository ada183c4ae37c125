import Cartography
import Exchange
import Territory

extension FieldOffice {
  /// Writes a report whole or not at all: `.md`, `.txt`, `.html`, `.pdf` or `.json` by the path's end; `-` is Markdown, or
  /// JSON where asked.
  /// - Parameter maps: how maps are drawn; nil leaves them out.
  /// - Throws: `CoverageMapRefusal.unwrittenFormat`, `DrawingError`, `ExchangeError`.
  public func write(
    _ report: ReportContent, to path: String, asJSON: Bool, maps: ReportMapDrawing? = .figures
  ) throws {
    try Self.judgeFormat(path, known: asJSON ? [".json"] : [".md", ".txt", ".html", ".pdf", ".json"])
    let ending = path.lowercased()
    let bytes: [UInt8] =
      if asJSON || ending.hasSuffix(".json") {
        Array((report.json + "\n").utf8)
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
