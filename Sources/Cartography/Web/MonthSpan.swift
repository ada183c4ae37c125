import Territory

/// The months that the dates of a map's places and areas span, numbered from January of the year 0.
struct MonthSpan: Hashable, Sendable {
  let first, last: Int

  /// nil where nothing has a date.
  init?(_ content: MapContent) {
    let dates = content.marks.compactMap(\.date) + (content.movingMonths.map { [$0.first, $0.last] } ?? [])
    let months = dates.map(Self.number)
    guard let first = months.min(), let last = months.max() else { return nil }
    (self.first, self.last) = (first, last)
  }

  /// Whether there is a choice of months.
  var isLong: Bool { first < last }

  static func number(_ date: LocalDate) -> Int { date.year * 12 + date.month - 1 }
}

extension MapContent {
  /// The areas' months, if anything happened in them: else no choice of a month would change the map.
  var movingMonths: MapMonths? { months.flatMap { $0.visits.allSatisfy(\.isEmpty) ? nil : $0 } }
}
