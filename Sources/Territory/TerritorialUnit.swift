/// A unit of one edition of a catalogue: a UT, a locality, a municipality.
public struct TerritorialUnit: Sendable, Hashable {
  public var id: RecordID
  /// CVEUT, CVEGEO: always text, leading zeros count.
  public var key: String
  public var name: String
  public var level: UnitLevel
  public var catalogueID: RecordID
  public var kind: String?
  public var population: Int?
  public var boundary: Shape?
  /// A position inside the boundary.
  public var point: Coordinate?

  public init(
    id: RecordID, key: String, name: String, level: UnitLevel, catalogueID: RecordID, kind: String? = nil,
    population: Int? = nil, boundary: Shape? = nil, point: Coordinate? = nil
  ) {
    self.id = id
    self.key = key
    self.name = name
    self.level = level
    self.catalogueID = catalogueID
    self.kind = kind
    self.population = population
    self.boundary = boundary
    self.point = point
  }
}

/// An edition of a catalogue of units, in force between two days (nil: open).
public struct CatalogueEdition: Sendable, Hashable {
  public var id: RecordID
  /// `iecm-2022`.
  public var code: String
  public var level: UnitLevel
  public var validFrom: LocalDate?
  public var validTo: LocalDate?

  public init(id: RecordID, code: String, level: UnitLevel, validFrom: LocalDate? = nil, validTo: LocalDate? = nil) {
    self.id = id
    self.code = code
    self.level = level
    self.validFrom = validFrom
    self.validTo = validTo
  }

  /// Whether it held on a day; one without dates always did.
  public func isInForce(on day: LocalDate) -> Bool { (validFrom ?? day) <= day && (validTo ?? day) >= day }
}

/// The territory an office answers for, which rules E-TER-03 and E-TER-04 test against.
public struct Jurisdiction: Sendable, Hashable {
  public enum Scope: String, Sendable, CaseIterable {
    case municipality, state, country
  }

  /// CVE_MUN of five digits, CVE_ENT of two, nil for the country.
  public var key: String?
  public var name: String
  public var scope: Scope
  public var zone: Zone

  public init(key: String? = nil, name: String, scope: Scope, zone: Zone) {
    self.key = key
    self.name = name
    self.scope = scope
    self.zone = zone
  }
}
