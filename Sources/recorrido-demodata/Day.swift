/// A day of the calendar, as days after 1970-01-01.
struct Day: Hashable, Comparable {
  let number: Int

  init(number: Int) { self.number = number }

  /// Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), `days_from_civil`.
  init(_ year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// `2024-11-08`.
  var text: String {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year)-\(padded(month, 2))-\(padded(dayOfYear - (153 * march + 2) / 5 + 1, 2))"
  }

  /// `2024-11-08T10:05`, `minutes` after midnight.
  func text(atMinute minutes: Int) -> String { "\(text)T\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }

  /// 0 is Monday.
  var weekday: Int { (number + 3) % 7 }

  /// Whether an office works on this day: Monday to Friday but for the mandatory holidays of late 2024
  /// (Ley Federal del Trabajo, article 74: 1 October, change of president; third Monday of November, 25 December).
  var isWorking: Bool { weekday < 5 && !Day.holidays.contains(self) }

  private static let holidays = [Day(2024, 10, 1), Day(2024, 11, 18), Day(2024, 12, 25)]

  /// The same day if it is a working day, else the next that is.
  var orNextWorking: Day { isWorking ? self : (self + 1).orNextWorking }

  static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  static func - (a: Day, b: Day) -> Int { a.number - b.number }
}

/// `7` in two places is `07`.
func padded(_ number: Int, _ places: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, places - digits.count)) + digits
}
