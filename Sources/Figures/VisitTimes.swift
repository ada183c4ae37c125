import Territory

/// On which weekdays and at which hours visits are made: places that are only seen on a working morning are not seen as
/// their neighbours see them.
public struct VisitTimes: Sendable, Hashable {
  /// Visits on Monday … Sunday.
  public private(set) var weekdays = [Int](repeating: 0, count: 7)
  /// Visits that began in the hour 0 … 23, local time.
  public private(set) var hours = [Int](repeating: 0, count: 24)
  /// Visits whose hour is not known; they count by weekday.
  public private(set) var withoutHour = 0

  /// - Parameter visits: the local day, and the local hour (0…23) where it is known.
  public init(_ visits: [(day: LocalDate, hour: Int?)]) {
    for visit in visits {
      weekdays[visit.day.weekday - 1] += 1
      if let hour = visit.hour, hours.indices.contains(hour) { hours[hour] += 1 } else { withoutHour += 1 }
    }
  }

  public var weekend: Int { weekdays[5] + weekdays[6] }
}
