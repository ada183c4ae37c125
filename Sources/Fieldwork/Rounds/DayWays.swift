import Rounds
import Store
import Territory

/// The ways between a plan's places on each of its days: around the zones whose hours fall into the day's shift.
///
/// A zone that holds all through the shift is not entered. One that leaves hours free is kept out of all day long but for
/// what nothing else leads to, as to a visit inside: that is driven at a free hour (`ZoneClosings`).
struct DayWays {
  /// One for each set of zones, in the order in which days first have it.
  private(set) var figures: [TravelFigures] = []
  /// Of each of them: zones that hold all through the shift, and those that leave hours free.
  private(set) var zones: [(closed: [AvoidZone], timed: [AvoidZone])] = []
  /// The figures of a day without zones.
  let plain: TravelFigures
  private var indexes: [[Set<RecordID>]: Int] = [:]

  init(_ plain: TravelFigures) { self.plain = plain }

  /// Of the roads.
  var attributions: [String] { plain.attributions }

  /// The place among `figures` of the ways on a day that has these zones.
  mutating func index(with zones: [AvoidZone], on day: LocalDate, within shift: TimeWindow) throws -> Int {
    // Without roads nobody knows what leads through a zone.
    let zones = plain.weighed == nil ? [] : zones
    let closed = zones.filter { $0.holds(all: shift, of: day) }
    let others = zones.filter { !$0.holds(all: shift, of: day) }
    let names = [closed, others].map { Set($0.map(\.id)) }
    if let index = indexes[names] { return index }
    indexes[names] = figures.count
    self.zones.append((closed, others))
    figures.append(
      try plain.keeping(outOf: others.flatMap(\.area.polygons), andNever: closed.flatMap(\.area.polygons)))
    return figures.count - 1
  }

  /// The ways that do not enter a zone, nor those that the ways at `index` never enter.
  func figures(closing zone: AvoidZone, besides index: Int) throws -> TravelFigures {
    try plain.keeping(outOf: [], andNever: (zones[index].closed + [zone]).flatMap(\.area.polygons))
  }

  /// Those of the zones that hold all through the shift of some day which alone take the way from `ends` to a place, or
  /// back; all of them where only several together do.
  func zones(barring place: FieldPlace, from ends: [FieldPlace], on days: Set<Int>) -> [AvoidZone] {
    var closed: [AvoidZone] = []
    for zone in days.sorted().flatMap({ zones[$0].closed }) where !closed.contains(zone) { closed.append(zone) }
    guard closed.count > 1 else { return closed }
    let alone = closed.filter { zone in
      let places = ends + [place]
      let around = try? plain.keeping(outOf: [], andNever: zone.area.polygons).matrix(
        between: places, isPathlessGuessed: false)
      return around.map { around in
        ends.indices.contains { end in
          !around.isReachable(from: end, to: ends.count) || !around.isReachable(from: ends.count, to: end)
        }
      } ?? true
    }
    return alone.isEmpty ? closed : alone
  }
}

extension AvoidZone {
  /// Whether its hours fall into a shift of the day.
  func holds(on day: LocalDate, within shift: TimeWindow) -> Bool {
    hours(on: day).contains { $0.lowerBound < shift.closes && $0.upperBound > shift.opens }
  }

  fileprivate func holds(all shift: TimeWindow, of day: LocalDate) -> Bool {
    hours(on: day).contains { $0.lowerBound <= shift.opens && $0.upperBound >= shift.closes }
  }
}
