import Exchange
import Territory

/// Which fields a map writes, judged once.
struct MapFieldsChoice {
  /// nil: the usual ones.
  private let names: Set<String>?
  private let isInternal: Bool
  /// Field names and the values that features must have there.
  private let conditions: [String: Set<String>]

  /// - Throws: E-PRI-02 for a field that the audience may not see, to be written or to filter by;
  ///   `CoverageMapRefusal.unknownField`.
  init(_ request: MapRequest, fields: MapFields) throws {
    isInternal = request.audience.isInternal
    // The words of the command line stand for the fields of the file.
    let aliases = ["status": "estado", "unit": fields.unitKey]
    var conditions: [String: Set<String>] = [:]
    for (column, values) in request.filter?.conditions ?? [] {
      conditions[aliases[column] ?? column, default: []].formUnion(values)
    }
    self.conditions = conditions
    names = request.fields.map(Set.init)
    try Self.judge((request.fields ?? []) + conditions.keys.sorted(), request, fields)
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

  /// Whether a record is written: it has one of the values asked for in each field that is named and that its layer has.
  func takes<Record>(_ record: Record, of fields: [MapField<Record>], _ zone: Zone) -> Bool {
    conditions.isEmpty
      || fields.allSatisfy { field in
        conditions[field.name].map { $0.contains(field.value(record, zone).filterText) } ?? true
      }
  }

  func takes<Record>(_ field: MapField<Record>) -> Bool {
    names?.contains(field.name) ?? (field.isUsual || isInternal)
  }

  /// Whether a field is written or filtered by.
  func asks<Record>(_ field: MapField<Record>) -> Bool { takes(field) || conditions[field.name] != nil }
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
