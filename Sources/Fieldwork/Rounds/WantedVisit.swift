import Rounds
import Territory

/// A visit that a plan may make.
///
/// An avoid zone may leave it other hours on one day than on another; it is then one stop for each set of hours, of which
/// only one can be served. A duty that falls due several times is several visits, the interval apart.
struct WantedVisit {
  var place: FieldPlace
  /// 1 for the first visit of the place.
  var occurrence: Int
  var serviceMinutes: Int
  var priority: Int
  /// The zones it lies in.
  var zones: [AvoidZone] = []
  /// Days between two visits of the place; nil where it is visited once.
  var interval: Int?
  /// What it asks of a promoter.
  var needs: Set<String> = []

  /// As reasons and violations call it.
  var id: String { occurrence == 1 ? place.key : "\(place.key) (\(occurrence))" }

  /// The hours at which the visit may begin on a day, so that it is over before a zone's hours begin; nil where that is
  /// at any time.
  func windows(on day: LocalDate, within shift: TimeWindow) -> [TimeWindow]? {
    let forbidden = zones.flatMap { $0.hours(on: day) }.filter { $0.upperBound > shift.opens }
      .filter { $0.lowerBound < shift.closes }.sorted { $0.lowerBound < $1.lowerBound }
    guard !forbidden.isEmpty else { return nil }
    var windows: [TimeWindow] = []
    var free = shift.opens
    for hours in forbidden + [shift.closes + serviceMinutes * 60..<Int.max] {
      let last = min(hours.lowerBound - serviceMinutes * 60, shift.closes)
      if last >= free { windows.append(TimeWindow(opens: free, closes: last)) }
      free = max(free, hours.upperBound)
    }
    return windows
  }

  /// Its stops: one for each set of hours that the days leave it; none where its zones leave none.
  /// - Parameter allowed: the vehicle-days that may serve it.
  func stops(at location: Int, on allowed: [VehicleDay], ofAll count: Int) -> [Stop] {
    var groups: [(windows: [TimeWindow], days: Set<String>)] = []
    for day in allowed {
      let windows = LocalDate(day.day).flatMap { self.windows(on: $0, within: day.shift) }
      if windows?.isEmpty == true { continue }
      if let index = groups.firstIndex(where: { $0.windows == windows ?? [] }) {
        groups[index].days.insert(day.id)
      } else {
        groups.append((windows ?? [], [day.id]))
      }
    }
    return groups.enumerated().map { index, group in
      Stop(
        id: index == 0 ? id : "\(id) [\(index + 1)]", location: location, serviceSeconds: serviceMinutes * 60,
        windows: group.windows, priority: priority, vehicleDays: group.days.count == count ? nil : group.days,
        skills: needs, demand: [1])
    }
  }
}
