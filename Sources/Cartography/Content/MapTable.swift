/// A small table of totals beside a map; its last row is the sum where `isSummed`.
public struct MapTable: Sendable {
  public var title: String
  public var headings: [String]
  /// Texts, as many a row as headings; the first column is words, the others numbers set to the right.
  public var rows: [[String]]
  public var isSummed: Bool

  public init(title: String, headings: [String], rows: [[String]], isSummed: Bool) {
    (self.title, self.headings, self.rows, self.isSummed) = (title, headings, rows, isSummed)
  }
}
