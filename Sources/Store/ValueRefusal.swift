import GRDB
import Territory

/// What a table's own words about a broken constraint tell: which column it was.
enum ConstraintMessage {
  /// The first word that is a column: «CHECK constraint failed: length(sha256) = 64» begins with a function,
  /// «NOT NULL constraint failed: promoter.role» and «visit.point violates …» with a table.
  static func column(in message: String, of kind: RecordKind) -> String? {
    let told = message.split(separator: " failed: ", maxSplits: 1).last ?? ""
    let words = told.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return words.lazy.map(String.init).first { kind.knownColumns.contains($0) }
  }

  /// What may be shown where no assignment is at hand: no word of SQLite's. A guard's own sentence stays whole.
  static func place(in message: String) -> String {
    if message.hasPrefix("cannot store") { return String(message.split(separator: " ").last ?? "") }
    guard let told = message.split(separator: " constraint failed: ", maxSplits: 1).dropFirst().first else {
      return message
    }
    return String(told.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
  }
}

extension StoreRefusal {
  /// A constraint that an assignment broke, as its field and value; nil where the message tells no field of it.
  init?(_ error: DatabaseError, of record: Assignment) {
    guard error.resultCode == .SQLITE_CONSTRAINT, let message = error.message,
      let name = ConstraintMessage.column(in: message, of: record.kind),
      let column = record.kind.columns.first(where: { $0.name == name })
    else { return nil }
    self = .valueRefused(
      table: record.kind.rawValue, field: name, value: record.fields[name].flatMap(column.words))
  }
}

extension RecordKind.Column {
  /// A value as people write it: quantities in their own units, money in pesos, of a shape its kind; nil for none.
  func words(_ value: FieldValue) -> String? {
    switch (form, value) {
    case (_, .null): nil
    case (.fraction(let scale), .integer(let number)): Self.decimal(number, decimals: String(scale).count - 1)
    case (_, .integer(let number)): Self.money.contains(name) ? Self.decimal(number, decimals: 2) : String(number)
    case (_, .text(let text)): text.count > 60 ? text.prefix(60) + "…" : text
    case (_, .object(let object)): object["type"]?.text ?? value.canonicalText
    case (_, .array): value.canonicalText
    }
  }

  /// The columns that hold whole centavos.
  private static let money: Set<String> = ["budget_assigned", "budget_spent", "est_cost"]

  /// Without the commas between thousands, and without zeros that nobody wrote.
  private static func decimal(_ number: Int, decimals: Int) -> String {
    var text = grouped(number, decimals: decimals).replacing(",", with: "")
    while decimals > 0, text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
