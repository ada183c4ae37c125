/// When a photo was taken, as far as the photo knows.
public enum PhotoTime: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, fractions cut off: the photo knew UTC or its offset.
  case instant(secondsSince1970: Int)
  /// The camera's clock, in a zone that the photo does not tell: the caller knows the municipality's.
  case local(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int)
}

/// A day and a time of day of the Gregorian calendar, checked.
struct ClockReading: Equatable {
  let year, month, day, hour, minute, second: Int

  /// nil for what no calendar or clock shows.
  init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...daysIn(month: month, of: year)).contains(day),
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// EXIF's `2024:11:12 09:05:00`; nil for blanks and zeros, which cameras without a set clock write.
  init?(exif text: String) {
    guard let numbers = numbers(in: text), numbers.count == 6 else { return nil }
    self.init(
      year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4], second: numbers[5])
  }

  /// Seconds since 1970 of a clock that shows UTC.
  var secondsSince1970: Int {
    ((daysSince1970(year: year, month: month, day: day) * 24 + hour) * 60 + minute) * 60 + second
  }
}

/// The whole numbers in `text`, divided by colons, spaces, dashes or a T; nil where anything else stands in it.
func numbers(in text: String) -> [Int]? {
  var found: [Int] = []
  for piece in text.split(whereSeparator: { ":- T".contains($0) }) {
    guard piece.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(piece) else { return nil }
    found.append(number)
  }
  return found
}

/// Seconds east of UTC of EXIF's `-06:00` or `Z`; nil for anything else.
func secondsEast(ofUTC text: String) -> Int? {
  if text == "Z" { return 0 }
  guard let sign = text.first, sign == "+" || sign == "-", let parts = numbers(in: String(text.dropFirst())),
    parts.count == 2, (0...14).contains(parts[0]), (0..<60).contains(parts[1])
  else { return nil }
  return (parts[0] * 60 + parts[1]) * (sign == "-" ? -60 : 60)
}

private func daysIn(month: Int, of year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar, for years from 1.
/// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
private func daysSince1970(year: Int, month: Int, day: Int) -> Int {
  // The year begins in March, so that the leap day is its last.
  let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
  return year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468
}
