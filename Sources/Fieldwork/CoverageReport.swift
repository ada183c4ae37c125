import Store
import Territory

/// Which quarter's coverage a report tells, and of whom.
public struct CoverageRequest: Sendable {
  public var period: Period
  /// The level whose units are counted; nil: the finest one loaded on which works are followed.
  public var level: UnitLevel?
  /// The key or name of the file's municipality, or of one inside its state; nil: all.
  public var municipality: String?
  /// Names the records behind the counts.
  public var isListed: Bool
  /// Counts what had been recorded by the end of this day; nil: everything.
  public var asOf: LocalDate?
  public var language: Language

  public init(
    period: Period, level: UnitLevel? = nil, municipality: String? = nil, isListed: Bool = false,
    asOf: LocalDate? = nil, language: Language = .spanish
  ) {
    (self.period, self.level, self.municipality, self.isListed) = (period, level, municipality, isListed)
    (self.asOf, self.language) = (asOf, language)
  }
}

/// In how many units somebody looked at the works in a period.
public struct CoverageReport: Sendable, Hashable {
  /// A unit of the edition in force on the period's last day, with the visits that count in it.
  public struct CountedUnit: Sendable, Hashable {
    public var key: String
    public var name: String
    public var visits: Int

    public init(key: String, name: String, visits: Int) { (self.key, self.name, self.visits) = (key, name, visits) }
  }

  public struct CountedType: Sendable, Hashable {
    /// As stored.
    public var type: String
    public var count: Int

    public init(type: String, count: Int) { (self.type, self.count) = (type, count) }
  }

  public let period: Period
  /// Whom the report is about: `09006 Iztacalco`.
  public let place: String
  /// The edition whose units are the denominator, and their level.
  public let catalogue: String
  public let level: UnitLevel
  /// What a reader must know before trusting the figures: that the catalogue did not hold then, that the period goes on.
  public var cautions: [String] = []
  public let units: Int
  public let visited: Int
  /// Visits of the period, not annulled, in the edition's units: the quarterly report's and the map's.
  public let visits: Int
  /// Those that count in none of them.
  public let otherVisits: Int
  /// The commonest type first.
  public let projectsByType: [CountedType]
  /// Units without a visit, in order of key.
  public let missing: [CountedUnit]
  /// The records behind the counts, where they were asked for.
  public var records: CoverageRecords?

  /// Counts units; pure.
  /// - Parameters:
  ///   - units: every unit of the denominator, in order of key.
  ///   - allVisits: of the period, of which some may count in no unit.
  public init(
    period: Period, place: String, catalogue: String, level: UnitLevel, units: [CountedUnit], allVisits: Int,
    projectsByType: [CountedType]
  ) {
    (self.period, self.place, self.catalogue, self.level) = (period, place, catalogue, level)
    self.units = units.count
    missing = units.filter { $0.visits == 0 }
    visited = units.count - missing.count
    visits = units.reduce(0) { $0 + $1.visits }
    otherVisits = allVisits - visits
    self.projectsByType = projectsByType
  }

  public var projects: Int { projectsByType.reduce(0) { $0 + $1.count } }

  /// Tenths of a percent, half up.
  public var coverage: Int { tenthsOfPercent(visited, of: units) ?? 0 }
}

/// The records behind a report's counts.
public struct CoverageRecords: Sendable, Hashable {
  public struct VisitedUnit: Sendable, Hashable {
    public var key: String
    public var name: String
    public var visits: [NamedVisit]
  }

  public struct NamedVisit: Sendable, Hashable, Comparable {
    /// The visit's key, else the first eight of its id.
    public var key: String
    public var day: LocalDate

    public static func < (a: NamedVisit, b: NamedVisit) -> Bool { (a.day, a.key) < (b.day, b.key) }
  }

  public struct TypedProjects: Sendable, Hashable {
    public var type: String
    public var folios: [String]
  }

  public var visitedUnits: [VisitedUnit]
  /// Visits that count in no unit of the edition.
  public var otherVisits: [NamedVisit]
  /// In the order of `CoverageReport.projectsByType`.
  public var projects: [TypedProjects]
}

extension FieldOffice {
  /// Counts the coverage of a period.
  /// - Throws: `FieldworkRefusal.noUnits`, `CoverageMapRefusal`, `ReportRefusal`; `TerritoryRule` for a municipality that
  ///   is not the file's.
  public func coverageReport(_ request: CoverageRequest) throws -> CoverageReport {
    let recordedUntil = request.asOf ?? today
    return try read(asOf: request.asOf) { reader in
      let scope = try CoverageScope(
        reader, office: self, period: request.period, level: request.level, municipality: request.municipality,
        countsUnits: true)
      guard let edition = scope.edition else { throw FieldworkRefusal.noUnits }
      guard request.period.first <= recordedUntil else {
        throw ReportRefusal.notBegun(request.period, today: recordedUntil)
      }
      var units: [CoverageReport.CountedUnit] = []
      try reader.forEachVisitedUnit(of: edition, during: scope.bounds) { key, name, visits in
        guard scope.holds(UnitKey(key, level: edition.level)) else { return }
        units.append(CoverageReport.CountedUnit(key: key, name: name, visits: visits))
      }
      if units.isEmpty { throw scope.emptiness }
      var report = CoverageReport(
        period: request.period, place: scope.place(in: jurisdiction, ReportVoice(request.language)),
        catalogue: edition.code,
        level: edition.level, units: units, allVisits: try reader.visitCount(during: scope.bounds, where: scope.holds),
        projectsByType: try reader.projectsByType(during: scope.bounds, where: scope.holds).map {
          CoverageReport.CountedType(type: $0.type, count: $0.count)
        })
      report.cautions = cautions(of: edition, request.period, recordedUntil, ReportVoice(request.language))
      if request.isListed { report.records = try records(reader, scope, units, report.projectsByType) }
      return report
    }
  }

  private func cautions(
    of edition: CatalogueEdition, _ period: Period, _ recordedUntil: LocalDate, _ say: ReportVoice
  ) -> [String] {
    var cautions: [String] = []
    if !edition.isInForce(on: period.last) { cautions.append(say.notInForce(edition, on: period.last)) }
    if recordedUntil < period.last { cautions.append(say.unfinished(at: recordedUntil)) }
    return cautions
  }

  private func records(
    _ reader: FieldReader, _ scope: CoverageScope, _ units: [CoverageReport.CountedUnit],
    _ types: [CoverageReport.CountedType]
  ) throws -> CoverageRecords {
    var visits: [String: [CoverageRecords.NamedVisit]] = [:]
    var others: [CoverageRecords.NamedVisit] = []
    let keys = Set(units.map(\.key))
    try reader.forEachVisit(during: scope.bounds) { visit in
      guard scope.holds(visit.unit) else { return }
      let named = CoverageRecords.NamedVisit(
        key: visit.key ?? String(visit.id.description.prefix(8)), day: zone.date(of: visit.visitedAt))
      if let unit = visit.unit, unit.level == scope.edition?.level, keys.contains(unit.key) {
        visits[unit.key, default: []].append(named)
      } else {
        others.append(named)
      }
    }
    var folios: [String: [String]] = [:]
    try reader.forEachProject(during: scope.bounds) { type, folio, unit in
      if scope.holds(unit) { folios[type, default: []].append(folio) }
    }
    return CoverageRecords(
      visitedUnits: units.filter { $0.visits > 0 }.map { unit in
        CoverageRecords.VisitedUnit(
          key: unit.key, name: unit.name, visits: visits[unit.key, default: []].sorted())
      }, otherVisits: others.sorted(),
      projects: types.map { CoverageRecords.TypedProjects(type: $0.type, folios: folios[$0.type, default: []]) })
  }
}
