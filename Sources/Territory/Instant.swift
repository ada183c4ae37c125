import FoundationEssentials

/// A moment, in whole seconds of UTC.
public struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int

  public init(seconds: Int) { self.seconds = seconds }

  /// Reads `2024-11-08T16:00:00Z` or with an offset (`-06:00`, `-0600`), fractions of a second dropped; nil without either.
  public init?(_ text: some StringProtocol) {
    guard let moment = Moment(text), let offset = moment.offsetSeconds else { return nil }
    seconds = moment.date.dayNumber * 86_400 + moment.secondOfDay - offset
  }

  /// `2024-11-08T16:00:00Z`.
  public var description: String {
    let day = seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
    return "\(LocalDate(dayNumber: day))T\(clockTime(seconds - day * 86_400))Z"
  }

  public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
}

/// `HH:MM:SS` of a second of the day.
func clockTime(_ second: Int) -> String {
  "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
}

/// A date and time of day as written, with the offset if one was written.
struct Moment {
  var date: LocalDate
  var secondOfDay: Int
  var offsetSeconds: Int?

  /// `YYYY-MM-DD[(T| )HH:MM[:SS[.fff]]][Z|±HH:MM|±HHMM]`; a bare date is its midnight.
  init?(_ text: some StringProtocol) {
    let characters = Array(text.utf8)
    guard characters.count >= 10, let date = LocalDate(String(decoding: characters[..<10], as: UTF8.self)) else {
      return nil
    }
    self.date = date
    secondOfDay = 0
    guard characters.count > 10 else { return }
    guard characters[10] == UInt8(ascii: "T") || characters[10] == UInt8(ascii: " ") else { return nil }
    var clock = characters[11...]
    if clock.last == UInt8(ascii: "Z") {
      offsetSeconds = 0
      clock = clock.dropLast()
    } else if let sign = clock.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
      guard let offset = Self.offset(clock[sign...]) else { return nil }
      offsetSeconds = offset
      clock = clock[..<sign]
    }
    guard let second = Self.secondOfDay(clock) else { return nil }
    secondOfDay = second
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.dropFirst()
    let rest = digits.dropFirst(2)
    let minutes = rest.first == UInt8(ascii: ":") ? rest.dropFirst() : rest
    guard digits.count >= 2, rest.isEmpty || minutes.count == 2, let hour = number(digits.prefix(2)), hour <= 14,
      let minute = rest.isEmpty ? 0 : number(minutes), minute < 60
    else { return nil }
    let seconds = hour * 3600 + minute * 60
    return bytes.first == UInt8(ascii: "-") ? -seconds : seconds
  }

  private static func secondOfDay(_ clock: ArraySlice<UInt8>) -> Int? {
    let whole = clock.prefix { $0 != UInt8(ascii: ".") }
    let fraction = clock.dropFirst(whole.count)
    guard fraction.isEmpty || (whole.count == 8 && fraction.count > 1 && number(fraction.dropFirst().prefix(9)) != nil)
    else { return nil }
    let parts = whole.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }), let hour = number(parts[0]), hour < 24,
      let minute = number(parts[1]), minute < 60, let second = parts.count == 3 ? number(parts[2]) : 0, second < 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  private static func number(_ bytes: some Collection<UInt8>) -> Int? {
    guard bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self))
  }
}

/// A time zone by its IANA name: the one in which an office keeps its dates.
public struct Zone: Hashable, Sendable {
  public let identifier: String
  private let rules: TimeZone

  /// nil where the system knows no zone of that name.
  public init?(_ identifier: String) {
    guard let rules = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    self.rules = rules
  }

  private func offset(at instant: Int) -> Int {
    rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
  }

  /// The local day on which `instant` falls.
  public func date(of instant: Instant) -> LocalDate {
    LocalDate(dayNumber: Int((Double(instant.seconds + offset(at: instant.seconds)) / 86_400).rounded(.down)))
  }

  /// Seconds since local midnight.
  public func secondOfDay(of instant: Instant) -> Int {
    instant.seconds + offset(at: instant.seconds) - date(of: instant).dayNumber * 86_400
  }

  /// The instant at which local clocks show `second` of the day on `date`: the first of two where clocks go back; where
  /// they leap over it, as much later as they leap (some zones leap at midnight, and the day must still begin in itself).
  public func instant(on date: LocalDate, second: Int = 0) -> Instant {
    let naive = date.dayNumber * 86_400 + second
    // No zone changes its offset twice within two days.
    let before = offset(at: naive - 86_400)
    let after = offset(at: naive + 86_400)
    if offset(at: naive - before) == before { return Instant(seconds: naive - before) }
    return Instant(seconds: naive - (offset(at: naive - after) == after ? after : before))
  }

  /// Reads an instant, or a local date and time (`2024-11-08T10:00`, `2024-11-08 10:00:00`, `2024-11-08`) of this zone.
  public func instant(_ text: some StringProtocol) -> Instant? {
    guard let moment = Moment(text) else { return nil }
    if moment.offsetSeconds != nil { return Instant(text) }
    return instant(on: moment.date, second: moment.secondOfDay)
  }

  /// `2024-11-08 10:00` as local clocks show it.
  public func clock(of instant: Instant) -> String {
    "\(date(of: instant)) \(clockTime(secondOfDay(of: instant)).prefix(5))"
  }
}
