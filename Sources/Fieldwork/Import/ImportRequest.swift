import Exchange
import Store
import Territory

/// What `import` can take.
public enum ImportKind: String, Sendable, CaseIterable {
  case units, localities, projects, sites, events, offices, vehicles, promoters, prices, legs, visits, zones

  var importer: any RowImporter.Type {
    switch self {
    case .units, .localities: UnitImporter.self
    case .projects: ProjectImporter.self
    case .sites: SiteImporter.self
    case .events: EventImporter.self
    case .offices: OfficeImporter.self
    case .vehicles: VehicleImporter.self
    case .promoters: PromoterImporter.self
    case .prices: PriceImporter.self
    case .legs: LegImporter.self
    case .visits: VisitImporter.self
    case .zones: ZoneImporter.self
    }
  }

  func makeImporter(_ context: ImportContext) -> any RowImporter {
    switch self {
    case .units, .localities: UnitImporter(context)
    case .projects: ProjectImporter(context)
    case .sites: SiteImporter(context)
    case .events: EventImporter(context)
    case .offices: OfficeImporter(context)
    case .vehicles: VehicleImporter(context)
    case .promoters: PromoterImporter(context)
    case .prices: PriceImporter(context)
    case .legs: LegImporter(context)
    case .visits: VisitImporter(context)
    case .zones: ZoneImporter(context)
    }
  }

  /// The fields of its rows, as `--map` names them.
  public var fields: [String] { importer.fields }

  /// The records it makes.
  public var recordKind: RecordKind {
    switch self {
    case .units, .localities: .territorialUnit
    case .projects: .project
    case .sites: .worksSite
    case .events: .event
    case .offices: .office
    case .vehicles: .vehicle
    case .promoters: .promoter
    case .prices: .fuelPrice
    case .legs: .travelLeg
    case .visits: .visit
    case .zones: .avoidZone
    }
  }
}

/// A file to import, and what the person said about it.
public struct ImportRequest: Sendable {
  public var kind: ImportKind
  public var path: String
  /// `--map`: rules, or the name of a file of rules.
  public var map: String?
  public var level: UnitLevel?
  public var coordinateSystem: String?
  public var encoding: String?
  public var catalogue: String?
  public var validFrom: LocalDate?
  /// Refuse the whole file for one row.
  public var isStrict: Bool
  /// Why rows come late, or figures fall.
  public var reason: String?

  public init(
    kind: ImportKind, path: String, map: String? = nil, level: UnitLevel? = nil, coordinateSystem: String? = nil,
    encoding: String? = nil, catalogue: String? = nil, validFrom: LocalDate? = nil, isStrict: Bool = false,
    reason: String? = nil
  ) {
    self.kind = kind
    self.path = path
    self.map = map
    self.level = level ?? (kind == .localities ? .locality : nil)
    self.coordinateSystem = coordinateSystem
    self.encoding = encoding
    self.catalogue = catalogue
    self.validFrom = validFrom
    self.isStrict = isStrict
    self.reason = reason
  }
}

/// What an import did: read = new + changed + unchanged + refused.
public struct ImportReport: Sendable {
  public var read = 0
  public var new = 0
  public var changed = 0
  public var unchanged = 0
  public var refused: Int { refusals.count }
  public var refusals: [RowNote] = []
  public var warnings: [RowNote] = []
  public var facts: SourceFacts?

  /// Something about one row.
  public struct RowNote: Sendable {
    /// A CSV's line, a feature's ordinal.
    public var place: Int
    /// The row's own key, where it could be read.
    public var key: String?
    public var rule: any Refusal
  }

  mutating func count(_ change: Change) {
    switch change {
    case .new: new += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    }
  }
}
