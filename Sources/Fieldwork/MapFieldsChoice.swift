import Exchange
import Territory

/// Which fields a map writes, judged once.
struct MapFieldsChoice {
  /// nil: the usual ones.
  private let names: Set<String>?
  private let isInternal: Bool
  /// The field of the figure that is asked for, written whichever fields are named.
  private let colouring: String?
  let conditions: MapConditions

  /// - Parameter units: keys and names of the units of the map, which conditions may name.
  /// - Throws: E-PRI-02 where the request names a field that its audience may not see, to write it or to filter by it;
  ///   `CoverageMapRefusal.unknownField`; `MapConditionRefusal`.
  init(
    _ request: MapRequest, fields: MapFields, colouring: String? = nil,
    units: () throws -> [(key: String, name: String)]
  ) throws {
    self.colouring = colouring
    isInternal = request.audience.isInternal
    names = request.fields.map(Set.init)
    let asked = MapConditions.fields(of: request.filter, unitKey: fields.unitKey)
    try Self.judge((request.fields ?? []) + asked, request, fields)
    conditions = try MapConditions(request.filter, unitKey: fields.unitKey, units: units)
  }

  private static func judge(_ asked: [String], _ request: MapRequest, _ fields: MapFields) throws {
    let isInternal = request.audience.isInternal
    let known = request.layers.flatMap { fields.names(of: $0) }
    let elsewhere = MapLayer.allCases.flatMap { fields.names(of: $0) }
    for name in asked {
      let found = known.filter { $0.name == name }
      if !isInternal {
        if found.contains(where: { $0.privacy != .public }) { throw WorksRule.privateField(name: name) }
        if found.isEmpty {
          try PrivateWords.judge(name)
          if elsewhere.contains(where: { $0.name == name && $0.privacy != .public }) {
            throw WorksRule.privateField(name: name)
          }
        }
      }
      guard !found.isEmpty else {
        // Only what this audience may see is offered.
        let seen = known.filter { isInternal || $0.privacy == .public }.map(\.name)
        throw CoverageMapRefusal.unknownField(name, known: seen.uniqued)
      }
    }
  }

  /// Whether a record is written: each field of its layer that the filter names has one of the values asked for.
  func takes<Record>(_ record: Record, of fields: [MapField<Record>], _ zone: Zone) -> Bool {
    conditions.take(record, of: fields, zone)
  }

  func takes<Record>(_ field: MapField<Record>) -> Bool {
    field.name == colouring || names?.contains(field.name) ?? (field.isUsual || isInternal)
  }

  /// Whether a field is written or filtered by.
  func asks<Record>(_ field: MapField<Record>) -> Bool { takes(field) || conditions.values[field.name] != nil }
}

/// Words for what no public map holds: they are refused as private, not as unknown (rule E-PRI-02).
enum PrivateWords {
  private static let members: Set<String> = [
    "integrante", "integrantes", "miembro", "miembros", "member", "members", "vocal", "vocales",
  ]
  private static let others: Set<String> = [
    "promotor", "promotora", "promotores", "promotoras", "promoter", "promoters", "inspector", "inspectores",
    "solicitante", "solicitantes", "peticionario", "peticionarios", "requester", "requesters", "zona", "zonas", "zone",
    "zones", "foto", "fotos", "photo", "photos", "telefono", "telefonos", "phone", "correo", "email", "domicilio",
    "curp", "rfc",
  ]

  private static func parts(_ name: String) -> Set<String> {
    Set(name.plain.split(whereSeparator: { $0 == " " || $0 == "_" }).map(String.init))
  }

  /// - Throws: `WorksRule.memberNames`, `WorksRule.privateField`.
  static func judge(_ name: String) throws {
    let parts = parts(name)
    if !parts.isDisjoint(with: members) { throw WorksRule.memberNames }
    if !parts.isDisjoint(with: others) { throw WorksRule.privateField(name: name) }
  }

  /// - Throws: `WorksRule.memberNames`, `CoverageMapRefusal.privateLayer`.
  static func judge(layer name: String) throws {
    let parts = parts(name)
    if !parts.isDisjoint(with: members) { throw WorksRule.memberNames }
    if !parts.isDisjoint(with: others) { throw CoverageMapRefusal.privateLayer(name) }
  }
}

extension Array where Element: Hashable {
  /// The elements without those that came before.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
