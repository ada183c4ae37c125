/// An area that rounds keep out of at certain hours, for the safety of who goes: internal, never published.
public struct AvoidZone: Sendable, Hashable {
  public enum Severity: String, Sendable, CaseIterable {
    /// Told, but allowed.
    case warning = "aviso"
    case forbidden = "prohibido"
  }

  public var id: RecordID
  public var name: String
  public var area: Shape
  /// The days on which its hours begin; nil = since ever, for ever.
  public var validFrom: LocalDate?
  public var validTo: LocalDate?
  public var weekdays: Weekdays
  /// From an hour on (it belongs to them) to another (it does not), which may lie after midnight.
  public var from: TimeOfDay
  public var to: TimeOfDay
  public var severity: Severity

  public init(
    id: RecordID, name: String, area: Shape, validFrom: LocalDate? = nil, validTo: LocalDate? = nil,
    weekdays: Weekdays = .all, from: TimeOfDay = .midnight, to: TimeOfDay = .endOfDay, severity: Severity = .forbidden
  ) {
    self.id = id
    self.name = name
    self.area = area
    self.validFrom = validFrom
    self.validTo = validTo
    self.weekdays = weekdays
    self.from = from
    self.to = to
    self.severity = severity
  }
}

extension AvoidZone {
  private func begins(on day: LocalDate) -> Bool {
    weekdays.holds(day) && validFrom.map { $0 <= day } ?? true && validTo.map { day <= $0 } ?? true
  }

  /// Where its hours end, in seconds since the midnight of the day on which they begin.
  private var end: Int { to > from ? to.seconds : to.seconds + 86_400 }

  /// Its hours on a day, in seconds since the day's midnight, by hour: those that began the evening before first, and
  /// those that begin late reach past 86,400.
  public func hours(on day: LocalDate) -> [Range<Int>] {
    var hours: [Range<Int>] = []
    if end > 86_400, begins(on: day.adding(days: -1)) { hours.append(0..<(end - 86_400)) }
    if begins(on: day) { hours.append(from.seconds..<end) }
    return hours
  }

  /// `lun–vie 20:00–05:00`; without hours where they are all of a day's.
  public func words(in language: Language) -> String {
    let days = weekdays.words(in: language)
    return from == .midnight && to == .endOfDay ? days : "\(days) \(from)–\(to)"
  }
}
