/// A way to write a day: `dd-MMM-yy`.
struct DatePattern: Sendable, Equatable {
  private enum Part: Sendable, Equatable {
    case day, month, monthName, year, shortYear
    case letter(Character)
  }

  let text: String
  private let parts: [Part]
  /// Whether something may follow the day (an hour).
  private let hasRest: Bool

  /// nil where the pattern lacks the day, the month or the year, or names one twice.
  init?(_ text: String) {
    self.text = text
    var parts: [Part] = []
    hasRest = text.hasSuffix("*")
    var letters = Substring(hasRest ? text.dropLast() : text[...])
    while let letter = letters.first {
      let run = letters.prefix { $0 == letter }
      switch (letter, run.count) {
      case ("d", 1...2): parts.append(.day)
      case ("M", 1...2): parts.append(.month)
      case ("M", 3...4): parts.append(.monthName)
      case ("y", 2): parts.append(.shortYear)
      case ("y", 4): parts.append(.year)
      case ("d", _), ("M", _), ("y", _): return nil
      default: parts += run.map { .letter($0) }
      }
      letters = letters.dropFirst(run.count)
    }
    func count(_ wanted: Part...) -> Int { parts.count { wanted.contains($0) } }
    guard count(.day) == 1, count(.month, .monthName) == 1, count(.year, .shortYear) == 1 else { return nil }
    self.parts = parts
  }

  /// The day written in `text`, possible or not; nil where it is not written so.
  func date(in text: String) -> WrittenDate? {
    var rest = Substring(text.withoutOuterSpace)
    var date = WrittenDate()
    for part in parts {
      switch part {
      case .letter(let letter):
        guard rest.first == letter else { return nil }
        rest.removeFirst()
      case .monthName:
        let name = rest.prefix { $0.isLetter }
        guard let month = monthNumber(named: String(name)) else { return nil }
        date.month = month
        rest = rest.dropFirst(name.count)
        // «sept.»
        if rest.first == ".", parts.last != .letter(".") { rest.removeFirst() }
      case .day, .month, .year, .shortYear:
        let digits = rest.prefix(part == .year ? 4 : 2).prefix { $0.isASCII && $0.isNumber }
        guard let value = Int(digits), part == .day || part == .month || digits.count == (part == .year ? 4 : 2)
        else { return nil }
        rest = rest.dropFirst(digits.count)
        switch part {
        case .day: date.day = value
        case .month: date.month = value
        case .shortYear: date.year = value < 70 ? 2000 + value : 1900 + value
        default: date.year = value
        }
      }
    }
    return rest.isEmpty || hasRest ? date : nil
  }
}

/// A day as someone wrote it.
struct WrittenDate: Equatable {
  var year = 0
  var month = 0
  var day = 0

  /// Whether the calendar has it.
  var isPossible: Bool {
    guard (1...12).contains(month), day >= 1, year >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// `2024-10-01`.
  var iso: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

private let monthNames = [
  ["enero", "january"], ["febrero", "february"], ["marzo", "march"], ["abril", "april"], ["mayo", "may"],
  ["junio", "june"], ["julio", "july"], ["agosto", "august"], ["septiembre", "september", "setiembre"],
  ["octubre", "october"], ["noviembre", "november"], ["diciembre", "december"],
]

/// 1…12 for a Spanish or English month or the beginning of one, three letters or more.
private func monthNumber(named name: String) -> Int? {
  let folded = name.foldedForMatching
  guard folded.count >= 3 else { return nil }
  return monthNames.firstIndex { names in names.contains { $0.hasPrefix(folded) } }.map { $0 + 1 }
}
