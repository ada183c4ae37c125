import Store
import Territory

/// The fields of one record, a line each, their values under one another.
struct RecordLines {
  typealias Line = (title: String, value: String)

  private let lines: [Line]

  init(_ lines: [Line]) { self.lines = lines }

  func say() {
    let width = lines.map(\.title.count).max() ?? 0
    for (title, value) in lines {
      Console.out("\(title):" + String(repeating: " ", count: width - title.count + 1) + value.onOneLine)
    }
  }
}

extension RecordText {
  /// A line for each field that has a value, the key first, and who wrote the record.
  mutating func lines(of record: ListedRecord, birth: (at: Instant, by: String)?) throws -> [RecordLines.Line] {
    let keyColumn = kind.keyColumn ?? "key"
    var lines = [(title: ColumnWords.title(keyColumn), value: record.key)]
    for field in record.fields where field.name != keyColumn && field.value != .null {
      lines.append((ColumnWords.title(field.name), try text(field.name, field.value)))
    }
    if let birth {
      lines.append((Console.say("registrado", "recorded"), "\(zone.clock(of: birth.at)), \(birth.by)"))
    }
    return lines
  }
}
