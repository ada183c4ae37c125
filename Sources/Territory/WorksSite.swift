/// A place where work is done.
public struct WorksSite: Sendable, Hashable {
  public var id: RecordID
  /// The project's folio with `-1`, `-2` … unless given.
  public var code: String
  public var projectID: RecordID
  public var name: String?
  public var unitID: RecordID?
  public var startDate: LocalDate?
  public var endDate: LocalDate?
  /// Metres; a photo farther away warns.
  public var photoRadius: Double
  /// Placed at its unit's inside point for want of a better one.
  public var isApproximate: Bool
  public var shape: Shape?

  public init(
    id: RecordID, code: String, projectID: RecordID, name: String? = nil, unitID: RecordID? = nil,
    startDate: LocalDate? = nil, endDate: LocalDate? = nil, photoRadius: Double, isApproximate: Bool,
    shape: Shape? = nil
  ) {
    self.id = id
    self.code = code
    self.projectID = projectID
    self.name = name
    self.unitID = unitID
    self.startDate = startDate
    self.endDate = endDate
    self.photoRadius = photoRadius
    self.isApproximate = isApproximate
    self.shape = shape
  }
}

/// Where rounds start and end.
public struct Office: Sendable, Hashable {
  public var id: RecordID
  public var name: String
  public var unitID: RecordID?
  public var point: Coordinate?

  public init(id: RecordID, name: String, unitID: RecordID? = nil, point: Coordinate? = nil) {
    self.id = id
    self.name = name
    self.unitID = unitID
    self.point = point
  }
}

/// Somebody who goes to the field, or who sends them.
public struct Promoter: Sendable, Hashable {
  public var id: RecordID
  public var code: String
  public var role: String
  /// Internal: never in public output.
  public var name: String?
  public var isActive: Bool

  public init(id: RecordID, code: String, role: String, name: String? = nil, isActive: Bool) {
    self.id = id
    self.code = code
    self.role = role
    self.name = name
    self.isActive = isActive
  }
}
