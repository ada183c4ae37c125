import Geometry
import Store
import Territory

/// A place that a round or a route can go to.
public struct FieldPlace: Sendable {
  public enum Kind: Sendable {
    case unit, site, office, position
  }
  public var kind: Kind
  /// nil for a bare position.
  public var id: RecordID?
  /// How people call it: key, code, name, or the position itself.
  public var key: String
  public var name: String?
  public var point: Coordinate
  /// The unit it lies in, whose declared legs serve it too.
  public var unitID: RecordID?
}

extension FieldPlace {
  /// How a bare position is called: six decimals, about a hand's breadth.
  static func key(of point: Coordinate) -> String { "\(decimals(point.longitude, 6)),\(decimals(point.latitude, 6))" }

  /// Whether somebody means it: by its key, its name or, of a bare position, its degrees.
  func isCalled(_ text: String) -> Bool {
    if key == text || name?.plain == text.plain { return true }
    return kind == .position && FieldReader.position(text).map(Self.key) == key
  }
}

extension FieldReader {
  /// The place that a person means: `LON,LAT`, a unit's key, a site's code, an office's name, a unit's name.
  /// - Throws: `FieldworkRefusal.unknown`, `.noPlace`; E-TER-02 for a unit that is not in force.
  func place(named text: String, on day: LocalDate, locator: UnitLocator) throws -> FieldPlace {
    if let position = Self.position(text) {
      return FieldPlace(kind: .position, id: nil, key: text, name: nil, point: position, unitID: nil)
    }
    if let unit = try locator.unit(key: text, on: day) { return try place(of: unit) }
    if let site = try records(.worksSite, named: text).first { return try place(ofSite: site) }
    if let office = try records(.office, named: text).first { return try place(ofOffice: office) }
    do {
      return try place(of: locator.unit(named: text, on: day))
    } catch FieldworkRefusal.unknown {
      throw FieldworkRefusal.unknownPlace(text)
    }
  }

  static func position(_ text: String) -> Coordinate? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0.filter { $0 != " " }) }
    guard parts.count == 2, let longitude = parts[0], let latitude = parts[1], longitude.isFinite, latitude.isFinite
    else { return nil }
    return Coordinate(longitude: longitude, latitude: latitude)
  }

  func place(of unit: TerritorialUnit) throws -> FieldPlace {
    guard let point = unit.point else { throw FieldworkRefusal.noPlace(unit.key) }
    return FieldPlace(kind: .unit, id: unit.id, key: unit.key, name: unit.name, point: point, unitID: unit.id)
  }

  func place(ofSite id: RecordID) throws -> FieldPlace {
    guard let site = try site(id) else { throw FieldworkRefusal.unknown(kind: .worksSite, text: id.description) }
    guard let point = try site.shape?.insidePoint() else { throw FieldworkRefusal.noPlace(site.code) }
    return FieldPlace(kind: .site, id: id, key: site.code, name: site.name, point: point, unitID: site.unitID)
  }

  func place(ofOffice id: RecordID) throws -> FieldPlace {
    guard let office = try offices().first(where: { $0.id == id }) else {
      throw FieldworkRefusal.unknown(kind: .office, text: id.description)
    }
    let unit = try office.unitID.flatMap { try self.unit($0) }
    guard let point = office.point ?? unit?.point else { throw FieldworkRefusal.noPlace(office.name) }
    return FieldPlace(kind: .office, id: id, key: office.name, name: nil, point: point, unitID: office.unitID)
  }
}
