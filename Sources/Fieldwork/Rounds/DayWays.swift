import Rounds
import Store
import Territory

/// The ways between a plan's places on each of its days: around the zones whose hours fall into the day's shift.
///
/// A zone that holds all through the shift is not entered. One that leaves hours free is kept out of all day long but for
/// what nothing else leads to, as to a visit inside at a free hour.
struct DayWays {
  /// One for each set of zones, in the order in which days first have it.
  private(set) var figures: [TravelFigures] = []
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
    figures.append(
      try plain.keeping(outOf: others.flatMap(\.area.polygons), andNever: closed.flatMap(\.area.polygons)))
    return figures.count - 1
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
