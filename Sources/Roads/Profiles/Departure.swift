/// When somebody sets out: what hours of rules, traffic and avoided areas are judged by.
public struct Departure: Sendable, Hashable {
  /// 1 = Monday … 7 = Sunday.
  public var weekday: Int
  /// Seconds after local midnight.
  public var secondOfDay: Int

  public init(weekday: Int, secondOfDay: Int) {
    self.weekday = weekday
    self.secondOfDay = secondOfDay
  }

  /// Minutes after Monday's midnight.
  public var minuteOfWeek: Int { (weekday - 1) * 1440 + secondOfDay / 60 }
}

/// The same hours on some days in a row.
public struct DayHours: Sendable, Hashable {
  /// 1 = Monday … 7 = Sunday.
  public var weekdays: ClosedRange<Int>
  /// Seconds after local midnight, up to 86,400; hours over midnight are two.
  public var seconds: Range<Int>

  public init(weekdays: ClosedRange<Int>, seconds: Range<Int>) {
    self.weekdays = weekdays
    self.seconds = seconds
  }

  public func contains(_ departure: Departure) -> Bool {
    weekdays.contains(departure.weekday) && seconds.contains(departure.secondOfDay)
  }
}
