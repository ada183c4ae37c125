import Foundation
import Testing

/// A table of the project's demo data, read without any code of the program's.
struct DemoTable {
  /// Cells by their column's heading.
  let rows: [[String: String]]

  /// - Parameter path: below `data`.
  init(_ path: String) throws {
    let text = try String(contentsOfFile: ScenarioOffice.data(path), encoding: .utf8)
    let lines = Self.lines(text)
    let headings = try #require(lines.first)
    rows = try lines.dropFirst().map { cells in
      try #require(cells.count == headings.count, "\(path): \(cells)")
      return Dictionary(uniqueKeysWithValues: zip(headings, cells))
    }
  }

  /// Cells with a comma stand in double quotes; the demo has no quote or line break inside one.
  private static func lines(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map { line in
      var (cells, isQuoted) = ([""], false)
      for letter in line {
        switch letter {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(letter)
        }
      }
      return cells
    }
  }
}
