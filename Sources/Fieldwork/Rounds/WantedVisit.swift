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
  /// When it is due, by the days of the visits before it, and when the place's first visit of the plan is; nil: at any time.
  var due: LocalDate?
  var firstDue: LocalDate?
  /// A visit before this day would make the place due once more within the plan's days; nil: on any day.
  var earliest: LocalDate?
  /// What it asks of a promoter.
  var needs: Set<String> = []
  /// Hours within which it begins; none = at any time.
  var hours: [TimeWindow] = []
  /// Whether somebody asked for it, and not only its due date.
  var isNamed = false
  /// Goes before all that are not.
  var isRequired = false
  /// Its place among the first of its round, from 0; nil = any.
  var position: Int?
  /// Whether what it is locked to never goes out.
  var isLockedAway = false

  /// As the problem calls it.
  var id: String { occurrence == 1 ? place.key : "\(place.key) (\(occurrence))" }

  /// The hours at which the visit may begin on a day, so that it is over before a zone's hours begin; nil where that is
  /// at any time.
  func windows(on day: LocalDate, within shift: TimeWindow) -> [TimeWindow]? {
    let span = hours.isEmpty ? shift : hours.reduce(hours[0]) { $0.joined(with: $1) }
    let end = hours.isEmpty ? span.closes : span.closes + serviceMinutes * 60
    let forbidden = zones.flatMap { $0.hours(on: day) }.filter { $0.upperBound > span.opens && $0.lowerBound < end }
      .sorted { $0.lowerBound < $1.lowerBound }
    guard !forbidden.isEmpty else { return hours.isEmpty ? nil : hours }
    let free = windows(between: forbidden, of: span)
    return hours.isEmpty ? free : hours.flatMap { own in free.compactMap { own.overlap(with: $0) } }
  }

  private func windows(between forbidden: [Range<Int>], of span: TimeWindow) -> [TimeWindow] {
    var windows: [TimeWindow] = []
    var free = span.opens
    for hours in forbidden + [span.closes + serviceMinutes * 60..<Int.max] {
      let last = min(hours.lowerBound - serviceMinutes * 60, span.closes)
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
        windows: group.windows, priority: priority, isRequired: isRequired,
        // A locked place is of one day, and says which.
        vehicleDays: group.days.count == count && position == nil ? nil : group.days, skills: needs, demand: [1],
        lockedPosition: position)
    }
  }
}

extension TimeWindow {
  fileprivate func joined(with other: TimeWindow) -> TimeWindow {
    TimeWindow(opens: min(opens, other.opens), closes: max(closes, other.closes))
  }

  fileprivate func overlap(with other: TimeWindow) -> TimeWindow? {
    let (opens, closes) = (max(opens, other.opens), min(closes, other.closes))
    return opens <= closes ? TimeWindow(opens: opens, closes: closes) : nil
  }
}
