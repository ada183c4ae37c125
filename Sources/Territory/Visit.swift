/// Somebody stood there, then, and saw.
public struct Visit: Sendable, Hashable {
  public var id: RecordID
  public var siteID: RecordID?
  /// Where the visit counts: where its point lies, else the unit named.
  public var unitID: RecordID?
  public var visitedAt: Instant
  public var capturedAt: Instant
  public var promoterID: RecordID?
  public var physical: Percentage?
  public var financial: Percentage?
  public var phase: Phase?
  public var point: Coordinate?
  /// Metres.
  public var accuracy: Double?

  public init(
    id: RecordID, siteID: RecordID? = nil, unitID: RecordID? = nil, visitedAt: Instant, capturedAt: Instant,
    promoterID: RecordID? = nil, physical: Percentage? = nil, financial: Percentage? = nil, phase: Phase? = nil,
    point: Coordinate? = nil, accuracy: Double? = nil
  ) {
    self.id = id
    self.siteID = siteID
    self.unitID = unitID
    self.visitedAt = visitedAt
    self.capturedAt = capturedAt
    self.promoterID = promoterID
    self.physical = physical
    self.financial = financial
    self.phase = phase
    self.point = point
    self.accuracy = accuracy
  }
}

extension Visit {
  /// Where the work stood, as stored.
  public enum Phase: String, Sendable, CaseIterable {
    case before = "antes"
    case during = "durante"
    case after = "despues"

    /// As a person reads it.
    public var word: String { self == .after ? "después" : rawValue }

    /// Reads the word with or without its accent.
    public init?(_ text: String) { self.init(rawValue: text.plain) }

    /// What the phase must be on `day` where nobody said: *durante* for a started site, *antes* before its start,
    /// *después* once finished.
    public init(on day: LocalDate, start: LocalDate?, end: LocalDate?) {
      if let start, day < start {
        self = .before
      } else if let end, day > end {
        self = .after
      } else {
        self = .during
      }
    }
  }
}

/// What is due where: a first day, and how often from then on.
public struct VisitDuty: Sendable, Hashable {
  public var id: RecordID
  public var siteID: RecordID?
  public var unitID: RecordID?
  public var firstDue: LocalDate
  public var everyDays: Int?
  public var serviceMinutes: Int?
  public var priority: Int

  public init(
    id: RecordID, siteID: RecordID? = nil, unitID: RecordID? = nil, firstDue: LocalDate, everyDays: Int? = nil,
    serviceMinutes: Int? = nil, priority: Int
  ) {
    self.id = id
    self.siteID = siteID
    self.unitID = unitID
    self.firstDue = firstDue
    self.everyDays = everyDays
    self.serviceMinutes = serviceMinutes
    self.priority = priority
  }
}

extension VisitDuty {
  /// The day on which the next visit is due: the first, then the last visit and the interval; nil once a duty without
  /// an interval has been met.
  public func due(lastVisit: LocalDate?) -> LocalDate? {
    guard let lastVisit, lastVisit >= firstDue || everyDays != nil else { return firstDue }
    guard let everyDays else { return nil }
    return max(firstDue, lastVisit.adding(days: everyDays))
  }
}
