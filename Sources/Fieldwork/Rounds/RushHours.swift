import Roads
import Rounds
import Territory

/// The hours of a shift at which a profile says that traffic is slower.
struct RushHours {
  /// From an hour on: seconds since local midnight; nil = traffic flows as ever.
  typealias Change = (opens: Int, period: TrafficPeriod?)

  /// Another set of ways under another traffic: a matrix of its own.
  private struct Slower: Hashable {
    var ways: Int
    var period: TrafficPeriod
  }

  private var slower: [(key: Slower, departure: Departure)] = []

  /// The times of a day that do not flow as ever, and when they begin and end; none where it flows so all through the
  /// shift.
  static func changes(by profile: Profile, weekday: Int, within shift: TimeWindow) -> [Change] {
    let hours = profile.periods.map(\.hours).filter { $0.weekdays.contains(weekday) }.map(\.seconds)
    let moments = Set(hours.flatMap { [$0.lowerBound, $0.upperBound] } + [shift.opens])
    var changes: [Change] = []
    for moment in moments.filter({ (shift.opens..<shift.closes).contains($0) }).sorted() {
      let period = profile.period(at: Departure(weekday: weekday, secondOfDay: moment))
      if period != changes.last?.period { changes.append((moment, period)) }
    }
    return changes
  }

  /// The travel periods of a vehicle-day.
  /// - Parameters:
  ///   - ways: among `DayWays.figures`.
  ///   - matrix: its own, of traffic that flows as ever.
  ///   - first: where the matrices of slower traffic begin.
  mutating func periods(
    _ changes: [Change], on weekday: Int, ways: Int, matrix: Int, after first: Int
  ) -> [VehicleDay.TravelPeriod] {
    changes.map { change in
      guard let period = change.period else { return VehicleDay.TravelPeriod(opens: change.opens, matrix: matrix) }
      let key = Slower(ways: ways, period: period)
      let index = slower.firstIndex { $0.key == key } ?? slower.count
      if index == slower.count {
        slower.append((key, Departure(weekday: weekday, secondOfDay: change.opens)))
      }
      return VehicleDay.TravelPeriod(opens: change.opens, matrix: first + index)
    }
  }

  /// The matrices of slower traffic, in the order in which vehicle-days ask for them.
  /// - Parameter usual: of traffic that flows as ever, one for each of `ways`.
  func matrices(
    of ways: [TravelFigures], usual: [TravelMatrix], between places: [FieldPlace]
  ) throws -> [TravelMatrix] {
    try slower.map { key, departure in
      try ways[key.ways].matrix(between: places, at: departure, like: usual[key.ways])
    }
  }
}
