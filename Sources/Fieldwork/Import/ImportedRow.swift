import FoundationEssentials
import Geometry
import Store
import Territory

/// One row under the importer's own field names, read into types that cannot be wrong.
struct ImportedRow {
  /// A CSV's line, a feature's ordinal; 0 for a record typed on the command line.
  var place: Int
  /// By field; an empty cell is absent.
  var values: [String: String]
  var shape: Shape?

  func text(_ field: String) -> String? { values[field] }

  func required(_ field: String) throws -> String {
    guard let text = values[field] else { throw FieldworkRefusal.missing(field: field) }
    return text
  }

  /// Free text that somebody typed: never with people's identifiers in it.
  func note(_ field: String) throws -> String? {
    try PersonalData.judge(values[field])
    return values[field]
  }

  func integer(_ field: String) throws -> Int? {
    try values[field].map { text in
      guard let value = scaledDecimal(text, decimals: 0), scaledDecimal(text, decimals: 3) == value * 1000 else {
        throw FieldworkRefusal.badNumber(field: field, text: text)
      }
      return value
    }
  }

  /// A decimal number in whole `10^-decimals`.
  func scaled(_ field: String, decimals: Int) throws -> Int? {
    try values[field].map { text in
      guard let value = scaledDecimal(text, decimals: decimals) else {
        throw FieldworkRefusal.badNumber(field: field, text: text)
      }
      return value
    }
  }

  func percentage(_ field: String) throws -> Percentage? {
    try scaled(field, decimals: 2).map { hundredths in
      guard let value = Percentage(hundredths: hundredths) else {
        throw VisitRule.progressOutOfRange(grouped(hundredths, decimals: 2))
      }
      return value
    }
  }

  func date(_ field: String) throws -> LocalDate? {
    try values[field].map { text in
      guard let date = LocalDate(text.prefix(10)) else { throw FieldworkRefusal.badDate(field: field, text: text) }
      return date
    }
  }

  func instant(_ field: String, in zone: Zone) throws -> Instant? {
    try values[field].map { text in
      guard let instant = zone.instant(text) else { throw FieldworkRefusal.badDate(field: field, text: text) }
      return instant
    }
  }

  /// One of a closed list of words, told without regard to case, accents and spaces («En ejecución»).
  func word(_ field: String, of allowed: [String]) throws -> String? {
    try values[field].map { text in
      let folded = text.plain.replacing(" ", with: "_")
      guard let word = allowed.first(where: { $0 == text || $0.plain.replacing(" ", with: "_") == folded }) else {
        throw FieldworkRefusal.badWord(field: field, text: text, allowed: allowed)
      }
      return word
    }
  }

  func flag(_ field: String) throws -> Int? {
    try values[field].map { text in
      switch text.plain {
      case "1", "si", "yes", "true", "verdadero", "x": 1
      case "0", "no", "false", "falso": 0
      default: throw FieldworkRefusal.badWord(field: field, text: text, allowed: ["sí", "no"])
      }
    }
  }

  /// The position that `lon` and `lat` name, in order and inside Mexico (rule E-TER-04).
  func position() throws -> Coordinate? {
    switch (values["lon"], values["lat"]) {
    case (nil, nil): return nil
    case (let longitude?, let latitude?):
      guard let longitude = Double(longitude) else { throw FieldworkRefusal.badNumber(field: "lon", text: longitude) }
      guard let latitude = Double(latitude) else { throw FieldworkRefusal.badNumber(field: "lat", text: latitude) }
      let point = Coordinate(longitude: longitude, latitude: latitude)
      try TerritoryRule.judge(point)
      return point.quantised
    case (nil, _): throw FieldworkRefusal.missing(field: "lon")
    case (_, nil): throw FieldworkRefusal.missing(field: "lat")
    }
  }

  /// Where the record stands: `lon` and `lat`, else the row's own shape, judged and mended (rule E-TER-04).
  func place(warn: (any Refusal) -> Void, isSingle: Bool = false) throws -> Shape? {
    if let position = try position() { return .point(position) }
    guard let shape else { return nil }
    return try soundShape(shape, warn: warn, isSingle: isSingle)
  }
}

/// Fields that an assignment sets, only those that the row gave.
struct GivenFields {
  private(set) var fields: [String: FieldValue] = [:]

  mutating func set(_ name: String, _ text: String?) { if let text { fields[name] = .text(text) } }
  mutating func set(_ name: String, _ integer: Int?) { if let integer { fields[name] = .integer(integer) } }
  mutating func set(_ name: String, _ date: LocalDate?) { set(name, date?.description) }
  mutating func set(_ name: String, _ instant: Instant?) { set(name, instant?.description) }
  mutating func set(_ name: String, _ id: RecordID?) { set(name, id?.description) }
  mutating func set(_ name: String, _ shape: Shape?) { if let shape { fields[name] = FieldValue(shape) } }
  mutating func set(_ name: String, _ percentage: Percentage?) { set(name, percentage?.hundredths) }
}

/// A shape fit to be kept: in lon,lat order, inside Mexico, valid, on the journal's grid.
///
/// An import mends what crosses itself where the area changes by 1 % at most, and says so; a single command refuses it.
func soundShape(_ shape: Shape, warn: (any Refusal) -> Void, isSingle: Bool) throws -> Shape {
  try shape.forEachCoordinate { try TerritoryRule.judge($0) }
  guard !shape.polygons.isEmpty else { return shape.quantised }
  guard let invalidity = shape.invalidity else { return try shape.validQuantised() }
  if isSingle { throw TerritoryRule.selfCrossing(invalidity.position) }
  let (mended, change) = try shape.mended()
  guard change <= 0.01 else { throw TerritoryRule.unmendable(areaChange: change) }
  warn(ImportNotice.mended(invalidity, areaChange: change))
  return try mended.validQuantised()
}
