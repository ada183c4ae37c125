import Exchange
import Territory

/// Which fields a map writes, judged once.
struct MapFieldsChoice {
  /// nil: the usual ones.
  private let names: Set<String>?
  private let isInternal: Bool

  /// - Throws: E-PRI-02 for a field that the audience may not see; `CoverageMapRefusal.unknownField`.
  init(_ request: MapRequest, fields: MapFields) throws {
    let isInternal = request.audience.isInternal
    self.isInternal = isInternal
    guard let asked = request.fields else {
      names = nil
      return
    }
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
    names = Set(asked)
  }

  func takes<Record>(_ field: MapField<Record>) -> Bool {
    names?.contains(field.name) ?? (field.isUsual || isInternal)
  }
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
