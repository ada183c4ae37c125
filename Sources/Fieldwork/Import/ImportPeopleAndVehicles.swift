import Store
import Territory

/// Offices: where rounds start and end.
struct OfficeImporter: RowImporter {
  static let fields = ["name", "unit", "kind", "lon", "lat", "hours"]
  static let required = ["name"]
  private let context: ImportContext

  init(_ context: ImportContext) { self.context = context }

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    let name = try row.required("name")
    let id = context.identified(RecordID(kind: "office", key: [name.plain]))
    var given = GivenFields()
    given.set("name", name)
    let kind = try row.word("kind", of: ["oficina", "deposito", "modulo_itinerante"])
    given.set("kind", try kind ?? (context.fields(of: .office, id) == nil ? "oficina" : nil))
    given.set("hours", row.text("hours"))
    let named = try row.text("unit").map { try context.locator.unit(named: $0, on: context.office.today) }
    let shape = try row.place(warn: context.warn, isSingle: context.isSingle)
    guard case .point(let point)? = shape else {
      given.set("unit_id", named?.id)
      return [Assignment(.office, id, given.fields)]
    }
    given.set("point", shape)
    given.set("unit_id", try named?.id ?? context.locator.place(of: point, on: context.office.today).unit?.id)
    return [Assignment(.office, id, given.fields)]
  }
}

/// Promoters, inspectors, coordinators, analysts: codes and roles; names stay internal.
struct PromoterImporter: RowImporter {
  static let fields = ["code", "role", "name", "active", "home_office"]
  static let required = ["code"]
  private let context: ImportContext

  init(_ context: ImportContext) { self.context = context }

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    let code = try row.required("code")
    let id = context.identified(RecordID(kind: "promoter", key: [code]))
    var given = GivenFields()
    given.set("code", code)
    let role = try row.word("role", of: ["promotor", "inspector", "coordinador", "analista"])
    given.set("role", try role ?? (context.fields(of: .promoter, id) == nil ? "promotor" : nil))
    given.set("name", row.text("name"))
    given.set("active", try row.flag("active"))
    given.set("home_office_id", try row.text("home_office").map { try context.reader.record(.office, named: $0) })
    return [Assignment(.promoter, id, given.fields)]
  }
}

/// Vehicles with the economy that plans count on.
struct VehicleImporter: RowImporter {
  static let fields = [
    "econ_no", "plates", "make", "model", "year", "fuel", "km_per_l", "km_per_l_nominal", "tank_l", "seats",
    "odometer_km", "owner", "available_from", "available_to",
  ]
  static let required = ["econ_no"]
  private let context: ImportContext

  init(_ context: ImportContext) { self.context = context }

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    let number = try row.required("econ_no")
    let id = context.identified(RecordID(kind: "vehicle", key: [number]))
    let isNew = try context.fields(of: .vehicle, id) == nil
    var given = GivenFields()
    given.set("econ_no", number)
    for name in ["plates", "make", "model"] { given.set(name, row.text(name)) }
    for name in ["year", "seats"] { given.set(name, try row.integer(name)) }
    for name in ["km_per_l", "km_per_l_nominal", "tank_l", "odometer_km"] {
      given.set(name, try row.scaled(name, decimals: 3))
    }
    if isNew, given.fields["km_per_l"] == nil { throw FieldworkRefusal.missing(field: "km_per_l") }
    let fuel = try row.word("fuel", of: ["magna", "premium", "diesel"])
    given.set("fuel", fuel ?? (isNew ? "magna" : nil))
    given.set("owner", try row.word("owner", of: ["oficina", "prestado_tesoreria", "particular"]))
    for name in ["available_from", "available_to"] { given.set(name, try row.date(name)) }
    for name in ["km_per_l", "km_per_l_nominal", "tank_l", "seats"] {
      if let value = given.fields[name]?.integer, value <= 0 {
        throw FieldworkRefusal.badNumber(field: name, text: row.text(name) ?? "")
      }
    }
    return [Assignment(.vehicle, id, given.fields)]
  }
}

/// Fuel prices, each from a day on.
struct PriceImporter: RowImporter {
  static let fields = ["fuel", "place", "valid_from", "price", "source"]
  static let required = ["fuel", "valid_from", "price"]

  init(_ context: ImportContext) {}

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    guard let fuel = try row.word("fuel", of: ["magna", "premium", "diesel"]) else {
      throw FieldworkRefusal.missing(field: "fuel")
    }
    guard let day = try row.date("valid_from") else { throw FieldworkRefusal.missing(field: "valid_from") }
    guard let price = try row.scaled("price", decimals: 4), price > 0 else {
      throw FieldworkRefusal.badNumber(field: "price", text: row.text("price") ?? "")
    }
    var given = GivenFields()
    given.set("fuel", fuel)
    given.set("valid_from", day)
    given.set("price", price)
    given.set("place", row.text("place"))
    given.set("source", row.text("source"))
    let id = RecordID(kind: "fuel_price", key: [fuel, row.text("place") ?? "", day.description])
    return [Assignment(.fuelPrice, id, given.fields)]
  }
}
