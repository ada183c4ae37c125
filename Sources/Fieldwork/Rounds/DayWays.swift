import Roads
import Store
import Territory

/// The ways between a plan's places on each of its days: around the zones whose hours fall into the day's shift.
///
/// A day keeps out of a zone all day long; only to what nothing else leads to, as to a visit inside at an hour that the
/// zone leaves free, the way goes through it.
struct DayWays {
  /// One for each set of zones, in the order in which days first have it.
  private(set) var figures: [TravelFigures] = []
  private var indexes: [Set<RecordID>: Int] = [:]
  private let plain: TravelFigures

  init(_ plain: TravelFigures) { self.plain = plain }

  /// Of the roads.
  var attributions: [String] { plain.attributions }

  /// The place among `figures` of the ways on a day that has these zones.
  mutating func index(with zones: [AvoidZone]) -> Int {
    // Without roads nobody knows what leads through a zone.
    let zones = plain.weighed == nil ? [] : zones
    let names = Set(zones.map(\.id))
    if let index = indexes[names] { return index }
    indexes[names] = figures.count
    figures.append(plain.keeping(outOf: zones.flatMap(\.area.polygons)))
    return figures.count - 1
  }
}
