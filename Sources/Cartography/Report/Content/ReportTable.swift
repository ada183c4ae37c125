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

extension ReportTable {
  /// As paper and page show it: columns of which no row has a value are named in a note, percentages that are whole
  /// throughout their column have no decimals, and one row no total.
  func shown(_ words: ReportWords) -> ReportTable {
    var table = self
    let empty = columns.indices.filter { column in column > 0 && rows.allSatisfy { $0[column] == .none } }
    if rows.count >= 3, !empty.isEmpty {
      let headings = empty.map { columns[$0].heading }
      func kept<Value>(_ values: [Value]) -> [Value] {
        values.enumerated().filter { !empty.contains($0.offset) }.map(\.element)
      }
      (table.columns, table.rows, table.total) = (kept(columns), rows.map(kept), total.map(kept))
      table.note = [note, words.unrecorded(headings)].compactMap(\.self).joined(separator: " ")
    }
    // The sum of one row is the row again.
    if rows.count == 1 { table.total = nil }
    for column in table.columns.indices { table.shorten(column) }
    return table
  }

  /// Takes the decimals of a column's percentages away that are zero in all of them.
  private mutating func shorten(_ column: Int) {
    let values = rows.map { $0[column] } + (total.map { [$0[column]] } ?? [])
    let percentages = values.compactMap(\.asPercentage)
    guard !percentages.isEmpty, percentages.allSatisfy({ $0.decimals > 0 && $0.value % 10 == 0 }) else { return }
    for row in rows.indices { rows[row][column].dropDecimal() }
    total?[column].dropDecimal()
    shorten(column)
  }
}

extension ReportValue {
  fileprivate var asPercentage: (value: Int, decimals: Int)? {
    if case .percent(let value, let decimals) = self { (value, decimals) } else { nil }
  }

  fileprivate mutating func dropDecimal() {
    if case .percent(let value, let decimals) = self { self = .percent(value / 10, decimals: decimals - 1) }
  }
}
