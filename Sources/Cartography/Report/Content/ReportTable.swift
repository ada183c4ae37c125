/// A table of a report; where it has a total, that adds up what the rows show.
public struct ReportTable: Sendable, Hashable {
  public struct Column: Sendable, Hashable {
    /// An English name for programs.
    public var key: String
    public var heading: String
    /// Numbers stand to the right and are never broken.
    public var isNumber: Bool

    /// Numbers.
    public init(_ key: String, _ heading: String) { (self.key, self.heading, isNumber) = (key, heading, true) }

    public static func words(_ key: String, _ heading: String) -> Column {
      var column = Column(key, heading)
      column.isNumber = false
      return column
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
}
