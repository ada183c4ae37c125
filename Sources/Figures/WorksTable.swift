import Territory

/// A project as it counts in the table: where, how it stands, who pays.
public struct CountedWork: Sendable, Hashable {
  /// The unit's key; empty where the work has none.
  public var unit: String
  public var status: Project.Status
  public var programme: String
  public var assigned: Money?
  public var spent: Money?

  public init(unit: String, status: Project.Status, programme: String, assigned: Money? = nil, spent: Money? = nil) {
    (self.unit, self.status, self.programme, self.assigned, self.spent) = (unit, status, programme, assigned, spent)
  }
}

/// Works counted, with their money.
public struct WorksTally: Sendable, Hashable {
  public var works = 0
  public var assigned = Money(centavos: 0)
  public var spent = Money(centavos: 0)
  /// Works whose assigned amount is not recorded: `assigned` is a lower bound where there are any.
  public var withoutAmount = 0

  public init() {}

  mutating func add(_ work: CountedWork) {
    works += 1
    assigned = assigned + (work.assigned ?? Money(centavos: 0))
    spent = spent + (work.spent ?? Money(centavos: 0))
    withoutAmount += work.assigned == nil ? 1 : 0
  }
}

/// Works by unit, status and programme, with every margin. Margins are counted from the works and not from the cells, so
/// that a table that adds up has been checked.
public struct WorksTable: Sendable, Hashable {
  private struct Cell: Hashable {
    var unit: String?
    var status: Project.Status?
    var programme: String?
  }

  /// All units asked for and those of the works, in order of key.
  public let units: [String]
  /// Those that occur, in the order of a project's life.
  public let statuses: [Project.Status]
  /// Those that occur, in order of name.
  public let programmes: [String]
  private var tallies: [Cell: WorksTally] = [:]

  /// - Parameter units: keys that have a row even without a work.
  public init(of works: [CountedWork], units: [String] = []) {
    self.units = Set(units + works.map(\.unit)).sorted()
    let present = Set(works.map(\.status))
    statuses = Project.Status.allCases.filter(present.contains)
    programmes = Set(works.map(\.programme)).sorted()
    for work in works {
      for unit in [nil, work.unit] {
        for status in [nil, work.status] {
          for programme in [nil, work.programme] {
            tallies[Cell(unit: unit, status: status, programme: programme), default: WorksTally()].add(work)
          }
        }
      }
    }
  }

  /// The works of a unit, status and programme; nil means all of them.
  public subscript(
    unit unit: String? = nil, status status: Project.Status? = nil, programme programme: String? = nil
  ) -> WorksTally {
    tallies[Cell(unit: unit, status: status, programme: programme)] ?? WorksTally()
  }

  public var total: WorksTally { self[] }
}
