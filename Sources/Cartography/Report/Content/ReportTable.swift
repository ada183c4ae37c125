/// A table of a report; where it has a total, that adds up what the rows show.
public struct ReportTable: Sendable, Hashable {
  public struct Column: Sendable, Hashable {
    /// An English name for programs.
    public var key: String
    public var heading: String
    /// Numbers stand to the right and are never broken.
    public var isNumber: Bool
    /// Keys and dates are not broken either, as long as they are short.
    public var isKey: Bool

    /// Numbers.
    public init(_ key: String, _ heading: String) { self.init(key, heading, isNumber: true, isKey: false) }

    private init(_ key: String, _ heading: String, isNumber: Bool, isKey: Bool) {
      (self.key, self.heading, self.isNumber, self.isKey) = (key, heading, isNumber, isKey)
    }

    public static func words(_ key: String, _ heading: String) -> Column {
      Column(key, heading, isNumber: false, isKey: false)
    }

    public static func keys(_ key: String, _ heading: String) -> Column {
      Column(key, heading, isNumber: false, isKey: true)
    }
  }

  public var title: String
  public var columns: [Column]
  /// As many values a row as columns.
  public var rows: [[ReportValue]]
  public var total: [ReportValue]?
  /// What the figures mean, under the table.
  public var note: String?

  public init(
    title: String, columns: [Column], rows: [[ReportValue]], total: [ReportValue]? = nil, note: String? = nil
  ) {
    (self.title, self.columns, self.rows, self.total, self.note) = (title, columns, rows, total, note)
  }

  /// Whether the cells of a column stay on one line.
  func isWhole(_ column: Int) -> Bool {
    columns[column].isNumber || columns[column].isKey && rows.allSatisfy { $0[column].text.count <= 24 }
  }
}
