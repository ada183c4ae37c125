import Rounds
import Store
import Territory

/// When the ways that lead through a zone at free hours are closed: nobody sets out who would still be inside when its
/// hours begin, nor before they end.
///
/// Only legs that nothing leads around are driven through a zone at all. How long before the zone's hours one of them
/// closes is told by the whole leg, as nobody knows where on it the zone lies, and in steps of five minutes or a sixth of
/// the longest such leg: a leg is closed somewhat too early rather than too late. Of ways that only several zones
/// together bar, each of them counts.
struct ZoneClosings {
  /// Of each set of ways (`DayWays.figures`): the legs, as cells of the matrices, that lead through each zone.
  private let legs: [[RecordID: Set<Int>]]
  private let zones: [[AvoidZone]]
  private let count: Int
  /// The matrices with closed legs, and from where on they stand among the problem's.
  private(set) var matrices: [TravelMatrix] = []
  private var indexes: [Closed: Int] = [:]
  private let first: Int

  /// Times of one matrix without some legs.
  private struct Closed: Hashable {
    var matrix: Int
    var legs: Set<Int>
  }

  /// - Parameters:
  ///   - all: of each set of ways, the legs that lead through zones.
  ///   - first: how many matrices the problem has already.
  init(_ ways: DayWays, through all: [Set<Int>], between places: [FieldPlace], after first: Int) throws {
    (zones, count, self.first) = (ways.zones.map(\.timed), places.count, first)
    legs = try ways.figures.indices.map { index -> [RecordID: Set<Int>] in
      let (timed, through) = (ways.zones[index].timed, all[index])
      if timed.count < 2 || through.isEmpty {
        return Dictionary(uniqueKeysWithValues: timed.map { ($0.id, through) })
      }
      var legs: [RecordID: Set<Int>] = [:]
      for zone in timed {
        let around = try ways.figures(closing: zone, besides: index).matrix(between: places, isPathlessGuessed: false)
        legs[zone.id] = through.filter { around.milliseconds[$0] == TravelMatrix.unreachable }
      }
      let shared = legs.values.reduce(through) { $0.subtracting($1) }
      return legs.mapValues { $0.union(shared) }
    }
  }

  /// The zones through which a leg leads on a day of these ways.
  func zones(from: Int, to: Int, ways: Int) -> [AvoidZone] {
    zones[ways].filter { legs[ways][$0.id]?.contains(from * count + to) ?? false }
  }

  /// The travel periods of a vehicle-day with its zones' hours; those that it has where no leg is ever closed.
  /// - Parameters:
  ///   - usual: the first of its ways' matrices, of the same times as its own.
  ///   - stays: visits inside each zone. Who could not be gone before its hours, or would find no open door before
  ///     them, does not set out to wait inside.
  ///   - known: the problem's matrices.
  mutating func periods(
    of day: VehicleDay, on date: LocalDate, ways: Int, usual: Int, staying stays: [RecordID: [Stay]],
    among known: [TravelMatrix]
  ) -> [VehicleDay.TravelPeriod] {
    let pace = pace(of: day, ways: ways, among: known)
    let shift = day.shift.closes - day.shift.opens
    let hours = zones[ways].flatMap { zone in
      zone.hours(on: date).map { hours in
        var seconds: [Int: Int] = [:]
        for leg in legs[ways][zone.id] ?? [] {
          let stay = (stays[zone.id] ?? []).filter { $0.place == leg % count }.map {
            $0.opens < hours.lowerBound ? $0.seconds : shift
          }
          seconds[leg] = pace.seconds[leg]! + min(stay.max() ?? 0, shift)
        }
        return (hours: hours, seconds: seconds)
      }
    }.filter { !$0.seconds.isEmpty }
    guard !hours.isEmpty else { return day.travelPeriods }
    var moments = Set(day.travelPeriods.map(\.opens) + [day.shift.opens])
    for zone in hours {
      moments.insert(zone.hours.upperBound)
      for steps in Set(zone.seconds.values.map(pace.steps)) {
        moments.formUnion((1...steps).map { zone.hours.lowerBound - $0 * pace.step + 1 })
      }
    }
    var periods: [VehicleDay.TravelPeriod] = []
    for moment in moments.sorted() where moment >= day.shift.opens {
      let matrix = day.travelPeriods.last { $0.opens <= moment }?.matrix ?? day.matrix
      var closed: Set<Int> = []
      for held in hours where moment < held.hours.upperBound {
        let start = held.hours.lowerBound
        let left = moment > start ? -1 : (start - moment) / pace.step * pace.step
        for (leg, seconds) in held.seconds where seconds > left { closed.insert(leg) }
      }
      let index = closed.isEmpty ? matrix : self.index(of: matrix == day.matrix ? usual : matrix, closed, among: known)
      if index != periods.last?.matrix ?? day.matrix { periods.append(.init(opens: moment, matrix: index)) }
    }
    return periods
  }

  /// A visit inside a zone.
  struct Stay {
    /// Row and column in the matrices.
    var place: Int
    /// For the visit and the way out.
    var seconds: Int
    /// When it can begin at the earliest, in seconds of the day.
    var opens: Int
  }

  /// How many seconds before each of a zone's hours whoever is at a place inside must leave it; 0 where no leg from
  /// there is ever closed.
  func lead(from place: Int, through zone: RecordID, of day: VehicleDay, ways: Int, among known: [TravelMatrix]) -> Int
  {
    let pace = pace(of: day, ways: ways, among: known)
    let leaving = (legs[ways][zone] ?? []).filter { $0 / count == place }
    return leaving.map { pace.steps(pace.seconds[$0]!) * pace.step }.max() ?? 0
  }

  /// How long the legs through zones take at most on a day, and how closely that is looked at.
  private struct Pace {
    var seconds: [Int: Int] = [:]
    var step = 300

    func steps(_ seconds: Int) -> Int { max(1, (seconds + step - 1) / step) }
  }

  private func pace(of day: VehicleDay, ways: Int, among known: [TravelMatrix]) -> Pace {
    var pace = Pace()
    let own = Set(([day.matrix] + day.travelPeriods.map(\.matrix)).filter { $0 < first })
    for leg in legs[ways].values.joined() {
      // A second more than it takes, as periods begin at whole ones.
      let longest = own.map { known[$0].milliseconds[leg] }.filter { $0 != TravelMatrix.unreachable }.max() ?? 0
      pace.seconds[leg] = Int(longest) / 1000 + 2
    }
    pace.step = max(pace.step, ((pace.seconds.values.max() ?? 0) / 6 + 59) / 60 * 60)
    return pace
  }

  private mutating func index(of matrix: Int, _ legs: Set<Int>, among known: [TravelMatrix]) -> Int {
    let closed = Closed(matrix: matrix, legs: legs)
    if let index = indexes[closed] { return index }
    var times = known[matrix]
    for leg in legs { times.milliseconds[leg] = TravelMatrix.unreachable }
    matrices.append(times)
    indexes[closed] = first + matrices.count - 1
    return first + matrices.count - 1
  }
}

extension Stop {
  /// Ends windows so much earlier that who visits is gone when `hours` begin; false where that leaves none.
  mutating func leave(before hours: Range<Int>, lead: Int) -> Bool {
    guard !windows.isEmpty else { return true }
    for index in windows.indices where windows[index].opens < hours.lowerBound {
      windows[index].closes = min(windows[index].closes, hours.lowerBound - serviceSeconds - lead)
    }
    windows.removeAll { $0.closes < $0.opens }
    return !windows.isEmpty
  }
}
