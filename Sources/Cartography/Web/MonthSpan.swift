import Territory

/// The months that the dates of a map's places span, numbered from January of the year 0.
struct MonthSpan: Hashable, Sendable {
  let first, last: Int

  /// nil where no place has a date.
  init?(_ marks: [MapMark]) {
    let months = marks.compactMap { $0.date.map(Self.number) }
    guard let first = months.min(), let last = months.max() else { return nil }
    (self.first, self.last) = (first, last)
  }

  /// Whether there is a choice of months.
  var isLong: Bool { first < last }

  static func number(_ date: LocalDate) -> Int { date.year * 12 + date.month - 1 }
}
