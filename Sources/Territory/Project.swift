/// A funded action, with one works site or more.
public struct Project: Sendable, Hashable {
  public var id: RecordID
  public var folio: String
  public var name: String
  /// Free text; `sin_tipo` where none was given.
  public var type: String
  public var source: Source
  public var fiscalYear: Int
  public var unitID: RecordID?
  public var status: Status
  public var budgetAssigned: Money?
  public var budgetSpent: Money?

  public init(
    id: RecordID, folio: String, name: String, type: String, source: Source, fiscalYear: Int, unitID: RecordID? = nil,
    status: Status, budgetAssigned: Money? = nil, budgetSpent: Money? = nil
  ) {
    self.id = id
    self.folio = folio
    self.name = name
    self.type = type
    self.source = source
    self.fiscalYear = fiscalYear
    self.unitID = unitID
    self.status = status
    self.budgetAssigned = budgetAssigned
    self.budgetSpent = budgetSpent
  }
}

extension Project {
  /// Where the money comes from, as stored.
  public enum Source: String, Sendable, CaseIterable {
    case participatoryBudget = "PP"
    case socialInfrastructure = "FAIS"
    case municipal
    case social
    case other = "otro"
  }

  /// Where a project stands, as stored.
  public enum Status: String, Sendable, CaseIterable {
    case prioritised = "priorizado"
    case scheduled = "programado"
    case underWay = "en_ejecucion"
    case suspended = "suspendido"
    case finished = "terminado"
    case delivered = "entregado"
    case cancelled = "cancelado"

    /// Whether its progress counts in means: all but a cancelled one's, which advances no more; a suspended one may be
    /// taken up again.
    public var advances: Bool { self != .cancelled }

    /// The statuses a project may pass to from this one (rule E-PRJ-02).
    public var next: Set<Status> {
      switch self {
      case .prioritised: [.scheduled, .cancelled]
      case .scheduled: [.underWay, .suspended, .cancelled]
      case .underWay: [.suspended, .finished, .cancelled]
      case .suspended: [.scheduled, .underWay, .cancelled]
      case .finished: [.delivered]
      case .delivered, .cancelled: []
      }
    }

    /// The first step that is missing on the shortest way to `goal`; nil where there is no way.
    public func missingStep(towards goal: Status) -> Status? {
      var paths = [[self]]
      var seen: Set<Status> = [self]
      while !paths.isEmpty {
        let path = paths.removeFirst()
        // The last step before the goal is what a person forgot to record.
        if path.last!.next.contains(goal) { return path.last! }
        for step in Status.allCases where path.last!.next.contains(step) && seen.insert(step).inserted {
          paths.append(path + [step])
        }
      }
      return nil
    }
  }
}
