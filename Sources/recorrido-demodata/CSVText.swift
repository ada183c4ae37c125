import Territory

/// A table as comma-separated text in UTF-8, one line a row, line feeds.
/// Source of the quoting: RFC 4180.
struct CSVText {
  private(set) var text: String
  private let columns: Int

  /// - Parameter header: the column names, comma between them.
  init(_ header: String) {
    text = header + "\n"
    columns = header.split(separator: ",").count
  }

  mutating func append(_ cells: [String]) {
    precondition(cells.count == columns, "\(cells.count) cells for \(columns) columns: \(cells)")
    text += cells.map(quoted).joined(separator: ",") + "\n"
  }

  private func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n".contains($0) }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

/// `hundredths` as a number with two decimals, without separators: pesos from centavos, percents, kilometres.
func hundredthsText(_ hundredths: Int) -> String { "\(hundredths / 100).\(padded(hundredths % 100, 2))" }

/// Degrees with six decimals, about a decimetre.
func degreesText(_ degrees: Double) -> String {
  let millionths = Int((degrees * 1e6).rounded())
  return (millionths < 0 ? "-" : "") + "\(abs(millionths) / 1_000_000).\(padded(abs(millionths) % 1_000_000, 6))"
}

/// Longitude and latitude as two cells.
func cells(of point: Coordinate) -> [String] { [degreesText(point.longitude), degreesText(point.latitude)] }
