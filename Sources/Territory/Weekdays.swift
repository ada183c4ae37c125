/// Days of the week; Monday is the lowest bit of seven.
public struct Weekdays: OptionSet, Hashable, Sendable {
  public static let all = Weekdays(rawValue: 127)

  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// - Parameter weekday: Monday is 1, Sunday 7.
  public init(weekday: Int) { rawValue = 1 << (weekday - 1) }

  public func holds(_ day: LocalDate) -> Bool { contains(Weekdays(weekday: day.weekday)) }

  /// Reads `lun-vie`, `mar, jue`, `lunes y sábado`, `mon-fri`, `todos`, or the seven marks of a mask, Monday first
  /// (`1111100`); nil for anything else and for no day at all.
  public init?(_ text: String) {
    let words = text.plain
    if ["todos", "todos los dias", "diario", "all", "daily", "every day"].contains(words) {
      self = .all
      return
    }
    if words.utf8.count == 7, words.allSatisfy({ $0 == "0" || $0 == "1" }) {
      rawValue = zip(words, 0..<7).reduce(0) { $1.0 == "1" ? $0 | 1 << $1.1 : $0 }
      if rawValue == 0 { return nil }
      return
    }
    var days: Weekdays = []
    let isDash: (Character) -> Bool = { $0 == "-" || $0 == "–" || $0 == "—" }
    for part in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "+" }) {
      let ends = part.split(omittingEmptySubsequences: false, whereSeparator: isDash)
      if ends.count == 2, let first = Self.weekday(String(ends[0])), let last = Self.weekday(String(ends[1])) {
        // From Saturday to Tuesday goes over the week's end.
        for step in 0...((last - first + 7) % 7) { days.insert(Weekdays(weekday: (first - 1 + step) % 7 + 1)) }
      } else {
        for word in String(part).plain.split(separator: " ") where word != "y" && word != "and" {
          guard ends.count == 1, let day = Self.weekday(String(word)) else { return nil }
          days.insert(Weekdays(weekday: day))
        }
      }
    }
    if days.isEmpty { return nil }
    self = days
  }

  private static func weekday(_ text: String) -> Int? {
    let word = text.plain
    guard word.count >= 3 else { return nil }
    return (names.firstIndex { $0.hasPrefix(word) } ?? englishNames.firstIndex { $0.hasPrefix(word) }).map { $0 + 1 }
  }

  private static let names = ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"]
  private static let englishNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  /// `lun–vie`, `mar, jue`, `todos los días`.
  public func words(in language: Language) -> String {
    if self == .all { return language == .spanish ? "todos los días" : "every day" }
    let short =
      language == .spanish
      ? ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"] : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    var runs: [ClosedRange<Int>] = []
    for day in 0..<7 where contains(Weekdays(weekday: day + 1)) {
      if let last = runs.last, last.upperBound == day - 1 {
        runs[runs.count - 1] = last.lowerBound...day
      } else {
        runs.append(day...day)
      }
    }
    return runs.map { run in
      switch run.count {
      case 1: short[run.lowerBound]
      case 2: "\(short[run.lowerBound]), \(short[run.upperBound])"
      default: "\(short[run.lowerBound])–\(short[run.upperBound])"
      }
    }.joined(separator: ", ")
  }
}
